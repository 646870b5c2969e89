"""Kazakh words taken apart: a stem, then number, possessor and case, or voice, negation, tense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from ingest.tables import LANG, read_toml

HOME = LANG / "kk"
HYPHENS = "-\u2010\u2011"
LEAST = 2  # letters of a stem


@dataclass(frozen=True, slots=True)
class Form:
    """Say what a word may be: its stem, its part of speech, its features (Universal Dependencies' names)."""

    lemma: str
    pos: str
    features: Mapping[str, str]

    @property
    def case(self) -> str:
        return self.features.get("Case", "")


@dataclass(frozen=True, slots=True)
class Ending:
    """Hold one ending: what it says, and which sounds it may follow."""

    text: str
    says: str
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Endings:
    """Hold the endings of nouns, by kind, and what is known of sounds."""

    cases: tuple[Ending, ...]
    attributive: tuple[Ending, ...]
    plural: tuple[Ending, ...]
    possessive: tuple[Ending, ...]
    sounds: Mapping[str, frozenset[str]]
    hardened: Mapping[str, str]


@lru_cache(maxsize=1)
def data() -> Mapping[str, Any]:
    return read_toml(HOME / "endings.toml")


@lru_cache(maxsize=1)
def endings() -> Endings:
    told = data()
    sounds = {name: frozenset(text.split()) for name, text in told["sounds"].items()}
    return Endings(
        tuple(ending for case, rows in told["case"].items() for ending in read_endings(rows, case)),
        tuple(read_endings(told["attributive"], "Loc")),
        tuple(read_endings(told["plural"], "Plur")),
        tuple(ending for person, rows in told["possessive"].items() for ending in read_endings(rows, person)),
        sounds,
        told["hardened"],
    )


def read_endings(rows: Mapping[str, str], says: str) -> Iterator[Ending]:
    for texts, after in rows.items():
        yield from (Ending(text, says, frozenset(after.split())) for text in texts.split())


def sound(letter: str) -> str:
    """Name the sort of sound that a letter is, for what may follow it."""
    known = endings().sounds
    return next((name for name in ("open", "nasal", "hissing", "liquid", "hard") if letter in known[name]), "")


def harmonious(stem: str, ending: str) -> bool:
    """Say that the vowels of an ending go with one of the last two clear vowels of its stem («-баев-ты»)."""
    known = endings().sounds
    clear = [letter for letter in stem if letter in known["back"] | known["front"]][-2:]
    own = next((letter for letter in ending if letter in known["back"] | known["front"]), "")
    last = next((letter for letter in reversed(stem) if letter in known["vowels"]), "")
    if not clear or not own or stem[-1] in known["soft"] or last in known["neutral"] or ending in data()["case"]["Ins"]:
        return True
    return any((letter in known["back"]) == (own in known["back"]) for letter in clear)


def follows(stem: str, ending: Ending) -> bool:
    """Say that an ending may follow a stem; a soft sign has no sound of its own: «Израильден», «Тюменьнен»."""
    last = stem.rstrip("".join(endings().sounds["soft"]))[-1:]
    return len(stem) >= LEAST and sound(last) in ending.after and harmonious(stem, ending.text)


@lru_cache(maxsize=100_000)
def without_case(word: str) -> tuple[tuple[str, str], ...]:
    """Give every way to take a case from a word in small letters: the rest and the case; itself in the nominative."""
    stem, hyphen, last = hyphened(word)
    if hyphen and stem:
        cases = {ending.text: ending.says for ending in endings().cases}
        return ((word, "Nom"), *([(stem, cases[last])] if last in cases else []))
    found = [(word, "Nom")]
    for ending in endings().cases:
        rest = word.removesuffix(ending.text)
        if rest == word:
            continue
        owned = "own" in ending.after and is_owned(rest)
        if (owned and harmonious(rest, ending.text)) or follows(rest, ending):
            found.append((rest, ending.says))
    return tuple(found)


def hyphened(word: str) -> tuple[str, str, str]:
    """Part «БӘӘ-ден» at the hyphen before its ending."""
    at = max(word.rfind(mark) for mark in HYPHENS)
    return (word[:at], word[at], word[at + 1 :]) if at > 0 else (word, "", "")


def is_owned(word: str) -> bool:
    """Say that a word may end in a third person's possessive."""
    third = (ending for ending in endings().possessive if ending.says == "3")
    return any(word.endswith(e.text) and follows(word.removesuffix(e.text), e) for e in third)


@lru_cache(maxsize=100_000)
def nouns(word: str) -> tuple[Form, ...]:
    """Give every way to read a word in small letters as a noun, the plainest first."""
    found = [
        Form(stem, "NOUN", {"Case": case, **told}) for rest, case in without_case(word) for stem, told in stems(rest)
    ]
    found += [Form(stem, "ADJ", {"Case": "Loc", **told}) for rest in attributives(word) for stem, told in stems(rest)]
    return tuple(found)


def attributives(word: str) -> Iterator[str]:
    """Yield what stands before «-дағы»."""
    stem, hyphen, last = hyphened(word)
    for ending in endings().attributive:
        if hyphen and last == ending.text:
            yield stem
            continue
        rest = word.removesuffix(ending.text)
        owned = "own" in ending.after and is_owned(rest)
        if rest != word and (owned or follows(rest, ending)):
            yield rest


def stems(word: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what is left without possessor and number, with what these told."""
    for rest, person in ((word, ""), *stripped(word, endings().possessive)):
        owner = {"Poss": person} if person else {}
        yield from ((stem, owner) for stem in softened(rest, bool(person)))
        for stem, _ in stripped(rest, endings().plural):
            yield stem, {**owner, "Number": "Plur"}
    if is_owned(word):  # «мекемелері»: whose they are is told once
        for rest, _ in stripped(word, endings().possessive):
            yield from ((stem, {"Poss": "3", "Number": "Plur"}) for stem, _ in stripped(rest, endings().plural))


def stripped(word: str, kind: tuple[Ending, ...]) -> Iterator[tuple[str, str]]:
    for ending in kind:
        rest = word.removesuffix(ending.text)
        if rest != word and follows(rest, ending):
            yield rest, ending.says


def softened(stem: str, owned: bool) -> Iterator[str]:
    """Yield a stem, and with the last letter that it has by itself: «министрлік» of «министрліг-»."""
    yield stem
    hard = endings().hardened.get(stem[-1]) if owned else None
    if hard is not None:
        yield stem[:-1] + hard


@dataclass(frozen=True, slots=True)
class Verbs:
    """Hold the verbs of the lexicon by every base that endings follow: stem, voice, negation."""

    bases: Mapping[str, tuple[tuple[str, str, bool], ...]]
    endings: tuple[tuple[str, Mapping[str, str]], ...]


def features(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split("|"))


def verb_endings(section: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
    rows = [(text, features(key)) for key, texts in data()[section].items() if "=" in key for text in texts.split()]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def bases_of(stem: str) -> Iterator[tuple[str, str, bool]]:
    """Yield every base of a stem: active or passive, said or denied."""
    voices = [("", "Act"), *((ending, "Pass") for ending in passive(stem))]
    for (voice, name), denied in product(voices, (False, True)):
        base = stem + voice
        if denied:
            forms = data()["negative"]["forms"].split()
            yield from ((base + no, name, True) for no in forms if may_follow(base, no))
        else:
            yield from ((changed, name, False) for changed in alternants(base))


def passive(stem: str) -> list[str]:
    told, last = data()["voice"], stem[-1]
    if last in endings().sounds["open"]:
        return [told["nasal"]] if told["opened"] in stem[-2:] else [told["opened"], told["nasal"]]
    return (told["liquid"] if last == told["opened"] else f"{told['closed']} {told['liquid']}").split()


def alternants(base: str) -> Iterator[str]:
    """Yield a base, and how its last letter changes before a vowel: «тап», «таб-ыл», «тау-ып»."""
    yield base
    changes = data().get("changes", {}).get(base[-1], "")
    yield from (base[:-1] + change for change in changes.split())


def verb_forms(word: str, known: Verbs) -> Iterator[Form]:
    """Yield every way to read a word as a form of a verb of the lexicon."""
    for ending, told in known.endings:
        rest = word.removesuffix(ending)
        if rest == word:
            continue
        for stem, voice, denied in stems_before(rest, ending, known):
            yield Form(stem, "VERB", {**told, "Voice": voice, **({"Polarity": "Neg"} if denied else {})})


@lru_cache(maxsize=100_000)
def may_follow(base: str, ending: str) -> bool:
    """Say that the first sound of a verb's ending goes with the last one of what is before it."""
    rules = data()["joints"]
    first = next((text for text in rules if ending.startswith(text)), "")
    return bool(base) and (not first or sound(base[-1]) in rules[first].split())


def stems_before(rest: str, ending: str, known: Verbs) -> Iterator[tuple[str, str, bool]]:
    """Yield the stems that an ending may follow; some endings swallow the stem's last letter («қою» of «қой»)."""
    swallowed = data()["swallowed"].get(ending[0], "")
    if may_follow(rest, ending):
        yield from known.bases.get(rest, ())
    for letter in swallowed.split():
        yield from known.bases.get(rest + letter, ())
