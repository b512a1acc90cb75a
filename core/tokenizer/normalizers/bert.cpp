// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/each_character.h"

namespace heedmap {

namespace {

constexpr UChar32 replacement_character = 0xFFFD;

/// The ideographs of BERT, as the tokenizers library has them: from U+2B820 to U+2B91F it takes
/// none.
bool is_ideograph(UChar32 c) {
    constexpr UChar32 ranges[][2] = {{0x4E00, 0x9FFF},   {0x3400, 0x4DBF},   {0x20000, 0x2A6DF},
                                     {0x2A700, 0x2B73F}, {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF},
                                     {0xF900, 0xFAFF},   {0x2F800, 0x2FA1F}};
    for (const auto& [first, last] : ranges) {
        if (c >= first && c <= last) {
            return true;
        }
    }
    return false;
}

void clean(TextRewrite& rewrite, Character c) {
    constexpr std::uint32_t other = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK;
    const bool line_space = c.point == '\t' || c.point == '\n' || c.point == '\r';
    if (c.point == replacement_character || (has_category(c.point, other) && !line_space)) {
        rewrite.replace(c.bytes, {});
    } else if (is_white_space(c.point)) {
        rewrite.replace(c.bytes, " ");
    } else {
        rewrite.keep(c.bytes);
    }
}

void space_out(TextRewrite& rewrite, Character c) {
    const bool alone = is_ideograph(c.point);
    rewrite.replace(0, alone ? " " : "");
    rewrite.keep(c.bytes);
    rewrite.replace(0, alone ? " " : "");
}

} // namespace

std::vector<Normalizer> bert_normalizers(const BertOptions& options) {
    std::vector<Normalizer> steps;
    if (options.clean_text) {
        steps.push_back(for_each_character(clean));
    }
    if (options.handle_chinese_chars) {
        steps.push_back(for_each_character(space_out));
    }
    if (options.strip_accents) {
        steps.push_back(unicode_form(UnicodeForm::nfd));
        steps.push_back(remove_categories(U_GC_MN_MASK));
    }
    if (options.lowercase) {
        steps.push_back(lowercase());
    }
    return steps;
}

} // namespace heedmap
