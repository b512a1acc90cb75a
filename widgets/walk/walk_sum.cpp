// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_sum.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/walk/matrix_content.h"
#include "widgets/walk/walk_picture.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

QString colored(const QString& text, const QColor& color) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), text);
}

constexpr std::size_t products_in_short = 3;

QString number(double value) {
    return numberText(value, weightDecimals());
}

/// A value that is no more than its operands' rounding is the zero that it stands for.
double settled(double value, double noise) {
    return std::abs(value) <= noise ? 0 : value;
}

QString brackets(const QString& text) {
    return text.startsWith(QChar(0x2212)) ? QLatin1Char('(') + text + QLatin1Char(')') : text;
}

QString indexIn(WalkAxis axis, Index at, const QString& letter, const Palette* palette) {
    const QString text = letter.isEmpty() ? QString::number(at) : letter;
    if (palette == nullptr) {
        return text;
    }
    return axis == WalkAxis::query_pos ? colored(text, palette->query)
           : axis == WalkAxis::key_pos ? colored(text, palette->key)
                                       : text;
}

} // namespace

WalkSum::WalkSum(const WalkPicture& picture, const WalkExplanation& explanation)
    : picture_(picture), explained_(explanation), words_(picture.walk) {}

QString WalkSum::element(const Palette* palette, const WalkCell& cell, const QString& row,
                         const QString& col) const {
    const WalkMatrix& matrix = *picture_.walk.find(cell.part);
    const QString plain = words_.symbol(cell.part);
    QString symbol = palette == nullptr ? QString(plain).remove(u'_') : symbolHtml(plain);
    if (symbol.contains(u' ')) {
        symbol = QLatin1Char('(') + symbol + QLatin1Char(')');
    }
    const QString second = indexIn(matrix.col_axis, cell.col, col, palette);
    if (matrix.row_axis == WalkAxis::one) {
        return QStringLiteral("%1[%2]").arg(symbol, second);
    }
    return QStringLiteral("%1[%2, %3]")
        .arg(symbol, indexIn(matrix.row_axis, cell.row, row, palette), second);
}

QString WalkSum::product(const Palette* palette) const {
    const WalkTerm& term = explained_.terms.front();
    const bool keys = explained_.cell.part == WalkPart::z;
    const QString letter = keys ? QStringLiteral("j") : QStringLiteral("c");
    const bool dot = explained_.cell.part == WalkPart::dots;
    QString text = QStringLiteral("Σ %1 · %2")
                       .arg(element(palette, term.left_cell, {}, letter),
                            dot ? element(palette, *term.right_cell, {}, letter)
                                : element(palette, *term.right_cell, letter, {}));
    if (explained_.bias_cell) {
        text += QStringLiteral(" + ") + element(palette, *explained_.bias_cell);
    }
    return text;
}

QString WalkSum::norm(const Palette* palette) const {
    const WalkTerm& term = explained_.terms.front();
    const QString x = element(palette, term.left_cell);
    const QString gain = element(palette, *term.right_cell);
    QString text =
        explained_.norm->centred
            ? QStringLiteral("(%1 − %2) ÷ √(%3 + ε) · %4").arg(x, tr("mean"), tr("variance"), gain)
            : QStringLiteral("%1 ÷ √(%2 + ε) · %3").arg(x, tr("mean square"), gain);
    if (explained_.bias_cell) {
        text += QStringLiteral(" + ") + element(palette, *explained_.bias_cell);
    }
    return text;
}

QString WalkSum::rotation(const Palette* palette) const {
    const WalkTerm& own = explained_.terms[0];
    const WalkTerm& other = explained_.terms[1];
    const bool first = own.left_cell.col < other.left_cell.col;
    return QStringLiteral("%1 · cos θ %2 %3 · sin θ")
        .arg(element(palette, own.left_cell), first ? QStringLiteral("−") : QStringLiteral("+"),
             element(palette, other.left_cell));
}

