// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/team.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace heedmap;

class TestTeam : public QObject {
    Q_OBJECT

  private slots:
    void everyTaskRunsOnce_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3, 8}) {
            QTest::addRow("%d threads", threads) << threads;
        }
    }

    void everyTaskRunsOnce() {
        QFETCH(int, threads);
        Team team(threads);
        QCOMPARE(team.size(), threads);
        for (std::ptrdiff_t tasks : {0, 1, 2, 7, 500}) {
            std::vector<std::atomic<int>> runs(static_cast<std::size_t>(tasks));
            for (int round = 1; round <= 20; ++round) {
                team.run(tasks,
                         [&](std::ptrdiff_t task) { ++runs[static_cast<std::size_t>(task)]; });
                for (const auto& count : runs) {
                    QCOMPARE(count.load(), round);
                }
            }
        }
    }

    void writesAreSeenByTheCaller() {
        Team team(4);
        std::vector<int> values(1000);
        for (int round = 0; round < 200; ++round) {
            team.run(1000, [&](std::ptrdiff_t i) {
                values[static_cast<std::size_t>(i)] += static_cast<int>(i);
            });
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            QCOMPARE(values[i], static_cast<int>(i) * 200);
        }
    }

    void worksWithTheThreadsThereAre() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need address space of their own");
#endif
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        if (pages == 0) {
            QSKIP("the system does not tell how much is taken");
        }
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        rlimit tight = before; // room for a few stacks of 8 MB
        tight.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + (40U << 20U);
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        {
            Team team(200);
            QVERIFY(team.size() < 200);
            std::atomic<int> sum = 0;
            team.run(500, [&](std::ptrdiff_t) { ++sum; });
            QCOMPARE(sum.load(), 500);
        }
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
    }

    void teamsWorkSideBySide() {
        std::atomic<int> sum = 0;
        std::vector<std::thread> owners;
        for (int owner = 0; owner < 3; ++owner) {
            owners.emplace_back([&sum] {
                Team team(3);
                for (int round = 0; round < 50; ++round) {
                    team.run(10, [&](std::ptrdiff_t) { ++sum; });
                }
            });
        }
        for (std::thread& owner : owners) {
            owner.join();
        }
        QCOMPARE(sum.load(), 3 * 50 * 10);
    }
};

QTEST_APPLESS_MAIN(TestTeam)
#include "test_team.moc"
