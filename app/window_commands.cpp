// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the window, and what its commands do.

#include "app/commands.h"
#include "app/comparison.h"
#include "app/decoding_card.h"
#include "app/heads_card.h"
#include "app/heatmap_card.h"
#include "app/jobs/shown_patterns.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/model_menu.h"
#include "app/notices.h"
#include "app/sentence_bar.h"
#include "app/settings.h"
#include "app/walk_view.h"
#include "app/workspace.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/theme/application_theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStatusBar>

namespace heedmap {

namespace {

constexpr Command separator = Command::count;

QString whyNoTranslation(TranslationBlock block) {
    switch (block) {
    case TranslationBlock::model:
        return MainWindow::tr("Only a model that reads a source and writes a target translates");
    case TranslationBlock::blank:
        return MainWindow::tr("There is no source to translate");
    case TranslationBlock::done:
        return MainWindow::tr(
            "The target was written for this source; change the source to translate anew");
    case TranslationBlock::none:
        break;
    }
    return {};
}

} // namespace

QMenu* MainWindow::fill(QMenu* menu, std::initializer_list<Command> commands) {
    for (const Command command : commands) {
        command == separator ? static_cast<void>(menu->addSeparator())
                             : menu->addAction((*commands_)[command]);
    }
    menu->setToolTipsVisible(true);
    return menu;
}

void MainWindow::makeMenus() {
    for (QMenu*& menu : menus_) {
        menu = menuBar()->addMenu(QString());
    }
    fill(menus_[fileMenu], {Command::newSession, Command::openSession});
    recent_menu_ = menus_[fileMenu]->addMenu(QString());
    recent_menu_->setToolTipsVisible(true);
    connect(recent_menu_, &QMenu::aboutToShow, this, &MainWindow::fillRecentSessions);
    fill(menus_[fileMenu], {Command::saveSession, Command::saveSessionAs, separator,
                            Command::openModel, Command::openText, separator});
    export_menu_ = fill(menus_[fileMenu]->addMenu(QString()),
                        {Command::exportFigure, Command::exportBatch, Command::exportAnimation,
                         separator, Command::exportHandout, Command::exportWorksheet});
    fill(menus_[fileMenu], {Command::printFigure, Command::copyFigure, separator, Command::quit});
    fill(menus_[editMenu],
         {Command::undo, Command::redo, separator, Command::editSentence, Command::insertMask,
          Command::goOn, separator, Command::keepGenerated, Command::copyGenerated,
          Command::copyMessage, separator, Command::allCommands, Command::preferences});
    fillViewMenu();
    fill(menus_[headMenu], {Command::nextHead, Command::previousHead, Command::layerBelow,
                            Command::layerAbove, separator, Command::pinHead, separator,
                            Command::encoderStack, Command::decoderStack, Command::crossStack});
    fill(menus_[decodingMenu], {Command::stepForward, Command::stepBack, Command::stepStart,
                                Command::play, separator, Command::translate});
    fill(menus_[helpMenu], {Command::firstSteps, Command::help, separator, Command::about});
    models_ = new ModelMenu([this] { return environment_.settings.recentModels(); }, this);
    models_->setFolderAction((*commands_)[Command::openModel]);
    sentence_->setModelMenu(models_);
    makePictureMenus();
}

void MainWindow::makePictureMenus() {
    picture_menu_ =
        fill(new QMenu(this), {Command::copyFigure, Command::exportFigure, Command::printFigure,
                               separator, Command::pinHead, Command::fitHeatmap, separator,
                               Command::mergeWords, Command::firstAside, Command::scaleToLargest});
    head_menu_ = fill(new QMenu(this), {Command::pinHead, separator, Command::copyFigure,
                                        Command::exportFigure, Command::printFigure});
    picture_menu_->setObjectName(QStringLiteral("pictureMenu"));
    head_menu_->setObjectName(QStringLiteral("headMenu"));
    connect(heatmap_, &HeatmapCard::menuWanted, picture_menu_,
            [menu = picture_menu_](const QPoint& at) { menu->popup(at); });
    connect(heads_->grid(), &HeadGrid::menuWanted, head_menu_,
            [menu = head_menu_](const QPoint& at) { menu->popup(at); });
}

void MainWindow::fillViewMenu() {
    fill(menus_[viewMenu], {Command::withMask,
                            Command::withoutMask,
                            Command::sideBySide,
                            Command::difference,
                            Command::toggleMask,
                            separator,
                            Command::thisHeadOnly,
                            Command::wholeModel,
                            separator,
                            Command::weights,
                            Command::scores,
                            Command::logWeights,
                            Command::scaleToLargest,
                            separator,
                            Command::mergeWords,
                            Command::firstAside,
                            separator,
                            Command::forecasts,
                            Command::special,
                            separator,
                            Command::fitHeatmap,
                            separator,
                            Command::showHeatmap,
                            Command::showLines,
                            Command::showWalk,
                            Command::walkBack,
                            Command::walkForward,
                            separator});
    colors_menu_ =
        fill(menus_[viewMenu]->addMenu(QString()),
             {Command::mapViridis, Command::mapCividis, Command::mapMagma, Command::mapGreys});
    panels_menu_ =
        fill(menus_[viewMenu]->addMenu(QString()),
             {Command::panelHeads, Command::panelStatistics, Command::panelExplanation,
              Command::panelDecoding, Command::panelNext, Command::panelGaps, Command::panelNotes,
              separator, Command::arrangePanels, Command::resetPanels});
    fill(menus_[viewMenu], {Command::present, separator});
    look_menu_ = fill(menus_[viewMenu]->addMenu(QString()),
                      {Command::themeSystem, Command::themeLight, Command::themeDark, separator,
                       Command::languageEnglish, Command::languageChinese});
}

/// The commands that change what is shown of the chosen head.
void MainWindow::connectOptions() {
    const auto choose = [this](Command command, auto change) {
        connect((*commands_)[command], &QAction::triggered, this, [this, change] {
            ViewOptions options = document_.options();
            change(options);
            document_.setOptions(options);
        });
    };
    using V = ViewOptions;
    const auto mask = [this, choose](Command command, MaskView shown) {
        choose(command, [this, shown](V& v) { v.setMask(document_.stack(), shown); });
    };
    mask(Command::withMask, MaskView::masked);
    mask(Command::withoutMask, MaskView::unmasked);
    mask(Command::sideBySide, MaskView::sideBySide);
    mask(Command::difference, MaskView::difference);
    choose(Command::toggleMask, [this](V& v) {
        const bool masked = v.maskOf(document_.stack()) == MaskView::masked;
        v.setMask(document_.stack(), masked ? MaskView::unmasked : MaskView::masked);
    });
    choose(Command::thisHeadOnly, [](V& v) { v.scope = Scope::local; });
    choose(Command::wholeModel, [](V& v) { v.scope = Scope::propagated; });
    choose(Command::weights, [](V& v) { v.quantity = Quantity::weights; });
    choose(Command::scores, [](V& v) { v.quantity = Quantity::scores; });
    choose(Command::logWeights, [](V& v) { v.quantity = Quantity::logWeights; });
    choose(Command::showHeatmap, [](V& v) { v.picture = Picture::heatmap; });
    choose(Command::showLines, [](V& v) { v.picture = Picture::lines; });
    choose(Command::showWalk, [](V& v) { v.picture = Picture::walk; });
    choose(Command::scaleToLargest, [](V& v) { v.scaleToLargest = !v.scaleToLargest; });
    choose(Command::forecasts, [](V& v) { v.forecasts = !v.forecasts; });
    choose(Command::special, [](V& v) { v.special = !v.special; });
    choose(Command::mergeWords, [](V& v) { v.mergeWords = !v.mergeWords; });
    choose(Command::firstAside, [](V& v) { v.firstAside = !v.firstAside; });
    const auto map = [this, choose](Command command, ColorMap colors) {
        choose(command, [this, colors](V& v) {
            environment_.settings.setColors(colors);
            v.map = colors;
        });
    };
    map(Command::mapViridis, ColorMap::viridis);
    map(Command::mapCividis, ColorMap::cividis);
    map(Command::mapMagma, ColorMap::magma);
    map(Command::mapGreys, ColorMap::greys);
}

void MainWindow::connectViews() {
    connectOptions();
    const auto on = [this](Command command, auto act) {
        connect((*commands_)[command], &QAction::triggered, this, act);
    };
    on(Command::insertMask, [this] { insertMask(); });
    (*commands_)[Command::insertMask]->setEnabled(false); // until a model says that it has one
    on(Command::goOn, [this] { document_.goOn(); });
    connect(&document_, &Document::stoppedChanged, this, &MainWindow::showStopped);
    showStopped();
    on(Command::fitHeatmap, [this] { heatmap_->showEverything(); });
    Comparison* comparison = heatmap_->comparison();
    on(Command::pinHead, [comparison](bool pin) { pin ? comparison->pin() : comparison->unpin(); });
    connect(comparison, &Comparison::changed, this, [this, comparison] {
        (*commands_)[Command::pinHead]->setChecked(comparison->pinned().has_value());
    });
    on(Command::walkBack, [this] { heatmap_->walk()->walk(-1); });
    on(Command::walkForward, [this] { heatmap_->walk()->walk(1); });
    connect(heatmap_->walk(), &WalkView::failed, this, &MainWindow::showError);
    // The bar's own: a window that is destroyed while it is shown hides its views after itself.
    connect(heatmap_->walk(), &WalkView::told, statusBar(),
            [bar = statusBar()](const QString& sum) {
                sum.isEmpty() ? bar->clearMessage() : bar->showMessage(sum);
            });
    on(Command::arrangePanels, [this](bool arrange) { workspace_->setArranging(arrange); });
    on(Command::resetPanels, [this] { workspace_->resetLayout(); });
    connect(workspace_, &Workspace::roomChanged, this, &MainWindow::divideRoom);
    on(Command::nextHead, [this] { moveHead(0, 1); });
    on(Command::previousHead, [this] { moveHead(0, -1); });
    on(Command::layerBelow, [this] { moveHead(1, 0); });
    on(Command::layerAbove, [this] { moveHead(-1, 0); });
    on(Command::encoderStack, [this] { document_.setStack(Stack::encoder); });
    on(Command::decoderStack, [this] { document_.setStack(Stack::decoder); });
    on(Command::crossStack, [this] { document_.setStack(Stack::cross); });
}

void MainWindow::moveHead(Index layers, Index heads) {
    if (!document_.reading()) {
        return;
    }
    const ModelConfig& whole = document_.reading()->source->model->config;
    const ModelConfig& config = whole.of(document_.stack());
    HeadId position = document_.selection().head();
    position.site.layer += layers;
    position.head += heads;
    if (position.head < 0 && position.site.layer > 0) {
        --position.site.layer;
        position.head = config.num_attention_heads - 1;
    } else if (position.head >= config.num_attention_heads &&
               position.site.layer + 1 < config.num_hidden_layers) {
        ++position.site.layer;
        position.head = 0;
    }
    document_.selection().setHead(clampedTo(whole, position));
}

void MainWindow::connectLook() {
    const auto theme = [this](Command command, ThemeChoice choice) {
        connect((*commands_)[command], &QAction::triggered, this,
                [this, choice] { chooseTheme(choice); });
        (*commands_)[command]->setChecked(environment_.theme.choice() == choice);
    };
    theme(Command::themeSystem, ThemeChoice::system);
    theme(Command::themeLight, ThemeChoice::light);
    theme(Command::themeDark, ThemeChoice::dark);
    connect((*commands_)[Command::languageEnglish], &QAction::triggered, this,
            [this] { chooseLanguage(QStringLiteral("en")); });
    connect((*commands_)[Command::languageChinese], &QAction::triggered, this,
            [this] { chooseLanguage(QStringLiteral("zh_CN")); });
    connect(sentence_, &SentenceBar::languageToggled, this, [this] {
        chooseLanguage(environment_.language.chinese() ? QStringLiteral("en")
                                                       : QStringLiteral("zh_CN"));
    });
    connect((*commands_)[Command::quit], &QAction::triggered, this, &QWidget::close);
    connect((*commands_)[Command::editSentence], &QAction::triggered, sentence_,
            &SentenceBar::focusSentence);
    connect((*commands_)[Command::copyMessage], &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(notices_->text()); });
}