QString WalkSum::formula(const Palette* palette) const {
    const WalkCell& cell = explained_.cell;
    const QString head = element(palette, cell) + QStringLiteral(" = ");
    switch (explained_.rule) {
    case WalkRule::given:
        return element(palette, cell) + QStringLiteral(": ") +
               tr("what the layers below hand over");
    case WalkRule::weight:
        return element(palette, cell) + QStringLiteral(": ") +
               tr("learnt in training, a number of the model's file");
    case WalkRule::norm:
        return head + norm(palette);
    case WalkRule::product:
        return explained_.terms.empty() ? head + QStringLiteral("0") : head + product(palette);
    case WalkRule::rotation:
        return head + rotation(palette);
    case WalkRule::scaling:
        return head + element(palette, explained_.terms.front().left_cell) + QLatin1Char(' ') +
               words_.scaleText();
    case WalkRule::mask:
        return head + (explained_.visible ? tr("0: the query may see this key")
                                          : tr("−∞: the query may not see this key"));
    case WalkRule::masking:
        return head + element(palette, explained_.terms.front().left_cell) + QStringLiteral(" + ") +
               element(palette, *explained_.terms.front().right_cell);
    case WalkRule::softmax: {
        const WalkCell masked{WalkPart::masked, cell.row, cell.col};
        const QString divisor =
            explained_.temperature == 1.0 ? QString() : QLatin1Char(' ') + words_.temperatureText();
        return head + QStringLiteral("exp(%1%3) ÷ Σ exp(%2%3)")
                          .arg(element(palette, masked),
                               element(palette, masked, {}, QStringLiteral("j")), divisor);
    }
    }
    return {};
}

QString WalkSum::formulaHtml(const Palette& palette) const {
    return formula(&palette);
}

QString WalkSum::formulaPlain() const {
    return formula(nullptr);
}

QString WalkSum::place() const {
    const WalkMatrix& matrix = *picture_.walk.find(explained_.cell.part);
    const auto one = [&](WalkAxis axis, Index at) {
        const QStringList& tokens = axis == WalkAxis::query_pos ? picture_.queries : picture_.keys;
        const bool token = axis == WalkAxis::query_pos || axis == WalkAxis::key_pos;
        if (axis == WalkAxis::one) {
            return QString();
        }
        return token && at < tokens.size()
                   ? QStringLiteral("%1 %2 “%3”").arg(WalkWords::axis(axis)).arg(at).arg(tokens[at])
                   : QStringLiteral("%1 %2").arg(WalkWords::axis(axis)).arg(at);
    };
    QStringList both{one(matrix.row_axis, explained_.cell.row),
                     one(matrix.col_axis, explained_.cell.col)};
    both.removeAll(QString());
    return both.join(QStringLiteral(" · "));
}

QStringList WalkSum::sumLines() const {
    QStringList lines;
    workedDecimals(weightDecimals(), [&](int decimals) {
        const QString sum = decimalText(settled(explained_.sum, explained_.noise), decimals);
        lines = QStringList{sumLine(sum)};
        if (!explained_.bias) {
            return true;
        }
        const QString bias = decimalText(*explained_.bias, decimals);
        lines << QStringLiteral("+ %1").arg(brackets(bias));
        return ends(readBack(sum) + readBack(bias));
    });
    return lines;
}

QString WalkSum::scalingLine() const {
    const double left = explained_.terms.front().left;
    const bool root = words_.scaleText().startsWith(u'÷');
    const double size = root ? std::round(1 / (explained_.scale * explained_.scale)) : 1;
    QString line;
    workedDecimals(weightDecimals(), [&](int decimals) {
        const QString number = decimalText(left, decimals);
        const QString scale = decimalText(explained_.scale, decimals);
        line = QStringLiteral("%1 %2").arg(number, root ? words_.scaleText()
                                                        : QStringLiteral("× ") + scale);
        return ends(root ? readBack(number) / std::sqrt(size) : readBack(number) * readBack(scale));
    });
    return line;
}

