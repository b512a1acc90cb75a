// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heatmap_card.h"
#include "app/no_model.h"
#include "app/preferences_dialog.h"
#include "app/workspace.h"
#include "core/model/catalog.h"
#include "tests/app/window_bench.h"
#include "tests/widgets/widget_checks.h"
#include "widgets/controls/command_palette.h"
#include "widgets/controls/help_window.h"
#include "widgets/controls/number_text.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/lines/head_toggles.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/explanation_card.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTextBlock>
#include <QTextBrowser>
#include <QtTest>

using namespace heedmap;

/// The window in both languages, both themes and its sizes; and what helps around the work.
class TestEveryLook : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;
    std::unique_ptr<test::WindowBench> bench_;

    void look(const QString& language, ThemeChoice theme) {
        bench_->language.choose(language);
        theme_->setLanguage(bench_->language.locale());
        theme_->setChoice(theme);
        QCoreApplication::processEvents();
    }

    /// Of the pages that are shown: others have not been laid out.
    QString firstCutVisibleButton() const {
        for (const QAbstractButton* button : bench_->window.findChildren<QAbstractButton*>()) {
            if (button->isVisible() &&
                button->width() < button->fontMetrics().horizontalAdvance(button->text())) {
                return button->text();
            }
        }
        return {};
    }

    QString firstVisibleNameless() const {
        for (QWidget* widget : bench_->window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(QLatin1String("qt_"))) {
                continue;
            }
            const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            if (face == nullptr || face->text(QAccessible::Name).isEmpty()) {
                return QString::fromLatin1(widget->metaObject()->className());
            }
        }
        return {};
    }

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }
    void init() {
        bench_ = std::make_unique<test::WindowBench>(*theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled(), 30'000);
        QCoreApplication::processEvents();
    }
    void cleanup() {
        look(QStringLiteral("en"), ThemeChoice::light);
        bench_.reset();
    }

    void noTextIsCut_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        for (const char* language : {"en", "zh_CN"}) {
            for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark}) {
                for (const QSize size : {QSize(1280, 800), QSize(1440, 900), QSize(1920, 1080)}) {
                    QTest::addRow("%s %d %d", language, static_cast<int>(theme), size.width())
                        << QString::fromLatin1(language) << static_cast<int>(theme) << size;
                }
            }
        }
    }

    void noTextIsCut() {
        QFETCH(QString, language);
        QFETCH(int, theme);
        QFETCH(QSize, size);
        bench_->window.resize(size);
        look(language, static_cast<ThemeChoice>(theme));
        QTest::qWait(50);
        QVERIFY(!bench_->window.grab().isNull());
        const QString button = firstCutVisibleButton();
        QVERIFY2(button.isEmpty(), qPrintable(button));
        const QString label = test::firstCutLabel(bench_->window);
        QVERIFY2(label.isEmpty(), qPrintable(label));
        const QString nameless = firstVisibleNameless();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless));
    }

    /// What a projector or an old laptop has, less its panel.
    void fitsALowScreen() {
        constexpr int lowest = 700;
        for (const char* language : {"en", "zh_CN"}) {
            look(QString::fromLatin1(language), ThemeChoice::light);
            for (const Command picture : {Command::showHeatmap, Command::showLines,
                                          Command::showWalk, Command::sideBySide}) {
                bench_->action(picture)->trigger();
                QTRY_VERIFY(bench_->settled());
                QTest::qWait(50);
                const QSize least = bench_->window.minimumSizeHint();
                QVERIFY2(
                    least.height() <= lowest && least.width() <= 1280,
                    qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
            }
        }
    }

    void everyCommandWorksByItsKeys() {
        bench_->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench_->window));
        for (int i = 0; i < static_cast<int>(Command::count); ++i) {
            QAction* action = bench_->action(static_cast<Command>(i));
            action->disconnect(); // what it does is tested where it does it
            action->setEnabled(true);
            QSignalSpy triggered(action, &QAction::triggered);
            const QKeyCombination keys = action->shortcut()[0];
            QTest::keyClick(&bench_->window, keys.key(), keys.keyboardModifiers());
            QVERIFY2(triggered.size() == 1, qPrintable(action->text()));
        }
    }

    void presentsAndComesBack() {
        const double points = bench_->window.font().pointSizeF();
        auto* present = bench_->action(Command::present);
        present->trigger();
        QVERIFY(bench_->window.isFullScreen() && present->isChecked());
        QVERIFY(!bench_->window.menuBar()->isVisible() && !bench_->window.statusBar()->isVisible());
        QVERIFY(QApplication::font().pointSizeF() > 1.3 * points);
        auto* sentence = bench_->find<QLineEdit>("sentence");
        QTRY_VERIFY(sentence->font().pointSizeF() > 1.6 * points);
        QVERIFY(!bench_->find<DecodingPanel>()->isVisible());
        const QSize least = bench_->window.minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 720,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
        QTest::keyClick(&bench_->window, Qt::Key_Escape);
        QTRY_VERIFY(bench_->find<DecodingPanel>()->isVisible());
        QVERIFY(!bench_->window.isFullScreen() && !present->isChecked());
        QVERIFY(bench_->window.menuBar()->isVisible() && bench_->window.statusBar()->isVisible());
        QCOMPARE(QApplication::font().pointSizeF(), points);
    }

    void panelsHideAndAreRemembered() {
        auto* heads = bench_->find<QDockWidget>("heads");
        QVERIFY(heads->isVisible());
        QVERIFY(!bench_->find<QDockWidget>("notes")->isVisible());
        bench_->action(Command::panelHeads)->trigger();
        QVERIFY(!heads->isVisible());
        bench_->window.close();
        MainWindow again({*theme_, bench_->language, bench_->settings}, {});
        again.show();
        QVERIFY(!again.findChild<QDockWidget*>(QStringLiteral("heads"))->isVisible());
        QVERIFY(again.findChild<QDockWidget*>(QStringLiteral("statistics"))->isVisible());
        again.commands()[Command::resetPanels]->trigger();
        QVERIFY(again.findChild<QDockWidget*>(QStringLiteral("heads"))->isVisible());
    }

    void theRoomIsDividedAnewUntilTheUserDividesIt() {
        auto* workspace = bench_->find<Workspace>("workspace");
        bench_->window.resize(1440, 900);
        bench_->window.resize(1280, 800);
        QTRY_VERIFY(bench_->find<HeatmapCard>()->height() >= 400);
        QVERIFY(!workspace->arranged() && workspace->layoutState().isEmpty());
        const QRect heads = bench_->find<QDockWidget>("heads")->geometry();
        const QPoint edge(heads.right() + 3, heads.center().y());
        QTest::mousePress(workspace, Qt::LeftButton, {}, edge);
        QTest::mouseRelease(workspace, Qt::LeftButton, {}, edge);
        QVERIFY(workspace->arranged() && !workspace->layoutState().isEmpty());
        bench_->action(Command::resetPanels)->trigger();
        QVERIFY(!workspace->arranged());
    }

    void panelsCanBeArranged() {
        auto* heads = bench_->find<QDockWidget>("heads");
        QCOMPARE(heads->features(), QDockWidget::NoDockWidgetFeatures);
        bench_->action(Command::arrangePanels)->trigger();
        QVERIFY(heads->titleBarWidget() == nullptr);
        QCOMPARE(heads->windowTitle(), QStringLiteral("Heads"));
        heads->close(); // by its title bar
        QVERIFY(!bench_->action(Command::panelHeads)->isChecked());
        bench_->action(Command::panelHeads)->trigger();
        QVERIFY(heads->isVisible());
        bench_->action(Command::arrangePanels)->trigger();
        QCOMPARE(heads->features(), QDockWidget::NoDockWidgetFeatures);
    }

    void thePaletteFindsAndRuns() {
        bench_->action(Command::allCommands)->trigger();
        auto* palette = bench_->find<CommandPalette>();
        QVERIFY(palette->isVisible());
        const QAbstractItemModelTester tester(
            palette->list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(palette->list()->model()->rowCount(), static_cast<int>(Command::count) - 1);
        QTest::keyClicks(palette->field(), QStringLiteral("mask DIFF"));
        QTRY_COMPARE(palette->list()->model()->rowCount(), 1);
        palette->field()->setText(QStringLiteral("insert a mask")); // this model has none
        QCOMPARE(palette->list()->model()->rowCount(), 1);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        palette->field()->setText(QStringLiteral("mask")); // that one, and what can be run
        QVERIFY(palette->list()->currentIndex().row() > 0);
        palette->field()->setText(QStringLiteral("mask diff"));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_VERIFY(bench_->document().options().mask == MaskView::difference);
        QTRY_VERIFY(bench_->find<CommandPalette>() == nullptr);
    }

    void commandsAreFoundByTheirMenus() {
        bench_->action(Command::allCommands)->trigger();
        auto* palette = bench_->find<CommandPalette>();
        palette->field()->setText(QStringLiteral("export"));
        const QAbstractItemModel& list = *palette->list()->model();
        QStringList found;
        for (int row = 0; row < list.rowCount(); ++row) {
            found << list.index(row, 0).data().toString();
        }
        QVERIFY(found.first().endsWith(QStringLiteral("Export figure…"))); // by its own name
        for (const char* name : {"Figures of many heads…", "Animation…", "Handout…", "Worksheet…"}) {
            QVERIFY2(found.contains(QStringLiteral("Export › ") + QString::fromUtf8(name)), name);
        }
        palette->close();
        QTRY_VERIFY(bench_->find<CommandPalette>() == nullptr);
    }

    void theListIsWalkedFromTheField() {
        bench_->action(Command::allCommands)->trigger();
        auto* palette = bench_->find<CommandPalette>();
        QCOMPARE(palette->list()->currentIndex().row(), 0);
        QTest::keyClick(palette->field(), Qt::Key_Down);
        QTest::keyClick(palette->field(), Qt::Key_Down);
        QCOMPARE(palette->list()->currentIndex().row(), 2);
        QTest::keyClicks(palette->field(), QStringLiteral("no such command"));
        QCOMPARE(palette->list()->model()->rowCount(), 0);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QTRY_VERIFY(bench_->find<CommandPalette>() == nullptr);
    }

    void aClickRunsACommandOnce() {
        QSignalSpy runs(bench_->action(Command::forecasts), &QAction::triggered);
        bench_->action(Command::allCommands)->trigger();
        auto* palette = bench_->find<CommandPalette>();
        palette->list()->selectRow(static_cast<int>(Command::forecasts) - 1); // without itself
        const QModelIndex row = palette->list()->currentIndex();
        emit palette->list()->clicked(row); // as where one click activates
        emit palette->list()->activated(row);
        QTRY_VERIFY(bench_->find<CommandPalette>() == nullptr);
        QCoreApplication::processEvents();
        QCOMPARE(runs.size(), 1);
    }

    void noTwoEntriesOfAMenuHaveOneLetter() {
        static const QRegularExpression mark(QStringLiteral("&(\\w)"));
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            look(language, ThemeChoice::light);
            QList<QWidget*> menus{bench_->window.menuBar()};
            for (QMenu* menu : bench_->window.findChildren<QMenu*>()) {
                menus << menu;
            }
            QVERIFY(menus.size() > 10);
            for (const QWidget* menu : menus) {
                QStringList letters;
                for (const QAction* action : menu->actions()) {
                    const QString letter = mark.match(action->text()).captured(1).toUpper();
                    QVERIFY2(letter.isEmpty() || !letters.contains(letter),
                             qPrintable(language + QStringLiteral(": ") + action->text()));
                    letters << letter;
                }
            }
        }
    }

    void mnemonicsAreNotRead() {
        QCOMPARE(plainCommandText(QStringLiteral("&Fit R&&D")), QStringLiteral("Fit R&D"));
        QCOMPARE(plainCommandText(QStringLiteral("撤销(&U)")), QStringLiteral("撤销"));
    }

    void theHelpSaysTheSameInBothLanguages() {
        bench_->action(Command::help)->trigger();
        auto* help = bench_->find<HelpWindow>();
        const auto headings = [help] {
            QList<int> levels;
            for (QTextBlock block = help->browser()->document()->begin(); block.isValid();
                 block = block.next()) {
                if (block.blockFormat().headingLevel() > 0) {
                    levels << block.blockFormat().headingLevel();
                }
            }
            return levels;
        };
        const QList<int> english = headings();
        QVERIFY(english.size() > 40);
        help->field()->setText(QStringLiteral("causal mask"));
        QVERIFY(help->matches() >= 2);
        QVERIFY(help->browser()->textCursor().hasSelection());
        QVERIFY(help->goTo(QStringLiteral("Softmax")));
        QVERIFY(!help->goTo(QStringLiteral("No such term")));
        look(QStringLiteral("zh_CN"), ThemeChoice::light);
        QCOMPARE(headings(), english);
        QVERIFY(help->goTo(QStringLiteral("因果掩码")));
        help->field()->setText(QStringLiteral("因果掩码"));
        QVERIFY(help->matches() >= 2);
    }

    void whatIsFoundInTheHelpStandsNearTheTop() {
        bench_->action(Command::help)->trigger();
        auto* help = bench_->find<HelpWindow>();
        QTRY_VERIFY(help->isVisible());
        help->field()->setText(QStringLiteral("Logit"));
        const QTextBrowser* browser = help->browser();
        QCOMPARE(browser->textCursor().selectedText().toLower(), QStringLiteral("logit"));
        const QRect found = browser->cursorRect();
        QVERIFY2(found.top() > 0 && found.top() < browser->viewport()->height() / 4,
                 qPrintable(QString::number(found.top())));
    }

    void theGlossaryIsInTheOrderOfItsLanguage() {
        look(QStringLiteral("zh_CN"), ThemeChoice::light);
        bench_->action(Command::help)->trigger();
        const QTextDocument& text = *bench_->find<HelpWindow>()->browser()->document();
        QStringList terms;
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() == 2) {
                terms << block.text().replace(QChar(u'行'), QChar(u'航')); // as it is read there
            }
        }
        const QCollator pinyin(QLocale(QStringLiteral("zh_CN")));
        if (pinyin.compare(QStringLiteral("编"), QStringLiteral("作")) > 0) {
            QSKIP("this Qt does not know the order of Chinese");
        }
        for (qsizetype i = 1; i < terms.size(); ++i) {
            QVERIFY2(pinyin.compare(terms[i - 1], terms[i]) < 0,
                     qPrintable(terms[i - 1] + QLatin1Char(' ') + terms[i]));
        }
    }

    void withoutAModelItSaysWhatToDo() {
        LaunchRequest request;
        request.model = "/nowhere/at/all";
        test::WindowBench bare(*theme_, request);
        auto* none = bare.find<NoModel>();
        auto* model = bare.find<QPushButton>("model");
        QTRY_VERIFY(none->isVisible());
        QCOMPARE(model->text(), QStringLiteral("Choose a model"));
        QVERIFY(!bare.find<HeadToggles>()->isVisible());
        QVERIFY(test::firstNameless(*none).isEmpty());
        bare.language.choose(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QCOMPARE(model->text(), QStringLiteral("选择模型"));
        QVERIFY(test::firstCutButton(*none).isEmpty());
        QTimer::singleShot(0, &bare.window, [] { QApplication::activePopupWidget()->close(); });
        none->findChildren<QPushButton*>().front()->click(); // the model's menu
        bare.document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(bare.settled(), 30'000);
        QVERIFY(!none->isVisible() && bare.find<AttentionView>()->isVisible());
    }

    void mergingWordsSaysWhyItIsOff() {
        QAction* merge = bench_->action(Command::mergeWords);
        const QString own = merge->toolTip();
        merge->trigger();
        QVERIFY(merge->isEnabled() && merge->isChecked());
        const QDir golden(QStringLiteral(HEEDMAP_TEST_DATA "/golden/mistral-window"));
        const QDir words(QString::fromStdString(resolve_model("by-hand")->string()));
        const QString tokenizer = QStringLiteral("tokenizer.json");
        for (const char* name : {"config.json", "model.safetensors"}) {
            QVERIFY(QFile::copy(golden.filePath(QLatin1String(name)), bench_->file(name)));
        }
        QVERIFY(QFile::copy(words.filePath(tokenizer), bench_->folder.filePath(tokenizer)));
        bench_->document().setText(QStringLiteral("the cat sat on the mat")); // a window of 4
        bench_->document().openModel(bench_->folder.path().toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(!merge->isEnabled(), 30'000);
        QVERIFY(!merge->isChecked());
        QVERIFY2(merge->toolTip().contains(QLatin1String("sliding window")),
                 qPrintable(merge->toolTip()));
        bench_->document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(merge->isEnabled() && merge->isChecked(), 30'000);
        QCOMPARE(merge->toolTip(), own);
    }

    void preferencesTakeEffectAtOnce() {
        bench_->action(Command::preferences)->trigger();
        auto* dialog = bench_->find<PreferencesDialog>();
        QVERIFY(test::firstNameless(*dialog).isEmpty());
        Preferences wanted = dialog->preferences();
        wanted.theme = ThemeChoice::dark;
        wanted.language = QStringLiteral("zh_CN");
        wanted.autosave = false;
        wanted.lessMotion = true;
        wanted.colors = ColorMap::magma;
        wanted.weightDecimals = 6;
        emit dialog->changed(wanted);
        QCoreApplication::processEvents();
        QVERIFY(theme_->dark());
        QVERIFY(bench_->language.chinese());
        QVERIFY(!bench_->settings.autosave() && bench_->settings.lessMotion());
        QVERIFY(bench_->settings.view().map == ColorMap::magma);
        QVERIFY(bench_->document().options().map == ColorMap::magma);
        QVERIFY(bench_->action(Command::mapMagma)->isChecked());
        const QString weight =
            weightText(bench_->document().cellNote()->explanation.weight); // with six decimals
        const QString told = bench_->find<ExplanationCard>()->lines().join(QLatin1Char('|'));
        QVERIFY2(told.contains(weight), qPrintable(told + weight));
        setWeightDecimals(usual_decimals);
        QVERIFY(!told.contains(weightText(bench_->document().cellNote()->explanation.weight) +
                               QLatin1Char('|')));
        QVERIFY(bench_->action(Command::themeDark)->isChecked());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("首选项"));
        QVERIFY(test::firstCutButton(*dialog).isEmpty());
    }
};

QTEST_MAIN(TestEveryLook)
#include "test_every_look.moc"
