// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/worksheet_source.h"
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/run/forward.h"

#include <QtTest>

using namespace heedmap;

namespace {

HeadWalk walkOf(Index layer, Index head) {
    const Result<std::filesystem::path> folder = resolve_model("by-hand");
    const Result<ModelPtr> model = load_model(*folder);
    const std::vector<TokenId> ids{0, 1, 4, 5, 6};
    const Result<Trace> trace = forward(*model, ids);
    return *HeadWalk::of(*trace, {Stack::decoder, layer}, head);
}

} // namespace

class TestWorksheetSource : public QObject {
    Q_OBJECT

  private slots:
    void takesTheHeadAsItIs() {
        const HeadWalk walk = walkOf(1, 0);
        const Result<WorksheetInput> input = worksheet_input(walk, {});
        QVERIFY(input);
        QVERIFY(input->q == *walk.matrix(WalkPart::q));
        QVERIFY(input->k == *walk.matrix(WalkPart::k));
        QVERIFY(input->v == *walk.matrix(WalkPart::v));
        QVERIFY(input->pattern == *walk.matrix(WalkPart::pattern));
        QCOMPARE(input->scale, walk.scale());
        QVERIFY(input->mask == walk.key_mask());
        const Result<Worksheet> sheet = make_worksheet(*input, {.digits = 4});
        QVERIFY(sheet);
        QVERIFY(*sheet->largest_difference < 0.01); // near the model, but for rounding
    }

    void cutsTokensAndDimensions() {
        const HeadWalk walk = walkOf(0, 0);
        const Result<WorksheetInput> fewer = worksheet_input(walk, {.tokens = 3});
        QCOMPARE(fewer->q.rows(), Index{3});
        QCOMPARE(fewer->pattern.cols(), Index{3}); // the mask hides the others anyway
        const Result<WorksheetInput> narrow = worksheet_input(walk, {.tokens = 3, .dims = 2});
        QCOMPARE(narrow->k.cols(), Index{2});
        QCOMPARE(narrow->k(2, 1), (*walk.matrix(WalkPart::k))(2, 1));
        QCOMPARE(narrow->scale, static_cast<float>(1 / std::sqrt(2.0)));
        QVERIFY(narrow->pattern.empty());
        WhatIf open;
        open.mask = Mask::none;
        const Result<WorksheetInput> seen = worksheet_input(walk.with(open), {.tokens = 3});
        QVERIFY(seen->pattern.empty()); // what is left out was seen
    }

    void beginsWithX() {
        const HeadWalk walk = walkOf(0, 1);
        const Result<WorksheetInput> input = worksheet_input(walk, {.tokens = 4, .from_x = true});
        QVERIFY(input && input->projection);
        QCOMPARE(input->projection->x.rows(), Index{4});
        QCOMPARE(input->projection->x.cols(), Index{8});
        QVERIFY(input->projection->w_k == *walk.matrix(WalkPart::w_k));
        QVERIFY(make_worksheet(*input, {.blanks = {WorksheetPart::q}}));
    }

    void refuses() {
        const HeadWalk walk = walkOf(0, 0);
        QCOMPARE(worksheet_input(walk, {.tokens = 0}).error().field, std::string("tokens"));
        QCOMPARE(worksheet_input(walk, {.dims = 0}).error().field, std::string("dims"));
        const Result<ModelPtr> wide = load_model(*resolve_model("story-gpt"));
        const std::vector<TokenId> ids{5, 6, 7};
        const Result<Trace> trace = forward(*wide, ids);
        const Result<HeadWalk> head = HeadWalk::of(*trace, {Stack::decoder, 0}, 0);
        const Result<WorksheetInput> input = worksheet_input(*head, {.from_x = true});
        QVERIFY(!input);
        QCOMPARE(input.error().field, std::string("x"));
        QVERIFY(worksheet_input(*head, {.tokens = 3, .dims = 4}));
    }
};

QTEST_GUILESS_MAIN(TestWorksheetSource)
#include "test_worksheet_source.moc"
