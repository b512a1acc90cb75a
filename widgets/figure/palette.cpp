// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/palette.h"

namespace heedmap {

namespace {

Palette makeLight() {
    Palette p;
    p.theme = Theme::light;
    p.window = QColor(0xf5f6f8);
    p.card = QColor(0xffffff);
    p.raised = QColor(0xedf0f4);
    p.hairline = QColor(0xdde1e7);
    p.outline = QColor(0x818998);
    p.text = QColor(0x1b1f29);
    p.mutedText = QColor(0x596170);
    p.disabledText = QColor(0x8a919e);
    p.query = QColor(0x2f55d4);
    p.queryGround = QColor(0xe5ebfd);
    p.key = QColor(0xae3d06);
    p.keyGround = QColor(0xfdeadf);
    p.future = QColor(0x9c2a8f);
    p.futureGround = QColor(0xf9e6f6);
    p.positive = QColor(0x1f7a3d);
    p.warning = QColor(0x8a6100);
    p.error = QColor(0xc01f2e);
    p.control = QColor(0x3b4354);
    p.controlText = QColor(0xffffff);
    p.selection = QColor(0xdfe4ec);
    p.focusRing = QColor(0x1b1f29);
    p.bar = QColor(0x6b7689);
    p.hatch = QColor(0xc3c9d2);
    p.notFinite = QColor(0xf2d43d);
    p.grid = QColor(0xe8ebef);
    p.series = {QColor(0x0b7a75), QColor(0x8a6100), QColor(0x6a3fb5), QColor(0x2f7d32),
                QColor(0xb0305c), QColor(0x4a5568), QColor(0x00639c), QColor(0x8a4a2c)};
    return p;
}

Palette makeDark() {
    Palette p;
    p.theme = Theme::dark;
    p.window = QColor(0x14171f);
    p.card = QColor(0x1d212a);
    p.raised = QColor(0x2a2f3a);
    p.hairline = QColor(0x333945);
    p.outline = QColor(0x7c8596);
    p.text = QColor(0xe9ecf1);
    p.mutedText = QColor(0xa3abb9);
    p.disabledText = QColor(0x687181);
    p.query = QColor(0x8fa8ff);
    p.queryGround = QColor(0x263055);
    p.key = QColor(0xffac66);
    p.keyGround = QColor(0x48301f);
    p.future = QColor(0xee8fe0);
    p.futureGround = QColor(0x45264a);
    p.positive = QColor(0x62c97f);
    p.warning = QColor(0xe0b341);
    p.error = QColor(0xff8088);
    p.control = QColor(0xcfd5e0);
    p.controlText = QColor(0x14171f);
    p.selection = QColor(0x363d4b);
    p.focusRing = QColor(0xe9ecf1);
    p.bar = QColor(0x8b96a9);
    p.hatch = QColor(0x4a5260);
    p.notFinite = QColor(0xd9b92c);
    p.grid = QColor(0x2b303a);
    p.series = {QColor(0x4fd1c5), QColor(0xe0b341), QColor(0xb79cff), QColor(0x7bd88f),
                QColor(0xff8fb3), QColor(0xb8c2d3), QColor(0x6cc4ff), QColor(0xdca28a)};
    return p;
}

} // namespace

const Palette& Palette::light() {
    static const Palette palette = makeLight();
    return palette;
}

const Palette& Palette::dark() {
    static const Palette palette = makeDark();
    return palette;
}

const Palette& Palette::of(Theme theme) {
    return theme == Theme::dark ? dark() : light();
}

ColorMap mapOn(Theme theme, ColorMap map) {
    return map == ColorMap::greys && theme == Theme::dark ? ColorMap::greysOnDark : map;
}

QFont figureFont(FontFace face, double pointSize, bool bold) {
    QFont font;
    if (face == FontFace::text) {
        font.setFamilies({"DejaVu Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK SC",
                          "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Noto Sans",
                          "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Color Emoji"});
        font.setStyleHint(QFont::SansSerif);
    } else {
        font.setFamilies({"DejaVu Sans Mono", "Consolas", "Menlo", "Noto Sans Mono",
                          "Noto Sans Mono CJK SC", "Noto Sans CJK SC"});
        font.setStyleHint(QFont::Monospace);
    }
    font.setPointSizeF(pointSize);
    font.setBold(bold);
    return font;
}

} // namespace heedmap
