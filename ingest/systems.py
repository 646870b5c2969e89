"""Technical systems that an article names as tools: databases, camera networks, registers, software."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph import morphology
from ingest import clauses, numerals, timewords, toolnames
from ingest.clauses import cases, feature, is_participle
from ingest.numerals import plain
from ingest.tables import LANG, read_toml
from ingest.units import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_NAME = 8  # words in quotes
LONGEST_PHRASE = 12
LEAST = 3  # words before what explains a name: its quotes and itself


@dataclass(frozen=True, slots=True)
class System:
    """Hold a system at tokens start..end (end exclusive): its name in the nominative, as far as it has one.

    `phrase` is the whole expression, its head in the nominative («complex ...»). `by` is the span (tokens) of the
    agency that runs it, where the clause says so. `more` are the spans of later mentions.
    """

    name: str
    start: int
    end: int
    rule: str
    phrase: str
    by: tuple[int, int] | None = None
    more: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    words: Mapping[str, frozenset[str]]
    opening: frozenset[str]
    closing: frozenset[str]
    clauses: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Table:
    """Read what a language calls its tools."""
    data = read_toml(folder / lang / "systems.toml")
    quotes = data.pop("quotes", {})
    words = word_sets(data)
    marks = (frozenset(quotes.get("open", ())), frozenset(quotes.get("close", ())))
    return Table(words, *marks, timewords.load(lang, folder).clauses)


def find_systems(
    doc: Doc, agencies: Sequence[tuple[int, int]] = (), folder: Path = LANG, names: Sequence[tuple[int, int]] = ()
) -> list[System]:
    """Find the systems of a text, each once; `agencies` are spans of tokens that may run them, `names` of all else."""
    table = load(doc.lang_, folder)
    found: dict[str, System] = {}
    taken = frozenset(at for start, end in (*agencies, *names) for at in range(start, end))
    for words in numerals.sentences(doc) if table.words else ():
        for system in in_sentence(words, doc.lang_, table, taken):
            whole = replace(system, by=operator(words, system, agencies, table))
            merge(found, whole)
    return list(found.values())


def merge(found: dict[str, System], system: System) -> None:
    """Join the mentions of one system: the same words, whatever their case."""
    key = " ".join(sorted(plain(word) for word in system.name.split()))
    first = found.get(key)
    if first is None:
        found[key] = system
    else:
        found[key] = replace(first, more=(*first.more, (system.start, system.end)), by=first.by or system.by)


def in_sentence(
    words: Sequence[Token], lang: str, table: Table, taken: frozenset[int] = frozenset()
) -> Iterator[System]:
    done = 0
    yield from (named(words, span, f"{lang}/system/known") for span in toolnames.known(words, table.words))
    for at, token in enumerate(words):
        if at < done or plain(token.lemma_) not in table.words["heads"] or not is_nominal(token):
            continue
        system = read_system(words, at, lang, table) or explained(words, at, lang, table)
        span = toolnames.beside(words, at, table.words, taken) if system is None or not has_name(system) else None
        system = named(words, span, f"{lang}/system/beside") if span is not None else system
        if system is not None:
            done = max(at + 1, next((i for i, word in enumerate(words) if word.i >= system.end), len(words)))
            yield system


def named(words: Sequence[Token], span: tuple[int, int], rule: str) -> System:
    name = text_of(words[slice(*span)])
    return System(name, words[span[0]].i, words[span[1] - 1].i + 1, rule, name)


def has_name(system: System) -> bool:
    """Say that a tool has a name of its own, not only a description."""
    return not system.rule.endswith("described")


def is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "X")


def read_system(words: Sequence[Token], at: int, lang: str, table: Table) -> System | None:
    """Read the expression around a head, or give None where it names no tool."""
    start = phrase_start(words, at)
    adjectives = lemmas(words[start:at])
    if adjectives & table.words["shuns"] and not adjectives & (table.words["telling"] | table.words["unified"]):
        return None
    if lemmas(words) & table.words["rumoured"]:
        return None
    return quoted(words, start, at, lang, table) or described(words, start, at, lang, table)


def phrase_start(words: Sequence[Token], at: int) -> int:
    start = at
    while start > 0 and (words[start - 1].pos_ == "ADJ" or is_participle(words[start - 1])):
        start -= 1
    return start


def quoted(words: Sequence[Token], start: int, at: int, lang: str, table: Table) -> System | None:
    """Read «the system „Name“»; words in the genitive may stand between («database of the service „Name“»)."""
    opening = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i].text in table.opening), None)
    if opening is None or not all(is_genitive(token) for token in words[at + 1 : opening]):
        return latin(words, start, at, lang, table)
    last = min(opening + 2 + LONGEST_NAME, len(words))
    closing = next((i for i in range(opening + 1, last) if words[i].text in table.closing), None)
    if closing is None or closing == opening + 1 or is_weak(words, start, at, opening, table):
        return None
    name = text_of(words[opening + 1 : closing])
    return made(words, start, at, closing + 1, name, f"{lang}/system/quoted", table)


def explained(words: Sequence[Token], at: int, lang: str, table: Table) -> System | None:
    """Read «„Name“, the system that ...»: the name first, what it is after a comma or a dash."""
    start = phrase_start(words, at)
    if start < LEAST or not words[start - 1].is_punct or words[start - 2].text not in table.closing:
        return None
    opening = next(
        (i for i in range(start - 3, max(start - 3 - LONGEST_NAME, -1), -1) if is_opening(words[i], table)), -1
    )
    if opening < 0 or opening == start - 3 or lemmas(words[start:at]) & table.words["shuns"]:
        return None
    told = lemmas(words[start : phrase_end(words, at, table)]) & (table.words["telling"] | table.words["tells"])
    if plain(words[at].lemma_) in table.words["weak"] and not told and not is_at_work(words, at, table):
        return None
    own = words[opening + 1 : start - 2]
    name = inflected(own[0], own[0]) if len(own) == 1 else text_of(own)
    return System(" ".join(name.split()), words[opening].i, words[at].i + 1, f"{lang}/system/explained", name)


def is_opening(token: Token, table: Table) -> bool:
    return token.text in table.opening and token.text not in table.closing


def is_weak(words: Sequence[Token], start: int, at: int, opening: int, table: Table) -> bool:
    """Tell the bank «Name», a shop chain, a newspaper from a data bank: the bare word is no tool, unless it works."""
    told = lemmas(words[start:at]) & table.words["telling"] or lemmas(words[at + 1 : opening]) & table.words["tells"]
    works = opening == at + 1 and start == at and is_at_work(words, at, table)
    return plain(words[at].lemma_) in table.words["weak"] and not told and not works


def is_at_work(words: Sequence[Token], at: int, table: Table) -> bool:
    """Say that people are looked up in a base («проверяют по базе „Имя“»), that a program reckons («вычислила»)."""
    placed = at > 0 and plain(words[at - 1].text) in table.words["places"]  # «отдыхал на базе „Имя“»
    does = table.words["working"] if plain(words[at].lemma_) in table.words["bases"] else table.words["computing"]
    return not placed and bool(lemmas(words) & does)


def latin(words: Sequence[Token], start: int, at: int, lang: str, table: Table) -> System | None:
    """Read «the system Sergek»: a name in foreign letters right after the head."""
    after = words[at + 1 : at + 2]
    if not after or not (after[0].text.isascii() and after[0].text[0].isupper()):
        return None
    return made(words, start, at, at + 2, after[0].text, f"{lang}/system/latin", table)


def described(words: Sequence[Token], start: int, at: int, lang: str, table: Table) -> System | None:
    """Read a tool without a name: «cameras with face recognition», «search databases», «a unified register of ...»."""
    end = phrase_end(words, at, table)
    adjectives, own, head = lemmas(words[start:at]), lemmas(words[at + 1 : end]), plain(words[at].lemma_)
    told = bool(own & table.words["tells"])
    strict = head in table.words["quoted_only"]
    register = head in table.words["registers"] and bool(adjectives & table.words["unified"]) and end > at + 1
    special = told and (not strict or bool(adjectives & table.words["telling"]))
    smart = head in table.words["seen"] and bool(adjectives & table.words["smart"])
    owned = head in table.words["owned"] and bool(own & table.words["owners"])
    named = is_capital(words[start:at]) and bool(
        (own | adjectives) & (table.words["telling"] | table.words["named_for"])
    )
    if not (special or register or owned or smart or named or is_base(own, adjectives, head, table)):
        return None
    name = nominative(words, start, at, end, table)
    return made(words, start, at, end, name, f"{lang}/system/described", table)


def is_capital(adjectives: Sequence[Token]) -> bool:
    """Say that a tool's name is written with a capital: «в Таможенной информационной системе»."""
    return any(token.is_title and not token.is_sent_start for token in adjectives)


