// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/attention_view.h"

#include "tests/widgets/heatmap/sample_head.h"
#include "widgets/heatmap/color_scale_bar.h"
#include "widgets/heatmap/heatmap_scene.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace heedmap;
using namespace heedmap::test;

class TestAttentionView : public QObject {
    Q_OBJECT

  private slots:
    void sideBySideAgreesInSize();
    void zoomIsLinked();
    void hoverAndSelectionAreLinked();
    void differenceIsSymmetricAndSigned();
    void aFrameLeavesTheFuturesBorderInSight();
    void scaleToLargestEndsThere();
    void scoresHaveASignedScale();
    void greysFollowTheTheme();
    void missingViewsAreEmpty();
    void oneViewUsesTheHeight();
    void twoViewsShareTheLabelsOfRows();
    void theScaleStandsWhereThereIsLittleHeight();
    void whatHoldsForBothIsSaidOnce();
    void crossAttentionHasNoFuture();
    void anEncoderSeesAllByNature();
    void twoHeadsAreCompared();
    void logarithmicColoursHaveAFloor();
    void theFirstKeySetAsideIsMarked();
};

static AttentionContent sample(Index n) {
    return {sampleHead(n, Mask::causal), sampleHead(n, Mask::none), sampleTokens(n),
            sampleTokens(n)};
}

/// What the one heatmap of the view says under its cells.
static QStringList legendOf(AttentionView& view) {
    QStringList texts;
    for (const HeatmapLegend& item : view.first()->legend())
        texts << item.text;
    return texts;
}

static std::unique_ptr<AttentionView> shown(Index n, AttentionOptions options) {
    auto view = std::make_unique<AttentionView>();
    view->resize(760, 460);
    view->setOptions(options);
    view->setContent(sample(n));
    view->show();
    return view;
}

void TestAttentionView::sideBySideAgreesInSize() {
    const auto view = shown(9, {.mask = MaskView::sideBySide});
    QVERIFY(view->second()->isVisible());
    QCOMPARE(view->first()->plotRect().size(), view->second()->plotRect().size());
    QCOMPARE(view->first()->plotRect().top(), view->second()->plotRect().top());
    view->setOptions({.mask = MaskView::unmasked});
    QVERIFY(!view->second()->isVisible());
    QCOMPARE(view->first()->content().view, view->content().unmasked);
    QCOMPARE(view->first()->content().future_weights.at(2),
             view->content().unmasked->rows.at(2).future_weight);
}

void TestAttentionView::zoomIsLinked() {
    const auto view = shown(40, {.mask = MaskView::sideBySide});
    view->first()->zoomIn();
    QVERIFY(view->first()->visibleCells().width() < 40);
    QCOMPARE(view->second()->visibleCells(), view->first()->visibleCells());
    view->second()->resetZoom();
    QCOMPARE(view->first()->visibleCells(), QRectF(-0.5, -0.5, 40, 40));
}

void TestAttentionView::hoverAndSelectionAreLinked() {
    const auto view = shown(9, {.mask = MaskView::sideBySide});
    QSignalSpy hovered(view.get(), &AttentionView::hovered);
    QSignalSpy selected(view.get(), &AttentionView::selected);
    const QPoint at = view->second()->cellRect({3, 6}).center().toPoint();
    QTest::mouseMove(view->second(), at);
    QTRY_COMPARE(hovered.count(), 1);
    QCOMPARE(view->first()->hoveredCell(), (HeatmapCell{3, 6}));
    QTest::mouseClick(view->second(), Qt::LeftButton, {}, at);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.at(0).at(0).value<Index>(), Index(3));
    QCOMPARE(selected.at(0).at(1).value<Index>(), Index(6));
    QCOMPARE(view->first()->selected(), (HeatmapCell{3, 6}));
    view->setSelected(8, 2);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(view->second()->selected(), (HeatmapCell{8, 2}));
}

void TestAttentionView::differenceIsSymmetricAndSigned() {
    const auto view = shown(9, {.mask = MaskView::difference});
    QCOMPARE(view->first()->scale().low, -1.0);
    QCOMPARE(view->first()->scale().high, 1.0);
    const auto& content = view->content();
    // In the future all weight is gained, in the past some is lost.
    QCOMPARE(*view->first()->shownValue({2, 5}),
             static_cast<double>(content.unmasked->pattern(2, 5)));
    QCOMPARE(*view->first()->shownValue({4, 1}),
             static_cast<double>(content.unmasked->pattern(4, 1) - content.masked->pattern(4, 1)));
    QVERIFY(*view->first()->shownValue({4, 1}) < 0);
}

