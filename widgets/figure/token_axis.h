// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/display.h"
#include "widgets/figure/sheet.h"

#include <QStringList>

#include <algorithm>
#include <optional>
#include <span>

namespace heedmap {

/// The tokens as labels: without the space mark, unless nothing else is left of them.
[[nodiscard]] QStringList axisTexts(std::span<const DisplayToken> tokens);

/// Tokens that hold bytes of the same character.
struct SharedCharacter {
    Index first = 0;
    Index last = 0;
    QString text; ///< the character that they make
};

/// Those among the tokens, in order.
[[nodiscard]] std::vector<SharedCharacter> sharedCharacters(std::span<const DisplayToken> tokens);

struct AxisOptions {
    double pitch = 0;                         ///< mm from label to label
    double maxLength = 0;                     ///< mm; longer labels are elided
    bool mayTilt = false;                     ///< columns: 45° where that reads, not only 90°
    std::optional<Index> selected;            ///< always labelled, in bold
    std::vector<SharedCharacter> shared = {}; ///< bracketed, where every token has its label
};

struct AxisLabel {
    Index index = 0;
    QString text;
    bool turned = false; ///< stands upright between single characters, which its width does not turn
};

/// Which labels an axis shows, and how. Where there is no room for all of them every second,
/// fifth, tenth, … stands, with its position before it.
struct AxisPlan {
    TextStyle style;
    double degrees = 0;  ///< 0, 45 or 90
    double length = 0;   ///< mm that the labels take away from the plot's edge
    double overhang = 0; ///< mm that the last label may run on, past its own place
    std::vector<AxisLabel> labels;
    std::optional<Index> selected;
    std::vector<SharedCharacter> brackets; ///< they stand outside the labels
    double bracketRoom = 0;                ///< mm of `length` that they take
};

[[nodiscard]] AxisPlan planRows(const QStringList& texts, const TextStyle& style,
                                const AxisOptions& options);
[[nodiscard]] AxisPlan planColumns(const QStringList& texts, const TextStyle& style,
                                   const AxisOptions& options);

/// Room that a plot's labels take, in mm. It depends on the pitch, and the pitch on it.
struct AxisRoom {
    double rows = 0;
    double columns = 0;
    double overhang = 0;

    [[nodiscard]] static AxisRoom of(const AxisPlan& rows, const AxisPlan& columns) {
        return {rows.length, columns.length, columns.overhang};
    }
    [[nodiscard]] bool covers(const AxisRoom& other) const {
        return rows >= other.rows && columns >= other.columns && overhang >= other.overhang;
    }
    void grow(const AxisRoom& other) {
        rows = std::max(rows, other.rows);
        columns = std::max(columns, other.columns);
        overhang = std::max(overhang, other.overhang);
    }
};

/// Runs `plan` (labels for the present pitch; returns the room they need) and `place` (the plots
/// and so the pitch, for a room) until the labels fit the room that was kept for them: freely at
/// first, then only growing, since a label may turn when the pitch changes.
template <class Plan, class Place>
void settle(Plan plan, Place place) {
    AxisRoom room;
    for (int pass = 0; pass < 16; ++pass) {
        const AxisRoom need = plan();
        if (pass >= 3 && room.covers(need)) {
            return;
        }
        if (pass < 3) {
            room = need;
        } else {
            room.grow(need);
        }
        place(room);
    }
}

/// Labels to the left of the plot, or above it; the selected one in its role's colour.
void drawRows(Sheet& sheet, const AxisPlan& plan, const QRectF& plot, Index count, double gap);
void drawColumns(Sheet& sheet, const AxisPlan& plan, const QRectF& plot, Index count, double gap);

} // namespace heedmap
