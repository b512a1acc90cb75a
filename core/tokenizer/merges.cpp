// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/merges.h"

#include "core/base/read_file.h"
#include "core/tokenizer/check_text.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Error wrong_line(const std::string& file, std::size_t line, std::string_view text) {
    return {ErrorKind::invalid, file, "line " + std::to_string(line), escaped(text),
            "two tokens with one space between them"};
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

Result<MergeList> parse_merges(std::string_view text, const std::string& file,
                               const std::stop_token& stop) {
    MergeList list{file, {}, {}};
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    std::size_t line_number = 1;
    if (text.starts_with("#version")) {
        take_line(text);
        ++line_number;
    }
    list.place = [first = line_number](std::size_t rank) {
        return "line " + std::to_string(first + rank);
    };
    for (; !text.empty(); ++line_number) {
        if (text.find_first_not_of("\r\n") == std::string_view::npos) {
            break; // empty lines at the end
        }
        if (stop.stop_requested()) {
            return cancelled();
        }
        const std::string_view line = take_line(text);
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos || space == 0 || space + 1 == line.size() ||
            line.find(' ', space + 1) != std::string_view::npos) {
            return wrong_line(file, line_number, line);
        }
        list.pairs.push_back(
            {std::string(line.substr(0, space)), std::string(line.substr(space + 1))});
    }
    return list;
}

} // namespace

Result<MergeList> load_merges_txt(const std::filesystem::path& path, const std::stop_token& stop) {
    const auto text = read_file(path, most_bytes);
    if (!text) {
        return text.error();
    }
    if (auto valid = check_encoding(*text, path.string()); !valid) {
        return valid.error();
    }
    return parse_merges(*text, path.string(), stop);
}

Result<MergeTable> resolve_merges(const MergeList& list, const Vocabulary& vocabulary,
                                  std::vector<std::string>& notices, std::size_t prefix) {
    MergeTable table(list.pairs.size());
    std::size_t repeated = 0;
    std::string joined;
    for (std::size_t rank = 0; rank < list.pairs.size(); ++rank) {
        const auto& [left, right] = list.pairs[rank];
        joined = left;
        joined += std::string_view(right).substr(std::min(prefix, right.size()));
        TokenId ids[3] = {-1, -1, -1};
        const std::string* parts[3] = {&left, &right, &joined};
        for (int part = 0; part < 3; ++part) {
            const auto id = vocabulary.find_in_model(*parts[part]);
            if (!id) {
                return Error{ErrorKind::invalid, list.file, list.place(rank),
                             "the merge " + escaped(left) + " " + escaped(right) +
                                 ", but no token " + escaped(*parts[part]),
                             "both parts and the result of a merge in the vocabulary"};
            }
            ids[part] = *id;
        }
        const std::uint32_t before =
            table.set(ids[0], ids[1], {static_cast<std::uint32_t>(rank), ids[2]});
        if (before != MergeTable::no_rank && ++repeated == 1) {
            notices.push_back(list.file + ": " + list.place(rank) + ": the merge " + escaped(left) +
                              " " + escaped(right) + " stands twice, at ranks " +
                              std::to_string(before) + " and " + std::to_string(rank) + "; rank " +
                              std::to_string(rank) + " counts");
        }
    }
    if (repeated > 1) {
        notices.push_back(list.file + ": " + std::to_string(repeated - 1) +
                          " more merges stand twice");
    }
    return table;
}

} // namespace heedmap
