// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/document_state.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <optional>

namespace heedmap {

class Document;

/// What one step of undo takes back.
enum class Change : std::uint8_t { none, typing, example, model, head, view, sampler, decoding };

/// What leads from one state to the other; `none` where only the chosen cell differs.
[[nodiscard]] Change changeBetween(const DocumentState& before, const DocumentState& after);

/// Undo and redo of a document. It watches the document: whatever comes to stand differently is a
/// step that can be taken back, and what comes fast after its like is one step with it.
class History : public QObject {
    Q_OBJECT

  public:
    explicit History(Document& document, QObject* parent = nullptr);

    [[nodiscard]] bool canUndo() const { return stack_.canUndo(); }
    [[nodiscard]] bool canRedo() const { return stack_.canRedo(); }
    /// What would be taken back or done again, in the language now in force; empty: nothing.
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;
    void undo();
    void redo();
    /// What changes from now on is another step, however soon it comes.
    void endStep();
    /// Forgets all: another session is open.
    void clear();
    /// Whether the document stands as it was when `setClean` was called.
    [[nodiscard]] bool clean() const { return stack_.isClean(); }
    void setClean();
    /// It was not saved after all.
    void resetClean() { stack_.resetClean(); }

  signals:
    /// What can be undone or redone, or whether it is clean, may have changed.
    void changed();
    /// The document stands differently, the chosen cell included.
    void moved();

  private:
    void note();
    void watch();

    Document& document_;
    QUndoStack stack_;
    QTimer pause_; ///< until the event that changes the document is done
    std::optional<DocumentState> present_;
    bool apart_ = false; ///< the next change is a step of its own
};

} // namespace heedmap
