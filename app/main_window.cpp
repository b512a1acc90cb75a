// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/busy_bar.h"
#include "app/commands.h"
#include "app/decoding_card.h"
#include "app/error_text.h"
#include "app/gaps_card.h"
#include "app/heads_card.h"
#include "app/heatmap_card.h"
#include "app/history.h"
#include "app/jobs/shown_patterns.h"
#include "app/language.h"
#include "app/model_menu.h"
#include "app/next_token_card.h"
#include "app/notes_card.h"
#include "app/notices.h"
#include "app/sentence_bar.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "app/startup_probe.h"
#include "app/token_row.h"
#include "app/walk_view.h"
#include "app/workspace.h"
#include "core/model/catalog.h"
#include "widgets/controls/floating_message.h"
#include "widgets/controls/number_text.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/figure/worked_numbers.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/lines/head_toggles.h"
#include "widgets/lines/lines_panel.h"
#include "widgets/lines/lines_view.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/head_statistics_card.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/walk_panel.h"
#include "widgets/walk/walk_switches.h"

#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

namespace heedmap {

namespace {

constexpr int gutter = 8;
constexpr int roomyWidth = 1890; ///< for a class, in large type, what 1400 are without it

/// Both weights of a cell and what parts them, with the decimals with which that comes out.
QString differenceText(const HeadPicture& picture, const CellPosition& cell) {
    const auto at = [&cell](const HeadView& view) {
        return static_cast<double>(view.pattern(cell.query_pos, cell.key_pos));
    };
    const double without = at(*picture.unmasked);
    const double with = at(*picture.masked);
    const QString difference = weightText(without - with);
    QString text;
    workedDecimals(weightDecimals(), [&](int decimals) {
        const QString first = decimalText(without, decimals);
        const QString second = decimalText(with, decimals);
        text = MainWindow::tr("weight without the mask %1, with it %2, difference %3")
                   .arg(first, second, difference);
        return readBack(weightText(readBack(first) - readBack(second))) == readBack(difference);
    });
    return text;
}

Explained patternOf(const CellNote& note) {
    if (note.other) {
        return note.picture->otherTrace ? Explained::otherModel : Explained::otherHead;
    }
    return note.picture->masked && note.picture->unmasked ? Explained::asTrained : Explained::only;
}

} // namespace

MainWindow::MainWindow(const Environment& environment, const LaunchRequest& request,
                       QWidget* parent)
    : QMainWindow(parent), environment_(environment), commands_(new Commands(this)) {
    setWindowTitle(QStringLiteral("Heedmap"));
    setAcceptDrops(true);
    makeCards();
    makeStatusBar();
    makeMenus();
    connectDocument();
    connectFiles();
    connectExports();
    connectViews();
    connectLook();
    connectDecoding();
    connectSession();
    connectHelp();
    restore();
    openFirst(request);
    retranslate();
    orderFocus();
}

void MainWindow::openFirst(const LaunchRequest& request) {
    session_->findLeftovers();
    if (!request.file.empty()) {
        session_->open(QString::fromStdString(request.file));
        return;
    }
    openAsBefore(request);
}

/// What watches the document tells the commands of its end: both must still be there.
MainWindow::~MainWindow() {
    delete session_;
    delete history_;
}

/// Opens what was asked for, and what was there last time for what was not. A model of last time
/// that cannot be opened any more is told of, and the default one opens.
void MainWindow::openAsBefore(const LaunchRequest& request) {
    const Settings& settings = environment_.settings;
    const std::string last = settings.model().toStdString();
    const bool again = request.model.empty() && !last.empty();
    if (request.text.empty()) {
        document_.setTexts(settings.sentence(), again ? settings.secondText() : QString());
    } else {
        document_.setText(QString::fromStdString(request.text));
    }
    if (again) {
        connect(
            &document_, &Document::failed, this,
            [this](const Error& error) {
                if (document_.reading()) {
                    return;
                }
                connect(
                    &document_, &Document::modelOpened, this, [this, error] { showError(error); },
                    Qt::SingleShotConnection);
                document_.openModel(default_model_name());
            },
            Qt::SingleShotConnection);
    }
    document_.openModel(again                   ? last
                        : request.model.empty() ? default_model_name()
                                                : request.model);
}

QWidget* MainWindow::heatmap() const {
    return heatmap_->view();
}

void MainWindow::makeCards() {
    sentence_ = new SentenceBar;
    tokens_ = new TokenRow(document_);
    messages_ = new MessageBar;
    passing_ = new FloatingMessage(this);
    notices_ = new Notices(*messages_, *passing_, this);
    heads_ = new HeadsCard(document_);
    statistics_ = new HeadStatisticsCard;
    heatmap_ = new HeatmapCard(document_);
    explanation_ = new ExplanationCard;
    decoding_ = new DecodingCard(document_);
    next_ = new NextTokenCard(document_);
    gaps_ = new GapsCard(document_);
    notes_ = new NotesCard;
    workspace_ = new Workspace;
    history_ = new History(document_, this);
    session_ =
        new SessionFiles({document_, *history_, *heads_, *heatmap_, *notes_, environment_.settings},
                         environment_.autosaves, this);
    workspace_->setCentralWidget(heatmap_);
    using Area = Qt::DockWidgetArea;
    const auto panel = [this](const char* name, QWidget* card, Area area, Command toggle) {
        workspace_->addPanel({QString::fromLatin1(name), card, area, (*commands_)[toggle],
                              toggle != Command::panelNotes});
    };
    panel("heads", heads_, Area::LeftDockWidgetArea, Command::panelHeads);
    panel("statistics", statistics_, Area::LeftDockWidgetArea, Command::panelStatistics);
    panel("explanation", explanation_, Area::RightDockWidgetArea, Command::panelExplanation);
    panel("decoding", decoding_, Area::BottomDockWidgetArea, Command::panelDecoding);
    panel("next", next_, Area::BottomDockWidgetArea, Command::panelNext);
    panel("gaps", gaps_, Area::BottomDockWidgetArea, Command::panelGaps);
    panel("notes", notes_, Area::RightDockWidgetArea, Command::panelNotes);
    workspace_->setApplicable(gaps_, false); // until an encoder is open

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(gutter);
    column->addWidget(sentence_);
    column->addWidget(tokens_);
    column->addWidget(messages_);
    column->addWidget(workspace_, 1);
    setCentralWidget(page);
}

/// Tab goes as the eye does: the sentence, its tokens, the heads, the heatmap with its switches
/// first, its explanation, and what comes next.
void MainWindow::orderFocus() {
    QWidget* last = nullptr;
    const auto follow = [this, &last](const QList<QWidget*>& widgets) {
        for (QWidget* widget : widgets) {
            if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr &&
                widget->window() == this) {
                if (last != nullptr) {
                    setTabOrder(last, widget);
                }
                last = widget;
            }
        }
    };
    follow({sentence_->findChild<QLineEdit*>(QStringLiteral("sentence"))});
    follow({sentence_->findChild<QLineEdit*>(QStringLiteral("second"))});
    for (QPushButton* button : sentence_->findChildren<QPushButton*>()) {
        follow({button});
    }
    for (TokenChips* chips : tokens_->chips()) {
        follow({chips});
    }
    follow(messages_->findChildren<QWidget*>());
    follow(heads_->findChildren<QWidget*>());
    for (const SegmentedControl* control : heatmap_->findChildren<SegmentedControl*>()) {
        follow(control->findChildren<QWidget*>());
    }
    follow(heatmap_->walk()->switches()->findChildren<QWidget*>());
    follow({heatmap_->view()->first(), heatmap_->view()->second()});
    follow(heatmap_->lines()->heads()->findChildren<QWidget*>());
    follow({heatmap_->lines()->first(), heatmap_->lines()->second()});
    follow(heatmap_->walk()->panel()->findChildren<QWidget*>());
    follow(explanation_->findChildren<QWidget*>());
    follow(decoding_->findChildren<QWidget*>());
    follow(next_->findChildren<QWidget*>());
    follow(gaps_->findChildren<QWidget*>());
    follow({notes_->editor()});
    follow(passing_->findChildren<QWidget*>());
}

