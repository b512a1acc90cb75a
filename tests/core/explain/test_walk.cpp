// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/walk.h"

#include "core/explain/head_view.h"
#include "core/explain/walk_element.h"
#include "core/format/safetensors.h"
#include "core/model/load.h"
#include "core/run/activations.h"
#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

const std::filesystem::path golden = HEEDMAP_TEST_DATA "/golden";

std::vector<TokenId> ids_of(const QJsonValue& array) {
    std::vector<TokenId> ids;
    for (const QJsonValue& id : array.toArray()) {
        ids.push_back(id.toInt());
    }
    return ids;
}

/// The trace of a golden model over the input that its activations are known for.
Trace golden_trace(const QString& folder, Mask mask = Mask::family) {
    const auto path = golden / folder.toStdString();
    QFile file(QString::fromStdString((path / "input.json").string()));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no input.json");
    }
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const bool decodes = root.contains("decoder_input_ids");
    const auto ids = ids_of(root[decodes ? "decoder_input_ids" : "input_ids"]);
    const auto source = decodes ? ids_of(root["input_ids"]) : std::vector<TokenId>();
    ForwardOptions options;
    options.mask = mask;
    return forward(load_model(path).value(), ModelInput{ids, {}, source}, options).value();
}

HeadWalk walk_of(const Trace& trace, Site site, Index head) {
    return HeadWalk::of(trace, site, head).value();
}

/// The head's own slice of an activation of all heads, or all of one that has no heads.
std::vector<float> own_slice(const HeadWalk& walk, const NamedActivation& all, WalkPart part) {
    if (all.shape.size() < 3) {
        return all.values;
    }
    const bool of_keys = part == WalkPart::k || part == WalkPart::v || part == WalkPart::k_pre;
    const Index head = of_keys ? walk.key_value_head() : walk.head();
    const Index size = all.shape[1] * all.shape[2];
    return {all.values.begin() + head * size, all.values.begin() + (head + 1) * size};
}

bool same_bits(std::span<const float> a, std::span<const float> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

QByteArray place(const WalkMatrix& matrix, Index row, Index col) {
    return QStringLiteral("part %1 (%2) [%3, %4]")
        .arg(static_cast<int>(matrix.part))
        .arg(QString::fromStdString(matrix.name))
        .arg(row)
        .arg(col)
        .toUtf8();
}

} // namespace

class TestWalk : public QObject {
    Q_OBJECT

  private slots:
    void family_data() {
        QTest::addColumn<QString>("folder");
        for (const char* folder :
             {"gpt2-random", "gpt2-random-f16", "llama-gqa", "llama3-rope", "mistral-window",
              "qwen2-bf16", "qwen3-headdim", "bert-random", "roberta-random", "marian-random"}) {
            QTest::newRow(folder) << folder;
        }
    }

    /// What the walk shows under a name is what the pass had, bit for bit.
    void showsTheActivations_data() { family_data(); }
    void showsTheActivations() {
        QFETCH(QString, folder);
        const Trace trace = golden_trace(folder);
        int compared = 0;
        for (const Site& site : sites_of(trace.model()->config)) {
            const Index heads = trace.model()->config.of(site.stack).num_attention_heads;
            for (Index head = 0; head < heads; ++head) {
                const HeadWalk walk = walk_of(trace, site, head);
                for (const WalkMatrix& matrix : walk.matrices()) {
                    if (matrix.name.find("blocks.") == std::string::npos) {
                        continue;
                    }
                    const auto all = activation(trace, matrix.name);
                    QVERIFY2(all, matrix.name.c_str());
                    const Matrix shown = walk.matrix(matrix.part).value();
                    QCOMPARE(shown.rows(), matrix.rows);
                    QCOMPARE(shown.cols(), matrix.cols);
                    QVERIFY2(same_bits(shown.values(), own_slice(walk, *all, matrix.part)),
                             place(matrix, 0, 0));
                    ++compared;
                }
            }
        }
        QVERIFY(compared >= 7 * 4);
    }

    /// Every element of every matrix, recomputed in double precision.
    void everyElementIsExplained_data() { family_data(); }
    void everyElementIsExplained() {
        QFETCH(QString, folder);
        const Trace trace = golden_trace(folder);
        for (const Site& site : sites_of(trace.model()->config)) {
            const HeadWalk walk = walk_of(trace, site, 1);
            for (const WalkMatrix& matrix : walk.matrices()) {
                for (Index row = 0; row < matrix.rows; ++row) {
                    for (Index col = 0; col < matrix.cols; ++col) {
                        const auto found = explain_element(walk, {matrix.part, row, col}).value();
                        QVERIFY2(found.agrees, place(matrix, row, col));
                        QVERIFY(!found.hypothetical);
                        QCOMPARE(found.shown, walk.value({matrix.part, row, col}));
                    }
                }
            }
        }
    }

