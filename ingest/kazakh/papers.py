"""Papers between states or bodies in a Kazakh text: what they are about, whom they bind, how far they went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.kazakh.cooperation import write_cooperation
from ingest.kazakh.marks import feature
from ingest.kazakh.quoted import lemmas, span_of, told, words, write_operations
from ingest.kazakh.talks import case_of, founds_in, write_meetings

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.scribe import Scribe

STAGES = ("absent", "ratified", "signed", "negotiated", "in_force")
DEEPEST = 12
LONGEST = 7  # words of a paper's name


def write_talks(reading: Reading, settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write meetings, joint work, operations and papers of one article."""
    operations = list(write_operations(reading, settled, scribe))
    agreements = list(write_agreements(reading, scribe))
    joint = [*ran_together(operations), *promised(agreements)]
    yield from write_meetings(reading, scribe)
    yield from write_cooperation(reading, joint, scribe)
    yield from operations
    yield from agreements


def ran_together(operations: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Mention], str]]:
    """Yield those who ran one operation: it is joint work."""
    for claim in operations:
        if len(claim.roles.get("conducted", ())) == 2:
            yield claim, claim.roles["conducted"], "operation"


def promised(agreements: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Mention], str]]:
    """Yield bodies whose paper is on joint work: «өзара іс-қимыл туралы меморандум»."""
    for claim in agreements:
        bodies = claim.roles["party_to"]
        joint = set(str(claim.attrs.get("name")).replace("-", " ").split()) & words("papers", "joint")
        if claim.status == "signed" and joint and all(body.type == "agency" for body in bodies):
            yield claim, bodies, "paper"


def write_agreements(reading: Reading, scribe: Scribe) -> Iterator[Claim]:
    scene = reading.scenes["body"]
    for sentence in told(scene):
        for paper in papers(sentence):
            stage = stage_of(paper)
            parties = parties_of(paper, sentence, scene, reading, scribe)
            if stage is not None and len({p.ref or p.name for p in parties}) == 2 and is_ours(paper, parties):
                date = None if stage == "absent" else date_for(scene.doc, scene.moments, paper.i, scene.published)
                at = (scene.part, paper.idx)
                attrs = {"name": name_of(paper)}
                rule = f"kk/agreement/{stage}"
                yield scribe.claim(
                    "agreement", at, {"party_to": parties}, [span_of(sentence, scene)], rule, stage, date, attrs
                )


def is_ours(paper: Token, parties: Sequence[Mention]) -> bool:
    """Say that a paper is on law and the like, where states sign it; trade in gas is none of ours."""
    before = {token.lower_ for token in paper.doc[max(paper.sent.start, paper.i - LONGEST) : paper.i]}
    told = paper.lemma_ not in words("papers", "weak") or bool(before & words("papers", "telling"))
    if all(party.type == "agency" for party in parties):
        return told or len(name_of(paper).split()) > 1
    return told and any(word.startswith(tuple(words("papers", "lawful"))) for word in before)


def papers(sentence: Span) -> Iterator[Token]:
    for token in sentence:
        if token.pos_ == "NOUN" and token.lemma_ in words("papers", "nouns") and feature(token, "Number") != "Plur":
            yield token


def stage_of(paper: Token) -> str | None:
    """Read how far a paper went off the words that govern it, the nearest first."""
    step = paper
    for _ in range(4):
        if step.head.i == step.i:
            break
        step = step.head
        for stage in STAGES:
            if lemmas(step) & words("papers", stage):
                return reached(step, stage)
    own = {str(child.lemma_) for child in paper.sent if child.i > paper.i}
    return next((stage for stage in ("absent", "in_force") if own & words("papers", stage) and is_last(paper)), None)


def is_last(paper: Token) -> bool:
    """Say that nothing but the word for being there follows: «... шарт жоқ», «шарты бар»."""
    after = [token for token in paper.doc[paper.i + 1 : paper.sent.end] if not token.is_punct]
    return len(after) == 1


def reached(verb: Token, stage: str) -> str | None:
    denied = feature(verb, "Polarity") == "Neg"
    ahead = feature(verb, "Tense") == "Fut"
    if stage == "signed" and (denied or ahead or feature(verb, "VerbForm") in ("Inf", "Part")):
        return "negotiated" if not denied else "absent" if feature(verb, "Tense") == "Past" else None
    return None if denied and stage != "negotiated" else stage