void MainWindow::makeStatusBar() {
    cell_status_ = new QLabel;
    cell_status_->setObjectName(QStringLiteral("cellStatus"));
    run_status_ = new QLabel;
    busy_ = new BusyBar;
    for (QLabel* label : {cell_status_, run_status_}) {
        setTone(*label, "muted");
        label->setTextFormat(Qt::PlainText);
    }
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(12, 0, 12, 0);
    statusBar()->addWidget(cell_status_, 1);
    statusBar()->addPermanentWidget(busy_);
    statusBar()->addPermanentWidget(run_status_);
}

void MainWindow::connectDocument() {
    connect(&document_, &Document::failed, this, &MainWindow::showError);
    for (const auto signal : {&Document::readingChanged, &Document::emptied}) {
        connect(&document_, signal, this, [this] {
            notices_->clear();
            showStatus();
        });
    }
    connect(&document_, &Document::textErrorChanged, this, &MainWindow::showStatus);
    connect(&document_, &Document::textChanged, sentence_, &SentenceBar::setText);
    connect(&document_, &Document::secondChanged, sentence_, &SentenceBar::setSecond);
    connect(&document_, &Document::modelOpened, this, &MainWindow::showModel);
    connect(&document_, &Document::modelOpened, this, &MainWindow::offerExample);
    connect(&document_, &Document::failed, this, [this] { offers_example_ = false; });
    connect(&remarks_, &ModelRemarks::remarked, this, &MainWindow::showRemarks);
    connect(&document_, &Document::optionsChanged, this, &MainWindow::showOptions);
    connect(&document_, &Document::siteViewChanged, this, &MainWindow::showOptions);
    connect(&document_, &Document::cellNoteChanged, this, &MainWindow::showCell);
    connect(&document_, &Document::summariesChanged, this, &MainWindow::showHead);
    connect(&document_, &Document::pictureChanged, this, &MainWindow::showHead);
    for (const auto shows : {&MainWindow::showHead, &MainWindow::showCell}) {
        connect(&document_, &Document::previewChanged, this, shows);
    }
    connect(&document_, &Document::pictureChanged, this, &MainWindow::showMerging);
    connect(&document_, &Document::pictureChanged, this, &MainWindow::showQuantities);
    connect(&document_, &Document::busyChanged, this, &MainWindow::showBusy);
    connect(&document_, &Document::progressed, this, &MainWindow::showShare);
    connect(busy_, &BusyBar::cancelled, this, [this] {
        session_->cancel();
        offers_example_ = false;
        document_.cancel();
        export_.cancel();
        const bool goesOn = document_.stopped();
        tell(MessageKind::passing, [this, goesOn] {
            const QString keys = (*commands_)[Command::goOn]->shortcut().toString();
            return goesOn ? tr("Stopped. What was shown stays; %1 computes the rest.").arg(keys)
                          : errorSentence(cancelled());
        });
    });
    connect(&export_, &JobSlot::busyChanged, this, &MainWindow::showBusy);
    connect(&export_, &JobSlot::progressed, this, &MainWindow::showShare);
    connect(sentence_, &SentenceBar::textEdited, &document_, &Document::setText);
    connect(sentence_, &SentenceBar::secondEdited, &document_, &Document::setSecond);
    connect(sentence_, &SentenceBar::translationWanted, &document_, &Document::translate);
    for (const auto signal : {&Document::stepBlockChanged, &Document::modelOpened}) {
        connect(&document_, signal, this, &MainWindow::showTranslation);
    }
    connect(sentence_, &SentenceBar::exampleChosen, this, [this](int index) {
        document_.showExample(document_.examples()[static_cast<std::size_t>(index)]);
    });
    connect(gaps_, &GapsCard::maskRequested, this, &MainWindow::insertMask);
    connect(
        &document_, &Document::summariesChanged, this,
        [this] { // what the cards need is known only now
            const void* model = document_.reading()->source.get();
            if (!workspace_->arranged() && std::exchange(divided_for_, model) != model) {
                divideRoom();
            }
        },
        Qt::QueuedConnection);
    if (StartupProbe::wanted()) {
        auto* probe = new StartupProbe(this);
        connect(
            &document_, &Document::pictureChanged, probe,
            [this, probe] { probe->watch(heatmap()); }, Qt::SingleShotConnection);
    }
}

