// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

namespace heedmap {

/// A page being laid out: the items so far, and short ways of adding more in the theme's colours.
class Sheet {
  public:
    explicit Sheet(const Palette& palette) : palette_(palette) {}

    [[nodiscard]] const Palette& palette() const { return palette_; }

    /// Where and how a line of text stands.
    struct Place {
        QPointF anchor;
        HAlign horizontal = HAlign::left;
        VAlign vertical = VAlign::baseline;
        double degrees = 0;
    };

    void add(FigureItem item) { list_.items.push_back(std::move(item)); }
    /// Adds a measured line of text; returns its width in mm.
    double text(ItemRole role, const QString& text, const TextStyle& style, const QColor& color,
                const Place& place);
    void rect(ItemRole role, const QRectF& rect, const QColor& fill);
    void frame(ItemRole role, const QRectF& rect, const Stroke& stroke);
    void line(ItemRole role, std::vector<QPointF> points, const Stroke& stroke);
    void hatch(ItemRole role, std::vector<QRectF> region);

    /// The page, finished.
    [[nodiscard]] DisplayList take(QSizeF size, bool transparent, QString description);

  private:
    const Palette& palette_;
    DisplayList list_;
};

} // namespace heedmap
