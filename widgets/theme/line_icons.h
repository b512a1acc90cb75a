// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QStyle>

namespace heedmap {

/// The signs of dialogs (folders, ways to go, the kind of a message) drawn in lines of the text's
/// colour, sharp at any size and to be seen on either theme; null for a sign that is not drawn.
[[nodiscard]] QIcon lineIcon(QStyle::StandardPixmap sign);

} // namespace heedmap
