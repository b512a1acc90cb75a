// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/drawing_session.h"
#include "app/cli/figure_source.h"
#include "app/cli/sampler_options.h"
#include "app/cli/session_input.h"
#include "app/cli/waiting.h"
#include "app/export/handout.h"
#include "app/export/head_list.h"
#include "app/export/write_bytes.h"

#include <array>

namespace heedmap {

namespace {

struct HandoutOptions {
    InputOptions input;
    SiteOptions site;
    SamplerChoice sampler;
    std::string heads;
    std::string query;
    std::string key;
    std::string session;
    std::string scope; ///< as written; empty: the session's, or local
    std::string steps; ///< as written; empty: the session's, or the usual
    std::string paper = "a4";
    std::string language = "en";
    std::string title;
    std::string out;
    bool force = false;
};

Result<std::vector<HeadPosition>> readHeads(const std::string& text, const ModelConfig& shape) {
    Result<std::vector<HeadPosition>> heads = readHeadList(text, shape);
    if (!heads) {
        return wrongArgument("--heads", text, heads.error().expected);
    }
    if (heads->size() > maxHandoutHeads) {
        return wrongArgument("--heads", std::to_string(heads->size()) + " heads",
                             "at most " + std::to_string(maxHandoutHeads));
    }
    return heads;
}

Result<void> checkLook(const HandoutOptions& options) {
    if (std::filesystem::path(options.out).extension() != ".pdf") {
        return wrongArgument("--out", options.out, "a name that ends in .pdf");
    }
    constexpr std::array<std::string_view, 2> languages{"en", "zh"};
    constexpr std::array<std::string_view, 2> papers{"a4", "letter"};
    if (const auto language = oneOf("--lang", options.language, languages); !language) {
        return language.error();
    }
    constexpr std::array<std::string_view, 3> scopes{"", "local", "propagated"};
    if (const auto scope = oneOf("--scope", options.scope, scopes); !scope) {
        return scope.error();
    }
    const auto paper = oneOf("--paper", options.paper, papers);
    return paper ? Result<void>() : paper.error();
}

Result<HandoutRequest> readRequest(const HandoutOptions& options, const Input& input) {
    const ModelConfig& config = input.model->config;
    const Result<SiteChoice> site = readSite(options.site, config);
    if (!site) {
        return site.error();
    }
    HandoutRequest request;
    request.source = sourceOf(input);
    request.stack = site->stack.value_or(input.source ? Stack::cross : config.stack);
    const std::string last = std::to_string(config.of(request.stack).num_hidden_layers - 1);
    Result<std::vector<HeadPosition>> heads =
        readHeads(options.heads.empty() ? last + ".0" : options.heads, config.of(request.stack));
    if (!heads) {
        return heads.error();
    }
    const Index room = std::max<Index>(0, config.max_tokens() - std::ssize(input.encoding.ids));
    // How long a translation is shows when it is made: its figures check the positions then.
    const auto unread = static_cast<std::size_t>(request.translates() ? room : 0);
    const auto query = positionIn("--query", options.query,
                                  input.queriesOf(request.stack).ids.size() +
                                      (request.stack == Stack::encoder ? 0 : unread));
    const auto key = positionIn("--key", options.key,
                                input.keysOf(request.stack).ids.size() +
                                    (request.stack == Stack::decoder ? unread : 0));
    if (!query || !key) {
        return query ? key.error() : query.error();
    }
    const Index usual = std::min(request.usualSteps(), room);
    const Result<Index> steps =
        integerIn("--steps", options.steps.empty() ? std::to_string(usual) : options.steps, 0,
                  std::clamp<Index>(room, 0, 100));
    const Result<SamplerOptions> sampler = readSampler(options.sampler, config.vocab_size);
    if (!steps || !sampler) {
        return steps ? sampler.error() : steps.error();
    }
    request.heads = *std::move(heads);
    request.scope = options.scope == "propagated" ? MaskScope::propagated : MaskScope::local;
    request.query = *query;
    request.key = *key;
    request.steps = *steps;
    request.sampler = *sampler;
    request.paper = *paperFromName(options.paper);
    request.title = QString::fromStdString(options.title);
    return request;
}

/// The session's head, where the options name none.
void chooseHead(HandoutOptions& options, const HeadId& head) {
    if (options.heads.empty() && options.site.stack.empty()) {
        options.site.stack = std::string(name_of(head.site.stack));
        options.heads = std::to_string(head.site.layer) + "." + std::to_string(head.head);
    }
}

/// The session's cell, scope, steps and sampler, where the options name none.
void completeFrom(const DocumentState& state, const HandoutOptions& options,
                  HandoutRequest& request) {
    request.taken.assign(state.steps.begin(), state.steps.begin() + state.position);
    const bool ofThis = request.stack == state.head.site.stack && state.cell;
    if (ofThis && options.query.empty() && options.key.empty()) {
        request.choose(state.cell->query_pos, state.cell->key_pos);
    }
    if (options.scope.empty() && state.options.scope == Scope::propagated) {
        request.scope = MaskScope::propagated;
    }
    if (options.steps.empty() && !request.taken.empty()) {
        request.steps = static_cast<Index>(request.taken.size());
    }
    if (options.sampler == SamplerChoice()) {
        request.sampler = state.sampler;
    }
}

Result<void> handout(HandoutOptions options) {
    if (Result<void> valid = checkLook(options); !valid) {
        return valid;
    }
    std::optional<Session> session;
    if (!options.session.empty()) {
        Result<Session> read = readSessionInput(options.session, options.input);
        if (!read) {
            return read.error();
        }
        session = *std::move(read);
        chooseHead(options, session->state.head);
    }
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    WriteOptions write{options.force, input->files};
    if (session) {
        write.inputs.emplace_back(options.session);
    }
    if (Result<void> target = check_target(options.out, write); !target) {
        return target;
    }
    Result<HandoutRequest> request = readRequest(options, *input);
    if (!request) {
        return request.error();
    }
    if (session) {
        completeFrom(session->state, options, *request);
    }
    Waiting waiting;
    const DrawingSession drawing(options.language);
    const Result<QByteArray> bytes = makeHandout(*request, waiting.work());
    return writeBytes(options.out, bytes, write);
}

} // namespace

CommandRun addHandoutCommand(CommandParser& parser) {
    auto options = std::make_shared<HandoutOptions>();
    addInputOptions(parser, options->input);
    parser.add("--session", options->session, "FILE",
               "A .heedmap file instead of --text: its model, sentence, head, cell and steps");
    parser.add("--stack", options->site.stack, "S",
               "encoder, decoder or cross, where a model has several (cross)");
    parser.add("--heads", options->heads, "HEADS",
               "LAYER.HEAD such as 1.0,2.3: a section each (the last layer's first head)");
    parser.add("--query", options->query, "POS", "The weight worked out: its row (the last one)");
    parser.add("--key", options->key, "POS", "Its column (the row's largest)");
    parser.add("--scope", options->scope, "SCOPE",
               "How far the mask is switched: local, this head only, or propagated, the whole "
               "model (local)");
    parser.add("--steps", options->steps, "N",
               "Decoding steps at most; 0: none (4; a translation: 20)");
    addSamplerOptions(parser, options->sampler);
    parser.add("--title", options->title, "TEXT", "The title, instead of the made one");
    parser.add("--paper", options->paper, "PAPER", "a4 or letter");
    parser.add("--lang", options->language, "LANG", "The language of its words: en or zh");
    parser.add("--out", options->out, "FILE", "The file: .pdf");
    parser.addFlag("--force", options->force, "Replace the file if it exists");
    return [options] { return handout(*options); };
}

} // namespace heedmap
