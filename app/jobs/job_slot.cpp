// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_slot.h"

#include <QElapsedTimer>

#include <mutex>

namespace heedmap {

/// A worker posts to the slot only while the slot is there: both hold the mutex for it.
struct JobSlot::Link {
    std::mutex mutex;
    JobSlot* slot = nullptr;

    template <class Call>
    void post(Call call) {
        const std::lock_guard lock(mutex);
        if (slot != nullptr) {
            QMetaObject::invokeMethod(
                slot, [target = slot, call = std::move(call)] { call(*target); },
                Qt::QueuedConnection);
        }
    }
};

Error outOfMemory() {
    return {ErrorKind::limit, "", "memory", "too little", "more than this machine has free"};
}

JobSlot::JobSlot(QThreadPool& pool, QObject* parent)
    : QObject(parent), pool_(pool), link_(std::make_shared<Link>()) {
    link_->slot = this;
}

JobSlot::~JobSlot() {
    stop_.request_stop();
    const std::lock_guard lock(link_->mutex);
    link_->slot = nullptr;
}

void JobSlot::launch(std::function<Delivery(const JobContext&)> work) {
    stop_.request_stop();
    stop_ = std::stop_source();
    const quint64 generation = ++generation_;
    auto progress = [link = link_, generation, timer = std::make_shared<QElapsedTimer>(),
                     mutex = std::make_shared<std::mutex>()](double share) {
        constexpr qint64 interval_ms = 50;
        const std::lock_guard lock(*mutex);
        if (timer->isValid() && timer->elapsed() < interval_ms) {
            return;
        }
        timer->start();
        link->post([generation, share](JobSlot& slot) {
            if (generation == slot.generation_) {
                emit slot.progressed(share);
            }
        });
    };
    setBusy(true);
    pool_.start([link = link_, generation, work = std::move(work),
                 context = JobContext{stop_.get_token(), std::move(progress)}] {
        Delivery delivery = context.stop.stop_requested() ? Delivery() : work(context);
        link->post([generation, delivery = std::move(delivery)](JobSlot& slot) {
            slot.deliver(generation, delivery);
        });
    });
}

void JobSlot::deliver(quint64 generation, const Delivery& delivery) {
    if (generation != generation_) {
        return;
    }
    setBusy(false);
    if (delivery) {
        delivery();
    }
}

void JobSlot::cancel() {
    stop_.request_stop();
    ++generation_;
    setBusy(false);
}

void JobSlot::setBusy(bool busy) {
    if (busy_ != busy) {
        busy_ = busy;
        emit busyChanged(busy);
    }
}

} // namespace heedmap
