// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/comparison.h"
#include "app/comparison_bar.h"
#include "app/heads_card.h"
#include "app/heatmap_card.h"
#include "app/main_window.h"
#include "app/next_token_card.h"
#include "app/notes_card.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "tests/app/window_test.h"
#include "tests/widgets/widget_checks.h"
#include "widgets/controls/elided_label.h"
#include "widgets/controls/floating_message.h"
#include "widgets/controls/number_text.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/figure/worked_numbers.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/lines/lines_view.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/token_chips.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStatusBar>
#include <QToolButton>
#include <QtTest>

using namespace heedmap;

namespace {

/// Clicks the segment of a switch that bears this text.
void clickSegment(const MainWindow& window, const QString& text) {
    for (QRadioButton* button : window.findChildren<QRadioButton*>()) {
        if (button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no segment ") + text));
}

} // namespace

class TestWindowViews : public QObject, private test::WindowTest {
    Q_OBJECT

    /// Has a long text read, and stops what is computed of it then.
    void readAndStop() {
        connect(
            &document(), &Document::readingChanged, this,
            [this] {
                QMetaObject::invokeMethod(&document(), &Document::cancel, Qt::QueuedConnection);
            },
            Qt::SingleShotConnection);
        document().setText(QStringLiteral("the ").repeated(200));
    }

    [[nodiscard]] QString status() const {
        QString found;
        for (const QLabel* label : bench_->window.statusBar()->findChildren<QLabel*>()) {
            found = label->text().contains(QStringLiteral("row “")) ? label->text() : found;
        }
        return found;
    }

  private slots:
    void init() { openBench(); }
    void cleanup() { closeBench(); }

    void headsThatWereNotDrawnAreLeftEmpty() {
        auto* grid = bench_->find<HeadsCard>()->grid();
        QVERIFY(grid->itemName(0).contains(QLatin1Char(',')));
        readAndStop();
        QTRY_VERIFY(!document().summaries());
        QCOMPARE(grid->itemCount(), 24);
        QCOMPARE(grid->itemName(0), QStringLiteral("Head 0.0: layer 0, head 0"));
        QVERIFY(bench_->find<QLabel>("asTrained")->isVisible());
        document().setText(QStringLiteral("the cat"));
        QTRY_VERIFY(document().summaries() &&
                    document().summaries()->reading == document().reading());
        QVERIFY(!bench_->find<QLabel>("asTrained")->isVisible());
    }

    void whatWasStoppedIsComputedWhenAsked() {
        QAction* goOn = bench_->action(Command::goOn);
        QVERIFY(!goOn->isEnabled());
        readAndStop();
        QTRY_VERIFY(!document().summaries());
        QVERIFY(document().stopped() && goOn->isEnabled());
        goOn->trigger();
        QVERIFY(!document().stopped());
        QTRY_VERIFY(document().summaries() && document().layerMeans());
        QVERIFY(document().summaries()->reading == document().reading());
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        QVERIFY(!goOn->isEnabled());
    }

    void aTextWhoseReadingWasStoppedIsReadWhenAsked() {
        const ReadingPtr before = document().reading();
        document().setText(QStringLiteral("the ").repeated(200));
        document().cancel();
        QVERIFY(document().stopped() && document().behind());
        QVERIFY(document().reading() == before);
        bench_->action(Command::goOn)->trigger();
        QTRY_VERIFY(document().reading() != before);
        QVERIFY(!document().stopped() && !document().behind());
    }

    void switchesTheMask() {
        clickSegment(bench_->window, QStringLiteral("Without"));
        QTRY_VERIFY(document().picture()->unmasked != nullptr);
        QCOMPARE(document().stepBlock(), StepBlock::maskOff);
        const HeadView& view = *document().picture()->unmasked;
        QVERIFY(view.pattern(0, 10) > 0.0F);
        QVERIFY(document().picture()->otherTrace == nullptr); // this head only
        QVERIFY(bench_->action(Command::withoutMask)->isChecked());

        clickSegment(bench_->window, QStringLiteral("Whole model"));
        QTRY_VERIFY(document().picture()->otherTrace != nullptr);
        QCOMPARE(document().picture()->unmasked->run_mask, Mask::none);

        bench_->action(Command::withMask)->trigger();
        QTRY_VERIFY(document().picture()->unmasked == nullptr);
        QCOMPARE(document().stepBlock(), StepBlock::none);
        QCOMPARE(document().picture()->masked->pattern(0, 10), 0.0F);
    }

    void steppingWithoutTheMaskSaysWhyNot() {
        bench_->action(Command::withoutMask)->trigger();
        const Index before = document().reading()->length();
        bench_->action(Command::stepForward)->trigger();
        QVERIFY(bench_->window.statusBar()->currentMessage().contains(QLatin1String("mask")));
        QTRY_VERIFY(!document().busy());
        QCOMPARE(document().reading()->length(), before);
    }

    void theChosenCellComesBackWithItsText() {
        readOpenEnded();
        auto* panel = bench_->find<DecodingPanel>();
        const auto shows = [this](Index length) {
            return document().reading()->length() == length;
        };
        const auto cell = [this] { return *document().selection().cell(); };
        const CellPosition atStart{3, 1};
        document().selection().setCell(atStart);
        document().step();
        document().step();
        QTRY_VERIFY(shows(7));
        QCOMPARE(cell().query_pos, Index{6}); // the newest row, as long as one goes on
        emit panel->backRequested();
        QTRY_VERIFY(shows(6));
        QCOMPARE(cell().query_pos, Index{5});
        emit panel->startRequested();
        QTRY_VERIFY(shows(5));
        QVERIFY(cell() == atStart);
        QTRY_VERIFY(document().cellNote() && document().cellNote()->explanation.query_pos == 3);

        const CellPosition later{2, 0}; // chosen after a step
        emit panel->jumpRequested(1);
        QTRY_VERIFY(shows(6));
        const TokenId taken = document().reading()->trace().ids().back();
        document().selection().setCell(later);
        emit panel->startRequested();
        QTRY_VERIFY(shows(5));
        QVERIFY(cell() == atStart);
        emit panel->jumpRequested(1);
        QTRY_VERIFY(shows(6));
        QVERIFY(cell() == later);

        emit panel->startRequested(); // a fork makes it another text
        QTRY_VERIFY(shows(5) && document().nextTokens()->reading == document().reading());
        const auto& candidates = document().nextTokens()->candidates;
        document().take(candidates[candidates[0].id == taken ? 1 : 0].id);
        QTRY_VERIFY(shows(6));
        QCOMPARE(cell().query_pos, Index{5});
        document().setText(QStringLiteral("Once upon a time the"));
        QTRY_VERIFY(shows(5) && bench_->settled());
        QCOMPARE(cell().query_pos, Index{4});
    }

    void choosesAHeadByMouseAndByKeyboard() {
        auto* grid = bench_->find<HeadGrid>();
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->itemRect(7).center());
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 1}));
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Right);
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 2}));
        QTest::keyClick(grid, Qt::Key_Down);
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 2}));
        bench_->action(Command::previousHead)->trigger();
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 1}));
        QVERIFY(grid->itemSelected(13));
    }

    /// The clicker's too, also when a cell was just clicked.
    void pageKeysStepWhereverTheFocusIs() {
        readOpenEnded();
        QWidget* view = bench_->window.heatmap()->findChild<HeatmapView*>();
        auto* heads = bench_->find<HeadGrid>();
        Index length = document().reading()->length();
        for (const Command picture : {Command::showHeatmap, Command::showLines}) {
            bench_->action(picture)->trigger();
            QWidget* shown = picture == Command::showHeatmap ? view : bench_->find<LinesView>();
            for (QWidget* focused : {shown, static_cast<QWidget*>(heads)}) {
                focused->setFocus();
                QTRY_VERIFY(focused->hasFocus());
                ++length;
                QTest::keyClick(focused, Qt::Key_PageDown);
                QTRY_COMPARE(document().reading()->length(), length);
            }
            --length;
            QTest::keyClick(heads, Qt::Key_PageUp);
            QTRY_COMPARE(document().reading()->length(), length);
        }
    }

    void shiftAndPageKeysMoveInTheFocusedPicture() {
        QWidget* view = bench_->window.heatmap()->findChild<HeatmapView*>();
        document().selection().setCell(CellPosition{0, 0});
        const Index length = document().reading()->length();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(document().selection().cell()->query_pos, std::min<Index>(10, length - 1));
        QVERIFY(bench_->settled() || document().reading()->length() == length); // no step
        bench_->action(Command::showLines)->trigger();
        QWidget* lines = bench_->find<LinesView>();
        lines->setFocus();
        QTRY_VERIFY(lines->hasFocus());
        QTest::keyClick(lines, Qt::Key_PageUp, Qt::ShiftModifier);
        QCOMPARE(document().selection().cell()->query_pos, Index{0});
        QTRY_VERIFY(!document().busy());
        QCOMPARE(document().reading()->length(), length);
    }

    void afterCancelTheSwitchesSayWhatIsShown() {
        const HeadId head = document().selection().head();
        const ViewOptions options = document().options();
        document().selection().setHead({{Stack::decoder, 0}, 3});
        bench_->action(Command::sideBySide)->trigger();
        QVERIFY(document().busy());
        document().cancel();
        QVERIFY(!document().busy());
        QVERIFY(document().selection().head() == head && document().picture()->head == head);
        QVERIFY(document().options() == options);
        QVERIFY(bench_->action(Command::withMask)->isChecked());
    }

    void hoveringAHeadPreviewsItAndLeavingRestores() {
        auto* grid = bench_->find<HeadGrid>();
        auto* view = bench_->find<AttentionView>();
        const HeadPicturePtr chosen = document().picture();
        QTest::mouseMove(grid, grid->itemRect(1).center());
        QTRY_VERIFY(document().preview() != nullptr);
        QVERIFY((document().preview()->head == HeadId{{Stack::decoder, 0}, 1}));
        QVERIFY(view->content().masked == document().preview()->masked);
        QVERIFY((document().selection().head() == chosen->head));
        QVERIFY(document().picture() == chosen);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(grid, &leave);
        QVERIFY(document().preview() == nullptr);
        QVERIFY(view->content().masked == chosen->masked);
    }

    void aHeadChosenByKeyEndsThePreview() {
        auto* grid = bench_->find<HeadGrid>();
        auto* view = bench_->find<AttentionView>();
        auto* cards = bench_->find<ExplanationCard>();
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->itemRect(7).center());
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 1}));
        QTest::mouseMove(grid, grid->itemRect(8).center());
        QTRY_VERIFY(document().preview() != nullptr);
        const auto named = [cards](const char* head) {
            const QList<QLabel*> labels = cards->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [head](const QLabel* label) {
                return label->text().contains(QLatin1String(head));
            });
        };
        QVERIFY(named("head 1.1")); // that is not the one in the middle
        QVERIFY(bench_->find<QLabel>("cellStatus")->text().startsWith(QLatin1String("head 1.1")));
        bench_->action(Command::nextHead)->trigger();
        bench_->action(Command::nextHead)->trigger();
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 3}));
        QTRY_VERIFY(!document().busy());
        QVERIFY(document().preview() == nullptr);
        QCOMPARE(view->content().masked, document().picture()->shown.masked);
        QVERIFY(!named("head 1."));
        QTest::mouseMove(grid, grid->itemRect(2).center()); // and another one is previewed again
        QTRY_VERIFY(document().preview() != nullptr);
    }

    void aNewSentenceDropsThePreview() {
        document().preview(HeadId{{Stack::decoder, 0}, 3});
        QTRY_VERIFY(document().preview() != nullptr);
        document().setText(QStringLiteral("The dog ran"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("The dog ran"));
        QTRY_VERIFY(document().preview() == nullptr);
    }

    void choosingThePreviewedHeadEndsThePreview() {
        document().preview(HeadId{{Stack::decoder, 0}, 3});
        QTRY_VERIFY(document().preview() != nullptr);
        document().selection().setHead({{Stack::decoder, 0}, 3});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 3}));
        QVERIFY(document().preview() == nullptr);
    }

    void chipsAndHeatmapShareTheHover() {
        auto* chips = bench_->find<TokenChips>();
        auto* view = bench_->find<AttentionView>();
        QTest::mouseMove(chips->viewport(), chips->itemRect(4).center());
        QTRY_VERIFY((document().selection().hovered() == CellPosition{4, 4}));
        QCOMPARE(view->first()->hoveredCell(), (HeatmapCell{4, 4}));
        const QImage before = chips->grab().toImage();
        document().selection().setHovered(CellPosition{6, 2});
        QVERIFY(chips->grab().toImage() != before);
        document().selection().setHovered(std::nullopt);
        QVERIFY(!view->first()->hoveredCell().valid());
    }

    void aCellOfTheDifferenceIsExplainedWithoutTheMask() {
        bench_->action(Command::difference)->trigger();
        QTRY_VERIFY(document().picture()->unmasked != nullptr);
        document().selection().setCell(CellPosition{2, 5});
        QTRY_VERIFY(document().cellNote()->other);
        auto* card = bench_->find<ExplanationCard>();
        QTRY_VERIFY(card->title().contains(QLatin1String("without the mask")));
        bench_->action(Command::withMask)->trigger();
        QTRY_VERIFY(!card->title().contains(QLatin1String("without the mask")));
    }

    void theNotesTakeTheCursorWhenTheyAreCalledFor() {
        auto* editor = bench_->find<NotesCard>()->editor();
        bench_->action(Command::panelNotes)->trigger();
        QTRY_VERIFY(editor->isVisible());
        QCOMPARE(bench_->window.focusWidget(), editor);
        bench_->action(Command::panelNotes)->trigger();
        QTRY_VERIFY(!editor->isVisible());
    }

    void copiesThePictureAndItsNumbers() {
        bench_->action(Command::copyFigure)->trigger();
        QTRY_VERIFY(bench_->window.passing().isVisible());
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        const QStringList lines = copied->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 13); // tokens, 11 rows, nothing after the last
        const QStringList row = lines[9].split(QLatin1Char('\t'));
        QCOMPARE(row.size(), 12);
        QCOMPARE(row[0], QStringLiteral("8:␣it")); // never a formula to a spreadsheet
        QCOMPARE(row[2].toFloat(), document().picture()->masked->pattern(8, 1));
        QCOMPARE(row[11], QStringLiteral("0")); // masked
        QVERIFY(copied->data(QStringLiteral("image/svg+xml")).startsWith("<?xml"));
    }

    /// As the system asks for a menu: by the right button at `at`, or by the key.
    static void askForMenu(QWidget* widget, QContextMenuEvent::Reason reason, QPoint at) {
        QContextMenuEvent event(reason, at, widget->mapToGlobal(at));
        QCoreApplication::sendEvent(widget, &event);
    }

    void aHeadAndThePictureHaveTheirMenus() {
        auto* ofHead = bench_->find<QMenu>("headMenu");
        auto* grid = bench_->find<HeadsCard>()->grid();
        const HeadId before = document().selection().head();
        askForMenu(grid, QContextMenuEvent::Mouse, grid->itemRect(0).center());
        QTRY_VERIFY(ofHead->isVisible());
        QVERIFY(document().selection().head() != before);
        QVERIFY((document().selection().head() == HeadId{{Stack::decoder, 0}, 0}));
        QVERIFY(ofHead->actions().contains(bench_->action(Command::pinHead)));
        ofHead->close();
        askForMenu(grid, QContextMenuEvent::Mouse, QPoint(0, grid->height() - 1)); // beside all
        QVERIFY(!ofHead->isVisible());
        askForMenu(grid, QContextMenuEvent::Keyboard, grid->rect().center());
        QTRY_VERIFY(ofHead->isVisible());
        QVERIFY((document().selection().head() == HeadId{{Stack::decoder, 0}, 0}));
        ofHead->close();

        auto* ofPicture = bench_->find<QMenu>("pictureMenu");
        QWidget* map = bench_->window.heatmap();
        for (const auto reason : {QContextMenuEvent::Mouse, QContextMenuEvent::Keyboard}) {
            askForMenu(bench_->find<AttentionView>()->first(), reason, map->rect().center());
            QTRY_VERIFY(ofPicture->isVisible());
            ofPicture->close();
        }
        QVERIFY(ofPicture->actions().contains(bench_->action(Command::copyFigure)));
    }

    void theStatusBarTellsTheDifference() {
        QTRY_VERIFY(status().contains(QStringLiteral("weight ")));
        bench_->action(Command::difference)->trigger();
        QTRY_VERIFY2(status().contains(QStringLiteral("weight without the mask ")),
                     qPrintable(status()));
        const auto number = [this](const QString& after) {
            const QString text = status();
            const qsizetype at = text.indexOf(after) + after.size();
            const qsizetype comma = text.indexOf(QLatin1Char(','), at);
            return readBack(text.mid(at, comma < 0 ? -1 : comma - at));
        };
        const HeadPicture& picture = *document().picture();
        const CellPosition cell = *document().selection().cell();
        const double difference = static_cast<double>(
            picture.unmasked->pattern(cell.query_pos, cell.key_pos) -
            picture.masked->pattern(cell.query_pos, cell.key_pos));
        QVERIFY(std::abs(number(QStringLiteral("difference ")) - difference) < 1e-4);
        QCOMPARE(weightText(number(QStringLiteral("without the mask ")) -
                            number(QStringLiteral("with it "))),
                 weightText(number(QStringLiteral("difference "))));
    }

    void scoresThatStayHaveNoDifference() {
        auto* quantities = bench_->window.findChildren<SegmentedControl*>()[0];
        for (SegmentedControl* control : bench_->window.findChildren<SegmentedControl*>()) {
            quantities = control->accessibleName() == QLatin1String("Values") ? control : quantities;
        }
        const auto* scores = quantities->findChildren<QAbstractButton*>()[1];
        const auto quantity = [this] { return bench_->find<AttentionView>()->options().quantity; };
        bench_->action(Command::scores)->trigger();
        bench_->action(Command::thisHeadOnly)->trigger();
        bench_->action(Command::difference)->trigger();
        QTRY_VERIFY(!scores->isEnabled() && quantity() == Quantity::weights);
        QVERIFY(scores->toolTip().contains(QStringLiteral("0 everywhere")));
        const QAction* inMenu = bench_->action(Command::scores);
        QVERIFY(!inMenu->isEnabled() && inMenu->toolTip().contains(scores->toolTip()));
        QVERIFY(!scores->isChecked());
        bench_->action(Command::wholeModel)->trigger();
        QTRY_VERIFY(scores->isEnabled() && quantity() == Quantity::scores);
        QVERIFY(inMenu->isEnabled());
        QVERIFY(scores->isChecked());
    }

    void whatCannotBeSubtractedIsShownSideBySide() {
        bench_->action(Command::pinHead)->trigger();
        Comparison* comparison = bench_->find<HeatmapCard>()->comparison();
        QTRY_VERIFY(comparison->picture() != nullptr);
        comparison->setDifference(true);
        auto* bar = bench_->find<ComparisonBar>();
        const QList<QAbstractButton*> how =
            bar->findChild<SegmentedControl*>()->findChildren<QAbstractButton*>();
        QTRY_VERIFY(how[1]->isChecked());
        document().setText(QStringLiteral("the cat"));
        QTRY_VERIFY(!how[1]->isEnabled());
        QVERIFY(how[0]->isChecked());
        QVERIFY(!how[1]->toolTip().isEmpty());
        QVERIFY(bar->findChild<ElidedLabel*>()->text().startsWith(QStringLiteral("no A − B")));
    }

    void theWalkHasNoComparison() {
        bench_->action(Command::pinHead)->trigger();
        auto* bar = bench_->find<ComparisonBar>();
        QTRY_VERIFY(bar->isVisible());
        bench_->action(Command::showWalk)->trigger();
        QTRY_VERIFY(!bar->isVisible());
        bench_->action(Command::showLines)->trigger();
        QTRY_VERIFY(bar->isVisible());
        bench_->action(Command::showHeatmap)->trigger();
        QTRY_VERIFY(bar->isVisible());
    }

    void whatIsToldInPassingMovesNothing() {
        const auto places = [this] {
            QList<QRect> all;
            for (QWidget* widget : bench_->window.findChildren<QWidget*>()) {
                if (widget->isVisible() && widget->window() == &bench_->window &&
                    !bench_->window.passing().isAncestorOf(widget) &&
                    widget != &bench_->window.passing()) {
                    all << QRect(widget->mapTo(&bench_->window, QPoint()), widget->size());
                }
            }
            return all;
        };
        // Nothing is being computed any more that a slow machine would show the progress of.
        QTRY_VERIFY(document().layerMeans() && !document().busy());
        QTRY_VERIFY(!bench_->find<QToolButton>("cancelJob")->isVisible());
        QTest::qWait(50); // and the panels have their sizes
        const QList<QRect> before = places();
        FloatingMessage& bar = bench_->window.passing();
        const QString path =
            QStringLiteral("/a/path/") + QStringLiteral("that is long ").repeated(30);
        emit bench_->window.session().saved(path);
        QTRY_VERIFY(bar.isVisible());
        QTest::qWait(50);
        QCOMPARE(places(), before);
        QVERIFY(bench_->window.rect().contains(bar.geometry()));
        QCOMPARE(test::firstCutLabel(bar), QString());
        QCOMPARE(test::firstNameless(bar), QString());
        bench_->window.resize(bench_->window.width() - 200, bench_->window.height() - 50);
        QTRY_VERIFY(bench_->window.rect().contains(bar.geometry()));
        bench_->action(Command::copyMessage)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Saved: ") + path);
        bench_->language.choose(QStringLiteral("zh_CN"));
        QTRY_VERIFY(!bar.text().startsWith(QLatin1String("Saved")));
        bench_->language.choose(QStringLiteral("en"));
        emit bench_->window.session().saved(QStringLiteral("short"));
        QTRY_VERIFY(bar.width() < 400);
        QTest::keyClick(&bench_->window, Qt::Key_Escape);
        QTRY_VERIFY(!bar.isVisible());
    }

    void remembersTheOrderOfTheHeads() {
        auto* heads = bench_->find<HeadsCard>();
        heads->setOrder(HeadOrder::entropy);
        heads->setSorted(false);
        heads->grid()->setSide(40);
        bench_->window.close();
        QCOMPARE(bench_->settings.headOrder(), HeadOrder::entropy);
        MainWindow next({*theme_, bench_->language, bench_->settings, {}}, {});
        heads = next.findChild<HeadsCard*>();
        QVERIFY(heads->order() == HeadOrder::entropy && !heads->sorted());
        QCOMPARE(heads->grid()->side(), 40);
    }

    void theHeatmapIsLarge() {
        bench_->window.resize(1440, 900);
        QTRY_VERIFY(bench_->find<AttentionView>()->first()->cellRect({0, 0}).height() >= 28);
    }

    void spendsTheColoursOnTheWeightsThereAre() {
        document().selection().setHead({{Stack::decoder, 0}, 2});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 2}));
        document().setText(QStringLiteral("The cat sat"));
        auto* view = bench_->find<AttentionView>()->first();
        QCOMPARE(view->scale().high, 1.0);
        bench_->action(Command::withoutMask)->trigger();
        bench_->action(Command::scaleToLargest)->trigger();
        QTRY_VERIFY(document().picture()->unmasked && !document().busy());
        QCOMPARE(view->scale().high, view->largestMagnitude());
        QVERIFY(view->scale().high < 1.0);
        bench_->action(Command::scaleToLargest)->trigger();
        QCOMPARE(view->scale().high, 1.0);
    }

    void remembersTheView() {
        bench_->action(Command::difference)->trigger();
        bench_->window.close();
        QVERIFY(bench_->settings.view().mask == MaskView::difference);
        QVERIFY(!bench_->settings.geometry().isEmpty());
    }

    void saysWhatKeepsTheMask() {
        const auto* heads = bench_->find<QLabel>("asTrained");
        const auto next = [this] { return bench_->find<NextTokenCard>()->secondaryText(); };
        QVERIFY(!heads->isVisible() && next() != QLatin1String("with the causal mask"));
        bench_->window.resize(1280, 800);
        bench_->action(Command::withoutMask)->trigger();
        for (const QString& language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            bench_->language.choose(language);
            QTRY_VERIFY(heads->isVisible() && heads->width() >= heads->sizeHint().width());
        }
        QCOMPARE(heads->text(), QStringLiteral("as trained: with the causal mask"));
        QCOMPARE(next(), QStringLiteral("with the causal mask"));
        const auto* count = bench_->find<QLabel>("tokenCount");
        QCOMPARE(count->text(), QStringLiteral("11 tokens\n% with the causal mask"));
        bench_->action(Command::forecasts)->trigger();
        QCOMPARE(count->text(), QStringLiteral("11 tokens"));
        bench_->action(Command::forecasts)->trigger();
        bench_->action(Command::withMask)->trigger();
        QVERIFY(!heads->isVisible() && next() != QLatin1String("with the causal mask"));
        QCOMPARE(count->text(), QStringLiteral("11 tokens"));
    }
};

QTEST_MAIN(TestWindowViews)
#include "test_window_views.moc"
