// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/head_statistics_card.h"

#include "widgets/controls/number_text.h"
#include "widgets/controls/shrinking_area.h"
#include "widgets/heads/statistic_words.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace heedmap {

HeadStatisticsCard::HeadStatisticsCard(QWidget* parent)
    : Card(QString(), parent), grid_(new QGridLayout), basis_(new QLabel), hint_(new QLabel) {
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(0, 1);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(grid_);
    for (QLabel* label : {basis_, hint_}) {
        label->setWordWrap(true);
        setTone(*label, "muted");
        column->addWidget(label);
    }
    column->addStretch(1);
    area_ = new ShrinkingArea(content);
    area_->setFocusPolicy(Qt::TabFocus); // nothing inside takes it, and it scrolls
    body()->addWidget(area_, 1);
    showAll();
}

void HeadStatisticsCard::setHead(Site site, Index head, const HeadStatistics& statistics) {
    site_ = site;
    head_ = head;
    statistics_ = statistics;
    showAll();
}

void HeadStatisticsCard::clear() {
    statistics_.reset();
    showAll();
}

QList<HeadStatisticsCard::Entry> HeadStatisticsCard::entries() const {
    QList<Entry> list;
    for (const HeadOrder statistic : allStatistics) {
        const std::optional<double> value = statisticOf(*statistics_, statistic);
        if (value && applies(statistic, site_.stack)) {
            list.append(Entry{
                statisticName(statistic, site_.stack), statisticText(statistic, *value), *value,
                statisticDefinition(statistic, site_.stack), statistic == HeadOrder::future});
        }
    }
    return list;
}

void HeadStatisticsCard::showAll() {
    hint_->setText(statistics_
                       ? tr("Hover over a head to preview it, click to keep it; arrow keys walk.")
                       : tr("Choose a head to see what it does on the whole."));
    if (!statistics_) {
        setTitle(tr("Head"));
        setSecondaryText({});
        showEntries({});
        basis_->hide();
        return;
    }
    setTitle(tr("Head %1.%2").arg(site_.layer).arg(head_));
    area_->setAccessibleName(title());
    const QString place = site_.stack == Stack::cross     ? tr("cross-attention: layer %1, head %2")
                          : site_.stack == Stack::encoder ? tr("encoder: layer %1, head %2")
                                                          : tr("layer %1, head %2");
    setSecondaryText(place.arg(site_.layer).arg(head_));
    showEntries(entries());
    const bool future = statisticOf(*statistics_, HeadOrder::future).has_value();
    basis_->setText(tr("All with the causal mask, whichever picture is shown; “%1” takes the mask "
                       "from this head only.")
                        .arg(statisticName(HeadOrder::future, site_.stack)));
    basis_->setVisible(future && site_.stack == Stack::decoder); // an encoder's needs no unmasking
}

void HeadStatisticsCard::showEntries(const QList<Entry>& list) {
    for (int i = static_cast<int>(rows_.size()); i < list.size(); ++i) {
        rows_.append(Row{new QLabel, new QLabel});
        grid_->addWidget(rows_[i].name, i, 0);
        grid_->addWidget(rows_[i].value, i, 1, Qt::AlignRight);
        setFace(*rows_[i].value, "number");
        rows_[i].value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (int i = 0; i < rows_.size(); ++i) {
        const bool used = i < list.size();
        for (QLabel* label : {rows_[i].name, rows_[i].value}) {
            label->setVisible(used);
        }
        if (!used) {
            continue;
        }
        const Entry& entry = list[i];
        rows_[i].name->setText(entry.name);
        rows_[i].value->setText(entry.value);
        rows_[i].value->setAccessibleName(entry.name + QStringLiteral(": ") + entry.value);
        const QString tip = entry.definition + QStringLiteral(": ") + numberText(entry.exact, 6);
        setTone(*rows_[i].name, entry.future ? "future" : "muted");
        setTone(*rows_[i].value, entry.future ? "future" : "");
        for (QLabel* label : {rows_[i].name, rows_[i].value}) {
            label->setToolTip(tip);
        }
    }
}

void HeadStatisticsCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showAll();
    }
}

} // namespace heedmap
