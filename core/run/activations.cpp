// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/activations.h"

#include "core/base/memory.h"
#include "core/run/block.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace heedmap {

namespace {

RowsIn in(const Matrix& m) {
    return {m.data(), m.cols()};
}
RowsOut out(Matrix& m) {
    return {m.data(), m.cols()};
}

/// One block of a trace, its activations recomputed.
class Layer {
  public:
    /// `mask`: of its self-attention.
    Layer(const Trace& trace, Index layer, KeyMask mask, const ForwardOptions& options)
        : trace_(trace), site_{config().stack, layer}, mask_(mask), options_(options),
          team_(options.threads),
          block_(team_, config(), model().blocks[static_cast<std::size_t>(layer)], options.stop) {}

    Matrix resid_pre() const { return trace_.resid_pre(site_.layer); }

    Matrix ln1_out() {
        const Matrix x = resid_pre();
        Matrix y(x.rows(), x.cols());
        block_.attention_input(in(x), out(y), x.rows());
        return y;
    }

    struct Projections {
        Matrix q; // [pos, num_attention_heads × head_dim]
        Matrix k; // [pos, num_key_value_heads × head_dim]
    };
    /// As the projections leave them.
    Projections projections() {
        const Matrix x = ln1_out(); // rotary families have norms before
        Projections all{Matrix(rows(), config().query_width()),
                        Matrix(rows(), config().key_width())};
        Matrix v(rows(), config().key_width());
        block_.project(in(x), out(all.q), out(all.k), out(v), rows());
        return all;
    }

    /// [pos, num_attention_heads × head_dim]
    Matrix z() { return attend(site_, trace_.query_rows(site_)); }

    Matrix attn_out() { return project(block().attention.o, z()); }

    /// What follows the self-attention.
    Matrix after_attention() {
        const Matrix before = resid_pre();
        const Matrix z = this->z();
        Matrix y(rows(), before.cols());
        block_.add_attention(in(z), in(before), out(y), rows());
        return y;
    }

    /// Of the cross site.
    Matrix cross_z() {
        const Site cross{Stack::cross, site_.layer};
        if (own_mask()) {
            return attend(cross, trace_.query_rows(cross));
        }
        const Matrix before = after_attention();
        Matrix q(rows(), config().query_width());
        block_.cross_queries(in(before), out(q), rows());
        TraceRows row;
        row.count = rows();
        row.q = q.data();
        row.q_stride = q.cols();
        return attend(cross, {row});
    }

    Matrix cross_attn_out() { return project(block().cross.o, cross_z()); }

    Matrix resid_mid() {
        Matrix before = after_attention();
        if (!trace_.encoder()) {
            return before;
        }
        const Matrix z = cross_z();
        Matrix y(rows(), before.cols());
        block_.add_cross(in(z), in(before), out(y), rows());
        return y;
    }

    Matrix mlp_out() { return feed_forward(resid_mid(), false); }

    Matrix resid_post() {
        if (own_mask()) {
            return trace_.resid_pre(site_.layer + 1);
        }
        Matrix y = feed_forward(resid_mid(), true);
        block_.finish(out(y), rows());
        return y;
    }

    /// Of `count` heads from `first` on: [head, query_pos, key_pos], values one after the other.
    /// A stop leaves them unfinished.
    std::vector<float> scores_of(Site site, bool softmax, Index first, Index count) {
        const KeyMask mask = site == site_ ? mask_ : trace_.key_mask(site);
        const std::vector<TraceRows> keys = trace_.key_rows(site);
        const std::vector<TraceRows> queries = trace_.query_rows(site);
        const Index length = trace_.keys_of(site.stack).length();
        const Index group = config().num_attention_heads / config().num_key_value_heads;
        std::vector<float> all(static_cast<std::size_t>(count * rows() * length));
        const std::vector<QueryBlock> blocks = blocks_of(queries);
        const auto blocks_a_head = static_cast<Index>(blocks.size());
        team_.run(count * blocks_a_head, [&](Index task) {
            if (options_.stop.stop_requested()) {
                return;
            }
            const Index head = first + task / blocks_a_head;
            const QueryBlock& block = blocks[static_cast<std::size_t>(task % blocks_a_head)];
            float* to = all.data() + ((head - first) * rows() + block.begin) * length;
            scores({{block.q + head * config().head_dim, block.q_stride},
                    block.count,
                    keys,
                    head / group,
                    config().head_dim,
                    config().attention_scale(site.layer),
                    length,
                    {to, length}});
            for (Index r = 0; softmax && r < block.count; ++r) {
                float* row = to + r * length;
                const KeyRange visible = mask.visible(block.begin + r, length);
                kernels::softmax(row, visible.begin, visible.end, length, row);
            }
        });
        return all;
    }

