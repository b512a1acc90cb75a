// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices.h"

#include <utility>

namespace heedmap {

namespace {

bool isOver(const Notice& notice) {
    return notice.stands && !notice.stands();
}

QString detailOf(const Notice& notice) {
    return notice.detail ? notice.detail() : QString();
}

} // namespace

Notices::Notices(MessageBar& bar, MessageBar& passing, QObject* parent)
    : QObject(parent), bar_(bar), passing_bar_(passing) {
    connect(&bar_, &MessageBar::closed, this, &Notices::tellNext);
    connect(&bar_, &MessageBar::answered, this, &Notices::tellNext);
}

void Notices::tell(Notice notice) {
    if (notice.kind == MessageKind::passing) {
        passing_ = std::move(notice);
        passing_bar_.showMessage(passing_.kind, passing_.words(), detailOf(passing_));
        return;
    }
    if (bar_.asks() && !isOver(shown_)) {
        if (notice.words() != shown_.words()) { // else it is asked already
            wait(std::move(notice));
        }
        return;
    }
    if (!notice.choices.isEmpty() && !bar_.isHidden()) {
        wait(std::move(shown_));
    }
    show(std::move(notice));
}

void Notices::show(Notice notice) {
    shown_ = std::move(notice);
    bar_.showMessage(shown_.kind, shown_.words(), detailOf(shown_));
    bar_.setChoices(shown_.choices);
}

/// Of those that only tell, the newest waits.
void Notices::wait(Notice notice) {
    if (notice.choices.isEmpty()) {
        std::erase_if(waiting_, [](const Notice& told) { return told.choices.isEmpty(); });
    }
    waiting_.push_back(std::move(notice));
}

void Notices::clear() {
    passing_bar_.clear();
    if (!bar_.asks() || isOver(shown_)) {
        bar_.clear();
        tellNext();
    } else {
        bar_.reword(shown_.words(), detailOf(shown_)); // what it counts may be another number now
    }
}

void Notices::tellNext() {
    std::erase_if(waiting_, isOver);
    if (!waiting_.empty() && bar_.isHidden()) { // an answer may have something to tell
        Notice next = std::move(waiting_.front());
        waiting_.erase(waiting_.begin());
        show(std::move(next));
    }
}

void Notices::retranslate() {
    if (!bar_.isHidden()) {
        bar_.reword(shown_.words(), detailOf(shown_));
    }
    if (!passing_bar_.isHidden()) {
        passing_bar_.reword(passing_.words(), detailOf(passing_));
    }
}

QString Notices::text() const {
    QStringList shown;
    for (const MessageBar* bar : {&bar_, &passing_bar_}) {
        if (!bar->isHidden()) {
            shown << bar->text();
        }
    }
    return shown.join(QLatin1Char('\n'));
}

} // namespace heedmap
