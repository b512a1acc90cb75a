// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_arithmetic.h"

#include "widgets/controls/number_columns.h"
#include "widgets/figure/palette.h"
#include "widgets/figure/worked_numbers.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/matrix_view.h"
#include "widgets/walk/walk_sum.h"
#include "widgets/walk/walk_term_table.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace heedmap {

namespace {

QLabel* selectableLabel(Qt::TextFormat format) {
    auto* label = new QLabel;
    label->setTextFormat(format);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

MatrixRole roleOf(const HeadWalk& walk, const WalkCell& cell) {
    const WalkMatrix& matrix = *walk.find(cell.part);
    return matrix.row_axis == WalkAxis::query_pos ? MatrixRole::query
           : matrix.row_axis == WalkAxis::key_pos ? MatrixRole::key
                                                  : MatrixRole::none;
}

} // namespace

WalkArithmetic::WalkArithmetic(QWidget* parent)
    : QWidget(parent), formula_(selectableLabel(Qt::RichText)),
      place_(selectableLabel(Qt::PlainText)), view_(new QTableView),
      table_(new WalkTermTable(this)), steps_(selectableLabel(Qt::PlainText)),
      result_(selectableLabel(Qt::PlainText)), verdict_(selectableLabel(Qt::PlainText)),
      remark_(selectableLabel(Qt::PlainText)), show_all_(new QPushButton) {
    setFace(*formula_, "formula");
    setFace(*steps_, "smallNumber");
    setFace(*result_, "result");
    steps_->setWordWrap(false); // its lines are never squeezed
    setTone(*place_, "muted");
    setTone(*remark_, "warning");
    makeTable();
    auto* side = new QVBoxLayout;
    side->setSpacing(4);
    side->addWidget(place_);
    side->addWidget(steps_);
    side->addWidget(result_);
    side->addWidget(verdict_);
    side->addWidget(remark_);
    side->addStretch(1);
    show_all_->setCheckable(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(view_, 5);
    row->addLayout(side, 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(formula_, 1);
    head->addWidget(show_all_, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addLayout(row, 1);
    connect(show_all_, &QPushButton::toggled, this, [this](bool all) {
        table_->setShowAll(all);
        fitColumns();
    });
    applyLook();
    clear();
}

void WalkArithmetic::makeTable() {
    view_->setModel(table_);
    view_->setItemDelegate(new NumberColumns(view_));
    view_->verticalHeader()->hide();
    view_->setShowGrid(false);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setTabKeyNavigation(false);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setMinimumHeight(72);
    view_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // it scrolls
    view_->setMouseTracking(true);
    view_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->horizontalHeader()->setSectionsClickable(false);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->viewport()->installEventFilter(this);
    const auto point = [this](const QModelIndex& index) {
        const WalkTerm* term = index.isValid() ? table_->term(index.row()) : nullptr;
        emit termPointedOut(term == nullptr ? std::nullopt : std::optional(*term));
    };
    connect(view_, &QTableView::entered, this, point);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, point);
}

void WalkArithmetic::setExplanation(const WalkPicturePtr& picture,
                                    const WalkExplanation& explanation) {
    picture_ = picture;
    explanation_ = explanation;
    const WalkSum sum(*picture_, *explanation_);
    QStringList labels;
    for (const WalkTerm& term : explanation_->terms) {
        labels << sum.indexText(term);
    }
    const bool table = explanation_->rule == WalkRule::product ||
                       explanation_->rule == WalkRule::rotation ||
                       explanation_->rule == WalkRule::softmax;
    table_->setTerms(table ? explanation_->terms : std::vector<WalkTerm>(), labels, sum.headings());
    view_->setVisible(table && !explanation_->terms.empty());
    applyLook();
    showAll();
}

void WalkArithmetic::clear() {
    explanation_.reset();
    picture_.reset();
    table_->setTerms({}, {}, {});
    view_->hide();
    show_all_->hide();
    for (QLabel* label : {formula_, place_, steps_, result_, verdict_, remark_}) {
        label->clear();
    }
}

void WalkArithmetic::showAll() {
    const WalkSum sum(*picture_, *explanation_);
    // What it comes to stands here too: in a low window the steps below may have to be scrolled to.
    formula_->setText(sum.formulaHtml(rolePalette(*this)) + QStringLiteral("<b>") +
                      sum.outcome().toHtmlEscaped() + QStringLiteral("</b>"));
    formula_->setAccessibleName(sum.formulaPlain() + sum.outcome());
    place_->setText(sum.place());
    const QStringList lines = sum.lines();
    steps_->setText(lines.join(u'\n'));
    steps_->setVisible(!lines.isEmpty());
    result_->setText(sum.equals() + sum.result());
    result_->setToolTip(typeset(QString::number(explanation_->value, 'g', 9)));
    verdict_->setText(sum.verdict().isEmpty()
                          ? QString()
                          : (explanation_->agrees ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) +
                                sum.verdict());
    verdict_->setToolTip(tr("In double precision; F32 may differ by %1")
                             .arg(typeset(QString::number(explanation_->bound, 'g', 2))));
    verdict_->setVisible(!sum.verdict().isEmpty());
    setTone(*verdict_, explanation_->agrees ? "positive" : "error");
    remark_->setText(sum.remark());
    remark_->setVisible(!sum.remark().isEmpty());
    show_all_->setText(tr("Show all %1").arg(explanation_->terms.size()));
    show_all_->setToolTip(tr("All terms of the sum, or the largest ones alone"));
    show_all_->setVisible(table_->isLong() && view_->isVisibleTo(this));
    view_->setAccessibleName(tr("Terms of the sum"));
}

QStringList WalkArithmetic::lines() const {
    if (!explanation_) {
        return {};
    }
    const WalkSum sum(*picture_, *explanation_);
    QStringList all{sum.formulaPlain(), sum.place()};
    all << sum.lines() << sum.result() << verdict_->text() << sum.remark();
    all.removeAll(QString());
    return all;
}

void WalkArithmetic::applyLook() {
    const Palette& palette = rolePalette(*this);
    const QFont numbers = numberFont(*this, 0.92);
    QColor left = palette.text;
    QColor right = palette.text;
    if (explanation_ && !explanation_->terms.empty()) {
        const auto ink = [&](const WalkCell& cell) {
            const MatrixRole role = roleOf(picture_->walk, cell);
            return role == MatrixRole::none ? palette.text : roleColor(role, palette);
        };
        const WalkTerm& term = explanation_->terms.front();
        left = ink(term.left_cell);
        right = term.right_cell ? ink(*term.right_cell) : palette.text;
    }
    table_->setLook(numbers, left, right, palette.mutedText);
    view_->horizontalHeader()->setMinimumSectionSize(1);
    view_->verticalHeader()->setMinimumSectionSize(1);
    view_->verticalHeader()->setDefaultSectionSize(QFontMetrics(numbers).height() + 3);
    fitColumns();
}

void WalkArithmetic::fitColumns() {
    view_->setColumnHidden(WalkTermTable::sum, table_->cutShort());
    NumberColumns::fit(*view_);
}

bool WalkArithmetic::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_->viewport()) {
        if (event->type() == QEvent::Resize) {
            fitColumns();
        } else if (event->type() == QEvent::Leave) {
            emit termPointedOut(std::nullopt);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void WalkArithmetic::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
        applyLook();
        if (explanation_) {
            showAll();
        }
        break;
    default:
        break;
    }
}

} // namespace heedmap
