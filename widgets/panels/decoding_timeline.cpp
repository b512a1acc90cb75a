// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/decoding_timeline.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int paddingX = 8;
constexpr int gap = 4;
constexpr int widestStep = 160;
constexpr double smallScale = 0.8;
constexpr double radius = 5;

} // namespace

DecodingTimeline::DecodingTimeline(QWidget* parent) : QWidget(parent) {
    installPaintedItemsAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Decoding steps"));
    layoutSteps();
}

void DecodingTimeline::setSteps(std::vector<TimelineStep> steps, int position) {
    steps_ = std::move(steps);
    position_ = std::clamp(position, 0, static_cast<int>(steps_.size()));
    layoutSteps();
    showPosition();
    announceItemFocus(this, position_);
}

int DecodingTimeline::itemCount() const {
    return static_cast<int>(steps_.size()) + 1;
}

QString DecodingTimeline::itemName(int index) const {
    if (index == 0) {
        return tr("Step 0: the sentence as typed");
    }
    const TimelineStep& step = steps_[static_cast<std::size_t>(index - 1)];
    const QString name =
        tr("Step %1: %2, %3").arg(index).arg(step.text, percentText(step.probability));
    return step.by_hand ? name + QStringLiteral(", ") + tr("chosen by hand") : name;
}

QRect DecodingTimeline::itemRect(int index) const {
    const int left = edges_[static_cast<std::size_t>(index)];
    const int right = edges_[static_cast<std::size_t>(index) + 1] - gap;
    return {left - offset_, 0, right - left, height()};
}

int DecodingTimeline::itemWithFocus() const {
    return position_;
}

void DecodingTimeline::activateItem(int index) {
    const int target = std::clamp(index, 0, itemCount() - 1);
    if (target != position_) {
        emit jumped(target);
    }
}

QString DecodingTimeline::textAt(int index) const {
    return index == 0 ? tr("start") : steps_[static_cast<std::size_t>(index - 1)].text;
}

QString DecodingTimeline::detailAt(int index) const {
    return index == 0 ? QStringLiteral("0")
                      : percentText(steps_[static_cast<std::size_t>(index - 1)].probability);
}

void DecodingTimeline::layoutSteps() {
    const QFontMetrics small(numberFont(*this, smallScale));
    edges_.assign(1, 0);
    for (int i = 0; i < itemCount(); ++i) {
        const int text = qCeil(QFontMetricsF(font()).horizontalAdvance(textAt(i))) + 2;
        const int wanted = std::max(text, small.horizontalAdvance(detailAt(i))) + 2 * paddingX;
        edges_.push_back(edges_.back() + std::min(wanted, widestStep) + gap);
    }
    updateGeometry();
    update();
}

int DecodingTimeline::contentWidth() const {
    return edges_.back() - gap;
}

void DecodingTimeline::scrollTo(int offset) {
    offset_ = std::clamp(offset, 0, std::max(0, contentWidth() - width()));
    update();
}

void DecodingTimeline::showPosition() {
    // One more step on both sides stays in sight.
    const int before = edges_[static_cast<std::size_t>(std::max(position_ - 1, 0))];
    const int after = edges_[static_cast<std::size_t>(std::min(position_ + 2, itemCount()))];
    const int lowest = std::min(after - width(), before);
    scrollTo(std::clamp(offset_, lowest, before));
}

QSize DecodingTimeline::sizeHint() const {
    return {360, minimumSizeHint().height()};
}

QSize DecodingTimeline::minimumSizeHint() const {
    const QFontMetrics small(numberFont(*this, smallScale));
    return {120, fontMetrics().height() + small.height() + 8};
}

int DecodingTimeline::indexAt(QPoint point) const {
    for (int i = 0; i < itemCount(); ++i) {
        if (itemRect(i).contains(point)) {
            return i;
        }
    }
    return -1;
}

bool DecodingTimeline::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            const bool chosen = index > 0 && steps_[static_cast<std::size_t>(index - 1)].by_hand;
            const QString notch =
                chosen ? QStringLiteral("<br>") + tr("The cut corner: you chose it.") : QString();
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("<span>%1</span>").arg(itemName(index).toHtmlEscaped() + notch),
                this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Decoding steps"));
        layoutSteps();
    }
    return QWidget::event(event);
}

void DecodingTimeline::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0) {
        activateItem(index);
    }
}

void DecodingTimeline::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    const int way = delta.x() != 0 ? delta.x() : delta.y();
    const int before = offset_;
    scrollTo(offset_ - way / 2);
    event->setAccepted(offset_ != before);
}

void DecodingTimeline::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return activateItem(position_ - 1);
    case Qt::Key_Right:
        return activateItem(position_ + 1);
    case Qt::Key_Home:
        return activateItem(0);
    case Qt::Key_End:
        return activateItem(itemCount() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void DecodingTimeline::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPosition();
}

void DecodingTimeline::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    announceItemFocus(this, position_);
    update();
}

void DecodingTimeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // every token by its own letters
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < itemCount(); ++i) {
        if (itemRect(i).intersects(rect())) {
            paintStep(painter, i);
        }
    }
}

void DecodingTimeline::paintStep(QPainter& painter, int index) const {
    const Palette& palette = rolePalette(*this);
    const QRect box = itemRect(index);
    const QRectF frame = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool here = index == position_;
    const bool ahead = index > position_;
    painter.setBrush(here ? palette.selection : ahead ? palette.card : palette.raised);
    painter.setPen(here    ? QPen(palette.control, 1.5)
                   : ahead ? QPen(palette.hairline, 1, Qt::DashLine)
                           : QPen(Qt::NoPen));
    painter.drawRoundedRect(frame, radius, radius);
    const int width = box.width() - 2 * paddingX;
    const QColor quiet = isEnabled() ? palette.mutedText : palette.disabledText;
    const bool pale = ahead || index == 0 || !isEnabled();
    painter.setFont(font());
    painter.setPen(pale ? quiet : palette.text);
    const QRect text(box.left() + paddingX, 4, width + 1, fontMetrics().height());
    painter.drawText(text, Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(textAt(index), Qt::ElideRight, width));
    painter.setFont(numberFont(*this, smallScale));
    painter.setPen(quiet);
    const QRect detail(box.left(), text.bottom() + 1, box.width(),
                       box.bottom() - text.bottom() - 3);
    painter.drawText(detail, Qt::AlignCenter | Qt::TextSingleLine, detailAt(index));
    if (index > 0 && steps_[static_cast<std::size_t>(index - 1)].by_hand) {
        // A notch: the reader took this one.
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.control);
        const QPointF corner(frame.right(), frame.top());
        painter.drawPolygon(QPolygonF({corner, corner - QPointF(8, 0), corner + QPointF(0, 8)}));
    }
    if (here && hasFocus()) {
        painter.setPen(QPen(palette.focusRing, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), radius - 2, radius - 2);
    }
}

} // namespace heedmap
