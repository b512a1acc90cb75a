// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/export_figure.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace heedmap {

/// Which heads an export is of: the chosen one, its layer's, all of them, or some by their numbers.
class HeadChoice : public QWidget {
    Q_OBJECT

  public:
    enum class Which : std::uint8_t { chosen, layer, all, listed };

    HeadChoice(const ExportRequest& shown, const std::vector<Which>& offered, const QString& tip);

    /// The chosen head first, where it is among them. Error: what is listed are no heads.
    [[nodiscard]] Result<std::vector<HeadPosition>> heads() const;
    /// What is chosen, as settings keep it.
    [[nodiscard]] QString state() const;
    void setState(const QString& state);

  private:
    [[nodiscard]] Which which() const;

    HeadId chosen_;
    ModelConfig shape_;
    QComboBox* which_;
    QLineEdit* listed_;
};

} // namespace heedmap
