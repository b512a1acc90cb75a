// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_look.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace heedmap {

/// The controls of an export: which figure, and how it looks.
class ExportForm : public QWidget {
    Q_OBJECT

  public:
    ExportForm(const ExportLook& look, FigureKind kind, QWidget* parent = nullptr);

    [[nodiscard]] FigureKind kind() const;
    [[nodiscard]] ExportLook look() const;
    /// The caption as the user changed it; empty where it is the made one.
    [[nodiscard]] QString captionText() const;

    /// A kind that cannot be made now: its entry is greyed and says why.
    void disableKind(FigureKind kind, const QString& whyNot);
    /// What there is to say about the figure; empty: nothing.
    void setNote(const QString& note);
    /// For many figures at once: each has the caption that is made for it.
    void hideCaptionText();
    /// The caption that is made; it follows the figure until the user changes it.
    void setMadeCaption(const QString& caption);

  signals:
    void changed();

  private:
    void addChoices(QFormLayout* form, const ExportLook& look, FigureKind kind);
    void addSizes(QFormLayout* form, const ExportLook& look);
    void addColours(QFormLayout* form, const ExportLook& look);
    void addWords(QFormLayout* form, const ExportLook& look);
    QComboBox* combo(QFormLayout* form, const QString& label, const QString& tip,
                     const QStringList& texts, int current);
    QDoubleSpinBox* spin(QFormLayout* form, const QString& label, const QString& tip, double low,
                         double high, double value);
    QCheckBox* check(QFormLayout* form, const QString& text, const QString& tip, bool on);
    void follow();

    QComboBox* kind_ = nullptr;
    QComboBox* format_ = nullptr;
    QComboBox* size_ = nullptr;
    QDoubleSpinBox* width_ = nullptr;
    QDoubleSpinBox* height_ = nullptr;
    QDoubleSpinBox* dpi_ = nullptr;
    QComboBox* svg_text_ = nullptr;
    QComboBox* theme_ = nullptr;
    QCheckBox* transparent_ = nullptr;
    QComboBox* map_ = nullptr;
    QCheckBox* limited_ = nullptr;
    QDoubleSpinBox* low_ = nullptr;
    QDoubleSpinBox* high_ = nullptr;
    QCheckBox* title_ = nullptr;
    QCheckBox* values_ = nullptr;
    QCheckBox* marked_ = nullptr;
    QCheckBox* captioned_ = nullptr;
    QLineEdit* caption_ = nullptr;
    QComboBox* numbers_ = nullptr;
    bool one_ = true; ///< a single figure, whose caption may be changed
    QLabel* note_ = nullptr;
    QString made_caption_;
};

} // namespace heedmap
