// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/head_statistics_card.h"

#include "widgets/controls/number_text.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace heedmap {

HeadStatisticsCard::HeadStatisticsCard(QWidget* parent)
    : Card(QString(), parent), grid_(new QGridLayout), hint_(new QLabel) {
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(0, 1);
    body()->addLayout(grid_);
    hint_->setWordWrap(true);
    setTone(*hint_, "muted");
    body()->addWidget(hint_);
    body()->addStretch(1);
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
    const HeadStatistics& s = *statistics_;
    const auto tokens = [](double value) { return tr("%1 tokens").arg(numberText(value, 2)); };
    const auto bits = [](double value) { return tr("%1 bits").arg(numberText(value, 2)); };
    const auto share = [](double value) { return numberText(value, 2); };
    const Entry entropy{
        tr("entropy"), bits(s.entropy_bits), s.entropy_bits,
        tr("Mean entropy of a row: 0 bits is one key alone, more is spread over more keys")};
    if (site_.stack == Stack::cross) {
        return {{tr("looks at the first source token"), share(s.first_token), s.first_token,
                 tr("Mean weight on the first token of the source")},
                entropy};
    }
    QList<Entry> list{
        {tr("looks at the previous token"), share(s.previous_token), s.previous_token,
         tr("Mean weight on the token before the query")},
        {tr("looks at the first token"), share(s.first_token), s.first_token,
         tr("Mean weight on the first token, over the rows after it. Much of it is often a resting "
            "place, not meaning")},
        {tr("looks at itself"), share(s.itself), s.itself,
         tr("Mean weight on the query's own token")},
        entropy,
        {tr("mean distance"), tokens(s.mean_distance), s.mean_distance,
         tr("How far away the keys are, weighted, in tokens")},
        site_.stack == Stack::encoder
            ? Entry{tr("looks at later tokens"), share(s.future_unmasked), s.future_unmasked,
                    tr("Mean weight on later tokens: what a causal mask would hide"), true}
            : Entry{tr("to the future, unmasked"), share(s.future_unmasked), s.future_unmasked,
                    tr("Mean weight on later tokens if this head alone had no mask (local)"),
                    true}};
    if (s.induction) {
        list.append(Entry{tr("induction"), share(*s.induction), *s.induction,
                          tr("Mean weight on the token that followed an earlier occurrence of the "
                             "query's token (Olsson et al. 2022)")});
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
        return;
    }
    setTitle(tr("Head %1.%2").arg(site_.layer).arg(head_));
    const QString place = site_.stack == Stack::cross     ? tr("cross-attention: layer %1, head %2")
                          : site_.stack == Stack::encoder ? tr("encoder: layer %1, head %2")
                                                          : tr("layer %1, head %2");
    setSecondaryText(place.arg(site_.layer).arg(head_));
    showEntries(entries());
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
