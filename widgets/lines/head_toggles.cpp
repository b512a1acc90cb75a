// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/head_toggles.h"

#include "widgets/controls/flow_layout.h"
#include "widgets/lines/lines_scene.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace heedmap {

HeadToggles::HeadToggles(QWidget* parent) : QWidget(parent), caption_(new QLabel) {
    auto* flow = new FlowLayout(4, this);
    flow->setContentsMargins(0, 0, 0, 0);
    setTone(*caption_, "muted");
    flow->addWidget(caption_);
}

void HeadToggles::setHeads(Index layer, Index count, Index chosen,
                           const std::vector<Index>& others) {
    layer_ = layer;
    chosen_ = chosen;
    others_.clear();
    std::copy_if(others.begin(), others.end(), std::back_inserter(others_),
                 [&](Index head) { return head >= 0 && head < count && head != chosen; });
    while (buttons_.size() < count) {
        const Index head = buttons_.size();
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setText(QString::number(head));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({22, 10});
        connect(button, &QToolButton::clicked, this, [this, head](bool on) { toggle(head, on); });
        layout()->addWidget(button);
        buttons_.append(button);
    }
    while (buttons_.size() > count) {
        delete buttons_.takeLast();
    }
    showAll();
}

void HeadToggles::toggle(Index head, bool on) {
    if (head == chosen_) {
        showAll(); // it stays on
        return;
    }
    std::erase(others_, head);
    if (on) {
        others_.insert(std::lower_bound(others_.begin(), others_.end(), head), head);
    }
    showAll();
    emit othersChanged();
}

/// Alone, the chosen head has the colour of one head.
QIcon HeadToggles::sampleOf(Index head) const {
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(22, 10) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen = headPen(rolePalette(*this), head, !others_.empty());
    pen.setWidthF(3);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawLine(QPointF(1, 5), QPointF(21, 5));
    return pixmap;
}

void HeadToggles::showAll() {
    caption_->setText(tr("heads of layer %1:").arg(layer_));
    for (Index head = 0; head < buttons_.size(); ++head) {
        QToolButton& button = *buttons_[head];
        const bool chosen = head == chosen_;
        const bool on = chosen || std::binary_search(others_.begin(), others_.end(), head);
        button.setChecked(on);
        button.setIcon(on ? sampleOf(head) : QIcon());
        const QString name = tr("Head %1.%2").arg(layer_).arg(head);
        button.setAccessibleName(name);
        button.setToolTip(chosen ? tr("%1 is the chosen head").arg(name)
                          : on   ? tr("%1 is drawn, too: click to leave it out").arg(name)
                                 : tr("Draw the lines of %1, too").arg(name));
    }
}

void HeadToggles::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showAll();
    }
}

} // namespace heedmap
