// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/explanation_text.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/figure/worked_numbers.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace heedmap {

namespace {

QString colored(const QString& html, const QColor& color) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), html);
}

QString brackets(const QString& number) {
    return number.startsWith(QChar(0x2212)) ? QLatin1Char('(') + number + QLatin1Char(')') : number;
}

} // namespace

QString ExplanationText::title() const {
    const QString shown = weightText(static_cast<double>(cell_.shown));
    return (pattern_ == Explained::only ? tr("Why %1?")
            : unmasked()                ? tr("Why %1 without the mask?")
                                        : tr("Why %1 with the mask?"))
        .arg(shown);
}

QString ExplanationText::reach() const {
    if (pattern_ == Explained::otherHead) {
        return unmasked() ? tr("the mask is taken from this head only")
                          : tr("the mask is put on this head only");
    }
    if (pattern_ == Explained::otherModel) {
        return unmasked() ? tr("the whole model runs without the mask")
                          : tr("the whole model runs under the mask");
    }
    return {};
}

QString ExplanationText::maskTerm() const {
    return unmasked()     ? QString()
           : cell_.masked ? QStringLiteral(" + −∞")
                          : QStringLiteral(" + ") + tr("mask");
}

bool ExplanationText::dividesByRoot() const {
    const double size = static_cast<double>(cell_.q.size());
    return size > 0 && std::fabs(static_cast<double>(cell_.scale) * std::sqrt(size) - 1) < 1e-5;
}

QString ExplanationText::scaleText() const {
    return dividesByRoot()
               ? QStringLiteral("÷ √%1").arg(cell_.q.size())
               : QStringLiteral("× %1").arg(numberText(static_cast<double>(cell_.scale), 4));
}

QString ExplanationText::formulaHtml(const Palette& palette) const {
    const QString q = QStringLiteral("<i>q</i><sub>%1</sub>").arg(cell_.query_pos);
    const QString k = QStringLiteral("<i>k</i><sub>%1</sub>").arg(cell_.key_pos);
    return QStringLiteral("softmax( %1 · %2 %3%4 )")
        .arg(colored(q, palette.query), colored(k, palette.key), scaleText(), maskTerm());
}

QString ExplanationText::formulaPlain() const {
    return QStringLiteral("softmax(q%1 · k%2 %3%4)")
        .arg(cell_.query_pos)
        .arg(cell_.key_pos)
        .arg(scaleText(), maskTerm());
}

QStringList ExplanationText::steps() const {
    const double root = dividesByRoot() ? std::sqrt(static_cast<double>(cell_.q.size())) : 0;
    const WorkedWeight worked =
        workedWeight(cell_, {valueDecimals(), weightDecimals(), root, weightText});
    const QString& score = worked.score;
    QStringList lines{
        QStringLiteral("%1 %2 = %3")
            .arg(worked.dot, root > 0 ? scaleText() : QStringLiteral("× ") + worked.scale, score)};
    if (cell_.masked) {
        lines << QStringLiteral("+ %1 = −∞").arg(tr("mask (−∞)"));
    } else {
        lines << QStringLiteral("+ %1 = %2")
                     .arg(unmasked() ? tr("0 (no mask)") : tr("mask 0"), score);
    }
    if (cell_.row_state != RowState::normal) {
        return lines; // there is no row to be a share of: the remark says why
    }
    lines << QStringLiteral("exp(%1 − %2 %3) = %4")
                 .arg(cell_.masked ? QStringLiteral("−∞") : worked.shifted, tr("row max"),
                      brackets(worked.row_max), worked.exponential)
          << QStringLiteral("÷ %1 %2 =").arg(tr("row sum"), worked.denominator);
    return lines;
}

QString ExplanationText::maskHelp() const {
    if (!unmasked()) {
        return tr("The mask adds 0 to what may be seen and −∞ to what may not");
    }
    switch (cell_.site.stack) {
    case Stack::encoder:
        return tr("An encoder has no mask: every token may be seen");
    case Stack::cross:
        return tr("Cross-attention has no mask: the whole source may be seen");
    case Stack::decoder:
        break;
    }
    return tr("Without the mask nothing is taken away: every key may be seen");
}

