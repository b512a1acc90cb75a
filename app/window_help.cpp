// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What helps around the work: the list of commands, the help, large type, preferences.

#include "app/commands.h"
#include "app/heads_card.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/preferences_dialog.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "app/workspace.h"
#include "widgets/controls/command_palette.h"
#include "widgets/controls/help_window.h"
#include "widgets/controls/message_bar.h"
#include "widgets/controls/number_text.h"
#include "widgets/theme/application_theme.h"

#include <QApplication>
#include <QFile>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>

namespace heedmap {

namespace {

/// As large as the cards bear at the size of a projector's picture.
constexpr double presentation_scale = 1.35;

QString helpText(bool chinese) {
    QFile file(chinese ? QStringLiteral(":/help/help_zh_CN.md")
                       : QStringLiteral(":/help/help_en.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void MainWindow::connectHelp() {
    const auto on = [this](Command command, auto act) {
        connect((*commands_)[command], &QAction::triggered, this, act);
    };
    on(Command::allCommands, [this] { showCommands(); });
    on(Command::help, [this] { showHelp(); });
    on(Command::firstSteps, [this] { showFirstSteps(); });
    on(Command::about, [this] { showAbout(); });
    on(Command::preferences, [this] { showPreferences(); });
    on(Command::present, [this](bool present) { setPresenting(present); });
    applyMotion();
    session_->autosave().setOn(environment_.settings.autosave());
}

void MainWindow::showCommands() {
    QList<QAction*> all;
    for (int i = 0; i < static_cast<int>(Command::count); ++i) {
        const auto command = static_cast<Command>(i);
        if (command != Command::allCommands) {
            all << (*commands_)[command];
        }
    }
    auto* palette = new CommandPalette(all, this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::showHelp() {
    if (help_ == nullptr) {
        help_ = new HelpWindow(this);
        help_->setText(helpText(environment_.language.chinese()));
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
}

/// The help is another text in another language, not another wording of this one.
void MainWindow::retranslateHelp() {
    if (help_ != nullptr) {
        help_->setText(helpText(environment_.language.chinese()));
    }
}

/// What is not shown to a class: nothing but the picture, its heads and why, and decoding where the
/// screen is high enough for both.
QStringList MainWindow::hiddenWhilePresenting() const {
    QStringList hidden = hidden_before_presenting_;
    hidden << QStringLiteral("statistics") << QStringLiteral("notes");
    constexpr double roomy = 800 * presentation_scale; // pixels
    if (screen()->size().height() < roomy) {
        hidden << QStringLiteral("decoding") << QStringLiteral("next") << QStringLiteral("gaps");
    }
    return hidden;
}

/// Full screen and large type. Every command still has its shortcut, those that show the other
/// panels included.
void MainWindow::setPresenting(bool present) {
    if (present == presenting_) {
        return;
    }
    presenting_ = present;
    (*commands_)[Command::present]->setChecked(present);
    if (present) {
        before_presenting_ = windowState();
        layout_before_presenting_ = workspace_->layoutState();
        hidden_before_presenting_ = workspace_->hiddenPanels();
    }
    menuBar()->setVisible(!present);
    statusBar()->setVisible(!present);
    environment_.theme.setScale(present ? presentation_scale : 1.0);
    heads_->setBrief(present);
    if (present) {
        workspace_->setHiddenPanels(hiddenWhilePresenting());
        showFullScreen();
        divideRoom();
    } else {
        setWindowState(before_presenting_);
        if (layout_before_presenting_.isEmpty()) {
            workspace_->resetLayout(); // what was moved meanwhile was moved for the class
        }
        workspace_->setHiddenPanels(hidden_before_presenting_);
        workspace_->restoreLayout(layout_before_presenting_);
    }
}

void MainWindow::showPreferences() {
    const Settings& settings = environment_.settings;
    auto* dialog =
        new PreferencesDialog({settings.language(), settings.theme(), settings.autosave(),
                               settings.lessMotion(), settings.colors(), settings.weightDecimals()},
                              this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::changed, this, &MainWindow::applyPreferences);
    dialog->open();
}

void MainWindow::applyPreferences(const Preferences& preferences) {
    Settings& settings = environment_.settings;
    settings.setAutosave(preferences.autosave);
    settings.setLessMotion(preferences.lessMotion);
    session_->autosave().setOn(preferences.autosave);
    applyMotion();
    applyNumbers(preferences);
    if (preferences.theme != environment_.theme.choice()) {
        chooseTheme(preferences.theme);
    }
    if (preferences.language != settings.language()) {
        chooseLanguage(preferences.language);
    }
}

void MainWindow::applyNumbers(const Preferences& preferences) {
    Settings& settings = environment_.settings;
    if (preferences.colors != settings.colors()) {
        settings.setColors(preferences.colors);
        ViewOptions options = document_.options();
        options.map = preferences.colors;
        document_.setOptions(options);
    }
    if (preferences.weightDecimals != settings.weightDecimals()) {
        settings.setWeightDecimals(preferences.weightDecimals);
        setWeightDecimals(preferences.weightDecimals);
        // Whatever makes a text of a number makes its texts anew for another language.
        QEvent reworded(QEvent::LanguageChange);
        QCoreApplication::sendEvent(this, &reworded);
    }
}

void MainWindow::applyMotion() {
    const bool motion = !environment_.settings.lessMotion();
    workspace_->setAnimated(motion);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo,
                                      Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip}) {
        if (!motion) { // what the system leaves out stays out
            QApplication::setEffectEnabled(effect, false);
        }
    }
}

void MainWindow::showFirstSteps() {
    tell(MessageKind::notice, [] {
        return tr(
            "Type a sentence at the top: the model reads it as you type. Each small picture at the "
            "left is a head: click one to see it large. A row of the heatmap is a token that "
            "looks, a column a token that is looked at; click a cell to see how its number is "
            "made. “Without” takes the causal mask away. “Step” lets the model write on.");
    });
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Heedmap"));
    box->setText(QStringLiteral("<b>Heedmap %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Shows what every attention head of a Transformer looks at, and why.\n\nFree software "
           "under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace heedmap
