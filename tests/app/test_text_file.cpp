// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

class TestTextFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const QByteArray& bytes) {
        const QString path = folder_.filePath(QStringLiteral("text.txt"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write the test's file");
        }
        return path;
    }

    void expectError(const QByteArray& bytes, const std::string& field, const std::string& got) {
        const Result<QString> text = readTextFile(write(bytes));
        QVERIFY(!text.ok());
        QCOMPARE(text.error().field, field);
        QCOMPARE(text.error().got, got);
    }

  private slots:
    void readsUtf8WithoutMarkAndLastLineEnd() {
        QCOMPARE(readTextFile(write("\xEF\xBB\xBF"
                                    "h\xC3\xA9llo\nyou\r\n"))
                     .value(),
                 QStringLiteral("héllo\nyou"));
        QCOMPARE(readTextFile(write("")).value(), QString());
    }

    void namesTheLineAndByteThatAreNotUtf8() {
        expectError("ab\ncd\xC0\x80", "line 2, byte 5", "\\xC0");
        expectError("\xED\xA0\x80", "line 1, byte 0", "\\xED");
        expectError("x\n\ny\xF5", "line 3, byte 4", "\\xF5");
    }

    void namesUtf16() {
        expectError(QByteArray("\xFF\xFEh\0", 4), "encoding", "UTF-16");
        expectError(QByteArray("\xFE\xFF\0h", 4), "encoding", "UTF-16");
    }

    void namesTheCapAndTheSize() {
        expectError(QByteArray(1'000'001, 'a'), "size", "1000001 bytes");
        QCOMPARE(readTextFile(write(QByteArray(1'000'000, 'a'))).value().size(), 1'000'000);
    }

    void refusesWhatIsNoRegularFile() {
        QVERIFY(!readTextFile(folder_.path()).ok());
        QVERIFY(!readTextFile(QStringLiteral("/dev/zero")).ok());
        QVERIFY(!readTextFile(folder_.filePath(QStringLiteral("none"))).ok());
    }
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "test_text_file.moc"
