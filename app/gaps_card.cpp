// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gaps_card.h"

#include "app/document.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <map>

namespace heedmap {

namespace {

constexpr int bars_shown = 6;
constexpr int widest_column = 520;

} // namespace

GapsCard::GapsCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), hint_(new QLabel), insert_(new QPushButton),
      scroll_(new QScrollArea), row_(nullptr) {
    hint_->setWordWrap(true);
    hint_->setTextFormat(Qt::PlainText);
    setTone(*hint_, "muted");
    insert_->setObjectName(QStringLiteral("insertMask"));
    auto* page = new QWidget;
    row_ = new QHBoxLayout(page);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(24);
    row_->addStretch(1);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setWidget(page);
    page->setAutoFillBackground(false);
    body()->addWidget(hint_);
    body()->addWidget(insert_, 0, Qt::AlignLeft);
    body()->addWidget(scroll_, 1);
    connect(insert_, &QPushButton::clicked, this, &GapsCard::maskRequested);
    connect(&document_, &Document::gapsChanged, this, &GapsCard::showGaps);
    connect(&document_, &Document::siteViewChanged, this, &GapsCard::showSecondary);
    const int lines = 3; // title, captions, room for a scroll bar
    height_ = NextTokenBars().sizeHint().height() + lines * fontMetrics().height() + 40;
    setMinimumHeight(height_ * 2 / 3); // of a low window it leaves the heatmap its room
    retranslate();
}

/// As high with gaps as without: what is above must not jump when one is typed.
QSize GapsCard::sizeHint() const {
    return {Card::sizeHint().width(), height_};
}

/// Why there is nothing to predict, or what would make it so; empty where there is.
QString GapsCard::whyNone() const {
    if (!document_.gaps()) {
        return {};
    }
    const OpenModel& source = *document_.gaps()->reading->source;
    if (source.model->head.W_U.empty()) {
        return tr("This model's files hold no masked-language head: it can show its attention, but "
                  "not what it would put in a gap.");
    }
    const std::optional<TokenId> mask = source.tokenizer->mask_token();
    if (!mask) {
        return tr("The tokenizer's files name no mask token.");
    }
    return document_.gaps()->gaps.empty()
               ? tr("Put %1 in the place of a word, and the model says here what it expects there. "
                    "A token's own menu (right click) masks it, too.")
                     .arg(QString::fromStdString(std::string(source.tokenizer->token(*mask))))
               : QString();
}

GapsCard::Column& GapsCard::column(std::size_t index) {
    while (columns_.size() <= index) {
        Column made{new QWidget, new QLabel, new NextTokenBars, 0};
        auto* layout = new QVBoxLayout(made.widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(made.caption);
        layout->addWidget(made.bars, 1);
        made.widget->setMaximumWidth(widest_column);
        made.caption->setTextFormat(Qt::PlainText);
        setTone(*made.caption, "muted");
        const std::size_t at = columns_.size();
        connect(made.bars, &NextTokenBars::taken, this,
                [this, at](TokenId id) { document_.fillGap(columns_[at].position, id); });
        row_->insertWidget(static_cast<int>(at), made.widget, 4);
        columns_.push_back(made);
    }
    return columns_[index];
}

/// What to do with `shown` gaps, which run they are of, and that there are more of them.
QString GapsCard::secondaryFor(std::size_t shown) const {
    if (shown == 0) {
        return {};
    }
    const std::size_t masks = document_.gaps()->masks;
    QStringList parts;
    if (masks != shown) {
        parts << tr("the first %1 of %2 masked tokens").arg(shown).arg(masks);
    }
    if (document_.siteView().mask == MaskView::masked) { // another run than the one that predicts
        parts << tr("without the causal mask");
    }
    parts << tr("click a word to put it in");
    return parts.join(QStringLiteral(" · "));
}

void GapsCard::showSecondary() {
    setSecondaryText(secondaryFor(document_.gaps() ? document_.gaps()->gaps.size() : 0));
}

void GapsCard::showGaps() {
    const QString why = whyNone();
    hint_->setText(why);
    hint_->setVisible(!why.isEmpty());
    const bool any = document_.gaps() && !document_.gaps()->gaps.empty();
    const bool maskable = document_.gaps() &&
                          !document_.gaps()->reading->source->model->head.W_U.empty() &&
                          document_.gaps()->reading->source->tokenizer->mask_token();
    insert_->setVisible(maskable && !any);
    scroll_->setVisible(any);
    const std::size_t count = any ? document_.gaps()->gaps.size() : 0;
    showSecondary();
    for (std::size_t i = 0; i < count; ++i) {
        const Gap& gap = document_.gaps()->gaps[i];
        Column& shown = column(i);
        shown.position = gap.position;
        const QString caption = tr("position %1").arg(gap.position);
        shown.caption->setText(caption);
        shown.bars->setAccessibleName(caption);
        std::map<TokenId, QString> labels;
        for (std::size_t k = 0; k < gap.labels.size(); ++k) {
            labels[gap.candidates[k].id] = QString::fromStdString(gap.labels[k].text);
        }
        shown.bars->setDistribution(
            gap.candidates, [&labels](TokenId id) { return labels[id]; }, bars_shown);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].widget->setVisible(i < count);
    }
}

void GapsCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void GapsCard::retranslate() {
    setTitle(tr("Masked tokens"));
    insert_->setText(tr("Insert a mask"));
    insert_->setToolTip(tr("Put a mask token where the cursor is in the sentence (Ctrl+M)"));
    showGaps();
}

} // namespace heedmap
