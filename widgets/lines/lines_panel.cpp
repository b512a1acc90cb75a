// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/lines_panel.h"

#include "widgets/lines/head_toggles.h"
#include "widgets/lines/lines_view.h"

#include <QBoxLayout>
#include <QEvent>

namespace heedmap {

LinesPanel::LinesPanel(QWidget* parent)
    : QWidget(parent), heads_(new HeadToggles), first_(new LinesView), second_(new LinesView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heads_);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(first_, 1);
    row->addWidget(second_, 1);
    column->addLayout(row, 1);
    link(first_, second_);
    link(second_, first_);
    setFocusProxy(first_);
    second_->hide();
}

void LinesPanel::link(LinesView* from, LinesView* to) {
    connect(from, &LinesView::hovered, this, [this, to](Index query_pos, Index key_pos) {
        to->setHovered({query_pos, key_pos});
        emit hovered(query_pos, key_pos);
    });
    connect(from, &LinesView::selectedCell, this, [this, to](Index query_pos, Index key_pos) {
        to->setSelected({query_pos, key_pos});
        emit selected(query_pos, key_pos);
    });
    connect(from, &LinesView::isolatedChanged, to,
            [from, to] { to->setIsolated(from->isolated(), from->locked()); });
    connect(from, &LinesView::rowsChanged, to, [from, to] { to->followRows(*from); });
}

void LinesPanel::setContent(const AttentionContent& content, const AttentionOptions& options) {
    content_ = content;
    options_ = options;
    updateContents();
}

void LinesPanel::setSelected(Index query_pos, Index key_pos) {
    first_->setSelected({query_pos, key_pos});
    second_->setSelected({query_pos, key_pos});
}

void LinesPanel::setHovered(Index query_pos, Index key_pos) {
    first_->setHovered({query_pos, key_pos});
    second_->setHovered({query_pos, key_pos});
}

void LinesPanel::resetZoom() {
    first_->resetZoom();
}

LinesContent LinesPanel::contentOf(MaskView which) const {
    LinesContent content;
    const bool difference = which == MaskView::difference;
    const bool compared = content_.compared.has_value();
    const bool of_b = compared && which == MaskView::unmasked;
    content.query_tokens = of_b ? content_.compared->queryTokens : content_.queryTokens;
    content.key_tokens = of_b ? content_.compared->keyTokens : content_.keyTokens;
    const bool open = which == MaskView::unmasked || (difference && !compared);
    const auto& view = open ? content_.unmasked : content_.masked;
    const std::shared_ptr<const HeadView> base = !difference ? nullptr
                                                 : compared  ? content_.unmasked
                                                             : content_.masked;
    const auto add = [&](const std::shared_ptr<const HeadView>& head, Index number) {
        const QString name = QStringLiteral("%1.%2").arg(view->site.layer).arg(number);
        content.heads.push_back({head, base, number, name});
    };
    if (view && (base || !difference)) {
        add(view, view->head);
        for (const AttentionContent::Beside& other : content_.beside) {
            if (const auto& shown = open ? other.unmasked : other.masked) {
                add(shown, other.head);
            }
        }
    }
    // An encoder sees later tokens by nature: they are told apart beside the causal mask alone.
    content.tells_future = view && view->mask == Mask::none && content_.stack() == Stack::decoder;
    return content;
}

void LinesPanel::updateContents() {
    const bool both = options_.mask == MaskView::sideBySide;
    LinesContent first = contentOf(both ? MaskView::masked : options_.mask);
    const QString name = tr("%1, as lines");
    first_->setAccessibleName(
        name.arg(attentionTitle(content_, both ? MaskView::masked : options_.mask)));
    second_->setAccessibleName(name.arg(attentionTitle(content_, MaskView::unmasked)));
    LinesContent second;
    if (both) { // else the switch above says what it is
        first.title = attentionTitle(content_, MaskView::masked);
        second = contentOf(MaskView::unmasked);
        second.title = attentionTitle(content_, MaskView::unmasked);
    }
    first_->setContent(std::move(first));
    second_->setContent(std::move(second));
    second_->setVisible(both);
    if (both) {
        second_->followRows(*first_);
    }
}

void LinesPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateContents();
    }
}

} // namespace heedmap