void TestAttentionView::aFrameLeavesTheFuturesBorderInSight() {
    const auto view = shown(8, {.mask = MaskView::difference});
    HeatmapView* map = view->first();
    const auto dashes = [&] { // along the right edge of column 3, in the row whose last key it is
        const QImage image = map->grab().toImage();
        const QRect cell = map->cellRect({3, 3}).toAlignedRect();
        int black = 0;
        for (int y = cell.top() + 3; y < cell.bottom() - 3; ++y) {
            bool dash = false;
            for (int x = cell.right() - 3; x <= cell.right() + 3; ++x)
                dash = dash || image.pixelColor(x, y).lightness() < 30;
            black += dash ? 1 : 0;
        }
        return black;
    };
    const int alone = dashes();
    QVERIFY(alone > 5);
    view->setSelected(6, 3);
    QCOMPARE(dashes(), alone);
}

void TestAttentionView::scaleToLargestEndsThere() {
    const auto view = shown(9, {.mask = MaskView::unmasked, .scaleToLargest = true});
    double largest = 0;
    for (const float value : view->content().unmasked->pattern.values())
        largest = std::max(largest, static_cast<double>(value));
    QCOMPARE(view->first()->scale().high, largest);
    QCOMPARE(view->first()->scale().low, 0.0);
}

void TestAttentionView::scoresHaveASignedScale() {
    const auto view = shown(9, {.mask = MaskView::unmasked, .quantity = Quantity::scores});
    double largest = 0;
    for (const float value : view->content().unmasked->scores.values())
        largest = std::max(largest, std::abs(static_cast<double>(value)));
    QCOMPARE(view->first()->scale().high, largest);
    QCOMPARE(view->first()->scale().low, -largest);
    QVERIFY(view->first()->scale().map == ColorMap::diverging);
}

void TestAttentionView::greysFollowTheTheme() {
    const QPalette light = QApplication::palette();
    const auto restore = qScopeGuard([&] { QApplication::setPalette(light); });
    const auto view =
        shown(5, {.mask = MaskView::sideBySide, .map = ColorMap::greys, .scaleToLargest = true});
    QPalette dark = light;
    dark.setColor(QPalette::Window, Palette::dark().window);
    dark.setColor(QPalette::WindowText, Palette::dark().text);
    const std::pair<QPalette, QRgb> themes[] = {{light, colorAt(ColorMap::greys, 1)},
                                                {dark, colorAt(ColorMap::greys, 0)}};
    for (const auto& [palette, whole] : themes) {
        QApplication::setPalette(palette);
        QCoreApplication::processEvents();
        for (HeatmapView* heatmap : {view->first(), view->second()})
            QCOMPARE(heatmap->scale().colorOfValue(1.0F), whole);
        auto* bar = view->findChild<ColorScaleBar*>();
        const QImage image = bar->grab().toImage(); // it lies: the largest is at its right end
        int ends = 0;
        for (int y = 0; y < image.height(); ++y)
            ends += image.pixel(static_cast<int>(bar->barRect().right()) - 1, y) == whole ? 1 : 0;
        QVERIFY(ends > 5);
    }
    view->setOptions({.quantity = Quantity::scores, .map = ColorMap::greys});
    QVERIFY(view->first()->scale().map == ColorMap::diverging);
}

void TestAttentionView::missingViewsAreEmpty() {
    AttentionView view;
    view.resize(500, 400);
    view.setOptions({.mask = MaskView::sideBySide});
    AttentionContent content = sample(5);
    content.unmasked.reset();
    view.setContent(content);
    view.show();
    QVERIFY(!view.grab().isNull());
    QCOMPARE(view.first()->content().view, content.masked);
    QVERIFY(view.second()->content().view == nullptr);
    view.setOptions({.mask = MaskView::difference});
    QVERIFY(view.first()->content().view == nullptr);
    QVERIFY(!view.findChild<ColorScaleBar*>()->isVisible());
    QVERIFY(!view.grab().isNull());
}

