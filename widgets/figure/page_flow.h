// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"
#include "widgets/figure/type_scale.h"

#include <functional>
#include <optional>
#include <string_view>

namespace heedmap {

enum class Paper { a4, letter };

[[nodiscard]] std::string_view name_of(Paper paper);
[[nodiscard]] std::optional<Paper> paperFromName(std::string_view name);
[[nodiscard]] QSizeF sizeOf(Paper paper); ///< mm, upright

/// `figure`'s items onto `sheet`, its top left corner at `corner`.
void placeFigure(Sheet& sheet, const DisplayList& figure, QPointF corner);

/// A document that grows from top to bottom and from page to page, always light: it is printed.
class PageFlow {
  public:
    explicit PageFlow(Paper paper);

    [[nodiscard]] Sheet& sheet() { return sheets_.back(); } ///< of the page that grows
    [[nodiscard]] Sheet& sheetOf(std::size_t page) { return sheets_[page - 1]; } ///< from 1 on
    [[nodiscard]] double left() const { return margin; }
    [[nodiscard]] double width() const { return size_.width() - 2 * margin; }
    [[nodiscard]] double y() const { return y_; }
    /// What is left of the page, and what a whole one has.
    [[nodiscard]] double room() const { return bottom() - y_; }
    [[nodiscard]] double pageHeight() const { return bottom() - margin; }
    [[nodiscard]] std::size_t page() const { return sheets_.size(); } ///< from 1 on

    void newPage();
    /// A new page where less than `height` mm are left, unless this one is empty.
    void need(double height);
    void skip(double height) { y_ += height; }
    /// Lines of text across the page, broken where it is full; `after` mm below them.
    void paragraph(ItemRole role, const QString& text, const TextStyle& style, const QColor& color,
                   double after);

    /// The pages; `footer` stands at the left of each bottom line, the page's number at its right.
    [[nodiscard]] std::vector<DisplayList> finish(const QString& title, const QString& footer);

    static constexpr double margin = 18; ///< mm, on every side

  private:
    [[nodiscard]] double bottom() const { return size_.height() - margin; }

    QSizeF size_;
    std::vector<Sheet> sheets_;
    double y_ = margin;
};

} // namespace heedmap
