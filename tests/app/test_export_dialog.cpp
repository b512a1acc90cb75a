// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/busy_bar.h"
#include "app/commands.h"
#include "app/export_dialog.h"
#include "app/figure_preview.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/print_figure.h"
#include "app/settings.h"
#include "tests/app/cli/program.h"
#include "widgets/figure/palette.h"
#include "widgets/figure/png.h"
#include "widgets/theme/application_theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPrinter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An SVG without the lines that tell how its text was decoded.
QByteArray withoutDecoding(const QByteArray& svg) {
    static const QRegularExpression lines(
        QStringLiteral("<heedmap:(prompt|decoded-ids|sampler)>.*</heedmap:\\1>\\n"));
    return QString::fromUtf8(svg).remove(lines).toUtf8();
}

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<ApplicationTheme> theme_;
    std::unique_ptr<Settings> settings_;
    Language language_;
    std::unique_ptr<MainWindow> window_;
    QPointer<ExportDialog> dialog_;

    QString at(const QString& name) const { return folder_.filePath(name); }

    QComboBox* combo(const char* name) const {
        return dialog_->findChild<QComboBox*>(QString::fromLatin1(name));
    }
    void choose(FigureKind kind) const {
        combo("figureKind")->setCurrentIndex(static_cast<int>(kind));
    }
    void choose(FigureFormat format) const {
        combo("figureFormat")->setCurrentIndex(static_cast<int>(format));
    }
    /// Waits for the figure of what is chosen now.
    [[nodiscard]] bool drawn() const {
        QCoreApplication::processEvents();
        return QTest::qWaitFor(
            [this] {
                return dialog_->findChild<QWidget*>("figurePreview") &&
                       dialog_->preview()->figure() != nullptr &&
                       !dialog_->preview()->toolTip().isEmpty();
            },
            20'000);
    }
    [[nodiscard]] bool saved(const QString& path) const {
        QSignalSpy written(dialog_.data(), &ExportDialog::written);
        dialog_->save(path);
        return written.wait(20'000);
    }
    void openDialog() {
        window_->commands()[Command::exportFigure]->trigger();
        dialog_ = window_->findChild<ExportDialog*>();
    }

    /// Opens the dialog anew while the window shows the head with these options.
    void openWith(const ViewOptions& options) {
        dialog_->close();
        QTRY_VERIFY(!dialog_);
        window_->document().setOptions(options);
        QTRY_VERIFY(!window_->document().busy());
        openDialog();
        QVERIFY(dialog_);
        QVERIFY(drawn());
    }

    [[nodiscard]] QString note() const {
        const auto* label = dialog_->findChild<QLabel*>(QStringLiteral("figureNote"));
        return label->isVisible() ? label->text() : QString();
    }

    /// The command for the heatmap that the window shows, of the text.
    [[nodiscard]] QStringList figureOfTheWindow(const QString& text, const QString& out) const {
        const HeadId head = window_->document().picture()->head;
        const CellPosition cell = *window_->document().selection().cell();
        return {QStringLiteral("figure"),
                QStringLiteral("--text"),
                text,
                QStringLiteral("--layer"),
                QString::number(head.site.layer),
                QStringLiteral("--head"),
                QString::number(head.head),
                QStringLiteral("--query"),
                QString::number(cell.query_pos),
                QStringLiteral("--key"),
                QString::number(cell.key_pos),
                QStringLiteral("--scope"),
                QStringLiteral("local"),
                QStringLiteral("--out"),
                out};
    }

    /// What the figure that is shown says of itself.
    [[nodiscard]] QString entry(const char* key) const {
        for (const auto& [name, value] : dialog_->preview()->figure()->provenance) {
            if (name == key) {
                return value;
            }
        }
        return {};
    }

  private slots:
    void initTestCase() {
        theme_ = std::make_unique<ApplicationTheme>();
        settings_ = std::make_unique<Settings>(at(QStringLiteral("settings.ini")));
        window_ = std::make_unique<MainWindow>(Environment{*theme_, language_, *settings_},
                                               LaunchRequest{});
        window_->show();
        QTRY_VERIFY_WITH_TIMEOUT(window_->document().picture() && !window_->document().busy(),
                                 30'000);
    }

    void init() {
        openDialog();
        QVERIFY(dialog_);
        QVERIFY(drawn());
    }

    void cleanup() {
        if (dialog_) {
            dialog_->close();
            QTRY_VERIFY(!dialog_);
        }
    }

    void cleanupTestCase() { window_.reset(); }

    void opensWhileTheSentenceIsEdited() {
        dialog_->close();
        QTRY_VERIFY(!dialog_);
        auto* sentence = window_->findChild<QLineEdit*>(QStringLiteral("sentence"));
        window_->activateWindow();
        sentence->setFocus();
        QTRY_VERIFY(sentence->hasFocus());
        QTest::keyClick(sentence, Qt::Key_E, Qt::ControlModifier);
        dialog_ = window_->findChild<ExportDialog*>();
        QVERIFY(dialog_);
        QVERIFY(drawn());
    }

    void startsFromWhatTheWindowShows() {
        const ViewOptions before = window_->document().options();
        ViewOptions shown = before;
        shown.map = ColorMap::magma;
        shown.quantity = Quantity::logWeights;
        shown.firstAside = true;
        shown.mergeWords = true;
        openWith(shown);
        QCOMPARE(combo("figureMap")->currentText(), QStringLiteral("Magma"));
        QCOMPARE(entry("heedmap.colormap"), QStringLiteral("magma"));
        QCOMPARE(entry("heedmap.scale"), QStringLiteral("logarithmic"));
        QCOMPARE(entry("heedmap.words"), QStringLiteral("merged"));
        QCOMPARE(entry("heedmap.first-token"), QStringLiteral("set aside"));
        QVERIFY(entry("heedmap.tokens").contains(QStringLiteral("mat"))); // of two pieces
        QCOMPARE(note(), QString());
        choose(FigureKind::lines);
        QVERIFY(drawn());
        QCOMPARE(note(), QStringLiteral("In the window, but not in this figure: the logarithmic "
                                        "scale."));
        choose(FigureKind::grid);
        QVERIFY(drawn());
        QVERIFY(note().contains(QStringLiteral("merged words, the first token set aside")));
        shown.quantity = Quantity::scores;
        openWith(shown);
        QCOMPARE(entry("heedmap.scale"), QString());
        QVERIFY(note().contains(QStringLiteral("merged words"))); // scores are not summed
        openWith(before);
        QCOMPARE(combo("figureMap")->currentText(), QStringLiteral("Viridis"));
    }

    void theLimitsAreTheWindows() {
        const ViewOptions before = window_->document().options();
        ViewOptions shown = before;
        shown.scaleToLargest = true;
        shown.firstAside = true;
        openWith(shown);
        QVERIFY(dialog_->findChild<QCheckBox*>(QStringLiteral("figureLimited"))->isChecked());
        openWith(before);
        QVERIFY(!dialog_->findChild<QCheckBox*>(QStringLiteral("figureLimited"))->isChecked());
    }

    void theWalkOpensAsTheFigureOfItsMatrices() {
        const ViewOptions before = window_->document().options();
        ViewOptions shown = before;
        shown.picture = Picture::walk;
        shown.walkTemperature = 2;
        openWith(shown);
        QCOMPARE(combo("figureKind")->currentIndex(), static_cast<int>(FigureKind::qkv));
        QVERIFY(note().contains(QStringLiteral("switches")));
        openWith(before);
    }

    void everyKindIsDrawn_data() {
        QTest::addColumn<int>("kind");
        for (const FigureKind kind : allFigureKinds()) {
            QTest::newRow(name_of(kind).data()) << static_cast<int>(kind);
        }
    }

    void everyKindIsDrawn() {
        QFETCH(int, kind);
        choose(static_cast<FigureKind>(kind));
        QVERIFY(drawn());
        QCOMPARE(dialog_->preview()->figure()->layout.size.width(), 170.0);
        QVERIFY(!dialog_->preview()->grab().toImage().isNull());
    }

    void everyFormatIsSaved() {
        const std::pair<FigureFormat, const char*> formats[] = {{FigureFormat::png, "\x89PNG"},
                                                                {FigureFormat::svg, "<?xml"},
                                                                {FigureFormat::pdf, "%PDF"},
                                                                {FigureFormat::tex, "% "}};
        for (const auto& [format, begin] : formats) {
            choose(format);
            QVERIFY(drawn());
            const QString path =
                at(QStringLiteral("a.") + QString::fromUtf8(name_of(format).data()));
            QVERIFY(saved(path));
            QVERIFY(contents(path).startsWith(begin));
        }
    }

    /// The picture in sight is still that of the choice before.
    void nothingIsSavedBeforeItIsDrawn() {
        choose(FigureKind::heatmap);
        QVERIFY(drawn());
        QSignalSpy written(dialog_.data(), &ExportDialog::written);
        combo("figureNumbers")->setCurrentIndex(1);
        choose(FigureKind::qkv);
        dialog_->save(at(QStringLiteral("early.svg")));
        QVERIFY(drawn());
        QCOMPARE(written.size(), 0);
        QVERIFY(!QFile::exists(at(QStringLiteral("early.svg"))));
        QCOMPARE(entry("heedmap.figure"), QStringLiteral("qkv"));
        combo("figureNumbers")->setCurrentIndex(0);
    }

    void closingWaitsForTheFile() {
        choose(FigureKind::heatmap);
        choose(FigureFormat::svg);
        QVERIFY(drawn());
        const QString path = at(QStringLiteral("last.svg"));
        dialog_->save(path);
        dialog_->close();
        QTRY_VERIFY(!dialog_);
        QVERIFY(contents(path).endsWith("</svg>\n"));
        openDialog();
        QVERIFY(drawn());
    }

    void theCommandLineMakesTheSameFigure() {
        const FigureKind kind = FigureKind::heatmap;
        choose(kind);
        choose(FigureFormat::svg);
        QVERIFY(drawn());
        QVERIFY(saved(at(QStringLiteral("window.svg"))));
        const Finished run = runProgram(
            figureOfTheWindow(window_->document().text(), at(QStringLiteral("program.svg"))));
        QVERIFY2(run.status == 0, run.error.constData());
        QVERIFY(!contents(at(QStringLiteral("window.svg"))).isEmpty());
        QCOMPARE(contents(at(QStringLiteral("window.svg"))),
                 contents(at(QStringLiteral("program.svg"))));
    }

    void aDecodedTextIsNamedWhole() {
        Document& document = window_->document();
        const QString before = document.text();
        dialog_->close();
        QTRY_VERIFY(!dialog_);
        document.setText(QStringLiteral("The cat sat"));
        QTRY_VERIFY(!document.busy() && document.reading()->sentence.text == "The cat sat");
        const Index prompt = document.reading()->length();
        for (Index steps = 1; steps <= 3; ++steps) {
            document.step();
            QTRY_VERIFY(!document.busy() && document.reading()->length() == prompt + steps);
        }
        openDialog();
        choose(FigureFormat::svg);
        QVERIFY(drawn());
        const QString whole = document.wholeText();
        QVERIFY(whole.size() > document.text().size());
        QCOMPARE(entry("heedmap.text"), whole);
        QCOMPARE(entry("heedmap.prompt"), document.text());
        QStringList ids;
        for (Index i = 0; i < 3; ++i) {
            ids.append(QString::number(document.reading()->session.step_at(i).chosen.id));
        }
        QCOMPARE(entry("heedmap.decoded-ids"), ids.join(','));
        QCOMPARE(entry("heedmap.steps-by-hand"), QString());
        QCOMPARE(entry("heedmap.sampler"),
                 QStringLiteral("temperature 0.8, top-k 40, top-p 0.95, seed 7"));
        QVERIFY(dialog_->findChild<QLineEdit*>(QStringLiteral("figureCaption"))
                    ->text()
                    .contains(whole));
        QVERIFY(saved(at(QStringLiteral("decoded.svg"))));
        const Finished run = runProgram(figureOfTheWindow(whole, at(QStringLiteral("again.svg"))));
        QVERIFY2(run.status == 0, run.error.constData());
        QCOMPARE(withoutDecoding(contents(at(QStringLiteral("decoded.svg")))),
                 contents(at(QStringLiteral("again.svg"))));
        choose(FigureKind::decode);
        QVERIFY(drawn());
        QCOMPARE(entry("heedmap.text"), whole);
        QCOMPARE(entry("heedmap.decoded-ids"), ids.join(','));
        document.setText(before);
        QTRY_VERIFY(!document.busy() && document.reading()->sentence.text == before.toStdString());
    }

    void numbersAreSavedBeside() {
        auto* numbers = dialog_->findChild<QComboBox*>(QStringLiteral("figureNumbers"));
        numbers->setCurrentIndex(1); // CSV
        QVERIFY(drawn());
        QVERIFY(saved(at(QStringLiteral("beside.png"))));
        QVERIFY(contents(at(QStringLiteral("beside.csv"))).startsWith("pattern,0:The,"));
        numbers->setCurrentIndex(0);
    }

    void theCaptionIsEditedAndMadeAgain() {
        auto* caption = dialog_->findChild<QLineEdit*>(QStringLiteral("figureCaption"));
        QVERIFY(caption->text().contains(QStringLiteral("story-gpt")));
        caption->setFocus();
        caption->selectAll();
        QTest::keyClicks(caption, QStringLiteral("my own words"));
        QVERIFY(drawn());
        const auto& items = dialog_->preview()->figure()->layout.items;
        const bool there = std::ranges::any_of(items, [](const FigureItem& item) {
            const auto* text = std::get_if<TextItem>(&item);
            return text != nullptr && text->text == QStringLiteral("my own words");
        });
        QVERIFY(there);
    }

    void theChosenCellNeedNotBeMarked() {
        const QColor query = Palette::light().query;
        const auto inQueryColour = [&] {
            const QImage image = renderImage(dialog_->preview()->figure()->layout, 100).value();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    count += image.pixelColor(x, y) == query ? 1 : 0;
                }
            }
            return count;
        };
        auto* mark = dialog_->findChild<QCheckBox*>(QStringLiteral("figureMarked"));
        QVERIFY(mark->isChecked());
        QVERIFY(inQueryColour() > 50);
        mark->setChecked(false);
        QVERIFY(drawn());
        QCOMPARE(inQueryColour(), 0);
    }

    void copyGivesPictureDrawingAndNumbers() {
        QSignalSpy copied(dialog_.data(), &ExportDialog::copied);
        dialog_->copy();
        QCOMPARE(copied.size(), 1);
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).startsWith("<?xml"));
        QVERIFY(data->text().startsWith(QStringLiteral("pattern\t0:The\t")));
    }

    void aHeightThatLeavesNoRoomIsExplained() {
        combo("figureSize")->setCurrentIndex(3); // free
        auto* height = dialog_->findChild<QDoubleSpinBox*>(QStringLiteral("figureHeight"));
        height->setValue(20);
        QTRY_VERIFY_WITH_TIMEOUT(dialog_->preview()->figure() == nullptr, 10'000);
        QVERIFY(!dialog_->preview()->accessibleDescription().isEmpty());
        height->setValue(0);
        QVERIFY(drawn());
        combo("figureSize")->setCurrentIndex(1);
    }

    void choicesAreRemembered() {
        choose(FigureFormat::pdf);
        combo("figureSize")->setCurrentIndex(0);
        dialog_->close();
        QTRY_VERIFY(!dialog_);
        openDialog();
        QCOMPARE(combo("figureFormat")->currentIndex(), static_cast<int>(FigureFormat::pdf));
        QVERIFY(drawn());
        QCOMPARE(dialog_->preview()->figure()->layout.size.width(), 85.0);
        combo("figureSize")->setCurrentIndex(1);
        choose(FigureFormat::png);
    }

    void nonsenseInTheSettingsIsTheDefault() {
        const ExportLook look =
            ExportLook::fromMap({{QStringLiteral("format"), 17},
                                 {QStringLiteral("widthMm"), QStringLiteral("wide")},
                                 {QStringLiteral("dpi"), -3},
                                 {QStringLiteral("low"), 1},
                                 {QStringLiteral("high"), 0}});
        QCOMPARE(look.format, FigureFormat::png);
        QCOMPARE(look.widthMm, 170.0);
        QCOMPARE(look.dpi, 300.0);
        QVERIFY(!look.limits);
        ExportLook own;
        own.format = FigureFormat::tex;
        own.limits = ColorLimits{-0.5, 0.25};
        own.numbers = NumbersFormat::npz;
        own.values = false;
        own.marked = false;
        QCOMPARE(ExportLook::fromMap(own.toMap()).toMap(), own.toMap());
    }

    void aPrintedDocumentIsNamedWithoutDots() {
        QCOMPARE(documentName(QStringLiteral("Attention of head 1.1: “a / b.”")),
                 QStringLiteral("Attention of head 1-1: “a - b-”"));
    }

    void printingGoesOntoOnePage() {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(at(QStringLiteral("printed.pdf")));
        QVERIFY(printFigure(dialog_->preview()->figure()->layout, printer));
        QVERIFY(contents(at(QStringLiteral("printed.pdf"))).startsWith("%PDF"));
    }

    void whatTakesLongCanBeStopped() {
        auto* busy = dialog_->findChild<BusyBar*>();
        QVERIFY(busy->isHidden());
        choose(FigureKind::grid);
        emit busy->cancelled();
        QTest::qWait(50);
        QCOMPARE(dialog_->preview()->accessibleDescription(), QStringLiteral("Stopped."));
        QVERIFY(dialog_->preview()->figure() == nullptr);
        choose(FigureKind::heatmap);
        QVERIFY(drawn());
    }
};

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
