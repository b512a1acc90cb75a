// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/page_flow.h"

namespace heedmap {

/// The pages of a handout: a cover with the contents, numbered sections of a heading, a sentence
/// and figures.
class HandoutPages {
  public:
    explicit HandoutPages(Paper paper) : flow_(paper) {}

    /// Title and subtitle on the first page, which the contents then fill.
    void cover(const QString& title, const QString& subtitle);
    void section(const QString& title, const QString& text);
    /// Where it fits what is left of the page, there; else on a new one.
    void figure(const DisplayList& figure);

    [[nodiscard]] double width() const { return flow_.width(); }
    /// The most that a figure may be high: a page, less a heading and its text.
    [[nodiscard]] double figureRoom() const;

    [[nodiscard]] std::vector<DisplayList> finish(const QString& title, const QString& footer);

  private:
    struct Entry {
        QString title;
        std::size_t page = 0;
    };
    void drawContents();

    PageFlow flow_;
    std::vector<Entry> entries_;
    QString pending_title_; ///< of a section whose first figure is not placed yet
    QString pending_text_;
    double contents_ = 0; ///< mm from the first page's top
};

} // namespace heedmap
