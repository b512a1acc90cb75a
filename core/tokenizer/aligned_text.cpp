// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/aligned_text.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

/// Whether each byte of `with` may stand for the byte at the same place: one character for one.
bool one_for_one(std::string_view source, std::string_view with) {
    const auto lead = [](char byte) { return (byte & '\xC0') != '\x80'; };
    return source.size() == with.size() && std::count_if(source.begin(), source.end(), lead) == 1 &&
           std::count_if(with.begin(), with.end(), lead) == 1;
}

} // namespace

std::size_t AlignedText::begin_of(std::size_t at) const {
    if (origins_.empty()) {
        return begin_ + at;
    }
    return at < origins_.size() ? origins_[at].begin : origins_.back().end;
}

ByteSpan AlignedText::original(ByteSpan span) const {
    if (origins_.empty() || span.begin == span.end) {
        return {begin_of(span.begin), begin_of(span.end)};
    }
    return {origins_[span.begin].begin, origins_[span.end - 1].end};
}

AlignedText AlignedText::part(ByteSpan span) const {
    const std::size_t length = span.end - span.begin;
    AlignedText out(original_, begin_of(span.begin));
    if (!rewritten_) {
        out.original_ = original_.substr(span.begin, length);
        return out;
    }
    out.rewritten_ = true;
    out.text_ = text_.substr(span.begin, length);
    if (!origins_.empty()) {
        const auto first = origins_.begin() + static_cast<std::ptrdiff_t>(span.begin);
        out.origins_.assign(first, first + static_cast<std::ptrdiff_t>(length));
    }
    return out;
}

void TextRewrite::start_change() {
    if (!changed_) {
        changed_ = true;
        out_.reserve(source_.size() + source_.size() / 8);
        out_ = source_.substr(0, read_);
    }
}

void TextRewrite::start_move() {
    if (!moved_) {
        moved_ = true;
        origins_.reserve(source_.size() + source_.size() / 8);
        copy_origins({0, read_});
    }
}

void TextRewrite::copy_origins(ByteSpan span) {
    const std::vector<Origin>& known = text_.origins_;
    if (!known.empty()) {
        origins_.insert(origins_.end(), known.begin() + static_cast<std::ptrdiff_t>(span.begin),
                        known.begin() + static_cast<std::ptrdiff_t>(span.end));
        return;
    }
    for (std::size_t at = span.begin; at < span.end; ++at) {
        const auto begin = static_cast<std::uint32_t>(text_.begin_ + at);
        origins_.push_back({begin, begin + 1});
    }
}

void TextRewrite::keep(std::size_t bytes) {
    if (changed_) {
        out_ += source_.substr(read_, bytes);
    }
    if (moved_) {
        copy_origins({read_, read_ + bytes});
    }
    read_ += bytes;
}

void TextRewrite::replace(std::size_t bytes, std::string_view with) {
    const std::string_view source = source_.substr(read_, bytes);
    if (source == with) {
        keep(bytes);
        return;
    }
    if (with.size() > bytes && !budget_.pay_growth(with.size() - bytes)) {
        too_long_ = true;
        read_ += bytes;
        return;
    }
    start_change();
    out_ += with;
    if (moved_ || !one_for_one(source, with)) {
        start_move();
        const ByteSpan origin = text_.original({read_, read_ + bytes});
        origins_.resize(origins_.size() + with.size(), {static_cast<std::uint32_t>(origin.begin),
                                                        static_cast<std::uint32_t>(origin.end)});
    }
    read_ += bytes;
}

Result<void> TextRewrite::finish() {
    if (too_long_) {
        return Error{ErrorKind::limit,
                     {},
                     "text",
                     "one that its normalization makes more than sixteen times as long",
                     "a text that stays shorter"};
    }
    keep(source_.size() - read_);
    if (changed_) {
        text_.text_ = std::move(out_);
        text_.rewritten_ = true;
    }
    if (moved_) {
        text_.origins_ = std::move(origins_);
    }
    return {};
}

} // namespace heedmap
