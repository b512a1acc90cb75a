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

    void visibleKeys() {
        QCOMPARE((KeyMask{Mask::causal, 0}.visible(0, 5)), (KeyRange{0, 1}));
        QCOMPARE((KeyMask{Mask::causal, 0}.visible(4, 5)), (KeyRange{0, 5}));
        QCOMPARE((KeyMask{Mask::causal, 0}.visible(7, 5)), (KeyRange{0, 5}));
        QCOMPARE((KeyMask{Mask::none, 0}.visible(0, 5)), (KeyRange{0, 5}));
    }

    void aWindowSlides() {
        const KeyMask mask{Mask::causal, 3};
        QCOMPARE(mask.visible(1, 9), (KeyRange{0, 2}));
        QCOMPARE(mask.visible(2, 9), (KeyRange{0, 3}));
        QCOMPARE(mask.visible(5, 9), (KeyRange{3, 6}));
        QCOMPARE(mask.visible(12, 9).count(), Index{0});
        QCOMPARE((KeyMask{Mask::none, 3}.visible(5, 9)), (KeyRange{0, 9}));
    }
};

QTEST_APPLESS_MAIN(TestMask)
#include "test_mask.moc"