def parties_of(paper: Token, sentence: Span, scene: Scene, reading: Reading, scribe: Scribe) -> list[Mention]:
    """Give the two whom a paper binds: bodies that sign, else states; one state binds itself with the article's own."""
    own = clause_of(paper)
    bodies = [f for f in founds_in(scene, sentence, "agency") if signs(scene.doc[f.head], own)]
    lands = [f for f in founds_in(scene, sentence, "country") if signs(scene.doc[f.head], own)]
    chosen = bodies if len(bodies) == 2 else lands
    mentions = [scribe.mention(found, scene) for found in chosen]
    if len(bodies) == 1 and not lands and bodies[0].country != scene.home:
        return own_side(bodies[0], reading, scene, scribe)
    if len({f.country for f in lands}) == 1 and len(bodies) < 2 and lands[0].country != scene.home and scene.home:
        at = (scene.part, paper.idx, paper.idx)
        return [scribe.country(scene.home, at), mentions[0]]
    return mentions if len(mentions) == 2 else two_before(sentence, scene, scribe)


def own_side(partner: Found, reading: Reading, scene: Scene, scribe: Scribe) -> list[Mention]:
    """Give the body of the article's own land that a partner from abroad signs with: the one named last before."""
    before = [f for f in scene.founds if f.type == "agency" and f.country == scene.home and f.start < partner.start]
    return [scribe.mention(before[-1], scene), scribe.mention(partner, scene)] if before else []


def signs(token: Token, clause: int) -> bool:
    return case_of(token) in ("Nom", "Gen", "Ins") and clause_of(token) == clause


def clause_of(token: Token) -> int:
    """Give the finite verb over a word: of verbs in a row the first, of sentences side by side its own."""
    step = token
    for _ in range(DEEPEST):
        apart = step.dep_ == "parataxis" and step.pos_ == "VERB"
        if step.head.i == step.i or apart:
            break
        step = step.head
    return step.i


def two_before(sentence: Span, scene: Scene, scribe: Scribe) -> list[Mention]:
    """Read «екі ел арасында» as the two states named before, «екі министрлік», «тараптар» as the two bodies."""
    both = any(token.lower_ in words("cooperation", "both") | words("papers", "of_two") for token in sentence)
    signing = any(is_both(token) for token in sentence)
    if signing:
        return [scribe.mention(found, scene) for found in two_bodies(scene, sentence)]
    before = [f for f in scene.founds if f.country and f.type != "person" and f.start < sentence.start]
    lands = list(dict.fromkeys(f.country for f in reversed(before)))[:2]
    if not both or len(lands) < 2 or any(is_unnamed_partner(token) for token in sentence):
        return []
    return [scribe.country_named(code, before[-1], scene) for code in lands if code is not None]


def is_unnamed_partner(token: Token) -> bool:
    """Say that the paper is with lands told by number or kind alone: «50 мемлекетпен екіжақты шарт»."""
    return token.lemma_ in words("cooperation", "bodies") and case_of(token) == "Ins"


def two_bodies(scene: Scene, sentence: Span) -> list[Found]:
    """Give the two bodies of two lands that the text has spoken of, of each land the one named most."""
    bodies = [f for f in scene.founds if f.type == "agency" and f.country and f.start < sentence.start]
    count = Counter(f.cluster for f in bodies)
    chosen: dict[str | None, Found] = {}
    for found in bodies:
        held = chosen.get(found.country)
        if held is None or count[found.cluster] > count[held.cluster]:
            chosen[found.country] = found
    return list(chosen.values()) if len(chosen) == 2 else []


def is_both(token: Token) -> bool:
    """Say that the two who talk are meant: «тараптар», «екі министрлік арасында»."""
    counted = token.i > token.sent.start and token.nbor(-1).lower_ in words("cooperation", "both")
    plural = feature(token, "Number") == "Plur" and not feature(token, "Poss")
    return (counted or plural) and token.lemma_ in words("papers", "us")


def name_of(paper: Token) -> str:
    """Write a paper's name: what it is about and what it is, in small letters."""
    start = paper.i
    while start > paper.sent.start and paper.i - start < LONGEST and may_belong(paper.doc[start - 1], paper):
        start -= 1
    while start < paper.i and (paper.doc[start].lower_ in words("papers", "skipped") or paper.doc[start].pos_ == "NUM"):
        start += 1
    words_ = [token.lower_ for token in paper.doc[start : paper.i]]
    return " ".join([*words_, str(paper.lemma_)])


def may_belong(token: Token, paper: Token) -> bool:
    if token.is_punct or token.pos_ == "PROPN":
        return False
    step = token
    for _ in range(5):
        if step.i == paper.i:
            return True
        step = step.head
    return False
