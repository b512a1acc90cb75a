// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"
#include "core/run/activations.h"
#include "core/run/decoding.h"
#include "tests/core/run/last_resid.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>

using namespace heedmap;

namespace {

ModelConfig small_config() {
    ModelConfig config;
    config.model_type = "gpt2";
    config.hidden_size = 48;
    config.num_hidden_layers = 3;
    config.num_attention_heads = 4;
    config.num_key_value_heads = 4;
    config.head_dim = 12;
    config.intermediate_size = 192;
    config.max_position_embeddings = 1200;
    config.vocab_size = 211;
    return config;
}

ModelPtr small_model(DType dtype = DType::F32) {
    RandomModelOptions options;
    options.config = small_config();
    options.dtype = dtype;
    options.seed = 11;
    options.standard_deviation = 0.2F;
    return make_random_model(options);
}

std::vector<TokenId> ids_of(Index count, int step = 37) {
    std::vector<TokenId> ids;
    for (Index i = 0; i < count; ++i) {
        ids.push_back(static_cast<TokenId>((i * step + 5) % 211));
    }
    return ids;
}

Trace run(const ModelPtr& model, const std::vector<TokenId>& ids, Mask mask = Mask::causal,
          int threads = 0) {
    ForwardOptions options;
    options.mask = mask;
    options.threads = threads;
    auto trace = forward(model, ids, options);
    if (!trace) {
        qFatal("%s", to_string(trace.error()).c_str());
    }
    return *trace;
}

bool same_bits(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::memcmp(a.data(), b.data(), a.values().size_bytes()) == 0;
}

/// The first rows of every residual, query, key and value, bit by bit.
bool same_past(const Trace& a, const Trace& b, Index rows) {
    const auto cut = [rows](const Matrix& m) {
        Matrix out(rows, m.cols());
        std::copy_n(m.data(), out.size(), out.data());
        return out;
    };
    const ModelConfig& config = a.model()->config;
    for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
        if (!same_bits(cut(a.resid_pre(layer)), cut(b.resid_pre(layer)))) {
            return false;
        }
        for (Index head = 0; head < config.num_attention_heads; ++head) {
            const Site site{Stack::decoder, layer};
            if (!same_bits(cut(a.q(site, head)), cut(b.q(site, head))) ||
                !same_bits(cut(a.k(site, head)), cut(b.k(site, head))) ||
                !same_bits(cut(a.v(site, head)), cut(b.v(site, head)))) {
                return false;
            }
        }
    }
    return same_bits(cut(last_resid(a)), cut(last_resid(b)));
}

Matrix last_logits(const Trace& trace) {
    auto row = logits(trace, trace.length() - 1, 1);
    return row ? *row : Matrix();
}

} // namespace

class TestForward : public QObject {
    Q_OBJECT

  private slots:
    void threadsDoNotChangeABit_data() {
        QTest::addColumn<int>("tokens");
        for (const int tokens : {1, 9, 70, 300}) {
            QTest::addRow("%d tokens", tokens) << tokens;
        }
    }

