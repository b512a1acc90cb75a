// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"

#include <string>
#include <vector>

namespace heedmap {

class Document;

/// What is to be said of a model that opened all the same: what its files hold that was not used,
/// and weights that are not finite. These are looked for once the heads are drawn, on a worker.
class ModelRemarks : public QObject {
    Q_OBJECT

  public:
    explicit ModelRemarks(Document& document, QObject* parent = nullptr);

    /// All so far, of the model that is open, a line each, as errors and notices print.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

  signals:
    /// There is something, or something more, to say.
    void remarked();

  private:
    void start();
    void scan();

    Document& document_;
    std::vector<std::string> remarks_;
    bool scanned_ = true;
    QThreadPool pool_;
    JobSlot slot_{pool_};
};

} // namespace heedmap
