// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include "widgets/controls/number_text.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

  private slots:
    void remembers() {
        const QString file = folder_.filePath(QStringLiteral("a.ini"));
        ViewOptions view;
        view.mask = MaskView::sideBySide;
        view.encoderMask = MaskView::difference;
        view.scope = Scope::propagated;
        view.quantity = Quantity::logWeights;
        view.scaleToLargest = true;
        view.picture = Picture::lines;
        view.map = ColorMap::magma;
        view.mergeWords = view.firstAside = true;
        view.forecasts = view.special = false;
        {
            Settings settings(file);
            settings.setGeometry(QByteArray("\0\1\2", 3));
            settings.setPanels("state");
            settings.setHiddenPanels({QStringLiteral("heads")});
            settings.setTheme(ThemeChoice::dark);
            settings.setLanguage(QStringLiteral("zh_CN"));
            settings.setView(view);
            settings.setHeadOrder(HeadOrder::induction);
            settings.setHeadsSorted(false);
            settings.setHeadSide(61);
            settings.setColors(ColorMap::magma);
            settings.setWeightDecimals(6);
        }
        const Settings settings(file);
        QCOMPARE(settings.geometry(), QByteArray("\0\1\2", 3));
        QCOMPARE(settings.panels(), QByteArray("state"));
        QVERIFY(settings.hiddenPanels() == QStringList({"heads"}));
        QCOMPARE(settings.theme(), ThemeChoice::dark);
        QCOMPARE(settings.language(), QStringLiteral("zh_CN"));
        QVERIFY(settings.view() == view);
        QCOMPARE(settings.headOrder(), HeadOrder::induction);
        QVERIFY(!settings.headsSorted());
        QCOMPARE(settings.headSide(), 61);
        QCOMPARE(settings.weightDecimals(), 6);
    }

    void hasDefaults() {
        const Settings settings(folder_.filePath(QStringLiteral("none.ini")));
        QVERIFY(settings.geometry().isEmpty());
        QCOMPARE(settings.theme(), ThemeChoice::system);
        QVERIFY(settings.recentModels().isEmpty() && settings.recentSessions().isEmpty());
        QVERIFY(!settings.hiddenPanels());
        QVERIFY(settings.view() == ViewOptions{});
        QCOMPARE(settings.headOrder(), HeadOrder::layer);
        QVERIFY(settings.headsSorted());
        QCOMPARE(settings.headSide(), 0);
        QCOMPARE(settings.weightDecimals(), usual_decimals);
    }

    void readsNonsenseAsTheDefault() {
        const QString file = folder_.filePath(QStringLiteral("bad.ini"));
        {
            QSettings store(file, QSettings::IniFormat);
            store.setValue(QStringLiteral("theme"), 99);
            store.setValue(QStringLiteral("view/mask"), -1);
            store.setValue(QStringLiteral("view/scope"), QStringLiteral("x"));
            store.setValue(QStringLiteral("view/quantity"), 3);
            store.setValue(QStringLiteral("view/picture"), 77);
            store.setValue(QStringLiteral("view/colors"), 4); // the diverging map is no choice
            store.setValue(QStringLiteral("view/headSide"), -7);
            store.setValue(QStringLiteral("weightDecimals"), 99);
            QStringList many;
            for (int i = 0; i < 1000; ++i) {
                many << QString::number(i);
            }
            many[3] = QString(100'000, QLatin1Char('x'));
            for (const char* list : {"recentModels", "recentSessions", "window/hiddenPanels"}) {
                store.setValue(QString::fromLatin1(list), many);
            }
            for (const char* text : {"sentence", "secondText", "model", "language"}) {
                store.setValue(QString::fromLatin1(text), many[3]);
            }
            store.setValue(QStringLiteral("window/geometry"), QByteArray(3'000'000, 'x'));
        }
        const Settings settings(file);
        QCOMPARE(settings.theme(), ThemeChoice::system);
        QVERIFY(settings.view() == ViewOptions{});
        QCOMPARE(settings.headSide(), 0);
        QCOMPARE(settings.weightDecimals(), most_decimals);
        const QStringList first{"0", "1", "2", "4", "5", "6", "7"}; // the long one is left out
        QCOMPARE(settings.recentModels(), first);
        QCOMPARE(settings.recentSessions(), first);
        QVERIFY(settings.hiddenPanels()->size() < 100);
        QVERIFY(settings.sentence().isEmpty() && settings.secondText().isEmpty());
        QVERIFY(settings.model().isEmpty() && settings.language().isEmpty());
        QVERIFY(settings.geometry().isEmpty());
    }

    void keepsEightRecentModelsTheNewestFirst() {
        Settings settings(folder_.filePath(QStringLiteral("recent.ini")));
        for (int i = 0; i < 10; ++i) {
            settings.addRecentModel(QString::number(i));
        }
        settings.addRecentModel(QStringLiteral("5"));
        QCOMPARE(settings.recentModels(), QStringList({"5", "9", "8", "7", "6", "4", "3", "2"}));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
