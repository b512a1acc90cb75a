// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"
#include "app/jobs/sentence.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace heedmap {

/// A sentence worth looking at, and where to look.
struct Example {
    Sentence sentence;
    std::string noteEnglish; ///< what is to be seen there, in a line; may be empty
    std::string noteChinese;
    std::optional<HeadId> head;
    std::optional<CellPosition> cell;
};

/// The examples that a model's folder brings in examples.json; none where it has no such file.
/// Errors: a file that is not what it should be.
Result<std::vector<Example>> readExamples(const std::filesystem::path& folder);

/// What is read where a model brings no examples.
[[nodiscard]] Sentence plainSentence();

} // namespace heedmap
