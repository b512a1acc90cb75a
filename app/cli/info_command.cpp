// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/finite_notice.h"
#include "app/cli/input.h"
#include "core/format/number_text.h"
#include "core/run/forward.h"

#include <cstdio>

#include <algorithm>

namespace heedmap {

namespace {

struct InfoOptions {
    InputOptions input;
    bool json = false;
};

/// A line of the report: the name as JSON has it, and the value as JSON.
struct Fact {
    std::string name;
    std::string json;
};

/// Every number in the tensors that the model uses; a tied one counts once.
std::size_t parameterCount(const Model& model) {
    std::size_t count = 0;
    for (const NamedWeight& weight : model.weights) {
        count += weight.elements();
    }
    return count;
}

/// Which kinds of attention a model has, for people.
std::string attentionOf(const ModelConfig& config) {
    if (config.encoder) {
        return "encoder and decoder: bidirectional, causal and cross-attention";
    }
    return config.stack == Stack::encoder ? "encoder: bidirectional self-attention"
                                          : "decoder: causal self-attention";
}

/// The largest window of the layers; 0: none slides.
Index windowOf(const ModelConfig& config) {
    const auto& windows = config.sliding_windows;
    return windows.empty() ? 0 : *std::max_element(windows.begin(), windows.end());
}

std::string endsText(const ModelConfig& config) {
    std::string out;
    for (const TokenId id : config.eos_token_ids) {
        out += (out.empty() ? "" : ", ") + std::to_string(id);
    }
    return out;
}

/// The windows of the layers, 0 for one that sees all, as JSON.
std::string windowsJson(const ModelConfig& config) {
    std::string out;
    for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
        out += (layer == 0 ? "" : ", ") + std::to_string(config.sliding_window(layer));
    }
    return "[" + out + "]";
}

/// Runs of layers with the same window, for people.
std::string windowsText(const ModelConfig& config) {
    std::string out;
    Index end = 0;
    for (Index first = 0; first < config.num_hidden_layers; first = end) {
        const Index window = config.sliding_window(first);
        for (end = first + 1;
             end < config.num_hidden_layers && config.sliding_window(end) == window; ++end) {
        }
        const std::string keys =
            window == 0 ? "all keys" : "the last " + std::to_string(window) + " keys";
        if (end - first == config.num_hidden_layers) {
            return keys;
        }
        out += (out.empty() ? "" : "; ") + keys + " in layer" +
               (end - first == 1 ? " " : "s " + std::to_string(first) + " to ") +
               std::to_string(end - 1);
    }
    return out;
}

/// What a stack is made of, in config.json's names after `prefix`.
std::vector<Fact> stackFacts(const std::string& prefix, const ModelConfig& config) {
    return {
        {prefix + "num_hidden_layers", std::to_string(config.num_hidden_layers)},
        {prefix + "num_attention_heads", std::to_string(config.num_attention_heads)},
        {prefix + "num_key_value_heads", std::to_string(config.num_key_value_heads)},
        {prefix + "head_dim", std::to_string(config.head_dim)},
        {prefix + "intermediate_size", std::to_string(config.intermediate_size)},
    };
}

std::vector<Fact> factsOf(const OpenedModel& opened) {
    const Model& model = *opened.model;
    const ModelConfig& config = model.config;
    std::vector<Fact> facts{
        {"name", json_string(model.name)},
        {"folder", json_string(model.folder)},
        {"model_type", json_string(config.model_type)},
        {"attention", json_string(attentionOf(config))},
        {"dtype", json_string(name_of(model.dtype))},
        {"parameters", std::to_string(parameterCount(model))},
        {"weight_bytes", std::to_string(model.weight_bytes)},
        {"hidden_size", std::to_string(config.hidden_size)},
    };
    const auto append = [&](const std::vector<Fact>& more) {
        facts.insert(facts.end(), more.begin(), more.end());
    };
    append(stackFacts("", config));
    if (config.encoder) {
        append(stackFacts("encoder.", *config.encoder));
    }
    append({
        {"sliding_window", std::to_string(windowOf(config))},
        {"sliding_windows", windowsJson(config)},
        {"max_position_embeddings", std::to_string(config.max_position_embeddings)},
        {"eos_token_id", "[" + endsText(config) + "]"},
        {"vocab_size", std::to_string(config.vocab_size)},
        {"tie_word_embeddings", config.tie_word_embeddings ? "true" : "false"},
        {"tokenizer", json_string(opened.tokenizer->description())},
        {"tokenizer_vocab_size", std::to_string(opened.tokenizer->vocab_size())},
        {"run_bytes_at_longest", std::to_string(memory_estimate(config, config.max_tokens()))},
    });
    return facts;
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
    name.resize(std::max<std::size_t>(name.size() + 1, 16), ' ');
    return name + value + "\n";
}

std::string headsText(const ModelConfig& config) {
    const std::string heads =
        std::to_string(config.num_attention_heads) + " of " + std::to_string(config.head_dim);
    return config.num_key_value_heads == config.num_attention_heads
               ? heads
               : heads + ", " + std::to_string(config.num_key_value_heads) + " key/value heads";
}

/// The lines of one stack; `name` stands before them where a model has two.
std::string stackLines(const std::string& name, const ModelConfig& config) {
    return line(name + "layers", std::to_string(config.num_hidden_layers)) +
           line(name + "heads", headsText(config)) +
           line(name + "MLP", std::to_string(config.intermediate_size));
}

std::string memoryText(const ModelConfig& config) {
    const auto at = [&](Index tokens) {
        return megabytes(memory_estimate(config, tokens)) + " at " + std::to_string(tokens) +
               " tokens";
    };
    const Index longest = config.max_tokens();
    const Index usual = std::min<Index>(longest, 128);
    return usual == longest ? at(usual) : at(usual) + ", " + at(longest);
}

std::string linesOf(const OpenedModel& opened) {
    const Model& model = *opened.model;
    const ModelConfig& config = model.config;
    return line("model", escaped(model.name)) + line("folder", escaped(model.folder, 400)) +
           line("family", config.model_type) + line("attention", attentionOf(config)) +
           (config.encoder
                ? stackLines("encoder ", *config.encoder) + stackLines("decoder ", config)
                : stackLines("", config)) +
           line("hidden size", std::to_string(config.hidden_size)) +
           line("positions", std::to_string(config.max_tokens())) +
           (windowOf(config) == 0 ? "" : line("window", windowsText(config))) +
           line("vocabulary", std::to_string(config.vocab_size)) +
           (config.eos_token_ids.empty() ? "" : line("ends a text", "token " + endsText(config))) +
           line("parameters", std::to_string(parameterCount(model)) + " in " +
                                  std::string(name_of(model.dtype)) + ", " +
                                  megabytes(model.weight_bytes)) +
           line("tokenizer", opened.tokenizer->description() + ", " +
                                 std::to_string(opened.tokenizer->vocab_size()) + " tokens") +
           line("a run takes", memoryText(config));
}

} // namespace

CommandRun addInfoCommand(CommandParser& parser) {
    auto options = std::make_shared<InfoOptions>();
    addModelOption(parser, options->input);
    parser.addFlag("--json", options->json, "As JSON, in the names of config.json");
    return [options]() -> Result<void> {
        const Result<OpenedModel> opened = openModel(options->input);
        if (!opened) {
            return opened.error();
        }
        // The scan reads all weights: what is known without it does not wait.
        const Result<void> printed =
            printOut(options->json ? jsonOf(factsOf(*opened)) : linesOf(*opened));
        noteNotFiniteWeights(*opened->model);
        return printed;
    };
}

} // namespace heedmap
