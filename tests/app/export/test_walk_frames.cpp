// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/run/forward.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/widgets/figure/figure_checks.h"
#include "widgets/figure/walk_frames.h"

#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

/// The walk of head 1.0 over tokens of an embedded model.
WalkFilm filmOf(const char* model, const std::vector<TokenId>& ids) {
    const auto folder = *resolve_model(model);
    const ModelPtr loaded = *load_model(folder);
    const auto tokenizer = load_tokenizers(folder, loaded->config.vocab_size)->target;
    const Site site{loaded->config.stack, 1};
    const Trace trace = *forward(loaded, {ids, {}, {}});
    return {{display_tokens(*tokenizer, ids),
             {},
             *head_view(trace, site, 0, Mask::family),
             QString::fromUtf8(model),
             QStringLiteral("a sentence"),
             {}},
            *HeadWalk::of(trace, site, 0)};
}

FigureSpec wide(double width) {
    FigureSpec spec;
    spec.widthMm = width;
    return spec;
}

} // namespace

class TestWalkFrames : public QObject {
    Q_OBJECT

  private slots:
    void aFrameAStepWithItsMatrices() {
        const WalkFilm film = filmOf("by-hand", {0, 1, 4});
        const Result<WalkFrames> frames = WalkFrames::of(wide(170), film);
        QVERIFY(frames);
        QCOMPARE(frames->count(), static_cast<Index>(film.walk.stages().size()));
        for (Index i = 0; i < frames->count(); ++i) {
            const DisplayList figure = frames->frame(i);
            QCOMPARE(figure.size, frames->size());
            std::size_t matrices = 0;
            for (const WalkEquation& one :
                 film.walk.stages()[static_cast<std::size_t>(i)].equations) {
                matrices += one.operands.size() + 1;
            }
            QCOMPARE(itemsOf<CellsItem>(figure, ItemRole::cells).size(), matrices);
        }
    }

    void theNumbersAreTheWalks() {
        const WalkFilm film = filmOf("by-hand", {0, 1, 4});
        const Result<WalkFrames> frames = WalkFrames::of(wide(170), film);
        const auto cells = itemsOf<CellsItem>(frames->frame(7), ItemRole::cells); // softmax
        QCOMPARE(cells.size(), std::size_t{2});
        QCOMPARE(cells.back().values(2, 1), film.head.pattern(2, 1));
        QVERIFY(std::isnan(cells.back().values(0, 2))); // hidden
        QVERIFY(std::isnan(cells.front().values(0, 2)));
        QVERIFY(!itemsOf<HatchItem>(frames->frame(7), ItemRole::masked).empty());
    }

    void nothingIsCutOrOverlaps_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("width");
        for (const char* model : {"by-hand", "story-gpt", "story-bert"}) {
            for (const int width : {120, 170, 339}) {
                const QString name =
                    QStringLiteral("%1, %2 mm").arg(QLatin1String(model)).arg(width);
                QTest::newRow(qPrintable(name)) << QString::fromUtf8(model) << double(width);
            }
        }
    }

    void nothingIsCutOrOverlaps() {
        QFETCH(QString, model);
        QFETCH(double, width);
        const WalkFilm film = filmOf(model.toUtf8().constData(), {5, 6, 7, 8, 9, 3, 1, 2});
        const Result<WalkFrames> frames = WalkFrames::of(wide(width), film);
        QVERIFY(frames);
        for (Index i = 0; i < frames->count(); ++i) {
            const DisplayList figure = frames->frame(i);
            QCOMPARE(outsideOf(figure), QString());
            QCOMPARE(overlapIn(figure), QString());
        }
    }
};

QTEST_MAIN(TestWalkFrames)
#include "test_walk_frames.moc"