void MainWindow::chooseTheme(ThemeChoice choice) {
    environment_.theme.setChoice(choice);
    environment_.settings.setTheme(choice);
    const Command commands[] = {Command::themeSystem, Command::themeLight, Command::themeDark};
    (*commands_)[commands[static_cast<int>(choice)]]->setChecked(true);
}

void MainWindow::chooseLanguage(const QString& name) {
    environment_.settings.setLanguage(name);
    environment_.language.choose(name);
    environment_.theme.setLanguage(environment_.language.locale());
}

void MainWindow::connectDecoding() {
    const auto on = [this](Command command, auto act) {
        connect((*commands_)[command], &QAction::triggered, this, act);
    };
    on(Command::keepGenerated, [this] { document_.keepGenerated(); });
    on(Command::copyGenerated, [this] {
        QGuiApplication::clipboard()->setText(document_.wholeText());
        tell(MessageKind::passing, [] { return tr("The text is in the clipboard."); });
    });
    const auto enable = [this] {
        const bool any = document_.reading() && document_.reading()->session.position() > 0;
        (*commands_)[Command::keepGenerated]->setEnabled(any);
        (*commands_)[Command::copyGenerated]->setEnabled(any);
    };
    connect(&document_, &Document::readingChanged, this, enable);
    enable();
    // The presenter's clicker sends Page Up and Page Down; the arrow keys reach the window where
    // no view takes them (keyPressEvent).
    on(Command::stepForward, [this] { step(1); });
    on(Command::stepBack, [this] { step(-1); });
    on(Command::stepStart, [this] { document_.jump(0); });
    on(Command::translate, [this] { document_.translate(); });
    showTranslation();
    on(Command::play, [this](bool play) { decoding_->setPlaying(play); });
    connect(decoding_, &DecodingCard::playingChanged, (*commands_)[Command::play],
            &QAction::setChecked);
}

