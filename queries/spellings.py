"""Whose name a printed word may be a form of: any case, number, spelling, alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph import declension, ids, morphology, names, persons

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u0305\u0307\u0309-\u036f]")  # «й» and «ё» keep theirs
CYRILLIC, LATIN = re.compile("[а-яёәғқңөұүһі]"), re.compile("[a-z]")
LOOKALIKES = "aceopxyk", "асеорхук"
HUMP = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")


@dataclass(frozen=True, slots=True)
class Words:
    """Part a name: what is hardly borne by others, what is (given name, father), and its initials without dots."""

    own: tuple[str, ...]
    shared: tuple[str, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """Hold the words of names by how their stems sound: `of` gives all whose name a word may be a form of."""

    stems: Mapping[str, frozenset[str]]
    exact: Mapping[str, frozenset[str]]

    def of(self, word: str) -> frozenset[str]:
        """Give the bearers of a word; each hump of «#СвободуАсанову» is looked at too."""
        parts = [word, *HUMP.split(word)] if HUMP.search(word) else [word]
        return frozenset().union(*(self.bearers(bare(part)) for part in parts if len(part) > 1))

    def bearers(self, word: str) -> frozenset[str]:
        found = [self.exact.get(word, frozenset())]
        found += [self.stems[sound] for stem in stems_in(word) if (sound := sounded(stem)) in self.stems]
        return frozenset().union(*found)


def spellings(words: Iterable[tuple[str, str]]) -> Spellings:
    """Index pairs of a name's word (in the nominative) and its bearer."""
    stems: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, set[str]] = defaultdict(set)
    for word, bearer in words:
        for form in lexeme(bare(word)):
            exact[form].add(bearer)
        for stem in stems_of(bare(word)):
            stems[sounded(stem)].add(bearer)
    return Spellings(*({key: frozenset(found) for key, found in index.items() if key} for index in (stems, exact)))


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """Lower a word, write «е» for «ё», drop what is not seen, and put letters of one alphabet into a mixed word."""
    low = names.plain_e(INVISIBLE.sub("", unicodedata.normalize("NFKC", word)).casefold())
    for own, other in (LOOKALIKES, LOOKALIKES[::-1]):
        put = low.translate(str.maketrans(own, other))
        if CYRILLIC.search(low) and LATIN.search(low) and not (CYRILLIC.search(put) and LATIN.search(put)):
            return put
    return low


@lru_cache(maxsize=200_000)
def sounded(stem: str) -> str:
    return persons.sound(stem) if stem else ""


@lru_cache(maxsize=50_000)
def known(word: str) -> bool:
    """Say that the Russian dictionary has the word."""
    return any(option.known and option.pos for option in morphology.readings(word))


@lru_cache(maxsize=50_000)
def lexeme(word: str) -> frozenset[str]:
    """Give the word, and every form of it where the dictionary knows it: «Заяц», «Зайца»."""
    options = [option for option in morphology.readings(word) if option.known and option.feature("Case") == "Nom"]
    nominal = [option for option in options if option.pos in ("NOUN", "ADJF")]
    return frozenset({word, *(bare(str(form.word)) for option in nominal for form in option.parse.lexeme)})


def stems_of(word: str) -> Iterator[str]:
    """Give what stays of a name in all its forms; a woman's surname gives her brother's too."""
    yield word
    if word[-2:] in ("ий", "ый", "ой", "ая", "яя", "ия") and len(word) > 4:
        yield word[:-2]
    if len(word) > (2 if word[-1] in "аяйьayj" else 4) and word[-1] in "аяйьayjоеиыуэюeiou":
        yield word[:-1]
    if len(word) > 3 and word[-2] in "оеё" and word[-1] in declension.CONSONANTS:
        yield from (word[:-2] + soft + word[-1] for soft in ("", "ь", "й"))  # «Кравец», «Кравца»; «Палец», «Пальца»


@lru_cache(maxsize=200_000)
def stems_in(word: str) -> tuple[str, ...]:
    """Give every beginning of a word that leaves an ending."""
    return tuple(word[:at] for at in range(len(word), 1, -1) if is_ending(word[at:], word[:at], word))


def is_ending(ending: str, stem: str, word: str) -> bool:
    if ending in FIRM:
        return True
    if ending in LOOSE or (ending in DERIVED and len(stem) >= LONG):
        return not known(word)
    return False


def parted(name: str) -> Words:
    """Tell apart the words of a name: a given name that no list knows is taken for one's own."""
    tokens = [token for token in re.findall(r"[^\W\d_]+", name) if token.casefold() not in names.PARTICLES]
    full = [token for token in tokens if len(token) > 1]
    found = persons.parse(name)
    surname = full if found is None else re.findall(r"[^\W\d_]+", found.surname)
    own = [word for word in full if word in surname or not (is_called(word) or names.is_patronymic(word))]
    initials = "".join(token.casefold() for token in tokens if len(token) == 1)
    return Words(tuple(own), tuple(word for word in full if word not in own), initials)


def is_called(word: str) -> bool:
    return names.is_given(word) or persons.sound(word) in persons.called()


def transliterated(endings: Iterable[str]) -> frozenset[str]:
    printed = list(endings)
    return frozenset({*printed, *map(ids.transliterate, printed)})


def joined(head: str, tails: str) -> frozenset[str]:
    return transliterated(head + tail for tail in tails.split())


LONG = 5  # letters of a name from which words are derived
SHORT = ("", "а", "у", "ы", "е", "и", "я", "ю", "ь", "й")
# Endings of Russian cases, singular and plural.
OTHERS = "ою ею ье ые ых ым ыми ие их им ими ам ами ах ям ями ях ей oy oj yi iy yy"
FIRM = transliterated(
    {ending for paradigm in declension.PARADIGMS for ending in paradigm.endings} | {*SHORT, *OTHERS.split()}
)
# Plurals, and endings of Kazakh, Kyrgyz and Uzbek: they count where Russian knows no such word («Лига» is no «Ли»).
TURKIC = (
    "ов ев ның нің дың дің тың тің нын нин дын дин дун дүн тын тин тун түн ға ге қа ке га го гө ні ны ди ды ді ты ті ти"
    " да де до дө та те дан ден дон дөн тан тен нан нен мен бен пен лар лер дар дер тар тер"
    " ni ning ga ka qa dan lar"
)
LOOSE = transliterated(TURKIC.split())
# «кожабековский», «кожабековщина», «кожабековцы»; «Кожабековск» would be a town.
ADJECTIVE, NOUN, PEOPLE = "ий ая ое ие ого ой ому им ими их ом ую", "а ы е у ой", "ы ев ам ами ах"
DERIVED = joined("ск", ADJECTIVE) | joined("щин", NOUN) | joined("ц", PEOPLE) | {"ец"}
