// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <initializer_list>
#include <memory>
#include <string>

namespace heedmap {

/// The tokenizer of a model's one text, or of the encoder's.
inline Result<TokenizerPtr> load_tokenizer(const std::filesystem::path& folder,
                                           Index vocab_size = 0) {
    auto pair = load_tokenizers(folder, vocab_size);
    return pair ? Result(pair->source) : pair.error();
}

} // namespace heedmap

namespace heedmap::tests {

/// A vocabulary of the 256 bytes, ids 0 to 255, and of `more` from 256 on.
inline nlohmann::json byte_vocabulary(std::initializer_list<const char*> more = {}) {
    auto vocabulary = nlohmann::json::object();
    for (int byte = 0; byte < 256; ++byte) {
        vocabulary[std::string(byte_letter(static_cast<unsigned char>(byte)))] = byte;
    }
    for (const char* token : more) {
        vocabulary[token] = vocabulary.size();
    }
    return vocabulary;
}

/// A tokenizer.json of a byte vocabulary, a ByteLevel pre-tokenizer and nothing else.
inline nlohmann::json plain_tokenizer_json(std::initializer_list<const char*> more = {}) {
    return {
        {"added_tokens", nlohmann::json::array()},
        {"normalizer", nullptr},
        {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}}},
        {"post_processor", nullptr},
        {"decoder", {{"type", "ByteLevel"}}},
        {"model",
         {{"type", "BPE"}, {"vocab", byte_vocabulary(more)}, {"merges", nlohmann::json::array()}}}};
}

/// The bytes of a test's own file.
inline std::string read_all(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}

/// A folder for a tokenizer's files that goes away with this.
class TokenizerFolder {
  public:
    void write(const char* name, const std::string& bytes) const {
        QFile file(folder_->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(bytes.data(), static_cast<qint64>(bytes.size())) !=
                static_cast<qint64>(bytes.size())) {
            qFatal("cannot write %s", name);
        }
    }

    std::filesystem::path path() const { return folder_->path().toStdString(); }

    Result<TokenizerPtr> load(Index vocab_size = 0) const {
        return load_tokenizer(path(), vocab_size);
    }

    Result<TokenizerPair> load_pair(Index vocab_size = 0) const {
        return load_tokenizers(path(), vocab_size);
    }

    /// The message of a load that must fail, with the folder's path left out.
    QString message(Index vocab_size = 0) const {
        const auto loaded = load(vocab_size);
        return loaded ? QStringLiteral("accepted") : shown(to_string(loaded.error()));
    }

    QString shown(const std::string& text) const {
        return QString::fromStdString(text).remove(folder_->path() + '/');
    }

  private:
    std::shared_ptr<QTemporaryDir> folder_ = std::make_shared<QTemporaryDir>();
};

} // namespace heedmap::tests
