// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QtTest>

using namespace heedmap;

class TestError : public QObject {
    Q_OBJECT

  private slots:
    void printsFileFieldGotExpected() {
        const Error error{ErrorKind::invalid, "config.json", "n_head", "0", "1 to 1,024"};
        QCOMPARE(to_string(error), std::string("config.json: n_head: got 0, expected 1 to 1,024"));
    }

    void leavesOutEmptyParts() {
        const Error error{ErrorKind::invalid, "", "--head", "99", "0 to 5"};
        QCOMPARE(to_string(error), std::string("--head: got 99, expected 0 to 5"));
    }

    void escapesWhatWouldBreakALine() {
        QCOMPARE(escaped("a\nb\tc"), std::string("a\\nb\\tc"));
        QCOMPARE(escaped(std::string_view("\0", 1)), std::string("\\u{0000}"));
        QCOMPARE(escaped("x\u202Ey"), std::string("x\\u{202E}y"));
        QCOMPARE(escaped("caf\xC3\xA9 \xE4\xBD\xA0"), std::string("café 你"));
    }

    void escapesBytesThatAreNotUtf8() {
        QCOMPARE(escaped("\xC0\x80z"), std::string("\\xC0\\x80z"));
        QCOMPARE(escaped("\xF5"), std::string("\\xF5"));
    }

    void cutsLongTextByCharacters() {
        QCOMPARE(escaped("你好吗", 2), std::string("你好…"));
        QCOMPARE(escaped("你好", 2), std::string("你好"));
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "test_error.moc"
