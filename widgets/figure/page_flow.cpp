// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/page_flow.h"

#include "widgets/figure/text_measure.h"

namespace heedmap {

namespace {

constexpr double lead = 1.25; ///< line pitch in line heights
constexpr int mostLines = 200;

struct Mover {
    QPointF by;

    void operator()(RectItem& item) const { item.rect.translate(by); }
    void operator()(PolylineItem& item) const {
        for (QPointF& point : item.points) {
            point += by;
        }
    }
    void operator()(HatchItem& item) const {
        for (QRectF& rect : item.region) {
            rect.translate(by);
        }
    }
    void operator()(CellsItem& item) const { item.rect.translate(by); }
    void operator()(TextItem& item) const { item.anchor += by; }
};

} // namespace

std::string_view name_of(Paper paper) {
    return paper == Paper::a4 ? "a4" : "letter";
}

std::optional<Paper> paperFromName(std::string_view name) {
    if (name == "a4") {
        return Paper::a4;
    }
    return name == "letter" ? std::optional(Paper::letter) : std::nullopt;
}

QSizeF sizeOf(Paper paper) {
    return paper == Paper::a4 ? QSizeF(210, 297) : QSizeF(215.9, 279.4);
}

void placeFigure(Sheet& sheet, const DisplayList& figure, QPointF corner) {
    for (FigureItem item : figure.items) {
        std::visit(Mover{corner}, item);
        sheet.add(std::move(item));
    }
}

PageFlow::PageFlow(Paper paper) : size_(sizeOf(paper)) {
    sheets_.emplace_back(Palette::light());
}

void PageFlow::newPage() {
    sheets_.emplace_back(Palette::light());
    y_ = margin;
}

void PageFlow::need(double height) {
    if (height > room() && y_ > margin) {
        newPage();
    }
}

void PageFlow::paragraph(ItemRole role, const QString& text, const TextStyle& style,
                         const QColor& color, double after) {
    const double line = lead * lineHeight(style);
    for (const QString& words : wrapped(text, style, width(), mostLines)) {
        need(line);
        sheet().text(role, words, style, color, {{left(), y_ + 0.8 * lineHeight(style)}});
        y_ += line;
    }
    y_ += after;
}

std::vector<DisplayList> PageFlow::finish(const QString& title, const QString& footer) {
    const TypeScale type(width());
    std::vector<DisplayList> pages;
    const double baseline = size_.height() - 0.55 * margin;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        Sheet& sheet = sheets_[i];
        const QColor& ink = sheet.palette().mutedText;
        const QString number = QStringLiteral("%1 / %2").arg(i + 1).arg(sheets_.size());
        const double end = size_.width() - margin;
        sheet.text(ItemRole::caption, number, type.small(), ink, {{end, baseline}, HAlign::right});
        const double room = width() - textWidth(number, type.small()) - 4 * type.gap();
        sheet.text(ItemRole::caption, elided(footer, type.small(), room), type.small(), ink,
                   {{margin, baseline}});
        pages.push_back(sheet.take(size_, false, title));
    }
    return pages;
}

} // namespace heedmap
