// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_checks.h"
#include "sample.h"
#include "widgets/figure/formula.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/worksheet_pages.h"

#include <QtTest>

#include <random>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

Matrix numbersOf(Index rows, Index cols, unsigned seed, double size) {
    Matrix matrix(rows, cols);
    std::mt19937 random(seed);
    for (Index i = 0; i < matrix.size(); ++i) {
        matrix.data()[i] =
            static_cast<float>(size * (static_cast<double>(random() % 20011U) / 10005.5 - 1));
    }
    return matrix;
}

Worksheet sheetOf(Index tokens, Index dims, double size, WorksheetOptions options,
                  bool fromX = false) {
    WorksheetInput input;
    if (fromX) {
        input.projection.emplace();
        input.projection->x = numbersOf(tokens, 8, 5, size);
        input.projection->w_q = numbersOf(8, dims, 6, size);
        input.projection->w_k = numbersOf(8, dims, 7, size);
        input.projection->w_v = numbersOf(8, dims, 8, size);
        input.projection->b_q = std::vector<float>(static_cast<std::size_t>(dims), 0.5F);
    } else {
        input.q = numbersOf(tokens, dims, 1, size);
        input.k = numbersOf(tokens, dims, 2, size);
        input.v = numbersOf(tokens, dims, 3, size);
    }
    input.scale = static_cast<float>(1 / std::sqrt(static_cast<double>(dims)));
    return *make_worksheet(input, options);
}

WorksheetPagesInput pagesInput(const Worksheet& sheet, std::span<const DisplayToken> tokens) {
    WorksheetPagesInput input;
    input.sheet = &sheet;
    input.queries = tokens;
    input.model = "by-hand";
    input.sentence = "the cat ran and it said meow";
    input.layer = 1;
    input.modelHeadDim = sheet.head_dim;
    input.seed = 7;
    return input;
}

QStringList textsOf(const std::vector<DisplayList>& pages, ItemRole role) {
    QStringList texts;
    for (const DisplayList& page : pages) {
        for (const TextItem& item : itemsOf<TextItem>(page, role)) {
            texts.append(item.text);
        }
    }
    return texts;
}

/// The numbers of cells: those filled in are bold.
QStringList numbersIn(const std::vector<DisplayList>& pages, bool filledIn) {
    QStringList texts;
    for (const DisplayList& page : pages) {
        for (const TextItem& item : itemsOf<TextItem>(page, ItemRole::cellValue)) {
            if (item.style.bold == filledIn) {
                texts.append(item.text);
            }
        }
    }
    return texts;
}

std::size_t framesOf(const std::vector<DisplayList>& pages) {
    std::size_t count = 0;
    for (const DisplayList& page : pages) {
        for (const RectItem& item : itemsOf<RectItem>(page, ItemRole::selection)) {
            count += item.stroke.color != 0 ? 1U : 0U;
        }
    }
    return count;
}

} // namespace

class TestWorksheetPages : public QObject {
    Q_OBJECT

  private slots:
    void theAnswersFillTheBlanks() {
        const std::vector<DisplayToken> tokens = tokensOf({"the", "cat", "ran", "and", "it"});
        const Worksheet sheet = sheetOf(5, 4, 2, {.share = 0.4, .seed = 3});
        const WorksheetPagesInput input = pagesInput(sheet, tokens);
        const auto blank = layoutWorksheet(input, Paper::a4, false);
        const auto filled = layoutWorksheet(input, Paper::a4, true);
        QVERIFY(blank && filled);
        QCOMPARE(blank->size(), filled->size());
        const std::size_t blanks = 4 * 10 + 8; // 0.4 of four 5 × 5 and one 5 × 4
        QCOMPARE(framesOf(*blank), blanks);
        QCOMPARE(framesOf(*filled), blanks);
        QCOMPARE(numbersIn(*blank, true).size(), qsizetype{0});
        QCOMPARE(numbersIn(*filled, true).size(), static_cast<qsizetype>(blanks));
        QStringList expected;
        for (const WorksheetMatrix& matrix : sheet.matrices) {
            for (Index r = 0; r < matrix.rows; ++r) {
                for (Index c = 0; c < matrix.cols; ++c) {
                    if (matrix.blank[matrix.at(r, c)] != 0) {
                        expected.append(QString::fromStdString(sheet.text(matrix, r, c))
                                            .replace("-inf", "−∞")
                                            .replace('-', QChar(0x2212)));
                    }
                }
            }
        }
        QCOMPARE(numbersIn(*filled, true), expected);
        QCOMPARE(numbersIn(*blank, false), numbersIn(*filled, false));
    }

