"""Joint work in a Kazakh text: pairs of bodies that work together, exchange, teach, help, thank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.kazakh.partners import sides_of
from ingest.kazakh.quoted import span_of, told
from ingest.kazakh.works import between, works
from ingest.topics import topics_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Pair:
    left: Mention
    right: Mention
    at: tuple[str, int]
    span: tuple[str, int, int]
    topics: tuple[str, ...]
    rule: str


def write_cooperation(
    reading: Reading, joint: Sequence[tuple[Claim, Sequence[Mention], str]], scribe: Scribe
) -> Iterator[Claim]:
    """Write one claim a pair of bodies that work together, exchange, teach, thank; `joint` are pairs told elsewhere."""
    seen: set[frozenset[str | None]] = set()
    told = [pair_of(claim, sides, rule, reading) for claim, sides, rule in joint]
    for pair in (*pairs(reading, scribe), *told):
        key = frozenset((pair.left.ref or pair.left.name, pair.right.ref or pair.right.name))
        if len(key) == 2 and key not in seen:
            seen.add(key)
            roles = {"cooperates_with": [pair.left, pair.right]}
            attrs = {"topics": list(pair.topics) or ["general"]}
            yield scribe.claim("cooperation", pair.at, roles, [pair.span], f"kk/cooperation/{pair.rule}", attrs=attrs)


def pair_of(claim: Claim, sides: Sequence[Mention], rule: str, reading: Reading) -> Pair:
    quote = claim.evidence[0]
    scene = reading.scenes[quote.part]
    sentence = scene.doc.char_span(quote.start, quote.end, alignment_mode="expand")
    topics = tuple(dict.fromkeys(topics_in(sentence, scene))) if sentence is not None else ()
    span = (scene.part, quote.start, quote.end)
    return Pair(sides[0], sides[1], (scene.part, quote.start), span, topics, rule)


def pairs(reading: Reading, scribe: Scribe) -> Iterator[Pair]:
    scene = reading.scenes["body"]
    for sentence in told(scene):
        topics = tuple(dict.fromkeys(topics_in(sentence, scene)))
        for token, rule, left, right in coupled_in(sentence, scene, reading):
            if topics or "agency" in (left.type, right.type) or is_of_law(sentence, scene):
                yield Pair(
                    scribe.mention(left, scribe.scene_of(left)),
                    scribe.mention(right, scribe.scene_of(right)),
                    (scene.part, token.idx),
                    span_of(sentence, scene),
                    topics,
                    rule,
                )


def is_of_law(sentence: Span, scene: Scene) -> bool:
    """Say that police and the like are told of: states do much together that is none of the law's."""
    law = scene.tables.word_class("law", "sides")
    return any(str(token.lemma_) in law for token in sentence)


def coupled_in(sentence: Span, scene: Scene, reading: Reading) -> Iterator[tuple[Token, str, Found, Found]]:
    """Yield each two that a sentence tells to work together, with the word and the rule that say so."""
    for work in works(sentence):
        doers, others = sides_of(work, scene, reading)
        yield from ((work.token, work.rule, left, right) for left, right in coupled(doers, others))
    yield from ((token, "between", left, right) for token, left, right in between(sentence, scene))


def coupled(doers: Sequence[Found], others: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Pair each doer with each partner; several doers without a partner work with one another."""
    if others:
        yield from ((left, right) for left in doers[:2] for right in others[:2])
    else:
        yield from combinations(doers[:3], 2)
