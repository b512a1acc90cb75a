// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace heedmap {

namespace {

// Words of file dialogs that the toolkit's own translation has under another name.
[[maybe_unused]] constexpr const char* toolkit_words[] = {
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
};

QLocale resolved(const QString& name) {
    const QLocale wanted = name.isEmpty() ? QLocale::system() : QLocale(name);
    return wanted.language() == QLocale::Chinese
               ? QLocale(QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China)
               : QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

void Language::choose(const QString& name) {
    const QLocale locale = resolved(name);
    QLocale::setDefault(locale); // of numbers with units
    if (locale == locale_) {
        return;
    }
    locale_ = locale;
    QCoreApplication::removeTranslator(&own_);
    QCoreApplication::removeTranslator(&toolkit_);
    if (chinese()) {
        if (toolkit_.load(QStringLiteral("qtbase_zh_CN"),
                          QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&toolkit_);
        }
        if (own_.load(QStringLiteral(":/i18n/heedmap_zh_CN.qm"))) {
            QCoreApplication::installTranslator(&own_);
        }
    }
    emit changed();
}

} // namespace heedmap