void MainWindow::showStopped() {
    commands_->setWhyNot(Command::goOn,
                         document_.stopped() ? QString() : tr("Nothing was stopped."));
}

void MainWindow::showShare(double share) {
    busy_->setShare(share);
}

void MainWindow::showModel() {
    const OpenModel& source = *document_.reading()->source;
    const ModelConfig& config = source.model->config;
    const QString name = QString::fromStdString(source.model->name);
    const QString layers = config.encoder ? QStringLiteral("(%1 + %2)")
                                                .arg(config.encoder->num_hidden_layers)
                                                .arg(config.num_hidden_layers)
                                          : QString::number(config.num_hidden_layers);
    const QString shape = tr("%1 × %2 heads").arg(layers).arg(config.num_attention_heads);
    const QString tooltip =
        tr("%1: %2 layers of %3 heads, %4 numbers a token, %5 positions, %6 pieces. Click to "
           "choose another model.")
            .arg(name)
            .arg(layers)
            .arg(config.num_attention_heads)
            .arg(config.hidden_size)
            .arg(config.max_tokens())
            .arg(config.vocab_size);
    sentence_->setModel(name, shape, tooltip);
    sentence_->setSecondText(source.secondText());
    const bool encoder = config.stack == Stack::encoder;
    workspace_->setApplicable(decoding_, !encoder);
    workspace_->setApplicable(next_, !encoder);
    workspace_->setApplicable(gaps_, encoder);
    (*commands_)[Command::insertMask]->setEnabled(source.tokenizer->mask_token().has_value());
    showExamples();
    showOptions();
    models_->setCurrent(QString::fromStdString(source.reference));
    showTitle();
}

