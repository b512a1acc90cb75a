// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison_bar.h"

#include "app/comparison.h"
#include "app/document.h"
#include "widgets/controls/elided_label.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QToolButton>

namespace heedmap {

ComparisonBar::ComparisonBar(Document& document, Comparison& comparison, QWidget* parent)
    : QWidget(parent), document_(document), comparison_(comparison), name_(new ElidedLabel),
      how_(new SegmentedControl(QString())), unpin_(new QToolButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(how_);
    row->addWidget(name_, 1);
    row->addWidget(unpin_);
    setTone(*name_, "muted");
    connect(how_, &SegmentedControl::chosen, this,
            [this](int index) { comparison_.setDifference(index == 1); });
    connect(unpin_, &QToolButton::clicked, &comparison_, &Comparison::unpin);
    connect(&comparison_, &Comparison::changed, this, &ComparisonBar::showAll);
    connect(&document_, &Document::pictureChanged, this, &ComparisonBar::showAll);
    connect(&document_, &Document::optionsChanged, this, &ComparisonBar::showAll);
    showAll();
}

/// Cell by cell there is a difference of patterns of one shape alone.
bool ComparisonBar::alike() const {
    if (!comparison_.picture() || !document_.picture()) {
        return true;
    }
    const HeadView& a = *document_.picture()->own();
    const HeadView& b = *comparison_.picture()->own();
    return a.queries() == b.queries() && a.keys() == b.keys();
}

void ComparisonBar::showAll() {
    const std::optional<PinnedHead>& pinned = comparison_.pinned();
    // The walk goes through one head.
    setVisible(pinned && document_.options().picture != Picture::walk);
    if (!pinned) {
        return;
    }
    how_->setAccessibleName(tr("Comparison"));
    how_->setSegments(
        {{tr("A and B"), tr("The chosen head and the pinned one, side by side")},
         {tr("A − B"), tr("What the chosen head has more or less of, cell by cell")}});
    const bool subtracts = alike();
    how_->setCurrent(comparison_.difference() && subtracts ? 1 : 0);
    how_->setSegmentEnabled(1, subtracts,
                            tr("The two have different numbers of tokens: no cell of the one is "
                               "a cell of the other"));
    const QString name = tr("B: head %1.%2 of “%3”")
                             .arg(QString::number(pinned->head.site.layer),
                                  QString::number(pinned->head.head), comparison_.text());
    // First the reason: of a long sentence the end is cut.
    name_->setText(
        subtracts ? name : tr("no A − B: other numbers of tokens") + QStringLiteral(" · ") + name);
    unpin_->setText(tr("Unpin"));
    unpin_->setToolTip(tr("Let the pinned head go (Ctrl+B)"));
}

void ComparisonBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showAll();
    }
}

} // namespace heedmap
