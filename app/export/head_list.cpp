// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/head_list.h"

#include <QRegularExpression>

#include <algorithm>

namespace heedmap {

namespace {

Error wrong(const std::string& text, const ModelConfig& shape) {
    const auto upTo = [](Index count) { return "0 to " + std::to_string(count - 1); };
    return {ErrorKind::invalid, "", "heads", escaped(text),
            "LAYER.HEAD such as 1.0,2.3, each once: layers " + upTo(shape.num_hidden_layers) +
                ", heads " + upTo(shape.num_attention_heads)};
}

} // namespace

Result<std::vector<HeadPosition>> readHeadList(const std::string& text, const ModelConfig& shape) {
    static const QRegularExpression entry(QStringLiteral("^\\s*(\\d{1,6})\\.(\\d{1,6})\\s*$"));
    std::vector<HeadPosition> heads;
    for (const QString& part : QString::fromStdString(text).split(QLatin1Char(','))) {
        const QRegularExpressionMatch match = entry.match(part);
        const HeadPosition head{match.captured(1).toInt(), match.captured(2).toInt()};
        const bool there =
            head.layer < shape.num_hidden_layers && head.head < shape.num_attention_heads;
        if (!match.hasMatch() || !there || std::ranges::find(heads, head) != heads.end()) {
            return wrong(text, shape);
        }
        heads.push_back(head);
    }
    return heads;
}

} // namespace heedmap
