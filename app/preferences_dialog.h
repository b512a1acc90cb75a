// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace heedmap {

/// What the user prefers; all of it takes effect as it is chosen.
struct Preferences {
    QString language; ///< `en`, `zh_CN`, or empty: the system's
    ThemeChoice theme = ThemeChoice::system;
    bool autosave = true;
    bool lessMotion = false;
    ColorMap colors = ColorMap::viridis; ///< of weights
    int weightDecimals = 4;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

class PreferencesDialog : public QDialog {
    Q_OBJECT

  public:
    explicit PreferencesDialog(const Preferences& preferences, QWidget* parent = nullptr);

    [[nodiscard]] Preferences preferences() const;

  signals:
    void changed(const heedmap::Preferences& preferences);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QFormLayout* form_;
    QComboBox* language_;
    QComboBox* theme_;  ///< in the order of `ThemeChoice`
    QComboBox* colors_; ///< in the order of `ColorMap`
    QSpinBox* decimals_;
    QCheckBox* autosave_;
    QCheckBox* less_motion_;
    QDialogButtonBox* buttons_;
    bool filling_ = false;
};

} // namespace heedmap
