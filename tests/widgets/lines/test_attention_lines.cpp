// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/attention_lines.h"

#include "tests/widgets/heatmap/sample_head.h"

#include <QTest>

#include <limits>

using namespace heedmap;
using namespace heedmap::test;
using Column = LineToken::Column;

class TestAttentionLines : public QObject {
    Q_OBJECT

  private slots:
    void strongestLast();
    void maskedPairsHaveNoLine();
    void weakAndNotFiniteOnesAreLeftOut();
    void onlyThoseThatPass();
    void ofOneToken();
    void severalHeadsAreToldApart();
    void differencesAreSigned();
    void theMostAreTheStrongest();
};

/// Three tokens under the causal mask; the pair (0, 2) is masked and holds what must not be read.
static std::shared_ptr<HeadView> literalHead() {
    auto view = std::make_shared<HeadView>();
    view->mask = Mask::causal;
    view->pattern = Matrix(3, 3);
    const float weights[3][3] = {{1.0F, 0.9F, 0.8F}, {0.25F, 0.75F, 0.7F}, {0.5F, 0.4F, 0.1F}};
    for (Index row = 0; row < 3; ++row) {
        for (Index col = 0; col < 3; ++col) {
            view->pattern(row, col) = weights[row][col];
        }
    }
    view->rows.resize(3);
    return view;
}

static LineFilter everything() {
    LineFilter filter;
    filter.last = 1'000;
    return filter;
}

void TestAttentionLines::strongestLast() {
    const std::vector<AttentionLine> expected{{2, 2, 0.1F, 0}, {1, 0, 0.25F, 0}, {2, 1, 0.4F, 0},
                                              {2, 0, 0.5F, 0}, {1, 1, 0.75F, 0}, {0, 0, 1.0F, 0}};
    const auto lines = strongestLines({{literalHead(), nullptr, 0, "0.0"}}, everything());
    QVERIFY(lines == expected);
}

void TestAttentionLines::maskedPairsHaveNoLine() {
    auto view = literalHead();
    QCOMPARE(strongestLines({{view, nullptr, 0, {}}}, everything()).size(), std::size_t{6});
    view->mask = Mask::none;
    QCOMPARE(strongestLines({{view, nullptr, 0, {}}}, everything()).size(), std::size_t{9});
    QCOMPARE(strongestPartner({literalHead(), nullptr, 0, {}}, {Column::key, 2}), Index{2});
}

void TestAttentionLines::weakAndNotFiniteOnesAreLeftOut() {
    auto view = literalHead();
    view->pattern(1, 0) = std::numeric_limits<float>::quiet_NaN();
    LineFilter filter = everything();
    filter.least = 0.4F;
    const std::vector<AttentionLine> expected{
        {2, 1, 0.4F, 0}, {2, 0, 0.5F, 0}, {1, 1, 0.75F, 0}, {0, 0, 1.0F, 0}};
    QVERIFY(strongestLines({{view, nullptr, 0, {}}}, filter) == expected);
}

void TestAttentionLines::onlyThoseThatPass() {
    LineFilter filter;
    filter.first = filter.last = 1; // 2 → 0 passes row 1 on its way, 0 → 0 and 2 → 2 do not
    const std::vector<AttentionLine> expected{
        {1, 0, 0.25F, 0}, {2, 1, 0.4F, 0}, {2, 0, 0.5F, 0}, {1, 1, 0.75F, 0}};
    QVERIFY(strongestLines({{literalHead(), nullptr, 0, {}}}, filter) == expected);
}

void TestAttentionLines::ofOneToken() {
    const LineHead head{literalHead(), nullptr, 0, {}};
    LineFilter filter;
    filter.of = {Column::query, 2};
    const std::vector<AttentionLine> row{{2, 2, 0.1F, 0}, {2, 1, 0.4F, 0}, {2, 0, 0.5F, 0}};
    QVERIFY(strongestLines({head}, filter) == row);
    filter.of = {Column::key, 1};
    const std::vector<AttentionLine> column{{2, 1, 0.4F, 0}, {1, 1, 0.75F, 0}};
    QVERIFY(strongestLines({head}, filter) == column);
    QCOMPARE(strongestPartner(head, {Column::query, 2}), Index{0});
    QCOMPARE(strongestPartner(head, {Column::key, 1}), Index{1});
    filter.of = {Column::key, 7}; // no such token
    QVERIFY(strongestLines({head}, filter).empty());
}

void TestAttentionLines::severalHeadsAreToldApart() {
    auto other = literalHead();
    other->pattern(2, 0) = 0.6F;
    LineFilter filter = everything();
    filter.least = 0.5F;
    filter.of = {Column::query, 2};
    const std::vector<AttentionLine> expected{{2, 0, 0.5F, 0}, {2, 0, 0.6F, 1}};
    QVERIFY(strongestLines({{literalHead(), nullptr, 0, {}}, {other, nullptr, 0, {}}}, filter) ==
            expected);
}

void TestAttentionLines::differencesAreSigned() {
    auto open = literalHead();
    open->mask = Mask::none;
    open->pattern(0, 2) = 0.75F;
    auto causal = literalHead();
    causal->pattern(0, 0) = 0.25F;
    open->pattern(0, 0) = 0.125F;
    causal->pattern(0, 1) = causal->pattern(0, 2) = 0; // as the mask leaves them
    const LineHead head{open, causal, 0, {}};
    LineFilter filter;
    filter.of = {Column::query, 0};
    const std::vector<AttentionLine> expected{
        {0, 0, -0.125F, 0}, {0, 2, 0.75F, 0}, {0, 1, 0.9F, 0}};
    QVERIFY(strongestLines({head}, filter) == expected);
}

void TestAttentionLines::theMostAreTheStrongest() {
    LineFilter filter = everything();
    filter.most = 2;
    const std::vector<AttentionLine> expected{{1, 1, 0.75F, 0}, {0, 0, 1.0F, 0}};
    QVERIFY(strongestLines({{literalHead(), nullptr, 0, {}}}, filter) == expected);
    filter.most = 0;
    QVERIFY(strongestLines({{literalHead(), nullptr, 0, {}}}, filter).empty());
}

QTEST_APPLESS_MAIN(TestAttentionLines)
#include "test_attention_lines.moc"