void MainWindow::step(int direction) {
    const QString why = whyNoStep(document_);
    if (!why.isEmpty() && direction > 0) {
        constexpr int shown_ms = 6000;
        statusBar()->showMessage(why, shown_ms);
    } else {
        direction > 0 ? document_.step() : document_.back();
    }
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (presenting_ && event->key() == Qt::Key_Escape) {
        setPresenting(false);
        return;
    }
    if (event->modifiers() == Qt::NoModifier &&
        (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)) {
        step(event->key() == Qt::Key_Right ? 1 : -1);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::showOptions() {
    const ViewOptions& options = document_.options();
    const auto check = [this](Command first, int offset) {
        const auto command = static_cast<Command>(static_cast<int>(first) + offset);
        (*commands_)[command]->setChecked(true);
    };
    const SiteView view = document_.siteView();
    check(Command::withMask, static_cast<int>(view.mask));
    check(Command::thisHeadOnly, static_cast<int>(options.scope));
    check(Command::weights, static_cast<int>(options.quantity));
    check(Command::mapViridis, static_cast<int>(options.map));
    const bool walk = options.picture == Picture::walk;
    check(Command::showHeatmap, static_cast<int>(options.picture));
    for (const Command command : {Command::walkBack, Command::walkForward}) {
        (*commands_)[command]->setEnabled(walk);
    }
    (*commands_)[Command::scaleToLargest]->setChecked(options.scaleToLargest);
    (*commands_)[Command::forecasts]->setChecked(options.forecasts);
    (*commands_)[Command::special]->setChecked(options.special);
    (*commands_)[Command::firstAside]->setChecked(options.firstAside);
    showMerging();
    showQuantities();
    const Stack stack = document_.stack();
    check(Command::encoderStack, static_cast<int>(stack));
    const bool propagates =
        !document_.reading() || canPropagate(document_.reading()->source->model->config, stack);
    for (const Command command : {Command::thisHeadOnly, Command::wholeModel}) {
        (*commands_)[command]->setEnabled(view.needsOther(stack) && propagates);
    }
    for (const Command command : {Command::withMask, Command::withoutMask, Command::sideBySide,
                                  Command::difference, Command::toggleMask}) {
        (*commands_)[command]->setEnabled(stack != Stack::cross);
    }
    const bool several = document_.reading() && document_.reading()->trace().encoder();
    for (const Command command :
         {Command::encoderStack, Command::decoderStack, Command::crossStack}) {
        (*commands_)[command]->setEnabled(several);
    }
}

/// Where words are not merged, the command is off and says why.
void MainWindow::showMerging() {
    const bool merges = !document_.picture() || canMergeWords(*document_.picture());
    commands_->setWhyNot(Command::mergeWords,
                         merges ? QString()
                                : tr("Not here: this layer's sliding window ends inside words, so "
                                     "the pieces of a word do not see the same keys"));
    (*commands_)[Command::mergeWords]->setChecked(document_.options().mergeWords && merges);
}

/// The menu's values are those of the switch above the picture.
void MainWindow::showQuantities() {
    constexpr std::pair<Command, Quantity> all[] = {{Command::weights, Quantity::weights},
                                                    {Command::scores, Quantity::scores},
                                                    {Command::logWeights, Quantity::logWeights}};
    for (const auto& [command, quantity] : all) {
        commands_->setWhyNot(command, heatmap_->whyNoQuantity(quantity));
    }
}

void MainWindow::showTranslation() {
    const QString why = whyNoTranslation(document_.translationBlock());
    sentence_->setWhyNoTranslation(why);
    commands_->setWhyNot(Command::translate, why);
}

void MainWindow::retranslate() {
    commands_->retranslate();
    showQuantities();
    showMerging();
    showTranslation();
    showHistory();
    showStopped();
    retranslateHelp();
    const QString titles[] = {tr("&File"), tr("&Edit"),     tr("&View"),
                              tr("He&ad"), tr("&Decoding"), tr("&Help")};
    for (std::size_t i = 0; i < menus_.size(); ++i) {
        menus_[i]->setTitle(titles[i]);
    }
    recent_menu_->setTitle(tr("&Recent sessions"));
    picture_menu_->setTitle(tr("Picture"));
    head_menu_->setTitle(tr("Head"));
    export_menu_->setTitle(tr("&Export"));
    panels_menu_->setTitle(tr("&Panels"));
    colors_menu_->setTitle(tr("Colo&urs"));
    look_menu_->setTitle(tr("T&heme and language"));
    workspace_->retranslate();
    const bool chinese = environment_.language.chinese();
    (*commands_)[chinese ? Command::languageChinese : Command::languageEnglish]->setChecked(true);
    if (document_.reading()) {
        showModel();
        showStatus();
    }
    if (document_.cellNote()) {
        showCell();
    }
    notices_->retranslate();
}

} // namespace heedmap
