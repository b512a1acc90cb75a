// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What TokenChips tells of the model's own view of a text, and which chips it shows.
#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QPainter>

#include <cmath>

namespace heedmap {

void TokenChips::setForecastsShown(bool shown) {
    if (shown != forecasts_shown_) {
        forecasts_shown_ = shown;
        relayout();
        updateGeometry();
    }
}

void TokenChips::setForecasts(std::vector<TokenForecast> forecasts) {
    forecasts_ = std::move(forecasts);
    viewport()->update();
}

void TokenChips::setSpecialShown(bool shown) {
    if (shown != special_shown_) {
        special_shown_ = shown;
        relayout();
        updateGeometry();
    }
}

bool TokenChips::isShown(int index) const {
    return special_shown_ || !tokens_[static_cast<std::size_t>(index)].display.special;
}

const TokenForecast* TokenChips::forecastOf(int index) const {
    const auto at = static_cast<std::size_t>(index) - 1;
    return index > 0 && at < forecasts_.size() ? &forecasts_[at] : nullptr;
}

int TokenChips::forecastHeight() const {
    constexpr int bar = 5;
    return forecasts_shown_ ? QFontMetrics(numberFont(*this, idScale)).height() + bar : 0;
}

/// The number, and below it a bar that is as wide as the chip at 100 %. The first token has none.
void TokenChips::paintForecast(QPainter& painter, int index, QRect rect) const {
    const TokenForecast* forecast = forecastOf(index);
    if (forecast == nullptr && index > 0) {
        return; // on its way
    }
    const Palette& palette = rolePalette(*this);
    painter.setFont(numberFont(*this, idScale));
    painter.setPen(palette.mutedText);
    const bool known = forecast != nullptr && std::isfinite(forecast->probability);
    painter.drawText(rect.adjusted(0, 0, 0, -5), Qt::AlignCenter | Qt::TextSingleLine,
                     known ? percentText(forecast->probability) : QStringLiteral("–"));
    QRectF bar(rect.left() + paddingX, rect.bottom() - 4, rect.width() - 2 * paddingX, 3);
    painter.fillRect(bar, palette.hairline);
    if (known) {
        bar.setWidth(bar.width() * forecast->probability);
        painter.fillRect(bar, palette.bar);
    }
}

} // namespace heedmap
