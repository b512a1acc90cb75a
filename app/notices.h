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
/// more; what only tells waits for that, whichever came first.
class Notices : public QObject {
    Q_OBJECT

  public:
    explicit Notices(MessageBar& bar, QObject* parent = nullptr);

    void tell(Notice notice);
    /// What was told is of the past.
    void clear();
    /// Puts what is shown in the language now in force.
    void retranslate();

  signals:
    /// It would come too late once a question is answered.
    void passed(const QString& words);

  private:
    void show(Notice notice);
    void wait(Notice notice);
    void tellNext();

    MessageBar& bar_;
    Notice shown_;
    std::vector<Notice> waiting_; ///< all that ask, one that tells
};

} // namespace heedmap
