// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pan_probe.h"

#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

namespace heedmap {

namespace {

constexpr const char* variable = "HEEDMAP_PAN_TOKENS";

/// Rows of a causal pattern, each summing to 1; seeded.
std::shared_ptr<const HeadView> madeUpHead(Index tokens) {
    auto view = std::make_shared<HeadView>();
    view->pattern = Matrix(tokens, tokens);
    view->rows.resize(static_cast<std::size_t>(tokens));
    std::mt19937 generator(1);
    std::uniform_real_distribution<float> any(0.0F, 1.0F);
    for (Index row = 0; row < tokens; ++row) {
        float sum = 0;
        for (Index col = 0; col <= row; ++col) {
            const float value = any(generator);
            view->pattern(row, col) = value * value * value * value;
            sum += view->pattern(row, col);
        }
        for (Index col = 0; col <= row; ++col) {
            view->pattern(row, col) /= sum;
        }
    }
    return view;
}

/// What is in sight at a point of the visit, in [0, 1]: in to a sixteenth, along the diagonal, out.
QRectF sightAt(double at, double tokens) {
    const double third = at * 3;
    const double zoom = third < 1   ? std::pow(16.0, third)
                        : third < 2 ? 16.0
                                    : std::pow(16.0, 3 - third);
    const double side = tokens / zoom;
    const double along = std::clamp(third - 1, 0.0, 1.0);
    const double room = tokens - side;
    return {-0.5 + room * along, -0.5 + room * along, side, side};
}

/// Sees the paint that ends a frame.
class PaintWatch : public QObject {
  public:
    bool painted = false;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        painted |= event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

bool PanProbe::wanted() {
    return qEnvironmentVariableIsSet(variable);
}

int PanProbe::run() {
    constexpr int frames = 90;
    const auto tokens = static_cast<Index>(qEnvironmentVariableIntValue(variable));
    AttentionView view;
    view.resize(900, 760);
    view.setOptions({.scaleToLargest = true});
    AttentionContent content;
    content.masked = madeUpHead(tokens);
    content.queryTokens.resize(static_cast<std::size_t>(tokens));
    content.keyTokens = content.queryTokens;
    view.setContent(content);
    view.show();
    PaintWatch watch;
    for (QWidget* child : view.first()->findChildren<QWidget*>()) {
        child->installEventFilter(&watch);
    }
    for (int frame = 0; frame <= frames; ++frame) {
        const auto begin = std::chrono::steady_clock::now();
        watch.painted = false;
        view.first()->setVisibleCells(sightAt(frame / (frames + 1.0), static_cast<double>(tokens)));
        while (!watch.painted) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        if (frame > 0) { // the first one makes the reduced tiles
            std::printf("frame_ms %.3f\n", took.count());
        } else {
            std::printf("first_ms %.3f\n", took.count());
        }
    }
    return 0;
}

} // namespace heedmap
