// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/message_bar.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int passing_ms = 8000;

void makeReadable(QLabel& label) {
    label.setTextFormat(Qt::PlainText);
    label.setWordWrap(true);
    label.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)), label_(new QLabel), detail_(new QLabel),
      copy_(new QToolButton), close_(new QToolButton), timer_(new QTimer(this)) {
    row_->setContentsMargins(36, 4, 8, 4);
    row_->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(label_);
    words->addWidget(detail_);
    row_->addLayout(words, 1);
    row_->addWidget(copy_);
    row_->addWidget(close_);
    makeReadable(*label_);
    makeReadable(*detail_);
    setTone(*detail_, "muted");
    detail_->hide();
    timer_->setSingleShot(true);
    timer_->setInterval(passing_ms);
    connect(timer_, &QTimer::timeout, this, &MessageBar::passOn);
    // A hidden bar takes no keys: Escape means something else then.
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    connect(escape, &QShortcut::activated, this, &MessageBar::close);
    connect(escape, &QShortcut::activatedAmbiguously, this, &MessageBar::close); // one, of several
    close_->setText(QStringLiteral("✕"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(copy_, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(close_, &QToolButton::clicked, this, &MessageBar::close);
    retranslate();
    hide();
}

void MessageBar::showMessage(MessageKind kind, const QString& text, const QString& detail) {
    dropChoices();
    kind_ = kind;
    reword(text, detail);
    setVisible(!text.isEmpty());
    kind == MessageKind::passing ? timer_->start() : timer_->stop();
    update();
}

void MessageBar::setChoices(const QList<MessageChoice>& choices) {
    dropChoices();
    for (const MessageChoice& choice : choices) {
        auto* button = new QPushButton(this);
        row_->insertWidget(row_->indexOf(copy_), button);
        button->show(); // at once, not when the layout comes to it
        choices_.append({choice, button});
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            clear();
            act();
            emit answered();
        });
    }
    retranslate();
}

/// Not at once: it may be one of them that is being clicked.
void MessageBar::dropChoices() {
    for (const Answer& answer : choices_) {
        answer.button->hide();
        answer.button->deleteLater();
    }
    choices_.clear();
}

void MessageBar::reword(const QString& text, const QString& detail) {
    label_->setText(text);
    detail_->setText(detail);
    detail_->setVisible(!detail.isEmpty());
    retranslate();
}

void MessageBar::clear() {
    timer_->stop();
    dropChoices();
    label_->clear();
    detail_->clear();
    hide();
}

void MessageBar::close() {
    clear();
    emit closed();
}

/// Not from under the pointer: someone reads it.
void MessageBar::passOn() {
    underMouse() ? timer_->start() : close();
}

int MessageBar::unbrokenWidth() const {
    int broken = 0;
    int whole = 0;
    for (const QLabel* label : {label_, detail_}) {
        if (!label->isHidden()) {
            broken = std::max(broken, label->sizeHint().width());
            whole = std::max(
                whole, label->fontMetrics().size(Qt::TextExpandTabs, label->text()).width() + 2);
        }
    }
    return sizeHint().width() - broken + whole;
}

QString MessageBar::text() const {
    const QString detail = detail_->text();
    return detail.isEmpty() ? label_->text() : label_->text() + QLatin1Char('\n') + detail;
}

void MessageBar::retranslate() {
    copy_->setText(tr("Copy"));
    copy_->setToolTip(tr("Copy this message"));
    copy_->setAccessibleName(tr("Copy this message"));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    for (const Answer& answer : choices_) {
        answer.button->setText(answer.choice.text());
    }
    const QString kind = kind_ == MessageKind::error     ? tr("Error")
                         : kind_ == MessageKind::warning ? tr("Warning")
                                                         : tr("Notice");
    setAccessibleName(kind);
    label_->setAccessibleName(kind + QStringLiteral(": ") + text());
}

void MessageBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = rolePalette(*this);
    const QColor mark = kind_ == MessageKind::error     ? palette.error
                        : kind_ == MessageKind::warning ? palette.warning
                                                        : palette.mutedText;
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(palette.hairline, 1));
    painter.setBrush(palette.card);
    painter.drawRoundedRect(frame, 8, 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark);
    painter.drawRoundedRect(QRectF(1, 1, 4, height() - 2), 2, 2);
    // A disc with a sign in it: the kind does not hang on the colour alone.
    const QRectF disc(12, height() / 2.0 - 8, 16, 16);
    painter.drawEllipse(disc);
    QFont face = scaledFont(*this, 0.85);
    face.setBold(true);
    painter.setFont(face);
    painter.setPen(palette.card);
    painter.drawText(disc, Qt::AlignCenter,
                     kind_ < MessageKind::warning ? QStringLiteral("i") : QStringLiteral("!"));
}

} // namespace heedmap
