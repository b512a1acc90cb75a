// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace heedmap {

namespace {

struct Spec {
    const char* text;
    const char* tip;
    const char* shortcut;
};

/// In the order of `Command`.
constexpr std::array<Spec, static_cast<std::size_t>(Command::count)> specs = {{
    {QT_TRANSLATE_NOOP("Commands", "&New session"),
     QT_TRANSLATE_NOOP("Commands", "Begin again with the model's first example"), "Ctrl+N"},
    {QT_TRANSLATE_NOOP("Commands", "&Open session…"),
     QT_TRANSLATE_NOOP("Commands", "Open a session file: all as it was when it was saved"),
     "Ctrl+O"},
    {QT_TRANSLATE_NOOP("Commands", "&Save session"),
     QT_TRANSLATE_NOOP("Commands", "Write the model, sentence, view, steps and notes to a file"),
     "Ctrl+S"},
    {QT_TRANSLATE_NOOP("Commands", "Save session &as…"),
     QT_TRANSLATE_NOOP("Commands", "Write the session to another file"), "Ctrl+Shift+S"},
    {QT_TRANSLATE_NOOP("Commands", "Open model &folder…"),
     QT_TRANSLATE_NOOP("Commands", "Open a Hugging Face model folder from this computer"),
     "Ctrl+Shift+O"},
    {QT_TRANSLATE_NOOP("Commands", "Open &text file…"),
     QT_TRANSLATE_NOOP("Commands", "Read the sentence from a UTF-8 text file"), "Ctrl+Alt+O"},
    {QT_TRANSLATE_NOOP("Commands", "Edit the &sentence"),
     QT_TRANSLATE_NOOP("Commands", "Put the cursor into the sentence"), "Ctrl+L"},
    {QT_TRANSLATE_NOOP("Commands", "&Insert a mask"),
     QT_TRANSLATE_NOOP("Commands", "Put a mask token where the cursor is: the model fills it in"),
     "Ctrl+M"},
    {QT_TRANSLATE_NOOP("Commands", "&Export figure…"),
     QT_TRANSLATE_NOOP("Commands", "Write the picture in the middle to a file"), "Ctrl+E"},
    {QT_TRANSLATE_NOOP("Commands", "Figures of &many heads…"),
     QT_TRANSLATE_NOOP("Commands", "Write a figure of every head, a file each"), "Ctrl+Alt+F"},
    {QT_TRANSLATE_NOOP("Commands", "A&nimation…"),
     QT_TRANSLATE_NOOP("Commands", "Write the decoding, or the walk, as an animation"),
     "Ctrl+Alt+A"},
    {QT_TRANSLATE_NOOP("Commands", "&Handout…"),
     QT_TRANSLATE_NOOP("Commands",
                       "Write tokens, heads, arithmetic and decoding as a document for a class"),
     "Ctrl+Alt+H"},
    {QT_TRANSLATE_NOOP("Commands", "&Worksheet…"),
     QT_TRANSLATE_NOOP("Commands",
                       "Write the head's matrices with blanks to fill in, and the answers"),
     "Ctrl+Alt+W"},
    {QT_TRANSLATE_NOOP("Commands", "&Print figure…"),
     QT_TRANSLATE_NOOP("Commands", "Print the picture in the middle, or make a PDF of it"),
     "Ctrl+P"},
    {QT_TRANSLATE_NOOP("Commands", "&Copy figure"),
     QT_TRANSLATE_NOOP("Commands",
                       "Copy the picture in the middle and its numbers to the clipboard"),
     "Ctrl+Shift+C"},
    {QT_TRANSLATE_NOOP("Commands", "Copy the &message"),
     QT_TRANSLATE_NOOP("Commands", "Copy the message that is shown"), "Ctrl+Shift+M"},
    {QT_TRANSLATE_NOOP("Commands", "Compute the r&est"),
     QT_TRANSLATE_NOOP("Commands", "Go on with what was stopped before it was done"), "Ctrl+R"},
    {QT_TRANSLATE_NOOP("Commands", "&Keep the generated text"),
     QT_TRANSLATE_NOOP("Commands", "Make the sentence and what was generated the new sentence"),
     "Ctrl+G"},
    {QT_TRANSLATE_NOOP("Commands", "Copy the &generated text"),
     QT_TRANSLATE_NOOP("Commands", "Copy the sentence and what was generated to the clipboard"),
     "Ctrl+Shift+G"},
    {QT_TRANSLATE_NOOP("Commands", "&Quit"), QT_TRANSLATE_NOOP("Commands", "Close Heedmap"),
     "Ctrl+Q"},
    {QT_TRANSLATE_NOOP("Commands", "&Undo"),
     QT_TRANSLATE_NOOP("Commands", "Take the last change back"), "Ctrl+Z"},
    {QT_TRANSLATE_NOOP("Commands", "&Redo"),
     QT_TRANSLATE_NOOP("Commands", "Make the change again that was taken back"), "Ctrl+Shift+Z"},
    {QT_TRANSLATE_NOOP("Commands", "All &commands…"),
     QT_TRANSLATE_NOOP("Commands", "Search all commands and their shortcuts"), "Ctrl+K"},
    {QT_TRANSLATE_NOOP("Commands", "&Preferences…"),
     QT_TRANSLATE_NOOP("Commands", "Choose language, theme and what is kept"), "Ctrl+,"},
    {QT_TRANSLATE_NOOP("Commands", "Pin this head to co&mpare"),
     QT_TRANSLATE_NOOP("Commands",
                       "Keep this head of this sentence beside the ones that are chosen next"),
     "Ctrl+B"},
    {QT_TRANSLATE_NOOP("Commands", "&With mask"),
     QT_TRANSLATE_NOOP("Commands", "Attention as the model computes it"), "Ctrl+1"},
    {QT_TRANSLATE_NOOP("Commands", "With&out mask"),
     QT_TRANSLATE_NOOP("Commands", "Attention as it would be if a token could look at later ones"),
     "Ctrl+2"},
    {QT_TRANSLATE_NOOP("Commands", "S&ide by side"),
     QT_TRANSLATE_NOOP("Commands", "With the mask and without it, side by side"), "Ctrl+3"},
    {QT_TRANSLATE_NOOP("Commands", "&Difference"),
     QT_TRANSLATE_NOOP("Commands", "What changes when the mask is taken away"), "Ctrl+4"},
    {QT_TRANSLATE_NOOP("Commands", "Switch the &mask"),
     QT_TRANSLATE_NOOP("Commands", "Show the picture with the mask or without"), "Ctrl+T"},
    {QT_TRANSLATE_NOOP("Commands", "This head onl&y"),
     QT_TRANSLATE_NOOP("Commands", "Take the mask from this head's softmax alone (local)"),
     "Ctrl+5"},
    {QT_TRANSLATE_NOOP("Commands", "Whol&e model"),
     QT_TRANSLATE_NOOP("Commands", "Run the whole model without the mask (propagated)"), "Ctrl+6"},
    {QT_TRANSLATE_NOOP("Commands", "Wei&ghts"),
     QT_TRANSLATE_NOOP("Commands", "Colours are attention weights, after the softmax"), "Ctrl+7"},
    {QT_TRANSLATE_NOOP("Commands", "S&cores"),
     QT_TRANSLATE_NOOP("Commands", "Colours are scaled scores, before mask and softmax"), "Ctrl+8"},
    {QT_TRANSLATE_NOOP("Commands", "&Logarithmic weights"),
     QT_TRANSLATE_NOOP("Commands", "Colours go by the logarithm of the weights"), "Ctrl+Shift+7"},
    {QT_TRANSLATE_NOOP("Commands", "Colours up to the la&rgest"),
     QT_TRANSLATE_NOOP("Commands", "Spend all colours on the weights there are: for long texts"),
     "Ctrl+9"},
    {QT_TRANSLATE_NOOP("Commands", "Pro&babilities of the tokens"),
     QT_TRANSLATE_NOOP("Commands",
                       "Show below each token how probable the model held it before reading it"),
     "Ctrl+Shift+P"},
    {QT_TRANSLATE_NOOP("Commands", "Special to&kens"),
     QT_TRANSLATE_NOOP("Commands", "Show the chips of special tokens such as [CLS], too"),
     "Ctrl+Shift+T"},
    {QT_TRANSLATE_NOOP("Commands", "Merge word&s"),
     QT_TRANSLATE_NOOP(
         "Commands", "Show the pieces of a word as one: their sum as keys, their mean as queries"),
     "Ctrl+Shift+W"},
    {QT_TRANSLATE_NOOP("Commands", "Set the &first token aside"),
     QT_TRANSLATE_NOOP("Commands",
                       "Leave the first token's column out and rescale the rest of each row to 1"),
     "Ctrl+Shift+F"},
    {QT_TRANSLATE_NOOP("Commands", "&Viridis"),
     QT_TRANSLATE_NOOP("Commands", "From dark blue over green to yellow"), "Ctrl+Alt+3"},
    {QT_TRANSLATE_NOOP("Commands", "&Cividis"),
     QT_TRANSLATE_NOOP("Commands", "From blue to yellow: for colour-blind readers"), "Ctrl+Alt+4"},
    {QT_TRANSLATE_NOOP("Commands", "&Magma"),
     QT_TRANSLATE_NOOP("Commands", "From black over red to pale yellow"), "Ctrl+Alt+5"},
    {QT_TRANSLATE_NOOP("Commands", "&Greys"),
     QT_TRANSLATE_NOOP("Commands", "From white to black: for print"), "Ctrl+Alt+6"},
    {QT_TRANSLATE_NOOP("Commands", "Fit the heatmap"),
     QT_TRANSLATE_NOOP("Commands", "Show the whole matrix again"), "Ctrl+0"},
    {QT_TRANSLATE_NOOP("Commands", "He&atmap"),
     QT_TRANSLATE_NOOP("Commands", "Show all weights of the head as colours"), "F6"},
    {QT_TRANSLATE_NOOP("Commands", "Li&nes"),
     QT_TRANSLATE_NOOP("Commands", "Show the head as lines between tokens, as wide as the weights"),
     "F7"},
    {QT_TRANSLATE_NOOP("Commands", "Walk through &Q, K, V"),
     QT_TRANSLATE_NOOP("Commands", "Show how the head computes, step by step"), "F8"},
    {QT_TRANSLATE_NOOP("Commands", "Back in the formula"),
     QT_TRANSLATE_NOOP("Commands", "Go to the step before in the walk"), "Alt+["},
    {QT_TRANSLATE_NOOP("Commands", "On in the formula"),
     QT_TRANSLATE_NOOP("Commands", "Go to the next step of the walk"), "Alt+]"},
    {QT_TRANSLATE_NOOP("Commands", "&Heads"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide the small pictures of all heads"), "Alt+Shift+1"},
    {QT_TRANSLATE_NOOP("Commands", "Head &statistics"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide the statistics of the head"), "Alt+Shift+2"},
    {QT_TRANSLATE_NOOP("Commands", "E&xplanation"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide how the chosen cell is computed"), "Alt+Shift+3"},
    {QT_TRANSLATE_NOOP("Commands", "&Decoding"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide the steps of decoding"), "Alt+Shift+4"},
    {QT_TRANSLATE_NOOP("Commands", "&Next token"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide the most probable next tokens"), "Alt+Shift+5"},
    {QT_TRANSLATE_NOOP("Commands", "&Gaps"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide what an encoder puts at its masks"),
     "Alt+Shift+6"},
    {QT_TRANSLATE_NOOP("Commands", "N&otes"),
     QT_TRANSLATE_NOOP("Commands", "Show or hide your notes, which a session keeps"),
     "Alt+Shift+7"},
    {QT_TRANSLATE_NOOP("Commands", "&Arrange the panels"),
     QT_TRANSLATE_NOOP("Commands", "Give the panels title bars to move and to close them by"),
     "Ctrl+Alt+P"},
    {QT_TRANSLATE_NOOP("Commands", "&Reset the panels"),
     QT_TRANSLATE_NOOP("Commands", "Show all panels, where they were at first"), "Ctrl+Alt+R"},
    {QT_TRANSLATE_NOOP("Commands", "Presen&t"),
     QT_TRANSLATE_NOOP("Commands", "Fill the screen, with large type: for a projector"), "F11"},
    {QT_TRANSLATE_NOOP("Commands", "S&ystem theme"),
     QT_TRANSLATE_NOOP("Commands", "Light or dark, as the system is"), "Ctrl+Alt+Y"},
    {QT_TRANSLATE_NOOP("Commands", "Li&ght theme"),
     QT_TRANSLATE_NOOP("Commands", "Dark text on light cards"), "Ctrl+Alt+G"},
    {QT_TRANSLATE_NOOP("Commands", "Dar&k theme"),
     QT_TRANSLATE_NOOP("Commands", "Light text on dark cards"), "Ctrl+Alt+K"},
    {"&English", "English", "Ctrl+Alt+E"},
    {"简体中文(&Z)", "简体中文", "Ctrl+Alt+Z"},
    {QT_TRANSLATE_NOOP("Commands", "&Encoder"),
     QT_TRANSLATE_NOOP("Commands", "The heads in which the source reads itself"), "Alt+1"},
    {QT_TRANSLATE_NOOP("Commands", "&Decoder"),
     QT_TRANSLATE_NOOP("Commands", "The heads in which the target reads itself"), "Alt+2"},
    {QT_TRANSLATE_NOOP("Commands", "&Cross-attention"),
     QT_TRANSLATE_NOOP("Commands", "The heads in which the target reads the source"), "Alt+3"},
    {QT_TRANSLATE_NOOP("Commands", "&Next head"),
     QT_TRANSLATE_NOOP("Commands", "Go to the next head"), "Alt+Right"},
    {QT_TRANSLATE_NOOP("Commands", "&Previous head"),
     QT_TRANSLATE_NOOP("Commands", "Go to the head before"), "Alt+Left"},
    {QT_TRANSLATE_NOOP("Commands", "Next &layer"),
     QT_TRANSLATE_NOOP("Commands", "Go to the same head of the next layer"), "Alt+Down"},
    {QT_TRANSLATE_NOOP("Commands", "Previous l&ayer"),
     QT_TRANSLATE_NOOP("Commands", "Go to the same head of the layer before"), "Alt+Up"},
    {QT_TRANSLATE_NOOP("Commands", "To the s&tart"),
     QT_TRANSLATE_NOOP("Commands", "Go back to the sentence as it was typed"), "Ctrl+PgUp"},
    {QT_TRANSLATE_NOOP("Commands", "Step &back"),
     QT_TRANSLATE_NOOP("Commands", "Take the last generated token back"), "PgUp"},
    {QT_TRANSLATE_NOOP("Commands", "Step &forward"),
     QT_TRANSLATE_NOOP("Commands", "Go to the next step; at the end, let the model add a token"),
     "PgDown"},
    {QT_TRANSLATE_NOOP("Commands", "&Play"),
     QT_TRANSLATE_NOOP("Commands", "Add token after token until paused"), "F5"},
    {QT_TRANSLATE_NOOP("Commands", "T&ranslate the source"),
     QT_TRANSLATE_NOOP("Commands", "Replace the target with the model's translation of the source"),
     "Ctrl+Return"},
    {QT_TRANSLATE_NOOP("Commands", "First &steps"),
     QT_TRANSLATE_NOOP("Commands", "What is to be seen here, in five sentences"), "Ctrl+F1"},
    {QT_TRANSLATE_NOOP("Commands", "&Help"),
     QT_TRANSLATE_NOOP("Commands", "First steps, and a glossary of every term on the screen"),
     "F1"},
    {QT_TRANSLATE_NOOP("Commands", "&About Heedmap"),
     QT_TRANSLATE_NOOP("Commands", "Version and licence"), "Shift+F1"},
}};

void setTip(QAction& action, const QString& tip) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setStatusTip(tip);
    action.setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys));
}

} // namespace

Commands::Commands(QWidget* window) : QObject(window) {
    for (std::size_t i = 0; i < specs.size(); ++i) {
        actions_[i] = new QAction(window);
        actions_[i]->setShortcut(QKeySequence(QString::fromLatin1(specs[i].shortcut)));
        actions_[i]->setMenuRole(QAction::NoRole);
        window->addAction(actions_[i]); // its shortcut works wherever the focus is
    }
    (*this)[Command::redo]->setShortcuts(
        {(*this)[Command::redo]->shortcut(), QKeySequence(QStringLiteral("Ctrl+Y"))});
    (*this)[Command::allCommands]->setShortcuts(
        {(*this)[Command::allCommands]->shortcut(), QKeySequence(Qt::Key_F2)});
    (*this)[Command::saveSession]->setAutoRepeat(false); // a key held down is one save
    (*this)[Command::preferences]->setMenuRole(QAction::PreferencesRole);
    (*this)[Command::quit]->setMenuRole(QAction::QuitRole);
    (*this)[Command::about]->setMenuRole(QAction::AboutRole);
    group({Command::withMask, Command::withoutMask, Command::sideBySide, Command::difference});
    group({Command::thisHeadOnly, Command::wholeModel});
    group({Command::weights, Command::scores, Command::logWeights});
    group({Command::mapViridis, Command::mapCividis, Command::mapMagma, Command::mapGreys});
    group({Command::showHeatmap, Command::showLines, Command::showWalk});
    group({Command::encoderStack, Command::decoderStack, Command::crossStack});
    group({Command::themeSystem, Command::themeLight, Command::themeDark});
    group({Command::languageEnglish, Command::languageChinese});
    (*this)[Command::play]->setCheckable(true);
    for (const Command command : {Command::pinHead, Command::scaleToLargest, Command::forecasts,
                                  Command::special, Command::mergeWords, Command::firstAside}) {
        (*this)[command]->setCheckable(true);
    }
    (*this)[Command::arrangePanels]->setCheckable(true);
    (*this)[Command::present]->setCheckable(true);
    retranslate();
}

void Commands::group(std::initializer_list<Command> commands) {
    auto* exclusive = new QActionGroup(this);
    for (const Command command : commands) {
        (*this)[command]->setCheckable(true);
        exclusive->addAction((*this)[command]);
    }
}

void Commands::retranslate() {
    for (std::size_t i = 0; i < specs.size(); ++i) {
        actions_[i]->setText(QCoreApplication::translate("Commands", specs[i].text));
        setTip(*actions_[i], QCoreApplication::translate("Commands", specs[i].tip));
    }
}

void Commands::setWhyNot(Command command, const QString& why) {
    const char* tip = specs[static_cast<std::size_t>(command)].tip;
    (*this)[command]->setEnabled(why.isEmpty());
    setTip(*(*this)[command], why.isEmpty() ? QCoreApplication::translate("Commands", tip) : why);
}

} // namespace heedmap
