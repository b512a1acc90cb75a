// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/control_group.h"
#include "core/base/memory.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace heedmap;
namespace fs = std::filesystem;

namespace {

/// A file system with what Linux tells of control groups.
class Machine {
  public:
    Machine(const std::string& cgroup, const std::string& mounts) {
        write("proc/self/cgroup", cgroup);
        write("proc/self/mountinfo", "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + mounts);
    }

    void write(const std::string& path, const std::string& text) const {
        fs::create_directories((root() / path).parent_path());
        std::ofstream(root() / path) << text;
    }

    /// A group of version 2.
    void group(const std::string& path, const std::string& max, std::size_t current,
               std::size_t files) const {
        write(path + "/memory.max", max + "\n");
        write(path + "/memory.current", std::to_string(current) + "\n");
        write(path + "/memory.stat",
              "anon 5\ninactive_file " + std::to_string(files) + "\nactive_file 7\nslab 11\n");
    }

    [[nodiscard]] fs::path root() const { return dir_.path().toStdString(); }
    [[nodiscard]] std::optional<std::size_t> left() const {
        return ControlGroups(root()).memory_left();
    }

  private:
    QTemporaryDir dir_;
};

const std::string unified = "25 22 0:23 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n";

} // namespace

class TestControlGroup : public QObject {
    Q_OBJECT

  private slots:
    void nothingWhereNothingIsTold() {
        const QTemporaryDir empty;
        QVERIFY(!ControlGroups(empty.path().toStdString()).memory_left());
        const Machine bare("0::/\n", "");
        QVERIFY(!bare.left());
    }

    void theLeastOfAGroupAndThoseAboveCounts() {
        const Machine machine("0::/user.slice/app.scope\n", unified);
        machine.group("sys/fs/cgroup/user.slice/app.scope", "max", 900, 0);
        QVERIFY(!machine.left());
        machine.group("sys/fs/cgroup/user.slice/app.scope", "10000", 4000, 1000);
        QCOMPARE(machine.left(), std::optional<std::size_t>(10000 - (4000 - 1007)));
        machine.group("sys/fs/cgroup/user.slice", "9000", 8000, 993);
        QCOMPARE(machine.left(), std::optional<std::size_t>(9000 - (8000 - 1000)));
    }

    void aGroupAboveItsLimitHasNothingLeft() {
        const Machine machine("0::/a\n", unified);
        machine.group("sys/fs/cgroup/a", "1000", 5000, 3);
        QCOMPARE(machine.left(), std::optional<std::size_t>(0));
    }

    void readsVersion1() {
        const Machine machine("9:name=systemd:/\n4:cpu,memory:/jobs/7\n0::/\n",
                              "31 22 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n"
                              "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"
                              "35 31 0:32 / /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup "
                              "rw,cpu,memory\n");
        const std::string group = "sys/fs/cgroup/memory/jobs/7/";
        machine.write(group + "memory.limit_in_bytes", "9223372036854771712\n");
        machine.write(group + "memory.usage_in_bytes", "600\n");
        machine.write(group + "memory.stat",
                      "inactive_file 1\ntotal_inactive_file 40\ntotal_active_file 60\n");
        QVERIFY(!machine.left()); // the number for no limit
        machine.write(group + "memory.limit_in_bytes", "2000\n");
        QCOMPARE(machine.left(), std::optional<std::size_t>(1500));
    }

    void aContainerSeesItsGroupAtTheMountPoint() {
        const Machine bound("0::/docker/4f2\n",
                            "25 22 0:23 /docker/4f2 /sys/fs/cgroup ro - cgroup2 cgroup rw\n");
        bound.group("sys/fs/cgroup", "5000", 3000, 0);
        QCOMPARE(bound.left(), std::optional<std::size_t>(5000 - (3000 - 7)));
        const Machine outside("0::/../other\n", unified);
        outside.group("sys/fs/cgroup", "5000", 3000, 0);
        QCOMPARE(outside.left(), std::optional<std::size_t>(5000 - (3000 - 7)));
    }

    void whatIsNoNumberIsPassedOver() {
        const Machine machine("nonsense\n4\n0::/a\n", "short\n" + unified);
        machine.group("sys/fs/cgroup/a", "1k", 1, 1);
        machine.write("sys/fs/cgroup/a/memory.stat", "inactive_file x");
        QVERIFY(!machine.left());
    }

    void whatIsAvailableIsWithinTheLimit() {
        if (const auto left = ControlGroups().memory_left()) {
            QVERIFY(available_memory() <= *left + (std::size_t{1} << 30)); // others take and give
        }
    }
};

QTEST_APPLESS_MAIN(TestControlGroup)
#include "test_control_group.moc"
