// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct TokenizerPhrases {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ErrorText)

  public:
    static constexpr Phrase all[] = {
        // Tokenizer files, and texts that a tokenizer reads.
        {QT_TR_NOOP("at most %1 bytes (16 MiB)")},
        {QT_TR_NOOP("at most %1 bytes between special tokens")},
        {QT_TR_NOOP("%1 steps a byte")},
        {QT_TR_NOOP("a text of %1 bytes that reached the step limit")},
        {QT_TR_NOOP("a word of %1 bytes that reached the step limit")},
        {QT_TR_NOOP("one that its normalization makes more than sixteen times as long")},
        {QT_TR_NOOP("a text that stays shorter")},
        {QT_TR_NOOP("a run of combining marks that reached the step limit")},
        {QT_TR_NOOP("a text that Unicode's forms can be made of")},
        {QT_TR_NOOP("no tokenizer files")},
        {QT_TR_NOOP("%1 alone"), "w"},
        {QT_TR_NOOP("tokenizer.json, tokenizer.model, vocab.txt, vocab.json and merges.txt, or "
                    "source.spm, target.spm and vocab.json")},
        {QT_TR_NOOP("one that can join two texts")},
        {QT_TR_NOOP("GPT2Tokenizer, Qwen2Tokenizer or RobertaTokenizer, which have vocab.json and "
                    "merges.txt")},
        {QT_TR_NOOP("the class of config.json's model_type")},
        {QT_TR_NOOP("BertTokenizer, the WordPiece of vocab.txt")},
        {QT_TR_NOOP("LlamaTokenizer, the SentencePiece model of tokenizer.model")},
        {QT_TR_NOOP("MarianTokenizer, of source.spm, target.spm and vocab.json")},
        {QT_TR_NOOP("a token")},
        {QT_TR_NOOP("no tokens")},
        {QT_TR_NOOP("a token a line")},
        {QT_TR_NOOP("tokens that are not empty")},
        {QT_TR_NOOP("a text that is not empty")},
        {QT_TR_NOOP("a token of the vocabulary")},
        {QT_TR_NOOP("a token of the vocabulary and its id")},
        {QT_TR_NOOP("an object of at least one token and its id")},
        {QT_TR_NOOP("the token's id")},
        {QT_TR_NOOP("id %1"), "w"},
        {QT_TR_NOOP("an id from 0 to %1")},
        {QT_TR_NOOP("its id in the vocabulary, %1")},
        {QT_TR_NOOP("an id of its own, not that of %1"), "w"},
        {QT_TR_NOOP("false, since no %1 is in the vocabulary"), "w"},
        {QT_TR_NOOP("an unknown token, since the byte %1 (%2) has no token of its own"), "nw"},
        {QT_TR_NOOP("an unknown token, since the character %1 has no token of its own"), "w"},
        {QT_TR_NOOP("an unknown token, since the word %1 has no token of its own"), "w"},
        {QT_TR_NOOP("an unknown token, since %1 is in no token"), "w"},
        {QT_TR_NOOP("two tokens with one space between them")},
        {QT_TR_NOOP("two tokens, with one space between them or as an array")},
        {QT_TR_NOOP("the merge %1 %2, but no token %3"), "www"},
        {QT_TR_NOOP("both parts and the result of a merge in the vocabulary")},
        {QT_TR_NOOP("none: the same text must always give the same tokens")},
        {QT_TR_NOOP("BPE, which alone takes the words of ByteLevel")},
        {QT_TR_NOOP("BPE or Unigram or WordLevel or WordPiece")},
        {QT_TR_NOOP("a token and its score")},
        {QT_TR_NOOP("an array of at least one token and its score")},
        // The components of tokenizer.json, and its patterns.
        {QT_TR_NOOP("%1, or a Sequence of them"), "w"},
        {QT_TR_NOOP("one character")},
        {QT_TR_NOOP("always, first or never")},
        {QT_TR_NOOP("Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous")},
        {QT_TR_NOOP("a second ByteLevel")},
        {QT_TR_NOOP("one ByteLevel")},
        {QT_TR_NOOP("no Metaspace after ByteLevel")},
        {QT_TR_NOOP("no UnicodeScripts after ByteLevel")},
        {QT_TR_NOOP("SpecialToken or Sequence")},
        {QT_TR_NOOP("A or B")},
        {QT_TR_NOOP("the Sequence A once, and no other")},
        {QT_TR_NOOP("the Sequences A and B, each once")},
        {QT_TR_NOOP("a key of special_tokens")},
        {QT_TR_NOOP("ids of tokens in the vocabulary")},
        {QT_TR_NOOP("one processor that puts special tokens")},
        {QT_TR_NOOP("a regular expression (%1)"), "w"},
        {QT_TR_NOOP("a regular expression without %1"), "w"},
        {QT_TR_NOOP("a regular expression without %1 in brackets"), "w"},
        {QT_TR_NOOP("a regular expression without brackets in brackets")},
        {QT_TR_NOOP("a regular expression without the option %1"), "w"},
        {QT_TR_NOOP("the pattern %1, which reached the step limit on this text"), "w"},
        {QT_TR_NOOP("the pattern %1, which failed on this text (%2)"), "ww"},
        {QT_TR_NOOP("a pattern whose matching ends within %1 steps a byte")},
        // SentencePiece models.
        {QT_TR_NOOP("a SentencePiece model")},
        {QT_TR_NOOP("a SentencePiece model's")},
        {QT_TR_NOOP("what libsentencepiece accepts")},
        {QT_TR_NOOP("one character at least")},
        {QT_TR_NOOP("no zero byte")},
        {QT_TR_NOOP("a text that no piece before it has")},
        {QT_TR_NOOP("the score %1"), "w"},
        {QT_TR_NOOP("a finite score")},
        {QT_TR_NOOP("one that begins with %1 others")},
        {QT_TR_NOOP("with %1 at most")},
        {QT_TR_NOOP("4 bytes to 1 MiB")},
        {QT_TR_NOOP("a trie of %1 bytes")},
        {QT_TR_NOOP("whole units of 4 bytes, at least one, and no more than there are")},
        {QT_TR_NOOP("replacements that are not UTF-8")},
        {QT_TR_NOOP("a text of more than %1 bytes")},
        {QT_TR_NOOP("unit %1, which leads past the end")},
        {QT_TR_NOOP("a replacement at byte %1, where no whole one stands")},
        {QT_TR_NOOP("a replacement of %1 bytes")},
        {QT_TR_NOOP("a trie whose every search ends")},
        {QT_TR_NOOP("the end")},
        {QT_TR_NOOP("more than 10 bytes")},
        {QT_TR_NOOP("a number of %1 bytes")},
        {QT_TR_NOOP("a number of at most 10 bytes")},
        {QT_TR_NOOP("a length of %1")},
        {QT_TR_NOOP("at most the %1 bytes that remain")},
        {QT_TR_NOOP("field %1 of wire type %2")},
        {QT_TR_NOOP("a field of wire type 0, 1, 2 or 5")},
    };
};

} // namespace

std::span<const Phrase> tokenizerPhrases() {
    return TokenizerPhrases::all;
}

} // namespace heedmap
