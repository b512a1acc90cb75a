// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences_dialog.h"

#include "app/color_words.h"
#include "widgets/controls/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>

namespace heedmap {

namespace {

void name(QFormLayout& form, QWidget* field, const QString& text) {
    auto* label = qobject_cast<QLabel*>(form.labelForField(field));
    label->setText(text);
    QString plain = text;
    field->setAccessibleName(plain.remove(QLatin1Char('&')));
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent), form_(new QFormLayout(this)), language_(new QComboBox),
      theme_(new QComboBox), colors_(new QComboBox), decimals_(new QSpinBox),
      autosave_(new QCheckBox), less_motion_(new QCheckBox),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Close)) {
    language_->addItem(QString(), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    for (int i = 0; i < 3; ++i) {
        theme_->addItem(QString());
    }
    for (int i = 0; i < 4; ++i) {
        colors_->addItem(QString());
    }
    for (QComboBox* box : {language_, theme_, colors_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        form_->addRow(QStringLiteral(" "), box);
    }
    decimals_->setRange(fewest_decimals, most_decimals);
    decimals_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    form_->addRow(QStringLiteral(" "), decimals_);
    form_->addRow(autosave_);
    form_->addRow(less_motion_);
    form_->addRow(buttons_);
    language_->setCurrentIndex(std::max(0, language_->findData(preferences.language)));
    theme_->setCurrentIndex(static_cast<int>(preferences.theme));
    colors_->setCurrentIndex(static_cast<int>(preferences.colors));
    decimals_->setValue(preferences.weightDecimals);
    autosave_->setChecked(preferences.autosave);
    less_motion_->setChecked(preferences.lessMotion);
    const auto tell = [this] {
        if (!filling_) {
            emit changed(this->preferences());
        }
    };
    connect(language_, &QComboBox::currentIndexChanged, this, tell);
    connect(theme_, &QComboBox::currentIndexChanged, this, tell);
    connect(colors_, &QComboBox::currentIndexChanged, this, tell);
    connect(decimals_, &QSpinBox::valueChanged, this, tell);
    connect(autosave_, &QCheckBox::toggled, this, tell);
    connect(less_motion_, &QCheckBox::toggled, this, tell);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

Preferences PreferencesDialog::preferences() const {
    return {language_->currentData().toString(),
            static_cast<ThemeChoice>(theme_->currentIndex()),
            autosave_->isChecked(),
            less_motion_->isChecked(),
            static_cast<ColorMap>(colors_->currentIndex()),
            decimals_->value()};
}

void PreferencesDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PreferencesDialog::retranslate() {
    filling_ = true; // a new text is no choice
    setWindowTitle(tr("Preferences"));
    name(*form_, language_, tr("&Language"));
    name(*form_, theme_, tr("&Theme"));
    language_->setItemText(0, tr("The system's"));
    theme_->setItemText(0, tr("The system's"));
    theme_->setItemText(1, tr("Light"));
    theme_->setItemText(2, tr("Dark"));
    name(*form_, colors_, tr("&Colours of weights"));
    for (int i = 0; i < colors_->count(); ++i) {
        colors_->setItemText(i, colorMapText(static_cast<ColorMap>(i)));
    }
    colors_->setToolTip(tr("At every start; a session has the colours that it was saved with"));
    name(*form_, decimals_, tr("&Decimals of weights"));
    decimals_->setToolTip(tr("Digits after the point in explanations; scores have one less"));
    autosave_->setText(tr("&Keep the session for the case of a crash"));
    autosave_->setToolTip(tr("A moment after each change, in a file of its own"));
    less_motion_->setText(tr("Less &motion"));
    less_motion_->setToolTip(tr("Menus and panels come and go at once"));
    adjustSize();
    filling_ = false;
}

} // namespace heedmap