    void nothingIsCutOrOverlaps_data() {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("dims");
        QTest::addColumn<int>("digits");
        QTest::addColumn<bool>("fromX");
        QTest::newRow("small") << 2 << 2 << 1 << false;
        QTest::newRow("usual") << 6 << 4 << 2 << false;
        QTest::newRow("large") << 8 << 8 << 4 << false;
        QTest::newRow("from X") << 8 << 4 << 2 << true;
        QTest::newRow("one token") << 1 << 1 << 2 << false;
    }

    void nothingIsCutOrOverlaps() {
        QFETCH(int, tokens);
        QFETCH(int, dims);
        QFETCH(int, digits);
        QFETCH(bool, fromX);
        const std::vector<DisplayToken> words = manyTokens(tokens);
        const Worksheet sheet = sheetOf(tokens, dims, 9, {.digits = digits}, fromX);
        for (const Paper paper : {Paper::a4, Paper::letter}) {
            for (const bool answers : {false, true}) {
                const auto pages = layoutWorksheet(pagesInput(sheet, words), paper, answers);
                QVERIFY(pages);
                for (const DisplayList& page : *pages) {
                    QCOMPARE(page.size, sizeOf(paper));
                    QCOMPARE(outsideOf(page), QString());
                    QCOMPARE(overlapIn(page), QString());
                    for (const TextItem& text : heedmap::testing::textsOf(page)) {
                        QVERIFY2(text.style.pointSize >= 5.99, qPrintable(text.text));
                        const QRectF box = text.boundingBox();
                        const double margin = PageFlow::margin - 0.5;
                        QVERIFY2(box.left() >= margin && box.right() <= page.size.width() - margin,
                                 qPrintable(text.text));
                    }
                }
            }
        }
    }

    void aHeadThatWasCutIsSaidToBe() {
        const std::vector<DisplayToken> tokens = tokensOf({"a", "b"});
        const Worksheet sheet = sheetOf(2, 2, 2, {});
        WorksheetPagesInput input = pagesInput(sheet, tokens);
        const auto wordsOf = [&] {
            return textsOf(*layoutWorksheet(input, Paper::a4, true), ItemRole::caption).join(' ');
        };
        QVERIFY(!wordsOf().contains("dimensions"));
        input.modelHeadDim = 64;
        QVERIFY(wordsOf().contains("first 2 of the head's 64 dimensions"));
    }

    void aSmallDifferenceIsAPowerOfTen() {
        const std::vector<DisplayToken> tokens = tokensOf({"a", "b"});
        Worksheet sheet = sheetOf(2, 2, 2, {});
        sheet.largest_difference = 6.5e-5;
        const auto pages = layoutWorksheet(pagesInput(sheet, tokens), Paper::a4, true);
        const QString words = textsOf(*pages, ItemRole::caption).join(' ');
        QVERIFY2(words.contains("by 6.5×10⁻⁵ at most"), qPrintable(words));
    }

    void pagesAreNumbered() {
        const std::vector<DisplayToken> tokens = manyTokens(8);
        const Worksheet sheet = sheetOf(8, 8, 9, {.digits = 4}, true);
        const auto pages = layoutWorksheet(pagesInput(sheet, tokens), Paper::a4, false);
        QVERIFY(pages->size() > 1);
        const QString last = QStringLiteral("%1 / %1").arg(pages->size());
        QVERIFY(textsOf({pages->back()}, ItemRole::caption).contains(last));
    }

    void tokensThatDoNotFitAreRefused() {
        const std::vector<DisplayToken> tokens = tokensOf({"a", "b", "c"});
        const Worksheet sheet = sheetOf(2, 2, 2, {});
        const auto pages = layoutWorksheet(pagesInput(sheet, tokens), Paper::a4, false);
        QVERIFY(!pages);
        QCOMPARE(pages.error().field, std::string("tokens"));
    }

    void formulasRaiseAndLower() {
        const TextStyle style{FontFace::text, 10, false};
        Sheet sheet(Palette::light());
        const double width =
            drawFormula(sheet, "A_{ij} = K^{T}", style, Qt::black, QPointF(10, 20));
        QCOMPARE(width, formulaWidth("A_{ij} = K^{T}", style));
        const DisplayList list = sheet.take({100, 100}, false, {});
        const auto runs = itemsOf<TextItem>(list, ItemRole::formula);
        QCOMPARE(runs.size(), std::size_t{4});
        QCOMPARE(runs[0].text, QString("A"));
        QCOMPARE(runs[1].text, QString("ij"));
        QVERIFY(runs[1].anchor.y() > runs[0].anchor.y());
        QVERIFY(runs[1].style.pointSize < 10);
        QCOMPARE(runs[3].text, QString("T"));
        QVERIFY(runs[3].anchor.y() < runs[0].anchor.y());
        QCOMPARE(formulaWidth("a_{b", style), textWidth("a_{b", style)); // no end: as it is
    }
};

QTEST_MAIN(TestWorksheetPages)
#include "test_worksheet_pages.moc"
