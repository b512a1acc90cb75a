// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

namespace heedmap::test {

/// Writes a folder of the random BERT of the golden data with a WordPiece tokenizer of words that
/// the window's tests use, and an example.
inline bool writeBert(const QString& folder) {
    const QString golden = QStringLiteral(HEEDMAP_TEST_DATA "/golden/bert-random/");
    for (const char* name : {"config.json", "model.safetensors"}) {
        if (!QFile::copy(golden + QLatin1String(name), folder + QLatin1Char('/') + name)) {
            return false;
        }
    }
    QStringList words{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the",   "cat",
                      "sat",   "dog",   "ran",   "it",    "was",    "tired", "."};
    while (words.size() < 97) {
        words << QStringLiteral("##%1").arg(words.size());
    }
    QString vocabulary;
    QString added;
    for (int id = 0; id < words.size(); ++id) {
        vocabulary += QStringLiteral("%1\"%2\": %3").arg(id ? ", " : "").arg(words[id]).arg(id);
        if (id < 5) {
            added += QStringLiteral("%1{\"id\": %2, \"content\": \"%3\", \"special\": true}")
                         .arg(id ? ", " : "")
                         .arg(id)
                         .arg(words[id]);
        }
    }
    const auto special = [](const char* name, int type) {
        return QStringLiteral("{\"SpecialToken\": {\"id\": \"%1\", \"type_id\": %2}}")
            .arg(QLatin1String(name))
            .arg(type);
    };
    const auto text = [](const char* name, int type) {
        return QStringLiteral("{\"Sequence\": {\"id\": \"%1\", \"type_id\": %2}}")
            .arg(QLatin1String(name))
            .arg(type);
    };
    const QString single = special("[CLS]", 0) + ", " + text("A", 0) + ", " + special("[SEP]", 0);
    const QString pair = single + ", " + text("B", 1) + ", " + special("[SEP]", 1);
    const QString tokenizer =
        "{\"added_tokens\": [" + added +
        "], \"normalizer\": {\"type\": \"BertNormalizer\", \"clean_text\": true, "
        "\"handle_chinese_chars\": true, \"strip_accents\": null, \"lowercase\": true}, "
        "\"pre_tokenizer\": {\"type\": \"BertPreTokenizer\"}, "
        "\"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": [" +
        single + "], \"pair\": [" + pair +
        "], \"special_tokens\": {\"[CLS]\": {\"id\": \"[CLS]\", \"ids\": [2], \"tokens\": "
        "[\"[CLS]\"]}, \"[SEP]\": {\"id\": \"[SEP]\", \"ids\": [3], \"tokens\": [\"[SEP]\"]}}}, "
        "\"decoder\": {\"type\": \"WordPiece\", \"prefix\": \"##\", \"cleanup\": true}, "
        "\"model\": {\"type\": \"WordPiece\", \"unk_token\": \"[UNK]\", "
        "\"continuing_subword_prefix\": \"##\", \"max_input_chars_per_word\": 100, \"vocab\": {" +
        vocabulary + "}}}";
    QFile file(folder + "/tokenizer.json");
    return file.open(QIODevice::WriteOnly) && file.write(tokenizer.toUtf8()) > 0;
}

/// `text` as the folder's examples.json.
inline bool writeExamples(const QString& folder, const QByteArray& text) {
    QFile file(folder + "/examples.json");
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) >= 0;
}

} // namespace heedmap::test
