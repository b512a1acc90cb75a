// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/model_json.h"

#include "core/format/json.h"
#include "core/tokenizer/models/bpe_model.h"
#include "core/tokenizer/models/unigram.h"
#include "core/tokenizer/models/word_level.h"
#include "core/tokenizer/models/word_piece.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;

/// The `model` being read.
struct Reading {
    JsonFields& fields;
    bool byte_level;
    ModelFromJson& out;
};

/// Fills the vocabulary from the object `vocab`.
Result<void> read_vocab(Reading& reading) {
    const Json* vocab = reading.fields.object("vocab", true);
    return reading.fields.error() ? Result<void>(*reading.fields.error())
                                  : read_vocabulary(*vocab, "model.vocab", *reading.out.vocabulary);
}

/// `unk_token`, which must be in the vocabulary if it is there.
void read_unknown(Reading& reading, std::optional<std::string> fallback) {
    const std::string unknown = reading.fields.string("unk_token", std::move(fallback));
    if (!unknown.empty() && !reading.fields.error()) {
        reading.out.unknown = reading.out.vocabulary->find(unknown);
        if (!reading.out.unknown) {
            reading.fields.fail("unk_token", "a token of the vocabulary");
        }
    }
}

std::optional<MergePair> merge_pair(const Json& entry) {
    MergePair pair;
    if (entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string()) {
        pair = {entry[0].get<std::string>(), entry[1].get<std::string>()};
    } else if (entry.is_string()) {
        const auto& text = entry.get_ref<const std::string&>();
        const std::size_t space = text.find(' ');
        if (space != std::string::npos && text.find(' ', space + 1) == std::string::npos) {
            pair = {text.substr(0, space), text.substr(space + 1)};
        }
    }
    return pair.left.empty() || pair.right.empty() ? std::nullopt : std::optional(std::move(pair));
}

Result<void> read_merges(Reading& reading) {
    const std::string& file = reading.out.vocabulary->file();
    MergeList& merges = reading.out.merges;
    merges.file = file;
    merges.place = [](std::size_t rank) { return "model.merges[" + std::to_string(rank) + "]"; };
    const Json* list = reading.fields.array("merges", true);
    if (list == nullptr) {
        return *reading.fields.error();
    }
    merges.pairs.reserve(list->size());
    for (const Json& entry : *list) {
        auto pair = merge_pair(entry);
        if (!pair) {
            return wrong_value(file, merges.place(merges.pairs.size()), &entry,
                               "two tokens, with one space between them or as an array");
        }
        merges.pairs.push_back(*std::move(pair));
    }
    return {};
}

Result<BpeOptions> read_bpe_options(Reading& reading) {
    JsonFields& fields = reading.fields;
    BpeOptions options;
    options.unit = reading.byte_level ? BpeUnit::byte : BpeUnit::character;
    options.continuing_subword_prefix = fields.string("continuing_subword_prefix", "");
    options.end_of_word_suffix = fields.string("end_of_word_suffix", "");
    options.unknown_field = "model.unk_token";
    options.fuse_unknown = fields.boolean("fuse_unk", false);
    options.byte_fallback = fields.boolean("byte_fallback", false);
    options.ignore_merges = fields.boolean("ignore_merges", false);
    if (fields.number("dropout", 0.0, 1.0, 0.0) != 0.0) {
        fields.fail("dropout", "none: the same text must always give the same tokens");
    }
    return fields.error() ? Result<BpeOptions>(*fields.error()) : std::move(options);
}

Result<void> read_bpe(Reading& reading) {
    ModelFromJson& out = reading.out;
    auto options = read_bpe_options(reading);
    if (!options) {
        return options.error();
    }
    for (auto step : {read_vocab, read_merges}) {
        if (auto done = step(reading); !done) {
            return done;
        }
    }
    read_unknown(reading, "");
    if (reading.fields.error()) {
        return *reading.fields.error();
    }
    options->unknown = out.unknown;
    auto merges = resolve_merges(out.merges, *out.vocabulary, out.notices,
                                 options->continuing_subword_prefix.size());
    if (!merges) {
        return merges.error();
    }
    out.kind = reading.byte_level ? "byte-level BPE" : "BPE";
    out.model = make_bpe(out.vocabulary, *std::move(merges), *std::move(options));
    return {};
}

/// The error of a model whose words must be text.
void refuse_bytes(Reading& reading) {
    if (reading.byte_level) {
        reading.fields.fail("type", "BPE, which alone takes the words of ByteLevel");
    }
}

