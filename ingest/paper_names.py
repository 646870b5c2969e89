"""What a paper is called: its noun with what says what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import morphology
from ingest.antecedents import is_lost_subject
from ingest.parties import Gathering
from ingest.syntax import lemma, preposition
from ingest.titles import nominative

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSING = frozenset({'"', "\u201d"})
LONGEST_NAME = 9  # tokens


def name_of(gathering: Gathering) -> str:
    """Print the document's noun in the nominative with what says what it is about: «договор об экстрадиции»."""
    token = gathering.trigger.token
    topic = [c for c in token.children if c.i > token.i and c.dep_ == "nmod" and is_topic(c, gathering)]
    before = [nominative(c, token) for c in token.children if c.dep_ == "amod" and c.i == token.i - 1 and says_kind(c)]
    words = [lemma(token)]
    if topic:
        start, end = topic[0].left_edge.i, min(topic[0].right_edge.i + 1, topic[0].left_edge.i + LONGEST_NAME)
        end = before_clause(start, before_parties(start, end, gathering), gathering)
        while end > start and gathering.scene.doc[end - 1].pos_ in ("CCONJ", "ADP", "PUNCT", "DET"):
            end -= 1
        words.append(gathering.scene.doc[start:end].text)
    return " ".join((before if not topic else []) + words).strip()


def says_kind(adjective: Token) -> bool:
    """Leave out of a name what is only said of the paper: «подписанный», «действующий»."""
    return morphology.readings(adjective.text)[0].pos != "PRTF"


def before_clause(start: int, end: int, gathering: Gathering) -> int:
    """Cut a name before «, участниками которой», «, который», and where its quotation ends."""
    doc, relatives = gathering.scene.doc, gathering.scene.tables.word_class("relatives")
    end = next((at for at in range(start, end) if doc[at].text in CLOSING), end)
    commas = (at for at in range(start, end) if doc[at].text == ",")
    return next((at for at in commas if any(lemma(word) in relatives for word in doc[at + 1 : at + 3])), end)


def before_parties(start: int, end: int, gathering: Gathering) -> int:
    """Cut a name before «между Узбекистаном и Литвой», «с коллегой», «на 2025 год»."""
    doc, people = gathering.scene.doc, gathering.scene.tables.word_class("guests")
    inside = [f.start for f in gathering.scene.founds if start < f.start < end]
    inside += [at for at in range(start + 2, end) if lemma(doc[at]) in people]
    inside += [at + 1 for at in range(start + 1, end - 1) if doc[at].pos_ == "ADP" and doc[at + 1].pos_ == "NUM"]
    sides = gathering.scene.tables.word_class("both_sides")  # «договор о выдаче | стороны заключили»
    inside += [at for at in range(start + 1, end) if lemma(doc[at]) in sides and is_lost_subject(doc[at], {at + 1})]
    inside += [moment.start for moment in gathering.scene.moments if start + 1 < moment.start < end]
    return max(start + 1, min([end, *(at - (doc[at - 1].pos_ == "ADP") for at in inside)]))


def is_topic(child: Token, gathering: Gathering) -> bool:
    named = any(found.head == child.i for found in gathering.scene.founds)
    prep = preposition(child, gathering.scene.tables)
    return not named and (not prep or prep in gathering.scene.tables.word_class("topic_prepositions"))
