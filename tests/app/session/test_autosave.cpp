// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/autosave.h"
#include "tests/app/session/session_sample.h"

#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <cstdio>

using namespace heedmap;
using test::sampleSession;

namespace {

/// What the child process does: keeps a session and waits for its end.
int keep(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    Autosave autosave(QString::fromLocal8Bit(argv[2]), [] { return sampleSession(); });
    autosave.setPause(20);
    QObject::connect(&autosave, &Autosave::saved, [] {
        std::puts("saved");
        std::fflush(stdout);
    });
    autosave.touch();
    return QCoreApplication::exec();
}

} // namespace

class TestAutosave : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    [[nodiscard]] QStringList files() const { return QDir(folder_->path()).entryList(QDir::Files); }

    /// A process that has kept the sample and still runs.
    std::unique_ptr<QProcess> keeper() const {
        auto process = std::make_unique<QProcess>();
        process->start(QCoreApplication::applicationFilePath(),
                       {QStringLiteral("keep"), folder_->path()});
        for (int i = 0; i < 100 && !process->canReadLine(); ++i) {
            process->waitForReadyRead(300);
        }
        return process;
    }

  private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void aCleanEndLeavesNothing() {
        {
            Autosave autosave(folder_->path(), [] { return sampleSession(); });
            autosave.setPause(20);
            QSignalSpy saved(&autosave, &Autosave::saved);
            autosave.touch();
            QVERIFY(saved.wait(10'000));
            QVERIFY(QFile::exists(autosave.file()));
            QVERIFY(Autosave::leftovers(folder_->path()).empty()); // its process lives
        }
        QVERIFY2(files().isEmpty(), qPrintable(files().join(' ')));
    }

    void aKilledProcessLeavesItsSession() {
        const auto process = keeper();
        QVERIFY(Autosave::leftovers(folder_->path()).empty()); // it lives
        QVERIFY(::kill(static_cast<pid_t>(process->processId()), SIGKILL) == 0);
        QVERIFY(process->waitForFinished());
        {
            const std::vector<Leftover> found = Autosave::leftovers(folder_->path());
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY(found[0].session == sampleSession());
            QVERIFY(Autosave::leftovers(folder_->path()).empty()); // nobody else takes it
        }
        std::vector<Leftover> again = Autosave::leftovers(folder_->path()); // not taken: kept
        QCOMPARE(again.size(), std::size_t{1});
        Autosave::remove(again[0]);
        QVERIFY2(files().isEmpty(), qPrintable(files().join(' ')));
    }

    void aDamagedLeftoverIsNotOffered() {
        const auto process = keeper();
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished());
        const QStringList kept = QDir(folder_->path()).entryList({QStringLiteral("*.heedmap")});
        QCOMPARE(kept.size(), 1);
        QFile file(folder_->filePath(kept[0]));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
        file.close();
        QVERIFY(Autosave::leftovers(folder_->path()).empty());
        QVERIFY(!file.exists());
        QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".bad"))); // it is the only copy
    }

    void whatCannotBeReadNowStays() {
        // Whole, but of a Heedmap that has other rules.
        std::string text = sessionText(sampleSession());
        const std::string mask = "\"side by side\"";
        text.replace(text.find(mask), mask.size(), "\"in a ring\"");
        const QString other = folder_->filePath(QStringLiteral("1-other.heedmap"));
        const QString closed = folder_->filePath(QStringLiteral("2-closed.heedmap"));
        for (const QString& name : {other, closed}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name == other ? QByteArray::fromStdString(text) : QByteArray("{"));
        }
        QVERIFY(QFile::setPermissions(closed, {}));
        if (QFile file(closed); file.open(QIODevice::ReadOnly)) {
            QVERIFY(QFile::remove(closed)); // no permission stops the superuser: a folder does
            QVERIFY(QFile::link(QStringLiteral("/dev"), closed));
        }
        QVERIFY(Autosave::leftovers(folder_->path()).empty());
        QVERIFY(QFile::exists(other) && QFile::exists(closed));
    }

    void whatCouldNotBeReadIsNotWritten() {
        Session session = sampleSession();
        session.notes = std::string(5'000'000, 'x');
        Autosave autosave(folder_->path(), [&session] { return session; });
        autosave.setPause(20);
        QSignalSpy failed(&autosave, &Autosave::failed);
        autosave.touch();
        QVERIFY(failed.wait(10'000));
        const std::string error = to_string(failed[0][0].value<Error>());
        QVERIFY2(error.find("notes") != std::string::npos, error.c_str());
        QVERIFY2(error.find("at most 4000000 bytes") != std::string::npos, error.c_str());
        QVERIFY(!QFile::exists(autosave.file()));
    }

    void whatIsForgottenIsRemoved() {
        Autosave autosave(folder_->path(), [] { return sampleSession(); });
        autosave.setPause(20);
        QSignalSpy saved(&autosave, &Autosave::saved);
        autosave.touch();
        QVERIFY(saved.wait(10'000));
        autosave.forget();
        QTRY_VERIFY(!QFile::exists(autosave.file()));
        autosave.setOn(false);
        autosave.touch();
        QVERIFY(!saved.wait(300));
    }

    void noFolderNoAutosave() {
        Autosave autosave({}, [] { return sampleSession(); });
        autosave.touch();
        QVERIFY(autosave.file().isEmpty());
        QVERIFY(Autosave::leftovers({}).empty());
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && qstrcmp(argv[1], "keep") == 0) {
        return keep(argc, argv);
    }
    QCoreApplication application(argc, argv);
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_autosave.moc"
