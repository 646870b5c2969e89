"""Joint work in a Kazakh text: pairs of bodies that work together, exchange, teach, help, thank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.kazakh.marks import feature
from ingest.kazakh.quoted import span_of, told, words
from ingest.kazakh.talks import case_of, founds_in
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
        for verb, rule in works(sentence):
            doers, others = sides_of(verb, rule, scene, reading)
            for left, right in coupled(doers, others):
                yield Pair(
                    scribe.mention(left, scribe.scene_of(left)),
                    scribe.mention(right, scribe.scene_of(right)),
                    (scene.part, verb.idx),
                    span_of(sentence, scene),
                    tuple(dict.fromkeys(topics_in(sentence, scene))),
                    rule,
                )


def works(sentence: Span) -> Iterator[tuple[Token, str]]:
    """Yield each verb that tells of joint work, with the rule that says so."""
    near = {token.lower_ for token in sentence} | {str(token.lemma_) for token in sentence}
    for token in sentence:
        if token.pos_ == "NOUN" and token.lemma_ in words("cooperation", "deeds") and joint_beside(token):
            yield token, "joint"
        if token.lemma_ in words("cooperation", "aid") and case_of(token) == "Ins" and token.head.pos_ == "VERB":
            yield token, "aided"
        if token.pos_ != "VERB" or feature(token, "Polarity") == "Neg":
            continue
        lemma = str(token.lemma_)
        swapping = lemma in words("cooperation", "swapping")
        if lemma in words("cooperation", "mutual") and (not swapping or near & words("cooperation", "exchanged")):
            yield token, "mutual"
        elif near & words("cooperation", "side_by_side") and feature(token, "VerbForm") in ("Fin", "Conv"):
            yield token, "together"
        elif lemma in words("cooperation", "giving") and near & words("cooperation", "exchanged"):
            yield token, "giving"
        elif lemma in words("cooperation", "working") and near & words("cooperation", "together"):
            yield token, "together"
        elif lemma in words("cooperation", "thanks") or (
            lemma in words("cooperation", "express") and near & words("cooperation", "thanking")
        ):
            yield token, "thanks"
        elif lemma in words("cooperation", "help"):
            yield token, "help"
        elif lemma in words("cooperation", "train") or near & words("cooperation", "courses"):
            yield token, "train"


def joint_beside(noun: Token) -> bool:
    """Say that work is told to be joint: «бірлескен жұмысының арқасында»."""
    return any(child.lower_ in words("cooperation", "joint") for child in noun.children)


def sides_of(verb: Token, rule: str, scene: Scene, reading: Reading) -> tuple[list[Found], list[Found]]:
    """Give who does it, and with whom, for whom, whom."""
    places = {
        "mutual": ("Ins",),
        "together": ("Ins",),
        "thanks": ("Dat",),
        "help": ("Dat",),
        "giving": ("Dat",),
        "train": ("Acc", "Gen", "Loc", "Dat"),
    }
    if rule == "aided":
        helper = [f for f in bodies(scene, verb) if is_within(scene.doc[f.head], verb)]
        doers = [f for f in bodies(scene, verb) if is_under(scene.doc[f.head], chain_of(verb.head), ("Nom",), rule)]
        return doers, [f for f in helper if f not in doers]
    if rule == "joint":
        return [f for f in bodies(scene, verb) if is_within(scene.doc[f.head], verb)], []
    chain = chain_of(verb)
    doers = [f for f in bodies(scene, verb) if is_under(scene.doc[f.head], chain, ("Nom",), rule)]
    others = [
        f for f in bodies(scene, verb) if is_under(scene.doc[f.head], chain, places[rule], rule) and f not in doers
    ]
    if not doers and others:
        doers = of_officials(scene, chain, verb, reading)
    if not doers and others and speaks_of_us(verb, scene):
        own = speaker(verb, scene, reading)
        doers = [own] if own is not None else []
    return doers, others


def bodies(scene: Scene, verb: Token) -> list[Found]:
    """Give the bodies and lands of a sentence, «түрік әріптестері» among them."""
    named = founds_in(scene, verb.sent, "agency", "country")
    here = (f for f in scene.founds if verb.sent.start <= f.start < verb.sent.end and f.form == "adjective")
    partners = words("cooperation", "partners")
    return [*named, *(f for f in here if scene.doc[f.head].head.lemma_ in partners)]


def of_officials(scene: Scene, chain: set[int], verb: Token, reading: Reading) -> list[Found]:
    """Give the bodies of the officials who do it."""
    posts = {post.person.cluster: post.agency for part in reading.posts.values() for post in part}
    people = founds_in(scene, verb.sent, "person")
    acting = [f for f in people if is_under(scene.doc[f.head], chain, ("Nom",), "")]
    return [agency for f in acting for agency in [posts.get(f.cluster)] if agency is not None]


def chain_of(verb: Token) -> set[int]:
    """Give the verbs that go on together with a verb."""
    first = verb.head if verb.dep_ == "conj" else verb
    return {verb.i, first.i, *(child.i for child in first.children if child.dep_ == "conj")}


def is_under(token: Token, chain: set[int], cases: Sequence[str], rule: str) -> bool:
    """Say that a body, or what it owns, stands in one of the cases under the verbs."""
    step = token
    for _ in range(4):
        if step.head.i in chain:
            return case_of(step) in cases
        through = rule in ("thanks", "help") and feature(step.head, "VerbForm") == "Part"
        if through and case_of(step) in cases:
            return True
        if step.head.i == step.i or (step.head.pos_ == "VERB" and not through):
            return False
        step = step.head
    return False


def is_within(token: Token, noun: Token) -> bool:
    return token.i < noun.i and any(token.i == word.i for word in noun.subtree)


def speaks_of_us(verb: Token, scene: Scene) -> bool:
    ours, endings = scene.tables.word_class("us"), tuple(scene.tables.word_class("our_endings"))
    verbal = (token for token in verb.sent if token.pos_ in ("VERB", "AUX"))
    return any(token.lemma_ in ours for token in verb.sent) or any(token.text.endswith(endings) for token in verbal)


def speaker(verb: Token, scene: Scene, reading: Reading) -> Found | None:
    """Give the body of whoever speaks: the official named last before the end of the sentence, else the first one."""
    posts = [post for part in ("body", "title") for post in reading.posts[part] if post.agency is not None]
    before = [post for post in posts if post.person.start < verb.sent.end]
    chosen = before[-1:] or posts[:1]
    return chosen[0].agency if chosen else None


def coupled(doers: Sequence[Found], others: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Pair each doer with each partner; several doers without a partner work with one another."""
    if others:
        yield from ((left, right) for left in doers[:2] for right in others[:2])
    else:
        yield from combinations(doers[:3], 2)