def is_base(own: frozenset[str], adjectives: frozenset[str], head: str, table: Table) -> bool:
    """Tell «an automated information system» by two telling adjectives."""
    return head not in table.words["quoted_only"] and len(adjectives & table.words["telling"]) > 1


def phrase_end(words: Sequence[Token], at: int, table: Table) -> int:
    """Walk over the genitives of a head, and over «with the function of ...», «for the search of ...»."""
    end = at + 1
    while end < min(at + LONGEST_PHRASE, len(words)):
        token = words[end]
        linked = plain(token.text) in table.words["links"] and bool(
            lemmas(words[end + 1 : end + 3]) & table.words["linked"]
        )
        if linked:
            end += 2 if lemmas(words[end + 1 : end + 2]) & table.words["linked"] else 3
        elif is_genitive(token) and (token.pos_ != "PROPN" or plain(token.lemma_) in table.words["owners"]):
            end += 1
        else:
            break
    return end


def is_genitive(token: Token) -> bool:
    nominal = token.pos_ in ("NOUN", "ADJ", "PROPN") or is_participle(token)
    return nominal and ("Gen" in cases(token) or feature(token, "Case") == "Gen")


def lemmas(words: Collection[Token]) -> frozenset[str]:
    return frozenset(form for token in words for form in (plain(token.lemma_), plain(token.text)))