    /// The heads' shares and the bias are the sublayer's output, as an independent program has it.
    void sharesAddUpToTheOutput_data() { family_data(); }
    void sharesAddUpToTheOutput() {
        QFETCH(QString, folder);
        const Trace trace = golden_trace(folder, Mask::causal);
        const auto file =
            SafetensorsFile::open(golden / folder.toStdString() / "expected_causal.safetensors");
        for (const Site& site : sites_of(trace.model()->config)) {
            const Model& model = *trace.queries_of(site.stack).model();
            const Block& block = model.blocks[static_cast<std::size_t>(site.layer)];
            const Linear& o = site.stack == Stack::cross ? block.cross.o : block.attention.o;
            std::vector<double> sum;
            for (Index head = 0; head < model.config.num_attention_heads; ++head) {
                const Matrix share = walk_of(trace, site, head).matrix(WalkPart::out).value();
                sum.resize(share.values().size());
                for (std::size_t i = 0; i < sum.size(); ++i) {
                    sum[i] += double{share.values()[i]};
                }
            }
            const std::string name = site_path(trace.model()->config, site) + "attn_out";
            const TensorInfo* tensor = file->find(name);
            QVERIFY2(tensor != nullptr, name.c_str());
            std::vector<float> expected(sum.size());
            QCOMPARE(file->bytes(*tensor).size(), expected.size() * sizeof(float));
            std::memcpy(expected.data(), file->bytes(*tensor).data(),
                        expected.size() * sizeof(float));
            for (std::size_t i = 0; i < sum.size(); ++i) {
                const std::size_t col = i % static_cast<std::size_t>(o.weight.out);
                const double got = sum[i] + (o.bias.empty() ? 0.0 : double{o.bias[col]});
                QVERIFY2(std::abs(got - double{expected[i]}) <=
                             std::max(1e-5, 1e-4 * std::abs(double{expected[i]})),
                         name.c_str());
            }
        }
    }

    void operandsStandThere() {
        const Trace trace = golden_trace("gpt2-random");
        const HeadWalk walk = walk_of(trace, {Stack::decoder, 1}, 2);
        const auto found = explain_element(walk, {WalkPart::q, 4, 3}).value();
        QVERIFY(found.rule == WalkRule::product);
        QCOMPARE(found.terms.size(), std::size_t{32});
        const Linear& q = trace.model()->blocks[1].attention.q;
        const Matrix x = walk.matrix(WalkPart::x).value();
        double sum = 0;
        for (Index c = 0; c < 32; ++c) {
            const WalkTerm& term = found.terms[static_cast<std::size_t>(c)];
            QCOMPARE(term.index, c);
            QCOMPARE(term.left, double{x(4, c)});
            QCOMPARE(term.right, double{q.weight.at(c, 2 * 8 + 3)});
            QCOMPARE(term.product, term.left * term.right);
            QVERIFY((term.left_cell == WalkCell{WalkPart::x, 4, c}));
            QVERIFY((term.right_cell == WalkCell{WalkPart::w_q, c, 3}));
            sum += term.product;
        }
        QCOMPARE(found.bias, std::optional(double{q.bias[2 * 8 + 3]}));
        QCOMPARE(found.sum, sum);
        QCOMPARE(found.value, sum + *found.bias);
        const std::vector<WalkRegion> sources{
            {WalkPart::x, 4, 5, 0, 32}, {WalkPart::w_q, 0, 32, 3, 4}, {WalkPart::b_q, 0, 1, 3, 4}};
        QVERIFY(found.sources == sources);
    }

    void theSoftmaxIsExplainedKeyByKey() {
        const Trace trace = golden_trace("gpt2-random");
        const HeadWalk walk = walk_of(trace, {Stack::decoder, 0}, 3);
        const auto view = head_view(trace, {Stack::decoder, 0}, 3, Mask::family).value();
        const auto found = explain_element(walk, {WalkPart::pattern, 6, 2}).value();
        QCOMPARE(found.terms.size(), std::size_t{7}); // what row 6 sees
        double denominator = 0;
        for (Index key = 0; key < 7; ++key) {
            const WalkTerm& term = found.terms[static_cast<std::size_t>(key)];
            QCOMPARE(term.left, double{view.scores(6, key)});
            QCOMPARE(term.right, std::exp(term.left - double{view.rows[6].max_score}));
            denominator += term.right;
        }
        QCOMPARE(found.denominator, denominator);
        QCOMPARE(found.value, found.terms[2].right / denominator);
        QCOMPARE(found.shown, view.pattern(6, 2));
        const auto hidden = explain_element(walk, {WalkPart::pattern, 6, 9}).value();
        QVERIFY(!hidden.visible);
        QCOMPARE(hidden.value, 0.0);
        QVERIFY(hidden.agrees);
    }

