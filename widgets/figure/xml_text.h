// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace heedmap {

/// `text` as XML 1.0 may hold it, in elements and in quoted attributes: `<`, `>`, `&` and quotes
/// as references; what XML cannot hold at all (U+0001, a lone surrogate, U+FFFE) as U+FFFD.
[[nodiscard]] QByteArray xmlText(const QString& text);

} // namespace heedmap
