// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/flow_layout.h"

#include <QWidget>

namespace heedmap {

FlowLayout::FlowLayout(int spacing, QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() {
    for (QLayoutItem* item : items_) {
        delete item;
    }
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item != nullptr) {
        items_.erase(items_.begin() + index);
    }
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        size = size.expandedTo(item->minimumSize());
    }
    return size;
}

QSize FlowLayout::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty()) {
            continue;
        }
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool apply) const {
    int y = rect.top();
    for (std::size_t first = 0; first < items_.size();) {
        std::size_t end = first;
        int x = rect.left();
        int row_height = 0;
        for (; end < items_.size(); ++end) {
            if (items_[end]->isEmpty()) { // hidden
                continue;
            }
            const QSize size = sizeOf(*items_[end]);
            if (row_height > 0 && x + size.width() > rect.right() + 1) {
                break;
            }
            x += size.width() + spacing();
            row_height = std::max(row_height, size.height());
        }
        if (apply) {
            placeRow(first, end, QPoint(rect.left(), y), row_height);
        }
        y += row_height + (end < items_.size() ? spacing() : 0);
        first = end;
    }
    return y - rect.top();
}

void FlowLayout::placeRow(std::size_t first, std::size_t end, QPoint at, int height) const {
    for (std::size_t i = first; i < end; ++i) {
        if (items_[i]->isEmpty()) {
            continue;
        }
        const QSize size = sizeOf(*items_[i]);
        items_[i]->setGeometry(QRect(at + QPoint(0, (height - size.height()) / 2), size));
        at.rx() += size.width() + spacing();
    }
}

QSize FlowLayout::sizeOf(const QLayoutItem& item) {
    return item.sizeHint().expandedTo(item.minimumSize());
}

} // namespace heedmap