    void groupedHeadsNameTheirKeyHead() {
        const Trace trace = golden_trace("llama-gqa");
        for (Index head = 0; head < 4; ++head) {
            const HeadWalk walk = walk_of(trace, {Stack::decoder, 1}, head);
            QCOMPARE(walk.key_value_head(), head / 2);
            QCOMPARE(walk.group_size(), Index{2});
            const Linear& k = trace.model()->blocks[1].attention.k;
            QCOMPARE(walk.value({WalkPart::w_k, 5, 1}), k.weight.at(5, head / 2 * 8 + 1));
        }
    }

    void familiesHaveTheirOwnSteps() {
        const auto steps = [](const QString& folder, Site site) {
            QList<int> all;
            const HeadWalk walk = walk_of(golden_trace(folder), site, 0);
            for (const WalkStage& stage : walk.stages()) {
                all << static_cast<int>(stage.step);
            }
            return all;
        };
        const auto list = [](std::initializer_list<WalkStep> expected) {
            QList<int> all;
            for (const WalkStep step : expected) {
                all << static_cast<int>(step);
            }
            return all;
        };
        using S = WalkStep;
        const auto plain = list({S::input, S::query, S::key, S::value, S::dot, S::scale, S::mask,
                                 S::softmax, S::values, S::output});
        QCOMPARE(steps("gpt2-random", {Stack::decoder, 0}), plain);
        QCOMPARE(steps("bert-random", {Stack::encoder, 0}), plain);
        QCOMPARE(steps("marian-random", {Stack::cross, 1}), plain);
        QCOMPARE(steps("llama-gqa", {Stack::decoder, 0}),
                 list({S::input, S::query, S::key, S::value, S::rotation, S::dot, S::scale, S::mask,
                       S::softmax, S::values, S::output}));
        QCOMPARE(steps("qwen3-headdim", {Stack::decoder, 0}),
                 list({S::input, S::query, S::key, S::value, S::head_norm, S::rotation, S::dot,
                       S::scale, S::mask, S::softmax, S::values, S::output}));
    }

    void crossTakesKeysFromTheEncoder() {
        const Trace trace = golden_trace("marian-random");
        const HeadWalk walk = walk_of(trace, {Stack::cross, 1}, 2);
        QCOMPARE(walk.queries(), Index{7});
        QCOMPARE(walk.keys(), Index{9});
        const auto output = activation(*trace.encoder(), "blocks.1.resid_post").value();
        QVERIFY(std::ranges::equal(walk.matrix(WalkPart::x_key)->values(), output.values));
        QCOMPARE(walk.find(WalkPart::x_key)->name, std::string("encoder.blocks.1.resid_post"));
        QVERIFY(walk.find(WalkPart::resid) == nullptr);
    }

    /// The switches change what lies after them, and nothing before; off, all is as it was.
    void switchesAreWhatIf() {
        const Trace trace = golden_trace("gpt2-random");
        const HeadWalk own = walk_of(trace, {Stack::decoder, 2}, 1);
        const Matrix dots = own.matrix(WalkPart::dots).value();
        const HeadWalk unscaled = own.with({false, Mask::family, 1.0});
        QVERIFY(unscaled.matrix(WalkPart::scores).value() == dots);
        QVERIFY(unscaled.hypothetical(WalkPart::scores));
        QVERIFY(!unscaled.hypothetical(WalkPart::dots));
        QVERIFY(!unscaled.hypothetical(WalkPart::mask));
        QVERIFY(!unscaled.hypothetical(WalkPart::w_o));

        const HeadWalk unmasked = own.with({true, Mask::none, 1.0});
        const auto view = head_view(trace, {Stack::decoder, 2}, 1, Mask::none).value();
        QVERIFY(unmasked.matrix(WalkPart::pattern).value() == view.pattern);
        QVERIFY(unmasked.hypothetical(WalkPart::out));
        QVERIFY(!unmasked.hypothetical(WalkPart::scores));
        QVERIFY(!own.with({true, Mask::causal, 1.0}).hypothetical(WalkPart::pattern));

        const HeadWalk warm = own.with({true, Mask::family, 2.5});
        QVERIFY(warm.hypothetical(WalkPart::z) && !warm.hypothetical(WalkPart::masked));
        for (const HeadWalk& walk : {unscaled, unmasked, warm}) {
            for (const WalkPart part : {WalkPart::scores, WalkPart::mask, WalkPart::masked,
                                        WalkPart::pattern, WalkPart::z, WalkPart::out}) {
                const WalkMatrix& matrix = *walk.find(part);
                for (Index row = 0; row < matrix.rows; ++row) {
                    for (Index col = 0; col < matrix.cols; ++col) {
                        const auto found = explain_element(walk, {part, row, col}).value();
                        QVERIFY2(found.agrees, place(matrix, row, col));
                        QCOMPARE(found.hypothetical, walk.hypothetical(part));
                    }
                }
            }
        }
        QVERIFY(own.with({}).matrix(WalkPart::out).value() == own.matrix(WalkPart::out).value());
    }

