// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_list.h"

#include "app/cli/command_parser.h"
#include "core/format/json.h"

#include <nlohmann/json.hpp>

namespace heedmap {

namespace {

constexpr std::size_t largestFile = 16 << 20; // bytes

/// What a value is on the command line; nothing where it is no such value.
std::optional<std::string> wordOf(const nlohmann::json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_number()) {
        return value.dump();
    }
    if (!value.is_array()) {
        return std::nullopt;
    }
    std::string list;
    for (const nlohmann::json& element : value) {
        if (!element.is_number()) {
            return std::nullopt;
        }
        list += (list.empty() ? "" : ",") + element.dump();
    }
    return list;
}

/// The options of `figure` that an entry may have.
void addFields(CommandParser& parser, ListedFigure& figure) {
    addFigureOptions(parser, figure.options);
    parser.add("--layers", figure.many.layers, "", "");
    parser.add("--heads", figure.many.heads, "", "");
    parser.add("--name", figure.many.name, "", "");
}

Result<ListedFigure> readEntry(const nlohmann::json& entry, const std::string& file,
                               std::size_t place) {
    ListedFigure figure;
    figure.file = file;
    figure.place = place;
    if (!entry.is_object()) {
        return wrong_value(file, "[" + std::to_string(place) + "]", &entry, "a JSON object");
    }
    std::vector<std::string> words;
    for (const auto& [key, value] : entry.items()) {
        if (key == "force") {
            return figure.wrong(key, got_text(value), "none: --force stands for all figures");
        }
        if (value.is_boolean()) {
            if (value.get<bool>()) {
                words.push_back("--" + key);
            }
            continue;
        }
        const std::optional<std::string> word = wordOf(value);
        if (!word) {
            return figure.wrong(key, got_text(value),
                                "a text, a number, true, false or a list of numbers");
        }
        words.push_back("--" + key + "=" + *word);
    }
    const Result<void> read =
        readWords(words, [&figure](CommandParser& parser) { addFields(parser, figure); });
    return read ? Result<ListedFigure>(figure) : Result<ListedFigure>(figure.located(read.error()));
}

} // namespace

Error ListedFigure::wrong(const std::string& field, const std::string& got,
                          std::string expected) const {
    return {ErrorKind::invalid, file, "[" + std::to_string(place) + "]." + escaped(field), got,
            std::move(expected)};
}

Error ListedFigure::located(Error error) const {
    if (error.file.starts_with("--")) {
        const std::string field = error.file.substr(2, error.file.find('=') - 2);
        return wrong(field, error.got.empty() ? "nothing" : error.got, error.expected);
    }
    if (error.file.empty()) {
        return wrong(error.field, error.got, error.expected);
    }
    return error;
}

Result<std::vector<ListedFigure>> readFigureList(const std::string& path) {
    const Result<nlohmann::json> root = load_json(path, largestFile);
    if (!root) {
        return root.error();
    }
    if (!root->is_array() || root->empty()) {
        return wrong_value(path, "", &*root, "a list of at least one figure");
    }
    std::vector<ListedFigure> figures;
    for (const nlohmann::json& entry : *root) {
        Result<ListedFigure> figure = readEntry(entry, path, figures.size());
        if (!figure) {
            return figure.error();
        }
        figures.push_back(*std::move(figure));
    }
    return figures;
}

} // namespace heedmap
