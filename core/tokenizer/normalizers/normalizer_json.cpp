// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/normalizer_json.h"

#include "core/format/base64.h"
#include "core/tokenizer/pattern_json.h"

#include <unicode/uchar.h>

#include <utility>

namespace heedmap {

namespace {

using Steps = std::vector<Normalizer>;

Result<void> read_bert(const Component& component, Steps& steps) {
    BertOptions options;
    options.clean_text = component.fields.boolean("clean_text", true);
    options.handle_chinese_chars = component.fields.boolean("handle_chinese_chars", true);
    options.lowercase = component.fields.boolean("lowercase", true);
    options.strip_accents = component.fields.boolean("strip_accents", options.lowercase);
    for (Normalizer& step : bert_normalizers(options)) {
        steps.push_back(std::move(step));
    }
    return {};
}

template <UnicodeForm form>
Result<void> read_form(const Component& /*component*/, Steps& steps) {
    steps.push_back(unicode_form(form));
    return {};
}

Result<void> read_lowercase(const Component& /*component*/, Steps& steps) {
    steps.push_back(lowercase());
    return {};
}

Result<void> read_strip_accents(const Component& /*component*/, Steps& steps) {
    steps.push_back(remove_categories(U_GC_M_MASK));
    return {};
}

Result<void> read_nmt(const Component& /*component*/, Steps& steps) {
    steps.push_back(nmt());
    return {};
}

Result<void> read_strip(const Component& component, Steps& steps) {
    const bool left = component.fields.boolean("strip_left");
    const bool right = component.fields.boolean("strip_right");
    steps.push_back(strip(left, right));
    return {};
}

Result<void> read_precompiled(const Component& component, Steps& steps) {
    constexpr const char* key = "precompiled_charsmap";
    const std::string text = component.fields.string(key);
    const auto bytes = decode_base64(text);
    if (!bytes) {
        component.fields.fail(key, "base64");
        return {};
    }
    if (bytes->empty()) {
        return {};
    }
    auto map = CharsMap::read(*bytes, component.file, component.field + '.' + key);
    if (!map) {
        return map.error();
    }
    steps.push_back(precompiled(*std::move(map)));
    return {};
}

Result<void> read_prepend(const Component& component, Steps& steps) {
    steps.push_back(prepend(component.fields.string("prepend")));
    return {};
}

Result<void> read_replace(const Component& component, Steps& steps) {
    auto pattern = read_pattern(component);
    if (!pattern) {
        return pattern.error();
    }
    steps.push_back(replace(*std::move(pattern), component.fields.string("content")));
    return {};
}

constexpr ComponentKind<Steps> kinds[] = {
    {"BertNormalizer", read_bert},
    {"Lowercase", read_lowercase},
    {"NFC", read_form<UnicodeForm::nfc>},
    {"NFD", read_form<UnicodeForm::nfd>},
    {"NFKC", read_form<UnicodeForm::nfkc>},
    {"NFKD", read_form<UnicodeForm::nfkd>},
    {"Nmt", read_nmt},
    {"Precompiled", read_precompiled},
    {"Prepend", read_prepend},
    {"Replace", read_replace},
    {"Strip", read_strip},
    {"StripAccents", read_strip_accents},
};

} // namespace

Result<std::vector<Normalizer>> read_normalizers(const nlohmann::json* node,
                                                 const std::string& file) {
    Steps steps;
    auto done = read_components<Steps>(node, {file, "normalizer", "normalizers"}, kinds, steps);
    return done ? Result<Steps>(std::move(steps)) : Result<Steps>(done.error());
}

} // namespace heedmap
