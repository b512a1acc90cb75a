// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>
#include <cstdint>

namespace heedmap {

/// Everything the window can be told to do, in the order of the menus.
enum class Command : std::uint8_t {
    newSession,
    openSession,
    saveSession,
    saveSessionAs,
    openModel,
    openText,
    editSentence,
    insertMask,
    exportFigure,
    exportBatch,
    exportAnimation,
    exportHandout,
    exportWorksheet,
    printFigure,
    copyFigure,
    copyMessage,
    goOn,
    keepGenerated,
    copyGenerated,
    quit,
    undo,
    redo,
    allCommands,
    preferences,
    pinHead,
    withMask,
    withoutMask,
    sideBySide,
    difference,
    toggleMask,
    thisHeadOnly,
    wholeModel,
    weights,
    scores,
    logWeights,
    scaleToLargest,
    forecasts,
    special,
    mergeWords,
    firstAside,
    mapViridis,
    mapCividis,
    mapMagma,
    mapGreys,
    fitHeatmap,
    showHeatmap,
    showLines,
    showWalk,
    walkBack,
    walkForward,
    panelHeads,
    panelStatistics,
    panelExplanation,
    panelDecoding,
    panelNext,
    panelGaps,
    panelNotes,
    arrangePanels,
    resetPanels,
    present,
    themeSystem,
    themeLight,
    themeDark,
    languageEnglish,
    languageChinese,
    encoderStack,
    decoderStack,
    crossStack,
    nextHead,
    previousHead,
    layerBelow,
    layerAbove,
    stepStart,
    stepBack,
    stepForward,
    play,
    translate,
    firstSteps,
    help,
    about,
    count
};

/// The window's commands as actions: one text, tooltip and shortcut each, wherever they are shown.
class Commands : public QObject {
    Q_OBJECT

  public:
    explicit Commands(QWidget* window);

    [[nodiscard]] QAction* operator[](Command command) const {
        return actions_[static_cast<std::size_t>(command)];
    }
    /// Puts the texts in the language now in force.
    void retranslate();
    /// Off, with a tooltip that says why; on again, with its own, where there is no reason.
    void setWhyNot(Command command, const QString& why);

  private:
    void group(std::initializer_list<Command> commands);

    std::array<QAction*, static_cast<std::size_t>(Command::count)> actions_{};
};

} // namespace heedmap
