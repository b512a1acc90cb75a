// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "core/format/number_text.h"
#include "core/run/forward.h"

#include <CLI/CLI.hpp>

#include <cstdio>

#include <functional>
#include <numeric>

namespace heedmap {

namespace {

struct InfoOptions {
    InputOptions input;
    bool json = false;
};

/// A line of the report: the name as JSON has it, and the value as JSON.
struct Fact {
    const char* name;
    std::string json;
};

/// Every number in the tensors that the model uses; a tied one counts once.
std::size_t parameterCount(const Model& model) {
    std::size_t count = 0;
    for (const NamedWeight& weight : model.weights) {
        count += static_cast<std::size_t>(std::accumulate(weight.shape.begin(), weight.shape.end(),
                                                          Index{1}, std::multiplies<>()));
    }
    return count;
}

std::vector<Fact> factsOf(const Model& model, const Tokenizer& tokenizer) {
    const ModelConfig& config = model.config;
    const Index longest = config.max_tokens();
    return {
        {"name", json_string(model.name)},
        {"folder", json_string(model.folder)},
        {"model_type", json_string(config.model_type)},
        {"dtype", json_string(name_of(model.dtype))},
        {"parameters", std::to_string(parameterCount(model))},
        {"weight_bytes", std::to_string(model.weight_bytes)},
        {"num_hidden_layers", std::to_string(config.num_hidden_layers)},
        {"num_attention_heads", std::to_string(config.num_attention_heads)},
        {"num_key_value_heads", std::to_string(config.num_key_value_heads)},
        {"head_dim", std::to_string(config.head_dim)},
        {"hidden_size", std::to_string(config.hidden_size)},
        {"intermediate_size", std::to_string(config.intermediate_size)},
        {"max_position_embeddings", std::to_string(config.max_position_embeddings)},
        {"vocab_size", std::to_string(config.vocab_size)},
        {"tie_word_embeddings", config.tie_word_embeddings ? "true" : "false"},
        {"tokenizer", json_string(tokenizer.description())},
        {"tokenizer_vocab_size", std::to_string(tokenizer.vocab_size())},
        {"run_bytes_at_longest", std::to_string(memory_estimate(config, longest))},
    };
}

std::string jsonOf(const std::vector<Fact>& facts) {
    std::string out;
    for (const Fact& fact : facts) {
        out += (out.empty() ? "{" : ",\n ") + json_string(fact.name) + ": " + fact.json;
    }
    return out + "}\n";
}

std::string megabytes(std::size_t bytes) {
    const std::size_t tenths = (bytes + 50'000) / 100'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string line(std::string name, const std::string& value) {
    name.resize(std::max<std::size_t>(name.size() + 1, 14), ' ');
    return name + value + "\n";
}

std::string linesOf(const Model& model, const Tokenizer& tokenizer) {
    const ModelConfig& config = model.config;
    const auto text = [](Index number) { return std::to_string(number); };
    const Index longest = config.max_tokens();
    return line("model", escaped(model.name)) + line("folder", escaped(model.folder, 400)) +
           line("family", config.model_type) + line("layers", text(config.num_hidden_layers)) +
           line("heads", text(config.num_attention_heads) + " of " + text(config.head_dim) +
                             (config.num_key_value_heads == config.num_attention_heads
                                  ? ""
                                  : ", " + text(config.num_key_value_heads) + " key/value heads")) +
           line("hidden size",
                text(config.hidden_size) + ", MLP " + text(config.intermediate_size)) +
           line("positions", text(longest)) + line("vocabulary", text(config.vocab_size)) +
           line("parameters", std::to_string(parameterCount(model)) + " in " +
                                  std::string(name_of(model.dtype)) + ", " +
                                  megabytes(model.weight_bytes)) +
           line("tokenizer",
                tokenizer.description() + ", " + text(tokenizer.vocab_size()) + " tokens") +
           line("a run takes", megabytes(memory_estimate(config, std::min<Index>(longest, 128))) +
                                   " at " + text(std::min<Index>(longest, 128)) + " tokens, " +
                                   megabytes(memory_estimate(config, longest)) + " at " +
                                   text(longest));
}

} // namespace

CommandRun addInfoCommand(CLI::App& app) {
    auto options = std::make_shared<InfoOptions>();
    addModelOption(app, options->input);
    app.add_flag("--json", options->json, "As JSON, in the names of config.json");
    return [options]() -> Result<void> {
        const Result<OpenedModel> opened = openModel(options->input);
        if (!opened) {
            return opened.error();
        }
        return printOut(options->json ? jsonOf(factsOf(*opened->model, *opened->tokenizer))
                                      : linesOf(*opened->model, *opened->tokenizer));
    };
}

} // namespace heedmap
