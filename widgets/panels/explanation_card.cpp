// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/explanation_card.h"

#include "widgets/controls/number_columns.h"
#include "widgets/figure/palette.h"
#include "widgets/figure/worked_numbers.h"
#include "widgets/panels/explanation_text.h"
#include "widgets/panels/product_table.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>

namespace heedmap {

namespace {

constexpr int stepLines = 3; ///< the fourth stands beside the weight

QLabel* selectableLabel() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// The number after the equals sign stands out.
QString withBoldResult(const QString& step) {
    const auto split = step.lastIndexOf(QStringLiteral("= "));
    if (split < 0) {
        return step.toHtmlEscaped();
    }
    return step.left(split + 2).toHtmlEscaped() + QStringLiteral("<b>") +
           step.mid(split + 2).toHtmlEscaped() + QStringLiteral("</b>");
}

/// Keeps the direction of a token's letters to itself.
QString isolated(const QString& text) {
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace

ExplanationCard::ExplanationCard(QWidget* parent)
    : Card(QString(), parent), hint_(selectableLabel()), formula_(new QLabel),
      view_(new QTableView), table_(new ProductTable(this)), last_step_(selectableLabel()),
      weight_(selectableLabel()), remark_(selectableLabel()), verdict_(selectableLabel()),
      picture_(selectableLabel()) {
    setTone(*hint_, "muted");
    setFace(*formula_, "formula");
    body()->addWidget(hint_);
    formula_->setTextFormat(Qt::RichText);
    formula_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(formula_);
    makeTable();
    makeResult();
    body()->addStretch(0);
    applyLook();
    showAll();
}

void ExplanationCard::makeTable() {
    view_->setModel(table_);
    view_->setItemDelegate(new NumberColumns(view_));
    view_->verticalHeader()->hide();
    view_->setShowGrid(false);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setTabKeyNavigation(false);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setMinimumHeight(96);
    QHeaderView* header = view_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    view_->viewport()->installEventFilter(this);
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    body()->addWidget(view_, 1);
}

void ExplanationCard::makeResult() {
    for (int i = 0; i < stepLines; ++i) {
        steps_ << selectableLabel();
        body()->addWidget(steps_.back());
    }
    for (QLabel* label : steps_ + QList<QLabel*>{last_step_}) {
        label->setTextFormat(Qt::RichText);
        setFace(*label, "smallNumber");
    }
    setFace(*weight_, "result");
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(last_step_);
    row->addWidget(weight_);
    row->addStretch(1);
    last_step_->setWordWrap(false);
    weight_->setWordWrap(false);
    body()->addLayout(row);
    body()->addWidget(remark_);
    body()->addWidget(verdict_);
    body()->addWidget(picture_);
}

void ExplanationCard::setCell(const CellExplanation& cell, const QString& queryText,
                              const QString& keyText, Explained pattern,
                              std::optional<ShownCell> shown) {
    pattern_ = pattern;
    shown_ = std::move(shown);
    cell_ = cell;
    query_text_ = queryText;
    key_text_ = keyText;
    table_->setCell(cell);
    fitTable();
    showAll();
}

void ExplanationCard::setOtherShown(bool other) {
    if (other != other_shown_) {
        other_shown_ = other;
        showAll();
    }
}

void ExplanationCard::clear() {
    cell_.reset();
    table_->clear();
    showAll();
}

void ExplanationCard::showAll() {
    const bool any = cell_.has_value();
    for (QWidget* part : {static_cast<QWidget*>(formula_), static_cast<QWidget*>(view_),
                          static_cast<QWidget*>(weight_), static_cast<QWidget*>(verdict_)}) {
        part->setVisible(any);
    }
    view_->setAccessibleName(tr("Products of query and key"));
    if (!any) {
        hint_->show();
        showEmpty();
        return;
    }
    const ExplanationText text(*cell_, pattern_);
    setTitle(text.title());
    hint_->setText(hint(text.reach()));
    hint_->setVisible(!hint_->text().isEmpty());
    setSecondaryText(QStringLiteral("“%1” → “%2”").arg(isolated(query_text_), isolated(key_text_)));
    formula_->setText(text.formulaHtml(rolePalette(*this)));
    formula_->setAccessibleName(text.formulaPlain());
    formula_->setToolTip(
        tr("The weight of the key (column) in the row of the query. Blue: query; orange: key."));
    showSteps();
}

QString ExplanationCard::hint(const QString& reach) const {
    if (!other_shown_) {
        return reach;
    }
    const QString head =
        tr("of head %1.%2, which is chosen").arg(cell_->site.layer).arg(cell_->head);
    return reach.isEmpty() ? head : head + QStringLiteral(" · ") + reach;
}

void ExplanationCard::showEmpty() {
    setTitle(tr("Why this weight?"));
    setSecondaryText({});
    hint_->setText(tr("Click a cell to see how its weight is made."));
    for (QLabel* label : steps_ + QList<QLabel*>{last_step_, remark_, picture_}) {
        label->clear();
        label->hide();
    }
}

void ExplanationCard::showSteps() {
    const ExplanationText text(*cell_, pattern_);
    const QStringList steps = text.steps();
    const QStringList help = text.stepHelp();
    const QList<QLabel*> labels = steps_ + QList<QLabel*>{last_step_};
    for (int i = 0; i < labels.size(); ++i) {
        const bool used = i < steps.size();
        labels[i]->setText(used ? withBoldResult(steps[i]) : QString());
        labels[i]->setAccessibleName(used ? steps[i] : QString());
        labels[i]->setToolTip(used ? help[i] : QString());
        labels[i]->setVisible(used);
    }
    weight_->setText(text.weight());
    weight_->setToolTip(typeset(QString::number(cell_->weight, 'g', 9)));
    weight_->setAccessibleName(tr("Weight: %1").arg(text.weight()));
    remark_->setText(text.remark());
    remark_->setVisible(!text.remark().isEmpty());
    verdict_->setText((cell_->agrees ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) +
                      text.verdict());
    setTone(*verdict_, cell_->agrees ? "positive" : "error");
    picture_->setText(shown_ ? ExplanationText::shownText(*shown_) : QString());
    picture_->setVisible(!picture_->text().isEmpty());
    setTone(*remark_, cell_->row_state == RowState::not_finite ? "warning" : "");
}

QStringList ExplanationCard::lines() const {
    QStringList lines;
    if (cell_) {
        const ExplanationText text(*cell_, pattern_);
        lines << text.steps() << text.weight() << text.remark() << verdict_->text()
              << picture_->text();
        lines.removeAll(QString());
    }
    return lines;
}

void ExplanationCard::applyLook() {
    const Palette& palette = rolePalette(*this);
    table_->setColors(palette.query, palette.key, palette.mutedText);
    view_->horizontalHeader()->setMinimumSectionSize(1);
    view_->verticalHeader()->setMinimumSectionSize(1);
    fitTable();
}

/// In a narrow card the numbers are a little smaller, so that no column is cut. The bar always has
/// its room: whether it shows depends on the rows' height, and so on the size that is chosen here.
void ExplanationCard::fitTable() {
    const QScrollBar* bar = view_->verticalScrollBar();
    const int forBar = bar->isVisible() ? 0 : bar->sizeHint().width();
    for (const double scale : {0.92, 0.86, 0.8}) {
        const QFont numbers = numberFont(*this, scale);
        table_->setNumberFont(numbers);
        view_->verticalHeader()->setDefaultSectionSize(QFontMetrics(numbers).height() + 5);
        table_->refresh();
        if (NumberColumns::fit(*view_) >= forBar) {
            break;
        }
    }
}

bool ExplanationCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_->viewport() && event->type() == QEvent::Resize) {
        fitTable();
    }
    return Card::eventFilter(watched, event);
}

void ExplanationCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
        applyLook();
        showAll();
        break;
    default:
        break;
    }
}

} // namespace heedmap
