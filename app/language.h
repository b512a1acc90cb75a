// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace heedmap {

/// The language of the window: English or Simplified Chinese, changed at run time.
class Language : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// `en`, `zh_CN`, or empty for the system's (English where it is neither).
    void choose(const QString& name);
    [[nodiscard]] const QLocale& locale() const { return locale_; }
    [[nodiscard]] bool chinese() const { return locale_.language() == QLocale::Chinese; }

  signals:
    void changed();

  private:
    QLocale locale_{QLocale::English, QLocale::UnitedStates};
    QTranslator own_;
    QTranslator toolkit_;
};

} // namespace heedmap
