// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/cache_gauge.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double widestCell = 9;
constexpr double tallestCell = 5;
constexpr double gap = 1;

} // namespace

CacheGauge::CacheGauge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void CacheGauge::setState(const CacheState& state) {
    if (state == state_) {
        return;
    }
    state_ = state;
    describe();
    update();
}

QString CacheGauge::text() const {
    const auto bytes = static_cast<qint64>(state_.bytesOfPosition) * state_.positions;
    const QString positions =
        state_.positions == 1 ? tr("1 position") : tr("%1 positions").arg(state_.positions);
    return tr("KV cache: %1 × %2 layers · %3")
        .arg(positions)
        .arg(state_.layers)
        .arg(QLocale().formattedDataSize(bytes, 1));
}

void CacheGauge::describe() {
    setAccessibleName(text());
    setToolTip(tr("The keys and values that are kept, so that a new token needs one new row of "
                  "attention alone: a column for each position (%1 of the sentence, %2 generated), "
                  "a row for each layer, %3 for each position. The newest is dark.")
                   .arg(state_.prompt)
                   .arg(std::max(0, state_.positions - state_.prompt))
                   .arg(QLocale().formattedDataSize(static_cast<qint64>(state_.bytesOfPosition))));
}

QSize CacheGauge::sizeHint() const {
    return {240, QFontMetrics(scaledFont(*this, 0.9)).height() + 4};
}

QSize CacheGauge::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void CacheGauge::paintEvent(QPaintEvent*) {
    if (state_.positions <= 0 || state_.layers <= 0) {
        return;
    }
    QPainter painter(this);
    const Palette& palette = rolePalette(*this);
    painter.setFont(scaledFont(*this, 0.9));
    painter.setPen(palette.mutedText);
    const QFontMetricsF metrics(painter.font());
    const double words = std::min(metrics.horizontalAdvance(text()) + 1, width() * 0.7);
    painter.drawText(QRectF(0, 0, words, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, words));
    const double left = std::ceil(words) + 12;
    const double step_x = std::min(widestCell, (width() - left) / state_.positions);
    const double step_y = std::min(tallestCell, static_cast<double>(height()) / state_.layers);
    const double top = (height() - step_y * state_.layers) / 2;
    const double cell_x = step_x > 3 * gap ? step_x - gap : step_x;
    const double cell_y = step_y > 3 * gap ? step_y - gap : step_y;
    const auto fill = [&](int begin, int end, const QColor& color) {
        for (int layer = 0; layer < state_.layers; ++layer) {
            for (int at = begin; at < end; ++at) {
                painter.fillRect(QRectF(left + at * step_x, top + layer * step_y, cell_x, cell_y),
                                 color);
            }
        }
    };
    const bool grown = state_.positions > state_.prompt;
    QColor generated = palette.bar;
    generated.setAlphaF(0.55F);
    fill(0, state_.prompt, palette.bar);
    fill(state_.prompt, state_.positions, generated);
    if (grown) {
        fill(state_.positions - 1, state_.positions, palette.text);
    }
}

void CacheGauge::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    } else if (event->type() == QEvent::PaletteChange) {
        update();
    }
}

} // namespace heedmap
