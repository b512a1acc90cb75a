// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/message_bar.h"

#include <QObject>

#include <functional>
#include <vector>

namespace heedmap {

/// What the window tells, in words of the language in force; choices make it a question.
struct Notice {
    MessageKind kind = MessageKind::notice;
    std::function<QString()> words;
    std::function<QString()> detail = nullptr;
    QList<MessageChoice> choices = {};
    std::function<bool()> stands = nullptr; ///< a question's: whether there still is one; null: yes
};

/// Shows notices in a bar, one at a time. A question stays until it is answered, or is none any
/// more; what only tells waits for that, whichever came first. What passes has a bar of its own,
/// which moves nothing in the window.
class Notices : public QObject {
    Q_OBJECT

  public:
    Notices(MessageBar& bar, MessageBar& passing, QObject* parent = nullptr);

    void tell(Notice notice);
    /// What was told is of the past.
    void clear();
    /// Puts what is shown in the language now in force.
    void retranslate();
    /// What is shown; empty: nothing.
    [[nodiscard]] QString text() const;

  private:
    void show(Notice notice);
    void wait(Notice notice);
    void tellNext();

    MessageBar& bar_;
    MessageBar& passing_bar_;
    Notice shown_;
    Notice passing_;
    std::vector<Notice> waiting_; ///< all that ask, one that tells
};

} // namespace heedmap
