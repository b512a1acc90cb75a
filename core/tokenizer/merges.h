// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/bpe.h"
#include "core/tokenizer/vocabulary.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace heedmap {

/// Two tokens that merge, as a file writes them; their rank is their place in the list.
struct MergePair {
    std::string left;
    std::string right;
    friend bool operator==(const MergePair&, const MergePair&) = default;
};

struct MergeList {
    std::string file;
    std::function<std::string(std::size_t rank)> place; ///< `line 7`, `model.merges[6]`
    std::vector<MergePair> pairs;
};

/// Reads a merges.txt: a line each, its two tokens parted by one space, after an optional
/// `#version` line. Errors: a line that is not that, a stop.
Result<MergeList> load_merges_txt(const std::filesystem::path& path,
                                  const std::stop_token& stop = {});

/// The merges by id. The result is both parts, the right one without its first `prefix` bytes. A
/// part or a result that `vocabulary` lacks is an error; of a merge that stands twice the later
/// rank counts, as in GPT-2's own encoder, and `notices` say so.
Result<MergeTable> resolve_merges(const MergeList& list, const Vocabulary& vocabulary,
                                  std::vector<std::string>& notices, std::size_t prefix = 0);

} // namespace heedmap
