// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <QCursor>
#include <QGuiApplication>

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace heedmap {

/// What a document of this title is called at the printer. The dialog takes it for the name of a
/// file: what follows a dot in it would be lost, and head 1.1 be head 1.
[[nodiscard]] QString documentName(const QString& title);

/// Paints the figure on the printer's page in its own size, in the middle; smaller where the page
/// is. False where the printer cannot begin.
bool printFigure(const DisplayList& figure, QPrinter& printer);

/// Asks in the system's dialog for a printer, or a PDF, and prints there; `done` is told whether it
/// was. The page lies across where the figure is wider than it is high.
void askAndPrint(const std::shared_ptr<const DisplayList>& figure, QWidget* parent,
                 std::function<void(bool)> done);

/// Shows the pages as they would be printed.
void previewPrint(const std::shared_ptr<const DisplayList>& figure, QWidget* parent);

/// The pointer says that the window waits, for as long as a figure is painted in its thread.
class WaitCursor {
  public:
    WaitCursor() { QGuiApplication::setOverrideCursor(Qt::WaitCursor); }
    ~WaitCursor() { QGuiApplication::restoreOverrideCursor(); }
    WaitCursor(const WaitCursor&) = delete;
    WaitCursor& operator=(const WaitCursor&) = delete;
};

} // namespace heedmap
