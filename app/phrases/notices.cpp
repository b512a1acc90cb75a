// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct NoticePhrases {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ErrorText)

  public:
    static constexpr Phrase all[] = {
        // What is said of a file that was read all the same.
        {QT_TR_NOOP("%1: got %2, expected %3"), "lpp"},
        {QT_TR_NOOP("%1: got %2, expected %3; taken as %4"), "lppw"},
        {QT_TR_NOOP("%1: got %2, expected %3, but it is passed over; tokenizer.json is used"),
         "lpp"},
        {QT_TR_NOOP("%1: vocab.json and tokenizer.json disagree about %2 tokens (%3 has the id %4 "
                    "there and %5 here); tokenizer.json is used"),
         "wnwpp"},
        {QT_TR_NOOP("%1: merges.txt and tokenizer.json disagree, first at rank %2; tokenizer.json "
                    "is used"),
         "wn"},
        {QT_TR_NOOP("%1: the merge %2 %3 stands twice, at ranks %4 and %5; rank %6 counts"),
         "lwwnnn"},
        {QT_TR_NOOP("%1: %2 more merges stand twice"), "wn"},
        {QT_TR_NOOP("%1: the token %2 stands twice; this one counts"), "lw"},
        {QT_TR_NOOP("%1: the token %2 stands again at line %3, which counts"), "lwn"},
        {QT_TR_NOOP("%1: %2 more tokens stand again"), "wn"},
        {QT_TR_NOOP("%1: %2 has no id in the vocabulary and is passed over"), "ww"},
        {QT_TR_NOOP("config.json: %1 is ignored: no code is run or fetched"), "w"},
        {QT_TR_NOOP("config.json: %1 %2 is left out: the vocabulary has %3 tokens"), "wnn"},
        {QT_TR_NOOP("the files have no masked-language-model head (%1.weight): attention is shown, "
                    "gaps cannot be filled"),
         "w"},
        {QT_TR_NOOP("the files have no language head (lm_head.weight): attention is shown, tokens "
                    "cannot be predicted")},
    };
};

} // namespace

std::span<const Phrase> noticePhrases() {
    return NoticePhrases::all;
}

} // namespace heedmap