QString WalkSum::sumLine(const QString& sum) const {
    const std::size_t count = explained_.terms.size();
    return count == 1 ? tr("the one product = %1").arg(sum)
                      : tr("sum of %1 products = %2").arg(count).arg(sum);
}

/// From the last line to the first: each line's numbers get the decimals that its result needs.
QStringList WalkSum::normLines() const {
    const WalkNorm& norm = *explained_.norm;
    const WalkTerm& term = explained_.terms.front();
    const double spread = std::sqrt(norm.variance + norm.epsilon);
    const double middleOf = settled(norm.mean, norm.noise);
    const double share = (term.left - middleOf) / spread;
    QString product;
    QString bias;
    const int last = workedDecimals(weightDecimals(), [&](int decimals) {
        product = decimalText(settled(term.product, explained_.noise), decimals);
        bias = explained_.bias ? decimalText(*explained_.bias, decimals) : QString();
        return ends(readBack(product) + (explained_.bias ? readBack(bias) : 0));
    });
    QString shareText;
    QString gain;
    const int middle = workedDecimals(last, [&](int decimals) {
        shareText = decimalText(share, decimals);
        gain = decimalText(term.right, decimals);
        return decimalText(readBack(shareText) * readBack(gain), last) == product;
    });
    QString first;
    workedDecimals(middle, [&](int decimals) {
        const QString left = decimalText(term.left, decimals);
        const QString mean = decimalText(middleOf, decimals);
        const QString root = decimalText(spread, decimals);
        first =
            QStringLiteral("%1 ÷ %2 = %3")
                .arg(norm.centred ? QStringLiteral("(%1 − %2)").arg(left, brackets(mean)) : left,
                     root, shareText);
        const double centred = readBack(left) - (norm.centred ? readBack(mean) : 0);
        return decimalText(centred / readBack(root), middle) == shareText;
    });
    const QString square = QStringLiteral("%1 = %2").arg(
        norm.centred ? tr("variance") : tr("mean square"), number(norm.variance));
    QStringList lines{norm.centred
                          ? QStringLiteral("%1 = %2, ").arg(tr("mean"), number(middleOf)) + square
                          : square,
                      first, QStringLiteral("× %1 = %2").arg(brackets(gain), product)};
    if (explained_.bias) {
        lines << QStringLiteral("+ %1").arg(brackets(bias));
    }
    return lines;
}

QStringList WalkSum::softmaxLines() const {
    if (explained_.row_state != RowState::normal || !explained_.visible) {
        return {};
    }
    const WalkTerm* term = ownTerm();
    if (term == nullptr) {
        return {};
    }
    const WorkedWeight worked = softmaxNumbers(*term);
    QStringList lines{
        QStringLiteral("exp(%1 − %2 %3) = %4")
            .arg(worked.shifted, tr("row max"), brackets(worked.row_max), worked.exponential),
        QStringLiteral("÷ %1 %2").arg(tr("row sum"), worked.denominator)};
    if (explained_.temperature != 1.0) {
        lines.prepend(temperatureLine(term->left, worked.shifted));
    }
    return lines;
}

QString WalkSum::temperatureLine(double score, const QString& result) const {
    const auto decimals = static_cast<int>(result.size() - 1 - result.indexOf(u'.'));
    QString text;
    workedDecimals(std::min(valueDecimals(), decimals), [&](int shown) {
        text = decimalText(score, shown);
        return readBack(decimalText(readBack(text) / explained_.temperature, decimals)) ==
               readBack(result);
    });
    return QStringLiteral("%1 %2 = %3").arg(text, words_.temperatureText(), result);
}

WorkedWeight WalkSum::softmaxNumbers(const WalkTerm& term) const {
    return workedSoftmax({term.left / explained_.temperature, explained_.row_max, term.right,
                          explained_.denominator},
                         {valueDecimals(), weightDecimals(), 0, weightText});
}

