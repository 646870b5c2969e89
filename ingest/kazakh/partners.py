"""Who works with whom in a Kazakh sentence: the doers of a work, those with whom, for whom, whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.kazakh.marks import feature
from ingest.kazakh.quoted import words
from ingest.kazakh.talks import case_of, founds_in
from ingest.kazakh.works import Work

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene

Sides = tuple[list["Found"], list["Found"]]
DEEPEST = 4
TELLING = frozenset({"mutual", "giving"})  # what one side may tell of the other: «Польша полициясы ақпарат бөліседі»


def sides_of(work: Work, scene: Scene, reading: Reading) -> Sides:
    """Give who does it, and with whom, for whom, whom."""
    verb = work.token
    if work.rule == "aided":
        helper = [f for f in bodies(scene, verb) if is_within(scene.doc[f.head], verb)]
        doers = [f for f in bodies(scene, verb) if is_under(scene.doc[f.head], chain_of(verb.head), ("Nom",), work)]
        doers = doers or of_officials(scene, chain_of(verb.head), verb, reading)
        if not helper and any(case_of(child) == "Gen" for child in verb.children):
            return [], []  # «серіктестерінің қолдауымен»: somebody unnamed helped both
        return [f for f in doers if f not in helper], helper
    if work.rule == "joint":
        return of_joint_work(work, scene, reading)
    return of_verb(work, scene, reading)


def of_joint_work(work: Work, scene: Scene, reading: Reading) -> Sides:
    """Give those whose the joint work is, else those who do it: «... бірлескен тергеу тобын құрды»."""
    noun = work.token
    owners = [f for f in bodies(scene, noun) if is_within(scene.doc[f.head], noun)]
    if len(owners) > 1:
        return owners, []
    doers, others = of_verb(Work(noun.head, work.rule, work.cases), scene, reading)
    return (doers, others) if len(doers) + len(others) > 1 else (owners, [])


def of_verb(work: Work, scene: Scene, reading: Reading) -> Sides:
    verb = work.token
    chain = chain_of(verb)
    near = bodies(scene, verb)
    doers = [f for f in near if is_under(scene.doc[f.head], chain, ("Nom",), work)]
    others = [f for f in near if is_under(scene.doc[f.head], chain, work.cases, work) and f not in doers]
    if not others and "Ins" in work.cases:
        doers, others = beside(work, scene, near) or (doers, others)
    if not doers and others:
        doers = of_officials(scene, chain | chain_of(verb.head), verb, reading)
        doers = doers or [f for f in near if is_under(scene.doc[f.head], chain_of(verb.head), ("Nom",), work)]
    if not doers and others and speaks_of_us(verb, scene):
        own = speaker(verb, scene, reading)
        doers = [own] if own is not None else []
    if len(doers) == 1 and not others and work.rule in TELLING:
        others = teller(work, doers[0], scene, reading)
    return [f for f in doers if f not in others], others


def beside(work: Work, scene: Scene, near: Sequence[Found]) -> Sides | None:
    """Read «A ... B-мен» off the order of words where no tree tells it: no finite verb stands between."""
    first = max((t.i for t in work.token.sent if t.i < work.token.i and feature(t, "VerbForm") == "Fin"), default=-1)
    here = [f for f in near if first < f.start < work.token.i and f.type == "agency"]
    others = [f for f in here if case_of(scene.doc[f.head]) == "Ins"]
    if len(others) != 1:
        return None
    before = [f for f in here if f.end <= others[0].start and does(scene.doc[f.head])]
    return (before[-1:], others) if before else None


def does(token: Token) -> bool:
    """Say that a body, or its people, may do what follows: «ІІМ», «ІІМ қызметкерлері»."""
    people = token.head.lemma_ in words("cooperation", "people") and token.head.i > token.i
    return case_of(token) == "Nom" or (case_of(token) == "Gen" and people)


def teller(work: Work, doer: Found, scene: Scene, reading: Reading) -> list[Found]:
    """Give the other side where it tells what is done for it: «... бөлісетінін айтады», «бізге ... берді»."""
    verb = work.token
    us = any(t.lemma_ in scene.tables.word_class("us") and case_of(t) in ("Dat", "Ins") for t in verb.sent)
    reported = verb.head is not verb and verb.dep_ == "ccomp"
    chain = chain_of(verb.head)
    told = of_officials(scene, chain, verb, reading) if reported else []
    told = told or [
        f for f in bodies(scene, verb) if reported and is_under(scene.doc[f.head], chain, ("Nom",), work) and f != doer
    ]
    own = speaker(verb, scene, reading) if us and not told else None
    found = [*told, *([own] if own is not None else [])]
    return [f for f in found if f.country != doer.country and f.type == "agency"][:1]


def bodies(scene: Scene, verb: Token) -> list[Found]:
    """Give the bodies and lands of a sentence, «түрік әріптестері» among them."""
    named = founds_in(scene, verb.sent, "agency", "country")
    here = (f for f in scene.founds_in(verb.sent) if f.form == "adjective")
    return [*named, *(f for f in here if is_partner(scene.doc[f.head]))]


def is_partner(token: Token) -> bool:
    """Say that an adjective of a land tells whose colleagues are meant: «түрік әріптестері»."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return bool({token.head.lemma_, after.lemma_} & words("cooperation", "partners"))


def of_officials(scene: Scene, chain: set[int], verb: Token, reading: Reading) -> list[Found]:
    """Give the bodies of the officials who do it."""
    posts = {post.person.cluster: post.agency for part in reading.posts.values() for post in part}
    people = founds_in(scene, verb.sent, "person")
    acting = [f for f in people if is_under(scene.doc[f.head], chain, ("Nom",), None)]
    return [agency for f in acting for agency in [posts.get(f.cluster)] if agency is not None]


def chain_of(verb: Token) -> set[int]:
    """Give the verbs that go on together with a verb."""
    first = verb.head if verb.dep_ == "conj" else verb
    inner = (child.i for child in verb.children if child.dep_ == "xcomp" and feature(child, "VerbForm") == "Inf")
    return {verb.i, first.i, *(child.i for child in first.children if child.dep_ == "conj"), *inner}


def is_under(token: Token, chain: set[int], cases: Sequence[str], work: Work | None) -> bool:
    """Say that a body, or what it owns, stands in one of the cases under the verbs."""
    step = token
    for _ in range(DEEPEST):
        if step.head.i in chain:
            return case_of(step) in cases
        through = work is not None and work.rule in ("thanks", "help") and feature(step.head, "VerbForm") == "Part"
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
    verbal = [token for token in verb.sent if token.pos_ in ("VERB", "AUX")]
    inside = scene.tables.word_class("our_parts")
    first = any(token.text.endswith(endings) or any(part in token.text for part in inside) for token in verbal)
    return first or any(token.lemma_ in ours for token in verb.sent)


def speaker(verb: Token, scene: Scene, reading: Reading) -> Found | None:
    """Give the body of whoever speaks: the official named last before the end of the sentence, else the first one."""
    posts = [post for part in ("body", "title") for post in reading.posts[part] if post.agency is not None]
    before = [post for post in posts if post.person.start < verb.sent.end]
    chosen = before[-1:] or posts[:1]
    return chosen[0].agency if chosen else spokesman(scene, reading)


def spokesman(scene: Scene, reading: Reading) -> Found | None:
    """Give the body whose press service tells the news, where nobody speaks by name."""
    told = (f for f in scene.founds if f.type == "agency" and f.end < len(scene.doc) and f.country == scene.home)
    return next((f for f in told if scene.doc[f.end].lower_ in words("cooperation", "press")), None)
