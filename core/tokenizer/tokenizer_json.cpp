// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/decoders/decoder_json.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/model_json.h"
#include "core/tokenizer/normalizers/normalizer_json.h"
#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/post_processor_json.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/roles.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;

/// Reads a whole tokenizer.json; each step leaves what it read in `parts`.
class Loader {
  public:
    Loader(const std::filesystem::path& folder, const Json& root, Index vocab_size)
        : folder_(folder), file_((folder / "tokenizer.json").string()), root_(root, file_),
          vocabulary_(std::make_shared<Vocabulary>(file_, vocab_size)) {}

    Result<TokenizerPtr> load();

  private:
    Result<void> read_words();
    Result<void> read_model();
    Result<void> read_added_tokens();
    Result<void> read_added_token(const Json& entry, const std::string& field);
    Result<void> read_steps();
    Result<void> read_roles();

    std::filesystem::path folder_;
    std::string file_;
    JsonFields root_;
    std::shared_ptr<Vocabulary> vocabulary_;
    TokenizerParts parts_;
    MergeList merges_;
};

Result<TokenizerPtr> Loader::load() {
    for (auto step : {&Loader::read_words, &Loader::read_model, &Loader::read_added_tokens,
                      &Loader::read_steps, &Loader::read_roles}) {
        if (auto done = (this->*step)(); !done) {
            return done.error();
        }
    }
    for (std::string& notice : disagreements(folder_, *vocabulary_, merges_)) {
        parts_.notices.push_back(std::move(notice));
    }
    parts_.vocabulary = std::move(vocabulary_);
    return make_tokenizer(std::move(parts_));
}

/// Before the model, which must know whether its words are bytes.
Result<void> Loader::read_words() {
    auto words = read_pre_tokenizer(root_.find("pre_tokenizer"), file_);
    if (!words) {
        return words.error();
    }
    parts_.pre_tokenizer = *std::move(words);
    return {};
}

Result<void> Loader::read_model() {
    auto model =
        heedmap::read_model(root_.find("model"), parts_.pre_tokenizer.byte_level, vocabulary_);
    if (!model) {
        return model.error();
    }
    parts_.model = std::move(model->model);
    parts_.description = model->kind + " (tokenizer.json)";
    parts_.roles.unknown = model->unknown;
    parts_.notices = std::move(model->notices);
    merges_ = std::move(model->merges);
    return {};
}

Result<void> Loader::read_added_tokens() {
    const Json* list = root_.array("added_tokens", false);
    if (root_.error()) {
        return *root_.error();
    }
    for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
        const std::string field = "added_tokens[" + std::to_string(at) + "].";
        if (auto done = read_added_token((*list)[at], field); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Loader::read_added_token(const Json& entry, const std::string& field) {
    auto token = heedmap::read_added_token(entry, file_, field);
    if (!token) {
        return token.error();
    }
    const auto id_value = entry.find("id");
    if (id_value == entry.end()) {
        return wrong_value(file_, field + "id", nullptr, "the token's id");
    }
    const auto id = read_token_id(*id_value, token->content, *vocabulary_, file_);
    if (!id) {
        return id.error();
    }
    token->id = *id;
    if (auto added = add_to_vocabulary(*token, *vocabulary_); !added) {
        return added;
    }
    parts_.added.push_back(*std::move(token));
    return {};
}

Result<void> Loader::read_steps() {
    auto normalizers = read_normalizers(root_.find("normalizer"), file_);
    if (!normalizers) {
        return normalizers.error();
    }
    parts_.normalizers = *std::move(normalizers);
    auto post_processor = read_post_processor(root_.find("post_processor"), *vocabulary_);
    if (!post_processor) {
        return post_processor.error();
    }
    parts_.post_processor = *std::move(post_processor);
    auto decoders = read_decoders(root_.find("decoder"), parts_.pre_tokenizer.byte_level, file_);
    if (!decoders) {
        return decoders.error();
    }
    parts_.decoders = *std::move(decoders);
    return {};
}

Result<void> Loader::read_roles() {
    return load_roles(folder_, *vocabulary_, parts_.added, parts_.roles);
}

} // namespace

Result<TokenizerPtr> load_tokenizer_json(const std::filesystem::path& folder, Index vocab_size,
                                         const std::stop_token& stop) {
    const auto root = load_json(folder / "tokenizer.json", std::size_t{1} << 28, stop);
    if (!root) {
        return root.error();
    }
    if (!root->is_object()) {
        return wrong_value((folder / "tokenizer.json").string(), {}, &*root, "a JSON object");
    }
    return Loader(folder, *root, vocab_size).load();
}

} // namespace heedmap
