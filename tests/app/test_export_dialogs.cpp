// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/animation_dialog.h"
#include "app/export_dialogs/batch_dialog.h"
#include "app/export_dialogs/handout_dialog.h"
#include "app/export_dialogs/worksheet_dialog.h"
#include "app/settings.h"
#include "tests/app/window_bench.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSpinBox>
#include <QtTest>

using namespace heedmap;

class TestExportDialogs : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QThreadPool pool_;
    ExportRequest shown_;
    std::unique_ptr<Settings> settings_;
    ApplicationTheme theme_;

    QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }

    template <class Dialog>
    QPointer<Dialog> opened() {
        auto* dialog = new Dialog(shown_, *settings_, pool_, nullptr);
        dialog->open();
        return dialog;
    }

    template <class Widget>
    static Widget* field(QDialog* dialog, const char* name) {
        return dialog->findChild<Widget*>(QString::fromLatin1(name));
    }

    static void type(QDialog* dialog, const char* name, const QString& text) {
        field<QLineEdit>(dialog, name)->setText(text);
    }

    static void press(QDialog* dialog) { field<QAbstractButton>(dialog, "startExport")->click(); }

    /// Starts the export and gives the files that it wrote.
    static QStringList written(ExportTaskDialog* dialog) {
        QSignalSpy spy(dialog, &ExportTaskDialog::written);
        press(dialog);
        return spy.wait(60'000) ? spy.front().front().toStringList() : QStringList();
    }

    static QString message(QDialog* dialog) {
        const auto* label = field<QLabel>(dialog, "exportError");
        return label->isVisible() ? label->text() : QString();
    }

    QByteArray contents(const char* name) const {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

  private slots:
    void initTestCase() {
        const Result<OpenModelPtr> model = openModel("by-hand", {});
        QVERIFY(model);
        const Result<ReadingPtr> reading = readText(*model, {"the cat ran and", {}}, {}, {});
        QVERIFY(reading);
        const Result<HeadPicturePtr> picture =
            drawHead(*reading, {{{Stack::decoder, 1}, 0}, {}, {}}, {});
        QVERIFY(picture);
        shown_.picture = *picture;
    }

    void init() {
        QFile::remove(at("settings.ini"));
        settings_ = std::make_unique<Settings>(at("settings.ini"));
    }

    void everyControlIsNamedAndExplained() {
        const std::vector<ExportTaskDialog*> dialogs{
            opened<AnimationDialog>().data(), opened<WorksheetDialog>().data(),
            opened<HandoutDialog>().data(), opened<BatchDialog>().data()};
        for (ExportTaskDialog* dialog : dialogs) {
            QVERIFY(!dialog->windowTitle().isEmpty());
            for (const QWidget* widget : dialog->findChildren<QWidget*>()) {
                const bool inside = qobject_cast<const QAbstractSpinBox*>(widget->parent());
                const bool control = qobject_cast<const QComboBox*>(widget) ||
                                     qobject_cast<const QAbstractSpinBox*>(widget) ||
                                     qobject_cast<const QLineEdit*>(widget);
                if (control && !inside && !widget->objectName().startsWith("qt_")) {
                    QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
                    QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
                    QVERIFY(!widget->accessibleName().contains(QLatin1Char('&')));
                }
            }
            dialog->close();
        }
    }

    void theWindowOpensThem() {
        test::WindowBench bench(theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), 60'000);
        for (const Command command : {Command::exportBatch, Command::exportAnimation,
                                      Command::exportHandout, Command::exportWorksheet}) {
            bench.action(command)->trigger();
            QPointer<ExportTaskDialog> dialog = bench.find<ExportTaskDialog>();
            QVERIFY(dialog && dialog->isVisible());
            dialog->close();
            QTRY_VERIFY(!dialog);
        }
    }

    void writesAnAnimationAndRemembersIt() {
        auto dialog = opened<AnimationDialog>();
        field<QSpinBox>(dialog, "steps")->setValue(3);
        field<QSpinBox>(dialog, "dpi")->setValue(60);
        type(dialog, "file", at("a.gif"));
        QCOMPARE(field<QComboBox>(dialog, "format")->currentData().toString(), QString("gif"));
        QCOMPARE(written(dialog), QStringList{at("a.gif")});
        QVERIFY(contents("a.gif").startsWith("GIF89a"));
        dialog = opened<AnimationDialog>();
        QCOMPARE(field<QSpinBox>(dialog, "dpi")->value(), 60);
        const QString next = field<QLineEdit>(dialog, "file")->text();
        QCOMPARE(next, at("attention-1.0.gif"));
        field<QComboBox>(dialog, "format")->setCurrentIndex(2);
        QCOMPARE(field<QLineEdit>(dialog, "file")->text(), at("attention-1.0.png"));
        dialog->close();
    }

    void animatesTheWalk() {
        QDir().mkpath(at("walk"));
        auto dialog = opened<AnimationDialog>();
        field<QComboBox>(dialog, "subject")->setCurrentIndex(1);
        QVERIFY(!field<QSpinBox>(dialog, "steps")->isEnabled());
        type(dialog, "file", at("walk/a.png"));
        QCOMPARE(written(dialog).size(), qsizetype{10});
        QCOMPARE(QDir(at("walk")).entryList(QDir::Files).size(), qsizetype{10});
    }

    void writesAWorksheetAndItsAnswers() {
        auto dialog = opened<WorksheetDialog>();
        type(dialog, "file", at("sheet.pdf"));
        type(dialog, "answers", at("key.pdf"));
        QCOMPARE(written(dialog), (QStringList{at("sheet.pdf"), at("key.pdf")}));
        QVERIFY(contents("key.pdf").size() > contents("sheet.pdf").size());
    }

    void aWorksheetIsNotItsOwnAnswer() {
        auto dialog = opened<WorksheetDialog>();
        type(dialog, "file", at("same.pdf"));
        type(dialog, "answers", at("same.pdf"));
        press(dialog);
        QTRY_VERIFY(message(dialog).contains(QStringLiteral("another file")));
        QVERIFY(!QFile::exists(at("same.pdf")));
        dialog->close();
    }

    void writesAHandout() {
        auto dialog = opened<HandoutDialog>();
        field<QSpinBox>(dialog, "steps")->setValue(2);
        field<QComboBox>(dialog, "whichHeads")->setCurrentIndex(1);
        type(dialog, "file", at("handout.pdf"));
        QCOMPARE(written(dialog), QStringList{at("handout.pdf")});
        QVERIFY(contents("handout.pdf").startsWith("%PDF"));
        dialog = opened<HandoutDialog>();
        QCOMPARE(field<QComboBox>(dialog, "whichHeads")->currentIndex(), 1);
        dialog->close();
    }

    void aHandoutsMaskReachesAsFarAsTheWindows() {
        const ExportRequest before = shown_;
        const auto restore = qScopeGuard([&] { shown_ = before; });
        for (const Scope scope : {Scope::local, Scope::propagated}) {
            ViewOptions options;
            options.scope = scope;
            shown_.picture =
                *drawHead(before.picture->reading, {before.picture->head, options, {}}, {});
            auto dialog = opened<HandoutDialog>();
            const char* name = scope == Scope::local ? "local.pdf" : "propagated.pdf";
            type(dialog, "file", at(name));
            QCOMPARE(written(dialog), QStringList{at(name)});
            QVERIFY(contents(name).contains(scope == Scope::local
                                                ? "<heedmap:scope>local</heedmap:scope>"
                                                : "<heedmap:scope>propagated</heedmap:scope>"));
        }
    }

    void aHandoutHasTheWholeTranslation() {
        const ExportRequest before = shown_;
        const auto restore = qScopeGuard([&] { shown_ = before; });
        auto dialog = opened<HandoutDialog>();
        QCOMPARE(field<QSpinBox>(dialog, "steps")->value(), 4);
        type(dialog, "file", at("four.pdf"));
        QCOMPARE(written(dialog), QStringList{at("four.pdf")}); // which is remembered
        const Result<OpenModelPtr> model = openModel("translate-en-zh", {});
        QVERIFY(model);
        for (const char* target : {"", "我看见"}) {
            const Result<ReadingPtr> reading =
                readText(*model, {"I saw three white horses.", target}, {}, {});
            QVERIFY(reading);
            shown_.picture = *drawHead(*reading, {{{Stack::cross, 1}, 0}, {}, {}}, {});
            const bool begun = *target != '\0'; // it goes on as any text does
            dialog = opened<HandoutDialog>();
            const auto* steps = field<QSpinBox>(dialog, begun ? "steps" : "translationSteps");
            QVERIFY(steps != nullptr);
            QCOMPARE(steps->value(), begun ? 4 : 20);
            dialog->close();
        }
    }

    void writesEveryHeadWithItsNumbers() {
        auto dialog = opened<BatchDialog>();
        field<QComboBox>(dialog, "figureFormat")->setCurrentIndex(1);  // SVG
        field<QComboBox>(dialog, "figureNumbers")->setCurrentIndex(1); // CSV
        type(dialog, "folder", at("heads"));
        QCOMPARE(written(dialog).size(), qsizetype{8});
        QCOMPARE(QDir(at("heads")).entryList(QDir::Files),
                 (QStringList{"by-hand-L0H0.csv", "by-hand-L0H0.svg", "by-hand-L0H1.csv",
                              "by-hand-L0H1.svg", "by-hand-L1H0.csv", "by-hand-L1H0.svg",
                              "by-hand-L1H1.csv", "by-hand-L1H1.svg"}));
    }

    void writesChosenHeads() {
        QDir().mkpath(at("chosen"));
        auto dialog = opened<BatchDialog>();
        field<QComboBox>(dialog, "whichHeads")->setCurrentIndex(2);
        type(dialog, "listedHeads", QStringLiteral("0.1, 1.1"));
        type(dialog, "name", QStringLiteral("head-{layer}{head}"));
        type(dialog, "folder", at("chosen"));
        QCOMPARE(written(dialog).size(), qsizetype{2});
        QCOMPARE(QDir(at("chosen")).entryList(QDir::Files),
                 (QStringList{"head-01.png", "head-11.png"}));
        dialog = opened<BatchDialog>();
        field<QComboBox>(dialog, "whichHeads")->setCurrentIndex(2);
        type(dialog, "listedHeads", QStringLiteral("0.7"));
        press(dialog);
        QTRY_VERIFY(message(dialog).contains(QStringLiteral("0 to 1")));
        dialog->close();
    }

    void anErrorIsToldInTheForm() {
        auto dialog = opened<BatchDialog>();
        type(dialog, "folder", at("nowhere/heads")); // a folder is made, not its parents
        press(dialog);
        QTRY_VERIFY2(message(dialog).contains(QStringLiteral("nowhere")),
                     qPrintable(message(dialog)));
        QVERIFY(dialog->isVisible());
        dialog->close();
    }

    void asksBeforeItReplaces() {
        QFile file(at("old.pdf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
        file.close();
        auto dialog = opened<HandoutDialog>();
        type(dialog, "file", at("old.pdf"));
        press(dialog);
        auto* question = dialog->findChild<QMessageBox*>();
        QVERIFY(question != nullptr);
        QVERIFY(question->text().contains(QStringLiteral("old.pdf")));
        question->button(QMessageBox::No)->click();
        QCOMPARE(contents("old.pdf"), QByteArray("old"));
        QSignalSpy spy(dialog.data(), &ExportTaskDialog::written);
        press(dialog);
        QTRY_VERIFY(dialog->findChildren<QMessageBox*>().size() > 0);
        dialog->findChildren<QMessageBox*>().back()->button(QMessageBox::Yes)->click();
        QVERIFY(spy.wait(60'000));
        QVERIFY(contents("old.pdf").startsWith("%PDF"));
    }

    void cancelStopsAndTellsWhatIsThere() {
        QDir().mkpath(at("stopped"));
        auto dialog = opened<AnimationDialog>();
        type(dialog, "file", at("stopped/a.png"));
        field<QSpinBox>(dialog, "dpi")->setValue(300);
        press(dialog);
        QTRY_VERIFY(QDir(at("stopped")).entryList(QDir::Files).size() > 0);
        dialog->reject();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY(!message(dialog).isEmpty());
        const qsizetype there = QDir(at("stopped")).entryList(QDir::Files).size();
        QVERIFY(there < 12);
        QVERIFY2(message(dialog).contains(QStringLiteral("%1 of ").arg(there)),
                 qPrintable(message(dialog)));
        QVERIFY(field<QAbstractButton>(dialog, "startExport")->isEnabled());
        dialog->reject();
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestExportDialogs)
#include "test_export_dialogs.moc"
