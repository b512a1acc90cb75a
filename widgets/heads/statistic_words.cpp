// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/statistic_words.h"

#include "widgets/controls/number_text.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct Words {
    const char* name = "";
    const char* definition = "";
};

/// In the order of HeadOrder.
constexpr Words words[] = {
    {},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "looks at the previous token"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "Mean weight on the token before the query, over all rows but the first")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "looks at the first token"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "Mean weight on the first token, over all rows but its own. Much of it "
                       "is often a resting place, not meaning")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "looks at itself"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "Mean weight on the query's own token, over all rows")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "entropy"),
     QT_TRANSLATE_NOOP(
         "heedmap::HeadStatisticsCard",
         "Mean entropy of a row, over all rows: 0 bits is one key alone, more is spread over more "
         "keys")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "mean distance"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "How far away the keys are, weighted, in tokens: the mean over all rows")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "to the future, unmasked"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "Mean weight on later tokens if this head alone had no mask (local), "
                       "over all rows, the last one's 0 too")},
    {QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "induction"),
     QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                       "Mean weight on the tokens that followed earlier occurrences of the "
                       "query's token, over the rows that have one (Olsson et al. 2022)")},
};

constexpr Words sourceWords{
    QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "looks at the first source token"),
    QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                      "Mean weight on the first token of the source, over all rows")};

constexpr Words encoderWords{
    QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "looks at later tokens"),
    QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard",
                      "Mean weight on later tokens, over all rows: what a causal mask would hide")};

const Words& wordsOf(HeadOrder statistic, Stack stack) {
    if (statistic == HeadOrder::firstToken && stack == Stack::cross) {
        return sourceWords;
    }
    return statistic == HeadOrder::future && stack == Stack::encoder
               ? encoderWords
               : words[static_cast<std::size_t>(statistic)];
}

QString translated(const char* text) {
    return QCoreApplication::translate("heedmap::HeadStatisticsCard", text);
}

} // namespace

QString statisticName(HeadOrder statistic, Stack stack) {
    return translated(wordsOf(statistic, stack).name);
}

QString statisticDefinition(HeadOrder statistic, Stack stack) {
    return translated(wordsOf(statistic, stack).definition);
}

QString statisticText(HeadOrder statistic, double value) {
    const QString number = numberText(value, 2);
    if (statistic == HeadOrder::entropy) {
        return translated(QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "%1 bits")).arg(number);
    }
    if (statistic == HeadOrder::distance) {
        return translated(QT_TRANSLATE_NOOP("heedmap::HeadStatisticsCard", "%1 tokens"))
            .arg(number);
    }
    return number;
}

} // namespace heedmap
