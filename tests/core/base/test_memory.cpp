// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <QtTest>

#include <limits>

using namespace heedmap;

class TestMemory : public QObject {
    Q_OBJECT

  private slots:
    void formatsInDecimalUnits() {
        QCOMPARE(format_bytes(999), std::string("999 B"));
        QCOMPARE(format_bytes(1500), std::string("1.5 kB"));
        QCOMPARE(format_bytes(240'000'000), std::string("240 MB"));
    }

    void refusesWhatDoesNotFit() {
        if (available_memory() == 0) {
            QSKIP("the system does not tell");
        }
        QVERIFY(check_memory(1, "a byte").ok());
        const auto refused = check_memory(std::numeric_limits<std::size_t>::max(), "everything");
        QVERIFY(!refused && refused.error().kind == ErrorKind::limit);
        const QString text = QString::fromStdString(to_string(refused.error()));
        QVERIFY2(text.startsWith("memory: got ") && text.contains(" available, expected ") &&
                     text.endsWith(" TB for everything"),
                 qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestMemory)
#include "test_memory.moc"