  private:
    /// Queries that one core takes at a time.
    struct QueryBlock {
        const float* q = nullptr; // [count, num_attention_heads × head_dim]
        Index q_stride = 0;
        Index begin = 0;
        Index count = 0;
    };
    static std::vector<QueryBlock> blocks_of(const std::vector<TraceRows>& pages) {
        constexpr Index rows_at_once = 64;
        std::vector<QueryBlock> blocks;
        for (const TraceRows& page : pages) {
            for (Index row = 0; row < page.count; row += rows_at_once) {
                blocks.push_back({page.q + row * page.q_stride, page.q_stride, page.begin + row,
                                  std::min(rows_at_once, page.count - row)});
            }
        }
        return blocks;
    }

    [[nodiscard]] const Model& model() const { return *trace_.model(); }
    [[nodiscard]] const ModelConfig& config() const { return model().config; }
    [[nodiscard]] Index rows() const { return trace_.length(); }
    [[nodiscard]] bool own_mask() const { return mask_ == trace_.key_mask(site_); }
    [[nodiscard]] const Block& block() const {
        return model().blocks[static_cast<std::size_t>(site_.layer)];
    }

    Matrix attend(Site site, const std::vector<TraceRows>& queries) {
        const KeyMask mask = site == site_ ? mask_ : trace_.key_mask(site);
        const std::vector<TraceRows> keys = trace_.key_rows(site);
        Matrix z(rows(), config().query_width());
        for (const TraceRows& page : queries) {
            attention(team_,
                      {&config(),
                       site.layer,
                       mask,
                       keys,
                       page.begin,
                       page.count,
                       {page.q, page.q_stride},
                       {z.row(page.begin).data(), z.cols()}},
                      options_.stop);
        }
        return z;
    }

    Matrix project(const Linear& weights, const Matrix& x) {
        Matrix y(x.rows(), weights.weight.out);
        const LinearCall call{&weights, in(x), out(y)};
        linear(team_, {&call, 1}, x.rows(), options_.stop);
        return y;
    }

    Matrix feed_forward(const Matrix& resid_mid, bool add) {
        Matrix normed(rows(), resid_mid.cols());
        Matrix hidden(rows(), config().intermediate_size);
        Matrix gate(block().mlp_gate.empty() ? 0 : rows(), config().intermediate_size);
        Matrix y(rows(), resid_mid.cols());
        const RowsIn x = block_.mlp_input(in(resid_mid), out(normed), rows());
        block_.mlp(x, add ? in(resid_mid) : RowsIn{}, out(hidden), out(gate), out(y), rows());
        return y;
    }

