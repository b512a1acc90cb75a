// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_checks.h"
#include "sample.h"
#include "widgets/figure/decode_frames.h"
#include "widgets/figure/png.h"

#include <QtTest>

#include <cmath>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

DecodeFilm filmOf(std::vector<DisplayToken> tokens, Index prompt) {
    DecodeFilm film;
    const auto count = static_cast<Index>(tokens.size());
    film.queries = std::move(tokens);
    film.head = headOf(count, count, Mask::causal, 11);
    film.promptLength = prompt;
    for (Index i = prompt; i <= count; ++i) {
        std::vector<FigureToken> next;
        for (int bar = 0; bar < 8; ++bar) {
            next.push_back(
                {QStringLiteral("␣w%1").arg(bar), 0.4 / (bar + 1), i < count && bar == 1});
        }
        film.next.push_back(next);
    }
    film.modelName = "story-gpt";
    film.sentence = "The cat";
    return film;
}

FigureSpec wide(double width = 170) {
    FigureSpec spec;
    spec.widthMm = width;
    return spec;
}

QStringList labelsOf(const DisplayList& figure, ItemRole role) {
    QStringList texts;
    for (const TextItem& item : itemsOf<TextItem>(figure, role)) {
        texts.append(item.text);
    }
    return texts;
}

} // namespace

class TestDecodeFrames : public QObject {
    Q_OBJECT

  private slots:
    void growsByARowAndATokenAFrame() {
        const DecodeFilm film = filmOf(englishTokens(), 3);
        const Result<DecodeFrames> frames = DecodeFrames::of(wide(), film);
        QVERIFY(frames);
        QCOMPARE(frames->count(), Index{9});
        for (Index i = 0; i < frames->count(); ++i) {
            const DisplayList figure = frames->frame(i);
            QCOMPARE(figure.size, frames->size());
            const CellsItem cells = itemsOf<CellsItem>(figure, ItemRole::cells).front();
            QCOMPARE(cells.values.rows(), 3 + i);
            QCOMPARE(cells.values.cols(), 3 + i);
            for (Index r = 0; r < cells.values.rows(); ++r) {
                for (Index c = 0; c < cells.values.cols(); ++c) {
                    if (c > r) {
                        QVERIFY(std::isnan(cells.values(r, c)));
                    } else {
                        QCOMPARE(cells.values(r, c), film.head.pattern(r, c));
                    }
                }
            }
            QCOMPARE(labelsOf(figure, ItemRole::columnLabel).size(), 3 + i);
            QCOMPARE(labelsOf(figure, ItemRole::runningText).size(), 3 + i);
            QCOMPARE(itemsOf<RectItem>(figure, ItemRole::selection).size(),
                     std::size_t{i < 8 ? 1U : 0U});
        }
    }

    void whatIsThereDoesNotMove() {
        const DecodeFilm film = filmOf(englishTokens(), 2);
        const Result<DecodeFrames> frames = DecodeFrames::of(wide(), film);
        const auto firstWord = [&](Index i) {
            return itemsOf<TextItem>(frames->frame(i), ItemRole::runningText).front().anchor;
        };
        const auto plot = [&](Index i) {
            return itemsOf<CellsItem>(frames->frame(i), ItemRole::cells).front().cell(0, 0);
        };
        for (Index i = 1; i < frames->count(); ++i) {
            QCOMPARE(firstWord(i), firstWord(0));
            QVERIFY(std::abs(plot(i).width() - plot(0).width()) < 1e-9);
            QVERIFY(std::abs(plot(i).left() - plot(0).left()) < 1e-9);
        }
    }

    void nothingIsCutOrOverlaps_data() {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<double>("width");
        for (const int tokens : {1, 2, 11, 40}) {
            for (const double width : {120.0, 170.0, 339.0}) {
                QTest::addRow("%d tokens, %g mm", tokens, width) << tokens << width;
            }
        }
    }

    void nothingIsCutOrOverlaps() {
        QFETCH(int, tokens);
        QFETCH(double, width);
        const DecodeFilm film = filmOf(manyTokens(tokens), 1);
        const Result<DecodeFrames> frames = DecodeFrames::of(wide(width), film);
        QVERIFY(frames);
        for (const Index i : {Index{0}, frames->count() / 2, frames->count() - 1}) {
            const DisplayList figure = frames->frame(i);
            QCOMPARE(outsideOf(figure), QString());
            QCOMPARE(overlapIn(figure), QString());
            for (const TextItem& text : textsOf(figure)) {
                QVERIFY2(text.style.pointSize >= 5.99, qPrintable(text.text));
            }
        }
    }

    void aLongTextShowsItsLastLines() {
        const DecodeFilm film = filmOf(manyTokens(120), 4);
        const Result<DecodeFrames> frames = DecodeFrames::of(wide(), film);
        const DisplayList last = frames->frame(frames->count() - 1);
        const auto pieces = itemsOf<TextItem>(last, ItemRole::runningText);
        QVERIFY(pieces.size() < 120);
        QVERIFY(pieces.back().style.bold);
        QCOMPARE(pieces.back().text, QString::fromStdString(film.queries.back().plain));
        const double firstLine = pieces.front().anchor.y();
        QVERIFY(pieces.back().anchor.y() > firstLine);
    }

    void crossAttentionHasAllItsColumnsAtOnce() {
        DecodeFilm film = filmOf(chineseTokens(), 1);
        film.keys = tokensOf({"I", "see", "a", "cat"});
        film.head = headOf(11, 4, Mask::none, 3);
        film.head.site.stack = Stack::cross;
        const Result<DecodeFrames> frames = DecodeFrames::of(wide(), film);
        QVERIFY(frames);
        const CellsItem cells = itemsOf<CellsItem>(frames->frame(2), ItemRole::cells).front();
        QCOMPARE(cells.values.rows(), Index{3});
        QCOMPARE(cells.values.cols(), Index{4});
    }

    void aMatrixThatDoesNotFitIsRefused() {
        DecodeFilm film = filmOf(englishTokens(), 2);
        film.queries.pop_back();
        QVERIFY(!DecodeFrames::of(wide(), film));
        QVERIFY(!DecodeFrames::of(wide(10), filmOf(englishTokens(), 2)));
    }

    void framesAsPictures() {
        const DecodeFilm film = filmOf(englishTokens(), 2);
        for (const Theme theme : {Theme::light, Theme::dark}) {
            FigureSpec spec = wide();
            spec.theme = theme;
            const Result<DecodeFrames> frames = DecodeFrames::of(spec, film);
            const Result<QImage> image = renderImage(frames->frame(5), 110);
            QVERIFY(image);
            QCOMPARE(image->width(), 736);
            if (const QString folder = qEnvironmentVariable("HEEDMAP_PICTURES");
                !folder.isEmpty()) {
                image->save(folder + (theme == Theme::dark ? "/frame-dark.png" : "/frame.png"));
            }
        }
    }
};

QTEST_MAIN(TestDecodeFrames)
#include "test_decode_frames.moc"
