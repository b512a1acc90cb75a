// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "app/phrases/phrase_book.h"
#include "tests/app/cli/program.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace heedmap;
using namespace std::string_literals;

namespace {

/// A model folder to spoil: a random GPT-2 of 97 tokens with a tokenizer of a few of them.
class Folder {
  public:
    explicit Folder(const char* model = "gpt2-random") : path_(dir_.path().toStdString() + "/m") {
        fs::copy(fs::path(HEEDMAP_TEST_DATA) / "golden" / model, path_);
        write("tokenizer.json", tokenizer(bpe));
    }

    [[nodiscard]] fs::path at(const std::string& name) const { return path_ / name; }
    void write(const std::string& name, const std::string& bytes) const {
        write_bytes(at(name), bytes);
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(at(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void weights(const std::string& header, const std::string& data = "") const {
        write("model.safetensors", safetensors_bytes(header, data));
    }
    void edit(const std::string& name, const std::string& from, const std::string& to) const {
        std::string text = read(name);
        const std::size_t found = text.find(from);
        QVERIFY2(found != std::string::npos, from.c_str());
        write(name, text.replace(found, from.size(), to));
    }
    void config(const std::string& from, const std::string& to) const {
        edit("config.json", from, to);
    }
    /// A header like the model's own with `more` in front.
    void header(const std::string& more, const std::string& behind = "") const {
        std::string file = read("model.safetensors");
        std::uint64_t length = 0;
        std::memcpy(&length, file.data(), sizeof length);
        std::string text = "{";
        text += json_text(more);
        text.append(file, 9, length - 1);
        text += behind;
        write("model.safetensors", little_endian(text.size()) + text + file.substr(8 + length));
    }
    /// tokenizer.json with this model in it.
    static std::string tokenizer(const std::string& model, const std::string& more = "") {
        return json_text("{'added_tokens': []" + more + ", 'model': " + model + "}");
    }

    static constexpr const char* bpe =
        "{'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2, ' ': 3}, 'merges': ['a b']}";

  private:
    QTemporaryDir dir_;
    fs::path path_;
};

struct Case {
    const char* name; ///< begins with its number in the list of bad inputs
    std::function<void(const Folder&)> spoil;
    const char* told;             ///< in the one message; where `works`, in a notice or the output
    const char* model = nullptr;  ///< instead of GPT-2's
    const char* command = "info"; ///< with its arguments
    bool works = false;
};

std::string entry(const char* fields) {
    return "{'t': {" + std::string(fields) + "}}";
}

std::function<void(const Folder&)> weights(const std::string& header,
                                           const std::string& data = "") {
    return [=](const Folder& folder) { folder.weights(header, data); };
}
std::function<void(const Folder&)> raw(const std::string& bytes) {
    return [=](const Folder& folder) { folder.write("model.safetensors", bytes); };
}
std::function<void(const Folder&)> index(const std::string& map) {
    return [=](const Folder& folder) {
        fs::remove(folder.at("model.safetensors"));
        folder.write("model.safetensors.index.json", json_text("{'weight_map': " + map + "}"));
    };
}
std::function<void(const Folder&)> config(const std::string& from, const std::string& to) {
    return [=](const Folder& folder) { folder.config(from, json_text(to)); };
}
std::function<void(const Folder&)> file(const std::string& name, const std::string& bytes) {
    return [=](const Folder& folder) { folder.write(name, bytes); };
}
std::function<void(const Folder&)> tokens(const std::string& model, const std::string& more = "") {
    return file("tokenizer.json", Folder::tokenizer(model, more));
}

std::vector<Case> weightCases() {
    const std::string good = entry("'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]");
    return {
        {"1 seven bytes", raw("1234567"), "size: got 7 bytes, expected at least 8 bytes"},
        {"2 header longer than the file", raw(little_endian(900) + "{}"),
         "header length: got 900, expected at most the 2 bytes that follow it"},
        {"3 header past the cap", raw(little_endian(100'000'001)), "at most 100000000 bytes"},
        {"4 header of 2^64-1", raw(little_endian(~std::uint64_t{0})),
         "got 18446744073709551615, expected at most 100000000 bytes"},
        {"5 LFS pointer",
         raw("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 548105171\n"),
         "a Git LFS pointer to oid sha256:4d7a, size 548105171"},
        {"6 HTML", raw("<!DOCTYPE html>"), "got an HTML page"},
        {"6 ZIP", raw("PK\x03\x04\x14\0\0\0zip"s), "got a ZIP archive"},
        {"6 pickle", raw("\x80\x02}q\0......."s), "got a Python pickle"},
        {"7 not UTF-8", weights("{\"\xFF\": 1}"), "byte 10: got \\xFF, expected UTF-8"},
        {"8 cut JSON", weights("{\"t\": "), "expected JSON that is complete"},
        {"8 no object", weights("[1]"), "header: got [1], expected a JSON object"},
        {"9 brackets", weights(std::string(100'000, '[')), "a JSON object"},
        {"10 a name twice",
         weights("{'t': {'dtype': 'U8', 'shape': [0], 'data_offsets': [0, 0]}, 't': {'dtype': "
                 "'U8', 'shape': [0], 'data_offsets': [0, 0]}}"),
         "the key twice, at byte 9 and at byte 69"},
        {"11 metadata", weights("{'__metadata__': {'k': 7}}"), "__metadata__.k: got 7"},
        {"12 dtype", weights(entry("'dtype': 'F17', 'shape': [2], 'data_offsets': [0, 8]")),
         "t.dtype: got \"F17\", expected one of F64"},
        {"13 no dtype", weights(entry("'shape': [2], 'data_offsets': [0, 8]")),
         "t.dtype: got nothing"},
        {"13 no shape", weights(entry("'dtype': 'F32', 'data_offsets': [0, 8]")),
         "t.shape: got nothing"},
        {"13 no offsets", weights(entry("'dtype': 'F32', 'shape': [2]")),
         "t.data_offsets: got nothing"},
        {"14 -1", weights(entry("'dtype': 'F32', 'shape': [2, -1], 'data_offsets': [0, 8]")),
         "t.shape[1]: got -1"},
        {"14 2.5", weights(entry("'dtype': 'F32', 'shape': [2.5], 'data_offsets': [0, 8]")),
         "t.shape[0]: got 2.5"},
        {"14 a string", weights(entry("'dtype': 'F32', 'shape': ['8'], 'data_offsets': [0, 8]")),
         "t.shape[0]: got \"8\""},
        {"15 product",
         weights(entry("'dtype': 'F32', 'shape': [2, 18446744073709551614], 'data_offsets': [0, "
                       "8]")),
         "expected a product below 2^64"},
        {"16 bytes",
         weights(
             entry("'dtype': 'F32', 'shape': [2, 9223372036854775807], 'data_offsets': [0, 8]")),
         "expected a size in bytes below 2^64"},
        {"17 rank",
         [](const Folder& folder) {
             std::string ones = "1";
             for (int i = 1; i < 10'000; ++i) {
                 ones += ",1";
             }
             folder.weights(
                 "{'t': {'dtype': 'U8', 'shape': [" + ones + "], 'data_offsets': [0, 1]}}", "x");
         },
         "a rank of at most 64"},
        {"18 end before begin",
         weights(entry("'dtype': 'F32', 'shape': [2], 'data_offsets': [8, "
                       "0]")),
         "got begin 8 and end 0"},
        {"19 first offset",
         weights(entry("'dtype': 'U8', 'shape': [6], 'data_offsets': [2, 8]"), "12345678"),
         "bytes [0, 2) of the data unclaimed"},
        {"20 overlap",
         weights("{'b': {'dtype': 'U8', 'shape': [5], 'data_offsets': [0, 5]}, 'a': {'dtype': "
                 "'U8', 'shape': [4], 'data_offsets': [4, 8]}}",
                 "12345678"),
         "a: got bytes [4, 8), which overlap b at [0, 5)"},
        {"21 size",
         weights(entry("'dtype': 'F16', 'shape': [2], 'data_offsets': [0, 8]"), "12345678"),
         "got 8 bytes, expected 4 bytes for [2] of F16"},
        {"22 cut", weights(good, "1234567"), "got 7 bytes (the file is cut), expected 8 bytes"},
        {"23 trailing", weights(good, "123456789"), "1 bytes behind the last tensor"},
        {"24 empty tensor",
         [](const Folder& folder) {
             folder.header("'more': {'dtype': 'F32', 'shape': [2, 0], 'data_offsets': [0, 0]},");
         },
         "gpt2", nullptr, "info", true},
        {"24 empty where it is needed",
         [](const Folder& folder) {
             folder.edit("model.safetensors", "wte.weight", "wtx.weight");
             folder.header("'wte.weight': {'dtype': 'F32', 'shape': [0, 32], "
                           "'data_offsets': [0, 0]},");
         },
         "wte.weight: got shape [0, 32], expected [97, 32]"},
        {"25 not aligned", [](const Folder& folder) { folder.header("", " "); }, "gpt2", nullptr,
         "attend --ids 1,2 --what scores --layer 0 --head 0 --out OUT", true},
        {"26 100,000 tensors",
         [](const Folder& folder) {
             std::string more;
             for (int i = 0; i < 100'000; ++i) {
                 more += "'more." + std::to_string(i) +
                         "': {'dtype': 'F32', 'shape': [0], 'data_offsets': [0, 0]},";
             }
             folder.header(more);
         },
         "gpt2", nullptr, "info", true},
        {"27 ../x", index("{'t': '../x'}"),
         "weight_map.t: got \"../x\", expected a bare file name"},
        {"27 /etc/passwd", index("{'t': '/etc/passwd'}"), "expected a bare file name"},
        {"27 a/b", index("{'t': 'a/b'}"), "expected a bare file name"},
        {"27 NUL", index("{'t': 'a\\u0000b'}"), "expected a bare file name"},
        {"28 a missing shard", index("{'t': 'a.safetensors'}"),
         "weight_map.t: got a.safetensors, which is missing"},
        {"29 a shard that lacks it",
         [](const Folder& folder) {
             fs::rename(folder.at("model.safetensors"), folder.at("a.safetensors"));
             index("{'t': 'a.safetensors'}")(folder);
         },
         "weight_map.t: got a.safetensors, which lacks it"},
        {"30 FIFO",
         [](const Folder& folder) {
             fs::remove(folder.at("model.safetensors"));
             QCOMPARE(::mkfifo(folder.at("model.safetensors").c_str(), 0600), 0);
         },
         "not a regular file"},
        {"30 device",
         [](const Folder& folder) {
             fs::remove(folder.at("model.safetensors"));
             fs::create_symlink("/dev/zero", folder.at("model.safetensors"));
         },
         "not a regular file"},
        {"30 folder",
         [](const Folder& folder) {
             fs::remove(folder.at("model.safetensors"));
             fs::create_directory(folder.at("model.safetensors"));
         },
         "not a regular file"},
    };
}

std::vector<Case> configCases() {
    return {
        {"33 missing", [](const Folder& folder) { fs::remove(folder.at("config.json")); },
         "config.json"},
        {"33 empty", file("config.json", ""), "config.json: size: got 0 bytes (empty)"},
        {"33 UTF-16", file("config.json", "\xFF\xFE{\0}\0"s),
         "config.json: encoding: got UTF-16, expected UTF-8"},
        {"33 byte-order mark",
         [](const Folder& folder) {
             folder.write("config.json", "\xEF\xBB\xBF" + folder.read("config.json"));
         },
         "gpt2", nullptr, "info", true},
        {"34 0", config("\"n_embd\": 32", "'n_embd': 0"), "n_embd: got 0"},
        {"34 -1", config("\"n_embd\": 32", "'n_embd': -1"), "n_embd: got -1"},
        {"34 768.5", config("\"n_embd\": 32", "'n_embd': 768.5"), "n_embd: got 768.5"},
        {"34 a string", config("\"n_embd\": 32", "'n_embd': '768'"), "n_embd: got \"768\""},
        {"34 1e400", config("\"n_embd\": 32", "'n_embd': 1e400"), "n_embd (line "},
        {"35 heads", config("\"n_head\": 4", "'n_head': 5"), "32"},
        {"36 key/value heads", config("\"num_key_value_heads\": 2", "'num_key_value_heads': 3"),
         "num_key_value_heads", "llama-gqa"},
        {"37 layers", config("\"n_layer\": 3", "'n_layer': 1000000000"), "n_layer: got 1000000000"},
        {"38 more layers than weights", config("\"n_layer\": 3", "'n_layer': 4"), "h.3."},
        {"39 vocab_size", config("\"vocab_size\": 97", "'vocab_size': 98"),
         "got shape [97, 32], expected [98, 32]"},
        {"40 model_type", config("\"model_type\": \"gpt2\"", "'model_type': 'mamba'"),
         "model_type: got \"mamba\", expected one of: "},
        {"41 auto_map", config("{", "{'auto_map': {'AutoModel': 'evil.Model'},"),
         "config.json: auto_map", nullptr, "info", true},
        {"42 NaN", config("\"n_embd\": 32", "'n_embd': NaN"), "got NaN, expected a finite number"},
        {"43 twice", config("\"n_layer\": 3", "'n_layer': 3, 'n_layer': 3"),
         "n_layer (line 9, byte "},
        {"44 pickles alone",
         [](const Folder& folder) {
             fs::rename(folder.at("model.safetensors"), folder.at("pytorch_model.bin"));
         },
         "pickle files are refused"},
    };
}

std::vector<Case> tokenizerCases() {
    const char* a = "tokenize --text a";
    const std::string regex = ", 'pre_tokenizer': {'type': 'Split', 'pattern': {'Regex': "
                              "'(a+)+$'}, 'behavior': 'Isolated', 'invert': false}";
    return {
        {"45 merge without a token",
         tokens("{'type': 'BPE', 'vocab': {'a': 0, 'b': 1}, 'merges': ['a b']}"), "no token ab",
         nullptr, a},
        {"46 merge of three parts",
         tokens("{'type': 'BPE', 'vocab': {'a': 0, 'b': 1}, 'merges': ['a b a']}"),
         "model.merges[0]", nullptr, a},
        {"47 merge twice",
         tokens("{'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': ['a b', 'a b']}"),
         "ab", nullptr, "tokenize --text ab", true},
        {"48 id -1", tokens("{'type': 'BPE', 'vocab': {'a': -1}, 'merges': []}"), "got id -1",
         nullptr, a},
        {"48 id 2^32+5", tokens("{'type': 'BPE', 'vocab': {'a': 4294967301}, 'merges': []}"),
         "got id 4294967301", nullptr, a},
        {"48 id past vocab_size", tokens("{'type': 'BPE', 'vocab': {'a': 97}, 'merges': []}"),
         "got id 97", nullptr, a},
        {"48 id used twice", tokens("{'type': 'BPE', 'vocab': {'a': 0, 'b': 0}, 'merges': []}"),
         "0", nullptr, a},
        {"49 id that is no number", tokens("{'type': 'BPE', 'vocab': {'a': 'x'}, 'merges': []}"),
         "got id \"x\"", nullptr, a},
        {"50 a token of 1 MB",
         [](const Folder& folder) {
             const std::string big(1 << 20, 'z');
             tokens("{'type': 'BPE', 'vocab': {'a': 0, '" + big + "': 1}, 'merges': []}")(folder);
         },
         "a", nullptr, a, true},
        {"51 lone surrogate", tokens("{'type': 'BPE', 'vocab': {'\\ud800': 0}, 'merges': []}"),
         "tokenizer.json: ", nullptr, a},
        {"52 empty vocabulary", tokens("{'type': 'BPE', 'vocab': {}, 'merges': []}"), "model.vocab",
         nullptr, a},
        {"52 no unknown token",
         tokens("{'type': 'WordLevel', 'vocab': {'a': 0}, 'unk_token': '?'}"), "unk_token", nullptr,
         a},
        {"53 model", tokens("{'type': 'Mystery', 'vocab': {'a': 0}}"), "got Mystery", nullptr, a},
        {"53 normalizer", tokens(Folder::bpe, ", 'normalizer': {'type': 'Mystery'}"),
         "normalizer.type: got \"Mystery\"", nullptr, a},
        {"53 pre-tokenizer", tokens(Folder::bpe, ", 'pre_tokenizer': {'type': 'Mystery'}"),
         "pre_tokenizer.type: got \"Mystery\"", nullptr, a},
        {"53 no type", tokens("{'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': ['a b']}"), "ab",
         nullptr, "tokenize --text ab", true},
        {"54 hostile pattern", tokens(Folder::bpe, regex), "limit", nullptr,
         "tokenize --text aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"},
        {"55 a million letters", tokens(Folder::bpe), "999999\t0\t999999-1000000\ta", nullptr,
         "tokenize --text-file MILLION", true},
        {"56 files that disagree",
         [](const Folder& folder) {
             folder.write("vocab.json", json_text("{'a': 1, 'b': 0, 'ab': 2, ' ': 3}"));
             folder.write("merges.txt", "a b\n");
         },
         "tokenizer.json", nullptr, a, true},
    };
}

std::vector<Case> textCases() {
    const auto nothing = [](const Folder&) {};
    return {
        {"57 white space", nothing, "--text: got 0 tokens, expected at least 1", nullptr,
         "attend --model story-gpt --text \u3000\u2003 --out OUT"},
        {"58 C0 80", file("t.txt", "one\ntwo \xC0\x80"), "line 2, byte 8: got \\xC0", nullptr,
         "tokenize --text-file IN/t.txt"},
        {"58 ED A0 80", file("t.txt", "\xED\xA0\x80"), "line 1, byte 0: got \\xED", nullptr,
         "tokenize --text-file IN/t.txt"},
        {"58 F5", file("t.txt", "a\xF5"), "line 1, byte 1: got \\xF5", nullptr,
         "tokenize --text-file IN/t.txt"},
        {"59 UTF-16",
         file("t.txt", "\xFF\xFE"
                       "a\0b\0"s),
         "UTF-16", nullptr, "tokenize --text-file IN/t.txt"},
        {"60 controls", file("t.txt", "a\0\x01\xE2\x80\xAE"s), "\\u{0001}", nullptr,
         "tokenize --text-file IN/t.txt --model story-gpt", true},
        {"61 too long",
         [](const Folder& folder) {
             folder.write("t.txt", "");
             fs::resize_file(folder.at("t.txt"), 101 * std::size_t{1'000'000});
         },
         "bytes", nullptr, "tokenize --text-file IN/t.txt"},
        {"62 positions", nothing, "65 tokens, expected at most 64", nullptr,
         "attend --text-file LONG --what scores --layer 0 --head 0 --out OUT"},
        {"64 10,000 marks",
         file("t.txt",
              [] {
                  std::string text = "a";
                  for (int i = 0; i < 10'000; ++i) {
                      text += "\u0301";
                  }
                  return text;
              }()),
         "⟨CC⟩", nullptr, "tokenize --text-file IN/t.txt --model story-gpt", true},
    };
}

} // namespace

/// The list of bad inputs by its numbers, as the program meets them from the command line: one
/// message, status 2, nothing on standard output; or the exceptions that are to work. What needs
/// another process or a file that changes meanwhile has tests of its own (26, 29, 31, 32).
class TestBadFiles : public QObject {
    Q_OBJECT

    std::vector<Case> cases_;

    static QStringList argumentsOf(const Case& one, const Folder& folder) {
        const QString in = QString::fromStdString(folder.at("").parent_path().string());
        QStringList arguments;
        for (QString word : QString::fromUtf8(one.command).split(QLatin1Char(' '))) {
            if (word == QLatin1String("OUT")) {
                word = in + QStringLiteral("/out.npy");
            } else if (word == QLatin1String("MILLION")) {
                folder.write("million.txt", std::string(1'000'000, 'a'));
                word = in + QStringLiteral("/million.txt");
            } else if (word == QLatin1String("LONG")) {
                folder.write("long.txt", std::string(65, 'b'));
                word = in + QStringLiteral("/long.txt");
            }
            arguments << word.replace(QLatin1String("IN/"), in + QLatin1Char('/'));
        }
        if (!arguments.contains(QLatin1String("--model"))) {
            arguments << QStringLiteral("--model") << in;
        }
        return arguments;
    }

    /// In the Chinese window nothing of it is English but names, paths and values.
    static void checkWords(const QByteArray& told) {
        static const QRegularExpression kept(QStringLiteral("\"[^\"]*\"|/[^:]*: "));
        static const QRegularExpression english(QStringLiteral("\\b[a-z]{2,} [a-z]{2,}\\b"));
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        for (const QString& line : QString::fromUtf8(told).split(QLatin1Char('\n'))) {
            const QString words = noticeInWords(line.mid(line.indexOf(QLatin1Char(' ')) + 1));
            QVERIFY2(!english.match(QString(words).remove(kept)).hasMatch(), qPrintable(words));
        }
    }

  private slots:
    void initTestCase() {
        for (auto part : {weightCases(), configCases(), tokenizerCases(), textCases()}) {
            cases_.insert(cases_.end(), part.begin(), part.end());
        }
    }

    void isToldOrWorks_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < cases_.size(); ++i) {
            QTest::newRow(cases_[i].name) << i;
        }
    }

    void isToldOrWorks() {
        QFETCH(std::size_t, index);
        const Case& one = cases_[index];
        const Folder folder(one.model != nullptr ? one.model : "gpt2-random");
        one.spoil(folder);
        const Finished run = runProgram(argumentsOf(one, folder));
        checkWords(run.error);
        if (one.works) {
            QVERIFY2(run.status == 0, run.error.constData());
            QVERIFY2((run.out + run.error).contains(one.told) || run.out.isEmpty(),
                     (run.out.left(400) + run.error).constData());
            return;
        }
        QVERIFY2(run.status == 2, (QByteArray::number(run.status) + run.error).constData());
        QVERIFY2(run.error.contains(one.told), run.error.constData());
        QVERIFY(run.error.startsWith("heedmap: "));
        QCOMPARE(run.error.count('\n'), 1);
        QVERIFY2(run.error.contains(": got "), run.error.constData());
        QVERIFY2(run.error.contains(", expected "), run.error.constData());
        QCOMPARE(run.out, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestBadFiles)
#include "test_bad_files.moc"
