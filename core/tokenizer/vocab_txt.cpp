// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/read_file.h"
#include "core/format/json.h"
#include "core/tokenizer/check_text.h"
#include "core/tokenizer/json_beside.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/word_piece.h"
#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/special_tokens.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace heedmap {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;
constexpr const char* continuing_prefix = "##";

constexpr std::string_view bert_classes[] = {"BertTokenizer", "DistilBertTokenizer",
                                             "ElectraTokenizer"};
constexpr TokenizerClass bert_class{bert_classes, "BertTokenizer, the WordPiece of vocab.txt"};

constexpr CustomaryToken bert_tokens[] = {
    {&TokenRoles::unknown, "[UNK]"}, {&TokenRoles::sep, "[SEP]"},   {&TokenRoles::pad, "[PAD]"},
    {&TokenRoles::cls, "[CLS]"},     {&TokenRoles::mask, "[MASK]"},
};

/// The lines of a vocab.txt, without what ends them: at most `most`.
Result<std::vector<std::string_view>> lines_of(std::string_view text, std::size_t most,
                                               const std::string& file) {
    std::vector<std::string_view> lines;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    text = text.substr(0, text.find_last_not_of("\r\n") + 1); // empty lines at the end
    while (!text.empty()) {
        if (lines.size() == most) {
            return Error{ErrorKind::invalid, file, "line " + std::to_string(most + 1),
                         "id " + std::to_string(most),
                         "an id from 0 to " + std::to_string(most - 1)};
        }
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        lines.push_back(line.substr(0, line.ends_with('\r') ? end - 1 : end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (lines.empty()) {
        return Error{ErrorKind::invalid, file, {}, "no tokens", "a token a line"};
    }
    return lines;
}

/// The id of a token is the number of lines before it; an empty line is none. Of a token that
/// stands twice the later line counts, as in BERT's own reader, and `notices` say so.
Result<void> read_lines(const std::vector<std::string_view>& lines, Vocabulary& vocabulary,
                        std::vector<std::string>& notices) {
    std::unordered_map<std::string_view, std::size_t> line_of;
    line_of.reserve(lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        line_of[lines[line]] = line;
    }
    vocabulary.reserve(lines.size());
    std::size_t repeated = 0;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const std::string_view token = lines[line];
        const std::size_t counts = line_of[token];
        if (counts == line && !token.empty()) {
            if (auto added = vocabulary.add(std::string(token), static_cast<TokenId>(line));
                !added) {
                return added;
            }
        } else if (!token.empty() && ++repeated == 1) {
            notices.push_back(vocabulary.file() + ": line " + std::to_string(line + 1) +
                              ": the token " + escaped(token) + " stands again at line " +
                              std::to_string(counts + 1) + ", which counts");
        }
    }
    if (repeated > 1) {
        notices.push_back(vocabulary.file() + ": " + std::to_string(repeated - 1) +
                          " more tokens stand again");
    }
    return {};
}

Result<void> read_vocabulary_file(const std::filesystem::path& path, Vocabulary& vocabulary,
                                  std::vector<std::string>& notices) {
    const auto text = read_file(path, most_bytes);
    if (!text) {
        return text.error();
    }
    if (auto valid = check_encoding(*text, path.string()); !valid) {
        return valid;
    }
    const auto lines =
        lines_of(*text, static_cast<std::size_t>(vocabulary.id_limit()), path.string());
    return lines ? read_lines(*lines, vocabulary, notices) : Result<void>(lines.error());
}

/// tokenizer_config.json's options of a BERT.
Result<BertOptions> read_options(const std::filesystem::path& folder) {
    BertOptions options;
    const auto config = load_json_beside(folder, "tokenizer_config.json");
    if (!config) {
        return config.error();
    }
    if (*config) {
        JsonFields fields(**config, (folder / "tokenizer_config.json").string());
        options.lowercase = fields.boolean("do_lower_case", true);
        options.strip_accents = fields.boolean("strip_accents", options.lowercase);
        options.handle_chinese_chars = fields.boolean("tokenize_chinese_chars", true);
        if (!fields.boolean("do_basic_tokenize", true)) {
            fields.fail("do_basic_tokenize", "true");
        }
        if (fields.error()) {
            return *fields.error();
        }
    }
    return options;
}

/// The roles that a BERT needs.
Result<void> check_roles(const TokenRoles& roles, const std::string& file) {
    const std::pair<const char*, bool> needed[] = {{"unk_token", roles.unknown.has_value()},
                                                   {"cls_token", roles.cls.has_value()},
                                                   {"sep_token", roles.sep.has_value()}};
    for (const auto& [key, there] : needed) {
        if (!there) {
            return wrong_value(file, key, nullptr, "a token of the vocabulary");
        }
    }
    return {};
}

/// Around the vocabulary, all that its files say.
Result<TokenizerParts> read_parts(const std::filesystem::path& folder, Vocabulary& vocabulary) {
    const auto options = read_options(folder);
    if (!options) {
        return options.error();
    }
    auto special = load_special_tokens(folder, bert_class, vocabulary,
                                       customary_tokens(vocabulary, bert_tokens));
    if (!special) {
        return special.error();
    }
    if (auto done = check_roles(special->roles, vocabulary.file()); !done) {
        return done.error();
    }
    auto words = bert_words();
    if (!words) {
        return words.error();
    }
    TokenizerParts parts;
    parts.normalizers = bert_normalizers(*options);
    parts.pre_tokenizer = *std::move(words);
    parts.post_processor = bert_processor(*special->roles.cls, *special->roles.sep);
    parts.decoders.push_back(word_piece_decoder(continuing_prefix, true));
    parts.description = "WordPiece (vocab.txt)";
    put_special_tokens(*std::move(special), parts);
    return parts;
}

} // namespace

Result<TokenizerPtr> load_vocab_txt(const std::filesystem::path& folder, Index vocab_size,
                                    const std::stop_token& stop) {
    const std::filesystem::path path = folder / "vocab.txt";
    auto vocabulary = std::make_shared<Vocabulary>(path.string(), vocab_size);
    std::vector<std::string> notices;
    if (auto done = read_vocabulary_file(path, *vocabulary, notices); !done) {
        return done.error();
    }
    if (stop.stop_requested()) {
        return cancelled();
    }
    auto parts = read_parts(folder, *vocabulary);
    if (!parts) {
        return parts.error();
    }
    parts->notices.insert(parts->notices.begin(), notices.begin(), notices.end());
    WordPieceOptions options;
    options.unknown = *parts->roles.unknown;
    options.continuing_subword_prefix = continuing_prefix;
    parts->model = make_word_piece(vocabulary, std::move(options));
    parts->vocabulary = std::move(vocabulary);
    return make_tokenizer(*std::move(parts));
}

} // namespace heedmap
