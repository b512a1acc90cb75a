// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace heedmap {

/// A head whose weights are drawn as lines.
struct LineHead {
    std::shared_ptr<const HeadView> view;
    /// If given, of the same shape: lines are `view` − `base`, signed, and masked is what both
    /// mask.
    std::shared_ptr<const HeadView> base;
    Index number = 0; ///< of the head in its layer
    QString name;     ///< "3.4"

    [[nodiscard]] float value(Index query_pos, Index key_pos) const;
    /// The keys of the row that may have a line.
    [[nodiscard]] KeyRange visible(Index query_pos) const;
};

/// How much a query looks at a key, in one of the heads shown.
struct AttentionLine {
    Index query_pos = 0;
    Index key_pos = 0;
    float weight = 0; ///< negative: less than in the base
    int head = 0;     ///< its place among the heads
    friend bool operator==(const AttentionLine&, const AttentionLine&) = default;
};

/// A token of one of the two columns; none where its position is negative.
struct LineToken {
    enum class Column : std::uint8_t { query, key };
    Column column = Column::query;
    Index position = -1;

    [[nodiscard]] bool valid() const { return position >= 0; }
    [[nodiscard]] bool isQuery(Index at) const { return column == Column::query && position == at; }
    [[nodiscard]] bool isKey(Index at) const { return column == Column::key && position == at; }
    friend bool operator==(const LineToken&, const LineToken&) = default;
};

/// Which lines are looked for.
struct LineFilter {
    /// Those that pass through rows [first, last] of the two columns on their way.
    Index first = 0;
    Index last = 0;
    LineToken of;             ///< those of this token alone, where it is one
    float least = 0.01F;      ///< by magnitude
    std::size_t most = 1'200; ///< the strongest of them
    friend bool operator==(const LineFilter&, const LineFilter&) = default;
};

/// The lines of all heads that the filter lets through, the weakest first, so that the strongest
/// are painted over them. What is masked or not finite has no line. `heads` are of one shape.
[[nodiscard]] std::vector<AttentionLine> strongestLines(const std::vector<LineHead>& heads,
                                                        const LineFilter& filter);

/// The other end of the token's strongest line; −1 where it has none.
[[nodiscard]] Index strongestPartner(const LineHead& head, const LineToken& token);

} // namespace heedmap
