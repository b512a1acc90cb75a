// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/activations.h"

#include "core/base/memory.h"
#include "core/run/operators.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace heedmap {

namespace {

RowsIn in(const Matrix& m) {
    return {m.data(), m.cols()};
}
RowsOut out(Matrix& m) {
    return {m.data(), m.cols()};
}

/// One layer of a trace, its activations recomputed.
class Layer {
  public:
    Layer(const Trace& trace, Index layer, Mask mask, const ForwardOptions& options)
        : trace_(trace), layer_(layer), mask_(mask), options_(options), team_(options.threads),
          pages_(trace.rows(layer)) {}

    Matrix resid_pre() const { return trace_.resid_pre(layer_); }

    Matrix ln1_out() { return normed(block().ln1, resid_pre()); }

    /// [pos, num_attention_heads × head_dim]
    Matrix z() {
        Matrix z(trace_.length(), config().num_attention_heads * config().head_dim);
        for (const TraceRows& page : pages_) {
            attention(team_,
                      {&config(),
                       layer_,
                       mask_,
                       pages_,
                       page.begin,
                       page.count,
                       {page.q, page.q_stride},
                       {z.row(page.begin).data(), z.cols()}},
                      options_.stop);
        }
        return z;
    }

    Matrix attn_out() { return project(block().o, z(), nullptr); }

    Matrix resid_mid() {
        const Matrix before = resid_pre();
        return project(block().o, z(), &before);
    }

    Matrix mlp_out() { return feed_forward(resid_mid(), false); }

    Matrix resid_post() {
        return mask_ == trace_.mask() ? trace_.resid_pre(layer_ + 1)
                                      : feed_forward(resid_mid(), true);
    }

    /// [head, query_pos, key_pos], values one after the other.
    std::vector<float> all_scores(bool softmax) {
        const Index length = trace_.length();
        const Index heads = config().num_attention_heads;
        const Index group = heads / config().num_key_value_heads;
        std::vector<float> all(static_cast<std::size_t>(heads * length * length));
        const auto pages = static_cast<Index>(pages_.size());
        team_.run(heads * pages, [&](Index task) {
            const Index head = task / pages;
            const TraceRows& page = pages_[static_cast<std::size_t>(task % pages)];
            float* to = all.data() + (head * length + page.begin) * length;
            scores({{page.q + head * config().head_dim, page.q_stride},
                    page.count,
                    pages_,
                    head / group,
                    config().head_dim,
                    config().attention_scale(layer_),
                    length,
                    {to, length}});
            for (Index r = 0; softmax && r < page.count; ++r) {
                float* row = to + r * length;
                kernels::softmax(row, 0, visible_keys(mask_, page.begin + r, length), length, row);
            }
        });
        return all;
    }

  private:
    [[nodiscard]] const Model& model() const { return *trace_.model(); }
    [[nodiscard]] const ModelConfig& config() const { return model().config; }
    [[nodiscard]] const Block& block() const {
        return model().blocks[static_cast<std::size_t>(layer_)];
    }

    Matrix normed(const LayerNorm& norm, const Matrix& x) {
        Matrix y(x.rows(), x.cols());
        layer_norm(team_, norm, config().layer_norm_epsilon, in(x), out(y), x.rows());
        return y;
    }

    Matrix project(const Linear& weights, const Matrix& x, const Matrix* add) {
        Matrix y(x.rows(), weights.weight.out);
        LinearCall call{&weights, in(x), out(y), {}, {}};
        if (add != nullptr) {
            call.add = in(*add);
        }
        linear(team_, {&call, 1}, x.rows(), options_.stop);
        return y;
    }

    Matrix feed_forward(const Matrix& resid_mid, bool add) {
        const Matrix x = normed(block().ln2, resid_mid);
        Matrix hidden(x.rows(), config().intermediate_size);
        const LinearCall up{
            &block().mlp_in, in(x), out(hidden), epilogue_function(config().hidden_act), {}};
        linear(team_, {&up, 1}, x.rows(), options_.stop);
        return project(block().mlp_out, hidden, add ? &resid_mid : nullptr);
    }

