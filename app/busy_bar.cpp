// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/busy_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int delay_ms = 500;
constexpr int steps = 1000;

} // namespace

BusyBar::BusyBar(QWidget* parent)
    : QWidget(parent), progress_(new QProgressBar), cancel_(new QToolButton) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(progress_);
    layout->addWidget(cancel_);
    progress_->setFixedWidth(160);
    progress_->setTextVisible(false);
    cancel_->setObjectName(QStringLiteral("cancelJob"));
    delay_.setSingleShot(true);
    delay_.setInterval(delay_ms);
    connect(&delay_, &QTimer::timeout, this, &QWidget::show);
    connect(cancel_, &QToolButton::clicked, this, &BusyBar::cancelled);
    retranslate();
    hide();
}

void BusyBar::setBusy(bool busy) {
    if (!busy) {
        delay_.stop();
        hide();
        return;
    }
    if (!isVisible() && !delay_.isActive()) {
        progress_->setRange(0, 0); // until the job tells how far it is
        delay_.start();
    }
}

void BusyBar::setShare(double share) {
    progress_->setRange(0, steps);
    progress_->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * steps));
}

void BusyBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BusyBar::retranslate() {
    progress_->setAccessibleName(tr("Progress"));
    cancel_->setText(tr("Cancel"));
    cancel_->setToolTip(tr("Stop what is being computed; what is shown stays"));
}

} // namespace heedmap
