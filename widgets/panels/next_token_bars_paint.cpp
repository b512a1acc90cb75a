// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How NextTokenBars looks: a bar for the model's own probability, an outline for the sampled one.
#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/theme/application_theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr int columnGap = 12;
constexpr double radius = 2.5;

/// A share of `width` pixels, and never so little that what is not 0 looks like it.
double barLength(double value, double longest, double width) {
    if (!(value > 0) || !(longest > 0)) {
        return 0;
    }
    return std::max(value / longest * width, 1.5);
}

} // namespace

void NextTokenBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // every token by its own letters
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = rolePalette(*this);
    if (tokens_.empty()) {
        painter.setPen(palette.mutedText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         tr("What the model would write next stands here."));
        return;
    }
    double longest = 0;
    bool differs = false;
    for (int i = 0; i < itemCount(); ++i) {
        const NextToken& token = tokenAt(i);
        longest = std::max({longest, token.probability, token.sampled_probability});
        differs = differs || std::fabs(token.probability - token.sampled_probability) > 1e-9;
    }
    for (int i = 0; i < itemCount(); ++i) {
        paintRow(painter, i, longest, differs);
    }
    paintLegend(painter, differs);
}

void NextTokenBars::paintRow(QPainter& painter, int index, double longest, bool differs) const {
    const Palette& palette = rolePalette(*this);
    const NextToken& token = tokenAt(index);
    const QRect row = itemRect(index);
    if (index == hovered_) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.raised);
        painter.drawRoundedRect(row, 4, 4);
    }
    painter.setFont(font());
    painter.setPen(isRest(index) ? palette.mutedText : palette.text);
    const QRect label(row.left() + 4, row.top(), labelWidth(), row.height());
    // The label stands at the left, whichever way its letters run.
    painter.drawText(label,
                     int(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
                     fontMetrics().elidedText(labelAt(index), Qt::ElideRight, label.width()));

    const int numbers = (differs ? 2 : 1) * (numberWidth() + columnGap);
    const QRectF area(label.right() + columnGap, row.top() + 4,
                      row.right() - numbers - label.right() - columnGap - 4, row.height() - 8);
    paintBars(painter, token, area, longest, isRest(index));

    painter.setFont(numberFont(*this));
    painter.setPen(palette.text);
    QRect number(row.right() - 4 - numberWidth(), row.top(), numberWidth(), row.height());
    if (differs) {
        painter.setPen(token.sampled_probability > 0 ? palette.mutedText : palette.disabledText);
        painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter,
                         percentText(token.sampled_probability));
        number.translate(-numberWidth() - columnGap, 0);
        painter.setPen(palette.text);
    }
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, percentText(token.probability));
    if (hasFocus() && index == focused_) {
        painter.setPen(QPen(palette.focusRing, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void NextTokenBars::paintBars(QPainter& painter, const NextToken& token, QRectF area,
                              double longest, bool rest) const {
    const Palette& palette = rolePalette(*this);
    QRectF own = area;
    own.setWidth(barLength(token.probability, longest, area.width()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.bar);
    if (rest) { // many tokens in one bar: hatched, so that it is not read as one of them
        painter.setPen(QPen(palette.bar, 1));
        painter.setBrush(QBrush(palette.bar, Qt::BDiagPattern));
        own.adjust(0.5, 0.5, -0.5, -0.5);
    }
    if (token.probability > 0) {
        painter.drawRoundedRect(own, radius, radius);
    }
    if (token.sampled_probability > 0) {
        QRectF sampled = area.adjusted(0.5, -1.5, -0.5, 1.5);
        sampled.setWidth(
            std::max(barLength(token.sampled_probability, longest, area.width()) - 1, 1.5));
        painter.setPen(QPen(palette.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(sampled, radius, radius);
    }
}

void NextTokenBars::paintLegend(QPainter& painter, bool differs) const {
    const Palette& palette = rolePalette(*this);
    const QFont small = scaledFont(*this, 0.85);
    const QFontMetrics metrics(small);
    const double middle = itemCount() * rowHeight() + 6 + metrics.height() / 2.0;
    double x = 4;
    const auto entry = [&](const QString& text, bool filled) {
        const QRectF sign(x, middle - 4, 14, 8);
        painter.setPen(filled ? QPen(Qt::NoPen) : QPen(palette.text, 1));
        painter.setBrush(filled ? QBrush(palette.bar) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(sign.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setFont(small);
        painter.setPen(palette.mutedText);
        const double left = sign.right() + 6;
        const QRectF box(left, middle - metrics.height() / 2.0, width() - left, metrics.height());
        painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, static_cast<int>(box.width())));
        x = left + metrics.horizontalAdvance(text) + 16;
    };
    entry(tr("the model's own"), true);
    if (differs) {
        entry(tr("as sampled"), false);
    }
}

} // namespace heedmap
