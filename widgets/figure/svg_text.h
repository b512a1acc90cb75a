// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"
#include "widgets/figure/figure_file.h"

#include <QByteArray>
#include <QHash>
#include <QRawFont>

namespace heedmap {

/// Writes an SVG's lines of text, and keeps the shapes of their glyphs, each once.
class SvgTextWriter {
  public:
    explicit SvgTextWriter(SvgText kind) : kind_(kind) {}

    /// The line as an element.
    [[nodiscard]] QByteArray element(const TextItem& item);
    /// The `defs` that the elements so far refer to; empty where there are none.
    [[nodiscard]] QByteArray definitions() const;

  private:
    [[nodiscard]] QByteArray outlined(const TextItem& item);
    /// The glyphs of the line as `use` elements, in hundredths of its size; nothing where a glyph
    /// is a picture rather than a shape.
    [[nodiscard]] QByteArray glyphsOf(const TextItem& item);
    struct Glyph {
        QByteArray id;        ///< of its shape; empty where it has none, as a space
        bool picture = false; ///< a colour font's
    };
    [[nodiscard]] const Glyph& glyphOf(const QRawFont& font, quint32 index);
    [[nodiscard]] QByteArray idOf(const QByteArray& shape);

    SvgText kind_;
    QHash<std::pair<QRawFont, quint32>, Glyph> glyphs_;
    QHash<QByteArray, int> ids_;
    QByteArrayList shapes_;
};

} // namespace heedmap
