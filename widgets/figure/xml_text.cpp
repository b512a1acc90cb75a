// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/xml_text.h"

#include <QList>

namespace heedmap {

namespace {

/// The characters of XML 1.0, section 2.2.
bool mayStand(char32_t c) {
    return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

} // namespace

QByteArray xmlText(const QString& text) {
    QByteArray out;
    for (const char32_t c : text.toUcs4()) {
        switch (c) {
        case U'<':
            out += "&lt;";
            break;
        case U'>':
            out += "&gt;";
            break;
        case U'&':
            out += "&amp;";
            break;
        case U'"':
            out += "&quot;";
            break;
        case U'\t':
            out += "&#9;"; // as themselves they would be blanks in an attribute
            break;
        case U'\n':
            out += "&#10;";
            break;
        case U'\r':
            out += "&#13;";
            break;
        default: {
            const char32_t safe = mayStand(c) ? c : 0xFFFD;
            out += QString::fromUcs4(&safe, 1).toUtf8();
        }
        }
    }
    return out;
}

} // namespace heedmap
