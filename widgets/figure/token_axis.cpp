// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/token_axis.h"

#include "widgets/figure/text_measure.h"
#include "widgets/figure/type_scale.h"

#include <cmath>
#include <numbers>

namespace heedmap {

namespace {

constexpr double sin45 = std::numbers::sqrt2 / 2;

/// The least of 1, 2, 5, 10, 20, 50, … steps at which labels `line` mm high do not touch.
Index stepFor(double pitch, double line) {
    for (Index decade = 1; decade < 1'000'000'000; decade *= 10) {
        for (const Index factor : {1, 2, 5}) {
            if (static_cast<double>(decade * factor) * pitch >= line) {
                return decade * factor;
            }
        }
    }
    return 1'000'000'000;
}

TextStyle boldOf(TextStyle style) {
    style.bold = true;
    return style;
}

/// The largest style from `style` down to the least size whose lines fit `pitch`.
TextStyle styleFor(TextStyle style, double pitch) {
    const double line = lineHeight(style);
    if (line > pitch && line > 0) {
        style.pointSize = std::max(minPointSize, style.pointSize * pitch / line);
    }
    return style;
}

std::vector<AxisLabel> chosen(const QStringList& texts, const TextStyle& style,
                              const AxisOptions& options, Index step) {
    std::vector<AxisLabel> labels;
    const double line = lineHeight(style);
    const auto add = [&](Index index) {
        const bool bold = options.selected == index;
        QString text = texts[index];
        if (step > 1) {
            // A left-to-right mark: the position stays at the left of right-to-left text.
            text = QStringLiteral("\u200E%1 %2").arg(index).arg(text);
        }
        text = elided(text, bold ? boldOf(style) : style, options.maxLength);
        labels.push_back({index, text});
    };
    for (Index i = 0; i < texts.size(); ++i) {
        const bool near =
            options.selected && i != *options.selected &&
            std::abs(static_cast<double>(i - *options.selected)) * options.pitch < line;
        if (options.selected == i || (i % step == 0 && !(step > 1 && near))) {
            add(i);
        }
    }
    return labels;
}

double widest(const AxisPlan& plan) {
    double width = 0;
    for (const AxisLabel& label : plan.labels) {
        const bool bold = plan.selected == label.index;
        width = std::max(width, textWidth(label.text, bold ? boldOf(plan.style) : plan.style));
    }
    return width;
}

double place(const QRectF& plot, Index index, Index count, bool row) {
    const double share = (static_cast<double>(index) + 0.5) / static_cast<double>(count);
    return row ? plot.top() + share * plot.height() : plot.left() + share * plot.width();
}

/// How far a tilted line's lower corner reaches below its anchor.
double footOf(const AxisPlan& plan) {
    return plan.degrees == 45 ? lineHeight(plan.style) * sin45 / 2 : 0;
}

} // namespace

QStringList axisTexts(std::span<const DisplayToken> tokens) {
    QStringList texts;
    for (const DisplayToken& token : tokens) {
        const QString plain = QString::fromStdString(token.plain).simplified();
        texts.append(plain.isEmpty() ? QString::fromStdString(token.text) : plain);
    }
    return texts;
}

AxisPlan planRows(const QStringList& texts, const TextStyle& style, const AxisOptions& options) {
    AxisPlan plan;
    plan.style = styleFor(style, options.pitch);
    plan.selected = options.selected;
    plan.labels =
        chosen(texts, plan.style, options, stepFor(options.pitch, lineHeight(plan.style)));
    plan.length = widest(plan);
    return plan;
}

AxisPlan planColumns(const QStringList& texts, const TextStyle& style, const AxisOptions& options) {
    AxisPlan plan;
    plan.style = style;
    plan.selected = options.selected;
    const double line = lineHeight(style);
    if (options.pitch > line / 2) { // else nothing but upright labels can fit
        plan.labels = chosen(texts, style, options, 1);
        const double width = widest(plan);
        if (width + 0.15 * line <= options.pitch) {
            plan.length = line;
            return plan;
        }
        if (options.mayTilt && line <= options.pitch * sin45) {
            plan.degrees = 45;
            plan.length = (width + line) * sin45;
            plan.overhang = (width + line / 2) * sin45;
            return plan;
        }
    }
    plan.degrees = 90;
    plan.style = styleFor(style, options.pitch);
    plan.labels =
        chosen(texts, plan.style, options, stepFor(options.pitch, lineHeight(plan.style)));
    plan.length = widest(plan);
    return plan;
}

void drawRows(Sheet& sheet, const AxisPlan& plan, const QRectF& plot, Index count, double gap) {
    for (const AxisLabel& label : plan.labels) {
        const bool selected = plan.selected == label.index;
        sheet.text(ItemRole::rowLabel, label.text, selected ? boldOf(plan.style) : plan.style,
                   selected ? sheet.palette().query : sheet.palette().text,
                   {{plot.left() - gap, place(plot, label.index, count, true)},
                    HAlign::right,
                    VAlign::middle});
    }
}

void drawColumns(Sheet& sheet, const AxisPlan& plan, const QRectF& plot, Index count, double gap) {
    // A level line stands on its baseline: leave room for what hangs below it.
    const double below = plan.degrees == 0 ? 0.25 * lineHeight(plan.style) : footOf(plan);
    for (const AxisLabel& label : plan.labels) {
        const bool selected = plan.selected == label.index;
        sheet.text(ItemRole::columnLabel, label.text, selected ? boldOf(plan.style) : plan.style,
                   selected ? sheet.palette().key : sheet.palette().text,
                   {{place(plot, label.index, count, false), plot.top() - gap - below},
                    plan.degrees == 0 ? HAlign::center : HAlign::left,
                    plan.degrees == 0 ? VAlign::baseline : VAlign::middle,
                    plan.degrees});
    }
}

} // namespace heedmap
