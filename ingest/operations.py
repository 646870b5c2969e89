"""Operations: special operations, raids and campaigns that have a name, or are told as one by named bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.findings import Finding
from ingest.parties import Gathering, gather
from ingest.scribe import part_name
from ingest.syntax import lemma

if TYPE_CHECKING:
    from ingest.reading import Reading
    from ingest.scribe import Scribe

OPENING, CLOSING = frozenset('\u00ab\u201c\u201e"'), frozenset('\u00bb\u201d\u201c"')
LONGEST_NAME = 8  # tokens
REACH = 5  # tokens between the noun and its name


def write_operations(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write one claim an operation: a named one wherever it stands, an unnamed one if somebody carried it out."""
    told: dict[str, list[tuple[Gathering, Mention]]] = {}
    for gathering in gather(reading, "operation"):
        mention = mention_of(gathering, scribe)
        if mention is not None:
            told.setdefault(mention.name or "", []).append((gathering, mention))
    if len(told) > 1:
        told.pop("", None)
    for group in told.values():
        yield claim_of(group, scribe)


def mention_of(gathering: Gathering, scribe: Scribe) -> Mention | None:
    doc, trigger = gathering.scene.doc, gathering.trigger
    name = quoted_name(gathering)
    if name is None and not (
        is_special(gathering) and gathering.context.status == "completed" and gathering.seated("conducted")
    ):
        return None
    start, end = name if name is not None else (trigger.token.i, trigger.token.i + 1)
    words = doc[start:end]
    head = ids.mention(scribe.article.id, gathering.scene.part, words.start_char, "operation")
    text = words.text
    part = part_name(gathering.scene.part)
    return Mention(head, part, words.start_char, words.end_char, text, "operation", head, name=text if name else None)


def is_special(gathering: Gathering) -> bool:
    return lemma(gathering.trigger.token) in gathering.scene.tables.word_class("special_operations")


def quoted_name(gathering: Gathering) -> tuple[int, int] | None:
    """Give the tokens between the quotation marks that follow the noun closely."""
    doc, at = gathering.scene.doc, gathering.trigger.token.i
    end = gathering.trigger.token.sent.end
    for start in range(at + 1, min(at + 1 + REACH, end)):
        if doc[start].text in OPENING:
            closing = (i for i in range(start + 2, min(start + 2 + LONGEST_NAME, end)) if doc[i].text in CLOSING)
            stop = next(closing, None)
            return (start + 1, stop) if stop is not None else None
        if doc[start].pos_ in ("VERB", "PUNCT"):
            return None
    return None


def claim_of(group: Sequence[tuple[Gathering, Mention]], scribe: Scribe) -> Claim:
    lead, mention = next(((g, m) for g, m in group if g.scene.part == "body"), group[0])
    bodies = [
        scribe.mention(f, g.scene) for g, _ in group for f in g.seated("conducted") if f.type in ("agency", "country")
    ]
    lands = [scribe.mention(f, g.scene) for g, _ in group for f in g.seated("held_in") if f.type == "country"]
    roles = {
        "operation": [mention],
        "conducted": unique(bodies),
        "held_in": unique(lands) or home(lead, mention, scribe),
    }
    date = next((d for g, _ in group for d in [date_of(g)] if d is not None), None)
    spans = [g.span for g, _ in group]
    return scribe.claim("operation", lead.at, roles, spans, lead.rule, lead.context.status, date)


def date_of(gathering: Gathering) -> str | None:
    scene = gathering.scene
    return date_for(scene.doc, scene.moments, gathering.trigger.token.i, scene.published)


def home(lead: Gathering, mention: Mention, scribe: Scribe) -> list[Mention]:
    code = lead.scene.home
    return [] if code is None else [scribe.country(code, (mention.part, mention.start, mention.start))]


def unique(mentions: Sequence[Mention]) -> list[Mention]:
    return list({mention.ref or mention.head: mention for mention in mentions}.values())
