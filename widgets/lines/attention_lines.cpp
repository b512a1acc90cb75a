// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/attention_lines.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace heedmap {

namespace {

/// Whether `a` is painted over `b`; every two lines differ in it.
bool stronger(const AttentionLine& a, const AttentionLine& b) {
    const auto key = [](const AttentionLine& line) {
        return std::tuple(std::abs(line.weight), -line.head, -line.query_pos, -line.key_pos);
    };
    return key(a) > key(b);
}

/// Keeps the strongest lines that it is given: a heap with the weakest of them on top.
class Strongest {
  public:
    explicit Strongest(std::size_t most) : most_(most) {}

    void offer(const AttentionLine& line) {
        if (lines_.size() == most_) {
            if (most_ == 0 || !stronger(line, lines_.front())) {
                return;
            }
            std::pop_heap(lines_.begin(), lines_.end(), stronger);
            lines_.pop_back();
        }
        lines_.push_back(line);
        std::push_heap(lines_.begin(), lines_.end(), stronger);
    }

    [[nodiscard]] std::vector<AttentionLine> weakestFirst() && {
        std::sort_heap(lines_.begin(), lines_.end(), stronger);
        std::reverse(lines_.begin(), lines_.end());
        return std::move(lines_);
    }

  private:
    std::size_t most_;
    std::vector<AttentionLine> lines_;
};

/// The keys of a row whose lines pass through the filter's rows.
KeyRange passing(KeyRange visible, Index query_pos, const LineFilter& filter) {
    if (filter.of.valid()) {
        if (filter.of.column == LineToken::Column::key) {
            const bool seen = visible.contains(filter.of.position);
            return seen ? KeyRange{filter.of.position, filter.of.position + 1} : KeyRange{};
        }
        return filter.of.position == query_pos ? visible : KeyRange{};
    }
    if (query_pos < filter.first) {
        return {std::max(visible.begin, filter.first), visible.end};
    }
    return query_pos > filter.last ? KeyRange{visible.begin, std::min(visible.end, filter.last + 1)}
                                   : visible;
}

} // namespace

float LineHead::value(Index query_pos, Index key_pos) const {
    const float weight = view->pattern(query_pos, key_pos);
    return base ? weight - base->pattern(query_pos, key_pos) : weight;
}

KeyRange LineHead::visible(Index query_pos) const {
    const bool torn = base && base->key_mask() != view->key_mask(); // one mask hides what one shows
    return torn ? KeyRange{view->aside, view->keys()} : view->visible(query_pos);
}

std::vector<AttentionLine> strongestLines(const std::vector<LineHead>& heads,
                                          const LineFilter& filter) {
    Strongest found(filter.most);
    for (std::size_t head = 0; head < heads.size(); ++head) {
        for (Index query = 0; query < heads[head].view->queries(); ++query) {
            const KeyRange keys = passing(heads[head].visible(query), query, filter);
            for (Index key = keys.begin; key < keys.end; ++key) {
                const float weight = heads[head].value(query, key);
                if (std::isfinite(weight) && std::abs(weight) >= filter.least) {
                    found.offer({query, key, weight, static_cast<int>(head)});
                }
            }
        }
    }
    return std::move(found).weakestFirst();
}

Index strongestPartner(const LineHead& head, const LineToken& token) {
    LineFilter filter;
    filter.of = token;
    filter.least = 0;
    filter.most = 1;
    const std::vector<AttentionLine> lines = strongestLines({head}, filter);
    if (lines.empty()) {
        return -1;
    }
    return token.column == LineToken::Column::query ? lines[0].key_pos : lines[0].query_pos;
}

} // namespace heedmap
