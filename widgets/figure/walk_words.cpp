// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/walk_words.h"

#include "widgets/figure/worked_numbers.h"

#include <array>
#include <cmath>

namespace heedmap {

namespace {

/// In the order of `WalkPart`.
constexpr std::array<const char*, walk_parts> symbols{
    "R",   "γ",   "β",   "X",     "X",   "W_Q", "b_Q", "W_K",  "b_K", "W_V",
    "b_V", "Q_0", "K_0", "γ_Q",   "γ_K", "Q_1", "K_1", "Q",    "K",   "V",
    "QKᵀ", "S",   "M",   "S + M", "A",   "Z",   "W_O", "Z W_O"};

} // namespace

QString WalkWords::symbol(WalkPart part) const {
    if (cross() && part == WalkPart::x) {
        return QStringLiteral("X_dec");
    }
    if (cross() && part == WalkPart::x_key) {
        return QStringLiteral("X_enc");
    }
    return QString::fromUtf8(symbols[static_cast<std::size_t>(part)]);
}

QString WalkWords::meaning(WalkPart part) const {
    const WalkMatrix* matrix = walk_.find(part);
    const QString said =
        weightMeaning(part).isEmpty() ? activationMeaning(part) : weightMeaning(part);
    if (matrix == nullptr || matrix->name.empty()) {
        return said;
    }
    return QStringLiteral("%1 (%2)").arg(said, QString::fromStdString(matrix->name));
}

QString WalkWords::weightMeaning(WalkPart part) const {
    switch (part) {
    case WalkPart::norm_weight:
        return tr("The norm's gain: a learnt factor for every column");
    case WalkPart::norm_bias:
        return tr("The norm's bias: a learnt number added to every column");
    case WalkPart::w_q:
        return tr("Learnt weights that make queries of X: this head's columns");
    case WalkPart::w_k:
        return tr("Learnt weights that make keys of X: this head's columns");
    case WalkPart::w_v:
        return tr("Learnt weights that make values of X: this head's columns");
    case WalkPart::w_o:
        return tr("Learnt weights that write the head's output back: this head's rows");
    case WalkPart::b_q:
    case WalkPart::b_k:
    case WalkPart::b_v:
        return tr("The bias: a learnt number added to every column");
    case WalkPart::q_norm_weight:
    case WalkPart::k_norm_weight:
        return tr("The gain of the norm over a head's numbers");
    default:
        return {};
    }
}

QString WalkWords::activationMeaning(WalkPart part) const {
    switch (part) {
    case WalkPart::resid:
        return tr("The residual stream: what the layers below hand over, a row a token");
    case WalkPart::x:
        return tr("X: a row of numbers a token, as the queries are made from it");
    case WalkPart::x_key:
        return cross() ? tr("What the encoder made of the source: keys and values come from it")
                       : tr("X: a row of numbers a token, as keys and values are made from it");
    case WalkPart::q_pre:
    case WalkPart::q_normed:
        return tr("The queries before they know their place");
    case WalkPart::k_pre:
    case WalkPart::k_normed:
        return tr("The keys before they know their place");
    case WalkPart::q:
        return tr("Queries: what each token looks for");
    case WalkPart::k:
        return tr("Keys: what each token can be found by");
    case WalkPart::v:
        return tr("Values: what each token hands over when it is looked at");
    case WalkPart::dots:
        return tr("Dot products: how well each query meets each key");
    case WalkPart::scores:
        return tr("Scores: the dot products, scaled");
    case WalkPart::mask:
        return masks() ? tr("The mask: 0 where a key may be seen, −∞ where it may not")
                       : tr("No mask: 0 everywhere, every key may be seen");
    case WalkPart::masked:
        return masks() ? tr("Scores with the mask added: what the softmax reads")
                       : tr("The scores as they are: no mask is added before the softmax");
    case WalkPart::pattern:
        return tr("Attention weights: each row sums to 1");
    case WalkPart::z:
        return tr("The values, mixed by the weights");
    case WalkPart::out:
        return tr("This head's share of the sublayer's output: the heads' shares and the bias "
                  "are added up");
    default:
        return {};
    }
}

QString WalkWords::axis(WalkAxis axis) {
    switch (axis) {
    case WalkAxis::query_pos:
        return tr("query");
    case WalkAxis::key_pos:
        return tr("key");
    case WalkAxis::hidden:
        return tr("model dimension");
    case WalkAxis::head_dim:
        return tr("head dimension");
    case WalkAxis::one:
        break;
    }
    return {};
}

QString WalkWords::chip(WalkStep step) const {
    switch (step) {
    case WalkStep::input:
        return QStringLiteral("X");
    case WalkStep::query:
        return QStringLiteral("Q");
    case WalkStep::key:
        return QStringLiteral("K");
    case WalkStep::value:
        return QStringLiteral("V");
    case WalkStep::head_norm:
        return tr("norm");
    case WalkStep::rotation:
        return tr("rotary");
    case WalkStep::dot:
        return QStringLiteral("q·k");
    case WalkStep::scale:
        return QStringLiteral("÷√d");
    case WalkStep::mask:
        return tr("+ mask");
    case WalkStep::softmax:
        return QStringLiteral("softmax");
    case WalkStep::values:
        return QStringLiteral("× V");
    case WalkStep::output:
        return QStringLiteral("× Wₒ");
    }
    return {};
}

QString WalkWords::help(WalkStep step) const {
    switch (step) {
    case WalkStep::input:
        return cross() ? tr("X: what the decoder and the encoder hand over, a row a token")
               : has(WalkPart::resid)
                   ? tr("X: the residual stream, each row brought to one size by the norm")
                   : tr("X: what the layers below hand over, a row a token");
    case WalkStep::query:
        return tr("Queries: every row of X times W_Q: what the token looks for");
    case WalkStep::key:
        return tr("Keys: every row of X times W_K: what the token can be found by");
    case WalkStep::value:
        return tr("Values: every row of X times W_V: what the token hands over");
    case WalkStep::head_norm:
        return tr("Each query and each key is brought to one size");
    case WalkStep::rotation:
        return tr("Rotary positions: pairs of numbers turn by an angle that grows with the place");
    case WalkStep::dot:
        return tr("Dot products: a query's row meets a key's row, number by number");
    case WalkStep::scale:
        return tr("Scaling: longer rows give larger sums; this takes it back, so that the "
                  "softmax does not saturate");
    case WalkStep::mask:
        return masks() ? tr("The mask: −∞ hides a key from a query")
                       : tr("There is no mask here: every query sees every key, and the scores "
                            "stay as they are");
    case WalkStep::softmax:
        return tr("Softmax: exponentials, divided by their sum: a row of weights that sums to 1");
    case WalkStep::values:
        return tr("Every row: the values of all tokens, mixed by the weights");
    case WalkStep::output:
        return tr("W_O writes the head's output back into the residual stream");
    }
    return {};
}

QString WalkWords::scaleText() const {
    const double scale = static_cast<double>(walk_.scale());
    const double root = std::sqrt(static_cast<double>(walk_.head_dim()));
    if (!walk_.what_if().scale) {
        return QStringLiteral("÷ 1");
    }
    return std::abs(scale * root - 1) < 1e-5 ? QStringLiteral("÷ √%1").arg(walk_.head_dim())
                                             : QStringLiteral("× %1").arg(scale, 0, 'g', 4);
}

QString WalkWords::temperatureText() const {
    const double temperature = walk_.what_if().temperature;
    return temperature == 1.0 ? QString()
                              : QStringLiteral("÷ %1").arg(decimalText(temperature, 2));
}

QString WalkWords::sign(WalkStep step) const {
    switch (step) {
    case WalkStep::input:
        return tr("norm");
    case WalkStep::head_norm:
        return tr("norm");
    case WalkStep::rotation:
        return QStringLiteral("↻");
    case WalkStep::scale:
        return scaleText();
    case WalkStep::mask:
        return QStringLiteral("+");
    case WalkStep::softmax:
        return QStringLiteral("softmax");
    default:
        return QStringLiteral("·");
    }
}

QString WalkWords::headText() const {
    const QString head = tr("head %1.%2").arg(walk_.site().layer).arg(walk_.head());
    if (walk_.group_size() == 1) {
        return head;
    }
    return tr("%1, with keys and values of key/value head %2 (shared by %3)")
        .arg(head)
        .arg(walk_.key_value_head())
        .arg(walk_.group_size());
}

std::vector<FormulaPiece> WalkWords::formula(WalkStep step) const {
    std::vector<FormulaPiece> all;
    const auto add = [&](const QString& text, std::optional<WalkStep> to,
                         std::initializer_list<WalkStep> lit = {}) {
        bool own = to == step;
        for (const WalkStep other : lit) {
            own = own || other == step;
        }
        all.push_back({text, to, own});
    };
    const auto unfold = [&](WalkStep at, const QString& folded, WalkPart x, WalkPart weight,
                            WalkPart bias) {
        if (step != at) {
            return folded;
        }
        const QString sum = QStringLiteral("%1 %2").arg(symbol(x), symbol(weight));
        return QStringLiteral("(%1%2)").arg(sum, has(bias) ? QStringLiteral(" + ") + symbol(bias)
                                                           : QString());
    };
    using S = WalkStep;
    const bool turns = has(WalkPart::q_pre);
    add(QStringLiteral("X"), S::input);
    add(QStringLiteral("→"), {});
    const QString divisor = temperatureText();
    add(divisor.isEmpty() ? QStringLiteral("softmax(") : QStringLiteral("softmax(("), S::softmax);
    add(unfold(S::query, QStringLiteral("Q"), WalkPart::x, WalkPart::w_q, WalkPart::b_q), S::query,
        {S::dot, S::head_norm, S::rotation});
    if (turns && has(WalkPart::q_norm_weight)) {
        add(tr("norm"), S::head_norm);
    }
    if (walk_.stages().size() > (has(WalkPart::q_norm_weight) ? 11U : 10U)) {
        add(QStringLiteral("↻"), S::rotation);
    }
    add(QStringLiteral("·"), S::dot);
    const QString key =
        unfold(S::key, QStringLiteral("K"), WalkPart::x_key, WalkPart::w_k, WalkPart::b_k);
    add(key + QStringLiteral("ᵀ"), S::key, {S::dot, S::head_norm, S::rotation});
    if (walk_.what_if().scale || step == S::scale) {
        add(scaleText(), S::scale);
    }
    if (masks()) {
        add(QStringLiteral("+ ") + tr("mask"), S::mask);
    } else if (step == S::mask) {
        add(QStringLiteral("+ 0"), S::mask); // the step shown is about it
    }
    add(divisor.isEmpty() ? QStringLiteral(")") : QStringLiteral(") %1 )").arg(divisor),
        S::softmax);
    add(QStringLiteral("×"), S::values);
    add(unfold(S::value, QStringLiteral("V"), WalkPart::x_key, WalkPart::w_v, WalkPart::b_v),
        S::value, {S::values});
    add(QStringLiteral("× W_O"), S::output);
    return all;
}

} // namespace heedmap