    const Trace& trace_;
    Site site_; // of its self-attention
    KeyMask mask_;
    const ForwardOptions& options_;
    Team team_;
    BlockRun block_;
};

NamedActivation whole(std::string_view name, Matrix m) {
    return {std::string(name), {m.rows(), m.cols()}, std::move(m).release()};
}

/// [head, pos, head_dim] from one [pos, head_dim] a head.
template <class Head>
NamedActivation by_head(std::string_view name, Index heads, Head&& matrix_of) {
    NamedActivation all{std::string(name), {heads}, {}};
    for (Index head = 0; head < heads; ++head) {
        const Matrix one = matrix_of(head);
        all.shape = {heads, one.rows(), one.cols()};
        all.values.reserve(element_count(all.shape)); // once: growing would hold it twice
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
    const Trace& trace; ///< whose positions are the queries
    std::string_view name;
    Site site;
    Layer layer;
    std::optional<Index> head; ///< the only one of `scores` and `pattern`
};

NamedActivation heads_of(Request& r, Index heads, Matrix (Trace::*matrix)(Site, Index) const) {
    return by_head(r.name, heads, [&](Index head) { return (r.trace.*matrix)(r.site, head); });
}

Index heads(const Request& r) {
    return r.trace.model()->config.num_attention_heads;
}
Index key_value_heads(const Request& r) {
    return r.trace.model()->config.num_key_value_heads;
}

NamedActivation square(Request& r, bool softmax) {
    const Index rows = r.trace.length();
    const Index keys = r.trace.keys_of(r.site.stack).length();
    if (r.head) {
        return {std::string(r.name), {rows, keys}, r.layer.scores_of(r.site, softmax, *r.head, 1)};
    }
    return {std::string(r.name),
            {heads(r), rows, keys},
            r.layer.scores_of(r.site, softmax, 0, heads(r))};
}

using Compute = NamedActivation (*)(Request&);

struct Part {
    std::string_view name;
    Compute compute;
    bool (*exists)(const ModelConfig&) = [](const ModelConfig&) { return true; };
};

bool norms_first(const ModelConfig& config) {
    return config.norms == NormPlacement::before;
}
bool is_rotary(const ModelConfig& config) {
    return config.rope.has_value();
}

NamedActivation q(Request& r) {
    return heads_of(r, heads(r), &Trace::q);
}
NamedActivation k(Request& r) {
    return heads_of(r, key_value_heads(r), &Trace::k);
}
NamedActivation v(Request& r) {
    return heads_of(r, key_value_heads(r), &Trace::v);
}
NamedActivation scores_of(Request& r) {
    return square(r, false);
}
NamedActivation pattern_of(Request& r) {
    return square(r, true);
}

/// A block's activations in order of computation.
constexpr std::array<Part, 14> self_parts{{
    {"resid_pre", [](Request& r) { return whole(r.name, r.layer.resid_pre()); }},
    {"ln1_out", [](Request& r) { return whole(r.name, r.layer.ln1_out()); }, norms_first},
    {"q_pre", [](Request& r) { return split_heads(r.name, r.layer.projections().q, heads(r)); },
     is_rotary},
    {"k_pre",
     [](Request& r) { return split_heads(r.name, r.layer.projections().k, key_value_heads(r)); },
     is_rotary},
    {"q", q},
    {"k", k},
    {"v", v},
    {"scores", scores_of},
    {"pattern", pattern_of},
    {"z", [](Request& r) { return split_heads(r.name, r.layer.z(), heads(r)); }},
    {"attn_out", [](Request& r) { return whole(r.name, r.layer.attn_out()); }},
    {"resid_mid", [](Request& r) { return whole(r.name, r.layer.resid_mid()); }},
    {"mlp_out", [](Request& r) { return whole(r.name, r.layer.mlp_out()); }},
    {"resid_post", [](Request& r) { return whole(r.name, r.layer.resid_post()); }},
}};

constexpr std::array<Part, 8> cross_parts{{
    {"resid_pre", [](Request& r) { return whole(r.name, r.layer.after_attention()); }},
    {"q", q},
    {"k", k},
    {"v", v},
    {"scores", scores_of},
    {"pattern", pattern_of},
    {"z", [](Request& r) { return split_heads(r.name, r.layer.cross_z(), heads(r)); }},
    {"attn_out", [](Request& r) { return whole(r.name, r.layer.cross_attn_out()); }},
}};

std::span<const Part> parts_of(Stack stack) {
    return stack == Stack::cross ? std::span<const Part>(cross_parts)
                                 : std::span<const Part>(self_parts);
}

/// A stack's name stands before the rest where a model has several.
std::string prefix_of(const ModelConfig& config, Stack stack) {
    return config.encoder ? std::string(name_of(stack)) + "." : std::string();
}

/// Takes `encoder.` from the front of a name; what follows is left in it.
Stack take_stack(std::string_view& name, const ModelConfig& config) {
    const std::size_t dot = name.find('.');
    if (!config.encoder || dot == std::string_view::npos) {
        return config.stack;
    }
    const auto stack = stack_from_name(name.substr(0, dot));
    name.remove_prefix(stack ? dot + 1 : 0);
    return stack.value_or(config.stack);
}

/// Takes `blocks.N.` from the front of a name. False where it is broken.
bool take_layer(std::string_view& name, std::optional<Index>& layer) {
    constexpr std::string_view blocks = "blocks.";
    if (!name.starts_with(blocks)) {
        return true;
    }
    const std::string_view rest = name.substr(blocks.size());
    Index number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc() || digits >= rest.size() || rest[digits] != '.') {
        return false;
    }
    layer = number;
    name = rest.substr(digits + 1);
    return true;
}

const Part* find_part(const ActivationPlace& place, const ModelConfig& config) {
    for (const Part& part : parts_of(place.stack)) {
        if (part.name == place.part && part.exists(config.of(place.stack))) {
            return &part;
        }
    }
    return nullptr;
}

/// What an activation's axes count.
bool of_key_value_heads(std::string_view part) {
    return part == "k" || part == "v" || part == "k_pre";
}
bool is_square(std::string_view part) {
    return part == "scores" || part == "pattern";
}
bool has_head_axis(std::string_view part) {
    return of_key_value_heads(part) || is_square(part) || part == "q" || part == "q_pre" ||
           part == "z";
}

/// Floats that a block takes beside its result while it is computed again: the residual stream and
/// what the sublayers make of it, q, k, v and z, the feed-forward layers' inside.
Index block_scratch(const ModelConfig& config, Index rows) {
    return rows * (4 * config.hidden_size + 2 * config.intermediate_size +
                   2 * config.query_width() + 2 * config.key_width());
}

/// A head that the site has; what is computed must fit before anything is made.
Result<void> check_request(const Trace& trace, const ActivationPlace& place,
                           std::optional<Index> head) {
    const ModelConfig& config = trace.model()->config.of(place.stack);
    if (head && (*head < 0 || *head >= config.num_attention_heads)) {
        return Error{ErrorKind::invalid,
                     {},
                     "head",
                     std::to_string(*head),
                     "0 to " + std::to_string(config.num_attention_heads - 1)};
    }
    const std::string tokens = std::to_string(trace.keys_of(place.stack).length()) + " tokens";
    std::size_t values = element_count(activation_shape(trace, place));
    if (!is_square(place.part)) {
        const Index rows = trace.queries_of(place.stack).length();
        values += static_cast<std::size_t>(block_scratch(config, rows));
        return check_memory(values * sizeof(float), std::string(place.part) + " over " + tokens);
    }
    values /= head ? static_cast<std::size_t>(config.num_attention_heads) : 1;
    return check_memory(values * sizeof(float),
                        std::string(head ? "a head" : "all heads") + " over " + tokens);
}

Error unknown(std::string_view name, const ModelConfig& config) {
    const std::string prefix =
        config.encoder ? "encoder., decoder. or cross.blocks.N.PART" : "blocks.N.PART";
    return {ErrorKind::invalid,
            {},
            "activation",
            escaped(name),
            prefix_of(config, config.stack) + "embed, logits, or " + prefix + " with N from 0 to " +
                std::to_string(config.num_hidden_layers - 1)};
}

} // namespace

