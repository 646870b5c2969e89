"""What a person's printed name tells: surname, given name, patronymic, and the letters that spellings share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph import ids

INITIAL = re.compile(r"^\w\.?$|^(\w\.)+$")
VOWELS = re.compile("[aeiou]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class Name(NamedTuple):
    """Hold the parts of a full name in the nominative; `patronymic` is empty where none is printed."""

    surname: str
    given: str
    patronymic: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Give what every spelling of surname and given name has in common."""
        return fold(ids.slug(solid(self.surname))), fold(ids.slug(self.given))

    @property
    def block(self) -> str:
        """Give the consonants of the surname and the first letter of the given name."""
        surname, given = self.key
        return f"person/{surname[:1]}{VOWELS.sub('', surname[1:])}.{given[:1]}"

    def id(self, mark: str | None = None) -> str:
        return ids.person(solid(self.surname), self.given, mark)


def parse(name: str) -> Name | None:
    """Part a full name; None for what is a surname, a given name or initials only."""
    tokens = name.split()
    if len(tokens) < 2 or any(INITIAL.match(token) for token in tokens):
        return None
    patronymics = [n for n, token in enumerate(tokens) if n and ends(token, PATRONYMICS)]
    if len(tokens) == 3 and patronymics:
        return with_patronymic(tokens, patronymics[0])
    if len(tokens) == 4 and ids.slug(tokens[3]) in FATHERS:  # «Алиев Рустам Керим оглы»
        return Name(tokens[0], tokens[1], " ".join(tokens[2:]))
    first = len(tokens) == 2 and surname_like(tokens[0]) > surname_like(tokens[1])
    return Name(tokens[0], tokens[1]) if first else Name(tokens[-1], " ".join(tokens[:-1]))


def with_patronymic(tokens: Sequence[str], at: int) -> Name:
    if at == 1:
        return Name(tokens[2], tokens[0], tokens[1])
    return Name(tokens[0], tokens[1], tokens[2])


def surname_like(token: str) -> int:
    return 2 if ends(token, SURNAMES) else 1 if ends(token, PERHAPS_SURNAMES) else 0


def ends(token: str, suffixes: tuple[str, ...]) -> bool:
    return ids.slug(token).endswith(suffixes)


def solid(surname: str) -> str:
    """Write a double surname as one word: the first hyphen of an id ends the surname."""
    return re.sub(r"[\W_]", "", surname)


def fold(slug: str) -> str:
    """Drop what romanisations differ in: Yerzhan and Ержан, Hasan and Хасан, Alexey and Алексей."""
    for spelling, letters in FOLDS:
        slug = slug.replace(spelling, letters)
    return re.sub(r"([a-z])\1", r"\1", slug)


def rank(name: str) -> tuple[int, int, str]:
    """Order the spellings of one name, the fullest first: Russian, Kazakh, Latin; then by length."""
    script = 2 if not CYRILLIC.search(name) else 1 if KAZAKH.search(name) else 0
    return script, -len(name), name


# Endings of transliterated words. A patronymic parts the name; else a surname is told by its ending.
PATRONYMICS = ("ovich", "evich", "ovna", "evna", "ichna", "uly", "kyzy", "ogly", "oglu", "zoda")
FATHERS = ("ogly", "oglu", "uly", "kyzy", "kizi", "ugli")
SURNAMES = (
    "ov", "ev", "ova", "eva", "skii", "skaia", "skaya", "sky", "skiy", "enko", "shvili", "adze", "zade", "yan", "chuk",
)  # fmt: skip
PERHAPS_SURNAMES = ("in", "ina", "ko", "uk", "bai", "bay", "off")
# One after another. Seen in: Shcherbakov, Khasan, Zhomart, Yerzhan, Sergey, Qairat, Wladimir, Alexey, Vasiliev.
FOLDS = (
    ("shch", "sh"), ("kh", "h"), ("zh", "j"), ("y", "i"), ("q", "k"), ("w", "v"), ("x", "ks"), ("ii", "i"), ("ie", "e"),
)  # fmt: skip
