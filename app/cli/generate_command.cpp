// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/candidate_json.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/finite_notice.h"
#include "app/cli/input.h"
#include "app/cli/sampler_options.h"
#include "core/format/number_text.h"
#include "core/run/decoding.h"

#include <array>

namespace heedmap {

namespace {

constexpr Index default_steps = 20;

struct GenerateOptions {
    InputOptions input;
    SamplerChoice sampler;
    std::string steps;
    bool json = false;
};

std::string candidateJson(const Candidate& candidate, const Tokenizer& tokenizer) {
    return candidateFields(candidate, tokenizer) +
           ", \"sampled_probability\": " + json_number(candidate.sampled_probability);
}

std::string stepJson(const Candidate& chosen, std::span<const Candidate> candidates,
                     const Tokenizer& tokenizer) {
    std::string best;
    for (const Candidate& candidate :
         candidates.first(std::min(listedCandidates, candidates.size()))) {
        best += (best.empty() ? "{" : ", {") + candidateJson(candidate, tokenizer) + "}";
    }
    return "{" + candidateJson(chosen, tokenizer) + ", \"best\": [" + best + "]}";
}

std::string idsJson(std::span<const TokenId> ids) {
    std::string out;
    for (const TokenId id : ids) {
        out += (out.empty() ? "" : ", ") + std::to_string(id);
    }
    return "[" + out + "]";
}

/// Decodes `steps` tokens after the input, or up to the end of the text; `report`, when given, gets
/// the JSON of each step.
Result<DecodingSession> decode(const Input& input, Index steps, const SamplerOptions& sampler,
                               std::string* report) {
    Result<Trace> prompt = forward(input.model, input.modelInput());
    if (!prompt) {
        return prompt.error();
    }
    Result<DecodingSession> session = DecodingSession::start(std::move(*prompt));
    for (Index step = 0; session && step < steps && !session->ended(); ++step) {
        std::vector<Candidate> candidates;
        if (report != nullptr) {
            candidates = distribution(session->next_logits(), sampler, session->forbidden());
        }
        if (Result<void> stepped = session->step(sampler); !stepped) {
            noteNotFiniteLogits(*input.model, session->next_logits());
            return stepped.error();
        }
        if (report != nullptr) {
            *report += (step == 0 ? "" : ",\n  ") +
                       stepJson(session->step_at(step).chosen, candidates, *input.tokenizer);
        }
    }
    return session;
}

/// The ids without an encoder-decoder's start and end, which are no part of the translation.
std::span<const TokenId> textOf(std::span<const TokenId> ids, const ModelConfig& config) {
    if (!config.encoder) {
        return ids;
    }
    if (!ids.empty() && ids.front() == config.decoder_start_token_id) {
        ids = ids.subspan(1);
    }
    const bool ended = !ids.empty() && config.ends_text(ids.back());
    return ended ? ids.first(ids.size() - 1) : ids;
}

/// Why no more tokens came.
enum class Stop { steps, end, positions };

std::string_view nameOf(Stop stop) {
    constexpr std::array<std::string_view, 3> names{"steps", "end", "positions"};
    return names[static_cast<std::size_t>(stop)];
}

std::string remarkOn(Stop stop, const DecodingSession& session) {
    const Index steps = session.position();
    const std::string after =
        "stopped after " + std::to_string(steps) + (steps == 1 ? " token: " : " tokens: ");
    switch (stop) {
    case Stop::end:
        return after + "the model ended the text";
    case Stop::positions:
        return after + "the model's " +
               std::to_string(session.trace().model()->config.max_tokens()) + " positions are full";
    case Stop::steps:
        break;
    }
    return after + "more with --steps";
}

Result<void> generate(const GenerateOptions& options) {
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    const Index length = static_cast<Index>(input->encoding.ids.size());
    const Index room = input->model->config.max_tokens() - length;
    if (room < 0) {
        return forward(input->model, input->modelInput()).error();
    }
    const Index defaultSteps = input->source ? room : std::min(default_steps, room);
    const Result<Index> steps = integerIn(
        "--steps", options.steps.empty() ? std::to_string(defaultSteps) : options.steps, 0, room);
    if (!steps) {
        return steps.error();
    }
    const Result<SamplerOptions> sampler =
        readSampler(options.sampler, input->model->config.vocab_size);
    if (!sampler) {
        return sampler.error();
    }
    std::string report;
    const Result<DecodingSession> session =
        decode(*input, *steps, *sampler, options.json ? &report : nullptr);
    if (!session) {
        return session.error();
    }
    const std::vector<TokenId>& ids = session->trace().ids();
    const Stop stop = session->ended()              ? Stop::end
                      : session->position() == room ? Stop::positions
                                                    : Stop::steps;
    printNotice(remarkOn(stop, *session));
    if (!options.json) {
        return printOut(input->tokenizer->decode_text(ids) + "\n");
    }
    const std::string text = input->tokenizer->decode(textOf(ids, input->model->config));
    return printOut("{\"model\": " + json_string(input->model->name) +
                    ", \"prompt_length\": " + std::to_string(length) +
                    ", \"ids\": " + idsJson(ids) + ",\n \"text\": " + json_string(text) +
                    ",\n \"stopped\": " + json_string(nameOf(stop)) + ",\n \"steps\": [" + report +
                    "]}\n");
}

} // namespace

CommandRun addGenerateCommand(CommandParser& parser) {
    auto options = std::make_shared<GenerateOptions>();
    addInputOptions(parser, options->input);
    parser.add("--steps", options->steps, "N",
               "How many tokens to add at most (20; a translation: as many as it has)");
    addSamplerOptions(parser, options->sampler);
    parser.addFlag("--json", options->json,
                   "As JSON: per step the token, its probabilities and the ten best");
    return [options] { return generate(*options); };
}

} // namespace heedmap
