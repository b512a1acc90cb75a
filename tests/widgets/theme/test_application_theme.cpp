// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/card.h"
#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"
#include "widgets/theme/style_sheet.h"

#include <QtTest>
#include <QtWidgets>

using namespace heedmap;

class TestApplicationTheme : public QObject {
    Q_OBJECT

    static QPalette systemPalette(const QColor& ground, const QColor& text) {
        return {text, ground, ground, ground, ground, text, text, ground, ground};
    }

  private slots:
    void choosesLightAndDark() {
        ApplicationTheme theme;
        Card card("Heads");
        card.resize(100, 60);
        for (const bool dark : {true, false}) {
            theme.setChoice(dark ? ThemeChoice::dark : ThemeChoice::light);
            const Palette& wanted = dark ? Palette::dark() : Palette::light();
            QCOMPARE(theme.dark(), dark);
            QCOMPARE(QApplication::palette().color(QPalette::Window), wanted.window);
            QCOMPARE(&rolePalette(card), &wanted);
            QCOMPARE(card.grab().toImage().pixelColor(50, 50), wanted.card);
        }
    }

    void followsTheSystemOnlyWhenAsked() {
        ApplicationTheme theme;
        theme.setChoice(ThemeChoice::light);
        theme.setChoice(ThemeChoice::system);
        QApplication::setPalette(systemPalette(QColor(30, 30, 30), Qt::white));
        QVERIFY(theme.dark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Palette::dark().window);
        QApplication::setPalette(systemPalette(Qt::white, Qt::black));
        QVERIFY(!theme.dark());
        theme.setChoice(ThemeChoice::light);
        QApplication::setPalette(systemPalette(QColor(30, 30, 30), Qt::white));
        QVERIFY(!theme.dark());
    }

    void aCheckBoxCanBeSeen() {
        ApplicationTheme theme;
        for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
            theme.setChoice(choice);
            QCheckBox box;
            box.resize(box.sizeHint());
            const QImage image = box.grab().toImage();
            QStyleOptionButton option;
            option.initFrom(&box);
            const QRect mark =
                box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
            const QRgb ground = theme.palette().card.rgb();
            const QRgb edge = image.pixel(mark.left(), mark.center().y());
            QVERIFY2(contrastRatio(edge, ground) >= 3, qPrintable(QColor(edge).name()));
        }
    }

    void aMenusEntriesThatAreOffAreGrey() {
        ApplicationTheme theme;
        for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
            theme.setChoice(choice);
            QMenu menu;
            QAction* on = menu.addAction("WWWWWW");
            QAction* off = menu.addAction("WWWWWW");
            off->setEnabled(false);
            menu.resize(menu.sizeHint());
            const QImage image = menu.grab().toImage();
            const QRgb ground = theme.palette().card.rgb();
            const auto strongest = [&](const QRect& rect) {
                double most = 1;
                for (int y = rect.top(); y <= rect.bottom(); ++y) {
                    for (int x = rect.left(); x <= rect.right(); ++x) {
                        most = std::max(most, contrastRatio(image.pixel(x, y), ground));
                    }
                }
                return most;
            };
            const double inked = strongest(menu.actionGeometry(on));
            const double grey = strongest(menu.actionGeometry(off));
            QVERIFY2(grey < inked / 2, qPrintable(QString("%1, %2").arg(grey).arg(inked)));
            QVERIFY2(grey >= 3, qPrintable(QString::number(grey)));
        }
    }

    void labelsFollowTheirTone() {
        ApplicationTheme theme;
        theme.setChoice(ThemeChoice::light);
        QWidget window;
        auto* label = new QLabel("agrees", &window);
        setTone(*label, "positive");
        setFace(*label, "smallNumber");
        window.show();
        QCOMPARE(label->palette().color(QPalette::WindowText), Palette::light().positive);
        theme.setChoice(ThemeChoice::dark);
        QCOMPARE(label->palette().color(QPalette::WindowText), Palette::dark().positive);
        setTone(*label, "error");
        QCOMPARE(label->palette().color(QPalette::WindowText), Palette::dark().error);
        QVERIFY(QFontInfo(label->font()).fixedPitch());
    }

    void theSheetNamesNoColourThatIsMissing() {
        for (const Palette* palette : {&Palette::light(), &Palette::dark()}) {
            const QString sheet = styleSheet(*palette, 10);
            QVERIFY(!sheet.contains('@'));
            QVERIFY(!sheet.contains('$'));
        }
    }

    void chineseNamesASimplifiedFace() {
        ApplicationTheme theme;
        theme.setLanguage(QLocale(QLocale::Chinese, QLocale::China));
        const QStringList families = QApplication::font().families();
        QVERIFY(families.contains("Noto Sans CJK SC"));
        QVERIFY(families.indexOf("Noto Sans CJK SC") > 0); // Latin letters keep their face
        // The English window has Han, too: texts, and the switch of the language.
        theme.setLanguage(QLocale(QLocale::English, QLocale::UnitedStates));
        const QLocale system = QLocale::system();
        const bool others = system.language() == QLocale::Japanese ||
                            system.language() == QLocale::Korean ||
                            system.script() == QLocale::TraditionalHanScript;
        QCOMPARE(QApplication::font().families().contains("Noto Sans CJK SC"), !others);
    }
};

QTEST_MAIN(TestApplicationTheme)
#include "test_application_theme.moc"
