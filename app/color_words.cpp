// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/color_words.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct ColorWords {
    Q_DECLARE_TR_FUNCTIONS(ColorWords)
};

} // namespace

QString colorMapText(ColorMap map) {
    switch (map) {
    case ColorMap::viridis:
        return ColorWords::tr("Viridis");
    case ColorMap::cividis:
        return ColorWords::tr("Cividis (for colour-blind readers)");
    case ColorMap::magma:
        return ColorWords::tr("Magma");
    case ColorMap::greys:
    case ColorMap::greysOnDark:
        return ColorWords::tr("Greys (for print)");
    case ColorMap::diverging:
        break;
    }
    return ColorWords::tr("Diverging (about a middle)");
}

} // namespace heedmap
