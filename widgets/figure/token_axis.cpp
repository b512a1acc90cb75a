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
constexpr double bracketSize = 0.6; ///< in line heights, from the labels to the character

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

double widthOf(const AxisPlan& plan, const AxisLabel& label) {
    const bool bold = plan.selected == label.index;
    return textWidth(label.text, bold ? boldOf(plan.style) : plan.style);
}

double widest(const AxisPlan& plan) {
    double width = 0;
    for (const AxisLabel& label : plan.labels) {
        width = std::max(width, widthOf(plan, label));
    }
    return width;
}

/// Lays the columns' labels level, if they keep clear of each other: a long one may reach over its
/// short neighbours' columns, but the outer ones stay within their own.
bool layLevel(AxisPlan& plan, double pitch) {
    const double clear = 0.15 * lineHeight(plan.style);
    double end = -pitch / 2; // of the label before
    for (const AxisLabel& label : plan.labels) {
        const double middle = static_cast<double>(label.index) * pitch;
        const double half = (widthOf(plan, label) + clear) / 2;
        if (middle - half < end) {
            return false;
        }
        end = middle + half;
    }
    plan.length = lineHeight(plan.style);
    return plan.labels.empty() ||
           end <= (static_cast<double>(plan.labels.back().index) + 0.5) * pitch;
}

/// Lets `most` wide labels, such as the bytes of a character, stand upright between single
/// characters: these read level alone. Words, and what is as wide as words, turn together.
bool turnWideOnes(AxisPlan& plan, double pitch, std::size_t most) {
    const double line = lineHeight(plan.style);
    std::vector<AxisLabel> labels = plan.labels;
    std::size_t turned = 0;
    double length = line;
    for (AxisLabel& label : labels) {
        const double width = widthOf(plan, label);
        label.turned = width + 0.15 * line > pitch;
        turned += label.turned ? 1 : 0;
        length = label.turned ? std::max(length, width) : length;
        if (!label.turned && width > 1.2 * line) {
            return false;
        }
    }
    if (line > pitch || turned > most) {
        return false;
    }
    plan.labels = std::move(labels);
    plan.length = length;
    return true;
}

double place(const QRectF& plot, Index index, Index count, bool row) {
    const double share = (static_cast<double>(index) + 0.5) / static_cast<double>(count);
    return row ? plot.top() + share * plot.height() : plot.left() + share * plot.width();
}

/// Gives the plan its brackets, and room for them and their characters, if no label was left out.
void addBrackets(AxisPlan& plan, const AxisOptions& options, qsizetype count, bool row) {
    if (options.shared.empty() || static_cast<qsizetype>(plan.labels.size()) < count) {
        return;
    }
    const double line = lineHeight(plan.style);
    double room = line;
    plan.brackets = options.shared;
    for (SharedCharacter& shared : plan.brackets) {
        const auto tokens = static_cast<double>(shared.last - shared.first + 1);
        shared.text = elided(shared.text, plan.style,
                             row ? 4 * line : std::max(line, options.pitch * tokens));
        room = row ? std::max(room, textWidth(shared.text, plan.style)) : room;
    }
    plan.bracketRoom = bracketSize * line + room;
    plan.length += plan.bracketRoom;
}

Stroke bracketStroke(const Sheet& sheet) {
    return {sheet.palette().mutedText.rgba(), 0.2, false, 0};
}

/// How far a tilted line's lower corner reaches below its anchor.
double footOf(const AxisPlan& plan) {
    return plan.degrees == 45 ? lineHeight(plan.style) * sin45 / 2 : 0;
}

} // namespace

std::vector<SharedCharacter> sharedCharacters(std::span<const DisplayToken> tokens) {
    std::vector<SharedCharacter> shared;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto index = static_cast<Index>(i);
        if (i > 0 && tokens[i].shares_character && tokens[i].group == tokens[i - 1].group) {
            shared.back().last = index;
        } else if (tokens[i].shares_character) {
            shared.push_back({index, index, QString::fromStdString(tokens[i].group_text)});
        }
    }
    return shared;
}

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
    addBrackets(plan, options, texts.size(), true);
    return plan;
}

AxisPlan planColumns(const QStringList& texts, const TextStyle& style, const AxisOptions& options) {
    AxisPlan plan;
    plan.style = style;
    plan.selected = options.selected;
    const double line = lineHeight(style);
    if (options.pitch > line / 2) { // else nothing but upright labels can fit
        plan.labels = chosen(texts, style, options, 1);
        const bool tilts =
            options.mayTilt && options.shared.empty() && line <= options.pitch * sin45;
        if (layLevel(plan, options.pitch) ||
            turnWideOnes(plan, options.pitch, plan.labels.size() / (tilts ? 4 : 3))) {
            addBrackets(plan, options, texts.size(), false);
            return plan;
        }
        if (tilts) {
            const double width = widest(plan);
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
    addBrackets(plan, options, texts.size(), false);
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
    const double line = lineHeight(plan.style);
    const double arms = plot.left() - gap - (plan.length - plan.bracketRoom) - 0.15 * line;
    const double back = arms - 0.25 * line;
    for (const SharedCharacter& shared : plan.brackets) {
        const double inset = 0.1 * plot.height() / static_cast<double>(count);
        const double top = cellRect(plot, count, 1, shared.first, 0).top() + inset;
        const double bottom = cellRect(plot, count, 1, shared.last, 0).bottom() - inset;
        sheet.line(ItemRole::bracket, {{arms, top}, {back, top}, {back, bottom}, {arms, bottom}},
                   bracketStroke(sheet));
        sheet.text(ItemRole::bracket, shared.text, plan.style, sheet.palette().text,
                   {{back - 0.2 * line, (top + bottom) / 2}, HAlign::right, VAlign::middle});
    }
}

void drawColumns(Sheet& sheet, const AxisPlan& plan, const QRectF& plot, Index count, double gap) {
    // A level line stands on its baseline: leave room for what hangs below it.
    const double below = plan.degrees == 0 ? 0.25 * lineHeight(plan.style) : footOf(plan);
    for (const AxisLabel& label : plan.labels) {
        const bool selected = plan.selected == label.index;
        const double degrees = label.turned ? 90 : plan.degrees;
        const bool level = degrees == 0;
        sheet.text(ItemRole::columnLabel, label.text, selected ? boldOf(plan.style) : plan.style,
                   selected ? sheet.palette().key : sheet.palette().text,
                   {{place(plot, label.index, count, false),
                     plot.top() - gap - (label.turned ? 0 : below)},
                    level ? HAlign::center : HAlign::left,
                    level ? VAlign::baseline : VAlign::middle,
                    degrees});
    }
    const double line = lineHeight(plan.style);
    const double arms = plot.top() - gap - (plan.length - plan.bracketRoom) - 0.15 * line;
    const double back = arms - 0.25 * line;
    for (const SharedCharacter& shared : plan.brackets) {
        const double inset = 0.1 * plot.width() / static_cast<double>(count);
        const double left = cellRect(plot, 1, count, 0, shared.first).left() + inset;
        const double right = cellRect(plot, 1, count, 0, shared.last).right() - inset;
        sheet.line(ItemRole::bracket, {{left, arms}, {left, back}, {right, back}, {right, arms}},
                   bracketStroke(sheet));
        sheet.text(ItemRole::bracket, shared.text, plan.style, sheet.palette().text,
                   {{(left + right) / 2, back - 0.35 * line}, HAlign::center});
    }
}

} // namespace heedmap
