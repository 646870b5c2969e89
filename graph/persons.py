"""What a person's printed name tells: surname, given name, father, and the sound that all its spellings share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from graph import ids
from graph.lists import rows

INITIAL = re.compile(r"^\w\.?$|^(\w{1,2}\.)+$")
VOWELS = re.compile("[aeiou]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
LATIN = re.compile("[a-z]")
# What gives away by which rules a word was put into Latin letters.
ISO9 = re.compile(r"[žčšŝèûâëʹʺ]|[aeiouy]j(?![aeiouy])")
TURKIC = re.compile("[ışğçə]")
STRONG, PERHAPS, CALLED = 2, 1, -1  # how like a surname a word is


class Name(NamedTuple):
    """Hold the parts of a full name in the nominative; `patronymic` is empty where none is printed."""

    surname: str
    given: str
    patronymic: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Give what every spelling of surname and given name has in common."""
        surname, given = spelt_out(self.surname, self.given)
        return sound(solid(surname)), sound(solid(given))

    @property
    def block(self) -> str:
        """Give the consonants of the surname and the first letter of the given name."""
        surname, given = self.key
        return f"person/{surname[:1]}{VOWELS.sub('', surname[1:])}.{given[:1]}"

    @property
    def father(self) -> str:
        """Give what «Маратович», «Маратұлы» and `Marat oglu` have in common; empty where no father is named."""
        return re.sub("[aeiou]+$", "", FATHERLY.sub("", sound(solid(self.patronymic))))

    def id(self, mark: str | None = None) -> str:
        surname, given = spelt_out(self.surname, self.given)
        return ids.person(solid(surname), given, mark)


@lru_cache(maxsize=100_000)
def parse(name: str) -> Name | None:
    """Part a full name; None for what is a surname, a given name or initials only."""
    before, comma, after = name.partition(",")
    tokens = [token for token in name.replace(",", " ").split() if not INITIAL.match(token)]
    if len(tokens) < 2 or INITIAL.match(name.split()[0]):
        return None
    if comma and after.strip():
        return after_comma(before.strip(), after.split())
    fathers = [n for n, token in enumerate(tokens) if ids.slug(token) in FATHERS]
    if fathers and len(tokens) > 2:
        return with_father(tokens, fathers[0])
    patronymics = [n for n, token in enumerate(tokens) if n and ends(token, PATRONYMICS)]
    if len(tokens) == 3 and patronymics:
        return with_patronymic(tokens, patronymics[0])
    first = len(tokens) == 2 and surname_first(*tokens)
    return Name(tokens[0], tokens[1]) if first else Name(tokens[-1], " ".join(tokens[:-1]))


def after_comma(surname: str, tokens: Sequence[str]) -> Name:
    """Read what follows a surname with its comma: «Sadenov, Yerzhan Maratovich»."""
    return Name(surname, tokens[0], " ".join(token for token in tokens[1:] if not INITIAL.match(token)))


def with_father(tokens: Sequence[str], at: int) -> Name:
    """Read a father with his word apart: «Алиев Рустам Керим оглы», «Рустам Керим оглу Алиев», «Асан уулу Нурлан»."""
    father, rest = tokens[at - 1 : at + 1], [*tokens[: at - 1], *tokens[at + 1 :]]
    if len(rest) == 1:
        return Name(" ".join(father), rest[0])
    surname, given = (rest[0], rest[1]) if at == len(tokens) - 1 else (rest[-1], rest[0])
    return Name(surname, given, " ".join(father))


def with_patronymic(tokens: Sequence[str], at: int) -> Name:
    if at == 1:
        return Name(tokens[2], tokens[0], tokens[1])
    return Name(tokens[0], tokens[1], tokens[2])


def surname_first(one: str, other: str) -> bool:
    if one.isupper() != other.isupper():
        return one.isupper()  # «SADENOV Yerzhan»
    return surname_like(one) > surname_like(other)


def surname_like(token: str) -> int:
    if ends(token, SURNAMES):
        return STRONG
    if sound(token.partition("-")[0]) in called():
        return CALLED
    return PERHAPS if ends(token, PERHAPS_SURNAMES) else 0


@cache
def called() -> frozenset[str]:
    """Give the sounds of common given names."""
    return frozenset(sound(row["name"]) for file in ("given_names", "given_names_wide") for row in rows(file))


def ends(token: str, suffixes: tuple[str, ...]) -> bool:
    return ids.slug(spelt_out(token)[0]).endswith(suffixes)


def solid(surname: str) -> str:
    """Write a double surname as one word: the first hyphen of an id ends the surname."""
    return re.sub(r"[\W_]", "", surname)


# ---- romanisations ----


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Write a word in what its spellings share: Yerzhan and Ержан, Hasan and Хасан, Coj, Tsoy and Цой are one."""
    return folded(ids.transliterate(spelt_out(word)[0]))


def folded(plain: str) -> str:
    """Fold the letters of a transliterated word, one rule after another."""
    for written, letters in rules("any"):
        plain = written.sub(letters, plain)
    return plain


def spelt_out(*words: str) -> tuple[str, ...]:
    """Write the letters of ISO 9, of Turkic alphabets and of Kazakh Latin as English does: `Ždanko` is `Zhdanko`.

    All words are of one name, which is written by one set of rules.
    """
    whole = " ".join(words).casefold()
    if not LATIN.search(whole):
        return words
    own = "turkic" if TURKIC.search(whole) else "iso9" if ISO9.search(whole) else None
    systems = ("latin",) if own is None else (own, "latin")
    return tuple(spelt_by(systems, word) for word in words)


def spelt_by(systems: Sequence[str], word: str) -> str:
    word = word.casefold()
    for system in systems:
        word = put_at_once(rules(system), word)
    return word


def put_at_once(table: Sequence[tuple[re.Pattern[str], str]], word: str) -> str:
    """Put all letters in one pass, so that no rule meets what another has written."""
    any_ = "|".join(f"(?P<r{n}>{written.pattern})" for n, (written, _) in enumerate(table))

    def letters(found: re.Match[str]) -> str:
        return table[int((found.lastgroup or "r0")[1:])][1]

    return re.sub(any_, letters, word)


@cache
def rules(system: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["written"]), row["sound"]) for row in rows("romanisations") if row["system"] == system)


def rank(name: str) -> tuple[int, int, str]:
    """Order the spellings of one name, the fullest first: Russian, Kazakh, Latin; then by length."""
    script = 2 if not CYRILLIC.search(name) else 1 if KAZAKH.search(name) else 0
    return script, -len(name), name


# Endings of transliterated words. A patronymic parts the name; else a surname is told by its ending.
PATRONYMICS = ("ovich", "evich", "yevich", "ovna", "evna", "ichna", "uly", "kyzy", "ogly", "oglu", "zoda")
FATHERS = ("ogly", "oglu", "uly", "kyzy", "kizi", "ugli", "uulu", "gyzy", "qizi")
SURNAMES = (
    "ov", "ev", "ova", "eva", "skii", "skaia", "skaya", "sky", "skiy", "enko", "shvili", "adze", "zade", "yan", "chuk",
)  # fmt: skip
PERHAPS_SURNAMES = ("in", "ina", "ko", "uk", "bai", "bay", "off")
# Endings of the sound of a patronymic.
FATHERLY = re.compile(r"(ovich|evich|ich|ovna|evna|inichna|ichna|uli|ulu|kizi|gizi|ogli|oglu|ugli|zoda)$")
