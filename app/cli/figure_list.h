// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/figure_batch.h"

namespace heedmap {

/// A figure as an entry of a file of `--spec` describes it.
struct ListedFigure {
    FigureOptions options;
    FigureBatchOptions many; ///< its `layers`, `heads` and `name`
    std::string file;        ///< the list's
    std::size_t place = 0;   ///< in the list, from 0 on

    /// The error of one of its fields.
    [[nodiscard]] Error wrong(const std::string& field, const std::string& got,
                              std::string expected) const;
    /// An error of an option, as one of the field that stands for it.
    [[nodiscard]] Error located(Error error) const;
};

/// A JSON list of objects, each with the options of `figure` as its fields: `"layer": 1`,
/// `"text": "…"`, `"no-caption": true`. Errors name file, entry and field: what is no list, an
/// unknown field, a value that is no text, number, boolean or list of numbers.
Result<std::vector<ListedFigure>> readFigureList(const std::string& path);

} // namespace heedmap
