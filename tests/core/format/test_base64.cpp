// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/base64.h"

#include <QByteArray>
#include <QtTest>

#include <random>

using namespace heedmap;
using namespace std::string_literals;

class TestBase64 : public QObject {
    Q_OBJECT

  private slots:
    // RFC 4648, section 10.
    void decodes() {
        QCOMPARE(*decode_base64(""), ""s);
        QCOMPARE(*decode_base64("Zg=="), "f"s);
        QCOMPARE(*decode_base64("Zm8="), "fo"s);
        QCOMPARE(*decode_base64("Zm9v"), "foo"s);
        QCOMPARE(*decode_base64("Zm9vYmFy"), "foobar"s);
        QCOMPARE(*decode_base64("AP+/"), "\0\xFF\xBF"s);
    }

    void decodesWhatQtEncodes() {
        std::mt19937 random(5);
        for (int length = 0; length < 200; ++length) {
            std::string bytes;
            for (int at = 0; at < length; ++at) {
                bytes += static_cast<char>(random());
            }
            const std::string text = QByteArray::fromStdString(bytes).toBase64().toStdString();
            QCOMPARE(*decode_base64(text), bytes);
        }
    }

    void refusesWhatIsNone() {
        for (const char* text :
             {"Z", "Zg", "Zg=", "Zm9v\n", "Zm9 ", "Z===", "=Zg=", "Zm-_", "Zmé"}) {
            QVERIFY2(!decode_base64(text).has_value(), text);
        }
    }
};

QTEST_APPLESS_MAIN(TestBase64)
#include "test_base64.moc"
