// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_slot.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace heedmap;
using namespace std::chrono_literals;

namespace {

/// Works until it is told to stop.
Result<int> untilStopped(const JobContext& context) {
    while (!context.stop.stop_requested()) {
        std::this_thread::sleep_for(1ms);
    }
    return cancelled();
}

} // namespace

class TestJobSlot : public QObject {
    Q_OBJECT

  private slots:
    void deliversOnTheSlotsThread() {
        QThreadPool pool;
        JobSlot slot(pool);
        int got = 0;
        QThread* where = nullptr;
        QThread* worked = nullptr;
        slot.start(
            [&worked](const JobContext&) -> Result<int> {
                worked = QThread::currentThread();
                return 42;
            },
            [&](Result<int> result) {
                got = *result;
                where = QThread::currentThread();
            });
        QVERIFY(slot.busy());
        QTRY_COMPARE(got, 42);
        QCOMPARE(where, QThread::currentThread());
        QVERIFY(worked != QThread::currentThread());
        QVERIFY(!slot.busy());
    }

    void aNewerRequestStopsTheOlder() {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        JobSlot slot(pool);
        QList<int> delivered;
        slot.start(untilStopped, [&](Result<int>) { delivered << 1; });
        slot.start([](const JobContext&) -> Result<int> { return 2; },
                   [&](Result<int> result) { delivered << *result; });
        QTRY_VERIFY(!slot.busy());
        QVERIFY(pool.waitForDone(5000)); // the older one has noticed
        QCoreApplication::processEvents();
        QCOMPARE(delivered, QList<int>({2}));
    }

    void aResultThatComesTooLateIsDropped() {
        QThreadPool pool;
        JobSlot slot(pool);
        std::atomic<bool> go = false;
        bool delivered = false;
        slot.start(
            [&go](const JobContext&) -> Result<int> { // hears no stop, and succeeds
                while (!go) {
                    std::this_thread::sleep_for(1ms);
                }
                return 1;
            },
            [&](Result<int>) { delivered = true; });
        slot.cancel();
        QVERIFY(!slot.busy());
        go = true;
        QVERIFY(pool.waitForDone(5000));
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }

    void destroyingTheSlotStopsItsJobAndDoesNotWait() {
        QThreadPool pool;
        bool delivered = false;
        std::atomic<bool> started = false;
        std::atomic<bool> go = false;
        auto slot = std::make_unique<JobSlot>(pool);
        slot->start(
            [&](const JobContext& context) -> Result<int> {
                started = true;
                while (!go) {
                    std::this_thread::sleep_for(1ms);
                }
                context.progress(0.5); // reaches nobody
                return context.stop.stop_requested() ? 1 : 0;
            },
            [&](Result<int>) { delivered = true; });
        QTRY_VERIFY(started);
        slot.reset(); // returns although the job is still held
        go = true;
        QVERIFY(pool.waitForDone(5000));
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }

    void progressOfAnOlderJobIsNotShown() {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        JobSlot slot(pool);
        QSignalSpy spy(&slot, &JobSlot::progressed);
        std::atomic<bool> go = false;
        slot.start(
            [&go](const JobContext& context) -> Result<int> {
                while (!go) {
                    std::this_thread::sleep_for(1ms);
                }
                context.progress(0.125);
                return 1;
            },
            [](Result<int>) {});
        slot.start(
            [&go](const JobContext& context) -> Result<int> {
                context.progress(0.75);
                go = true;
                return 2;
            },
            [](Result<int>) {});
        QTRY_VERIFY(!slot.busy());
        QVERIFY(pool.waitForDone(5000));
        QCoreApplication::processEvents();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().toDouble(), 0.75);
    }

    void outOfMemoryIsAnError() {
        QThreadPool pool;
        JobSlot slot(pool);
        std::optional<Error> error;
        slot.start([](const JobContext&) -> Result<int> { throw std::bad_alloc(); },
                   [&](Result<int> result) { error = result.error(); });
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->kind, ErrorKind::limit);
        QCOMPARE(error->field, std::string("memory"));
    }
};

QTEST_GUILESS_MAIN(TestJobSlot)
#include "test_job_slot.moc"
