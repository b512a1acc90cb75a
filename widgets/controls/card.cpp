// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/card.h"

#include "widgets/controls/elided_label.h"
#include "widgets/controls/flow_layout.h"
#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace heedmap {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent), header_(new QHBoxLayout), body_(new QVBoxLayout), title_(new QLabel),
      secondary_(new ElidedLabel) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    column->addLayout(header_);
    column->addLayout(body_, 1);
    header_->setSpacing(8);
    header_->addWidget(title_);
    header_->addWidget(secondary_, 1);
    body_->setSpacing(8);
    title_->setTextFormat(Qt::PlainText);
    secondary_->setSecondary(true);
    secondary_->setAlignment(Qt::AlignRight);
    setFace(*title_, "title");
    setTitle(title);
}

void Card::setTitle(const QString& title) {
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

QString Card::title() const {
    return title_->text();
}

void Card::setSecondaryText(const QString& text) {
    secondary_->setText(text);
}

QString Card::secondaryText() const {
    return secondary_->text();
}

void Card::wrapHeader() {
    constexpr int apart = 8;
    header_->removeWidget(title_);
    header_->removeWidget(secondary_);
    secondary_->hide();
    wrapped_ = new FlowLayout(apart);
    wrapped_->addWidget(title_);
    header_->addLayout(wrapped_, 1);
}

void Card::addHeaderWidget(QWidget* widget) {
    wrapped_ != nullptr ? wrapped_->addWidget(widget) : header_->addWidget(widget);
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = rolePalette(*this);
    painter.setPen(QPen(palette.hairline, 1));
    painter.setBrush(palette.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace heedmap
