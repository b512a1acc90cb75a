// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_checks.h"
#include "layout_sample.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <QtTest>

#include <limits>

using namespace heedmap;
using namespace heedmap::testing;

class TestLayout : public QObject {
    Q_OBJECT

  private slots:
    void nothingIsCutOrOverlaps_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("width");
        QTest::addColumn<bool>("chinese");
        for (const FigureKind kind : allFigureKinds()) {
            for (const int count : {1, 4, 11, 64, 1000}) {
                for (const double width : {60.0, 85.0, 170.0, 338.0}) {
                    for (const bool chinese : {false, true}) {
                        if (count == 1000 && (chinese || width == 60.0 || width == 338.0)) {
                            continue;
                        }
                        const std::string name(name_of(kind));
                        QTest::addRow("%s %d %g %d", name.c_str(), count, width, int(chinese))
                            << int(kind) << count << width << chinese;
                    }
                }
            }
        }
    }

    void nothingIsCutOrOverlaps() {
        QFETCH(int, kind);
        QFETCH(int, count);
        QFETCH(double, width);
        QFETCH(bool, chinese);
        Chinese translator;
        if (chinese) {
            QCoreApplication::installTranslator(&translator);
        }
        const Sample sample(count, chinese);
        FigureSpec spec = specOf(static_cast<FigureKind>(kind), width);
        for (const bool selected : {false, true}) {
            if (selected) {
                spec.query = count * 3 / 4;
                spec.key = count / 3;
                spec.selected = HeadPosition{3, 4};
            }
            const auto figure = layoutFigure(spec, sample.input);
            QVERIFY2(figure, figure ? "" : to_string(figure.error()).c_str());
            QCOMPARE(figure->size.width(), width);
            QCOMPARE(outsideOf(*figure), QString());
            QCOMPARE(overlapIn(*figure), QString());
            for (const TextItem& text : textsOf(*figure)) {
                QVERIFY2(text.style.pointSize >= 6.0, qPrintable(text.text));
                QVERIFY(!text.text.isEmpty());
            }
        }
    }

    void theHeightAskedForIsKept() {
        const Sample sample(11);
        for (const FigureKind kind : allFigureKinds()) {
            FigureSpec spec = specOf(kind);
            spec.heightMm = 95;
            const auto figure = layoutFigure(spec, sample.input);
            QVERIFY(figure);
            QVERIFY(figure->size.height() <= 95.001);
            QCOMPARE(outsideOf(*figure), QString());
            QCOMPARE(overlapIn(*figure), QString());
        }
    }

    void linesAreAsStrongAsTheirWeights() {
        const Sample sample(4);
        FigureSpec spec = specOf(FigureKind::lines);
        auto lines = itemsOf<PolylineItem>(*layoutFigure(spec, sample.input), ItemRole::connection);
        std::size_t visible = 0;
        float largest = 0;
        for (const float weight : sample.head.pattern.values()) {
            visible += weight >= 0.01F ? 1 : 0;
            largest = std::max(largest, weight);
        }
        QCOMPARE(lines.size(), visible);
        QCOMPARE(qAlpha(lines.back().stroke.color), qRound(255 * largest)); // the strongest on top
        spec.query = 2;
        lines = itemsOf<PolylineItem>(*layoutFigure(spec, sample.input), ItemRole::connection);
        QVERIFY(!lines.empty() && lines.size() <= 3);
        for (const PolylineItem& line : lines) {
            QCOMPARE(line.points[0].y(), lines[0].points[0].y());
        }
    }

    void theMaskIsZeroOrInfinite() {
        Sample sample(6);
        sample.input.keyMask = {Mask::causal, 2};
        sample.input.padding = 1;
        const auto figure = layoutFigure(specOf(FigureKind::mask), sample.input);
        QVERIFY(figure);
        int zeros = 0;
        int infinite = 0;
        for (const TextItem& text : itemsOf<TextItem>(*figure, ItemRole::cellValue)) {
            zeros += text.text == "0" ? 1 : 0;
            infinite += text.text == "−∞" ? 1 : 0;
        }
        QCOMPARE(zeros, 1 + 2 + 2 + 2 + 2 + 1); // the last row's own key is padding
        QCOMPARE(infinite, 36 - zeros);
        sample.input.keyMask = {Mask::none, 0};
        sample.input.padding = 0;
        QVERIFY(itemsOf<HatchItem>(*layoutFigure(specOf(FigureKind::mask), sample.input),
                                   ItemRole::masked)
                    .empty());
    }

    void tokensThatShareACharacterStandUnderABracket() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::tokens), sample.input);
        QVERIFY(figure);
        const auto chips = itemsOf<RectItem>(*figure, ItemRole::chip);
        QCOMPARE(chips.size(), std::size_t(22)); // a ground and a frame each
        const auto brackets = itemsOf<PolylineItem>(*figure, ItemRole::bracket);
        QCOMPARE(brackets.size(), std::size_t(1));
        QCOMPARE(brackets[0].points.front().x(), chips[2].rect.left());
        QCOMPARE(brackets[0].points.back().x(), chips[4].rect.right());
        const auto ids = itemsOf<TextItem>(*figure, ItemRole::tick);
        QCOMPARE(ids.size(), std::size_t(11));
        QCOMPARE(ids[10].text, QString("370"));
    }

    void decodingShowsTheRowsThatWereThere() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::decode), sample.input);
        QVERIFY(figure);
        const auto rows = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(rows.size(), std::size_t(3));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Index position = sample.steps[i].position;
            for (Index key = 0; key < 11; ++key) {
                QCOMPARE(std::isnan(rows[i].values(0, key)), key > position);
                if (key <= position) {
                    QCOMPARE(rows[i].values(0, key), sample.head.pattern(position, key));
                }
            }
        }
        const auto bars = itemsOf<RectItem>(*figure, ItemRole::probabilityBar);
        QCOMPARE(bars.size(), std::size_t(2 * 5 * 3));
        QVERIFY(std::abs(bars[1].rect.width() / bars[0].rect.width() - 0.6) < 1e-6);
        QCOMPARE(bars[3].fill, Palette::light().control.rgba()); // the chosen one
        QCOMPARE(bars[1].fill, Palette::light().bar.rgba());
    }

    void aTokenChosenByHandHasAFrame() {
        Sample sample(11);
        const FigureSpec spec = specOf(FigureKind::decode);
        const auto model = layoutFigure(spec, sample.input);
        QVERIFY(!FigureWords::caption(spec, sample.input).contains("by hand"));
        sample.steps[1].best[1].byHand = true;
        const auto hand = layoutFigure(spec, sample.input);
        QVERIFY(model && hand);
        QCOMPARE(itemsOf<RectItem>(*model, ItemRole::selection).size(), std::size_t(3));
        QCOMPARE(itemsOf<RectItem>(*hand, ItemRole::selection).size(), std::size_t(4));
        QVERIFY(FigureWords::caption(spec, sample.input).contains("framed: chosen by hand"));
        QCOMPARE(outsideOf(*hand), QString());
    }

    void decodingOfCrossAttentionShowsTheSource() {
        Sample sample(11);
        const std::vector<DisplayToken> source =
            tokensOf({"I", "saw", "three", "white", "horses", ".", "</s>"});
        HeadView head = headOf(11, 7, Mask::none, 5);
        head.site.stack = Stack::cross;
        sample.input.keys = source;
        sample.input.head = &head;
        const auto figure = layoutFigure(specOf(FigureKind::decode), sample.input);
        QVERIFY(figure);
        const auto labels = itemsOf<TextItem>(*figure, ItemRole::columnLabel);
        QCOMPARE(labels.size(), source.size());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QCOMPARE(labels[i].text, axisTexts(source)[static_cast<qsizetype>(i)]);
        }
        QCOMPARE(itemsOf<TextItem>(*figure, ItemRole::axisTitle)[0].text,
                 FigureWords::keyAxis(Stack::cross));
        const auto rows = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(rows.size(), std::size_t(3));
        for (std::size_t i = 0; i < rows.size(); ++i) { // the whole source is there at every step
            QCOMPARE(rows[i].values.cols(), Index{7});
            for (Index key = 0; key < 7; ++key) {
                QCOMPARE(rows[i].values(0, key), head.pattern(sample.steps[i].position, key));
            }
        }
    }

    void arithmeticShowsEveryOperand() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::arithmetic), sample.input);
        QVERIFY(figure);
        const auto strips = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(strips.size(), std::size_t(5)); // q, k, their products; scores and weights
        for (std::size_t i = 0; i < 16; ++i) {
            QCOMPARE(strips[0].values.data()[i], sample.cell.q[i]);
            QCOMPARE(strips[1].values.data()[i], sample.cell.k[i]);
            QCOMPARE(strips[2].values.data()[i], float(sample.cell.products[i]));
        }
        QVERIFY(std::abs(strips[4].values(0, 3) - sample.head.pattern(8, 3)) < 1e-6F);
        const auto lines = itemsOf<TextItem>(*figure, ItemRole::formula);
        QVERIFY(lines.front().text.startsWith("softmax(q8 · k3 ÷ √16 + mask) = "));
        QVERIFY(lines.back().text.endsWith(" = " + QString::number(sample.cell.weight, 'g', 4)));
        FigureInput input = sample.input;
        input.head = &sample.unmasked;
        const auto unmasked = layoutFigure(specOf(FigureKind::arithmetic), input);
        QVERIFY(unmasked);
        const auto plain = itemsOf<TextItem>(*unmasked, ItemRole::formula);
        QVERIFY(plain.front().text.startsWith("softmax(q8 · k3 ÷ √16) = "));
        const auto adds = [](const TextItem& line) {
            return line.text.startsWith("the mask adds 0: ");
        };
        QCOMPARE(std::ranges::count_if(lines, adds), 1);
        QCOMPARE(std::ranges::count_if(plain, adds), 0);
    }

    void numbersOfNeighboursStandApart() {
        std::size_t drawn = 0;
        for (const int count : {11, 16, 20, 24, 28, 32}) {
            const Sample sample(count);
            const auto figure = layoutFigure(specOf(FigureKind::heatmap), sample.input);
            QVERIFY(figure);
            const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
            const double cell = cells.front().rect.width() / count;
            const auto numbers = itemsOf<TextItem>(*figure, ItemRole::cellValue);
            drawn += numbers.size();
            for (const TextItem& number : numbers) {
                const QString padded = QLatin1Char('0') + number.text; // half a digit at each side
                QVERIFY2(textWidth(padded, number.style) <= cell + 1e-6, qPrintable(number.text));
                QVERIFY(number.style.pointSize >= 6);
            }
        }
        QVERIFY(drawn > 0);
    }

    void theWalkHasTheMatricesOfTheFormula() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::qkv), sample.input);
        QVERIFY(figure);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(cells.size(), std::size_t(3 * 3 + 4 + 3 + 3));
        QVERIFY(cells[2].values == sample.walk.q);
        QCOMPARE(cells[10].values(5, 7), sample.walk.k(7, 5)); // K transposed
        QVERIFY(cells[14].values == sample.walk.v);
        QVERIFY(cells[18].values == sample.walk.out);
        FigureInput broken = sample.input;
        FigureWalk walk = sample.walk;
        walk.w_k = Matrix(3, 16);
        broken.walk = &walk;
        QVERIFY(!layoutFigure(specOf(FigureKind::qkv), broken));
    }

    void hatchingCoversExactlyTheMaskedCells() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::heatmap), sample.input);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
        const auto hatches = itemsOf<HatchItem>(*figure, ItemRole::masked);
        QCOMPARE(cells.size(), std::size_t(1));
        QCOMPARE(hatches.size(), std::size_t(1));
        double area = 0;
        for (const QRectF& rect : hatches[0].region) {
            area += rect.width() * rect.height();
        }
        const QRectF one = cells[0].cell(0, 0);
        QVERIFY(std::abs(area - 55 * one.width() * one.height()) < 1e-6);
        for (Index r = 0; r < 11; ++r) {
            for (Index c = 0; c < 11; ++c) {
                const QPointF center = cells[0].cell(r, c).center();
                const bool hatched =
                    std::any_of(hatches[0].region.begin(), hatches[0].region.end(),
                                [center](const QRectF& rect) { return rect.contains(center); });
                QCOMPARE(hatched, c > r);
                QCOMPARE(std::isnan(cells[0].values(r, c)), c > r);
                if (c <= r) {
                    QCOMPARE(cells[0].values(r, c), sample.head.pattern(r, c));
                }
            }
        }
    }

    void theDifferenceIsSignedAndItsScaleSymmetric() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::compare), sample.input);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(cells.size(), std::size_t(3));
        QCOMPARE(cells[2].scale.low, -cells[2].scale.high);
        for (Index r = 0; r < 11; ++r) {
            for (Index c = 0; c < 11; ++c) {
                QCOMPARE(cells[1].values(r, c), sample.unmasked.pattern(r, c));
                const float with = c > r ? 0.0F : sample.head.pattern(r, c);
                QCOMPARE(cells[2].values(r, c), sample.unmasked.pattern(r, c) - with);
                QVERIFY(std::abs(cells[2].values(r, c)) <= cells[2].scale.high + 1e-6);
            }
        }
    }

    void everyBarLiesBesideItsRow() {
        const Sample sample(11);
        for (const double width : {85.0, 170.0}) {
            const auto figure = layoutFigure(specOf(FigureKind::compare, width), sample.input);
            const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
            const auto bars = itemsOf<RectItem>(*figure, ItemRole::futureBar);
            QCOMPARE(bars.size(), std::size_t(11));
            const double full = bars[0].rect.width() / sample.unmasked.rows[0].future_weight;
            for (Index r = 0; r < 11; ++r) {
                const QRectF bar = bars[static_cast<std::size_t>(r)].rect;
                const QRectF row = cells[2].cell(r, 10);
                QVERIFY(bar.left() > row.right());
                QVERIFY(std::abs(bar.center().y() - row.center().y()) < 1e-6);
                const float moved = sample.unmasked.rows[static_cast<std::size_t>(r)].future_weight;
                QVERIFY(std::abs(bar.width() - full * static_cast<double>(moved)) < 1e-3);
            }
        }
    }

    void theStaircaseStaysInItsPlot() {
        const Sample sample(11);
        const auto figure = layoutFigure(specOf(FigureKind::compare), sample.input);
        const auto stairs = itemsOf<PolylineItem>(*figure, ItemRole::staircase);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells);
        QCOMPARE(stairs.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(stairs[i].stroke.dashed);
            const QRectF plot = cells[i + 1].rect.adjusted(-1e-9, -1e-9, 1e-9, 1e-9);
            for (const QPointF& point : stairs[i].points) {
                QVERIFY(plot.contains(point));
            }
        }
        QCOMPARE(stairs[0].points.front(), cells[1].cell(0, 1).topLeft());
        QCOMPARE(stairs[0].points[1], cells[1].cell(0, 1).bottomLeft());
    }

    void theChosenLabelsStandWhenOthersAreThinned() {
        const Sample sample(1000);
        FigureSpec spec = specOf(FigureKind::heatmap);
        spec.query = 333;
        spec.key = 777;
        const auto figure = layoutFigure(spec, sample.input);
        const auto bold = [&](ItemRole role) {
            std::vector<TextItem> found = itemsOf<TextItem>(*figure, role);
            std::erase_if(found, [](const TextItem& text) { return !text.style.bold; });
            return found;
        };
        QCOMPARE(bold(ItemRole::rowLabel).size(), std::size_t(1));
        QVERIFY(bold(ItemRole::rowLabel)[0].text.contains("333"));
        QVERIFY(bold(ItemRole::columnLabel)[0].text.contains("777"));
        QCOMPARE(bold(ItemRole::rowLabel)[0].color, Palette::light().query.rgba());
        QCOMPARE(bold(ItemRole::columnLabel)[0].color, Palette::light().key.rgba());
    }

    void aGridNamesEveryHeadAndSharesItsScale() {
        const Sample sample(11);
        FigureSpec spec = specOf(FigureKind::grid);
        spec.selected = HeadPosition{3, 4};
        const auto figure = layoutFigure(spec, sample.input);
        QCOMPARE(itemsOf<CellsItem>(*figure, ItemRole::cells).size(), std::size_t(24));
        QCOMPARE(itemsOf<HatchItem>(*figure, ItemRole::masked).size(), std::size_t(24));
        const auto labels = itemsOf<TextItem>(*figure, ItemRole::headLabel);
        QCOMPARE(labels.size(), std::size_t(24));
        QCOMPARE(labels[22].text, QString("3.4"));
        QVERIFY(labels[22].style.bold);
        const auto frames = itemsOf<RectItem>(*figure, ItemRole::selection);
        QCOMPARE(frames.size(), std::size_t(1));
        QVERIFY(frames[0].rect.contains(itemsOf<CellsItem>(*figure, ItemRole::cells)[22].rect));
    }

    void encoderAndCrossAttentionHaveNoHatching() {
        const std::vector<DisplayToken> keys = manyTokens(7);
        const std::vector<DisplayToken> queries = manyTokens(5);
        const HeadView head = headOf(5, 7, Mask::none, 11);
        FigureInput input;
        input.queries = queries;
        input.keys = keys;
        input.head = &head;
        const auto figure = layoutFigure(specOf(FigureKind::heatmap), input);
        QVERIFY(figure);
        QVERIFY(itemsOf<HatchItem>(*figure, ItemRole::masked).empty());
        QCOMPARE(itemsOf<TextItem>(*figure, ItemRole::rowLabel).size(), std::size_t(5));
        QCOMPARE(itemsOf<TextItem>(*figure, ItemRole::columnLabel).size(), std::size_t(7));
    }

    void aGridNamesItsAxes() {
        for (const Index count : {Index(11), Index(64)}) {
            Sample sample(count);
            sample.summaries = summariesOf(24, count == 11 ? 6 : 24, 8);
            sample.input.summaries = sample.summaries;
            const auto figure = layoutFigure(specOf(FigureKind::grid, 85), sample.input);
            QVERIFY(figure);
            const auto axes = itemsOf<TextItem>(*figure, ItemRole::axisTitle);
            QCOMPARE(axes.size(), std::size_t(2));
            QCOMPARE(axes[0].text, QString("Head"));
            QCOMPARE(axes[1].text, QString("Layer"));
            QCOMPARE(axes[1].degrees, 90.0);
            QCOMPARE(overlapIn(*figure), QString());
            QCOMPARE(outsideOf(*figure), QString());
        }
    }

    void bytesOfOneCharacterAreBracketedOutsideTheLabels() {
        const std::vector<DisplayToken> tokens = byteTokens();
        const HeadView head = headOf(5, 5, Mask::causal, 3);
        const HeadView unmasked = headOf(5, 5, Mask::none, 3);
        FigureInput input;
        input.queries = tokens;
        input.head = &head;
        input.unmasked = &unmasked;
        for (const FigureKind kind : {FigureKind::heatmap, FigureKind::compare}) {
            const auto figure = layoutFigure(specOf(kind), input);
            QVERIFY(figure);
            const std::size_t plots = kind == FigureKind::heatmap ? 1 : 3;
            const auto lines = itemsOf<PolylineItem>(*figure, ItemRole::bracket);
            const auto texts = itemsOf<TextItem>(*figure, ItemRole::bracket);
            QCOMPARE(lines.size(), plots + 1); // each plot's columns, and the rows
            QCOMPARE(texts.size(), plots + 1);
            for (const TextItem& text : texts) {
                QCOMPARE(text.text, QString("猫"));
            }
            const CellsItem cells = itemsOf<CellsItem>(*figure, ItemRole::cells)[0];
            QRectF box;
            for (const PolylineItem& line : lines) {
                const QRectF now =
                    QPolygonF(QList(line.points.begin(), line.points.end())).boundingRect();
                box = now.right() < cells.rect.left() ? now : box;
            }
            QVERIFY(box.top() > cells.cell(1, 0).top() && box.bottom() < cells.cell(3, 0).bottom());
            QVERIFY(box.height() > 2 * cells.cell(0, 0).height());
            QCOMPARE(overlapIn(*figure), QString());
            QCOMPARE(outsideOf(*figure), QString());
        }
    }

    void whatIsNotANumberIsMarkedNotDrawnAsZero() {
        Sample sample(11);
        for (Index c = 0; c <= 5; ++c) {
            sample.head.pattern(5, c) = std::numeric_limits<float>::quiet_NaN();
        }
        const auto figure = layoutFigure(specOf(FigureKind::heatmap), sample.input);
        const auto marks = itemsOf<RectItem>(*figure, ItemRole::notFinite);
        QCOMPARE(marks.size(), std::size_t(1));
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells)[0];
        QVERIFY(std::abs(marks[0].rect.width() - 6 * cells.cell(0, 0).width()) < 1e-6);
        QCOMPARE(itemsOf<TextItem>(*figure, ItemRole::legend).size(), std::size_t(2));
    }

    void wordsComeFromTheTranslator() {
        const Sample sample(11, true);
        Chinese translator;
        QCoreApplication::installTranslator(&translator);
        const auto figure = layoutFigure(specOf(FigureKind::compare), sample.input);
        for (const ItemRole role : {ItemRole::title, ItemRole::panelTitle, ItemRole::axisTitle}) {
            for (const TextItem& text : itemsOf<TextItem>(*figure, role)) {
                QVERIFY2(text.text.startsWith("注意"), qPrintable(text.text));
            }
        }
        QCOMPARE(itemsOf<TextItem>(*figure, ItemRole::rowLabel)[0].text, QString("小猫"));
    }

    void rulesAreNamed() {
        const Sample sample(11);
        const auto error = [&](const FigureSpec& spec, const FigureInput& input) {
            const auto figure = layoutFigure(spec, input);
            return figure ? std::string("accepted") : to_string(figure.error());
        };
        FigureSpec spec = specOf(FigureKind::heatmap);
        spec.query = 11;
        QCOMPARE(error(spec, sample.input), std::string("--query: got 11, expected 0 to 10"));
        spec.query.reset();
        spec.dpi = 0;
        QCOMPARE(error(spec, sample.input), std::string("--dpi: got 0, expected 20 to 4800"));
        spec.dpi = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(error(spec, sample.input) != "accepted");
        spec = specOf(FigureKind::heatmap, 12);
        QCOMPARE(error(spec, sample.input), std::string("--width-mm: got 12, expected 60 to 5000"));
        spec = specOf(FigureKind::compare);
        FigureInput input = sample.input;
        input.unmasked = nullptr;
        QVERIFY(error(spec, input) != "accepted");
        input = sample.input;
        input.queries = input.queries.first(10);
        QVERIFY(error(spec, input) != "accepted");
        spec.heightMm = 60;
        QVERIFY(
            QString::fromStdString(error(spec, sample.input)).startsWith("--height-mm: got 60"));
        spec = specOf(FigureKind::grid);
        input.summaries = {};
        QVERIFY(error(spec, input) != "accepted");
    }
};

QTEST_MAIN(TestLayout)
#include "test_layout.moc"
