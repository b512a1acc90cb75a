// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/mask.h"

#include <QtTest>

using namespace heedmap;

class TestMask : public QObject {
    Q_OBJECT

  private slots:
    void namesGoBothWays() {
        QCOMPARE(name_of(Mask::family), std::string_view("family"));
        QCOMPARE(name_of(Mask::causal), std::string_view("causal"));
        QCOMPARE(name_of(Mask::none), std::string_view("none"));
        for (const Mask mask : {Mask::family, Mask::causal, Mask::none}) {
            QVERIFY(mask_from_name(name_of(mask)) == mask);
        }
    }

    void otherNamesAreNone() {
        for (const char* name : {"", "Causal", "causal ", "full"}) {
            QVERIFY2(!mask_from_name(name), name);
        }
    }

    void visibleKeysAreAPrefix() {
        QCOMPARE(visible_keys(Mask::causal, 0, 5), Index{1});
        QCOMPARE(visible_keys(Mask::causal, 4, 5), Index{5});
        QCOMPARE(visible_keys(Mask::causal, 7, 5), Index{5});
        QCOMPARE(visible_keys(Mask::none, 0, 5), Index{5});
    }
};

QTEST_APPLESS_MAIN(TestMask)
#include "test_mask.moc"
