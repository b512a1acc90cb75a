// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/byte_level_bpe.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/template_json.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;

/// Older files leave `type` out: the other fields tell it.
std::string model_type(JsonFields& model) {
    if (model.has("type")) {
        return model.string("type");
    }
    if (model.has("merges")) {
        return "BPE";
    }
    return model.has("max_input_chars_per_word") ? "WordPiece (told by its fields)"
                                                 : "a model without merges";
}

/// Reads a whole tokenizer.json; each step leaves what it read in `parts`.
class Loader {
  public:
    Loader(const std::filesystem::path& folder, const Json& root, Index vocab_size)
        : folder_(folder), file_((folder / "tokenizer.json").string()), root_(root, file_),
          parts_{
              Vocabulary(file_, vocab_size), MergeTable(), {}, {}, {}, {}, {}, {}, false, {}, {}} {}

    Result<TokenizerPtr> load();

  private:
    Result<void> read_model();
    Result<void> read_options(JsonFields& model);
    Result<void> read_merges(const Json& list);
    Result<void> read_added_tokens();
    Result<void> read_unknown(JsonFields& model);
    Result<void> read_steps();

    std::filesystem::path folder_;
    std::string file_;
    JsonFields root_;
    ByteLevelBpeParts parts_;
    MergeList merges_;
};

Result<TokenizerPtr> Loader::load() {
    for (auto step : {&Loader::read_model, &Loader::read_added_tokens, &Loader::read_steps}) {
        if (auto done = (this->*step)(); !done) {
            return done.error();
        }
    }
    parts_.description = "byte-level BPE (tokenizer.json)";
    for (std::string& notice : disagreements(folder_, parts_.vocabulary, merges_)) {
        parts_.notices.push_back(std::move(notice));
    }
    return make_byte_level_bpe(std::move(parts_));
}

Result<void> Loader::read_model() {
    const Json* object = root_.object("model", true);
    if (object == nullptr) {
        return *root_.error();
    }
    JsonFields model(*object, file_, "model.");
    const std::string type = model_type(model);
    if (model.error()) {
        return *model.error();
    }
    if (type != "BPE") {
        return Error{ErrorKind::invalid, file_, "model.type", escaped(type), "BPE (byte-level)"};
    }
    if (auto done = read_options(model); !done) {
        return done;
    }
    const Json* vocabulary = model.object("vocab", true);
    const Json* merges = model.array("merges", true);
    if (model.error()) {
        return *model.error();
    }
    if (auto done = read_vocabulary(*vocabulary, "model.vocab", parts_.vocabulary); !done) {
        return done;
    }
    if (auto done = read_merges(*merges); !done) {
        return done;
    }
    return read_unknown(model);
}

Result<void> Loader::read_options(JsonFields& model) {
    if (model.number("dropout", 0.0, 1.0, 0.0) != 0.0) {
        model.fail("dropout", "none: the same text must always give the same tokens");
    }
    for (const char* affix : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        if (!model.string(affix, "").empty()) {
            model.fail(affix, "none, as in byte-level BPE");
        }
    }
    parts_.whole_words_first = model.boolean("ignore_merges", false);
    return model.error() ? Result<void>(*model.error()) : Result<void>();
}

Result<void> Loader::read_merges(const Json& list) {
    merges_.file = file_;
    merges_.place = [](std::size_t rank) { return "model.merges[" + std::to_string(rank) + "]"; };
    for (const Json& entry : list) {
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
        if (pair.left.empty() || pair.right.empty()) {
            return wrong_value(file_, merges_.place(merges_.pairs.size()), &entry,
                               "two tokens, with one space between them or as an array");
        }
        merges_.pairs.push_back(std::move(pair));
    }
    auto table = resolve_merges(merges_, parts_.vocabulary, parts_.notices);
    if (!table) {
        return table.error();
    }
    parts_.merges = *std::move(table);
    return {};
}

Result<void> Loader::read_unknown(JsonFields& model) {
    parts_.unknown_field = "model.unk_token";
    const std::string unknown = model.string("unk_token", "");
    const bool fuse = model.boolean("fuse_unk", false);
    const bool fallback = model.boolean("byte_fallback", false);
    if (!unknown.empty() && !model.error()) {
        parts_.unknown = parts_.vocabulary.find(unknown);
        if (!parts_.unknown) {
            model.fail("unk_token", "a token of the vocabulary");
        }
    }
    const auto ids = parts_.vocabulary.byte_ids();
    const bool every_byte = std::find(ids.begin(), ids.end(), -1) == ids.end();
    if (fuse && !every_byte) { // with every byte in the vocabulary nothing is ever unknown
        model.fail("fuse_unk", "false, since some bytes have no token");
    }
    if (fallback && !every_byte) {
        model.fail("byte_fallback", "false, since some bytes have no token");
    }
    return model.error() ? Result<void>(*model.error()) : Result<void>();
}

Result<void> Loader::read_added_tokens() {
    const Json* list = root_.array("added_tokens", false);
    if (root_.error()) {
        return *root_.error();
    }
    for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
        const Json& entry = (*list)[at];
        const std::string field = "added_tokens[" + std::to_string(at) + "].";
        auto token = read_added_token(entry, file_, field);
        if (!token) {
            return token.error();
        }
        const auto id_value = entry.find("id");
        if (id_value == entry.end()) {
            return wrong_value(file_, field + "id", nullptr, "the token's id");
        }
        const auto id = read_token_id(*id_value, token->content, parts_.vocabulary, file_);
        if (!id) {
            return id.error();
        }
        token->id = *id;
        if (auto added = add_to_vocabulary(*token, parts_.vocabulary); !added) {
            return added;
        }
        parts_.added.push_back(*std::move(token));
    }
    return {};
}

Result<void> Loader::read_steps() {
    for (const auto& [key, list] :
         {std::pair{"normalizer", "normalizers"}, std::pair{"decoder", "decoders"}}) {
        const bool decoder = std::string_view(key) == "decoder";
        if (auto done = accept_only(root_.find(key), key, list, decoder ? "ByteLevel" : "", file_);
            !done) {
            return done;
        }
    }
    auto words = read_pre_tokenizer(root_.find("pre_tokenizer"), file_);
    if (!words) {
        return words.error();
    }
    parts_.pre_tokenizer = *std::move(words);
    auto around = read_post_processor(root_.find("post_processor"), parts_.vocabulary);
    if (!around) {
        return around.error();
    }
    parts_.before = std::move(around->before);
    parts_.after = std::move(around->after);
    return {};
}

} // namespace

Result<TokenizerPtr> load_tokenizer_json(const std::filesystem::path& folder, Index vocab_size) {
    const auto root = load_json(folder / "tokenizer.json");
    if (!root) {
        return root.error();
    }
    if (!root->is_object()) {
        return wrong_value((folder / "tokenizer.json").string(), {}, &*root, "an object");
    }
    return Loader(folder, *root, vocab_size).load();
}

} // namespace heedmap