def text_of(words: Sequence[Token]) -> str:
    first, last = words[0], words[-1]
    return str(first.doc[first.i : last.i + 1].text)


def made(words: Sequence[Token], start: int, at: int, end: int, name: str, rule: str, table: Table) -> System:
    phrase = nominative(words, start, at, end, table)
    return System(" ".join(name.split()), words[start].i, words[end - 1].i + 1, rule, phrase)


def nominative(words: Sequence[Token], start: int, at: int, end: int, table: Table) -> str:
    """Put head and adjectives into the nominative, leave out «new», «modern», keep the rest as printed."""
    kept = [token for token in words[start:at] if plain(token.lemma_) not in table.words["plain"]]
    kept = kept if not is_inside(words, start, at) else kept[-1:]
    front = [inflected(token, words[at]) for token in (*kept, words[at])]
    rest = text_of(words[at + 1 : end]) if end > at + 1 else ""
    return " ".join(" ".join([*front, rest]).split())


def is_inside(words: Sequence[Token], start: int, at: int) -> bool:
    """Say whether a long row of adjectives hides another phrase."""
    return at - start > LONGEST_PHRASE // 2


def inflected(token: Token, head: Token) -> str:
    reading = morphology.best(token.text, token.pos_, str(token.morph))
    number = "plur" if feature(head, "Number") == "Plur" else "sing"
    form = reading.inflect("nomn", number) if reading.feature("Case") else None
    if form is None or token.text.isupper():
        return token.text
    return form.capitalize() if token.is_title and not token.is_sent_start else form


def operator(
    words: Sequence[Token], system: System, agencies: Sequence[tuple[int, int]], table: Table
) -> tuple[int, int] | None:
    """Find the agency that runs a system: in the genitive right after it, or beside a verb of use in its clause."""
    after = next((span for span in agencies if span[0] == system.end), None)
    if after is not None:
        return after
    places = {token.i: i for i, token in enumerate(words)}
    pieces = clauses.split(words, table.clauses)
    here = clauses.piece_at(pieces, places[system.start])
    inside = [i for one in pieces if here is not None and one.clause == here.clause for i in range(one.start, one.end)]
    if not lemmas([words[i] for i in inside]) & table.words["operating"]:
        return None
    near = [span for span in agencies if places.get(span[0]) in inside]
    acting = [span for span in near if feature(words[places[span[0]]], "Case") in ("Nom", "Ins")]
    return acting[0] if len(acting) == 1 else None
