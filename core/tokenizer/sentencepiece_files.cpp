// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/json_beside.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/sentencepiece.h"
#include "core/tokenizer/special_tokens.h"
#include "core/tokenizer/vocabulary_json.h"

#include <limits>
#include <utility>

namespace heedmap {

namespace {

using VocabularyPtr = std::shared_ptr<Vocabulary>;
using PieceType = SentencePieceModel::PieceType;

// A text behind a special token gets its own ▁ in front, as with `legacy` in tokenizer_config.json.
constexpr std::string_view llama_classes[] = {"LlamaTokenizer", "LlamaTokenizerFast"};
constexpr TokenizerClass llama_class{
    llama_classes, "LlamaTokenizer, the SentencePiece model of tokenizer.model", true, false};

constexpr std::string_view marian_classes[] = {"MarianTokenizer"};
constexpr TokenizerClass marian_class{
    marian_classes, "MarianTokenizer, of source.spm, target.spm and vocab.json", false, true};

/// From pieces back to the text: what the library's normalization put in is taken out.
std::vector<Decoder> decoders_of(const SentencePieceModel& model) {
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    std::vector<Decoder> decoders;
    decoders.push_back(replace_decoder("▁", " "));
    if (model.byte_fallback) {
        decoders.push_back(byte_fallback_decoder());
    }
    if (model.add_dummy_prefix || model.remove_extra_whitespaces) {
        decoders.push_back(fuse_decoder());
        decoders.push_back(strip_decoder(" ", model.remove_extra_whitespaces ? all : 1, 0));
    }
    return decoders;
}

std::string description_of(const SentencePieceModel& model, const std::string& files) {
    const char* kind = model.kind == SentencePieceModel::Kind::bpe ? "BPE" : "Unigram";
    return "SentencePiece " + std::string(kind) + " (" + files + ")";
}

Result<VocabularyPtr> vocabulary_of(const SentencePieceModel& model, const std::string& file,
                                    Index vocab_size) {
    auto vocabulary = std::make_shared<Vocabulary>(file, vocab_size);
    vocabulary->reserve(model.pieces.size());
    for (std::size_t at = 0; at < model.pieces.size(); ++at) {
        if (auto added = vocabulary->add(model.pieces[at].text, static_cast<TokenId>(at)); !added) {
            return added.error();
        }
    }
    return vocabulary;
}

/// The tokens that stand for no text, and for unknown text.
SpecialTokens tokens_of(const SentencePieceModel& model, const Vocabulary& vocabulary) {
    SpecialTokens out;
    for (const auto& piece : model.pieces) {
        if (piece.type != PieceType::control && piece.type != PieceType::unknown) {
            continue;
        }
        auto token = special_token(vocabulary, piece.text);
        if (piece.type == PieceType::unknown) {
            out.roles.unknown = token->id;
        } else if (piece.text == model.bos_piece) {
            out.roles.bos = token->id;
        } else if (piece.text == model.eos_piece) {
            out.roles.eos = token->id;
        }
        out.added.push_back(*std::move(token));
    }
    return out;
}

/// `<unk>`, `</s>`, `<pad>`, and the languages of models that translate into several: `>>fra<<`.
SpecialTokens tokens_of_marian(const Vocabulary& vocabulary) {
    SpecialTokens out;
    for (const auto& [content, role] :
         {std::pair{"<unk>", &TokenRoles::unknown}, std::pair{"</s>", &TokenRoles::eos},
          std::pair{"<pad>", &TokenRoles::pad}}) {
        if (auto token = special_token(vocabulary, content)) {
            out.roles.*role = token->id;
            out.added.push_back(*std::move(token));
        }
    }
    for (TokenId id = 0; id < vocabulary.end_id(); ++id) {
        const std::string_view token = vocabulary.token(id);
        if (token.starts_with(">>") && token.ends_with("<<") && token.size() > 4) {
            out.added.push_back(*special_token(vocabulary, token));
        }
    }
    return out;
}

/// `separate_vocabs` of tokenizer_config.json: whether the target has a vocabulary of its own.
Result<bool> read_separate_vocabs(const std::filesystem::path& folder) {
    constexpr const char* name = "tokenizer_config.json";
    const auto config = load_json_beside(folder, name);
    if (!config || !*config) {
        return config ? Result(false) : config.error();
    }
    JsonFields fields(**config, (folder / name).string());
    const bool separate = fields.boolean("separate_vocabs", false);
    return fields.error() ? Result<bool>(*fields.error()) : separate;
}

/// A vocabulary, and the tokens in it that Marian needs.
struct MarianVocabulary {
    VocabularyPtr vocabulary;
    SpecialTokens special;
};

Result<MarianVocabulary> load_marian_vocabulary(const std::filesystem::path& file, Index vocab_size,
                                                const std::stop_token& stop) {
    auto vocabulary = load_vocabulary(file, vocab_size, stop);
    if (!vocabulary) {
        return vocabulary.error();
    }
    auto special = load_special_tokens(file.parent_path(), marian_class, **vocabulary,
                                       tokens_of_marian(**vocabulary));
    if (!special) {
        return special.error();
    }
    for (const auto& [content, role] :
         {std::pair{"<unk>", special->roles.unknown}, std::pair{"</s>", special->roles.eos},
          std::pair{"<pad>", special->roles.pad}}) {
        if (!role) {
            return Error{ErrorKind::invalid, (*vocabulary)->file(), content, "nothing", "a token"};
        }
    }
    return MarianVocabulary{*std::move(vocabulary), *std::move(special)};
}

Result<TokenizerPtr> load_marian_side(const std::filesystem::path& file,
                                      const VocabularyPtr& vocabulary, SpecialTokens special) {
    const auto pieces = SentencePieces::load(file);
    if (!pieces) {
        return pieces.error();
    }
    std::vector<TokenId> ids;
    for (const auto& piece : pieces->model().pieces) {
        ids.push_back(vocabulary->find_in_model(piece.text).value_or(*special.roles.unknown));
    }
    TokenizerParts parts;
    put_special_tokens(std::move(special), parts);
    parts.model = pieces->word_model(std::move(ids));
    parts.decoders = decoders_of(pieces->model());
    parts.vocabulary = vocabulary;
    const std::string names = std::filesystem::path(vocabulary->file()).filename().string();
    parts.description = description_of(pieces->model(), file.filename().string() + ", " + names);
    return make_tokenizer(std::move(parts));
}

} // namespace

Result<TokenizerPtr> load_tokenizer_model(const std::filesystem::path& folder, Index vocab_size,
                                          const std::stop_token& stop) {
    const std::filesystem::path path = folder / "tokenizer.model";
    const auto pieces = SentencePieces::load(path);
    if (!pieces) {
        return pieces.error();
    }
    if (stop.stop_requested()) {
        return cancelled();
    }
    const SentencePieceModel& model = pieces->model();
    auto vocabulary = vocabulary_of(model, path.string(), vocab_size);
    if (!vocabulary) {
        return vocabulary.error();
    }
    auto special =
        load_special_tokens(folder, llama_class, **vocabulary, tokens_of(model, **vocabulary));
    if (!special) {
        return special.error();
    }
    TokenizerParts parts;
    put_special_tokens(*std::move(special), parts);
    parts.model = pieces->word_model();
    parts.decoders = decoders_of(model);
    parts.vocabulary = *std::move(vocabulary);
    parts.description = description_of(model, "tokenizer.model");
    return make_tokenizer(std::move(parts));
}

Result<TokenizerPair> load_marian(const std::filesystem::path& folder, VocabularySizes sizes,
                                  const std::stop_token& stop) {
    const auto separate = read_separate_vocabs(folder);
    if (!separate) {
        return separate.error();
    }
    const auto of_source = load_marian_vocabulary(
        folder / "vocab.json", *separate ? sizes.source : sizes.both(), stop);
    if (!of_source) {
        return of_source.error();
    }
    const auto of_target =
        *separate ? load_marian_vocabulary(folder / "target_vocab.json", sizes.target, stop)
                  : of_source;
    if (!of_target) {
        return of_target.error();
    }
    SpecialTokens special = of_source->special;
    special.before = {};
    special.after = {*special.roles.eos};
    auto source = load_marian_side(folder / "source.spm", of_source->vocabulary, std::move(special));
    if (!source) {
        return source.error();
    }
    special = of_target->special;
    special.before = {*special.roles.pad};
    special.after = {};
    auto target = load_marian_side(folder / "target.spm", of_target->vocabulary, std::move(special));
    if (!target) {
        return target.error();
    }
    return TokenizerPair{*std::move(source), *std::move(target)};
}

} // namespace heedmap
