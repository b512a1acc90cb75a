// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selection.h"

namespace heedmap {

void Selection::setHead(const HeadId& head) {
    if (head_ != head) {
        head_ = head;
        emit headChanged();
    }
}

void Selection::setCell(const std::optional<CellPosition>& cell) {
    if (cell_ != cell) {
        cell_ = cell;
        emit cellChanged();
    }
}

void Selection::setHovered(const std::optional<CellPosition>& cell) {
    if (hovered_ != cell) {
        hovered_ = cell;
        emit hoveredChanged();
    }
}

} // namespace heedmap