void TestAttentionView::oneViewUsesTheHeight() {
    const auto view = shown(11, {});
    auto* bar = view->findChild<ColorScaleBar*>();
    // The scale stands at the right of the plot and takes none of the height.
    QVERIFY(bar->height() > bar->width());
    QVERIFY(bar->x() >= view->first()->plotRect().right());
    QVERIFY(bar->geometry().right() < view->width());
    QVERIFY(view->first()->cellRect({0, 0}).height() >= 30);
    QVERIFY(view->first()->content().title.isEmpty()); // the switch says it
    QCOMPARE(view->first()->accessibleName(), QStringLiteral("With the causal mask"));
    QVERIFY(view->first()->contentBottom() <= view->height());
}

void TestAttentionView::twoViewsShareTheLabelsOfRows() {
    const auto view = shown(11, {.mask = MaskView::sideBySide});
    auto* bar = view->findChild<ColorScaleBar*>();
    QVERIFY(bar->width() > bar->height());
    QVERIFY(bar->y() >= view->first()->contentBottom());
    QVERIFY(view->second()->plotRect().left() < view->first()->plotRect().left());
    const double narrow = view->first()->cellRect({0, 0}).width();
    view->resize(1400, 460); // wide enough for labels at both
    QVERIFY(view->first()->cellRect({0, 0}).width() > narrow);
    QCOMPARE(view->second()->plotRect().left(), view->first()->plotRect().left());
}

void TestAttentionView::theScaleStandsWhereThereIsLittleHeight() {
    const auto view = shown(9, {.mask = MaskView::sideBySide});
    auto* bar = view->findChild<ColorScaleBar*>();
    view->resize(500, 700);
    QVERIFY(bar->width() > bar->height());
    QVERIFY(bar->y() >= view->second()->plotRect().bottom());
    view->resize(900, 260);
    QVERIFY(bar->height() > bar->width());
    QVERIFY(bar->x() >=
            view->second()->mapTo(view.get(), view->second()->plotRect().topRight()).x());
    QCOMPARE(view->first()->plotRect().size(), view->second()->plotRect().size());
    QVERIFY(bar->geometry().right() < view->width());
}

void TestAttentionView::whatHoldsForBothIsSaidOnce() {
    const auto view = shown(9, {.mask = MaskView::sideBySide});
    const QString predicts = QStringLiteral("a token's row predicts the token after it");
    const auto texts = [](const HeatmapView* heatmap) {
        QStringList all;
        for (const HeatmapLegend& item : heatmap->legend())
            all << item.text;
        return all;
    };
    QVERIFY(texts(view->first()).contains(predicts));
    QVERIFY(!texts(view->second()).contains(predicts));
    QVERIFY(texts(view->second()).contains(QStringLiteral("right of the dashes: the future")));
}

void TestAttentionView::crossAttentionHasNoFuture() {
    auto head = sampleHead(9, Mask::none);
    head->site.stack = Stack::cross;
    Matrix half(4, 9);
    for (Index row = 0; row < 4; ++row)
        for (Index col = 0; col < 9; ++col)
            half(row, col) = head->pattern(row, col);
    head->scores = half;
    head->pattern = std::move(half);
    head->rows.resize(4);
    AttentionView view;
    view.resize(760, 460);
    view.setOptions({.mask = MaskView::unmasked});
    view.setContent({nullptr, head, sampleTokens(4), sampleTokens(9)});
    view.show();
    QVERIFY(view.first()->content().future_weights.empty());
    const QStringList legend = legendOf(view);
    QCOMPARE(legend.size(), 2);
    QVERIFY2(legend[0].contains(QStringLiteral("source")), qPrintable(legend[0]));
    const QRectF cell = view.first()->cellRect({0, 0});
    QCOMPARE(cell.width(), cell.height());
    QCOMPARE(view.first()->tableRows(), 4);
    QCOMPARE(view.first()->tableColumns(), 9);
    QCOMPARE(view.first()->tableColumnText(8), QStringLiteral("w8"));
    QVERIFY(view.first()->describe({1, 8}, false).contains(QStringLiteral("weight")));
    QCOMPARE(view.first()->accessibleName(), QStringLiteral("Cross-attention"));
}

