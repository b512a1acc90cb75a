// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace heedmap {

/// How far a long job is, with a button that stops it. It comes only after half a second, so that
/// quick work does not flicker.
class BusyBar : public QWidget {
    Q_OBJECT

  public:
    explicit BusyBar(QWidget* parent = nullptr);

    void setBusy(bool busy);
    void setShare(double share);

  signals:
    void cancelled();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QProgressBar* progress_;
    QToolButton* cancel_;
    QTimer delay_;
};

} // namespace heedmap
