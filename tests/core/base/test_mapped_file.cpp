// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/read_file.h"

#include <QtTest>

#include <sys/stat.h>

#include <cstring>
#include <fstream>
#include <thread>

using namespace heedmap;

namespace {

constexpr std::size_t large = std::size_t{40} * 4096 + 123;
constexpr std::size_t two_megabytes = std::size_t{2} << 20;

std::size_t count_nonzero(std::span<const std::byte> bytes) {
    return static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](std::byte b) { return b != std::byte{0}; }));
}

} // namespace

class TestMappedFile : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return std::filesystem::path(dir_.path().toStdString()) / name;
    }

    std::filesystem::path write(const char* name, std::size_t size) {
        std::ofstream(path(name)) << std::string(size, 'x');
        return path(name);
    }

  private slots:
    void mapsTheBytes() {
        const auto file = MappedFile::open(write("plain", large));
        QVERIFY(file.ok());
        QCOMPARE((*file)->bytes().size(), large);
        QCOMPARE(count_nonzero((*file)->bytes()), large);
        QVERIFY((*file)->intact().ok());
    }

    void mapsAnEmptyFile() {
        const auto file = MappedFile::open(write("empty", 0));
        QVERIFY(file.ok());
        QCOMPARE((*file)->bytes().size(), std::size_t{0});
        QVERIFY((*file)->intact().ok());
    }

    void refusesWhatIsNoRegularFile() {
        QCOMPARE(mkfifo(path("fifo").c_str(), 0600), 0);
        for (const auto& special : {path("fifo"), path("."), std::filesystem::path("/dev/null")}) {
            const auto mapped = MappedFile::open(special);
            QVERIFY(!mapped.ok());
            QVERIFY(to_string(mapped.error()).find("not a regular file") != std::string::npos);
            QVERIFY(!read_file(special, 100).ok());
        }
        QVERIFY(!MappedFile::open(path("missing")).ok());
    }

    void followsALink() {
        std::filesystem::create_symlink(write("target", 7), path("link"));
        QCOMPARE((*MappedFile::open(path("link")))->bytes().size(), std::size_t{7});
    }

    void showsZerosWhereAFileWasCut() {
        const auto name = write("cut", large);
        const auto file = MappedFile::open(name);
        const auto untouched = MappedFile::open(write("other", large));
        std::filesystem::resize_file(name, 4096);
        QCOMPARE(count_nonzero((*file)->bytes()), std::size_t{4096});
        const auto intact = (*file)->intact();
        QVERIFY(!intact.ok());
        const std::string message = to_string(intact.error());
        QVERIFY(message.find("size: got 4096 bytes (a short read") != std::string::npos);
        QVERIFY(message.find(std::to_string(large)) != std::string::npos);
        QVERIFY((*untouched)->intact().ok());
        QCOMPARE(count_nonzero((*untouched)->bytes()), large);
    }

    void staysMarkedWhenTheFileGrowsAgain() {
        const auto name = write("regrown", large);
        const auto file = MappedFile::open(name);
        std::filesystem::resize_file(name, 0);
        QCOMPARE(count_nonzero((*file)->bytes()), std::size_t{0});
        std::filesystem::resize_file(name, large);
        QVERIFY(!(*file)->intact().ok());
    }

    void outlivesTheFilesName() {
        const auto name = write("removed", large);
        const auto file = MappedFile::open(name);
        std::filesystem::remove(name);
        QCOMPARE(count_nonzero((*file)->bytes()), large);
        QVERIFY((*file)->intact().ok());
    }

    void manyThreadsMeetTheCutAtOnce() {
        const auto name = write("threads", large);
        const auto file = MappedFile::open(name);
        std::filesystem::resize_file(name, 0);
        std::vector<std::jthread> threads;
        std::atomic<std::size_t> seen = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] { seen += count_nonzero((*file)->bytes()); });
        }
        threads.clear();
        QCOMPARE(seen.load(), std::size_t{0});
        QVERIFY(!(*file)->intact().ok());
    }

    void manyMappingsComeAndGo() {
        const auto name = write("often", 5000);
        std::vector<std::shared_ptr<const MappedFile>> files;
        for (int i = 0; i < 2000; ++i) {
            files.push_back(*MappedFile::open(i % 2 == 0 ? name : write("second", 100)));
            if (files.size() > 50) {
                files.clear();
            }
        }
        const auto last = MappedFile::open(name);
        std::filesystem::resize_file(name, 0);
        QCOMPARE(count_nonzero((*last)->bytes()), std::size_t{0});
        QVERIFY(!(*last)->intact().ok());
    }

    void readsIntoLargePagesAtTheSameAddress() {
        std::string bytes(3 * two_megabytes + 4711, '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<char>((i * 2654435761U) >> 13);
        }
        const auto name = path("weights");
        std::ofstream(name) << bytes;
        const auto file = *MappedFile::open(name);
        const std::byte* const before = file->bytes().data();
        QVERIFY(file->read_into_large_pages());
        QCOMPARE(file->bytes().data(), before);
        QCOMPARE(file->bytes().size(), bytes.size());
        QVERIFY(std::memcmp(before, bytes.data(), bytes.size()) == 0);
        QVERIFY(!file->read_into_large_pages()); // nothing left to do
        std::filesystem::resize_file(name, 0);
        QVERIFY(std::memcmp(before, bytes.data(), bytes.size()) == 0);
        QVERIFY(file->intact().ok());
    }

    void staysMappedWhereLargePagesDoNotHelp() {
        const auto small = *MappedFile::open(write("small", large));
        QVERIFY(!small->read_into_large_pages());
        QCOMPARE(count_nonzero(small->bytes()), large);

        const auto stopped = *MappedFile::open(write("stopped", 2 * two_megabytes));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!stopped->read_into_large_pages(stop.get_token()));
        QCOMPARE(count_nonzero(stopped->bytes()), 2 * two_megabytes);

        const auto name = write("shorter", 2 * two_megabytes);
        const auto shorter = *MappedFile::open(name);
        std::filesystem::resize_file(name, two_megabytes);
        QVERIFY(!shorter->read_into_large_pages());
        QCOMPARE(count_nonzero(shorter->bytes()), two_megabytes);
        QVERIFY(!shorter->intact().ok());
    }

    void readsAWholeFileUpToALimit() {
        const auto name = write("text", 9000);
        QCOMPARE(read_file(name, 9000)->size(), std::size_t{9000});
        QCOMPARE(read_file(name, 8999).error().kind, ErrorKind::limit);
    }
};

QTEST_APPLESS_MAIN(TestMappedFile)
#include "test_mapped_file.moc"
