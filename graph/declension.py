"""How Russian declines names that no dictionary knows: endings by kind of name, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

ORDER = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
SIBILANTS = "жчшщц"
VOWELS = ("о", "у", "ю", "и", "э", "е", "ы", "ө", "ү", "ұ", "і")  # that end names without cases
ARMENIAN = "armenian"
SHORTEST_STEM = 4  # letters: «Джик-ия», not «Пал-ия» of «Палий»
WESTERN_GEORGIAN = {"ия": ("",), "ию": ("Acc",), "ии": ("Gen", "Dat", "Loc"), "ией": ("Ins",)}


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Hold the endings of one kind of name in the order of the cases; `stems` are letters a stem may end in."""

    name: str
    gender: str
    endings: tuple[str, ...]
    stems: str = ""
    suffixes: tuple[str, ...] = ()

    def fits(self, stem: str) -> bool:
        if self.suffixes:
            return stem.endswith(self.suffixes) and len(stem) > 3
        if self.name in ("consonant", "sibilant") and stem.endswith(FLEETING):
            return False  # «Кравца» is of «Кравец»
        if stem.endswith(POSSESSIVE[:3]) and self.name in ("a", "a-fem", "consonant") and len(stem) > 4:
            return False  # «-ова» is a woman's surname, «-овым» a man's
        return len(stem) > 1 and (not self.stems or stem[-1] in self.stems)


@dataclass(frozen=True, slots=True)
class Guess:
    """Say that a printed word may be `case` of `nominative`, of this gender, declined as `paradigm`."""

    nominative: str
    case: str
    gender: str
    paradigm: str


@lru_cache(maxsize=50_000)
def guesses(word: str) -> tuple[Guess, ...]:
    """Give every way to read a word, lower case, as a form of a name; the word itself as a nominative first."""
    return tuple(dict.fromkeys(guess for paradigm in PARADIGMS for guess in undo(word, paradigm)))


def undo(word: str, paradigm: Paradigm) -> Iterator[Guess]:
    for case, ending in zip(ORDER, paradigm.endings, strict=True):
        if word.endswith(ending) and paradigm.fits(word.removesuffix(ending)):
            yield Guess(word.removesuffix(ending) + paradigm.endings[0], case, paradigm.gender, paradigm.name)


@lru_cache(maxsize=50_000)
def is_oblique(word: str) -> bool:
    """Say that a word, lower case, can only be a case of a surname: «Абишеву», «Седовым», not «Седова»."""
    ending = next((ending for ending in OBLIQUE if word.endswith(ending)), None)
    return ending is not None and len(word) > len(ending) + 1


@lru_cache(maxsize=10_000)
def forms(name: str) -> frozenset[str]:
    """Give every form of a lifeless name («Тараз»), lower case.

    Of a hyphenated one the last part changes («Усть-Каменогорска»), or what stands before «-на-».
    """
    word, middle, tail = name.casefold().partition("-на-")
    lead, hyphen, word = word.rpartition("-")
    found = {word}
    for paradigm in PARADIGMS:
        nominative = paradigm.endings[0]
        stem = word.removesuffix(nominative) if nominative else word
        if word.endswith(nominative) and paradigm.fits(stem) and paradigm.name not in PERSONS_ONLY:
            found |= {stem + ending for ending in paradigm.endings}
    return frozenset(lead + hyphen + form + middle + tail for form in found)


