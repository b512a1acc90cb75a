// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/work.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <new>
#include <type_traits>

namespace heedmap {

/// What a job may know of the window.
using JobContext = Work;

/// The error of a job that the machine's memory did not hold.
[[nodiscard]] Error outOfMemory();

/// One line of work of which only the newest request counts: starting a job stops the one before
/// it, and a result that comes too late is dropped by its generation number. Results arrive on
/// the slot's own thread; destroying the slot stops its job and never waits for it.
class JobSlot : public QObject {
    Q_OBJECT

  public:
    explicit JobSlot(QThreadPool& pool, QObject* parent = nullptr);
    ~JobSlot() override;

    /// Runs `work(context)`, which returns a Result, on the pool, then `done(result)` here.
    template <class Work, class Done>
    void start(Work work, Done done) {
        using Value = std::invoke_result_t<Work, const JobContext&>;
        launch([work = std::move(work), done = std::move(done)](const JobContext& context) {
            auto result = std::make_shared<Value>(guarded<Value>(work, context));
            return Delivery([result, done] { done(std::move(*result)); });
        });
    }

    /// Stops the running job; its result is dropped.
    void cancel();
    [[nodiscard]] bool busy() const { return busy_; }

  signals:
    void busyChanged(bool busy);
    /// The share done, in [0, 1]; at most some twenty times a second.
    void progressed(double share);

  private:
    using Delivery = std::function<void()>;
    struct Link;

    template <class Value, class Work>
    static Value guarded(const Work& work, const JobContext& context) {
        try {
            return work(context);
        } catch (const std::bad_alloc&) {
            return outOfMemory();
        }
    }

    void launch(std::function<Delivery(const JobContext&)> work);
    void deliver(quint64 generation, const Delivery& delivery);
    void setBusy(bool busy);

    QThreadPool& pool_;
    std::shared_ptr<Link> link_; ///< what workers reach the slot through; cut by the destructor
    std::stop_source stop_;
    quint64 generation_ = 0;
    bool busy_ = false;
};

} // namespace heedmap
