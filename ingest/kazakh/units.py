"""The pieces of a Kazakh sentence that its parser puts together: names as one piece, words, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.kazakh.marks import feature
from ingest.kazakh.tags import parts
from ingest.kazakh.words import lexicon
from ingest.tables import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.found import Found

FOUND = "kordon founds"
NOUN, VERB, ADJ, NUM, ADP, ADV, JOINT, SAYING, MARK, BAR = (
    "noun",
    "verb",
    "adj",
    "num",
    "adp",
    "adv",
    "joint",
    "say",
    "mark",
    "bar",
)
PART, CONV, CLAUSE = "part", "conv", "clause"
KINDS = {
    "NOUN": NOUN, "PROPN": NOUN, "PRON": NOUN, "VERB": VERB, "ADJ": ADJ, "DET": ADJ, "NUM": NUM, "ADP": ADP,
    "ADV": ADV, "CCONJ": JOINT,
}  # fmt: skip
QUOTES = frozenset('«»"“”„()')
TYPES = ("agency", "person", "country", "place")
DEMONYM = "demonym"


@dataclass(slots=True, eq=False)
class Unit:
    """Hold one piece: its head token, what it is, its case; `named` is the type of a name, `adp` its postposition."""

    head: Token
    kind: str
    case: str = ""
    owned: bool = False
    named: str = ""
    adp: str = ""
    quoted: bool = False
    joined: bool = False  # heads a list that «және», «мен» close

    @property
    def text(self) -> str:
        return self.head.lower_

    @property
    def lemma(self) -> str:
        return str(self.head.lemma_)

    @property
    def is_person(self) -> bool:
        return self.named in ("person", DEMONYM) or self.lemma in person_words()

    @property
    def acts(self) -> bool:
        """Say that it is somebody, or a side, who may do something: never the bare object of a verb."""
        return bool(self.named) or self.is_person or self.lemma in load("kk").word_class("sides", "states")


@lru_cache(maxsize=1)
def person_words() -> frozenset[str]:
    words = load("kk")
    return frozenset(words.persons) | words.word_class("person_posts")


def units(words: Sequence[Token], founds: Sequence[Found], times: Sequence[tuple[int, int]]) -> Iterator[Unit]:
    """Cut a sentence into its pieces."""
    starts = longest(words, founds)
    joined, at, depth = parts(words[0].doc), 0, 0
    dated = dict(times)
    while at < len(words):
        token = words[at]
        depth += (token.text in "«“(") - (token.text in "»”)")
        found = starts.get(token.i)
        if found is not None:
            yield name_unit(token.doc, found, depth > 0)
            while at < len(words) and words[at].i < found.end:
                at += 1
            continue
        if token.i in dated:
            last = token.doc[dated[token.i] - 1]
            yield Unit(last, ADV, quoted=depth > 0)
            while at < len(words) and words[at].i <= last.i:
                at += 1
            continue
        if token.i not in joined:
            yield word_unit(token, depth > 0)
        at += 1


def longest(words: Sequence[Token], founds: Sequence[Found]) -> dict[int, Found]:
    """Give the names of a sentence by their first word; of two that overlap the longer one."""
    first, last = words[0].i, words[-1].i
    near = [f for f in founds if first <= f.start and f.end - 1 <= last and f.type in TYPES and is_noun(f)]
    chosen: dict[int, Found] = {}
    taken: set[int] = set()
    for found in sorted(near, key=lambda f: (f.start - f.end, f.start)):
        if not taken & set(range(found.start, found.end)):
            chosen[found.start] = found
            taken |= set(range(found.start, found.end))
    return chosen


def is_noun(found: Found) -> bool:
    return found.form != "inside"


def name_unit(doc: Doc, found: Found, quoted: bool) -> Unit:
    head = doc[found.head]
    case = feature(head, "Case") or "Nom"
    if found.form == "adjective":
        return Unit(head, ADJ, "Nom", quoted=quoted)  # «қазақстандық турист», «түрік азаматы»
    if found.form == DEMONYM:
        return Unit(head, NOUN, case, False, DEMONYM, quoted=quoted)
    kind = ADJ if head.pos_ == "ADJ" else NOUN  # «прокуратурасындағы»
    return Unit(head, kind, case, found.type == "agency" and found.form == "post", found.type, quoted=quoted)


def word_unit(token: Token, quoted: bool) -> Unit:
    known = lexicon()
    if token.is_punct or token.pos_ == "PUNCT":
        return Unit(token, MARK if token.text in QUOTES else BAR, quoted=quoted)
    if known.has("SAYING", token.lower_) and token.pos_ in ("SCONJ", "VERB"):
        return Unit(token, SAYING, quoted=quoted)
    kind = KINDS.get(token.pos_, ADV)
    owned = feature(token, "Poss") == "3"
    return Unit(token, kind, feature(token, "Case"), owned, quoted=quoted)
