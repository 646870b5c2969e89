"""Read the numbers that answer a question: «— Сколько осуждённых передано? — За год семеро, а в 2023-м было 29»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.breakdowns import parts_in, with_all_origins
from ingest.context import is_earned
from ingest.dates import date_for
from ingest.findings import Finding
from ingest.gaps import entry_of, leans
from ingest.pieces import pieces
from ingest.scene import Scene, somebody
from ingest.shares import counted, has_moment, has_verb, numbers_in
from ingest.syntax import feature, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 2  # sentences of an answer


def with_answers_in_numbers(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those that numbers tell in answer to a question, in reading order."""
    told = [entry for finding in found if asks_how_many(finding) for entry in answered_by(finding)]
    unique = {entry.at: entry for entry in told}
    return sorted((*findings, *unique.values()), key=lambda finding: finding.order) if unique else list(findings)


def asks_how_many(finding: Finding) -> bool:
    """Say that a question asks how many were moved, by a verb that says it was done."""
    sentence, tables = finding.trigger.token.sent, finding.scene.tables
    if finding.kind == "transfer" and asks_for_figure(finding):
        return True
    told = finding.trigger.voice.says == "completed" or is_refused(finding)
    if finding.kind != "transfer" or not told or not is_question(sentence):
        return False
    words = tables.word_class("how_many")
    asking = [token for token in sentence if token.lower_ in words and token.i < finding.trigger.token.i]
    doubt = any(token.lower_ in tables.word_class("unreal") for token in sentence)
    return bool(asking) and not doubt and counts_people(asking[0], finding.scene)


def is_refused(finding: Finding) -> bool:
    """Say that a question is about those whom a state did not give: «скольких отказались выдать?»."""
    refusing, token = finding.scene.tables.word_class("refusing"), finding.trigger.token
    return any(lemma(word) in refusing and is_earned(word) for word in token.sent)


def asks_for_figure(finding: Finding) -> bool:
    """Say that a number of people moved is asked for by a noun: «назовите цифру по осуждённым, переданным Минску»."""
    sentence, words = finding.trigger.token.sent, finding.scene.tables.word_class
    before = [word for word in sentence if word.i < finding.trigger.token.i]
    bidden = any(feature(word, "Mood") == "Imp" for word in before)
    named = any(lemma(word) in words("statistics") for word in before)
    done = finding.trigger.voice.says == "completed" or finding.trigger.token.pos_ == "NOUN"
    doubt = any(word.lower_ in words("unreal") for word in sentence)
    lawful = finding.attrs.get("mode") != "return" or any(lemma(word) in words("convicts") for word in sentence)
    return named and (bidden or is_question(sentence)) and done and lawful and not doubt


def counts_people(word: Token, scene: Scene) -> bool:
    """Say that the word asks for people: «сколько осуждённых», «скольких», not «сколько запросов»."""
    after = word.doc[word.i + 1 : word.i + 2]
    noun = next((token for token in after if token.pos_ == "NOUN"), None)
    return noun is None or somebody(noun, scene.tables) is not None


def answered_by(finding: Finding) -> Iterator[Finding]:
    """Yield the number that answers, its parts, and the numbers of other years."""
    asked = as_told(finding)
    lead: Finding | None = None
    for sentence in answer_of(finding):
        if lead is None:
            lead = first_of(sentence, asked)
            if lead is None:
                return
            parts = list(parts_in(sentence, lead))
            yield with_all_origins(lead, parts)
            yield from parts
        yield from others_in(sentence, lead)


def as_told(finding: Finding) -> Finding:
    """Read the question as a statement; of convicts it asks for their transfer."""
    sentence, tables = finding.trigger.token.sent, finding.scene.tables
    convicts = any(lemma(token) in tables.word_class("convicts") for token in sentence)
    law = {"mode": "transfer"} if convicts and finding.trigger.frame.needs == "side" else {}
    status = "refused" if is_refused(finding) else "completed"
    return replace(finding, status=status, why="", attrs={**finding.attrs, **law})


def answer_of(finding: Finding) -> Iterator[Span]:
    doc, end = finding.scene.doc, finding.trigger.token.sent.end
    for _ in range(REACH):
        if end >= len(doc) or is_question(doc[end].sent):
            return
        yield doc[end].sent
        end = doc[end].sent.end


def first_of(sentence: Span, asked: Finding) -> Finding | None:
    """Give the number that answers at once, without a verb of its own."""
    scene = asked.scene
    piece = next((piece for piece in pieces(sentence) if numbers_in(piece, scene)), [])
    if not piece or has_verb(piece):
        return None
    quantity = numbers_in(piece, scene)[0]
    return replace(
        asked,
        subject=counted(quantity, scene, another=True),
        at=(scene.part, scene.doc[quantity.start].idx),
        date=own_date(piece, scene) or asked.date,
        rule=f"{asked.rule}+answer",
        quotes=((scene.part, sentence.start_char, sentence.end_char), *asked.quotes),
    )


def own_date(piece: Sequence[Token], scene: Scene) -> str | None:
    return date_for(scene.doc, scene.moments, piece[-1].i, scene.published) if has_moment(piece, scene) else None


def others_in(sentence: Span, lead: Finding) -> Iterator[Finding]:
    """Yield the numbers of other times: «нынче тридцать один», «а за весь прошлый год набралось 29»."""
    for piece in pieces(sentence):
        later = piece[0].idx > lead.at[1] and numbers_in(piece, lead.scene)
        entry = entry_of(piece, lead) if later and (leans(piece, lead) or not has_verb(piece)) else None
        if entry is not None and entry.sides.items() <= lead.sides.items():  # a part was told with its own end
            yield entry
