// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tokenizer/byte_span.h"
#include "core/tokenizer/encode_budget.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// Where a pattern stands, for errors.
struct PatternSource {
    std::string file;
    std::string field;
};

/// A regular expression over UTF-8, compiled once and used from any thread.
class Pattern {
  public:
    enum class Kind {
        built_in,  ///< ours: known to be linear, steps are not counted
        from_file, ///< Oniguruma's dialect, as tokenizer.json has it; steps are counted
        literal,   ///< the text itself
    };
    static Result<Pattern> compile(std::string_view pattern, Kind kind, PatternSource source);

    /// The text that it matches, if its kind is `literal`.
    [[nodiscard]] std::optional<std::string> literal() const;

    struct Compiled;
    [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

  private:
    explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
    std::shared_ptr<const Compiled> compiled_;
};

/// One thread's use of a pattern: finds its matches in one subject after another.
class PatternSearch {
  public:
    PatternSearch(const Pattern& pattern, EncodeBudget& budget);
    ~PatternSearch();
    PatternSearch(PatternSearch&&) noexcept;
    PatternSearch& operator=(PatternSearch&&) = delete;

    /// Begins at the front of `subject`, which must be valid UTF-8 and outlive the search.
    void start(std::string_view subject);
    [[nodiscard]] std::string_view subject() const { return subject_; }
    /// The next match; none at the end, or after an error. An empty match right after a match is
    /// passed over.
    std::optional<ByteSpan> next();
    /// Why `next` ended early: cancelled, or the step limit.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  private:
    struct Buffers;
    void fail(int code);

    Pattern pattern_;
    EncodeBudget* budget_;
    std::unique_ptr<Buffers> buffers_;
    std::string_view subject_;
    std::size_t from_ = 0;
    std::size_t last_end_ = std::string_view::npos;
    std::optional<Error> error_;
};

} // namespace heedmap
