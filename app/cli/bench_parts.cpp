// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench.h"
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/run/decoding.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr Index decode_prompt = 16;

Result<Index> tokensOf(const BenchOptions& options, const char* fallback) {
    return integerIn("--tokens", options.tokens.empty() ? fallback : options.tokens, 1, 1'000'000);
}

/// Ids that repeat from run to run, spread over the vocabulary.
std::vector<TokenId> someIds(Index count, Index vocabSize) {
    std::vector<TokenId> ids(static_cast<std::size_t>(count));
    std::uint64_t state = 1;
    for (TokenId& id : ids) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        id = static_cast<TokenId>((state >> 33) % static_cast<std::uint64_t>(vocabSize));
    }
    return ids;
}

std::string described(const Model& model) {
    const ModelConfig& c = model.config;
    return model.name + (model.name.empty() ? "" : ", ") + c.model_type + " " +
           std::to_string(c.num_hidden_layers) + "x" + std::to_string(c.hidden_size) + "x" +
           std::to_string(c.num_attention_heads) + "x" + std::to_string(c.vocab_size) + ", " +
           std::string(name_of(model.dtype));
}

Index elements(const Linear& linear) {
    return linear.weight.in * linear.weight.out;
}

/// What the products with weights take for `tokens` positions and one row of logits, for which one
/// row of what follows the last layer's q, k and v is enough. Attention's own products are not
/// among them.
std::int64_t multiplyAdds(const Model& model, Index tokens) {
    Index everyRow = 0;
    Index oneRow = elements(model.head.transform) + elements(model.head.W_U);
    for (const Block& block : model.blocks) {
        everyRow +=
            elements(block.attention.q) + elements(block.attention.k) + elements(block.attention.v);
        (&block == &model.blocks.back() ? oneRow : everyRow) +=
            elements(block.attention.o) + elements(block.mlp_gate) + elements(block.mlp_in) +
            elements(block.mlp_out);
    }
    return everyRow * tokens + oneRow;
}

Result<BenchReport> finished(BenchReport report, Result<std::vector<double>> times) {
    if (!times) {
        return times.error();
    }
    report.times = std::move(*times);
    report.peakRssMb = peakRssMb();
    return report;
}

} // namespace

Result<BenchReport> benchForward(const BenchOptions& options, int threads, Index repeat) {
    const Result<Index> tokens = tokensOf(options, "128");
    if (!tokens) {
        return tokens.error();
    }
    const Result<ModelPtr> model = benchModel(options, *tokens);
    if (!model) {
        return model.error();
    }
    const std::vector<TokenId> ids = someIds(*tokens, (*model)->config.vocab_size);
    ForwardOptions forwardOptions;
    forwardOptions.threads = threads;
    BenchReport report;
    report.what = described(**model) + ", forward pass and the last token's logits";
    report.tokens = *tokens;
    report.threads = threads;
    report.multiplyAdds = multiplyAdds(**model, *tokens);
    return finished(report, timed(repeat, [&]() -> Result<void> {
                        const Result<Trace> trace = forward(*model, ids, forwardOptions);
                        if (!trace) {
                            return trace.error();
                        }
                        const Result<Matrix> last = logits(*trace, *tokens - 1, 1, forwardOptions);
                        return last ? Result<void>() : last.error();
                    }));
}

Result<BenchReport> benchDecode(const BenchOptions& options, int threads, Index repeat) {
    const Result<Index> tokens = tokensOf(options, "100");
    if (!tokens) {
        return tokens.error();
    }
    const Result<ModelPtr> model = benchModel(options, *tokens + decode_prompt);
    if (!model) {
        return model.error();
    }
    ForwardOptions forwardOptions;
    forwardOptions.threads = threads;
    const Result<Trace> prompt =
        forward(*model, someIds(decode_prompt, (*model)->config.vocab_size), forwardOptions);
    if (!prompt) {
        return prompt.error();
    }
    Result<DecodingSession> start = DecodingSession::start(*prompt, forwardOptions);
    if (!start) {
        return start.error();
    }
    Result<std::vector<double>> times = timed(repeat, [&]() -> Result<void> {
        DecodingSession session = *start;
        Result<void> stepped;
        for (Index i = 0; stepped && i < *tokens; ++i) {
            stepped = session.step({}, forwardOptions);
        }
        return stepped;
    });
    for (std::size_t i = 0; times && i < times->size(); ++i) {
        (*times)[i] /= static_cast<double>(*tokens);
    }
    BenchReport report;
    report.what =
        described(**model) + ", greedy decoding after a prompt of " + std::to_string(decode_prompt);
    report.unit = "ms per token";
    report.tokens = *tokens;
    report.threads = threads;
    report.multiplyAdds = multiplyAdds(**model, 1);
    return finished(report, std::move(times));
}

Result<BenchReport> benchLoad(const BenchOptions& options, Index repeat) {
    std::string what;
    Result<std::vector<double>> times = timed(repeat, [&]() -> Result<void> {
        const Result<OpenedModel> opened = openModel(options.input);
        if (!opened) {
            return opened.error();
        }
        what = described(*opened->model);
        return {};
    });
    BenchReport report;
    report.what = what + ", model and tokenizer";
    report.threads = 1;
    return finished(report, std::move(times));
}

Result<BenchReport> benchTokenize(const BenchOptions& options, Index repeat) {
    constexpr std::string_view sentence = "The cat sat on the mat because it was 3 o'clock. ";
    const Result<Index> tokens = tokensOf(options, "100000");
    if (!tokens) {
        return tokens.error();
    }
    const Result<OpenedModel> opened = openModel(options.input);
    if (!opened) {
        return opened.error();
    }
    const Result<Encoding> once = opened->tokenizer->encode(sentence);
    if (!once || once->ids.empty()) {
        return once ? wrongArgument("--model", "no tokens", "a tokenizer that gives some")
                    : once.error();
    }
    std::string text;
    const Index copies = *tokens / static_cast<Index>(once->ids.size()) + 1;
    for (Index i = 0; i < copies; ++i) {
        text += sentence;
    }
    BenchReport report;
    report.what = opened->model->name + ", " + opened->tokenizer->description() + ", " +
                  std::to_string(text.size()) + " bytes of text";
    report.threads = 1;
    return finished(report, timed(repeat, [&]() -> Result<void> {
                        const Result<Encoding> encoding = opened->tokenizer->encode(text);
                        if (!encoding) {
                            return encoding.error();
                        }
                        report.tokens = static_cast<Index>(encoding->ids.size());
                        return {};
                    }));
}

} // namespace heedmap
