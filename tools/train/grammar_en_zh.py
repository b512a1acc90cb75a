# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""English sentences with their Chinese translations and the words that translate each other.

Every English sentence of the grammar has exactly one translation, so that it can be asked for to
the letter. The orders differ as the languages do: Chinese has time, company, place and means
before the verb, what describes a noun before it with 的, and a measure word after a number.

    python3 tools/train/grammar_en_zh.py 20     # prints twenty pairs
"""
import itertools
import random
import sys
from collections import namedtuple

import lexicon_en_zh as lex

# en: (word, key) pairs; zh: (token, key, content) triples. Equal keys translate each other.
Phrase = namedtuple("Phrase", "en zh")
# sources[i]: positions of the English words that Chinese token i translates
Sentence = namedtuple("Sentence", "en zh sources content")
# third: takes "is", "likes"; be: its form of "to be"; kinds: what may be said of it
Subject = namedtuple("Subject", "phrase third be kinds")

NOTHING = Phrase([], [])
MARKS = {".": (".", "。"), "?": ("?", "？")}
MAX_WORDS = 14
new_key = itertools.count().__next__


def pair(english, chinese, content=True):
    """Words that translate each other; 的 at the end of the Chinese is no content."""
    key = new_key()
    tokens = chinese.split()
    return Phrase([(word, key) for word in english.split()],
                  [(token, key, content and token != "的") for token in tokens])


def silent(english):
    """English words that leave nothing in Chinese."""
    return pair(english, "")


def join(*phrases):
    """The phrases one after another, in both languages."""
    return Phrase(sum((p.en for p in phrases), []), sum((p.zh for p in phrases), []))


def order(english, chinese):
    """The same phrases in another order in each language."""
    return Phrase(join(*english).en, join(*chinese).zh)


def article(word):
    """a or an."""
    return "an" if word[0] in "aeiou" else "a"


class Grammar:
    """Draws sentences from a random number generator."""

    def __init__(self, rng):
        self.rng = rng
        self.kinds = [(self.does, 30), (self.asks_whether, 5), (self.asks_what, 3),
                      (self.asks_where, 3), (self.asks_who, 3), (self.describes, 8),
                      (self.is_somewhere, 4), (self.there_is, 4), (self.compares, 4),
                      (self.is_a, 4), (self.likes, 6), (self.likes_relative, 4),
                      (self.describes_relative, 5)]

    def sentence(self):
        """One random sentence of at most MAX_WORDS words; one in ten lacks its full stop."""
        while True:
            kinds, weights = zip(*self.kinds)
            phrase, mark = self.rng.choices(kinds, weights)[0]()
            if mark == "?" or self.chance(0.9):
                phrase = join(phrase, pair(*MARKS[mark], content=False))
            if len(phrase.en) <= MAX_WORDS + 1:
                return finish(phrase)

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, table):
        return self.rng.choice(table)

    # noun phrases

    def noun(self, kinds):
        """A noun of one of the kinds."""
        return self.pick([noun for noun in lex.NOUNS if set(noun.kinds) & set(kinds)])

    def adjective(self, noun, probability=0.35):
        """An adjective that suits the noun, or nothing."""
        if not self.chance(probability):
            return NOTHING
        adjective = self.pick([a for a in lex.ADJECTIVES if set(a.of) & set(noun.kinds)])
        return pair(adjective.en, " ".join(adjective.zh))

    def counted(self, noun, determiner, chinese, form):
        """Determiner, measure word, adjective, noun: one red book, 一 本 红色 的 书."""
        name = pair(form, noun.zh)
        measure = Phrase([], [(noun.measure, name.en[0][1], False)])
        adjective = self.adjective(noun)
        if determiner == "a":
            determiner = article(join(adjective, name).en[0][0])
        number = pair(determiner, chinese, content=determiner not in ("a", "an"))
        return order([number, adjective, name], [number, measure, adjective, name])

    def several(self, noun):
        """Two to ten of them."""
        return self.counted(noun, *self.pick(lex.NUMBERS), noun.many)

    def the(self, noun):
        """The noun alone in Chinese, which has no article."""
        return join(silent("the"), self.adjective(noun), pair(noun.one, noun.zh))

    def owner(self):
        """my, Tom's: both end in 的."""
        if self.chance(0.5):
            _, _, possessive, chinese = self.pick(lex.PRONOUNS)
            return pair(possessive, chinese + " 的", content=False)
        return join(pair(*self.pick(lex.NAMES)), pair("'s", "的"))

    def owned(self, noun):
        """my red book."""
        return join(self.owner(), self.adjective(noun, 0.2), pair(noun.one, noun.zh))

    def singular(self, noun):
        """A determined noun in the singular."""
        kind = self.rng.random()
        if kind < 0.35:
            return self.the(noun)
        if kind < 0.65:
            return self.counted(noun, "a", "一", noun.one)
        if kind < 0.8:
            return self.counted(noun, *self.pick([("this", "这"), ("that", "那")]), noun.one)
        return self.owned(noun)

    def thing(self, kinds):
        """An object: one or several."""
        noun = self.noun(kinds)
        return self.several(noun) if self.chance(0.15) else self.singular(noun)

    def somebody(self):
        """An object that is a person known by name, pronoun or kinship."""
        kind = self.rng.random()
        if kind < 0.45:
            return pair(*self.pick(lex.NAMES))
        if kind < 0.65:
            _, form, _, chinese = self.pick(lex.PRONOUNS)
            return pair(form, chinese, content=False)
        return join(self.owner(), pair(*self.pick(lex.KIN)))

    def subject(self, kinds=("person", "animal")):
        """Who does it; a person unless the kinds say otherwise."""
        kind = self.rng.random()
        if "person" not in kinds or kind < 0.3:
            noun = self.noun(kinds)
            if self.chance(0.12):
                return Subject(self.several(noun), False, "are", noun.kinds)
            return Subject(self.singular(noun), True, "is", noun.kinds)
        if kind < 0.65:
            return Subject(pair(*self.pick(lex.NAMES)), True, "is", ["person"])
        if kind < 0.85:
            return self.pronoun()
        return Subject(join(self.owner(), pair(*self.pick(lex.KIN))), True, "is", ["person"])

    def pronoun(self):
        """I, you, he, …"""
        form, _, _, chinese = self.pick(lex.PRONOUNS)
        be = {"I": "am", "he": "is", "she": "is"}.get(form, "are")
        return Subject(pair(form, chinese, content=False), be == "is", be, ["person"])

    # where, when, how

    def place(self):
        """in the park, under the table, at home."""
        kind = self.rng.random()
        if kind < 0.08:
            return join(pair("at", "在", content=False), pair("home", "家里"))
        if kind < 0.8:
            place = self.pick(lex.PLACES)
            return join(pair(place.preposition, "在", content=False), silent("the"),
                        pair(place.en, place.zh))
        return join(Phrase([], [("在", None, False)]), self.position())

    def position(self):
        """under the table: 桌子 下面."""
        side = pair(*self.pick(lex.POSITIONS))
        noun = self.noun(["stand"])
        return order([side, silent("the"), name := pair(noun.one, noun.zh)], [name, side])

    def company(self):
        """with Anna: 和 安娜 一起."""
        word = pair("with", "和 一起", content=False)
        who = self.somebody()
        first, last = word.zh
        return Phrase(join(word, who).en, [first] + who.zh + [last])

    def time(self, tense):
        """A time of the tense."""
        time = self.pick([time for time in lex.TIMES if time.tense == tense])
        return pair(time.en, time.zh)

    # what is done

    def deed(self, by_animal=False):
        """A verb and what follows it: (verb, English rest, Chinese before, after the verb)."""
        kind = self.rng.random()
        if by_animal:
            verbs = [verb for verb in lex.VERBS if verb.base in lex.ANIMAL_VERBS]
            return self.doing_to(self.pick(verbs)) if kind < 0.5 \
                else (self.pick(lex.ACTIONS), NOTHING, NOTHING, NOTHING)
        if kind < 0.5:
            return self.doing_to(self.pick(lex.VERBS))
        if kind < 0.58:
            return self.drinking()
        if kind < 0.75:
            return self.pick(lex.ACTIONS), NOTHING, NOTHING, NOTHING
        if kind < 0.85:
            return self.going()
        return self.giving()

    def doing_to(self, verb):
        """read a book: 看 一 本 书."""
        what = self.somebody() if "person" in verb.takes and self.chance(0.5) \
            else self.thing(verb.takes)
        return verb, what, NOTHING, what

    def drinking(self):
        """drink a cup of tea: 喝 一 杯 茶."""
        drink, chinese, measure = self.pick(lex.DRINKS)
        number, zh_number = self.pick([("a", "一")] * 3 + lex.NUMBERS[:3])
        what = join(pair(number, zh_number, content=number != "a"),
                    pair("cup" if number == "a" else "cups", measure), silent("of"),
                    pair(drink, chinese))
        return lex.Verb("drink", "drank", "drinking", "喝", []), what, NOTHING, what

    def going(self):
        """go to the park by train: 坐 火车 去 公园."""
        place = self.pick(lex.PLACES)
        goal = join(silent("to the"), pair(place.en, place.zh))
        means = NOTHING
        if self.chance(0.5):
            vehicle, chinese, ride = self.pick(lex.MEANS)
            means = join(pair("by", ride, content=False), pair(vehicle, chinese))
        return lex.Verb("go", "went", "going", "去", []), join(goal, means), means, goal

    def giving(self):
        """give Anna a book: 送给 安娜 书; buy Anna a book: 给 安娜 买 书."""
        receiver = self.somebody()
        if self.chance(0.5):
            verb = self.pick(lex.GIVING)
            what = self.thing(verb.takes)
            english = [what, silent("to"), receiver] if self.chance(0.4) else [receiver, what]
            return verb, join(*english), NOTHING, join(receiver, what)
        verb = self.pick(lex.SERVING)
        what = self.thing(verb.takes)
        before = join(Phrase([], [("给", receiver.en[-1][1], False)]), receiver)
        return verb, join(receiver, what), before, what

    def circumstances(self, tense, goes):
        """(company, place, time), each of them there or not."""
        company = self.company() if self.chance(0.12) else NOTHING
        place = self.place() if not goes and self.chance(0.4) else NOTHING
        time = self.time(tense) if self.chance(0.5) else NOTHING
        return company, place, time

    # sentences: each returns the phrase and its mark

    def does(self):
        """Somebody does something, in one of five tenses."""
        subject = self.subject()
        deed = self.deed("animal" in subject.kinds)
        tenses = [self.past, self.past, self.future, self.negative]
        if deed[0].base not in lex.SUDDEN:
            tenses += [self.progressive, self.wanting]
        return self.pick(tenses)(subject, *deed), "."

    def clause(self, subject, helper, verb, rest, before, after, extra):
        """Puts a clause together; `extra` is (company, place, time), `helper` stands before."""
        company, place, time = extra
        early = time is not NOTHING and self.chance(0.15)
        english = [subject.phrase, helper, verb, rest, company, place]
        english = [time, silent(",")] + english if early else english + [time]
        chinese = [time, subject.phrase] if early else [subject.phrase, time]
        return order(english, chinese + [helper, company, place, before, verb, after])

    def past(self, subject, verb, rest, before, after):
        """Tom bought a book yesterday: 汤姆 昨天 买 了 一 本 书."""
        did = pair(verb.past, verb.zh)
        did = join(did, Phrase([], [("了", did.en[0][1], False)]))
        return self.clause(subject, NOTHING, did, rest, before, after,
                           self.circumstances("past", verb.base == "go"))

    def future(self, subject, verb, rest, before, after):
        """Tom will buy a book tomorrow: 汤姆 明天 会 买 一 本 书."""
        return self.clause(subject, pair("will", "会", content=False), pair(verb.base, verb.zh),
                           rest, before, after,
                           self.circumstances("future", verb.base == "go"))

    def negative(self, subject, verb, rest, before, after):
        """Tom did not buy a book: 汤姆 没有 买 一 本 书."""
        return self.clause(subject, pair("did not", "没有", content=False),
                           pair(verb.base, verb.zh), rest, before, after,
                           self.circumstances("past", verb.base == "go"))

    def wanting(self, subject, verb, rest, before, after):
        """Tom wants to buy a book: 汤姆 想 买 一 本 书."""
        want = join(pair("wants" if subject.third else "want", "想"), silent("to"))
        return self.clause(subject, want, pair(verb.base, verb.zh), rest, before, after,
                           (NOTHING, self.place() if verb.base != "go" and self.chance(0.3)
                            else NOTHING, NOTHING))

    def progressive(self, subject, verb, rest, before, after):
        """Tom is buying a book in the park: 汤姆 正在 公园 买 一 本 书."""
        helper = pair(subject.be, "正在", content=False)
        place = self.place() if verb.base != "go" and self.chance(0.4) else NOTHING
        here = Phrase(place.en, place.zh[1:])  # 正在 holds the 在
        return self.clause(subject, helper, pair(verb.ing, verb.zh), rest, before, after,
                           (NOTHING, here, NOTHING))

    def asks_whether(self):
        """Did Tom buy a book?: 汤姆 买 了 一 本 书 吗 ？"""
        verb, rest, before, after = self.deed()
        did = pair("did", "吗", content=False)
        word = pair(verb.base, verb.zh)
        company, place, time = self.circumstances("past", verb.base == "go")
        subject = self.subject(("person",)).phrase
        done = Phrase(word.en, word.zh + [("了", did.en[0][1], False)])
        return order([did, subject, word, rest, company, place, time],
                     [subject, time, company, place, before, done, after, did]), "?"

    def asks_what(self):
        """What did Tom buy yesterday?: 汤姆 昨天 买 了 什么 ？"""
        verb = self.pick([verb for verb in lex.VERBS if "person" not in verb.takes])
        what, did, word = pair("what", "什么"), pair("did", "了", False), pair(verb.base, verb.zh)
        _, place, time = self.circumstances("past", False)
        subject = self.subject(("person",)).phrase
        return order([what, did, subject, word, place, time],
                     [subject, time, place, word, did, what]), "?"

    def asks_where(self):
        """Where did Tom buy the book?: 汤姆 在 哪里 买 了 书 ？"""
        verb = self.pick(lex.VERBS)
        where, did = pair("where", "在 哪里"), pair("did", "了", False)
        word, what = pair(verb.base, verb.zh), self.thing(verb.takes)
        time = self.time("past") if self.chance(0.4) else NOTHING
        subject = self.subject(("person",)).phrase
        return order([where, did, subject, word, what, time],
                     [subject, time, where, word, did, what]), "?"

    def asks_who(self):
        """Who bought the book?: 谁 买 了 书 ？"""
        verb, rest, before, after = self.deed()
        who = Subject(pair("who", "谁"), True, "is", ["person"])
        return self.past(who, verb, rest, before, after), "?"

    def quality(self, noun_kinds):
        """very happy: 非常 快乐; happy: 很 快乐; red: 是 红色 的."""
        adjective = self.pick([a for a in lex.ADJECTIVES if set(a.of) & set(noun_kinds)])
        word = pair(adjective.en, adjective.zh[0])
        key = word.en[0][1]
        if adjective.zh[0].endswith("色"):
            return order([word], [Phrase([], [("是", key, False)]), word,
                                  Phrase([], [("的", key, False)])])
        degree = self.rng.random()
        if degree < 0.4:
            return order([word], [Phrase([], [("很", key, False)]), word])
        return join(pair(*(("very", "非常") if degree < 0.75 else ("not", "不")), False), word)

    def describes(self):
        """The cat is very hungry: 猫 非常 饥饿."""
        subject = self.subject(self.pick([("person", "animal"), ("thing",)]))
        return join(subject.phrase, silent(subject.be), self.quality(subject.kinds)), "."

    def describes_relative(self):
        """The book that Tom bought is expensive: 汤姆 买 的 书 很 昂贵."""
        noun, phrase = self.relative()
        return join(phrase, silent("is"), self.quality(noun.kinds)), "."

    def relative(self):
        """the book that Tom bought: 汤姆 买 的 书."""
        verb = self.pick([verb for verb in lex.VERBS if set(verb.takes) & {"thing", "wear",
                                                                           "food", "text"}])
        noun = self.noun([kind for kind in verb.takes if kind not in ("animal", "person")])
        name = join(silent("the"), pair(noun.one, noun.zh))
        that, did = pair("that", "的"), pair(verb.past, verb.zh)
        that = Phrase(that.en, [(token, key, False) for token, key, _ in that.zh])
        who = pair(*self.pick(lex.NAMES)) if self.chance(0.6) else self.pronoun().phrase
        time = self.time("past") if self.chance(0.3) else NOTHING
        return noun, order([name, that, who, did, time], [who, time, did, that, name])

    def likes_relative(self):
        """I like the cake that Anna made: 我 喜欢 安娜 做 的 蛋糕."""
        subject = self.subject()
        like = pair("likes" if subject.third else "like", "喜欢")
        return join(subject.phrase, like, self.relative()[1]), "."

    def likes(self):
        """Tom likes dogs: 汤姆 喜欢 狗."""
        subject = self.subject()
        like = pair("likes" if subject.third else "like", "喜欢")
        noun = self.noun(["thing", "animal"])
        what = join(self.adjective(noun), pair(noun.many, noun.zh)) if self.chance(0.5) \
            else self.singular(noun)
        return join(subject.phrase, like, what), "."

    def is_somewhere(self):
        """The cat is under the table: 猫 在 桌子 下面."""
        subject = self.subject(self.pick([("person", "animal"), ("animal",), ("thing",)]))
        return join(subject.phrase, silent(subject.be), self.place()), "."

    def there_is(self):
        """There is a cat under the table: 桌子 下面 有 一 只 猫."""
        noun = self.noun(["animal", "thing", "person"])
        many = self.chance(0.3)
        what = self.several(noun) if many else self.counted(noun, "a", "一", noun.one)
        place = self.place()
        there = pair("there are" if many else "there is", "有", content=False)
        return order([there, what, place], [Phrase([], place.zh[1:]), there, what]), "."

    def compares(self):
        """The horse is bigger than the dog: 马 比 狗 大."""
        kinds = [self.pick(["person", "animal"])]
        first, second = self.subject(kinds), self.subject(kinds)
        while any(word in ("I", "he", "she", "we", "they") for word, _ in second.phrase.en):
            second = self.subject(kinds)
        quality, than = pair(*self.pick(lex.COMPARATIVES)), pair("than", "比", False)
        return order([first.phrase, silent(first.be), quality, than, second.phrase],
                     [first.phrase, than, second.phrase, quality]), "."

    def is_a(self):
        """Tom is a brave soldier: 汤姆 是 一 位 勇敢 的 士兵."""
        who = Subject(pair(*self.pick(lex.NAMES)), True, "is", ["person"])
        who = who if self.chance(0.6) else Subject(join(self.owner(), pair(*self.pick(lex.KIN))),
                                                   True, "is", ["person"])
        noun = self.noun(["person"])
        return join(who.phrase, pair("is", "是", False),
                    self.counted(noun, "a", "一", noun.one)), "."


def finish(phrase):
    """Keys become positions, and the first letter a capital."""
    words = [word for word, _ in phrase.en]
    words[0] = words[0][0].upper() + words[0][1:]
    places = {}
    for position, (_, key) in enumerate(phrase.en):
        places.setdefault(key, []).append(position)
    return Sentence(words, [token for token, _, _ in phrase.zh],
                    [places.get(key, []) for _, key, _ in phrase.zh],
                    [content for _, _, content in phrase.zh])


def spaced(words):
    """English as written: no space before a mark or 's."""
    text = " ".join(words)
    for mark in (".", ",", "?", "'s"):
        text = text.replace(" " + mark, mark)
    return text


if __name__ == "__main__":
    grammar = Grammar(random.Random())
    for _ in range(int(sys.argv[1])):
        drawn = grammar.sentence()
        print(spaced(drawn.en), "|", " ".join(drawn.zh))