/// Of a softmax: that of the element's own key.
const WalkTerm* WalkSum::ownTerm() const {
    const auto own =
        std::find_if(explained_.terms.begin(), explained_.terms.end(),
                     [this](const WalkTerm& term) { return term.index == explained_.cell.col; });
    return own == explained_.terms.end() ? nullptr : &*own;
}

QString WalkSum::productInShort() const {
    QString text;
    workedDecimals(valueDecimals(), [&](int decimals) {
        double sum = 0;
        text = products(decimals, sum);
        return explained_.terms.size() > products_in_short || ends(sum);
    });
    return text;
}

/// The first products, with their sum as it is printed.
QString WalkSum::products(int decimals, double& sum) const {
    QStringList products;
    const auto take = [&](double value) { return decimalText(value, decimals); };
    for (std::size_t i = 0; i < std::min(products_in_short, explained_.terms.size()); ++i) {
        const WalkTerm& term = explained_.terms[i];
        const QString left = take(term.left);
        const QString right = take(term.right);
        products << QStringLiteral("%1 × %2").arg(brackets(left), brackets(right));
        sum += readBack(left) * readBack(right);
    }
    if (explained_.terms.size() > products_in_short) {
        products << tr("… (%1 products)").arg(explained_.terms.size());
    }
    if (explained_.bias) {
        const QString bias = take(*explained_.bias);
        products << brackets(bias);
        sum += readBack(bias);
    }
    return products.join(QStringLiteral(" + "));
}

QString WalkSum::normInShort() const {
    const WalkNorm& norm = *explained_.norm;
    const WalkTerm& term = explained_.terms.front();
    const double bias = explained_.bias.value_or(0);
    QString text;
    workedDecimals(valueDecimals(), [&](int decimals) {
        const auto take = [decimals](double value) { return decimalText(value, decimals); };
        const QString left = take(term.left);
        const QString mean = take(settled(norm.mean, norm.noise));
        const QString spread = take(std::sqrt(norm.variance + norm.epsilon));
        const QString gain = take(term.right);
        text = QStringLiteral("%1 ÷ %2 × %3")
                   .arg(norm.centred ? QStringLiteral("(%1 − %2)").arg(left, brackets(mean))
                                     : brackets(left),
                        spread, brackets(gain));
        if (explained_.bias) {
            text += QStringLiteral(" + ") + brackets(take(bias));
        }
        const double centred = readBack(left) - (norm.centred ? readBack(mean) : 0);
        return ends(centred / readBack(spread) * readBack(gain) +
                    (explained_.bias ? readBack(take(bias)) : 0));
    });
    return text;
}

QString WalkSum::softmaxInShort(const WalkTerm& term) const {
    QString text;
    workedDecimals(valueDecimals(), [&](int decimals) {
        const QString score = decimalText(term.left / explained_.temperature, decimals);
        const QString max = decimalText(explained_.row_max, decimals);
        const QString sum = decimalText(explained_.denominator, decimals + 1);
        text = QStringLiteral("exp(%1 − %2) ÷ %3").arg(score, brackets(max), sum);
        return ends(std::exp(readBack(score) - readBack(max)) / readBack(sum));
    });
    return text;
}

/// Whether the printed numbers, put together, give the result that is shown.
bool WalkSum::ends(double value) const {
    const QString text =
        explained_.cell.part == WalkPart::pattern ? weightText(value) : number(value);
    return readBack(text) == readBack(result());
}

QString WalkSum::numbersInShort() const {
    switch (explained_.rule) {
    case WalkRule::norm:
        return normInShort();
    case WalkRule::product:
    case WalkRule::rotation:
        return productInShort();
    case WalkRule::scaling:
    case WalkRule::masking:
        return lines().front();
    case WalkRule::softmax:
        if (const WalkTerm* term = ownTerm(); term != nullptr && !softmaxLines().isEmpty()) {
            return softmaxInShort(*term);
        }
        break;
    default:
        break;
    }
    return {};
}

