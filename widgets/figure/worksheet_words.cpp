// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/worksheet_words.h"

#include "widgets/figure/worked_numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace heedmap {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Worksheet)
};

QString scaleFormula(const Worksheet& sheet) {
    const double root = std::sqrt(static_cast<double>(sheet.head_dim));
    if (std::abs(double{sheet.scale} * root - 1) < 1e-6) {
        return QStringLiteral("S′ = S ÷ √d_{k} = S ÷ √%1").arg(sheet.head_dim);
    }
    return QStringLiteral("S′ = S × %1").arg(QString::number(double{sheet.scale}, 'g', 6));
}

QString projection(const Worksheet& sheet, const QString& name, WorksheetPart bias) {
    const QString from = name != QLatin1String("Q") && sheet.find(WorksheetPart::x_key) != nullptr
                             ? QStringLiteral("X_{key}")
                             : QStringLiteral("X");
    const QString base = QStringLiteral("%1 = %2 W_{%1}").arg(name, from);
    return sheet.find(bias) == nullptr ? base : base + QStringLiteral(" + b_{%1}").arg(name);
}

} // namespace

QString WorksheetText::title(bool answers) {
    return answers ? Words::tr("Attention by hand: the answers") : Words::tr("Attention by hand");
}

QString WorksheetText::subtitle(const WorksheetPagesInput& input) {
    const QString sentence =
        QString::fromStdString(escaped(input.sentence.simplified().toStdString(), 80));
    const QString head = Words::tr("Layer %1, head %2 of the model “%3”")
                             .arg(input.layer)
                             .arg(input.head)
                             .arg(input.model);
    return sentence.isEmpty() ? head : Words::tr("%1, reading “%2”").arg(head, sentence);
}

QString WorksheetText::name() {
    return Words::tr("Name");
}

QString WorksheetText::date() {
    return Words::tr("Date");
}

QString WorksheetText::instruction(const WorksheetPagesInput& input, bool answers) {
    const Worksheet& sheet = *input.sheet;
    QString text = Words::tr("Work out the empty cells, step by step. Every step starts from the "
                             "numbers printed on this sheet, and its results are rounded to %1 "
                             "decimals (a half away from zero): so the printed numbers lead to the "
                             "printed answers, digit by digit.")
                       .arg(sheet.digits);
    if (input.modelHeadDim > sheet.head_dim) {
        text += QLatin1Char(' ') + Words::tr("Only the first %1 of the head's %2 dimensions are "
                                             "used here, so the weights are not the model's own.")
                                       .arg(sheet.head_dim)
                                       .arg(input.modelHeadDim);
    } else if (answers && sheet.largest_difference) {
        text += QLatin1Char(' ') +
                Words::tr("The model does not round on the way: its weights differ from these by "
                          "%1 at most.")
                    .arg(significantText(*sheet.largest_difference, 2));
    }
    return text;
}

QString WorksheetText::partTitle(WorksheetPart part) {
    using P = WorksheetPart;
    switch (part) {
    case P::x:
        return Words::tr("Input, a row a token");
    case P::x_key:
        return Words::tr("Input of the keys");
    case P::w_q:
    case P::w_k:
    case P::w_v:
        return Words::tr("Weights");
    case P::b_q:
    case P::b_k:
    case P::b_v:
        return Words::tr("Bias");
    case P::q:
        return Words::tr("Queries");
    case P::k:
        return Words::tr("Keys");
    case P::v:
        return Words::tr("Values");
    case P::dots:
        return Words::tr("Products");
    case P::scaled:
        return Words::tr("Scaled");
    case P::masked:
        return Words::tr("Masked");
    case P::pattern:
        return Words::tr("Attention weights");
    case P::output:
        return Words::tr("Output");
    }
    return {};
}

QString WorksheetText::formula(const Worksheet& sheet, WorksheetPart part) {
    using P = WorksheetPart;
    const bool given = sheet.find(P::q)->given;
    switch (part) {
    case P::x:
        return QStringLiteral("X");
    case P::x_key:
        return QStringLiteral("X_{key}");
    case P::w_q:
        return QStringLiteral("W_{Q}");
    case P::b_q:
        return QStringLiteral("b_{Q}");
    case P::w_k:
        return QStringLiteral("W_{K}");
    case P::b_k:
        return QStringLiteral("b_{K}");
    case P::w_v:
        return QStringLiteral("W_{V}");
    case P::b_v:
        return QStringLiteral("b_{V}");
    case P::q:
        return given ? QStringLiteral("Q") : projection(sheet, QStringLiteral("Q"), P::b_q);
    case P::k:
        return given ? QStringLiteral("K") : projection(sheet, QStringLiteral("K"), P::b_k);
    case P::v:
        return given ? QStringLiteral("V") : projection(sheet, QStringLiteral("V"), P::b_v);
    case P::dots:
        return QStringLiteral("S = Q K^{T}");
    case P::scaled:
        return scaleFormula(sheet);
    case P::masked:
        return sheet.mask.mask == Mask::none ? Words::tr("M = S′ (no mask: every key is seen)")
                                             : Words::tr("M = S′, and −∞ at keys that are hidden");
    case P::pattern:
        return QStringLiteral("A_{ij} = exp(M_{ij}) ÷ Σ_{n} exp(M_{in})");
    case P::output:
        return QStringLiteral("Z = A V");
    }
    return {};
}

QString WorksheetText::footer(const WorksheetPagesInput& input) {
    return Words::tr("Heedmap · %1 · head %2.%3 · blanks by seed %4")
        .arg(input.model)
        .arg(input.layer)
        .arg(input.head)
        .arg(input.seed);
}

} // namespace heedmap
