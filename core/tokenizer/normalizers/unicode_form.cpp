// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/characters.h"
#include "core/tokenizer/normalizers/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

namespace heedmap {

namespace {

const icu::Normalizer2* instance(UnicodeForm form, UErrorCode& status) {
    switch (form) {
    case UnicodeForm::nfc:
        return icu::Normalizer2::getNFCInstance(status);
    case UnicodeForm::nfd:
        return icu::Normalizer2::getNFDInstance(status);
    case UnicodeForm::nfkc:
        return icu::Normalizer2::getNFKCInstance(status);
    default:
        return icu::Normalizer2::getNFKDInstance(status);
    }
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

Error failed(const char* got) {
    return {ErrorKind::limit, {}, "normalizer", got, "a text that Unicode's forms can be made of"};
}

/// Bytes that are normalized without regard to what stands before and after them.
struct Segment {
    std::size_t bytes = 0;
    std::size_t characters = 0;
    std::uint64_t cost = 1; ///< of putting its marks in order, in steps
};

/// The segment at the front of `text`. ICU moves a mark that is out of order to its place past all
/// that belong behind it.
Segment first_segment(const icu::Normalizer2& form, std::string_view text) {
    Segment segment;
    int highest_class = 0;
    std::uint64_t out_of_order = 0;
    while (segment.bytes < text.size()) {
        const Character next = first_character(text.substr(segment.bytes));
        if (segment.bytes > 0 && form.hasBoundaryBefore(next.point) != 0) {
            break;
        }
        const int mark_class = u_getCombiningClass(next.point);
        out_of_order += mark_class != 0 && mark_class < highest_class ? 1 : 0;
        highest_class = std::max(highest_class, mark_class);
        segment.bytes += next.bytes;
        ++segment.characters;
    }
    segment.cost += out_of_order * segment.characters;
    return segment;
}

Result<void> rewrite_segments(const icu::Normalizer2& form, AlignedText& text,
                              EncodeBudget& budget) {
    constexpr std::size_t segments_between_stop_checks = 16 * 1024;
    TextRewrite rewrite(text, budget);
    std::string normal;
    for (std::size_t count = 1; !rewrite.rest().empty(); ++count) {
        if (count % segments_between_stop_checks == 0 && budget.stop.stop_requested()) {
            return cancelled();
        }
        const auto [bytes, characters, cost] = first_segment(form, rewrite.rest());
        if (bytes == 1 ||
            (characters == 1 && form.isInert(first_character(rewrite.rest()).point) != 0)) {
            rewrite.keep(bytes); // ASCII is in every form
            continue;
        }
        if (!budget.pay_steps(cost)) {
            return failed("a run of combining marks that reached the step limit");
        }
        normal.clear();
        icu::StringByteSink<std::string> sink(&normal);
        UErrorCode status = U_ZERO_ERROR;
        form.normalizeUTF8(0, piece(rewrite.rest().substr(0, bytes)), sink, nullptr, status);
        if (U_FAILURE(status)) {
            return failed(u_errorName(status));
        }
        rewrite.replace(bytes, normal);
    }
    return rewrite.finish();
}

} // namespace

Normalizer unicode_form(UnicodeForm wanted) {
    return [wanted](AlignedText& text, EncodeBudget& budget) -> Result<void> {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* form = instance(wanted, status);
        if (U_FAILURE(status)) {
            return failed(u_errorName(status));
        }
        return rewrite_segments(*form, text, budget);
    };
}

} // namespace heedmap
