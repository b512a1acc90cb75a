// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pictures of a HeadGrid stand, and how large they are.
#include "widgets/heads/head_grid.h"
#include "widgets/theme/application_theme.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr int gap = 4;
constexpr int roomyGap = 16; // between rows, where there is height
constexpr int smallestSide = 16;
constexpr int largestSide = 96;    // as large as room alone makes them
constexpr int largestZoomed = 320; // as large as the user makes them
constexpr int frameRoom = 3;       // for the frame of a chosen head at the edge

} // namespace

int HeadGrid::captionHeight() const {
    return QFontMetrics(numberFont(*this, 0.8)).height() + 2;
}

int HeadGrid::markHeight() const {
    constexpr int bar = 6;
    return mark_ == HeadOrder::layer ? 0 : bar;
}

int HeadGrid::labelWidth() const {
    return QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(QString::number(rows_ - 1)) + 8;
}

bool HeadGrid::showsMeans() const {
    return order_ == HeadOrder::layer && columns_ > 1;
}

double HeadGrid::proportion() const {
    constexpr double flattest = 0.4;
    return std::clamp(static_cast<double>(shape_.queries) / static_cast<double>(shape_.keys),
                      flattest, 1 / flattest);
}

/// As large as both sides allow, or as the user made them; the rows spread over the height there
/// is.
HeadGrid::Frame HeadGrid::frameFor(QSize size) const {
    Frame f;
    if (itemCount() == 0) {
        return f;
    }
    const int caption = captionHeight();
    const int widest_caption =
        QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(QStringLiteral("00.0"));
    const int room = size.width() - labelWidth() - frameRoom - (showsMeans() ? meanGap : 0);
    const int across = (room + gap) / columnsWithMean();
    const int down = (size.height() - 2 * frameRoom + gap) / rows_;
    const int spacing = across > 8 * gap || side_ > 0 ? gap : 2;
    int width = side_;
    if (side_ == 0) {
        f.captions =
            across - gap >= widest_caption && down - gap - caption - markHeight() >= smallestSide;
        const int below = f.captions ? caption + markHeight() : markHeight();
        const int tallest = std::min(down - spacing - below, largestSide);
        width = std::min(across - spacing, qRound(tallest / proportion()));
    } else {
        f.captions = side_ >= widest_caption;
    }
    width = std::clamp(width, smallestSide, side_ > 0 ? largestZoomed : largestSide);
    const int below = markHeight() + (f.captions ? caption : 0);
    f.picture = {width, std::max(qRound(width * proportion()), smallestSide)};
    f.step_x = std::max(side_ > 0 ? 0 : across, width + spacing);
    f.step_y = std::min(std::max(down, f.picture.height() + 2 + (side_ > 0 ? below : 0)),
                        f.picture.height() + below + roomyGap);
    f.left = labelWidth();
    f.top = frameRoom;
    return f;
}

QRect HeadGrid::itemRect(int index) const {
    const Frame f = frame();
    const int place = place_of_[static_cast<std::size_t>(index)];
    return {QPoint(f.left + place % columns_ * f.step_x, f.top + place / columns_ * f.step_y),
            f.picture};
}

QRect HeadGrid::meanRect(int layer) const {
    if (!showsMeans()) {
        return {};
    }
    const Frame f = frame();
    return {QPoint(f.left + columns_ * f.step_x + meanGap, f.top + layer * f.step_y), f.picture};
}

int HeadGrid::indexAt(QPoint point) const {
    const Frame f = frame();
    if (f.step_x == 0 || point.x() < f.left || point.y() < f.top) {
        return -1;
    }
    const int column = (point.x() - f.left) / f.step_x;
    const int row = (point.y() - f.top) / f.step_y;
    const int place = row * columns_ + column;
    return column < columns_ && place < itemCount() ? head_at_[static_cast<std::size_t>(place)]
                                                    : -1;
}

int HeadGrid::layerOfMeanAt(QPoint point) const {
    const int known = showsMeans() && means_ ? static_cast<int>(means_->size()) : 0;
    for (int layer = 0; layer < std::min(known, rows_); ++layer) {
        if (meanRect(layer).contains(point)) {
            return layer;
        }
    }
    return -1;
}

/// From the size they have now.
void HeadGrid::zoom(double factor) {
    setSide(std::clamp(qRound(frame().picture.width() * factor), smallestSide, largestZoomed));
    emit sideChanged(side_);
}

/// The most that the marked statistic can be: 1 of weights, all keys alike of entropies; of
/// distances the largest of these heads.
double HeadGrid::fullMark() const {
    if (mark_ == HeadOrder::entropy) {
        return std::max(1.0, std::log2(static_cast<double>(shape_.keys)));
    }
    double largest = 1e-9;
    for (const HeadSummary& head : *heads_) {
        largest = std::max(largest, head.statistics.mean_distance);
    }
    return mark_ == HeadOrder::distance ? largest : 1.0;
}

int HeadGrid::wantedHeight(int width) const {
    constexpr int unlimited = 1 << 20;
    return 2 * frameRoom + rows_ * frameFor({width, unlimited}).step_y;
}

QSize HeadGrid::minimumSizeHint() const {
    const int columns = std::max(columnsWithMean(), 1);
    const int rows = std::max(rows_, 1);
    const int means = showsMeans() ? meanGap : 0;
    if (side_ > 0) {
        const Frame f = frameFor({1, 1});
        return {labelWidth() + columns * f.step_x + means + frameRoom,
                rows * f.step_y + 2 * frameRoom};
    }
    return {
        labelWidth() + columns * (smallestSide + 2) + means + frameRoom,
        rows * (std::max(smallestSide, qRound(smallestSide * proportion())) + 2 + markHeight()) +
            2 * frameRoom};
}

QSize HeadGrid::sizeHint() const {
    constexpr int side = 40;
    return {labelWidth() + std::max(columnsWithMean(), 1) * (side + gap),
            std::max(rows_, 1) * (side + gap + captionHeight())};
}

} // namespace heedmap
