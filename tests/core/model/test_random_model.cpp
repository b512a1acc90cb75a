// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace heedmap;

namespace {

RandomModelOptions small(DType dtype, std::uint64_t seed) {
    RandomModelOptions options;
    options.config.hidden_size = 32;
    options.config.num_hidden_layers = 2;
    options.config.num_attention_heads = 4;
    options.config.vocab_size = 500;
    options.config.max_position_embeddings = 64;
    options.dtype = dtype;
    options.seed = seed;
    return options;
}

std::vector<float> values_of(const WeightView& view) {
    std::vector<float> values;
    for (Index i = 0; i < view.in; ++i) {
        for (Index o = 0; o < view.out; ++o) {
            values.push_back(view.at(i, o));
        }
    }
    return values;
}

} // namespace

class TestRandomModel : public QObject {
    Q_OBJECT

  private slots:
    void hasTheAskedShape() {
        const ModelPtr model = make_random_model(small(DType::F32, 1));
        QCOMPARE(model->blocks.size(), std::size_t{2});
        QCOMPARE(model->blocks[1].attention.q.weight.out, Index{32});
        QCOMPARE(model->blocks[1].mlp_in.weight.out, Index{128});
        QCOMPARE(model->head.W_U.weight.out, Index{500});
        QCOMPARE(model->config.head_dim, Index{8});
        QVERIFY(model->storage->intact().ok());
    }

    void hasTheFamilysParts() {
        RandomModelOptions options = small(DType::F16, 1);
        options.config.model_type = "llama";
        options.config.hidden_size = 576;
        options.config.num_attention_heads = 9;
        options.config.num_key_value_heads = 3;
        const ModelPtr model = make_random_model(options);
        const Block& block = model->blocks[1];
        QCOMPARE(model->config.head_dim, Index{64});
        QCOMPARE(model->config.hidden_act, Activation::silu);
        QVERIFY(model->config.rope.has_value());
        QVERIFY(model->W_pos.data == nullptr);
        QCOMPARE(block.attention.q.weight.out, Index{576});
        QCOMPARE(block.attention.k.weight.out, Index{192});
        QCOMPARE(block.attention.v.weight.out, Index{192});
        QCOMPARE(block.mlp_gate.weight.out, Index{1536}); // 8/3 of 576
        QCOMPARE(block.mlp_out.weight.in, Index{1536});
        QVERIFY(block.attention.q.bias.empty());
        QCOMPARE(block.ln1.kind, Norm::Kind::rms_norm);
        QVERIFY(std::abs(block.ln1.weight[3] - 1.0F) < 0.1F);
        QCOMPARE(model->head.W_U.weight.data, model->W_E.data); // tied
    }

    void roundsTheGatedWidthUp() {
        RandomModelOptions options = small(DType::F32, 1);
        options.config.model_type = "llama"; // 8/3 of 32 is 85
        QCOMPARE(make_random_model(options)->blocks[0].mlp_in.weight.out, Index{256});
        options.config.intermediate_size = 100;
        QCOMPARE(make_random_model(options)->blocks[0].mlp_in.weight.out, Index{100});
    }

    void isRoughlyNormal() {
        const ModelPtr model = make_random_model(small(DType::F32, 1));
        const std::vector<float> values = values_of(model->W_E);
        double sum = 0;
        double squares = 0;
        int beyond_one = 0;
        for (const float value : values) {
            sum += value;
            squares += static_cast<double>(value) * value;
            beyond_one += std::abs(value) > 0.02F ? 1 : 0;
        }
        const auto count = static_cast<double>(values.size());
        QVERIFY(std::abs(sum / count) < 0.0008); // 5 deviations of the mean of 16,000
        QVERIFY(std::abs(std::sqrt(squares / count) - 0.02) < 0.0005);
        QVERIFY(std::abs(beyond_one / count - 0.3173) < 0.03); // the normal distribution's share
    }

    void isSeededAndDistinct() {
        const auto first = values_of(make_random_model(small(DType::F32, 1))->W_E);
        QVERIFY(first == values_of(make_random_model(small(DType::F32, 1))->W_E));
        QVERIFY(first != values_of(make_random_model(small(DType::F32, 2))->W_E));
        const std::set<float> distinct(first.begin(), first.end());
        QVERIFY(distinct.size() > first.size() * 98 / 100);
        const ModelPtr model = make_random_model(small(DType::F32, 1));
        QVERIFY(values_of(model->blocks[0].attention.q.weight) !=
                values_of(model->blocks[0].attention.k.weight));
        QVERIFY(values_of(model->blocks[0].attention.q.weight) !=
                values_of(model->blocks[1].attention.q.weight));
        QVERIFY(std::abs(model->ln_final.weight[3] - 1.0F) < 0.1F);
    }

    void isRoundedToItsType() {
        const auto f32 = values_of(make_random_model(small(DType::F32, 1))->W_E);
        const ModelPtr half = make_random_model(small(DType::F16, 1));
        const auto f16 = values_of(half->W_E);
        const auto bf16 = values_of(make_random_model(small(DType::BF16, 1))->W_E);
        QCOMPARE(half->dtype, DType::F16);
        for (std::size_t i = 0; i < f32.size(); ++i) {
            QCOMPARE(f16[i], f16_to_f32(f32_to_f16(f32[i])));
            QCOMPARE(bf16[i], bf16_to_f32(f32_to_bf16(f32[i])));
        }
    }
};

QTEST_APPLESS_MAIN(TestRandomModel)
#include "test_random_model.moc"
