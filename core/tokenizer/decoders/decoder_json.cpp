// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/decoders/decoder_json.h"

#include "core/tokenizer/characters.h"
#include "core/tokenizer/metaspace_json.h"
#include "core/tokenizer/pattern_json.h"

#include <utility>

namespace heedmap {

namespace {

using Steps = std::vector<Decoder>;

Result<void> read_byte_level(const Component& /*component*/, Steps& steps) {
    steps.push_back(byte_level_decoder());
    return {};
}

Result<void> read_byte_fallback(const Component& /*component*/, Steps& steps) {
    steps.push_back(byte_fallback_decoder());
    return {};
}

Result<void> read_fuse(const Component& /*component*/, Steps& steps) {
    steps.push_back(fuse_decoder());
    return {};
}

Result<void> read_word_piece(const Component& component, Steps& steps) {
    std::string prefix = component.fields.string("prefix", "##");
    const bool cleanup = component.fields.boolean("cleanup", true);
    steps.push_back(word_piece_decoder(std::move(prefix), cleanup));
    return {};
}

Result<void> read_metaspace(const Component& component, Steps& steps) {
    Metaspace metaspace = read_metaspace_fields(component.fields);
    steps.push_back(metaspace_decoder(std::move(metaspace.replacement),
                                      metaspace.prepend != PrependScheme::never));
    return {};
}

Result<void> read_bpe(const Component& component, Steps& steps) {
    steps.push_back(bpe_decoder(component.fields.string("suffix", "</w>")));
    return {};
}

Result<void> read_replace(const Component& component, Steps& steps) {
    auto pattern = read_pattern(component);
    if (!pattern) {
        return pattern.error();
    }
    std::string content = component.fields.string("content");
    const auto literal = pattern->literal();
    steps.push_back(literal ? replace_decoder(*literal, std::move(content))
                            : replace_decoder(*std::move(pattern), std::move(content)));
    return {};
}

Result<void> read_strip(const Component& component, Steps& steps) {
    constexpr std::int64_t most = 1'000'000'000;
    const std::string content = component.fields.string("content");
    const std::int64_t start = component.fields.integer("start", 0, most);
    const std::int64_t stop = component.fields.integer("stop", 0, most);
    if (!component.fields.error() && !is_one_character(content)) {
        component.fields.fail("content", "one character");
    }
    steps.push_back(
        strip_decoder(content, static_cast<std::size_t>(start), static_cast<std::size_t>(stop)));
    return {};
}

constexpr ComponentKind<Steps> kinds[] = {
    {"BPEDecoder", read_bpe}, {"ByteFallback", read_byte_fallback}, {"ByteLevel", read_byte_level},
    {"Fuse", read_fuse},      {"Metaspace", read_metaspace},        {"Replace", read_replace},
    {"Strip", read_strip},    {"WordPiece", read_word_piece},
};

} // namespace

Result<std::vector<Decoder>> read_decoders(const nlohmann::json* node, bool byte_level,
                                           const std::string& file) {
    Steps steps;
    if (node == nullptr) {
        steps.push_back(byte_level ? byte_level_decoder() : space_decoder());
        return steps;
    }
    auto done = read_components<Steps>(node, {file, "decoder", "decoders"}, kinds, steps);
    return done ? Result<Steps>(std::move(steps)) : Result<Steps>(done.error());
}

} // namespace heedmap
