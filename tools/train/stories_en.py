# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The English stories' templates and words; `stories.py` explains the templates."""

BOYS = "Tom Jack Peter John David Paul Ben Max Sam Will George Henry Robert Edward James".split()
GIRLS = "Anna Mary Lucy Emma Alice Sarah Lily Nina Jane Rose Helen Kate Martha Ellen Susan".split()
MEN = ("the king,the old man,the boy,the farmer,the prince,the miller,the giant,"
       "the father").split(",")
WOMEN = ("the queen,the old woman,the girl,the princess,the witch,the lady,the mother,"
         "the grandmother").split(",")
ANIMALS = ("cat dog bird horse cow pig duck rabbit mouse fox wolf bear frog goat sheep hen donkey "
           "lion tiger monkey squirrel owl").split()
THINGS = ("book letter map pen hat coat ring key ball kite cake apple pear egg flower basket box "
          "cup plate knife lamp clock mirror drum bell stone shell feather candle blanket spoon "
          "rope orange umbrella").split()
FOODS = ("apples pears bread cheese milk cakes eggs fish soup honey nuts plums cherries butter "
         "potatoes cabbages").split()
COLOURS = "red blue green yellow white black brown golden little big new old".split()
PLACES = ("garden,forest,kitchen,village,river,school,castle,market,barn,church,field,house,mill,"
          "tower,orchard,stable").split(",")
SEATS = "mat,chair,bed,table,wall,roof,bench,rug".split(",")
TIMES = ("One day,One morning,Yesterday,Last night,In the evening,In spring,In winter,"
         "One summer day").split(",")
FEELINGS = "happy sad angry afraid tired glad proud hungry surprised sorry".split()
DEEDS = ("sing:sang dance:danced sleep:slept read:read swim:swam run:ran cook:cooked work:worked "
         "play:played fish:fished paint:painted walk:walked write:wrote draw:drew").split()
NUMBERS = "two three four five six seven eight nine ten".split()

