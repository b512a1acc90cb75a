// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_look.h"

#include <cmath>

namespace heedmap {

namespace {

QString key(const char* name) {
    return QString::fromLatin1(name);
}

template <class Enum>
Enum enumerator(const QVariantMap& map, const char* name, int count, Enum fallback) {
    bool ok = false;
    const int value = map.value(key(name)).toInt(&ok);
    return ok && value >= 0 && value < count ? static_cast<Enum>(value) : fallback;
}

double number(const QVariantMap& map, const char* name, double low, double high, double fallback) {
    bool ok = false;
    const double value = map.value(key(name)).toDouble(&ok);
    return ok && value >= low && value <= high ? value : fallback;
}

} // namespace

ExportLook lookFor(const QVariantMap& remembered, const FigureSpec& shown) {
    ExportLook look = ExportLook::fromMap(remembered);
    look.colorMap = shown.colorMap;
    look.limits = shown.limits;
    return look;
}

QString endingOf(NumbersFormat format) {
    switch (format) {
    case NumbersFormat::csv:
        return QStringLiteral("csv");
    case NumbersFormat::npy:
        return QStringLiteral("npy");
    case NumbersFormat::npz:
        break;
    }
    return QStringLiteral("npz");
}

void ExportLook::apply(FigureSpec& spec) const {
    switch (size) {
    case Size::column:
        spec.widthMm = 85;
        spec.heightMm = 0;
        break;
    case Size::page:
        spec.widthMm = 170;
        spec.heightMm = 0;
        break;
    case Size::slide: // 13.333 × 7.5 inches
        spec.widthMm = 338.67;
        spec.heightMm = 190.5;
        break;
    case Size::free:
        spec.widthMm = widthMm;
        spec.heightMm = heightMm;
        break;
    }
    spec.dpi = dpi;
    spec.theme = theme;
    spec.transparent = transparent;
    spec.colorMap = colorMap;
    spec.limits = limits;
    spec.title = title;
    spec.values = values;
    spec.caption = caption;
}

QVariantMap ExportLook::toMap() const {
    QVariantMap map;
    map[key("format")] = static_cast<int>(format);
    map[key("size")] = static_cast<int>(size);
    map[key("widthMm")] = widthMm;
    map[key("heightMm")] = heightMm;
    map[key("dpi")] = dpi;
    map[key("theme")] = static_cast<int>(theme);
    map[key("transparent")] = transparent;
    map[key("title")] = title;
    map[key("values")] = values;
    map[key("caption")] = caption;
    map[key("marked")] = marked;
    map[key("svgText")] = static_cast<int>(svgText);
    map[key("numbers")] = numbers ? static_cast<int>(*numbers) : -1;
    return map;
}

ExportLook ExportLook::fromMap(const QVariantMap& map) {
    ExportLook look;
    look.format = enumerator(map, "format", 4, look.format);
    look.size = enumerator(map, "size", 4, look.size);
    look.widthMm = number(map, "widthMm", minWidthMm, maxWidthMm, look.widthMm);
    look.heightMm = number(map, "heightMm", minHeightMm, maxWidthMm, look.heightMm);
    look.dpi = number(map, "dpi", minDpi, maxDpi, look.dpi);
    look.theme = enumerator(map, "theme", 2, look.theme);
    look.transparent = map.value(key("transparent"), look.transparent).toBool();
    look.title = map.value(key("title"), look.title).toBool();
    look.values = map.value(key("values"), look.values).toBool();
    look.caption = map.value(key("caption"), look.caption).toBool();
    look.marked = map.value(key("marked"), look.marked).toBool();
    look.svgText = enumerator(map, "svgText", 2, look.svgText);
    if (map.contains(key("numbers")) && map.value(key("numbers")).toInt() >= 0) {
        look.numbers = enumerator(map, "numbers", 3, NumbersFormat::csv);
    }
    return look;
}

} // namespace heedmap
