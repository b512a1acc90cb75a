// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/output_file.h"

#include <span>
#include <string>
#include <vector>

namespace heedmap {

/// A matrix with a label for every row and column. A label that is a token is written as
/// `position:token`, so that no spreadsheet takes it for a formula and no token is changed.
struct LabelledMatrix {
    std::string corner;               ///< the first cell: what the axes are
    std::vector<std::string> rows;    ///< labels
    std::vector<std::string> columns; ///< labels
    std::span<const float> values;    ///< [rows, columns], row-major
};

/// `3:cat`
[[nodiscard]] std::string token_label(std::size_t position, std::string_view token);

/// Writes RFC 4180 CSV: CRLF at line ends, quotes where a field needs them, numbers in the
/// shortest form that reads back exactly, with a point under every locale; `nan`, `inf`, `-inf`.
/// Error: as many values as the labels ask for are not there.
Result<void> write_csv(const std::filesystem::path& path, const LabelledMatrix& matrix,
                       const WriteOptions& options = {});

/// The same as bytes.
Result<std::string> csv_text(const LabelledMatrix& matrix);

} // namespace heedmap
