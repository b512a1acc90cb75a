// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_panel.h"

#include "widgets/controls/segmented_control.h"
#include "widgets/figure/walk_words.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/formula_line.h"
#include "widgets/walk/walk_arithmetic.h"
#include "widgets/walk/walk_board.h"

#include <QEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace heedmap {

WalkPanel::WalkPanel(QWidget* parent)
    : QWidget(parent), steps_(new SegmentedControl(QString())), head_(new QLabel),
      formula_(new FormulaLine), board_(new WalkBoard), arithmetic_(new WalkArithmetic) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(steps_, 0, Qt::AlignLeft);
    column->addWidget(formula_);
    head_->setWordWrap(true);
    head_->setTextFormat(Qt::RichText);
    setTone(*head_, "muted");
    column->addWidget(head_);
    column->addWidget(board_, 5);
    column->addWidget(arithmetic_, 2);
    connect(steps_, &SegmentedControl::chosen, this, [this](int index) {
        emit stepWanted(picture_->walk.stages()[static_cast<std::size_t>(index)].step);
    });
    connect(formula_, &FormulaLine::stepWanted, this, &WalkPanel::stepWanted);
    connect(formula_, &FormulaLine::walked, this, &WalkPanel::walk);
    connect(board_, &WalkBoard::chosen, this, &WalkPanel::choose);
    connect(board_, &WalkBoard::hovered, this, &WalkPanel::hovered);
    connect(board_, &WalkBoard::originWanted, this, &WalkPanel::goToOrigin);
    connect(arithmetic_, &WalkArithmetic::termPointedOut, this,
            [this](const std::optional<WalkTerm>& term) {
                std::vector<WalkCell> cells;
                if (term) {
                    cells.push_back(term->left_cell);
                }
                if (term && term->right_cell) {
                    cells.push_back(*term->right_cell);
                }
                board_->pointOut(cells);
            });
    showWords();
}

void WalkPanel::setPicture(WalkPicturePtr picture) {
    const bool same_step = picture_ && picture && picture_->stage.step == picture->stage.step;
    picture_ = std::move(picture);
    if (!picture_) {
        clear();
        return;
    }
    if (!same_step || picture_->find(explained_) == nullptr) {
        explained_ = picture_->stage.equations.front().result;
    }
    if (awaited_ && picture_->find(*awaited_) != nullptr) {
        explained_ = *awaited_;
    }
    awaited_.reset();
    place_.query_pos = wanted_query_;
    place_.key_pos = wanted_key_;
    holdPlace();
    showWords();
    board_->setPicture(picture_);
    board_->setPlace(place_, explained_);
    emit explanationWanted(cell());
}

void WalkPanel::clear() {
    picture_.reset();
    board_->setPicture({});
    arithmetic_->clear();
    formula_->setPieces({});
}

/// A place that the matrices have.
void WalkPanel::holdPlace() {
    for (const WalkMatrix& matrix : picture_->walk.matrices()) {
        place_.set(matrix.row_axis,
                   std::clamp<Index>(place_.along(matrix.row_axis), 0, matrix.rows - 1));
        place_.set(matrix.col_axis,
                   std::clamp<Index>(place_.along(matrix.col_axis), 0, matrix.cols - 1));
    }
}

void WalkPanel::setTokens(Index query_pos, Index key_pos) {
    wanted_query_ = query_pos;
    wanted_key_ = key_pos;
    if (query_pos == place_.query_pos && key_pos == place_.key_pos) {
        return;
    }
    place_.query_pos = query_pos;
    place_.key_pos = key_pos;
    if (picture_) {
        holdPlace();
        board_->setPlace(place_, explained_);
        emit explanationWanted(cell());
    }
}

WalkElement WalkPanel::element() const {
    WalkElement element{place_.hidden, place_.head_dim, awaited_};
    if (picture_ && !awaited_) {
        element.part = explained_;
    }
    return element;
}

void WalkPanel::returnTo(const WalkElement& element) {
    place_.hidden = element.hidden;
    place_.head_dim = element.head_dim;
    awaited_ = element.part;
}

WalkCell WalkPanel::cell() const {
    return picture_ ? place_.in(*picture_->walk.find(explained_)) : WalkCell{};
}

void WalkPanel::choose(const WalkCell& cell) {
    const WalkMatrix& matrix = *picture_->walk.find(cell.part);
    const WalkPlace before = place_;
    explained_ = cell.part;
    place_.set(matrix.row_axis, cell.row);
    place_.set(matrix.col_axis, cell.col);
    wanted_query_ = place_.query_pos;
    wanted_key_ = place_.key_pos;
    board_->setPlace(place_, explained_);
    emit explanationWanted(this->cell());
    if (place_.query_pos != before.query_pos || place_.key_pos != before.key_pos) {
        emit tokensChosen(place_.query_pos, place_.key_pos);
    }
}

void WalkPanel::goToOrigin(WalkPart part) {
    if (part == WalkPart::x_key && picture_->walk.site().stack != Stack::cross) {
        part = WalkPart::x; // the same rows
    }
    for (const WalkStage& stage : picture_->walk.stages()) {
        for (const WalkEquation& equation : stage.equations) {
            if (equation.result == part && stage.step != picture_->stage.step) {
                emit stepWanted(stage.step);
                return;
            }
        }
    }
}

void WalkPanel::setExplanation(const WalkPicturePtr& picture, const WalkExplanation& explanation) {
    if (!picture_ || picture != picture_ || explanation.cell != cell()) {
        return;
    }
    board_->setExplanation(explanation);
    arithmetic_->setExplanation(picture_, explanation);
}

int WalkPanel::stepIndex() const {
    const auto& stages = picture_->walk.stages();
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const WalkStage& stage) {
        return stage.step == picture_->stage.step;
    });
    return static_cast<int>(found - stages.begin());
}

void WalkPanel::walk(int steps) {
    if (!picture_) {
        return;
    }
    const auto& stages = picture_->walk.stages();
    const int last = static_cast<int>(stages.size()) - 1;
    const int next = std::clamp(stepIndex() + steps, 0, last);
    if (next != stepIndex()) {
        emit stepWanted(stages[static_cast<std::size_t>(next)].step);
    }
}

void WalkPanel::showWords() {
    steps_->setAccessibleName(tr("Steps of the walk"));
    if (!picture_) {
        return;
    }
    const WalkWords words(picture_->walk);
    QList<Segment> segments;
    for (const WalkStage& stage : picture_->walk.stages()) {
        segments << Segment{words.chip(stage.step), words.help(stage.step)};
    }
    steps_->setSegments(segments);
    steps_->setCurrent(stepIndex());
    formula_->setPieces(words.formula(picture_->stage.step));
    formula_->setToolTip(words.help(picture_->stage.step));
    const QString shared =
        picture_->walk.group_size() > 1 ? QStringLiteral(" · ") + words.headText() : QString();
    static const QRegularExpression weights(QStringLiteral("W_([QKVO])"));
    head_->setText((words.help(picture_->stage.step) + shared)
                       .toHtmlEscaped()
                       .replace(weights, QStringLiteral("W<sub>\\1</sub>")));
}

void WalkPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showWords();
        if (picture_) {
            board_->setPicture(picture_);
            board_->setPlace(place_, explained_);
            emit explanationWanted(cell());
        }
    }
}

} // namespace heedmap