QStringList ExplanationText::stepHelp() const {
    QStringList help{tr("The sum of the products, scaled: so large sizes of q and k do not "
                        "saturate the softmax"),
                     maskHelp()};
    if (cell_.row_state == RowState::normal) {
        help << tr("The largest score of the row is taken away first, so that no exponential "
                   "overflows; the weights stay the same")
             << tr("The sum of the exponentials over the %1 keys that this query sees")
                    .arg(cell_.visible.count());
    }
    return help;
}

QString ExplanationText::weight() const {
    return cell_.masked && cell_.weight == 0 ? QStringLiteral("0") : weightText(cell_.weight);
}

QString ExplanationText::remark() const {
    switch (cell_.row_state) {
    case RowState::not_finite:
        return tr("A score in this row is not a finite number, so softmax gives NaN for the whole "
                  "row.");
    case RowState::all_masked:
        return tr("The mask leaves this query no key to see: its weights are all 0.");
    case RowState::normal:
        break;
    }
    return cell_.masked ? tr("The mask adds −∞: softmax never sees this key, so its weight is 0.")
                        : QString();
}

namespace {

/// `parts` (their result is `value`) with as many decimals as make the printed line true; with the
/// printed result behind.
QString addingUp(double value, const std::function<std::pair<QString, double>(int)>& parts) {
    const QString result = weightText(value);
    QString line;
    workedDecimals(weightDecimals(), [&](int decimals) {
        const auto [text, printed] = parts(decimals);
        line = text;
        return readBack(weightText(printed)) == readBack(result);
    });
    return line + QStringLiteral(" = ") + result;
}

/// The terms, where they are few, else their sum.
std::pair<QString, double> printedSum(const std::vector<double>& terms, int decimals) {
    constexpr std::size_t most = 4;
    std::vector<double> few = terms;
    if (few.size() > most) {
        few = {std::accumulate(terms.begin(), terms.end(), 0.0)};
    }
    QStringList texts;
    double sum = 0;
    for (const double term : few) {
        texts << decimalText(term, decimals);
        sum += readBack(texts.back());
    }
    return {texts.join(QStringLiteral(" + ")), sum};
}

} // namespace

QString ExplanationText::shownText(const ShownCell& shown) {
    if (shown.aside) {
        return tr("Not in the picture: the first column is set aside");
    }
    const double merged = std::accumulate(shown.sums.begin(), shown.sums.end(), 0.0) /
                          static_cast<double>(shown.queries);
    QStringList lines;
    if (shown.sums.size() > 1) {
        lines << tr("In the picture, pieces of a word (sum over keys, mean over queries)") +
                     QStringLiteral(": ") +
                     addingUp(merged, [&](int decimals) -> std::pair<QString, double> {
                         const auto [text, sum] = printedSum(shown.sums, decimals);
                         if (shown.queries == 1) {
                             return {text, sum};
                         }
                         return {QStringLiteral("(%1) ÷ %2").arg(text).arg(shown.queries),
                                 sum / static_cast<double>(shown.queries)};
                     });
    }
    if (shown.first) {
        lines << tr("In the picture, without the first column (the rest of a row sums to 1)") +
                     QStringLiteral(": ") +
                     addingUp(shown.shown, [&](int decimals) -> std::pair<QString, double> {
                         const QString weight = decimalText(merged, decimals);
                         const QString first = decimalText(*shown.first, decimals);
                         return {QStringLiteral("%1 ÷ (1 − %2)").arg(weight, first),
                                 readBack(weight) / (1 - readBack(first))};
                     });
    }
    return lines.join(QLatin1Char('\n'));
}

QString ExplanationText::verdict() const {
    if (cell_.agrees) {
        return tr("recomputed, and it agrees");
    }
    return tr("recomputed %1, but the heatmap shows %2: they do not agree")
        .arg(numberText(cell_.weight, 7), numberText(static_cast<double>(cell_.shown), 7));
}

} // namespace heedmap