std::string site_path(const ModelConfig& config, Site site) {
    return prefix_of(config, site.stack) + "blocks." + std::to_string(site.layer) + ".";
}

std::optional<ActivationPlace> activation_place(std::string_view name, const ModelConfig& config) {
    if (name == "logits") {
        return ActivationPlace{config.stack, {}, name, false};
    }
    ActivationPlace place;
    place.stack = take_stack(name, config);
    if (!config.has(place.stack) || !take_layer(name, place.layer)) {
        return std::nullopt;
    }
    place.part = name;
    if (!place.layer) {
        return name == "embed" && place.stack != Stack::cross ? std::optional(place) : std::nullopt;
    }
    const Index layers = config.of(place.stack).num_hidden_layers;
    if (*place.layer < 0 || *place.layer >= layers || find_part(place, config) == nullptr) {
        return std::nullopt;
    }
    place.head_axis = has_head_axis(name);
    return place;
}

std::vector<Index> activation_shape(const Trace& trace, const ActivationPlace& place) {
    const ModelConfig& config = trace.model()->config.of(place.stack);
    const Index queries = trace.queries_of(place.stack).length();
    const Index keys = trace.keys_of(place.stack).length();
    if (place.part == "logits") {
        return {queries, config.vocab_size};
    }
    if (is_square(place.part)) {
        return {config.num_attention_heads, queries, keys};
    }
    if (of_key_value_heads(place.part)) {
        return {config.num_key_value_heads, keys, config.head_dim};
    }
    return place.head_axis
               ? std::vector<Index>{config.num_attention_heads, queries, config.head_dim}
               : std::vector<Index>{queries, config.hidden_size};
}

std::vector<std::string> activation_names(const Model& model) {
    const ModelConfig& config = model.config;
    std::vector<std::string> names;
    for (const Site& site : sites_of(config)) {
        const std::string prefix = prefix_of(config, site.stack);
        if (site.layer == 0 && site.stack != Stack::cross) {
            names.push_back(prefix + "embed");
        }
        for (const Part& part : parts_of(site.stack)) {
            if (part.exists(config.of(site.stack))) {
                names.push_back(site_path(config, site) + std::string(part.name));
            }
        }
    }
    if (!model.head.W_U.empty()) {
        names.emplace_back("logits");
    }
    return names;
}

Result<NamedActivation> activation(const Trace& trace, std::string_view name, Mask mask,
                                   const ForwardOptions& options, std::optional<Index> head) {
    const ModelConfig& config = trace.model()->config;
    if (name == "logits") {
        auto all = logits(trace, 0, trace.length(), options);
        return all ? Result<NamedActivation>(whole(name, *std::move(all))) : all.error();
    }
    const std::optional<ActivationPlace> place = activation_place(name, config);
    if (!place) {
        return unknown(name, config);
    }
    const Trace& own = trace.queries_of(place->stack);
    if (!place->layer) {
        return whole(name, own.resid_pre(0));
    }
    const Part* part = find_part(*place, config);
    const Index layer = *place->layer;
    // Of a cross site the mask is none; what its queries come from ran under the decoder's own.
    const Mask of_self = place->stack == Stack::cross ? Mask::family : mask;
    const KeyMask key_mask = own.key_mask({own.model()->config.stack, layer}, of_self);
    Request request{own, name, {place->stack, layer}, Layer(own, layer, key_mask, options), head};
    if (auto enough = check_request(trace, *place, head); !enough) {
        return enough.error();
    }
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
