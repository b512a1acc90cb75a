// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/segmented_control.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>

namespace heedmap {

namespace {

constexpr double radius = 6;
constexpr int paddingX = 12;
constexpr int paddingY = 5;

/// One choice. A radio button, so that the keyboard and assistive technology know what it is.
class SegmentButton final : public QRadioButton {
  public:
    using QRadioButton::QRadioButton;

    [[nodiscard]] QSize sizeHint() const override {
        // The chosen segment is bold; none moves when the choice does.
        QFont bold = font();
        bold.setBold(true);
        const int textWidth = std::max(QFontMetrics(bold).horizontalAdvance(text()),
                                       fontMetrics().horizontalAdvance(text()));
        return {textWidth + 2 * paddingX, fontMetrics().height() + 2 * paddingY};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    bool first = false;
    bool last = false;

  protected:
    [[nodiscard]] bool hitButton(const QPoint& point) const override {
        return rect().contains(point);
    }

    void enterEvent(QEnterEvent* event) override {
        QRadioButton::enterEvent(event);
        update();
    }

    void leaveEvent(QEvent* event) override {
        QRadioButton::leaveEvent(event);
        update();
    }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Palette& palette = rolePalette(*this);
        painter.setClipPath(frame());
        if (isChecked()) {
            painter.fillRect(rect(), palette.selection);
        } else if (underMouse() && isEnabled()) {
            painter.fillRect(rect(), palette.raised);
        }
        painter.setClipping(false);
        if (!first) {
            painter.setPen(QPen(palette.hairline, 1));
            painter.drawLine(QPointF(0.5, 1), QPointF(0.5, height() - 1));
        }
        QFont face = font();
        face.setBold(isChecked());
        painter.setFont(face);
        painter.setPen(isEnabled() ? palette.text : palette.disabledText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, text());
        if (hasFocus()) {
            painter.setPen(QPen(palette.focusRing, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radius - 2, radius - 2);
        }
    }

  private:
    /// The button's share of the rounded frame.
    [[nodiscard]] QPainterPath frame() const {
        QPainterPath path;
        const double left = first ? 1 : -2 * radius;
        const double right = last ? -1 : 2 * radius;
        path.addRoundedRect(QRectF(rect()).adjusted(left, 1, right, -1), radius - 1, radius - 1);
        return path;
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QString& accessibleName, QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)), layout_(new QHBoxLayout(this)) {
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    connect(group_, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked) {
            emit chosen(index);
        }
    });
}

void SegmentedControl::setSegments(const QList<Segment>& segments) {
    const int kept = current() >= 0 && current() < segments.size() ? current() : 0;
    const auto old = group_->buttons();
    if (old.size() != segments.size()) {
        qDeleteAll(old);
        for (int i = 0; i < segments.size(); ++i) {
            auto* button = new SegmentButton(this);
            button->first = i == 0;
            button->last = i == segments.size() - 1;
            group_->addButton(button, i);
            layout_->addWidget(button);
        }
    }
    segments_ = segments;
    for (int i = 0; i < segments.size(); ++i) {
        QAbstractButton* button = group_->button(i);
        button->setText(segments[i].text);
        button->setToolTip(segments[i].tooltip);
        button->setAccessibleDescription(segments[i].tooltip);
    }
    setCurrent(kept);
}

int SegmentedControl::count() const {
    return static_cast<int>(segments_.size());
}

int SegmentedControl::current() const {
    return group_->checkedId();
}

void SegmentedControl::setCurrent(int index) {
    if (QAbstractButton* button = group_->button(index)) {
        const QSignalBlocker blocker(group_);
        button->setChecked(true);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled, const QString& whyNot) {
    if (QAbstractButton* button = group_->button(index)) {
        const QString tooltip = enabled || whyNot.isEmpty() ? segments_[index].tooltip : whyNot;
        button->setEnabled(enabled);
        button->setToolTip(tooltip);
        button->setAccessibleDescription(tooltip);
    }
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = rolePalette(*this);
    painter.setPen(QPen(palette.hairline, 1));
    painter.setBrush(palette.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace heedmap