    void threadsDoNotChangeABit() {
        QFETCH(int, tokens);
        const ModelPtr model = small_model();
        const auto ids = ids_of(tokens);
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const Trace one = run(model, ids, mask, 1);
            for (const int threads : {2, 3, 7}) {
                const Trace many = run(model, ids, mask, threads);
                QVERIFY(same_past(one, many, tokens));
                QVERIFY(same_bits(last_logits(one), last_logits(many)));
            }
        }
    }

    void aLaterTokenLeavesEarlierRowsBitwiseEqual() {
        const ModelPtr model = small_model();
        auto ids = ids_of(90);
        const Trace before = run(model, ids);
        ids[60] = (ids[60] + 1) % 211;
        const Trace after = run(model, ids);
        QVERIFY(same_past(before, after, 60));
        QVERIFY(!same_past(before, after, 61));
        const Trace unmasked_before = run(model, ids_of(90), Mask::none);
        const Trace unmasked_after = run(model, ids, Mask::none);
        QVERIFY(!same_past(unmasked_before, unmasked_after, 1));
    }

    /// The bound between the cached and the whole pass is 0: the same bits.
    void cachedDecodingEqualsTheWholePass_data() {
        QTest::addColumn<int>("dtype");
        for (const DType dtype : {DType::F32, DType::F16, DType::BF16}) {
            QTest::addRow("%s", name_of(dtype).data()) << static_cast<int>(dtype);
        }
    }

    void cachedDecodingEqualsTheWholePass() {
        QFETCH(int, dtype);
        const ModelPtr model = small_model(static_cast<DType>(dtype));
        const auto ids = ids_of(200);
        Trace cached = run(model, {ids.begin(), ids.begin() + 3});
        for (const Index chunk : {1, 1, 1, 5, 60, 1, 100, 28}) {
            const auto begin = ids.begin() + cached.length();
            auto longer = extend(cached, std::vector<TokenId>(begin, begin + chunk));
            QVERIFY(longer.ok());
            cached = *longer;
        }
        QCOMPARE(cached.length(), Index{200});
        const Trace whole = run(model, ids);
        QVERIFY(same_past(cached, whole, 200));
        QVERIFY(same_bits(last_logits(cached), last_logits(whole)));
    }

    /// Over several pages, and by more rows than go through the feed-forward layers at once.
    void anyRowsOfTheLastBlockAreTheWholes() {
        const ModelPtr model = small_model();
        const auto ids = ids_of(1100);
        Trace trace = run(model, {ids.begin(), ids.begin() + 900});
        trace = extend(trace, std::vector<TokenId>(ids.begin() + 900, ids.end())).value();
        QVERIFY(trace.rows(0).size() > 1);
        const Matrix whole = last_resid(trace);
        QCOMPARE(whole.rows(), Index{1100});
        struct Part {
            Index begin;
            Index count;
        };
        for (const auto& [begin, count] :
             {Part{0, 1}, Part{1099, 1}, Part{890, 25}, Part{3, 800}}) {
            const Matrix part = last_resid(trace, begin, count, 3);
            QCOMPARE(part.rows(), count);
            for (Index row = 0; row < count; ++row) {
                QVERIFY(std::ranges::equal(part.row(row), whole.row(begin + row)));
            }
        }
        const Matrix all = logits(trace, 0, 1100).value();
        const Matrix some = logits(trace, 896, 9).value();
        for (Index row = 0; row < 9; ++row) {
            QVERIFY(std::ranges::equal(some.row(row), all.row(896 + row)));
        }
    }

    /// Its last layer is its first: what follows the heads is all computed when asked for.
    void aModelOfOneLayer() {
        RandomModelOptions options;
        options.config = small_config();
        options.config.num_hidden_layers = 1;
        options.seed = 12;
        const ModelPtr model = make_random_model(options);
        const Trace masked = run(model, ids_of(21));
        const Trace open = run(model, ids_of(21), Mask::none);
        QVERIFY(!same_bits(last_resid(masked), last_resid(open)));
        // With one layer another mask in it alone is another mask in the pass.
        const auto local = activation(masked, "blocks.0.resid_post", Mask::none).value();
        QVERIFY(std::ranges::equal(local.values, last_resid(open).values()));
        QVERIFY(same_bits(logits(masked, 20, 1).value(), last_logits(masked)));
    }

    void whatIsComputedLaterCanBeStopped() {
        const Trace trace = run(small_model(), ids_of(30));
        std::stop_source stop;
        stop.request_stop();
        ForwardOptions options;
        options.stop = stop.get_token();
        const auto stopped = logits(trace, 0, 30, options);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::cancelled);
        const auto finite = has_finite_output(trace, options);
        QVERIFY(!finite && finite.error().kind == ErrorKind::cancelled);
        QVERIFY(has_finite_output(trace).value());
    }

    void aPrefixIsTheShorterRun() {
        const ModelPtr model = small_model();
        const Trace whole = run(model, ids_of(130));
        const Trace prefix = whole.prefix(77);
        QCOMPARE(prefix.length(), Index{77});
        QVERIFY(same_past(prefix, run(model, ids_of(77)), 77));
        QVERIFY(whole.prefix(0).ids().empty());
    }

    void forksDoNotDisturbEachOther() {
        const ModelPtr model = small_model();
        const auto ids = ids_of(40);
        const Trace base = run(model, ids);
        const TokenId left_id = 7;
        const TokenId right_id = 123;
        const auto left = extend(base, {&left_id, 1});
        const auto right = extend(base, {&right_id, 1});
        QVERIFY(left.ok() && right.ok());
        auto left_ids = ids;
        left_ids.push_back(left_id);
        auto right_ids = ids;
        right_ids.push_back(right_id);
        QVERIFY(same_past(*left, run(model, left_ids), 41));
        QVERIFY(same_past(*right, run(model, right_ids), 41));
    }

    void revisingReusesWhatIsShared() {
        const ModelPtr model = small_model();
        auto ids = ids_of(50);
        Trace trace = run(model, ids);
        std::size_t most = 0;
        for (int edit = 0; edit < 300; ++edit) { // as if a sentence were typed and retyped
            ids.resize(static_cast<std::size_t>(40 + edit % 13));
            ids.push_back(static_cast<TokenId>(edit % 211));
            auto revised = revise(trace, ids);
            QVERIFY(revised.ok());
            trace = *revised;
            QVERIFY(trace.ids() == ids);
            most = std::max(most, trace.bytes());
        }
        QVERIFY(same_past(trace, run(model, ids), trace.length()));
        const std::size_t a_position = run(model, ids_of(64)).bytes() / 64;
        QVERIFY2(most <= a_position * 512, "pages of old edits pile up");
    }

    void everyActivationIsThePassesOwn() {
        const ModelPtr model = small_model();
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const Trace trace = run(model, ids_of(33), mask);
            const auto mid = activation(trace, "blocks.1.resid_mid");
            const auto mlp = activation(trace, "blocks.1.mlp_out");
            const auto post = activation(trace, "blocks.1.resid_post");
            const auto next = activation(trace, "blocks.2.resid_pre");
            QVERIFY(mid.ok() && mlp.ok() && post.ok() && next.ok());
            QVERIFY(post->values == next->values);
            for (std::size_t i = 0; i < mid->values.size(); ++i) {
                QVERIFY(std::abs(mid->values[i] + mlp->values[i] - post->values[i]) < 1e-5F);
            }
        }
    }

    void theLocalMaskLeavesScoresAlone() {
        const ModelPtr model = small_model();
        const Trace trace = run(model, ids_of(20));
        const auto scores = activation(trace, "blocks.2.scores", Mask::causal);
        const auto same = activation(trace, "blocks.2.scores", Mask::none);
        const auto masked = activation(trace, "blocks.2.pattern", Mask::causal);
        const auto open = activation(trace, "blocks.2.pattern", Mask::none);
        QVERIFY(scores->values == same->values);
        QVERIFY(masked->values != open->values);
        QCOMPARE(masked->values[1], 0.0F); // head 0, query 0, key 1
        QVERIFY(open->values[1] > 0.0F);
    }

    void refusesWhatCannotRun() {
        const ModelPtr model = small_model();
        const auto none = forward(model, std::span<const TokenId>());
        QVERIFY(!none && none.error().got == "0 tokens");
        const auto ids = ids_of(1201);
        const auto many = forward(model, ids);
        QVERIFY(!many);
        QCOMPARE(to_string(many.error()),
                 std::string("tokens: got 1201 tokens, expected at most 1200 "
                             "(max_position_embeddings)"));
        const std::vector<TokenId> outside{1, 211};
        const auto unknown = forward(model, outside);
        QVERIFY(!unknown);
        QCOMPARE(to_string(unknown.error()), std::string("ids[1]: got 211, expected 0 to 210"));
        const Trace open = run(model, ids_of(5), Mask::none);
        QVERIFY(!extend(open, outside).ok());
        const auto name = activation(open, "blocks.3.q");
        QVERIFY(!name && to_string(name.error()).find("blocks.3.q") != std::string::npos);
    }

    void refusesLogitsThatMemoryCannotHold() {
        RandomModelOptions options;
        options.config = small_config();
        options.config.num_hidden_layers = 1;
        options.config.hidden_size = options.config.intermediate_size = 1;
        options.config.num_attention_heads = options.config.num_key_value_heads = 1;
        options.config.head_dim = 1;
        options.config.vocab_size = 1 << 24;
        options.config.max_position_embeddings = 1 << 14;
        const Trace trace = run(make_random_model(options), ids_of(1 << 14));
        const auto all = logits(trace, 0, trace.length()); // 1.1 TB
        QVERIFY(!all && all.error().kind == ErrorKind::limit);
        QVERIFY(to_string(all.error()).find("1.1 TB for the logits of 16384 tokens") !=
                std::string::npos);
        QVERIFY(logits(trace, trace.length() - 1, 1).ok());
    }

    void tellsWhenTheWeightsAreCutAfterThePass() {
        namespace fs = std::filesystem;
        const QTemporaryDir dir;
        const fs::path folder = fs::path(dir.path().toStdString()) / "cut";
        fs::copy(fs::path(HEEDMAP_TEST_DATA) / "golden" / "gpt2-random", folder);
        const Trace trace = run(load_model(folder).value(), {1, 2, 3});
        QVERIFY(activation(trace, "blocks.1.mlp_out").ok());
        fs::resize_file(folder / "model.safetensors", 5000);
        const auto cut = activation(trace, "blocks.1.mlp_out");
        QVERIFY(!cut && cut.error().kind == ErrorKind::io);
        QVERIFY(cut.error().got.find("a short read") != std::string::npos);
    }

    void stops() {
        const ModelPtr model = small_model();
        std::stop_source source;
        ForwardOptions options;
        options.stop = source.get_token();
        int reports = 0;
        options.progress = [&](double share) {
            ++reports;
            QVERIFY(share > 0.0 && share <= 1.0);
            source.request_stop();
        };
        const auto stopped = forward(model, ids_of(100), options);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::cancelled);
        QCOMPARE(reports, 1);
    }
};

QTEST_APPLESS_MAIN(TestForward)
#include "test_forward.moc"