void TestAttentionView::anEncoderSeesAllByNature() {
    AttentionContent content = sample(9);
    auto own = sampleHead(9, Mask::none);
    auto other = sampleHead(9, Mask::causal);
    own->site.stack = other->site.stack = Stack::encoder;
    AttentionView view;
    view.setOptions({.mask = MaskView::unmasked});
    view.setContent({nullptr, own, content.queryTokens, content.keyTokens});
    QVERIFY(view.first()->content().future_weights.empty());
    QVERIFY(legendOf(view)[0].startsWith(QStringLiteral("no mask")));
    QCOMPARE(view.first()->accessibleName(), QStringLiteral("Without a mask, as trained"));
    view.setOptions({.mask = MaskView::sideBySide});
    view.setContent({other, own, content.queryTokens, content.keyTokens});
    QCOMPARE(view.first()->accessibleName(), QStringLiteral("With the causal mask put on"));
    QCOMPARE(view.second()->content().future_weights.at(2), own->rows.at(2).future_weight);
}

void TestAttentionView::twoHeadsAreCompared() {
    AttentionContent content{sampleHead(9, Mask::causal), sampleHead(6, Mask::causal),
                             sampleTokens(9), sampleTokens(9)};
    content.compared = {sampleTokens(6), sampleTokens(6), "A: head 0.0", "B: head 1.2"};
    AttentionView view;
    view.resize(760, 460);
    view.setOptions({.mask = MaskView::sideBySide});
    view.setContent(content);
    view.show();
    QCOMPARE(view.first()->content().title, QString("A: head 0.0"));
    QCOMPARE(view.second()->content().title, QString("B: head 1.2"));
    QCOMPARE(view.second()->tableRows(), 6);
    QVERIFY(view.second()->content().future_weights.empty()); // no mask is taken away
    const QRectF whole = view.second()->visibleCells();
    view.first()->zoomIn(); // of another shape: by itself
    QCOMPARE(view.second()->visibleCells(), whole);
    auto other = std::make_shared<HeadView>(*content.masked);
    other->pattern(5, 2) += 0.25F;
    content.unmasked = other;
    view.setContent(content);
    view.setOptions({.mask = MaskView::difference});
    QVERIFY(std::abs(view.first()->shownValue({5, 2}).value() + 0.25) < 1e-6);
    QCOMPARE(view.first()->shownValue({5, 1}).value(), 0.0);
    QVERIFY(!view.first()->shownValue({2, 5})); // both mask it
    QVERIFY(view.first()->describe({5, 2}, false).contains("A "));
}

void TestAttentionView::logarithmicColoursHaveAFloor() {
    const auto view = shown(9, {.quantity = Quantity::logWeights});
    const CellScale& scale = view->first()->scale();
    QVERIFY(scale.logarithmic && scale.low > 0);
    QCOMPARE(scale.shareOf(1.0), 1.0);
    QCOMPARE(scale.shareOf(scale.low), 0.0);
    QCOMPARE(scale.shareOf(0.0), 0.0); // below the floor
    QVERIFY(std::abs(scale.shareOf(0.01) - 0.5) < 1e-9);
    QCOMPARE(scale.colorOfValue(0.2F),
             colorAt(ColorMap::viridis, std::log10(0.2 / scale.low) / std::log10(1 / scale.low)));
    view->setOptions({.mask = MaskView::difference, .quantity = Quantity::logWeights});
    QVERIFY(!view->first()->scale().logarithmic); // it has negative values
    view->setOptions({.quantity = Quantity::weights, .map = ColorMap::cividis});
    QCOMPARE(view->first()->scale().colorOfValue(0.5F), colorAt(ColorMap::cividis, 0.5));
}

void TestAttentionView::theFirstKeySetAsideIsMarked() {
    AttentionContent content = sample(6);
    auto rest = std::make_shared<HeadView>(*content.masked);
    rest->aside = 1;
    content.masked = rest;
    content.words = true;
    AttentionView view;
    view.resize(760, 460);
    view.setContent(content);
    view.show();
    QVERIFY(!view.first()->shownValue({4, 0}));
    QVERIFY(view.first()->shownValue({4, 1}));
    QVERIFY(view.first()->describe({4, 0}, false).contains("set aside"));
    QCOMPARE(legendOf(view).filter("set aside").size(), 1);
    QCOMPARE(legendOf(view).filter("pieces of a word").size(), 1);
}

QTEST_MAIN(TestAttentionView)
#include "test_attention_view.moc"
