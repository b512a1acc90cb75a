// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace heedmap {

/// Stands where the head would while no model is open, and offers ways to one.
class NoModel : public QWidget {
    Q_OBJECT

  public:
    explicit NoModel(QWidget* parent = nullptr);

  signals:
    void modelWanted();
    void folderWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QLabel* title_;
    QLabel* text_;
    QPushButton* choose_;
    QPushButton* folder_;
};

} // namespace heedmap
