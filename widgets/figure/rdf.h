// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/provenance.h"

namespace heedmap {

/// The provenance as an RDF element, as SVG's `metadata` and a PDF's XMP hold it: the title as
/// `dc:title`, the program as `xmp:CreatorTool`, the rest in a namespace of its own under the names
/// that the PNG has (`heedmap:model`).
[[nodiscard]] QByteArray rdfOf(const Provenance& provenance, const QString& title);

} // namespace heedmap
