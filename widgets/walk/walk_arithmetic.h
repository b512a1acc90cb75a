// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk_element.h"
#include "widgets/walk/walk_picture.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace heedmap {

class WalkTermTable;

/// One element's arithmetic, like a sum on paper: its formula with indices, its terms, what they
/// add up to, and whether that is the number shown.
class WalkArithmetic : public QWidget {
    Q_OBJECT

  public:
    explicit WalkArithmetic(QWidget* parent = nullptr);

    void setExplanation(const WalkPicturePtr& picture, const WalkExplanation& explanation);
    void clear();
    /// All of it as plain text.
    [[nodiscard]] QStringList lines() const;

    [[nodiscard]] QTableView* table() const { return view_; }
    [[nodiscard]] QPushButton* showAllButton() const { return show_all_; }

  signals:
    /// The pointer or the keyboard is on a term; none: on no one.
    void termPointedOut(const std::optional<heedmap::WalkTerm>& term);

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeTable();
    void showAll();
    void applyLook();
    void fitColumns();

    WalkPicturePtr picture_;
    std::optional<WalkExplanation> explanation_;
    QLabel* formula_;
    QLabel* place_;
    QTableView* view_;
    WalkTermTable* table_;
    QLabel* steps_;
    QLabel* result_;
    QLabel* verdict_;
    QLabel* remark_;
    QPushButton* show_all_;
};

} // namespace heedmap
