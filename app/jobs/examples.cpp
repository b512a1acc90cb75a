// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/examples.h"

#include "core/format/json.h"

#include <nlohmann/json.hpp>

namespace heedmap {

namespace {

constexpr std::size_t largest_file = 1 << 20;
constexpr std::size_t most_examples = 100;
constexpr Index largest_position = 1 << 24; // the model's own limits clamp it further

/// Where a value stands: the file, and the path of what holds it.
struct Place {
    std::string file;
    std::string prefix; ///< `[2].`
};

void readNote(const nlohmann::json& note, const Place& place, Example& example,
              std::optional<Error>& error) {
    JsonFields fields(note, place.file, place.prefix + "note.");
    example.noteEnglish = fields.string("en", "");
    example.noteChinese = fields.string("zh", "");
    error = fields.error();
}

void readLook(const nlohmann::json& look, const Place& place, Example& example,
              std::optional<Error>& error) {
    JsonFields fields(look, place.file, place.prefix + "look.");
    const auto stack = stack_from_name(fields.string("stack", "decoder"));
    if (!stack) {
        fields.fail("stack", "encoder, decoder or cross");
    }
    example.head =
        HeadId{{stack.value_or(Stack::decoder), fields.integer("layer", 0, largest_position)},
               fields.integer("head", 0, largest_position)};
    if (fields.has("query") || fields.has("key")) {
        example.cell = CellPosition{fields.integer("query", 0, largest_position),
                                    fields.integer("key", 0, largest_position)};
    }
    error = fields.error();
}

Result<Example> readExample(const nlohmann::json& entry, const Place& place) {
    JsonFields fields(entry, place.file, place.prefix);
    Example example;
    example.sentence.text = fields.string("text");
    const bool pair = fields.has("pair"); // the second of two sentences, or else a target
    example.sentence.second = fields.string(pair ? "pair" : "target", "");
    std::optional<Error> error;
    if (const nlohmann::json* note = fields.object("note", false)) {
        readNote(*note, place, example, error);
    }
    if (const nlohmann::json* look = fields.object("look", false); look != nullptr && !error) {
        readLook(*look, place, example, error);
    }
    if (fields.error()) {
        return *fields.error();
    }
    return error ? Result<Example>(*error) : Result<Example>(std::move(example));
}

} // namespace

Result<std::vector<Example>> readExamples(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "examples.json";
    std::vector<Example> examples;
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) {
        return examples;
    }
    const Result<nlohmann::json> root = load_json(path, largest_file);
    if (!root) {
        return root.error();
    }
    if (!root->is_array() || root->size() > most_examples) {
        return wrong_value(path.string(), {}, &*root,
                           "a list of at most " + std::to_string(most_examples) + " examples");
    }
    for (std::size_t i = 0; i < root->size(); ++i) {
        Result<Example> example =
            readExample((*root)[i], {path.string(), "[" + std::to_string(i) + "]."});
        if (!example) {
            return example.error();
        }
        examples.push_back(*std::move(example));
    }
    return examples;
}

Sentence plainSentence() {
    return {"The cat sat on the mat because it was tired", {}};
}

} // namespace heedmap
