// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"
#include "widgets/figure/spec.h"
#include "widgets/figure/type_scale.h"

#include <QStringList>

#include <vector>

namespace heedmap {

/// An entry of the legend: a sign as it stands in the plot, and what it means.
struct LegendEntry {
    enum class Sign { none, hatch, notFinite, dashes, bar, cell, strokes };
    Sign sign = Sign::none;
    QString text;
};

/// What stands around a figure's plots: title above, legend and caption below. A legend of
/// cross-attention's weights says in the end which token a row predicts. Heights are known
/// before the plots are placed, so that the page's height can be kept.
class Chrome {
  public:
    Chrome(const FigureSpec& spec, const FigureInput& input, const TypeScale& type,
           std::vector<LegendEntry> legend);

    [[nodiscard]] double top() const;    ///< mm from the page's top to where plots may begin
    [[nodiscard]] double bottom() const; ///< mm below the plots, the margin included

    /// Draws the title at the page's top, and legend and caption from `y` on; legends begin at
    /// `legendLeft`. `aside` stands after the title where there is room.
    void draw(Sheet& sheet, double y, double legendLeft, const QString& aside) const;

  private:
    struct WrappedEntry {
        LegendEntry::Sign sign = LegendEntry::Sign::none;
        QStringList lines;
    };

    [[nodiscard]] double signRoom(LegendEntry::Sign sign) const; ///< mm before an entry's text
    [[nodiscard]] WrappedEntry wrappedEntry(const LegendEntry& entry) const;
    void drawTitle(Sheet& sheet, const QString& aside) const;
    double drawLegend(Sheet& sheet, double y, double left) const;
    void drawSign(Sheet& sheet, LegendEntry::Sign sign, const QRectF& box) const;

    double width_ = 0;
    TypeScale type_;
    QString title_;
    std::vector<WrappedEntry> legend_;
    QStringList caption_;
};

/// A line that stands for a weight: the larger, the more of its colour; in rows `room` mm high.
[[nodiscard]] Stroke weightStroke(const Palette& palette, double weight, double room);

/// The legend's entries for what the matrix holds besides numbers.
struct PlotStates {
    bool masked = false;
    bool notFinite = false;
    bool aside = false; ///< the first key is hidden as well
    [[nodiscard]] std::vector<LegendEntry> legend() const;
};

} // namespace heedmap
