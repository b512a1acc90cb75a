// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/rdf.h"

#include "widgets/figure/xml_text.h"

namespace heedmap {

QByteArray rdfOf(const Provenance& provenance, const QString& title) {
    QByteArray out = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                     " xmlns:heedmap=\"urn:heedmap:figure#\">\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
                     xmlText(title) + "</rdf:li></rdf:Alt></dc:title>\n";
    const QByteArray prefix = "heedmap.";
    for (const auto& [key, value] : provenance) {
        const QByteArray name = key.startsWith(prefix) ? "heedmap:" + key.mid(prefix.size())
                                                       : QByteArray("xmp:CreatorTool");
        out += "<" + name + ">" + xmlText(value) + "</" + name + ">\n";
    }
    return out + "</rdf:Description>\n</rdf:RDF>\n";
}

} // namespace heedmap