void MainWindow::showStatus() {
    if (!document_.reading()) {
        return;
    }
    const Reading& reading = *document_.reading();
    if (document_.behind()) {
        run_status_->setText(
            tr("shown: the sentence before (%1)").arg(tokenCountText(reading.length())));
        return;
    }
    run_status_->setText(tokenCountText(reading.length()) + QStringLiteral(" · ") +
                         tr("computed in %1 ms").arg(reading.milliseconds, 0, 'f', 1));
    run_status_->setToolTip(
        tr("Queries, keys, values and the residual stream of every layer are kept for this text: "
           "%1 of memory")
            .arg(QLocale().formattedDataSize(static_cast<qint64>(reading.trace().bytes()), 1)));
}

void MainWindow::showHead() {
    const SummariesPtr& summaries = document_.summaries();
    if (!summaries) {
        statistics_->clear(); // they were stopped
    }
    if (!summaries || !document_.picture() || summaries->reading != document_.reading()) {
        return; // those of what was just read are on their way
    }
    const HeadPicturePtr& preview = document_.preview();
    const HeadId& chosen = preview ? preview->head : document_.picture()->head;
    for (const HeadSummary& head : summaries->heads) {
        if (head.site == chosen.site && head.head == chosen.head) {
            statistics_->setHead(head.site, head.head, head.statistics);
        }
    }
}

void MainWindow::showCell() {
    if (!document_.cellNote()) {
        return;
    }
    const CellNote& note = *document_.cellNote();
    const CellExplanation& cell = note.explanation;
    const auto text = [](const std::vector<DisplayToken>& tokens, Index position) {
        return QString::fromStdString(tokens[static_cast<std::size_t>(position)].text);
    };
    const Reading& reading = *note.picture->reading;
    const QString query = text(reading.queryTokens(cell.site.stack), cell.query_pos);
    const QString key = text(reading.keyTokens(cell.site.stack), cell.key_pos);
    const std::optional<ShownCell> shown =
        shownFrom(*note.picture, {cell.query_pos, cell.key_pos}, note.other);
    explanation_->setCell(cell, query, key, patternOf(note), shown);
    explanation_->setOtherShown(document_.preview() != nullptr);
    // All at once: a token may itself hold what looks like a place marker.
    const HeadId& head = note.picture->head;
    cell_status_->setText(
        tr("head %1     row “%2” (%3) → column “%4” (%5)     %6")
            .arg(QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head), query,
                 QString::number(cell.query_pos), key, QString::number(cell.key_pos),
                 note.picture->view.mask == MaskView::difference
                     ? differenceText(*note.picture, {cell.query_pos, cell.key_pos})
                     : tr("weight %1     score %2")
                           .arg(shown && !shown->aside
                                    ? tr("%1, shown as %2")
                                          .arg(weightText(cell.weight), weightText(shown->shown))
                                    : weightText(cell.weight),
                                numberText(cell.score))));
}

