# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws little stories from templates, and remembers what they have to teach.

A template is text with
    {A}           a word of the cast (a name, a thing, a place, …), the same all through the story
    {A.key}       another form of that word (with its article, a plural, a measure word, …)
    {he A B}      the pronoun of A in that form, where B stands before it, too, and is not meant
    ^             before a slot: what came before settles this word, so a reader can complete it
    [a|b|c]       one of these

A language's module gives `TEMPLATES` and `cast(rng)`, a dict from slots to words; a word is a dict
of its forms, with "text" as the one that `{A}` means.
"""
import re
import zlib
from collections import namedtuple

# Spans are (begin, end) in characters. pronouns: (place, right, wrong); completions: (place, where
# the word was said before, or None)
Story = namedtuple("Story", "text pronouns completions")

CHOICE = re.compile(r"\[([^\[\]]*)\]")
BEGINNING = re.compile(r"(?:^|[.!?] |[.!]\" (?!said)|(?:said|thought), )\"?[a-z]")
SLOT = re.compile(r"(\^?)\{(?:(\w+) )?(\w+)(?:\.(\w+))?(?: (\w+))?\}")


def choose(template, rng):
    """The template with each [a|b|c] decided, the inner ones first."""
    while CHOICE.search(template):
        template = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template, count=1)
    return template


def tell(template, cast, rng):
    """One story from the template."""
    template, text, end = choose(template, rng), "", 0
    last, pronouns, completions = {}, [], []
    for slot in SLOT.finditer(template):
        settled, pronoun, name, form, other = slot.groups()
        text += template[end:slot.start()]
        end = slot.end()
        shown = cast[name][pronoun or form or "text"]
        span = (len(text), len(text) + len(shown))
        text += shown
        if pronoun and other != name and other in last and name in last:
            pronouns.append((span, last[name], last[other]))
        if settled:
            completions.append((span, last.get(name)))
        if (word := cast[name]["text"]) in shown:
            begin = span[0] + shown.index(word)
            last[name] = (begin, begin + len(word))
    return capitals(Story(text + template[end:], pronouns, completions))


def capitals(story):
    """A capital where a sentence begins; lengths stay."""
    return story._replace(text=BEGINNING.sub(lambda m: m[0][:-1] + m[0][-1].upper(), story.text))


def draw(language, rng, held_out=False):
    """A story of the training or the held-out kind: one in twenty of the casts is held out."""
    while True:
        template, cast = rng.choice(language.TEMPLATES), language.cast(rng)
        used = {name for slot in SLOT.finditer(template) for name in slot.group(3, 5) if name}
        key = " ".join(cast[name]["text"] for name in sorted(used))
        if (zlib.crc32(key.encode()) % 20 == 0) == held_out:
            return tell(template, cast, rng)
