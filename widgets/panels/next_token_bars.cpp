// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/next_token_bars.h"

#include "widgets/controls/number_text.h"
#include "widgets/controls/shrinking_area.h"
#include "widgets/theme/application_theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QtMath>

#include <algorithm>

namespace heedmap {

NextTokenBars::NextTokenBars(QWidget* parent) : QWidget(parent) {
    installPaintedItemsAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setAccessibleName(tr("Next token"));
}

void NextTokenBars::setDistribution(std::span<const Candidate> candidates,
                                    const std::function<QString(TokenId)>& text, int shown) {
    const auto count = std::min(candidates.size(), static_cast<std::size_t>(std::max(shown, 0)));
    tokens_.clear();
    for (const Candidate& candidate : candidates.first(count)) {
        tokens_.push_back({candidate.id, text(candidate.id), candidate.probability,
                           candidate.sampled_probability});
    }
    rest_ = {};
    rest_count_ = static_cast<Index>(candidates.size() - count);
    for (const Candidate& candidate : candidates.subspan(count)) {
        rest_.probability += candidate.probability;
        rest_.sampled_probability += candidate.sampled_probability;
    }
    focused_ = std::min(focused_, itemCount() - 1);
    hovered_ = -1;
    updateGeometry();
    update();
}

void NextTokenBars::clear() {
    setDistribution({}, {});
}

void NextTokenBars::setUnavailable(const QString& why) {
    why_not_ = why;
    setAccessibleDescription(why);
    showHover(why.isEmpty() ? hovered_ : -1);
    update();
}

int NextTokenBars::itemCount() const {
    return static_cast<int>(tokens_.size()) + (rest_count_ > 0 ? 1 : 0);
}

bool NextTokenBars::isTakeable(int index) const {
    return index >= 0 && index < static_cast<int>(tokens_.size()) && why_not_.isEmpty();
}

bool NextTokenBars::isRest(int index) const {
    return index == static_cast<int>(tokens_.size());
}

const NextToken& NextTokenBars::tokenAt(int index) const {
    return isRest(index) ? rest_ : tokens_[static_cast<std::size_t>(index)];
}

QString NextTokenBars::labelAt(int index) const {
    return isRest(index) ? tr("all others") : tokenAt(index).text;
}

QString NextTokenBars::itemName(int index) const {
    const NextToken& token = tokenAt(index);
    return tr("%1: %2, sampled %3")
        .arg(labelAt(index), exactPercentText(token.probability),
             exactPercentText(token.sampled_probability));
}

QRect NextTokenBars::itemRect(int index) const {
    return {0, index * rowHeight(), width(), rowHeight()};
}

void NextTokenBars::activateItem(int index) {
    if (isTakeable(index)) {
        // By value: whoever listens may replace the bars.
        const TokenId id = tokenAt(index).id;
        emit taken(id);
    }
}

/// The air between rows gives way where the window is low, before anything scrolls.
int NextTokenBars::rowHeight() const {
    const int room = (height() - legendHeight()) / std::max(itemCount(), 1);
    return std::clamp(room, leastRowHeight(), wantedRowHeight());
}

int NextTokenBars::leastRowHeight() const {
    return fontMetrics().height() + 1;
}

int NextTokenBars::wantedRowHeight() const {
    return fontMetrics().height() + 6;
}

int NextTokenBars::labelWidth() const {
    int widest = fontMetrics().horizontalAdvance(QStringLiteral("mmmm"));
    for (int i = 0; i < itemCount(); ++i) {
        widest = std::max(widest, qCeil(QFontMetricsF(font()).horizontalAdvance(labelAt(i))));
    }
    return std::min(widest + 3, std::max(width() / 3, 96));
}

int NextTokenBars::numberWidth() const {
    const QFontMetrics metrics(numberFont(*this));
    int widest = metrics.horizontalAdvance(QStringLiteral("100.0%"));
    for (int i = 0; i < itemCount(); ++i) {
        widest = std::max({widest, metrics.horizontalAdvance(percentText(tokenAt(i).probability)),
                           metrics.horizontalAdvance(percentText(tokenAt(i).sampled_probability))});
    }
    return widest + 1;
}

int NextTokenBars::legendHeight() const {
    return QFontMetrics(scaledFont(*this, 0.85)).height() + 8;
}

QSize NextTokenBars::sizeHint() const {
    return {400, std::max(itemCount(), 7) * wantedRowHeight() + legendHeight()};
}

QSize NextTokenBars::minimumSizeHint() const {
    return {96 + 2 * numberWidth() + 96, itemCount() * leastRowHeight() + legendHeight()};
}

int NextTokenBars::indexAt(QPoint point) const {
    const int index = point.y() >= 0 ? point.y() / rowHeight() : -1;
    return index < itemCount() && rect().contains(point) ? index : -1;
}

QString NextTokenBars::tooltipFor(int index) const {
    const NextToken& token = tokenAt(index);
    QStringList lines{QStringLiteral("<b>%1</b>").arg(labelAt(index).toHtmlEscaped())};
    if (!isRest(index)) {
        lines.front() += QStringLiteral(" · ") + tr("id %1").arg(token.id);
    }
    if (isRest(index)) {
        lines << tr("tokens together: %1").arg(rest_count_);
    }
    lines << tr("the model's own probability: %1").arg(numberText(token.probability, 9))
          << tr("after temperature, top-k and top-p: %1")
                 .arg(numberText(token.sampled_probability, 9));
    if (!isRest(index)) {
        lines << (why_not_.isEmpty() ? tr("Click to take it.") : why_not_.toHtmlEscaped());
    }
    return lines.join(QStringLiteral("<br>"));
}

bool NextTokenBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), tooltipFor(index), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Next token"));
        updateGeometry();
        update();
    }
    return QWidget::event(event);
}

void NextTokenBars::mouseMoveEvent(QMouseEvent* event) {
    showHover(indexAt(event->position().toPoint()));
}

/// Only what a click takes looks as if it did.
void NextTokenBars::showHover(int index) {
    const int taken = isTakeable(index) ? index : -1;
    setCursor(taken >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (taken != hovered_) {
        hovered_ = taken;
        update();
    }
}

void NextTokenBars::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && isTakeable(index)) {
        focused_ = index;
        update();
        activateItem(index);
    }
}

void NextTokenBars::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    showHover(-1);
}

void NextTokenBars::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        return moveFocus(focused_ - 1);
    case Qt::Key_Down:
        return moveFocus(focused_ + 1);
    case Qt::Key_Home:
        return moveFocus(0);
    case Qt::Key_End:
        return moveFocus(itemCount() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activateItem(focused_);
    default:
        QWidget::keyPressEvent(event);
    }
}

void NextTokenBars::moveFocus(int index) {
    if (itemCount() > 0) {
        focused_ = std::clamp(index, 0, itemCount() - 1);
        announceItemFocus(this, focused_);
        ShrinkingArea::reveal(*this, itemRect(focused_));
        update();
    }
}

void NextTokenBars::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    moveFocus(focused_);
}

void NextTokenBars::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace heedmap
