// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_words.h"

#include "app/error_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace heedmap {

namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(ExportWords)
};

QString firstNumber(const std::string& text) {
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    return digits.match(QString::fromStdString(text)).captured();
}

} // namespace

QString whyNotNow(FigureKind kind) {
    switch (kind) {
    case FigureKind::compare:
        return ExportWords::tr("Cross-attention has no mask to compare with.");
    case FigureKind::arithmetic:
        return ExportWords::tr("Choose a cell in the heatmap first.");
    case FigureKind::decode:
        return ExportWords::tr("Decoding needs a decoder's head under its own mask.");
    default:
        return ExportWords::tr("This figure cannot be made of what is shown.");
    }
}

QString exportSentence(const Error& error) {
    if (error.field == "--height-mm") {
        return ExportWords::tr("This figure needs a height of at least %1 mm.")
            .arg(firstNumber(error.expected));
    }
    if (error.field == "--width-mm") {
        return ExportWords::tr("This figure needs more width.");
    }
    if (error.field == "limits") {
        return ExportWords::tr("The first colour's value must lie below the last one's.");
    }
    if (error.field == "PNG" && error.kind == ErrorKind::limit) {
        return ExportWords::tr("A PNG of %1 is too large: take fewer dots per inch, or PDF.")
            .arg(QString::fromStdString(error.got));
    }
    if (error.field == "TeX") {
        return ExportWords::tr("TeX takes at most %1 cells: take PDF or SVG.")
            .arg(firstNumber(error.expected));
    }
    if (error.field == "NPY") {
        return ExportWords::tr("NPY takes matrices of one shape: take NPZ or CSV.");
    }
    return errorSentence(error);
}

} // namespace heedmap
