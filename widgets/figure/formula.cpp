// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/formula.h"

#include "widgets/figure/text_measure.h"
#include "widgets/figure/type_scale.h"

#include <vector>

namespace heedmap {

namespace {

struct Run {
    QString text;
    int level = 0; ///< 1: higher, −1: lower
};

std::vector<Run> runsOf(const QString& formula) {
    std::vector<Run> runs;
    qsizetype from = 0;
    const auto add = [&](qsizetype to, int level) {
        if (to > from) {
            runs.push_back({formula.mid(from, to - from), level});
        }
    };
    for (qsizetype i = 0; i + 1 < formula.size(); ++i) {
        const QChar sign = formula[i];
        if ((sign != QLatin1Char('_') && sign != QLatin1Char('^')) ||
            formula[i + 1] != QLatin1Char('{')) {
            continue;
        }
        const qsizetype end = formula.indexOf(QLatin1Char('}'), i);
        if (end < 0) {
            break;
        }
        add(i, 0);
        from = i + 2;
        add(end, sign == QLatin1Char('_') ? -1 : 1);
        from = end + 1;
        i = end;
    }
    add(formula.size(), 0);
    return runs;
}

TextStyle styleOf(const Run& run, TextStyle style) {
    if (run.level != 0) {
        style.pointSize = std::max(minPointSize, 0.72 * style.pointSize);
    }
    return style;
}

} // namespace

QString asFormula(const QString& text) {
    QString formula;
    bool lower = false;
    for (const QChar c : text) {
        if (lower && !c.isLetterOrNumber()) {
            formula += QLatin1Char('}');
            lower = false;
        }
        formula += c;
        if (c == QLatin1Char('_')) {
            formula += QLatin1Char('{');
            lower = true;
        }
    }
    return lower ? formula + QLatin1Char('}') : formula;
}

double formulaWidth(const QString& formula, const TextStyle& style) {
    double width = 0;
    for (const Run& run : runsOf(formula)) {
        width += textWidth(run.text, styleOf(run, style));
    }
    return width;
}

double drawFormula(Sheet& sheet, const QString& formula, const TextStyle& style,
                   const QColor& color, QPointF left, ItemRole role) {
    const double step = 0.28 * lineHeight(style);
    double x = left.x();
    for (const Run& run : runsOf(formula)) {
        x += sheet.text(role, run.text, styleOf(run, style), color,
                        {{x, left.y() - run.level * step}});
    }
    return x - left.x();
}

} // namespace heedmap
