// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/output_file.h"

#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace heedmap;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// A save of its own size and letter for every `turn`.
std::string version(int turn) {
    return std::string(700'000 + static_cast<std::size_t>(turn % 26) * 1000,
                       static_cast<char>('a' + turn % 26));
}

bool isAVersion(const QByteArray& bytes) {
    return !bytes.isEmpty() && bytes.front() >= 'a' && bytes.front() <= 'z' &&
           bytes.toStdString() == version(bytes.front() - 'a');
}

/// Saves one version after the other until it is killed.
[[noreturn]] void saveForEver(const std::string& path) {
    for (int turn = 1;; ++turn) {
        if (!write_file(path, version(turn), {true, {}})) {
            ::_exit(1);
        }
    }
}

} // namespace

class TestOutputFile : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    QString at(const char* name) const { return folder_->filePath(QString::fromUtf8(name)); }
    Result<void> write(const char* name, const WriteOptions& options = {}) const {
        return write_file(at(name).toStdString(), "new", options);
    }
    QStringList names() const {
        return QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }

  private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void writesANewFileAndLeavesNothingBeside() {
        QVERIFY(write("a.npy").ok());
        QCOMPARE(contents(at("a.npy")), QByteArray("new"));
        QCOMPARE(names(), QStringList{QStringLiteral("a.npy")});
    }

    void refusesAFileThatExists() {
        put(at("a"), "old");
        const Result<void> written = write("a");
        QVERIFY(!written.ok());
        QCOMPARE(to_string(written.error()),
                 at("a").toStdString() +
                     ": got a file that exists, expected a new name (or --force)");
        QCOMPARE(contents(at("a")), QByteArray("old"));
        QCOMPARE(names().size(), 1);
    }

    void overwritesWithLeaveAndKeepsTheMode() {
        put(at("a"), "old");
        QCOMPARE(::chmod(at("a").toLocal8Bit().constData(), 0640), 0);
        QVERIFY(write("a", {true, {}}).ok());
        QCOMPARE(contents(at("a")), QByteArray("new"));
        struct stat status {};
        QCOMPARE(::stat(at("a").toLocal8Bit().constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t{0640});
    }

    void namesAnInputThatIsTheTarget() {
        put(at("model.safetensors"), "weights");
        QVERIFY(QFile::link(at("model.safetensors"), at("link")));
        const Result<void> written =
            write("link", {false, {at("model.safetensors").toStdString()}});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().got, std::string("a file that is being read"));
        QCOMPARE(contents(at("model.safetensors")), QByteArray("weights"));
    }

    void followsALink() {
        put(at("a"), "old");
        QVERIFY(QFile::link(at("a"), at("link")));
        QVERIFY(write("link", {true, {}}).ok());
        QCOMPARE(contents(at("a")), QByteArray("new"));
        QVERIFY(QFileInfo(at("link")).isSymLink());
    }

    void refusesALinkThatLeadsNowhere() {
        QVERIFY(QFile::link(at("none"), at("link")));
        const Result<void> written = write("link", {.overwrite = true, .inputs = {}});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().got, std::string("a link that leads nowhere"));
        QVERIFY(QFileInfo(at("link")).isSymLink());
        QVERIFY(!QFileInfo::exists(at("none")));
    }

    void anOutputDroppedBeforeItsEndChangesNothing() {
        put(at("a"), "old");
        {
            Result<OutputFile> file = OutputFile::create(at("a").toStdString(), {true, {}});
            QVERIFY(file.ok());
            file->write(std::string(1 << 20, 'x'));
        }
        QCOMPARE(contents(at("a")), QByteArray("old"));
        QCOMPARE(names().size(), 1);
    }

    void aFileThatAppearsMeanwhileIsKept() {
        Result<OutputFile> file = OutputFile::create(at("a").toStdString());
        QVERIFY(file.ok());
        file->write("new");
        put(at("a"), "other");
        const Result<void> done = file->commit();
        QVERIFY(!done.ok());
        QCOMPARE(done.error().got, std::string("a file that came to exist meanwhile (not saved)"));
        QCOMPARE(contents(at("a")), QByteArray("other"));
    }

    /// BAD_INPUTS 80: the kill falls before, within and after writes, the sync and the rename.
    void aKillLeavesTheOldFileOrTheNewOneWhole() {
        const QString path = at("saved");
        put(path, QByteArray::fromStdString(version(0)));
        int moved = 0;
        QByteArray before = contents(path);
        for (int round = 0; round < 90; ++round) {
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                saveForEver(path.toStdString());
            }
            for (int wait = 0; round % 3 == 0 && contents(path) == before && wait < 5000; ++wait) {
                QTest::qSleep(1); // until a save is done, so that the kill falls into a later one
            }
            QTest::qSleep(1 + round % 12);
            QCOMPARE(::kill(child, SIGKILL), 0);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY2(WIFSIGNALED(status), "a save failed");
            const QByteArray after = contents(path);
            QVERIFY2(isAVersion(after), qPrintable(QString::number(after.size())));
            moved += after != before ? 1 : 0;
            before = after;
            for (const QString& name : names()) { // what a killed save had begun
                if (name != QLatin1String("saved")) {
                    QVERIFY(QFile::remove(at(name.toUtf8().constData())));
                }
            }
        }
        QVERIFY2(moved > 5, qPrintable(QString::number(moved)));
    }

    void aKillLeavesNothingBesideANewFile() {
        const int probe =
            ::open(folder_->path().toLocal8Bit().constData(), O_TMPFILE | O_WRONLY, 0600);
        if (probe < 0) {
            QSKIP("no files without a name here");
        }
        ::close(probe);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            Result<OutputFile> file = OutputFile::create(at("new").toStdString());
            file->write(std::string(1 << 20, 'x'));
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(names(), QStringList());
    }

    void namesAFullDisk() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) {
            QSKIP("no /dev/full here");
        }
        const Result<void> written = write_file("/dev/full", "new");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().file, std::string("/dev/full"));
        QCOMPARE(written.error().kind, ErrorKind::io);
        QVERIFY(QFileInfo::exists(QStringLiteral("/dev/full")));
    }

    void namesAFolderThatIsNotThere() {
        const Result<void> written = write("none/a");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().file, at("none/a").toStdString());
        QCOMPARE(written.error().got, std::string("No such file or directory"));
    }

    void refusesAFolder() {
        const Result<void> written = write_file(folder_->path().toStdString(), "new");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().got, std::string("a folder"));
        QVERIFY(!write_file("", "new").ok());
    }

    void namesAReadOnlyTarget() {
        if (::geteuid() == 0) {
            QSKIP("root may write everywhere");
        }
        put(at("a"), "old");
        QCOMPARE(::chmod(at("a").toLocal8Bit().constData(), 0444), 0);
        QVERIFY(!write("a", {true, {}}).ok());
        QCOMPARE(contents(at("a")), QByteArray("old"));
    }

    void takesANameThatIsNotUtf8() {
        const std::string path = folder_->path().toStdString() + "/caf\xE9.npy";
        QVERIFY(write_file(path, "new").ok());
        QCOMPARE(::access(path.c_str(), R_OK), 0);
        const Result<void> again = write_file(path, "new");
        QVERIFY(!again.ok());
        QVERIFY(to_string(again.error()).find("caf\\xE9.npy") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestOutputFile)
#include "test_output_file.moc"
