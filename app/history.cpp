// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history.h"

#include "app/document.h"

#include <QElapsedTimer>
#include <QUndoCommand>

#include <utility>

namespace heedmap {

namespace {

/// As many steps as a lesson has; each is a few kilobytes.
constexpr int most_steps = 200;
/// Changes of one kind that are no further apart are one step.
constexpr qint64 together_ms = 1000;

QString nameOf(Change change) {
    switch (change) {
    case Change::typing:
        return History::tr("typing");
    case Change::example:
        return History::tr("another example");
    case Change::model:
        return History::tr("opening a model");
    case Change::head:
        return History::tr("choosing a head");
    case Change::view:
        return History::tr("a change of view");
    case Change::sampler:
        return History::tr("a change of sampling");
    case Change::decoding:
        return History::tr("decoding");
    case Change::none:
        break;
    }
    return {};
}

class StateChange : public QUndoCommand {
  public:
    StateChange(Document& document, DocumentState before, DocumentState after, Change change,
                bool apart)
        : document_(document), before_(std::move(before)), after_(std::move(after)),
          change_(change), apart_(apart) {
        age_.start();
    }

    [[nodiscard]] Change change() const { return change_; }
    [[nodiscard]] const DocumentState& before() const { return before_; }
    [[nodiscard]] const DocumentState& after() const { return after_; }

    [[nodiscard]] int id() const override {
        const bool merges =
            change_ != Change::model && change_ != Change::example && change_ != Change::decoding;
        return merges ? static_cast<int>(change_) : -1;
    }
    bool mergeWith(const QUndoCommand* other) override {
        const auto& next = static_cast<const StateChange&>(*other);
        if (next.apart_ || age_.elapsed() > together_ms) {
            return false;
        }
        after_ = next.after_;
        age_.restart();
        setObsolete(changeBetween(before_, after_) == Change::none);
        return true;
    }
    void undo() override { document_.restore(before_); }
    /// The stack redoes what is pushed: then it is already done.
    void redo() override {
        if (done_) {
            document_.restore(after_);
        }
        done_ = true;
    }

  private:
    Document& document_;
    DocumentState before_;
    DocumentState after_;
    Change change_;
    bool apart_;        ///< never one with the step before
    QElapsedTimer age_; ///< since it was last added to
    bool done_ = false;
};

const StateChange* commandAt(const QUndoStack& stack, int index) {
    return static_cast<const StateChange*>(stack.command(index));
}

} // namespace

Change changeBetween(const DocumentState& before, const DocumentState& after) {
    if (before.model != after.model) {
        return Change::model;
    }
    if (before.sentence != after.sentence) {
        return before.head == after.head ? Change::typing : Change::example;
    }
    if (before.steps != after.steps || before.position != after.position) {
        return Change::decoding;
    }
    if (before.head != after.head) {
        return Change::head;
    }
    if (before.options != after.options) {
        return Change::view;
    }
    return before.sampler == after.sampler ? Change::none : Change::sampler;
}

History::History(Document& document, QObject* parent) : QObject(parent), document_(document) {
    stack_.setUndoLimit(most_steps);
    pause_.setSingleShot(true);
    pause_.setInterval(0);
    connect(&pause_, &QTimer::timeout, this, &History::note);
    connect(&stack_, &QUndoStack::indexChanged, this, &History::changed);
    connect(&stack_, &QUndoStack::cleanChanged, this, &History::changed);
    watch();
}

/// One step a change, however many signals tell of it: they only start the pause.
void History::watch() {
    const auto later = [this] { pause_.start(); };
    connect(&document_, &Document::textChanged, this, later);
    connect(&document_, &Document::secondChanged, this, later);
    connect(&document_, &Document::readingChanged, this, later);
    connect(&document_, &Document::optionsChanged, this, later);
    connect(&document_, &Document::samplerChanged, this, later);
    connect(&document_.selection(), &Selection::headChanged, this, later);
    connect(&document_.selection(), &Selection::cellChanged, this, later);
    connect(&document_, &Document::restored, this, [this] {
        present_ = document_.state(); // a step back is no step of its own, whatever it led to
        emit moved();
    });
}

void History::note() {
    pause_.stop();
    if (!document_.reading()) {
        return;
    }
    DocumentState now = document_.state();
    if (present_ && now == *present_) {
        return;
    }
    const Change change = present_ ? changeBetween(*present_, now) : Change::none;
    if (change != Change::none) {
        stack_.push(
            new StateChange(document_, *present_, now, change, std::exchange(apart_, false)));
    }
    const bool moves = present_.has_value(); // what is there at first is no change
    present_ = std::move(now);
    if (moves) {
        emit moved();
    }
}

QString History::undoText() const {
    return canUndo() ? nameOf(commandAt(stack_, stack_.index() - 1)->change()) : QString();
}

QString History::redoText() const {
    return canRedo() ? nameOf(commandAt(stack_, stack_.index())->change()) : QString();
}

void History::undo() {
    note();
    if (canUndo()) {
        present_ = commandAt(stack_, stack_.index() - 1)->before();
        stack_.undo();
    }
}

void History::redo() {
    note();
    if (canRedo()) {
        present_ = commandAt(stack_, stack_.index())->after();
        stack_.redo();
    }
}

void History::endStep() {
    note();
    apart_ = true;
}

void History::clear() {
    pause_.stop();
    stack_.clear();
    present_.reset();
    note();
}

void History::setClean() {
    note();
    stack_.setClean();
}

} // namespace heedmap
