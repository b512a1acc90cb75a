// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/site.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace heedmap {

/// The heads of a layer as buttons: those that are on are drawn as lines together, each with the
/// colour and the dashes that its button shows. The chosen head is always on.
class HeadToggles : public QWidget {
    Q_OBJECT

  public:
    explicit HeadToggles(QWidget* parent = nullptr);

    /// A layer of `count` heads; `chosen` is on whatever `others` says.
    void setHeads(heedmap::Index layer, heedmap::Index count, heedmap::Index chosen,
                  const std::vector<heedmap::Index>& others);
    /// The heads that are on beside the chosen one, in order.
    [[nodiscard]] const std::vector<heedmap::Index>& others() const { return others_; }

  signals:
    /// The user put a head on or off.
    void othersChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void toggle(heedmap::Index head, bool on);
    void showAll();
    [[nodiscard]] QIcon sampleOf(heedmap::Index head) const;

    Index layer_ = 0;
    Index chosen_ = 0;
    std::vector<Index> others_;
    QLabel* caption_;
    QList<QToolButton*> buttons_; // [head]
};

} // namespace heedmap