void MainWindow::showExamples() {
    QList<ExampleEntry> entries;
    for (const Example& example : document_.examples()) {
        const std::string& note =
            environment_.language.chinese() ? example.noteChinese : example.noteEnglish;
        entries.append(
            {QString::fromStdString(example.sentence.text), QString::fromStdString(note)});
    }
    sentence_->setExamples(entries);
}

void MainWindow::insertMask() {
    const OpenModel& source = *document_.reading()->source;
    if (const auto mask = source.tokenizer->mask_token()) {
        sentence_->insertWord(QString::fromStdString(std::string(source.tokenizer->token(*mask))));
    }
}

void MainWindow::restore() {
    const Settings& settings = environment_.settings;
    setWeightDecimals(settings.weightDecimals());
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    restoreGeometry(settings.geometry());
    divideRoom();
    workspace_->restoreLayout(settings.panels());
    if (const std::optional<QStringList> hidden = settings.hiddenPanels()) {
        workspace_->setHiddenPanels(*hidden);
    }
    document_.setOptions(settings.view());
    heads_->setOrder(settings.headOrder());
    heads_->setSorted(settings.headsSorted());
    heads_->grid()->setSide(settings.headSide());
    showOptions();
}

/// How the cards share the window until the user moves their edges.
void MainWindow::divideRoom() {
    const bool narrow = width() < 1400;
    // A class reads the picture: where large type leaves it little, the heads give way.
    const int left = presenting_ && width() < roomyWidth ? (narrow ? 228 : 280)
                     : narrow                            ? 260
                                                         : std::clamp(width() / 4 - 16, 344, 480);
    const int explanation = narrow ? 303 : 340;
    const auto docks = [this](std::initializer_list<QWidget*> cards) {
        QList<QDockWidget*> all;
        for (QWidget* card : cards) {
            all << workspace_->dockOf(card);
        }
        return all;
    };
    workspace_->resizeDocks(docks({heads_, explanation_}), {left, explanation}, Qt::Horizontal);
    workspace_->resizeDocks(docks({decoding_, next_}), {width(), width()}, Qt::Horizontal);
    // What comes next has what it needs, but leaves the heatmap its room.
    constexpr int leastAbove = 420;
    QList<QDockWidget*> below;
    int wanted = 1;
    for (const QWidget* card : {static_cast<QWidget*>(decoding_), static_cast<QWidget*>(next_),
                                static_cast<QWidget*>(gaps_)}) {
        if (QDockWidget* dock = workspace_->dockOf(card); !dock->isHidden()) {
            below << dock;
            wanted = std::max(wanted, card->sizeHint().height());
        }
    }
    if (!below.isEmpty()) {
        workspace_->resizeDocks({below.front()},
                                {std::clamp(workspace_->height() - leastAbove, 1, wanted)},
                                Qt::Vertical);
    }
    // The heads as large as the column lets them be, and what is told of one right below.
    const int heads = heads_->wantedHeight(left);
    workspace_->resizeDocks(docks({heads_, statistics_}),
                            {heads, std::max(1, workspace_->height() - heads)}, Qt::Vertical);
}

void MainWindow::remember() {
    Settings& settings = environment_.settings;
    setPresenting(false); // not remembered: the next start is no lecture
    settings.setGeometry(saveGeometry());
    settings.setPanels(workspace_->layoutState());
    settings.setHiddenPanels(workspace_->hiddenPanels());
    settings.setView(document_.options());
    if (document_.reading()) {
        const bool example = document_.showsExample(); // opens as the model's own
        const Sentence& read = document_.reading()->sentence;
        settings.setSentence(example ? QString() : QString::fromStdString(read.text));
        settings.setSecondText(example ? QString() : QString::fromStdString(read.second));
        const QString model = QString::fromStdString(document_.reading()->source->reference);
        const QFileInfo folder(model);
        settings.setModel(folder.isDir() ? folder.absoluteFilePath() : model);
    }
    settings.setHeadOrder(heads_->order());
    settings.setHeadsSorted(heads_->sorted());
    settings.setHeadSide(heads_->grid()->side());
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace heedmap