Result<void> read_word_piece(Reading& reading) {
    constexpr std::int64_t most_characters = 1'000'000'000;
    refuse_bytes(reading);
    if (auto done = read_vocab(reading); !done) {
        return done;
    }
    read_unknown(reading, "[UNK]");
    WordPieceOptions options;
    options.unknown = reading.out.unknown.value_or(-1);
    options.continuing_subword_prefix = reading.fields.string("continuing_subword_prefix", "##");
    options.max_input_chars_per_word = static_cast<std::size_t>(
        reading.fields.integer("max_input_chars_per_word", 0, most_characters, 100));
    if (options.unknown < 0) {
        reading.fields.fail("unk_token", "a token of the vocabulary");
    }
    reading.out.kind = "WordPiece";
    reading.out.model = make_word_piece(reading.out.vocabulary, std::move(options));
    return {};
}

Result<void> read_word_level(Reading& reading) {
    refuse_bytes(reading);
    if (auto done = read_vocab(reading); !done) {
        return done;
    }
    read_unknown(reading, "");
    reading.out.kind = "WordLevel";
    reading.out.model = make_word_level(reading.out.vocabulary, reading.out.unknown);
    return {};
}

/// Fills the vocabulary from the list `vocab` of tokens with their scores; their places are ids.
Result<std::vector<double>> read_scored_vocab(Reading& reading) {
    Vocabulary& vocabulary = *reading.out.vocabulary;
    const Json* list = reading.fields.array("vocab", true);
    std::vector<double> scores;
    for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
        const Json& entry = (*list)[at];
        const std::string field = "model.vocab[" + std::to_string(at) + "]";
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() ||
            !entry[1].is_number()) {
            return wrong_value(vocabulary.file(), field, &entry, "a token and its score");
        }
        const auto& token = entry[0].get_ref<const std::string&>();
        if (vocabulary.find_in_model(token)) {
            reading.out.notices.push_back(vocabulary.file() + ": " + field + ": the token " +
                                          escaped(token) + " stands twice; this one counts");
        }
        if (auto added = vocabulary.add(token, static_cast<TokenId>(at)); !added) {
            return added.error();
        }
        scores.push_back(entry[1].get<double>());
    }
    if (scores.empty() && !reading.fields.error()) {
        reading.fields.fail("vocab", "an array of at least one token and its score");
    }
    return reading.fields.error() ? *reading.fields.error() : Result(std::move(scores));
}

Result<void> read_unigram(Reading& reading) {
    refuse_bytes(reading);
    auto scores = read_scored_vocab(reading);
    if (!scores) {
        return scores.error();
    }
    UnigramOptions options;
    if (reading.fields.has("unk_id")) {
        const auto last = static_cast<std::int64_t>(scores->size()) - 1;
        options.unknown = static_cast<TokenId>(reading.fields.integer("unk_id", 0, last));
        reading.out.unknown = options.unknown;
    }
    options.byte_fallback = reading.fields.boolean("byte_fallback", false);
    options.scores = *std::move(scores);
    reading.out.kind = "Unigram";
    reading.out.model = make_unigram(reading.out.vocabulary, std::move(options));
    return {};
}

struct Kind {
    std::string_view type;
    Result<void> (*read)(Reading& reading);
};
constexpr Kind kinds[] = {
    {"BPE", read_bpe},
    {"Unigram", read_unigram},
    {"WordLevel", read_word_level},
    {"WordPiece", read_word_piece},
};

/// Older files leave `type` out: the other fields tell it.
std::string type_of(JsonFields& fields) {
    if (fields.has("type")) {
        return fields.string("type");
    }
    if (fields.has("merges")) {
        return "BPE";
    }
    const Json* vocab = fields.find("vocab");
    if (vocab != nullptr && vocab->is_array()) {
        return "Unigram";
    }
    return fields.has("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
}

Error unknown_type(const std::string& type, const std::string& file) {
    std::string known;
    for (const Kind& kind : kinds) {
        known += (known.empty() ? "" : " or ") + std::string(kind.type);
    }
    return {ErrorKind::invalid, file, "model.type", escaped(type), known};
}

} // namespace

Result<ModelFromJson> read_model(const Json* node, bool byte_level,
                                 std::shared_ptr<Vocabulary> vocabulary) {
    ModelFromJson out;
    out.vocabulary = std::move(vocabulary);
    const std::string& file = out.vocabulary->file();
    if (node == nullptr) {
        return wrong_value(file, "model", nullptr, "a JSON object");
    }
    JsonFields fields(*node, file, "model.");
    const std::string type = type_of(fields);
    if (fields.error()) {
        return *fields.error();
    }
    const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                   [&](const Kind& known) { return known.type == type; });
    if (kind == std::end(kinds)) {
        return unknown_type(type, file);
    }
    Reading reading{fields, byte_level, out};
    auto done = kind->read(reading);
    if (!done || fields.error()) {
        return done ? *fields.error() : done.error();
    }
    return out;
}

} // namespace heedmap
