// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pattern.h"

#include "core/tokenizer/pattern_dialect.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr std::uint64_t bytes_scanned_per_step = 16; // a step is about what 16 bytes cost to scan
constexpr std::uint64_t steps_between_stop_checks = 4096;
constexpr std::uint32_t match_limit = 10'000'000;
constexpr std::uint32_t heap_limit_kib = 256 * 1024;
constexpr std::size_t machine_stack_start = 32 * 1024;
constexpr std::size_t machine_stack_limit = std::size_t{8} * 1024 * 1024;

template <class T, void (*Free)(T*)>
struct Deleter {
    void operator()(T* pointer) const { Free(pointer); }
};
template <class T, void (*Free)(T*)>
using Handle = std::unique_ptr<T, Deleter<T, Free>>;

using Code = Handle<pcre2_code, pcre2_code_free>;
using MatchData = Handle<pcre2_match_data, pcre2_match_data_free>;
using MatchContext = Handle<pcre2_match_context, pcre2_match_context_free>;
using CompileContext = Handle<pcre2_compile_context, pcre2_compile_context_free>;
using MachineStack = Handle<pcre2_jit_stack, pcre2_jit_stack_free>;

/// Called before every item of a pattern from a file, on each path that the matcher tries.
int count_step(pcre2_callout_block* block, void* data) {
    auto& budget = *static_cast<EncodeBudget*>(data);
    // Looking behind, a path may stand before where the match begins.
    const std::uint64_t scanned = std::max(block->current_position, block->start_match) -
                                  std::min(block->current_position, block->start_match);
    const std::uint64_t cost = 1 + scanned / bytes_scanned_per_step;
    const std::uint64_t before = budget.steps / steps_between_stop_checks;
    if (!budget.pay_steps(cost)) {
        return PCRE2_ERROR_CALLOUT;
    }
    if (before != budget.steps / steps_between_stop_checks && budget.stop.stop_requested()) {
        budget.stopped = true;
        return PCRE2_ERROR_CALLOUT;
    }
    return 0;
}

std::uint32_t options_for(Pattern::Kind kind) {
    switch (kind) {
    case Pattern::Kind::literal:
        return PCRE2_UTF | PCRE2_LITERAL;
    case Pattern::Kind::from_file: // Ruby's syntax: ^ and $ are a line's
        return PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C |
               PCRE2_AUTO_CALLOUT;
    default:
        return PCRE2_UTF | PCRE2_UCP;
    }
}

std::string pcre_message(int code) {
    PCRE2_UCHAR buffer[256];
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

} // namespace

struct Pattern::Compiled {
    Code code;
    std::string text;
    PatternSource source;
    Kind kind;
};

struct PatternSearch::Buffers {
    MatchData match;
    MatchContext context;
    MachineStack stack; ///< where the compiled pattern keeps its backtracking
};

Result<Pattern> Pattern::compile(std::string_view pattern, Kind kind, PatternSource source) {
    const auto translated = kind == Kind::from_file ? pattern_in_our_dialect(pattern)
                                                    : Result<std::string>(std::string(pattern));
    if (!translated) {
        return Error{ErrorKind::invalid, source.file, source.field, escaped(pattern),
                     translated.error().expected};
    }
    const std::string& ours = *translated;
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    pcre2_set_bsr(context.get(), PCRE2_BSR_UNICODE);
    pcre2_set_parens_nest_limit(context.get(), 100);
    int code = 0;
    std::size_t at = 0;
    Code compiled(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(ours.data()), ours.size(),
                                options_for(kind), &code, &at, context.get()));
    if (!compiled) {
        return Error{ErrorKind::invalid, source.file, source.field, escaped(pattern),
                     "a regular expression (" + pcre_message(code) + ")"};
    }
    // Without machine code (a system that forbids it) PCRE2 interprets: slower, the same matches.
    pcre2_jit_compile(compiled.get(), PCRE2_JIT_COMPLETE);
    return Pattern(std::make_shared<const Compiled>(
        Compiled{std::move(compiled), std::string(pattern), std::move(source), kind}));
}

std::optional<std::string> Pattern::literal() const {
    return compiled_->kind == Kind::literal ? std::optional(compiled_->text) : std::nullopt;
}

PatternSearch::PatternSearch(const Pattern& pattern, EncodeBudget& budget)
    : pattern_(pattern), budget_(&budget), buffers_(std::make_unique<Buffers>()) {
    Buffers& buffers = *buffers_;
    buffers.match.reset(pcre2_match_data_create(1, nullptr));
    buffers.context.reset(pcre2_match_context_create(nullptr));
    buffers.stack.reset(pcre2_jit_stack_create(machine_stack_start, machine_stack_limit, nullptr));
    pcre2_match_context* context = buffers.context.get();
    pcre2_set_match_limit(context, match_limit);
    pcre2_set_heap_limit(context, heap_limit_kib);
    pcre2_jit_stack_assign(context, nullptr, buffers.stack.get());
    if (pattern.compiled().kind == Pattern::Kind::from_file) {
        pcre2_set_callout(context, count_step, budget_);
    }
}

PatternSearch::~PatternSearch() = default;
PatternSearch::PatternSearch(PatternSearch&&) noexcept = default;

void PatternSearch::start(std::string_view subject) {
    subject_ = subject;
    from_ = 0;
    last_end_ = std::string_view::npos;
}

std::optional<ByteSpan> PatternSearch::next() {
    while (!error_ && from_ <= subject_.size()) {
        const int found =
            pcre2_match(pattern_.compiled().code.get(),
                        reinterpret_cast<PCRE2_SPTR>(subject_.data()), subject_.size(), from_,
                        PCRE2_NO_UTF_CHECK, buffers_->match.get(), buffers_->context.get());
        if (found == PCRE2_ERROR_NOMATCH) {
            return std::nullopt;
        }
        if (found < 0) {
            fail(found);
            return std::nullopt;
        }
        const std::size_t* offsets = pcre2_get_ovector_pointer(buffers_->match.get());
        // \K can move the begin: never behind what was already matched, nor past the end.
        const std::size_t end = std::max(offsets[1], from_);
        const ByteSpan span{std::clamp(offsets[0], from_, end), end};
        if (span.begin == span.end && span.end == last_end_) {
            do { // to the next character
                ++from_;
            } while (from_ < subject_.size() && (subject_[from_] & '\xC0') == '\x80');
            continue;
        }
        from_ = last_end_ = span.end;
        return span;
    }
    return std::nullopt;
}

void PatternSearch::fail(int code) {
    const Pattern::Compiled& pattern = pattern_.compiled();
    if (budget_->stopped) {
        error_ = cancelled();
        return;
    }
    const bool limit = code == PCRE2_ERROR_CALLOUT || code == PCRE2_ERROR_MATCHLIMIT ||
                       code == PCRE2_ERROR_DEPTHLIMIT || code == PCRE2_ERROR_HEAPLIMIT ||
                       code == PCRE2_ERROR_JIT_STACKLIMIT;
    error_ = Error{ErrorKind::limit, pattern.source.file, pattern.source.field,
                   "the pattern " + escaped(pattern.text) +
                       (limit ? ", which reached the step limit on this text"
                              : ", which failed on this text (" + pcre_message(code) + ")"),
                   "a pattern whose matching ends within " + std::to_string(steps_per_byte) +
                       " steps a byte"};
}

} // namespace heedmap
