// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/loaders.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace heedmap {

namespace {

constexpr const char* used_file = "; tokenizer.json is used";

std::string id_text(const nlohmann::json* id) {
    return id == nullptr ? "none" : got_text(*id);
}

std::string unread(const Error& error) {
    return to_string(error) + ", but it is passed over" + used_file;
}

/// How vocab.json's tokens differ from those in use: the first one, and how many.
std::string vocabulary_difference(const std::filesystem::path& path, const Vocabulary& used) {
    const auto read = load_json(path);
    if (!read) {
        return unread(read.error());
    }
    std::size_t different = 0;
    std::string first;
    const auto note = [&](std::string_view token, const std::string& there,
                          const std::string& here) {
        if (++different == 1) {
            first = escaped(token) + " has the id " + there + " there and " + here + " here";
        }
    };
    for (const auto& [token, id] : read->items()) {
        const auto known = used.find(token);
        if (!id.is_number_integer() || !known || id != *known) {
            note(token, id_text(&id), known ? std::to_string(*known) : "none");
        }
    }
    for (TokenId id = 0; id < used.end_id() && read->is_object(); ++id) {
        const std::string token(used.token(id));
        // Added tokens may stand in tokenizer.json alone.
        if (!token.empty() && !read->contains(token) && !used.is_literal(id)) {
            note(token, "none", std::to_string(id));
        }
    }
    return different == 0 ? std::string()
                          : path.string() + ": vocab.json and tokenizer.json disagree about " +
                                std::to_string(different) + " tokens (" + first + ")" + used_file;
}

std::string merges_difference(const std::filesystem::path& path, const MergeList& used) {
    const auto read = load_merges_txt(path);
    if (!read) {
        return unread(read.error());
    }
    const auto& there = read->pairs;
    const auto& here = used.pairs;
    const auto [left, right] = std::mismatch(there.begin(), there.end(), here.begin(), here.end());
    if (left == there.end() && right == here.end()) {
        return {};
    }
    return path.string() + ": merges.txt and tokenizer.json disagree, first at rank " +
           std::to_string(left - there.begin()) + used_file;
}

} // namespace

std::vector<std::string> disagreements(const std::filesystem::path& folder, const Vocabulary& used,
                                       const MergeList& used_merges) {
    std::vector<std::string> out;
    const auto compare = [&](const char* name, const auto& difference) {
        std::error_code error;
        if (std::filesystem::exists(folder / name, error)) {
            if (std::string found = difference(folder / name); !found.empty()) {
                out.push_back(std::move(found));
            }
        }
    };
    compare("vocab.json", [&](const auto& path) { return vocabulary_difference(path, used); });
    compare("merges.txt", [&](const auto& path) { return merges_difference(path, used_merges); });
    return out;
}

} // namespace heedmap