    const Trace& trace_;
    Index layer_;
    Mask mask_;
    const ForwardOptions& options_;
    Team team_;
    std::vector<TraceRows> pages_;
};

using Shape = std::vector<Index>;

NamedActivation whole(std::string_view name, const Matrix& m) {
    return {std::string(name), {m.rows(), m.cols()}, {m.values().begin(), m.values().end()}};
}

/// [head, pos, head_dim] from one [pos, head_dim] a head.
template <class Head>
NamedActivation by_head(std::string_view name, Index heads, Head&& matrix_of) {
    NamedActivation all{std::string(name), {heads}, {}};
    for (Index head = 0; head < heads; ++head) {
        const Matrix one = matrix_of(head);
        all.shape = {heads, one.rows(), one.cols()};
        all.values.insert(all.values.end(), one.values().begin(), one.values().end());
    }
    return all;
}

NamedActivation split_heads(std::string_view name, const Matrix& m, Index heads) {
    const Index width = m.cols() / heads;
    return by_head(name, heads, [&](Index head) {
        Matrix one(m.rows(), width);
        for (Index r = 0; r < m.rows(); ++r) {
            std::copy_n(m.row(r).data() + head * width, width, one.row(r).data());
        }
        return one;
    });
}

struct Request {
    const Trace& trace;
    std::string_view name;
    Site site;
    Layer layer;
};

using Compute = NamedActivation (*)(Request&);

struct Part {
    std::string_view name;
    Compute compute;
};

NamedActivation square(Request& r, bool softmax) {
    const Index length = r.trace.length();
    return {std::string(r.name),
            {r.trace.model()->config.num_attention_heads, length, length},
            r.layer.all_scores(softmax)};
}

/// A block's activations in order of computation.
constexpr std::array<Part, 12> parts{{
    {"resid_pre", [](Request& r) { return whole(r.name, r.layer.resid_pre()); }},
    {"ln1_out", [](Request& r) { return whole(r.name, r.layer.ln1_out()); }},
    {"q",
     [](Request& r) {
         return by_head(r.name, r.trace.model()->config.num_attention_heads,
                        [&](Index head) { return r.trace.q(r.site, head); });
     }},
    {"k",
     [](Request& r) {
         return by_head(r.name, r.trace.model()->config.num_key_value_heads,
                        [&](Index head) { return r.trace.k(r.site, head); });
     }},
    {"v",
     [](Request& r) {
         return by_head(r.name, r.trace.model()->config.num_key_value_heads,
                        [&](Index head) { return r.trace.v(r.site, head); });
     }},
    {"scores", [](Request& r) { return square(r, false); }},
    {"pattern", [](Request& r) { return square(r, true); }},
    {"z",
     [](Request& r) {
         return split_heads(r.name, r.layer.z(), r.trace.model()->config.num_attention_heads);
     }},
    {"attn_out", [](Request& r) { return whole(r.name, r.layer.attn_out()); }},
    {"resid_mid", [](Request& r) { return whole(r.name, r.layer.resid_mid()); }},
    {"mlp_out", [](Request& r) { return whole(r.name, r.layer.mlp_out()); }},
    {"resid_post", [](Request& r) { return whole(r.name, r.layer.resid_post()); }},
}};

/// `blocks.N.part` as N and part; false for anything else.
bool parse(std::string_view name, Index& layer, std::string_view& part) {
    constexpr std::string_view prefix = "blocks.";
    if (!name.starts_with(prefix)) {
        return false;
    }
    name.remove_prefix(prefix.size());
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), layer);
    const auto digits = static_cast<std::size_t>(end - name.data());
    if (error != std::errc() || digits >= name.size() || name[digits] != '.') {
        return false;
    }
    part = name.substr(digits + 1);
    return true;
}

/// All heads' [query_pos, key_pos] must fit before anything is made.
Result<void> check_square(const Part& part, const ModelConfig& config, Index length) {
    if (part.name != "scores" && part.name != "pattern") {
        return {};
    }
    const auto values = static_cast<std::size_t>(config.num_attention_heads * length * length);
    return check_memory(values * sizeof(float),
                        "all heads over " + std::to_string(length) + " tokens");
}

Error unknown(std::string_view name, const ModelConfig& config) {
    return {ErrorKind::invalid,
            {},
            "activation",
            escaped(name),
            "embed, logits, or blocks.N.PART with N from 0 to " +
                std::to_string(config.num_hidden_layers - 1)};
}

} // namespace

std::vector<std::string> activation_names(const ModelConfig& config) {
    std::vector<std::string> names{"embed"};
    for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
        for (const Part& part : parts) {
            names.push_back("blocks." + std::to_string(layer) + "." + std::string(part.name));
        }
    }
    names.emplace_back("logits");
    return names;
}

Result<NamedActivation> activation(const Trace& trace, std::string_view name, Mask mask,
                                   const ForwardOptions& options) {
    const ModelConfig& config = trace.model()->config;
    if (name == "embed") {
        return whole(name, trace.resid_pre(0));
    }
    if (name == "logits") {
        auto all = logits(trace, 0, trace.length(), options);
        return all ? Result<NamedActivation>(whole(name, *all)) : all.error();
    }
    Index layer = 0;
    std::string_view part_name;
    const bool parsed = parse(name, layer, part_name);
    const auto* part = std::find_if(parts.begin(), parts.end(),
                                    [&](const Part& p) { return p.name == part_name; });
    if (!parsed || part == parts.end() || layer < 0 || layer >= config.num_hidden_layers) {
        return unknown(name, config);
    }
    const Mask own = mask == Mask::family ? trace.mask() : mask;
    if (auto enough = check_square(*part, config, trace.length()); !enough) {
        return enough.error();
    }
    Request request{trace, name, {Stack::decoder, layer}, Layer(trace, layer, own, options)};
    NamedActivation result = part->compute(request);
    if (options.stop.stop_requested()) {
        return cancelled();
    }
    if (auto intact = trace.model()->storage->intact(); !intact) { // weights were read again
        return intact.error();
    }
    return result;
}

} // namespace heedmap
