// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/handout_pages.h"

#include "app/export/handout_words.h"
#include "widgets/figure/text_measure.h"

namespace heedmap {

namespace {

const TextStyle titleStyle{FontFace::text, 20, true};
const TextStyle subtitleStyle{FontFace::text, 10.5, false};
const TextStyle headingStyle{FontFace::text, 13, true};
const TextStyle bodyStyle{FontFace::text, 9.5, false};
constexpr double lead = 1.25;    ///< line pitch in line heights
constexpr double sectionGap = 9; ///< mm above a heading
constexpr double figureGap = 3;  ///< mm below a figure
constexpr double contentsLead = 1.7;

double headingHeight(const QString& text, double width) {
    const auto lines = static_cast<double>(wrapped(text, bodyStyle, width, 20).size());
    return 1.6 * lineHeight(headingStyle) + lines * lead * lineHeight(bodyStyle) + 3;
}

} // namespace

void HandoutPages::cover(const QString& title, const QString& subtitle) {
    const Palette& palette = flow_.sheet().palette();
    flow_.skip(14);
    flow_.paragraph(ItemRole::title, title, titleStyle, palette.text, 3);
    flow_.paragraph(ItemRole::title, subtitle, subtitleStyle, palette.mutedText, 14);
    contents_ = flow_.y();
    flow_.newPage();
}

void HandoutPages::section(const QString& title, const QString& text) {
    pending_title_ = title;
    pending_text_ = text;
}

double HandoutPages::figureRoom() const {
    return flow_.pageHeight() - headingHeight(pending_text_, flow_.width()) - figureGap;
}

void HandoutPages::figure(const DisplayList& figure) {
    const bool first = !pending_title_.isEmpty();
    const double heading = first ? headingHeight(pending_text_, flow_.width()) : 0;
    const bool onTop = flow_.y() <= PageFlow::margin;
    const double gap = first && !onTop ? sectionGap : 0;
    if (gap + heading + figure.size.height() > flow_.room() && !onTop) {
        flow_.newPage();
    } else {
        flow_.skip(gap);
    }
    if (first) {
        entries_.push_back({pending_title_, flow_.page()});
        const QString numbered = QStringLiteral("%1  %2").arg(entries_.size()).arg(pending_title_);
        const Palette& palette = flow_.sheet().palette();
        flow_.sheet().text(ItemRole::panelTitle, elided(numbered, headingStyle, flow_.width()),
                           headingStyle, palette.text,
                           {{flow_.left(), flow_.y() + 0.8 * lineHeight(headingStyle)}});
        flow_.skip(1.6 * lineHeight(headingStyle));
        flow_.paragraph(ItemRole::caption, pending_text_, bodyStyle, palette.text, 3);
        pending_title_.clear();
        pending_text_.clear();
    }
    placeFigure(flow_.sheet(), figure, {flow_.left(), flow_.y()});
    flow_.skip(figure.size.height() + figureGap);
}

void HandoutPages::drawContents() {
    Sheet& sheet = flow_.sheetOf(1);
    const Palette& palette = sheet.palette();
    double y = contents_;
    const double line = contentsLead * lineHeight(bodyStyle);
    sheet.text(ItemRole::panelTitle, HandoutText::contents(), headingStyle, palette.text,
               {{flow_.left(), y}});
    y += 1.2 * line;
    const double right = flow_.left() + flow_.width();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const QString number = QString::number(entries_[i].page);
        const QString text = QStringLiteral("%1  %2").arg(i + 1).arg(entries_[i].title);
        const double room = flow_.width() - textWidth(QStringLiteral("0000"), bodyStyle) - 6;
        const double end =
            flow_.left() + sheet.text(ItemRole::caption, elided(text, bodyStyle, room), bodyStyle,
                                      palette.text, {{flow_.left(), y}});
        const double begin = right - textWidth(number, bodyStyle) - 2;
        if (end + 2 < begin) {
            sheet.line(ItemRole::frame, {{end + 2, y}, {begin, y}},
                       {palette.hairline.rgba(), 0.25, false, 0});
        }
        sheet.text(ItemRole::caption, number, bodyStyle, palette.text, {{right, y}, HAlign::right});
        y += line;
    }
}

std::vector<DisplayList> HandoutPages::finish(const QString& title, const QString& footer) {
    drawContents();
    return flow_.finish(title, footer);
}

} // namespace heedmap
