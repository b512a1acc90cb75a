// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/no_model.h"

#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace heedmap {

NoModel::NoModel(QWidget* parent)
    : QWidget(parent), title_(new QLabel), text_(new QLabel), choose_(new QPushButton),
      folder_(new QPushButton) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(1);
    for (QLabel* label : {title_, text_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    setTone(*text_, "muted");
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(choose_);
    buttons->addWidget(folder_);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(2);
    connect(choose_, &QPushButton::clicked, this, &NoModel::modelWanted);
    connect(folder_, &QPushButton::clicked, this, &NoModel::folderWanted);
    retranslate();
}

void NoModel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        retranslate();
    }
}

void NoModel::retranslate() {
    title_->setFont(scaledFont(*this, 1.4));
    title_->setText(tr("No model is open"));
    text_->setText(tr("Choose one that is inside Heedmap or in this computer's Hugging Face cache, "
                      "or open a folder with a model's configuration, weights and tokenizer. A "
                      "folder can also be dropped on this window."));
    choose_->setText(tr("Choose a model…"));
    folder_->setText(tr("Open a model folder…"));
}

} // namespace heedmap