# one a line; a line that is indented goes on with the one before
TEMPLATES = """
{T} {A} met {B} in the {P}. {he A B} was very {F}. "Good morning, ^{B.call}," said {A}.
{T} {A} saw {B} in the {P}. {he B A} was very {F}. "Good morning, ^{A.call}," said {B}.
{A} gave {B} {X.a}. {he B A} was very glad. "Thank you, ^{A.call}," said {B}.
{A} gave {B} {K.a} {X}. {he B A} [liked|took] the {K} ^{X} and said, "Thank you, ^{A.call}."
{A} had {X.a} and {B} had {Y.a}. {A} wanted ^{B}'s ^{Y}, and {B} wanted ^{A}'s ^{X}.
{A} lost {X.a}. {B} found the ^{X} in the {P} and gave it back to ^{A}. {he A B} was very {F}.
"Where are you going?" asked {A}. "I am going to the {P}," said {B}. So {A} and {B} went to the
    ^{P} together.
{B} asked {A}, "What do you like best?" "I like to {D}," said {A}. "I like to ^{D}, too," said
    {B}.
{A} liked to {D} and {B} liked to {E}. {T} {A} ^{D.past} in the {P}, and {B} ^{E.past} at home.
{A} went to the market and bought {O}, {Q} and {R}. "What did you buy?" asked {B}. "I bought {O},
    ^{Q} and ^{R}," said {A}.
In {A}'s basket there were {O}, {Q} and {R}. In {B}'s basket there were also {O}, ^{Q} and ^{R}.
{A} told {B} to buy {O}, {Q} and {R}. {he B A} bought {O}, ^{Q} and ^{R}.
Once upon a time there was {K.a} {C} that lived in the {P}. {T} {A} came to the ^{P} and saw the
    ^{C}. {he A C} gave it some {O}. The ^{C} ate the ^{O}.
{A} had {C.a}. {T} {he C A} ran away to the {P}. {A} went to the ^{P} and found the ^{C}.
{C.a} met {G.a}. "I am ^{C.a}," said the ^{C}. "I am ^{G.a}," said the ^{G}.
The {C} said to the {G}, "I can {D}." The {G} said to the {C}, "I can {E}." So the {C} ^{D.past}
    and the {G} ^{E.past}.
The {K} {C} [sat|slept|lay|stood] [on|under] the {S} because {he C S} was [tired|cold|afraid].
The {C} [sat|slept|lay|stood] on the {S} because {he C S} was [tired|hungry|sleepy|old|ill].
The {C} [sat|slept|lay|stood] on the {S} because it was [soft|warm|clean|dry|wide|flat].
{A} could not carry the {X} because it was too [heavy|big|hot]. So {B} carried the ^{X} for ^{A}.
{A} saw {C.a} that slept in the {P}. {he A C} did not wake the ^{C}. Then {he C A} woke and saw
    ^{A}.
{A} and {B} {D.past} in the {P}. "^{A.call}, ^{B.call}, come home!" said the old woman.
{A} was very {F}. "Why are you so ^{F}, ^{A.call}?" asked {B}. {he A B} said, "I have lost my
    {X}." So {B} gave ^{A} a new ^{X}.
{A} put the {X} in the {P}, and {B} put the {Y} in the {Z}. Then {A} went to the ^{P} to look for
    the ^{X}, and {B} went to the ^{Z} to look for the ^{Y}.
{A} made some {O}. {B} ate the ^{O}. "The ^{O} [was|were] very good," said {he B A} to ^{A}.
{A} wrote a letter to {B}. {he B A} read the ^{letter} and wrote back to ^{A}.
{A} had {N} {C.many} and {B} had {V} {G.many}. {his A B} {C.many} were in the {P}, and {his B A}
    {G.many} were in the {Z}.
One {C}, two {C.many}, three ^{C.many}, four ^{C.many}, five ^{C.many}, counted {A}.
"Do not go to the {P}," said {B}. But {A} went to the ^{P}. {he A B} saw {C.a} there, and {he C A}
    was very {F}.
"Where is my {X}?" asked {A}. "Your ^{X} is in the {P}," said {B}. {he A B} went to the ^{P} and
    found the ^{X}.
{T} it rained. {A} had no umbrella, so {B} gave {him A B} one. "Thank you, ^{B.call}," said {A}.
The {C} was hungry and wanted some {O}. {A} gave the ^{C} some ^{O}. {he C A} was very glad.
{A} was older than {B}, and {B} was older than {L}. So {A} was older than ^{L}, too.
"Whose {X} is this?" asked {L}. "It is {A}'s ^{X}," said {B}. So {L} gave the ^{X} to ^{A}.
"I have {K.a} {X}," said {A}. "I have no {K} ^{X}," said {B}, "but I have {J.a} {Y}."
{A} waited for {B} in the {P}. {he B A} did not come, and {he A B} was {F}. At last ^{B} came.
{A} was ill. {B} went to see ^{A} and brought {him A B} some {O}. {A} ate the ^{O} and was well.
{A} thought, "{B} likes {O}." So {he A B} bought some ^{O} and gave the ^{O} to ^{B}.
The {C} ran fast and the {G} ran slowly. But the {C} fell asleep, and the ^{G} came first.
{B} sang a song and {A} told a story. "{B} sings well," said {A}. "^{A} tells good stories," said
    {B}.
{A} looked at {B}, and {he B A} looked at {him A B}. Then {A} gave {B} {his A B} {X}, and {B} gave
    {A} {his B A} {Y}.
The {K} {C} saw the {J} {G}. The {K} ^{C} said good day, and the {J} ^{G} said good day, too.
""".strip().replace("\n    ", " ").splitlines()
PRONOUNS = {"he": {"he": "he", "him": "him", "his": "his"},
            "she": {"he": "she", "him": "her", "his": "her"},
            "it": {"he": "it", "him": "it", "his": "its"}}
IRREGULAR = {"mouse": "mice", "sheep": "sheep", "wolf": "wolves", "fox": "foxes"}



def word(text, pronoun="it", **forms):
    return {"text": text, **PRONOUNS[pronoun], **forms}


def person(rng, female):
    """Somebody with a name or without, and the pronouns."""
    names = (GIRLS * 2 + WOMEN) if female else (BOYS * 2 + MEN)
    name = rng.choice(names)
    return word(name, "she" if female else "he", call=name.removeprefix("the "))


def with_article(text, **forms):
    return word(text, a=("an " if text[0] in "aeiou" else "a ") + text, **forms)


def cast(rng):
    """Every slot's word: {A} and {B} differ in gender, and no two words of a kind are equal."""
    female = rng.random() < 0.5
    slots = {"A": person(rng, female), "B": person(rng, not female),
             "T": word(rng.choice(TIMES)),
             "F": word(rng.choice(FEELINGS)), "S": word(rng.choice(SEATS)),
             "N": word(rng.choice(NUMBERS)), "V": word(rng.choice(NUMBERS)),
             "letter": word("letter")}
    present = (slots["A"]["text"], slots["B"]["text"])
    for names, words in (("KJ", COLOURS), ("PZ", PLACES), ("OQR", FOODS)):
        slots.update(zip(names, map(with_article, rng.sample(words, len(names)))))
    slots["L"] = word(rng.choice([boy for boy in BOYS if boy not in present]))
    slots.update(zip("XY", map(with_article, rng.sample(THINGS, 2))))
    for name, animal in zip("CG", rng.sample(ANIMALS, 2)):
        slots[name] = with_article(animal, many=IRREGULAR.get(animal, animal + "s"))
    for name, deed in zip("DE", rng.sample(DEEDS, 2)):
        slots[name] = word(deed.split(":")[0], past=deed.split(":")[1])
    return slots
