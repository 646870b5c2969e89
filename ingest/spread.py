"""Read a crowd's parts that later sentences tell: «Двадцать прибыли из России. Польша вернула троих, Чехия — двоих»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ingest.breakdowns import FEWEST, NATION, entry, of_nation, with_all_origins, with_goals_told
from ingest.distances import distance
from ingest.doers import DEMONYM
from ingest.findings import Finding
from ingest.part_seats import preposition_of
from ingest.receipts import is_taking
from ingest.sameday import lies_in
from ingest.scene import Scene
from ingest.sentences import following
from ingest.shares import (
    Share,
    bracketed,
    counts_people,
    has_verb,
    is_each,
    is_of_those,
    lands_in,
    number,
    numbers_in,
    own_numbers,
    tells_rest,
    told_pieces,
)
from ingest.sides import Sides, keys, opposite, side_key
from ingest.syntax import DASHES, cases, feature, is_full_participle, is_question, lemma
from ingest.wholes import ends_of, is_crowd

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found

REACH = 4  # sentences after a crowd's own
PLAIN = "return"  # the mode of a verb that names no law


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold a crowd, the end that its own sentence tells, and the one that its parts have."""

    whole: Finding
    told: Sides
    free: str


def with_spread(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings with the parts of crowds that later sentences tell, a crowd with whence its parts came."""
    findings = [with_law_told(finding, findings) for finding in findings]
    for whole in [finding for finding in findings if is_crowd(finding)]:
        spread = open_end_of(whole, findings)
        parts = list(parts_after(spread, findings)) if spread is not None else []
        if spread is not None and make_sense(parts, spread):
            findings = replaced(findings, whole, parts)
    return list(findings)


def with_law_told(whole: Finding, findings: Sequence[Finding]) -> Finding:
    """Give a crowd the law that the next sentence names: «прибыли 15 человек. Их экстрадировали три страны»."""
    if not is_crowd(whole) or whole.attrs.get("mode") != PLAIN:
        return whole
    after = (f for f in findings if f.kind == "transfer" and f.scene is whole.scene and f.order > whole.order)
    told = next((f for f in after if goes_on(f) and f.status == whole.status and distance(whole, f) == 1), whole)
    return replace(whole, attrs={**whole.attrs, "mode": told.attrs["mode"]})


def open_end_of(whole: Finding, findings: Sequence[Finding]) -> Spread | None:
    """Say which end of a crowd its parts may tell: the one that it lacks, the other being one land."""
    told = ends_of(whole)
    if len(told) != 1 or (whole.subject is None or (whole.subject.count or 0) < FEWEST):
        return None
    free = opposite(next(iter(told)))
    quantity = whole.scene.quantity_of(whole.scene.doc[whole.subject.token])
    if quantity is not None and not counts_people(quantity, whole.scene):
        return None
    parted = any(f.is_part and f.trigger is whole.trigger for f in findings)
    return None if parted or free in whole.sides else Spread(whole, told, free)


def replaced(findings: Sequence[Finding], whole: Finding, parts: Sequence[Finding]) -> list[Finding]:
    """Put the parts in the place of what their own verbs told by themselves."""
    at = {part.subject.start for part in parts if part.subject is not None}
    full = with_goals_told(with_all_origins(replace(whole, sides={**whole.sides}), parts), parts)
    kept = [f for f in findings if f is whole or f.scene is not whole.scene or not is_counted_at(f, at)]
    return sorted((*(full if f is whole else f for f in kept), *parts), key=lambda finding: finding.order)


def is_counted_at(finding: Finding, starts: set[int]) -> bool:
    subject = finding.subject
    return (
        finding.kind == "transfer"
        and subject is not None
        and any(at in range(subject.start, subject.end) for at in starts)
    )


def make_sense(parts: Sequence[Finding], spread: Spread) -> bool:
    """Say that parts are no more than the crowd, and several, or brought in as parts of it."""
    counts = [part.subject.count or 0 for part in parts if part.subject is not None]
    total = (spread.whole.subject.count if spread.whole.subject is not None else None) or 0
    several = len(counts) > 1 or any(is_said_of_most(part) for part in parts)
    return several and sum(counts) <= total and max(counts) < total


def is_said_of_most(part: Finding) -> bool:
    """Say that a sentence brings its number in as the greater part: «больше всего — 12 — отдала Чехия»."""
    sentence = part.scene.doc[part.subject.start].sent if part.subject is not None else ()
    return any(lemma(word) in part.scene.tables.word_class("mostly") for word in sentence)


def parts_after(spread: Spread, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the parts that the sentences after a crowd tell, up to one that tells of somebody else."""
    whole = spread.whole
    for sentence in sentences_after(whole):
        if is_of_another_time(sentence, whole):
            continue
        moves = (f for f in findings if f.kind == "transfer" and f.scene is whole.scene and f is not whole)
        here = [f for f in moves if f.starts_in(sentence) and not goes_on(f)]
        if any(goes_back(f, spread) for f in here) or is_turned(sentence, whole) or counts_another(sentence, whole):
            return
        parts = list(parts_in(sentence, spread, findings))
        yield from parts
        told = {part.subject.start for part in parts if part.subject is not None}
        if not all(is_counted_at(f, told) for f in here):
            return


def goes_on(finding: Finding) -> bool:
    """Say that it tells once more of the whole crowd: «прибыли 15 человек. Их выдали три страны»."""
    subject = finding.subject
    if subject is None or subject.part != finding.scene.part or subject.count is not None:
        return False
    word = finding.scene.doc[subject.token]
    return word.pos_ == "PRON" and feature(word, "Number") == "Plur"


def sentences_after(whole: Finding) -> Iterator[Span]:
    """Yield the sentences after a crowd's own, up to a question."""
    near = islice(following(whole.trigger.token.sent), REACH)
    return takewhile(lambda sentence: not is_question(sentence), near)


def is_of_another_time(sentence: Span, whole: Finding) -> bool:
    inside = [m.iso for m in whole.scene.moments if m.usable and m.iso and sentence.start <= m.start < sentence.end]
    return any(whole.date is None or not lies_in(iso, whole.date) for iso in inside)


def goes_back(finding: Finding, spread: Spread) -> bool:
    """Say that somebody came from where the crowd went, or went to where it came from."""
    ends = keys(spread.told.get(opposite(spread.free), ()))
    return bool(finding.keys(spread.free) & ends)


def is_turned(sentence: Span, whole: Finding) -> bool:
    """Say that a sentence turns to the other way: «встречный поток»."""
    return any(lemma(word) in whole.scene.tables.word_class("reverse") for word in sentence)


def counts_another(sentence: Span, whole: Finding) -> bool:
    """Say that a sentence tells the parts of another crowd: «34 ... и 22. Из тех 22 пятнадцать получила Россия»."""
    again = (q for q in numbers_in(sentence, whole.scene) if is_of_those(q, whole.scene))
    return any(whole.subject is not None and number(q) != whole.subject.count for q in again)


def parts_in(sentence: Span, spread: Spread, findings: Sequence[Finding]) -> Iterator[Finding]:
    scene = spread.whole.scene
    lead = ""
    for share in shares_in(sentence, scene):
        first = share.founds[0]
        lead = preposition_of(first, scene) or (lead if share.listed else "")
        if is_of_people(first, scene):
            yield from of_people(share, spread, sentence)
            continue
        own = next((f for f in findings if f.scene is scene and is_counted_at(f, {share.quantity.start})), None)
        if not fits(first, lead, spread) and (lead or not takes_its_number(first, spread, findings)):
            continue
        if own is not None and is_taking(own) and spread.free == "origin" and not lead:
            continue  # «пятнадцать получила Россия»
        for founds in [[found] for found in share.founds] if share.each else [list(share.founds)]:
            if not {side_key(found) for found in founds} & keys(spread.told.get(opposite(spread.free), ())):
                part = entry(replace(spread.whole, sides=spread.told), share, founds, spread.free)
                yield by_own_verb(part, own, sentence)


def takes_its_number(found: Found, spread: Spread, findings: Sequence[Finding]) -> bool:
    """Say that a country is the doer of a verb of taking that has but a number: «Malta and Peru received two each»."""
    taking = (f for f in findings if f.scene is spread.whole.scene and is_taking(f))
    takers = (side.found for finding in taking for side in finding.sides.get("destination", ()))
    return spread.free == "destination" and any(taker is found for taker in takers)


def is_of_people(found: Found, scene: Scene) -> bool:
    """Say that a country is told by its people: «иранцы», «граждане Индии»."""
    before = scene.doc[found.start - 1] if found.start else None
    owned = before is not None and lemma(before) in scene.tables.word_class("citizens")
    return found.form == DEMONYM or (owned and "gen" in dict(cases(scene.doc[found.head])))


def of_people(share: Share, spread: Spread, sentence: Span) -> Iterator[Finding]:
    """Yield the part of those sent away that are citizens of one country."""
    found = share.founds[0]
    if spread.free == "destination" and spread.whole.attrs.get("mode") == "deportation" and len(share.founds) == 1:
        part = of_nation(entry(replace(spread.whole, sides=spread.told), share, [found], NATION), found)
        yield by_own_verb(part, None, sentence)


def by_own_verb(part: Finding, own: Finding | None, sentence: Span) -> Finding:
    """Let the verb of a part name its law, and the part's sentence lead its quotes."""
    law = own.attrs["mode"] if own is not None and own.attrs.get("mode") != PLAIN else part.attrs["mode"]
    quotes = dict.fromkeys(((part.scene.part, sentence.start_char, sentence.end_char), *part.quotes))
    return replace(part, attrs={**part.attrs, "mode": law}, quotes=tuple(quotes))


def shares_in(sentence: Span, scene: Scene) -> Iterator[Share]:
    """Pair each number of people with the countries of its piece, where no verb of something else stands there."""
    parted = list(joined(told_pieces(sentence, scene), scene))
    parted = [] if is_unsure(sentence, scene) else list(takewhile(lambda piece: may_part(piece, scene), parted))
    end = parted[-1][-1].i + 1 if parted else 0
    listed = [share for share in bracketed(sentence, scene) if share.quantity.end <= end]
    taken = {share.quantity.start for share in listed}
    yield from listed
    last: Share | None = None
    ahead: tuple[Found, ...] = ()  # «[Latvia], Malta and Peru gave up four each»
    for piece in parted:
        quantities = [q for q in own_numbers(piece, scene) if q.start not in taken]
        founds = tuple(lands_in(piece, scene))
        counted = len(quantities) == 1 and bool(founds) and not any(s.founds[0] in founds for s in listed)
        if (
            last is not None
            and founds
            and not tells_rest(piece, scene)
            and not own_numbers(piece, scene)
            and not has_verb(piece)
            and piece[0].pos_ != "CCONJ"  # «..., and Malta and Peru were among»
        ):
            last = replace(last, founds=(*last.founds, *founds))  # «по одному — Литва, Чехия и Греция»
            continue
        if last is not None:
            yield last
        dashed = any(word.text in DASHES for word in piece)
        each = counted and is_each(quantities[0], scene)
        last = Share(quantities[0], (*ahead, *founds) if each else founds, each, listed=dashed) if counted else None
        ahead = (*ahead, *founds) if founds and not quantities and not has_verb(piece) else ()
    if last is not None:
        yield last


def may_part(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that no verb of something else stands in a piece: what comes after such a verb leans on it."""
    verbs = (word for word in piece if feature(word, "VerbForm") and not is_full_participle(word))
    return all(is_of_coming(verb, scene) for verb in verbs)


def is_of_coming(verb: Token, scene: Scene) -> bool:
    """Say that a verb moves people or counts them."""
    tables, word = scene.tables, lemma(verb)
    if any(word in tables.word_class(kind) for kind in ("counting", "spreading", "falling_to", "arrived", "coming")):
        return True
    return tables.tells_of(word, "transfer")


def is_unsure(sentence: Span, scene: Scene) -> bool:
    words = scene.tables.word_class
    unsure = words("negations") | words("hypothetical")
    answers = words("refusing") | words("agreeing") | words("petitions")
    return any(word.lower_ in unsure or lemma(word) in answers for word in sentence)


def joined(parted: Sequence[list[Token]], scene: Scene) -> Iterator[list[Token]]:
    """Yield pieces, a number set apart with what follows it: «львиная доля, 148 человек, приходится на Россию»."""
    at = 0
    while at < len(parted):
        piece, after = parted[at], parted[at + 1] if at + 1 < len(parted) else []
        lone = bool(own_numbers(piece, scene)) and not lands_in(piece, scene) and bool(after)
        together = lone and not own_numbers(after, scene) and bool(lands_in(after, scene)) and at > 0
        yield [*piece, *after] if together else piece
        at += 2 if together else 1


def fits(found: Found, lead: str, spread: Spread) -> bool:
    """Say that a country stands as the open end does: «из России», «Россия», «на Россию»; «в Чехию», «Чехии»."""
    words, allowed = spread.whole.scene.tables.word_class, dict(cases(spread.whole.scene.doc[found.head]))
    if lead in words("at"):
        return "acc" in allowed and (spread.free == "destination" or lead in words("onto"))
    if lead and lead in words("to_others"):
        return spread.free == "destination"
    if spread.free == "origin":
        return lead in words("from_abroad") or (not lead and bool({"nom", "ins"} & allowed.keys()))
    return not lead and "dat" in allowed
