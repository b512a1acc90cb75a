// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/provenance.h"

#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"

#include <QStringList>

namespace heedmap {

namespace {

QString maskName(Mask mask) {
    return mask == Mask::none ? QStringLiteral("none") : "causal";
}

constexpr qsizetype longestText = 4000;

/// Number and text of every token: `0:The 1:␣cat`.
QString listed(std::span<const DisplayToken> tokens) {
    QStringList words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        words.append(QStringLiteral("%1:%2").arg(i).arg(QString::fromStdString(tokens[i].text)));
    }
    return words.join(' ');
}

QString samplerWords(const SamplerOptions& sampler) {
    if (sampler.temperature == 0) {
        return QStringLiteral("greedy");
    }
    return QStringLiteral("temperature %1, top-k %2, top-p %3, seed %4")
        .arg(static_cast<double>(sampler.temperature))
        .arg(sampler.top_k)
        .arg(static_cast<double>(sampler.top_p))
        .arg(sampler.seed);
}

} // namespace

void addDecoded(Provenance& entries, const Decoded& decoded) {
    if (decoded.tokens.empty()) {
        return;
    }
    QStringList ids;
    QStringList byHand;
    for (const ChosenToken& token : decoded.tokens) {
        ids.append(QString::number(token.id));
        if (token.byHand) {
            byHand.append(QString::number(ids.size()));
        }
    }
    entries.emplace_back("heedmap.prompt",
                         QString::fromStdString(decoded.prompt).left(longestText));
    entries.emplace_back("heedmap.decoded-ids", ids.join(','));
    if (!byHand.isEmpty()) {
        entries.emplace_back("heedmap.steps-by-hand", byHand.join(','));
    }
    if (byHand.size() < ids.size()) {
        entries.emplace_back("heedmap.sampler", samplerWords(decoded.sampler));
    }
}

Provenance provenanceOf(const FigureSpec& spec, const FigureInput& input) {
    Provenance entries;
    const auto add = [&entries](const char* key, const QString& value) {
        if (!value.isEmpty()) {
            entries.emplace_back(key, value);
        }
    };
    add("Software", input.program);
    add("heedmap.figure", QString::fromUtf8(name_of(spec.kind).data()));
    add("heedmap.model", input.modelName);
    add("heedmap.model-hash", input.modelHash);
    add("heedmap.text", input.sentence.left(longestText));
    add("heedmap.target-text", input.target.left(longestText));
    add("heedmap.text-pair", input.pair.left(longestText));
    if (input.decoded != nullptr) {
        addDecoded(entries, *input.decoded);
    }
    add("heedmap.tokens", listed(input.queries));
    add("heedmap.key-tokens", listed(input.keys));
    if (spec.kind == FigureKind::grid) {
        add("heedmap.stack", QString::fromUtf8(name_of(input.stack())));
        add("heedmap.mask", maskName(input.summaryMask));
    } else if (spec.kind == FigureKind::mask) {
        add("heedmap.mask", maskName(input.keyMask.mask));
        add("heedmap.window", QString::number(input.keyMask.window));
        add("heedmap.padding", QString::number(input.padding));
        return entries;
    } else if (spec.kind == FigureKind::tokens) {
        return entries;
    } else {
        add("heedmap.stack", QString::fromUtf8(name_of(input.head->site.stack)));
        add("heedmap.layer", QString::number(input.head->site.layer));
        add("heedmap.head", QString::number(input.head->head));
        const bool compare = spec.kind == FigureKind::compare;
        add("heedmap.mask", maskName(input.head->mask) + (compare ? ", none" : ""));
    }
    add("heedmap.scope", spec.scope == MaskScope::local ? "local" : "propagated");
    const ColorScale scale = mainScale(spec, input);
    add("heedmap.colormap", QString::fromUtf8(name_of(scale.map).data()));
    add("heedmap.limits", QStringLiteral("%1 to %2").arg(scale.low).arg(scale.high));
    add("heedmap.scale", scale.logarithmic ? QStringLiteral("logarithmic") : QString());
    add("heedmap.words", input.mergedWords ? QStringLiteral("merged") : QString());
    const bool aside = input.head != nullptr && input.head->aside > 0;
    add("heedmap.first-token", aside ? QStringLiteral("set aside") : QString());
    if (spec.kind == FigureKind::compare) {
        const double extent = symmetricExtent(differenceOf(*input.head, *input.unmasked));
        add("heedmap.difference-limits", QStringLiteral("%1 to %2").arg(-extent).arg(extent));
    }
    return entries;
}

} // namespace heedmap
