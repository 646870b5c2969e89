"""The tables of one language: frames, voices, statuses and small word classes, read once from its folder."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.morphology import plain

LANG = Path(__file__).parent / "lang"


@dataclass(frozen=True, slots=True)
class Frame:
    """Say what moves: trigger lemmas, what they set, and at which places the roles stand."""

    name: str
    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    set: Mapping[str, Any]
    agent: str
    places: Mapping[str, str]  # place -> role
    above: Mapping[str, str]  # place -> role, at the words that govern the trigger: «провёл встречу с»
    needs: str
    beside: tuple[str, ...]
    within: bool  # it may tell of a way inside one country: «доставили в отдел полиции»
    modified_by: frozenset[str]
    subject_lemmas: frozenset[str]
    intransitive: bool  # its person stands where the voice puts the doer: «он находится под стражей»
    stands: str  # the place of the trigger itself, under no verb: «он под стражей»
    person: str  # the place of whom it is about, where that is no object: «за ним охотилась Чехия»


@dataclass(frozen=True, slots=True)
class Voice:
    """Say how the language puts it: where object and agent stand, and what the form alone earns."""

    name: str
    match: Mapping[str, str]
    object: str
    agent: str
    says: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """Say what a governor makes of what stands inside it."""

    name: str
    value: str
    lemmas: frozenset[str]
    over: frozenset[str]
    earned: bool
    negated: str | None
    only_negated: bool
    agent: str | None
    places: Mapping[str, str]
    beside: frozenset[str]
    governs: frozenset[str]
    legal: bool  # it tells of a request or a ruling: what moves somebody then is extradition
    direct: bool  # it reads the trigger itself, nothing that has been re-read
    alone: bool  # it tells: who does it did nothing else, and of two things at such a place only the first happened
    unsigned: bool  # nobody else is named who says it: «МВД сообщило в канале» is no gossip
    person: str | None  # where whoever is moved stands under the governor: «он подлежит выдаче», «ему грозит»

    def role_at(self, place: str, noun: bool) -> str | None:
        """Give the role of a place; some have another one under a noun: «требует от Рима», «запрос от Рима»."""
        return (self.places.get(f"noun {place}") if noun else None) or self.places.get(place)


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """Tell of a noun for a person how it is used: count, plain, known, participle, nation:XX; open: in no list."""

    lemma: str
    kind: str

    @property
    def nation(self) -> str | None:
        return self.kind.partition(":")[2] or None


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Hold everything that the engine asks a language for; what is asked of one over and over is remembered by it."""

    lang: str
    frames: tuple[Frame, ...]
    voices: tuple[Voice, ...]
    statuses: tuple[Status, ...]
    persons: Mapping[str, PersonNoun]
    offences: Mapping[tuple[str, ...], str]
    topics: Mapping[tuple[str, ...], str]
    words: Mapping[str, Any]
    triggers: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    governors: Mapping[str, tuple[Status, ...]] = field(default_factory=dict)

    classes: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def word_class(self, *names: str) -> frozenset[str]:
        """Give the words of a class, or of several, in their plain form."""
        known = self.classes.get(names)
        if known is None:
            known = frozenset(plain(word) for name in names for word in self.words.get(name, ()))
            self.classes[names] = known
        return known

    def tells_of(self, word: str, *kinds: str) -> bool:
        """Say that a word in its plain form opens a frame of such a kind: «выдать» of `transfer`."""
        return any(frame.kind in kinds for frame in self.triggers.get(word, ()))

    def preposition(self, word: str) -> str:
        return str(self.words.get("prepositions", {}).get(word, word))


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Tables:
    """Read the tables of `lang` below `folder`; raises InputError naming the file that is wrong."""
    home = folder / lang
    frames = tuple(frame(row) for row in toml_rows(home / "frames.toml", "frame"))
    voices = tuple(voice(row) for row in toml_rows(home / "voices.toml", "voice"))
    governed = read_toml(home / "status.toml")
    statuses = tuple(status(row, governed.get("governs", ())) for row in governed.get("status", ()))
    return Tables(
        lang=lang,
        frames=frames,
        voices=voices,
        statuses=statuses,
        persons={plain(row["lemma"]): PersonNoun(row["lemma"], row["kind"]) for row in csv_rows(home / "persons.csv")},
        offences={tuple(plain(row["lemmas"]).split()): row["code"] for row in csv_rows(home / "offences.csv")},
        topics={tuple(plain(row["lemmas"]).split()): row["topic"] for row in csv_rows(home / "topics.csv")},
        words=read_toml(home / "words.toml"),
        triggers=by_word(frames, lambda row: row.verbs | row.nouns | row.adjectives | row.adverbs),
        governors=by_word(statuses, lambda row: row.lemmas),
    )


def lemmas(row: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(plain(word) for word in row.get(key, ()))


def by_word(rows: Iterable[Any], words: Any) -> dict[str, tuple[Any, ...]]:
    index: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        for word in sorted(words(row)):
            index[word] = (*index.get(word, ()), row)
    return index


def frame(row: Mapping[str, Any]) -> Frame:
    return Frame(
        name=row["name"],
        kind=row["kind"],
        verbs=lemmas(row, "verbs"),
        nouns=lemmas(row, "nouns"),
        adjectives=lemmas(row, "adjectives"),
        adverbs=lemmas(row, "adverbs"),
        set=row.get("set", {}),
        agent=row.get("agent", "none"),
        places=by_place(row.get("places", {})),
        above=by_place(row.get("above", {})),
        needs=row.get("needs", ""),
        beside=tuple(plain(phrase) for phrase in row.get("beside", ())),
        within=row.get("within", False),
        modified_by=lemmas(row, "with"),
        subject_lemmas=lemmas(row, "subject_lemmas"),
        intransitive=row.get("intransitive", False),
        stands=row.get("stands", ""),
        person=row.get("person", ""),
    )


def voice(row: Mapping[str, Any]) -> Voice:
    return Voice(row["name"], row["match"], row["object"], row["agent"], row.get("says"))


def status(row: Mapping[str, Any], default: Iterable[str]) -> Status:
    return Status(
        name=row["name"],
        value=row["value"],
        lemmas=lemmas(row, "lemmas"),
        over=frozenset(row["over"]),
        earned=row.get("earned", False),
        negated=row.get("negated"),
        only_negated=row.get("only_negated", False),
        unsigned=row.get("unsigned", False),
        agent=row.get("agent"),
        places=by_place(row.get("places", {})),
        beside=lemmas(row, "beside"),
        governs=frozenset(row.get("governs", default)),
        legal=row.get("legal", False),
        direct=row.get("direct", False),
        alone=row.get("alone", False),
        person=row.get("person"),
    )


def by_place(roles: Mapping[str, list[str]]) -> dict[str, str]:
    return {place: role for role, places in roles.items() for place in places}


def toml_rows(path: Path, name: str) -> Iterator[dict[str, Any]]:
    yield from read_toml(path).get(name, [])


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; a missing one is empty, a broken one raises InputError with its path."""
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
