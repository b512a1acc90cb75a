// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"

#include <QObject>

#include <optional>

namespace heedmap {

/// What is chosen, and what the pointer is over: the one object that links every view.
class Selection : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] const HeadId& head() const { return head_; }
    [[nodiscard]] const std::optional<CellPosition>& cell() const { return cell_; }
    [[nodiscard]] const std::optional<CellPosition>& hovered() const { return hovered_; }

    void setHead(const HeadId& head);
    void setCell(const std::optional<CellPosition>& cell);
    void setHovered(const std::optional<CellPosition>& cell);

  signals:
    void headChanged();
    void cellChanged();
    void hoveredChanged();

  private:
    HeadId head_;
    std::optional<CellPosition> cell_;
    std::optional<CellPosition> hovered_;
};

} // namespace heedmap
