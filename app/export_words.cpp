// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_words.h"

#include "app/error_text.h"
#include "app/phrases/phrase_book.h"

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

QString notShown(const ExportRequest& request) {
    using K = FigureKind;
    const FigureKind kind = request.spec.kind;
    const ViewOptions& view = request.view;
    const bool ofWeights = kind != K::mask && kind != K::tokens;
    const bool bothQuantities = kind == K::qkv || kind == K::arithmetic;
    QStringList missing;
    const auto miss = [&missing, ofWeights](bool wanted, const QString& what) {
        if (wanted && ofWeights) {
            missing.append(what);
        }
    };
    miss(!request.picture->rows.words.empty() && !showsWords(request),
         ExportWords::tr("merged words"));
    miss(request.picture->view.firstAside && !showsChanges(kind),
         ExportWords::tr("the first token set aside"));
    miss(view.quantity == Quantity::scores && kind != K::heatmap && !bothQuantities,
         ExportWords::tr("scores"));
    miss(view.quantity == Quantity::logWeights && kind != K::heatmap && kind != K::arithmetic,
         ExportWords::tr("the logarithmic scale"));
    miss(request.pinned && showsOneHead(kind), ExportWords::tr("the pinned head"));
    miss(kind == K::lines && !request.picture->beside.empty(),
         ExportWords::tr("the lines of other heads"));
    const bool switched = !view.walkScale || view.walkTemperature != 1.0;
    miss(kind == K::qkv && view.picture == Picture::walk && switched,
         ExportWords::tr("the walk's switches"));
    return missing.isEmpty() ? QString()
                             : ExportWords::tr("In the window, but not in this figure: %1.")
                                   .arg(missing.join(ExportWords::tr(", ")));
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
            .arg(phraseInWords(QString::fromStdString(error.got)));
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
