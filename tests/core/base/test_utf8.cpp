// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;

class TestUtf8 : public QObject {
    Q_OBJECT

  private slots:
    void findsTheFirstInvalidByte() {
        QVERIFY(!first_invalid_utf8(""));
        QVERIFY(!first_invalid_utf8("caf\xC3\xA9 \xF0\x9F\x98\x80"));
        QCOMPARE(*first_invalid_utf8("ab\xC0\x80"), std::size_t{2});
        QCOMPARE(*first_invalid_utf8("\xED\xA0\x80"), std::size_t{0});
        QCOMPARE(*first_invalid_utf8("abc\xF5"), std::size_t{3});
        QCOMPARE(*first_invalid_utf8("a\xE4\xBD"), std::size_t{1});
    }

    void namesForeignEncodings() {
        QCOMPARE(QString(foreign_unicode_encoding("\xFF\xFEh\0"s)), "UTF-16");
        QCOMPARE(QString(foreign_unicode_encoding("\xFE\xFF\0h"s)), "UTF-16");
        QCOMPARE(QString(foreign_unicode_encoding("h\0i\0"s)), "UTF-16");
        QCOMPARE(QString(foreign_unicode_encoding("\0h\0i"s)), "UTF-16");
        QCOMPARE(QString(foreign_unicode_encoding("\xFF\xFE\0\0"s)), "UTF-32");
        QVERIFY(foreign_unicode_encoding("\xEF\xBB\xBFhello") == nullptr);
        QVERIFY(foreign_unicode_encoding("hello") == nullptr);
        QVERIFY(foreign_unicode_encoding("") == nullptr);
        QCOMPARE(QString(foreign_unicode_encoding("h\0\0\0i\0\0\0"s)), "UTF-32");
    }

    void tellsBlankText() {
        QVERIFY(is_blank(""));
        QVERIFY(is_blank(" \t\r\n\xC2\xA0\xE3\x80\x80"));
        QVERIFY(!is_blank("  . "));
        QVERIFY(!is_blank("\xE4\xBD\xA0"));
        QVERIFY(!is_blank("\xE2\x80"));
    }

    void aZeroByteAloneIsNoForeignEncoding() {
        QVERIFY(foreign_unicode_encoding("a\0b\x01 c"s) == nullptr);
        QVERIFY(foreign_unicode_encoding("\0abc"s) == nullptr);
        QVERIFY(foreign_unicode_encoding("a\0\0b"s) == nullptr);
        QVERIFY(foreign_unicode_encoding("\0\0\0\0"s) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "test_utf8.moc"
