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
    }

    void whatIsForgottenIsRemoved() {
        Autosave autosave(folder_->path(), [] { return sampleSession(); });
        QSignalSpy saved(&autosave, &Autosave::saved);
        autosave.touch();
        QVERIFY(saved.wait(10'000));
        autosave.forget();
        QTRY_VERIFY(!QFile::exists(autosave.file()));
        autosave.setOn(false);
        autosave.touch();
        QVERIFY(!saved.wait(2'500));
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
