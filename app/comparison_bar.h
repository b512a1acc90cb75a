// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace heedmap {

class Comparison;
class Document;
class ElidedLabel;
class SegmentedControl;

/// Says which head is pinned, how it is compared, and lets it go; hidden where none is compared.
class ComparisonBar : public QWidget {
    Q_OBJECT

  public:
    ComparisonBar(Document& document, Comparison& comparison, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showAll();
    [[nodiscard]] bool alike() const;

    Document& document_;
    Comparison& comparison_;
    ElidedLabel* name_;
    SegmentedControl* how_;
    QToolButton* unpin_;
};

} // namespace heedmap
