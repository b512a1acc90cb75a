// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_summary.h"
#include "widgets/controls/card.h"

#include <QList>

class QGridLayout;
class QLabel;

namespace heedmap {

class ShrinkingArea;

/// What a head does on the whole, in names and numbers; each name's tooltip defines it.
class HeadStatisticsCard : public Card {
    Q_OBJECT

  public:
    explicit HeadStatisticsCard(QWidget* parent = nullptr);

    void setHead(Site site, Index head, const HeadStatistics& statistics);
    void clear();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row {
        QLabel* name = nullptr;
        QLabel* value = nullptr;
    };
    struct Entry {
        QString name;
        QString value;
        double exact = 0;
        QString definition;
        bool future = false; ///< in the colour of weight on the future
    };
    [[nodiscard]] QList<Entry> entries() const;
    void showAll();
    void showEntries(const QList<Entry>& list);

    std::optional<HeadStatistics> statistics_;
    Site site_;
    Index head_ = 0;
    QGridLayout* grid_;
    ShrinkingArea* area_ = nullptr;
    QList<Row> rows_;
    QLabel* basis_; ///< of which run the statistics are
    QLabel* hint_;
};

} // namespace heedmap
