// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace heedmap {

/// A matrix of a figure as a file gives it.
struct FigureMatrix {
    std::string name;                 ///< `pattern`, `L0H1`: an NPZ's key
    std::vector<std::string> rows;    ///< labels, `position:token`
    std::vector<std::string> columns; ///< labels
    Matrix values;                    // [rows, columns]
};

/// The numbers that the figure shows, as they are before they become colours.
[[nodiscard]] std::vector<FigureMatrix> numbersOf(const FigureSpec& spec, const FigureInput& input);

/// What the mask adds to each score: 0 or −∞. [query_pos, key_pos]
[[nodiscard]] Matrix maskMatrix(const FigureInput& input);

enum class NumbersFormat { csv, npy, npz };

/// By the ending of a file's name; nothing for another one.
[[nodiscard]] std::optional<NumbersFormat> numbersFormatOf(std::string_view fileName);

/// As a file's bytes, the same on every run. CSV: one matrix after the other, with an empty line
/// between, its name in the first cell. NPY: [rows, columns], or [matrices, rows, columns] where
/// there are several; an error where these have different shapes. NPZ: each under its name.
Result<QByteArray> encodeNumbers(const std::vector<FigureMatrix>& numbers, NumbersFormat format);

/// As a spreadsheet takes them from the clipboard: tabs between, a matrix after the other.
[[nodiscard]] QString tabSeparated(const std::vector<FigureMatrix>& numbers);

} // namespace heedmap