    void agreementIsWithinABound() {
        constexpr float inf = std::numeric_limits<float>::infinity();
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(agrees_within(1.0, 1.0F, 0));
        QVERIFY(agrees_within(1.0, 1.0000001F, 2e-7));
        QVERIFY(!agrees_within(1.0, 1.0000001F, 1e-8));
        QVERIFY(!agrees_within(1.0, nan, 1));
        QVERIFY(agrees_within(double{nan}, nan, 0));
        QVERIFY(!agrees_within(double{nan}, 0.0F, 1));
        QVERIFY(agrees_within(double{-inf}, -inf, 0));
        QVERIFY(!agrees_within(double{inf}, -inf, 0));
        QVERIFY(agrees_within(1e39, inf, 0));
        QVERIFY(!agrees_within(1e30, inf, 0));
    }

    /// A wrong number does not agree: the bound is narrow.
    void aWrongNumberIsFoundOut() {
        const HeadWalk walk = walk_of(golden_trace("llama-gqa"), {Stack::decoder, 0}, 3);
        for (const WalkPart part : {WalkPart::x, WalkPart::q_pre, WalkPart::q, WalkPart::dots,
                                    WalkPart::scores, WalkPart::z, WalkPart::out}) {
            const auto found = explain_element(walk, {part, 5, 3}).value();
            const float off = found.shown * 1.0001F;
            QVERIFY(!agrees_within(found.value, off, found.bound));
        }
    }

    void numbersThatAreNotFinite() {
        SmallModel model;
        SmallModel::values(model->W_pos)[5 * 20] = std::numeric_limits<float>::quiet_NaN();
        const Trace trace = forward(model.share(), small_ids(9)).value();
        const HeadWalk walk = walk_of(trace, {Stack::decoder, 0}, 0);
        const auto nan = explain_element(walk, {WalkPart::pattern, 6, 2}).value();
        QVERIFY(nan.row_state == RowState::not_finite);
        QVERIFY(std::isnan(nan.value) && nan.agrees);
        const auto before = explain_element(walk, {WalkPart::z, 4, 1}).value();
        QVERIFY(std::isfinite(before.value) && before.agrees);
        QVERIFY(explain_element(walk, {WalkPart::q, 5, 0}).value().agrees);
    }

    void wrongPlacesAreNamed() {
        const Trace trace = golden_trace("gpt2-random");
        const auto message = [&](const auto& result) {
            return result ? std::string("none") : to_string(result.error());
        };
        QCOMPARE(message(HeadWalk::of(trace, {Stack::decoder, 9}, 0)),
                 std::string("layer: got 9, expected 0 to 2"));
        QCOMPARE(message(HeadWalk::of(trace, {Stack::cross, 0}, 0)),
                 std::string("stack: got cross, expected decoder"));
        const HeadWalk walk = walk_of(trace, {Stack::decoder, 0}, 0);
        QCOMPARE(message(explain_element(walk, {WalkPart::q, 13, 0})),
                 std::string("row: got 13, expected 0 to 12"));
        QCOMPARE(message(explain_element(walk, {WalkPart::w_q, 0, -1})),
                 std::string("column: got -1, expected 0 to 7"));
        QVERIFY(!explain_element(walk, {WalkPart::q_normed, 0, 0}));
        QVERIFY(!walk.matrix(WalkPart::q_normed));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(walk.matrix(WalkPart::out, stop.get_token()).error().kind == ErrorKind::cancelled);
        QVERIFY(HeadWalk::of(trace, {Stack::decoder, 0}, 0, stop.get_token()).error().kind ==
                ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestWalk)
#include "test_walk.moc"