PERSONS_ONLY = frozenset({"patronymic", "patronymic-fem", "surname-fem", "consonant-fem", "fleeting", "fleeting-iot"})
POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
OBLIQUE = tuple(
    [*(stem + ending for stem in POSSESSIVE[:3] for ending in ("у", "ым", "ой", "е"))]
    + [stem + ending for stem in ("ск", "цк") for ending in ("ого", "ому", "им", "ую")]
    + ["иным", "ыным"]
)
FLEETING = ("вц", "бц", "мц", "пц", "йц")
PARADIGMS: tuple[Paradigm, ...] = (
    Paradigm("surname", "Masc", ("", "а", "у", "а", "ым", "е"), suffixes=POSSESSIVE),
    Paradigm("surname-fem", "Fem", ("а", "ой", "ой", "у", "ой", "ой"), suffixes=POSSESSIVE),
    Paradigm("armenian", "Masc", ("", "а", "у", "а", "ом", "е"), suffixes=("ян", "янц")),
    Paradigm("adjective", "Masc", ("ий", "ого", "ому", "ого", "им", "ом"), suffixes=("ск", "цк")),
    Paradigm("adjective-fem", "Fem", ("ая", "ой", "ой", "ую", "ой", "ой"), suffixes=("ск", "цк")),
    Paradigm("adjective-hard", "Masc", ("ый", "ого", "ому", "ого", "ым", "ом"), stems="бвднртл"),
    Paradigm(
        "adjective-soft", "Masc", ("ий", "его", "ему", "его", "им", "ем"), suffixes=("мн", "дн", "жн", "шн", "сн")
    ),
    Paradigm("adjective-end", "Masc", ("ой", "ого", "ому", "ого", "ым", "ом"), stems="бвгднртлк"),
    Paradigm("adjective-hard-fem", "Fem", ("ая", "ой", "ой", "ую", "ой", "ой"), stems="бвгднртлк"),
    Paradigm("patronymic", "Masc", ("", "а", "у", "а", "ем", "е"), suffixes=("ович", "евич")),
    Paradigm("patronymic-fem", "Fem", ("а", "ы", "е", "у", "ой", "е"), suffixes=("овн", "евн")),
    Paradigm("consonant", "Masc", ("", "а", "у", "а", "ом", "е"), stems=CONSONANTS),
    Paradigm("sibilant", "Masc", ("", "а", "у", "а", "ем", "е"), stems=SIBILANTS),
    Paradigm("fleeting", "Masc", ("ец", "ца", "цу", "ца", "цем", "це"), stems="вбмпнлр"),
    Paradigm("fleeting-stressed", "Masc", ("ец", "ца", "цу", "ца", "цом", "це"), stems="вбмпнлр"),
    Paradigm("fleeting-iot", "Masc", ("иец", "ийца", "ийцу", "ийца", "ийцем", "ийце"), stems=CONSONANTS),
    Paradigm("soft", "Masc", ("ь", "я", "ю", "я", "ем", "е"), stems="бвдзлмнпрст"),
    Paradigm("iot", "Masc", ("й", "я", "ю", "я", "ем", "е"), stems="аеёиоуыэюя"),
    Paradigm("a", "Masc", ("а", "ы", "е", "у", "ой", "е"), stems="бвдзлмнпрстфц"),
    Paradigm("a-velar", "Masc", ("а", "и", "е", "у", "ой", "е"), stems="гкхжчшщ"),
    Paradigm("a-fem", "Fem", ("а", "ы", "е", "у", "ой", "е"), stems="бвдзлмнпрстфц"),
    Paradigm("a-velar-fem", "Fem", ("а", "и", "е", "у", "ой", "е"), stems="гкхжчшщ"),
    Paradigm("ya-fem", "Fem", ("я", "и", "е", "ю", "ей", "е"), stems="бвдзлмнпрстаеоуь"),
    Paradigm("ya", "Masc", ("я", "и", "е", "ю", "ей", "е"), stems="бвдзлмнпрстаеоуь"),
    Paradigm("iya", "Masc", ("ия", "ии", "ии", "ию", "ией", "ии"), stems=CONSONANTS),
    Paradigm("iya-fem", "Fem", ("ия", "ии", "ии", "ию", "ией", "ии"), stems=CONSONANTS),
    Paradigm("soft-fem", "Fem", ("ь", "и", "и", "ь", "ью", "и"), stems="бвдзлмнпрст"),
    Paradigm("plural", "Plur", ("ы", "", "ам", "ы", "ами", "ах"), stems="нлрт"),
)

# What surnames end in that two people share: «Тулеевы», «Тулеевых», «Вишневским».
SHARED = re.compile(r"(?:(ов|ев|ёв|ин|ын)(?:ы|ых|ым|ыми)|(ск|цк)(?:ие|их|им|ими))$")


def of_one(shared: str, woman: bool) -> str | None:
    """Give the surname of one of two who share it in the plural, «Тулеевых», as a man or a woman has it; else None."""
    ending = SHARED.search(shared)
    if ending is None:
        return None
    stem, own = shared[: ending.start()], ending.group(1)
    return f"{stem}{own}{'а' if woman else ''}" if own else f"{stem}{ending.group(2)}{'ая' if woman else 'ий'}"


def western_georgian(word: str) -> Iterator[tuple[str, str]]:
    """Give (nominative, case) of a surname in -ия, kept as it is or declined: «Заура Джикия», «Зауру Джикии»."""
    for ending, cases in WESTERN_GEORGIAN.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM and stem[-1] in CONSONANTS:
            yield from ((f"{stem}ия", case) for case in cases)
