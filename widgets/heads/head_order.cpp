// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace heedmap {

bool applies(HeadOrder order, Stack stack) {
    return stack != Stack::cross || order == HeadOrder::layer || order == HeadOrder::firstToken ||
           order == HeadOrder::entropy;
}

std::optional<double> statisticOf(const HeadStatistics& s, HeadOrder order) {
    switch (order) {
    case HeadOrder::layer:
        return std::nullopt;
    case HeadOrder::previousToken:
        return s.previous_token;
    case HeadOrder::firstToken:
        return s.first_token;
    case HeadOrder::itself:
        return s.itself;
    case HeadOrder::entropy:
        return s.entropy_bits;
    case HeadOrder::distance:
        return s.mean_distance;
    case HeadOrder::future:
        return s.future_unmasked;
    case HeadOrder::induction:
        return s.induction;
    }
    return std::nullopt;
}

void HeadGrid::setOrder(HeadOrder order) {
    if (order == order_) {
        return;
    }
    order_ = order;
    updateOrder();
    update();
}

void HeadGrid::setMark(HeadOrder mark) {
    if (mark == mark_) {
        return;
    }
    mark_ = mark;
    updateGeometry();
    update();
}

void HeadGrid::updateOrder() {
    head_at_.resize(static_cast<std::size_t>(itemCount()));
    std::iota(head_at_.begin(), head_at_.end(), 0);
    if (order_ != HeadOrder::layer) {
        const auto value = [this](int index) {
            const auto found =
                statisticOf((*heads_)[static_cast<std::size_t>(index)].statistics, order_);
            return found && std::isfinite(*found) ? *found : -HUGE_VAL;
        };
        std::stable_sort(head_at_.begin(), head_at_.end(),
                         [&](int a, int b) { return value(a) > value(b); });
    }
    place_of_.resize(head_at_.size());
    for (std::size_t place = 0; place < head_at_.size(); ++place) {
        place_of_[static_cast<std::size_t>(head_at_[place])] = static_cast<int>(place);
    }
}

} // namespace heedmap
