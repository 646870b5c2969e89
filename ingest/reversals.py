"""Read a number that went the other way: «в обратную сторону ушло 38 человек», «в обратном направлении — девять»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.dates import date_for
from ingest.distances import sentences_between
from ingest.findings import Finding, scenes_of
from ingest.frontiers import UNNAMED
from ingest.scene import Scene, person_noun
from ingest.sentences import following
from ingest.shares import counted, numbers_in
from ingest.sides import ENDS, Side, Sides, swapped
from ingest.syntax import feature, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 6  # sentences
NEAR = 2  # words from «обратную» to «сторону»


def with_reversals(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those that only say «the other way», their ends turned, in reading order."""
    told = list(findings)
    for scene in scenes_of(findings):
        for sentence, word in ways_back(scene):
            before, here = last_before(word, findings), [f for f in told if is_within(f, word, sentence, scene)]
            held = swapped(ends_of_held(word, findings)) if before is None else {}
            if (before is None and not held) or is_unsure(sentence, scene):
                continue
            ends = held if before is None else back(with_held(before, findings))
            told = [with_missing_ends(f, ends) if f in here and f.kind == "transfer" else f for f in told]
            if before is not None and not here:
                told += [with_missing_ends(f, ends) for f in moved_back(sentence, word, before)]
    return sorted(told, key=lambda finding: finding.order)


def is_within(finding: Finding, word: Token, sentence: Span, scene: Scene) -> bool:
    return finding.scene is scene and word.idx <= finding.at[1] < sentence.end_char


def with_missing_ends(finding: Finding, ends: Sides) -> Finding:
    """Fill what a movement does not say of its ends, unless what it says is something else."""
    agrees = all(finding.keys(role) <= {side.key for side in ends.get(role, ())} for role in ENDS)
    fresh = {role: sides for role, sides in ends.items() if role != finding.attrs.get(UNNAMED)}
    return replace(finding, sides={**fresh, **finding.sides}) if agrees else finding


def ways_back(scene: Scene) -> Iterator[tuple[Span, Token]]:
    """Yield the sentences that speak of the other way, with the word that does."""
    reverse, ways = scene.tables.word_class("reverse"), scene.tables.word_class("ways")
    for sentence in scene.doc.sents:
        for token in sentence:
            near = slice(token.i + 1, token.i + 1 + NEAR)
            if lemma(token) in reverse and any(lemma(word) in ways for word in scene.doc[near]):
                yield sentence, token
                break


def is_unsure(sentence: Span, scene: Scene) -> bool:
    words = scene.tables.word_class("negations") | scene.tables.word_class("hypothetical")
    return is_question(sentence) or any(token.lower_ in words for token in sentence)


def last_before(word: Token, findings: Sequence[Finding]) -> Finding | None:
    """Give the last movement done that was told before the word."""
    done = (f for f in findings if f.kind == "transfer" and f.status == "completed" and f.scene.doc is word.doc)
    near = [f for f in done if f.at[1] < word.idx and sentences_between(f.scene, f.at[1], word.idx) <= REACH]
    whole = [f for f in near if f.quotes[0] in near[-1].quotes and not f.is_part]
    return (whole or near)[-1] if near else None


def moved_back(sentence: Span, word: Token, before: Finding) -> Iterator[Finding]:
    """Yield the movement of the first number of people after the word."""
    scene, status = before.scene, status_of(sentence, before.scene)
    gone = status == "completed"
    after = numbers_in(scene.doc[word.i : sentence.end], scene)
    for quantity in [q for q in after if q.head is None or person_noun(scene.doc[q.head], scene.tables)][:1]:
        yield replace(
            before,
            at=(scene.part, scene.doc[quantity.start].idx),
            subject=counted(quantity, scene, another=True),
            status=status,
            date=date_for(scene.doc, scene.moments, quantity.start, scene.published) or (before.date if gone else None),
            sides={},
            rule=f"{before.rule}+back",
            quotes=((scene.part, sentence.start_char, sentence.end_char), *before.quotes),
        )


def status_of(sentence: Span, scene: Scene) -> str:
    """Say how far those got who go the other way: «отправятся», «готовится отъезд» tell of nobody who has gone."""
    if any(feature(word, "Tense") == "Fut" for word in sentence):
        return "approved"
    near = (sentence, *islice(following(sentence), 1))
    agreed = any(lemma(word) in scene.tables.word_class("agreeing") for words in near for word in words)
    pending = any(lemma(word) in scene.tables.word_class("preparing") for word in sentence)
    return ("approved" if agreed else "requested") if pending else "completed"


def back(finding: Finding) -> Sides:
    """Turn the ends of a movement; of several origins none is where the others went; home is where nothing is told."""
    home = at_home(finding)
    return {**({"origin": home} if home else {}), **swapped(finding.sides)}


def with_held(finding: Finding, findings: Sequence[Finding]) -> Finding:
    """Give a movement without ends those of the crowd that was held: «задержали 31, кого ищет Рига. 22 выданы»."""
    if any(finding.sides.get(role) for role in ENDS):
        return finding
    sides = ends_of_held(finding.trigger.token, findings)
    return replace(finding, sides=sides) if sides else finding


def ends_of_held(word: Token, findings: Sequence[Finding]) -> Sides:
    """Give where the crowd told of last was held as origin, and who wants it as destination."""
    told = [f for f in findings if f.kind == "detention" and f.scene.doc is word.doc and f.at[1] < word.idx]
    near = [f for f in told if f.subject and sentences_between(f.scene, f.at[1], word.idx) <= NEAR]
    last = near[-1].subject if near else None
    same = [f for f in findings if last is not None and f.subject is not None and f.subject.key == last.key]
    held = next((f.sides[role] for f in same for role in ("held_in", "detained") if f.sides.get(role)), ())
    wanted = next((f.sides["wanted_by"] for f in same if f.sides.get("wanted_by")), ())
    return {"origin": held[:1], "destination": wanted[:1]} if held and wanted else {}


def at_home(finding: Finding) -> tuple[Side, ...]:
    scene, token = finding.scene, finding.trigger.token
    if scene.home is None or scene.home in finding.keys("origin"):
        return ()
    return (Side(scene.home, None, scene.part, (token.idx, token.idx)),)
