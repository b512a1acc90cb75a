// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/picture_place.h"
#include "app/jobs/reading.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace heedmap {

class Document;

/// The head that is pinned as B, drawn as the document's options ask, while the document goes on to
/// other heads and sentences, its A. Another model lets it go.
class Comparison : public QObject {
    Q_OBJECT

  public:
    explicit Comparison(Document& document, QObject* parent = nullptr);
    ~Comparison() override;

    /// Pins the head that is chosen now, as it reads the sentence now.
    void pin();
    /// Pins another one: the sentence is read for it. What cannot be read is not pinned.
    void pin(const PinnedHead& pinned);
    void unpin();
    [[nodiscard]] const std::optional<PinnedHead>& pinned() const { return pinned_; }
    /// B; null without one and while it is read.
    [[nodiscard]] const HeadPicturePtr& picture() const { return picture_; }

    /// The text that B is of, with what was decoded after the prompt.
    [[nodiscard]] QString text() const;

    /// A − B instead of A and B side by side.
    [[nodiscard]] bool difference() const { return difference_; }
    void setDifference(bool difference);

  signals:
    void changed();

  private:
    void draw();

    QThreadPool pool_; ///< first: destroyed last, when its slot has stopped its job
    Document& document_;
    std::optional<PinnedHead> pinned_;
    ReadingPtr reading_; ///< of the pinned sentence
    HeadPicturePtr picture_;
    bool difference_ = false;
    JobSlot slot_{pool_};
};

} // namespace heedmap