QString WalkSum::inShort() const {
    QStringList parts{formulaPlain(), numbersInShort()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" = ")) + outcome();
}

QString WalkSum::outcome() const {
    switch (explained_.rule) {
    case WalkRule::mask: // the formula says the value
        return {};
    case WalkRule::given:
    case WalkRule::weight:
        return QStringLiteral(": ") + result();
    default:
        return QLatin1Char(' ') + equals() + result();
    }
}

QStringList WalkSum::lines() const {
    switch (explained_.rule) {
    case WalkRule::norm:
        return normLines();
    case WalkRule::product:
    case WalkRule::rotation:
        return sumLines();
    case WalkRule::scaling:
        return {scalingLine()};
    case WalkRule::masking:
        return {QStringLiteral("%1 + %2").arg(number(explained_.terms.front().left),
                                              explained_.visible ? QStringLiteral("0")
                                                                 : QStringLiteral("(−∞)"))};
    case WalkRule::softmax:
        return softmaxLines();
    default:
        return {};
    }
}

double WalkSum::value() const {
    return settled(explained_.value, explained_.noise);
}

QString WalkSum::equals() const {
    return value() == explained_.value || std::isnan(explained_.value) ? QStringLiteral("= ")
                                                                       : QStringLiteral("≈ ");
}

QString WalkSum::result() const {
    return explained_.cell.part == WalkPart::pattern ? weightText(value()) : number(value());
}

QString WalkSum::verdict() const {
    if (explained_.rule == WalkRule::given || explained_.rule == WalkRule::weight) {
        return {};
    }
    if (explained_.agrees) {
        return explained_.hypothetical ? tr("recomputed with the switches as they are: it agrees")
                                       : tr("recomputed, and it agrees");
    }
    return tr("recomputed %1, but the matrix shows %2: they do not agree")
        .arg(numberText(explained_.value, 7), numberText(static_cast<double>(explained_.shown), 7));
}

QString WalkSum::remark() const {
    if (explained_.row_state == RowState::not_finite) {
        return tr("A score in this row is not a finite number, so softmax gives NaN for the whole "
                  "row.");
    }
    if (explained_.rule == WalkRule::softmax && !explained_.visible) {
        return tr("The mask adds −∞: softmax never sees this key, so its weight is 0.");
    }
    if (explained_.hypothetical) {
        return tr("What if: a switch has changed this, the model itself computes otherwise.");
    }
    return {};
}

QStringList WalkSum::headings() const {
    if (explained_.terms.empty()) {
        return {};
    }
    const WalkTerm& term = explained_.terms.front();
    const QString left = words_.symbol(term.left_cell.part).remove(u'_');
    if (explained_.rule == WalkRule::softmax) {
        const QString divisor = words_.temperatureText();
        return {tr("key"), left,
                divisor.isEmpty() ? QStringLiteral("exp(s − max)")
                                  : QStringLiteral("exp((s − max) %1)").arg(divisor),
                tr("share")};
    }
    const QString right = term.right_cell ? words_.symbol(term.right_cell->part).remove(u'_')
                                          : QStringLiteral("cos, sin");
    const QString index = explained_.cell.part == WalkPart::z ? tr("key") : QStringLiteral("c");
    return {index, left, right, QStringLiteral("%1 × %2").arg(left, right)};
}

QString WalkSum::indexText(const WalkTerm& term) const {
    const bool keys = explained_.rule == WalkRule::softmax || explained_.cell.part == WalkPart::z;
    return keys && term.index < picture_.keys.size()
               ? QStringLiteral("%1 %2").arg(term.index).arg(picture_.keys[term.index])
               : QString::number(term.index);
}

} // namespace heedmap
