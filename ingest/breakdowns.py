"""Read a total's parts: «семерых — из России, двоих — из Узбекистана», «по двое — Германия и Азербайджан»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.frontiers import without_name
from ingest.homes import sent_home
from ingest.part_seats import free_end, goes_on, preposition_of, role_of, shared_forms
from ingest.pieces import piece_of
from ingest.ranks import rank_in
from ingest.scene import Scene, Subject
from ingest.sentences import following
from ingest.shares import (
    Share,
    bracketed,
    has_moment,
    has_verb,
    lands_in,
    lands_of_rest,
    number,
    numbers_in,
    own_numbers,
    shares_of,
)
from ingest.sides import Side, keys, side_of
from ingest.syntax import cases, feature, is_full_participle, lemma
from ingest.things import counts_papers
from ingest.totals import is_first_of_list, is_told_by, with_number_told

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.quantities import Quantity

OPENING = 3  # words of a sentence
REPORTED, SHORT = 2, 14  # sentences to the parts of a total; words of the one between
MOST = 2  # a total has the origins of its parts where they are more than half of it
FEWEST = 3  # people in a total that a sentence of its own breaks down
NATION = "nation"
PEOPLE = frozenset({"NOUN", "PROPN"})  # what a word of a people is, where it is no adjective


def with_parts(findings: Sequence[Finding]) -> list[Finding]:
    """Give each finding, and after a group's the entries for its parts in the same sentence, each number once."""
    told = list(parted(findings))
    parts = [part for part in told if part.is_part and part.subject is not None]
    return [f for f in told if f.is_part or not any(is_same_number(f, part) for part in parts)]


def is_same_number(finding: Finding, part: Finding) -> bool:
    """Say that a number is told as a part too, though it swallowed the land beside it: «двенадцать Риге»."""
    one, two = finding.subject, part.subject
    if one is None or two is None or finding.at[0] != part.at[0]:
        return False
    swallowed = one.person is None and one.count == two.count and one.start <= two.token < one.end
    return one.token == two.token or swallowed


def parted(findings: Sequence[Finding]) -> Iterator[Finding]:
    for finding in findings:
        parts = list(parts_of(finding)) if is_group(finding) else []
        finding, home = with_number_told(finding, parts), sent_home(finding, parts)
        parts = [replace(part, sides={**home, **part.sides}) for part in parts] if home else parts
        finding = replace(finding, sides={**home, **finding.sides}) if home else finding
        counted = any(not part.is_part for part in parts)  # the number that a dash gives the verb itself
        if not counted and not is_told_by(parts, finding.subject):
            yield with_goals_told(with_all_origins(without_ends_of(parts, finding), parts), parts)
        yield from parts


def with_goals_told(finding: Finding, parts: Sequence[Finding]) -> Finding:
    """Mark the destination of a total as told by its parts, which went to several lands."""
    goals = {key for part in parts for key in part.keys("destination")}
    counted = finding.kind == "transfer" and finding.subject is not None and "destination" not in finding.sides
    return without_name(finding, "destination") if counted and len(goals) > 1 else finding


def without_ends_of(parts: Sequence[Finding], finding: Finding) -> Finding:
    """Take from a total the ends that only some of its parts have: «60 иностранцев, главным образом в Индию (31)»."""
    told = Counter(side for part in parts for sides in part.sides.values() for side in sides)
    own = {side for side, times in told.items() if times < len(parts)}
    return replace(finding, sides={role: tuple(s for s in old if s not in own) for role, old in finding.sides.items()})


def with_all_origins(finding: Finding, parts: Sequence[Finding]) -> Finding:
    """Give a total the origins of its parts: they add up to it, are most of it, or it is told whence the rest came."""
    total = sum(part.subject.count or 0 for part in parts if part.subject is not None)
    rest = list(origins_of_rest(finding, parts))
    count = (finding.subject.count if finding.subject is not None else None) or 0
    most = len(parts) > 1 and total <= count < MOST * total and bool(finding.scene.tables.words.get("most_tell_all"))
    if finding.sides.get("origin") or not (count == total or most or rest):
        return finding
    origins = {side.key: side for part in parts for side in part.sides.get("origin", ())}
    origins |= {side.key: side for side in rest}
    return replace(finding, sides={**finding.sides, "origin": tuple(origins.values())}) if origins else finding


def origins_of_rest(finding: Finding, parts: Sequence[Finding]) -> Iterator[Side]:
    """Yield where those of a total came from whom its parts leave: «сорок — из России, остальные — из Турции»."""
    scene, lead = finding.scene, None
    last = next((part.subject for part in reversed(parts) if part.subject is not None), None)
    for found in lands_of_rest(scene.doc[last.start].sent, scene) if last is not None else ():
        lead = role_of(found, finding, scene) if lead is None or preposition_of(found, scene) else lead
        if lead == "origin":
            yield side_of(found, scene)


def is_group(finding: Finding) -> bool:
    subject = finding.subject
    told = finding.kind != "transfer" or finding.status is not None
    return told and (subject is None or subject.count != 1) and not counts_papers(finding)


def parts_of(finding: Finding) -> Iterator[Finding]:
    """Yield the parts that the sentence of a total tells, else those of a next one that begins «В том числе»."""
    sentence = finding.trigger.token.sent
    told = list(parts_in(sentence, finding))
    yield from told
    for after in next_told(sentence, finding.scene) if len(told) < 2 else ():
        if is_breakdown(after, finding.scene) or lists_parts(after, finding):
            span = (finding.scene.part, after.start_char, after.end_char)
            yield from (replace(part, quotes=(span, *part.quotes)) for part in parts_in(after, finding, apart=True))


def next_told(sentence: Span, scene: Scene) -> Iterator[Span]:
    """Yield the next sentence, after one that only tells who said so: «Об этом сообщили в министерстве»."""
    after = list(islice(following(sentence), REPORTED))
    silent = bool(after) and len(after[0]) < SHORT and not numbers_in(after[0], scene)
    yield from after[1:] if silent else after[:1]


def is_breakdown(sentence: Span, scene: Scene) -> bool:
    """Say that a sentence only lists parts: «В том числе: Россия — 29, Казахстан — 12», «Из них 12 — из Польши»."""
    opening = any(lemma(word) in scene.tables.word_class("among") for word in sentence[:OPENING])
    pronoun = any(word.pos_ == "PRON" for word in sentence[1:2])
    of_them = pronoun and sentence[0].lower_ in scene.tables.word_class("partitive")
    return (opening or of_them) and not has_verb(list(sentence))


def lists_parts(sentence: Span, finding: Finding) -> bool:
    """Say that a sentence only lists numbers by country, no more than the total: «По странам: Чехия — 9, Литва — 4»."""
    scene, subject = finding.scene, finding.subject
    total = (subject.count if subject is not None and subject.person is None else None) or 0
    verbs = [token for token in sentence if feature(token, "VerbForm") and not is_full_participle(token)]
    if total < FEWEST or not all(lemma(verb) in scene.tables.word_class("spreading") for verb in verbs):
        return False
    listed = [list(bracketed(sentence, scene)), list(shares_of(sentence, scene, finding.trigger.token))]
    shares = [share for share in max(listed, key=len) if not share.apart]
    told = [number(share.quantity) or 0 for share in shares]
    return len(told) > 1 and (sum(told) == total or (sum(told) < total and not has_moment(sentence, scene)))


def parts_in(sentence: Span, finding: Finding, apart: bool = False) -> Iterator[Finding]:
    """Yield the parts that a sentence tells; `apart`: it only lists them, so that no part has an end of the total's."""
    scene = finding.scene
    rank = rank_in(finding.trigger.token.sent, scene)
    told = [list(bracketed(sentence, scene)), list(shares_of(sentence, scene, finding.trigger.token))]
    shares = max((some if rank is None else without_ranked(some, rank, finding) for some in told), key=len)
    shares = [*(first_share(finding, shares) if finding.trigger.token in sentence else ()), *shares]
    if len(shares) < 2 and not any(is_enough(share, finding) for share in shares):
        return
    lead, forms = None, shared_forms(shares, scene)
    citizens: Sequence[Found] = ()
    for share in shares:
        citizens = citizens_in(share, finding, bool(citizens))
        if citizens:
            yield of_nation(entry(finding, share, citizens, NATION), citizens[0])
            continue
        for group in [[found] for found in share.founds] if share.each else [alike(share.founds, scene)]:
            beside = group[0] is not share.founds[0] and not preposition_of(group[0], scene)  # «в Грузию и Турцию»
            led = lead is not None and (beside or goes_on(group[0], share, scene))
            role = lead if led else role_of(group[0], finding, scene, forms)
            second = role == finding.trigger.frame.agent and not led and is_listed(group[0], finding)
            turned = role in finding.sides and (apart or second)
            role = free_end(finding) if turned else role
            lead = role if preposition_of(group[0], scene) else lead
            if role is not None:
                part = entry(finding, share, group, role)
                yield replace(part, rule=finding.rule) if counts_verb(share, finding) else part


def without_ranked(shares: Sequence[Share], rank: int, finding: Finding) -> Sequence[Share]:
    """Leave out the numbers ranked behind the verb's own: «вернули из России 48, за ней следуют Турция (17)»."""
    before = [share for share in shares if share.quantity.start < rank]
    return before if all(counts_verb(share, finding) for share in before) else shares


def alike(founds: Sequence[Found], scene: Scene) -> list[Found]:
    """Leave out what another preposition holds: «104 депортированными из США приземлился в Ташкенте»."""
    held = preposition_of(founds[0], scene)
    return [found for found in founds if preposition_of(found, scene) in ("", held)]


def is_enough(share: Share, finding: Finding) -> bool:
    """Say that one share alone is a part: it is brought in as one, fills the verb's number, or others are left."""
    return share.apart or counts_verb(share, finding) or is_first_of_list(share, finding)


def counts_verb(share: Share, finding: Finding) -> bool:
    """Say that a dash gives the verb the number that it lacks: «экстрадировано в Армению — 27»."""
    piece = piece_of(finding.trigger.token)
    return finding.subject is None and piece[0].i <= share.quantity.start <= piece[-1].i


def first_share(finding: Finding, shares: Sequence[Share]) -> Iterator[Share]:
    """Give what the verb itself says as a share beside the next: «Троих выдала Литва, по одному — Грузия и Чехия»."""
    if not shares or shares[0].apart or shares[0].listed:
        return
    scene, piece = finding.scene, piece_of(finding.trigger.token)
    counted = own_numbers(piece, scene)
    role = role_of(shares[0].founds[0], finding, scene)
    own = [found for found in lands_in(piece, scene) if role_of(found, finding, scene) == role]
    alike = all(role_of(found, finding, scene) == role for share in shares for found in share.founds)
    if alike and len(counted) == len(own) == 1 and goes_with(counted[0], shares, piece, scene):
        yield Share(counted[0], (own[0],), each=False)


def goes_with(first: Quantity, shares: Sequence[Share], piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a number is told beside the shares after it, and is not their total."""
    total = sum((number(share.quantity) or 0) * (len(share.founds) if share.each else 1) for share in shares)
    between = scene.doc[piece[-1].i : shares[0].quantity.start]
    return first.start < shares[0].quantity.start and number(first) != total and ":" not in between.text


def citizens_in(share: Share, finding: Finding, going_on: bool) -> Sequence[Found]:
    """Give the lands whose citizens a part counts; `going_on`: the part before did («Индии (11), Бангладеш (8)»)."""
    told = [found for found in share.founds if is_citizenship(found, finding)]
    bare = [found for found in share.founds[:1] if not preposition_of(found, finding.scene)]
    return told or (bare if going_on else ())


def is_listed(found: Found, finding: Finding) -> bool:
    """Say that a bare land stands after a colon, where no second doer does: «Рига выслала 300: Непал — 80»."""
    between = finding.scene.doc[finding.trigger.token.i : found.start]
    return not preposition_of(found, finding.scene) and any(word.text == ":" for word in between)


def is_citizenship(found: Found, finding: Finding) -> bool:
    """Say that a part of those sent away is told by whose citizens they are: «граждане Индии (11), Турции (8)»."""
    token, tables = finding.scene.doc[found.head], finding.scene.tables
    if found.form == "demonym" and token.pos_ in PEOPLE:
        return True  # «9 000 человек, среди которых 5 000 йеменцев»
    named = any(lemma(word) in tables.word_class("citizens") for word in token.sent if word.i < token.i)
    sent_away = finding.attrs.get("mode") == "deportation" and found.type == "country"
    own = "gen" in dict(cases(token)) and "nom" not in dict(cases(token))
    return sent_away and named and own and not preposition_of(found, finding.scene)


def of_nation(part: Finding, found: Found) -> Finding:
    """Turn what stands for an end into the part's citizenship."""
    sides = {role: held for role, held in part.sides.items() if role != NATION}
    subject = replace(part.subject, nation=found.country) if part.subject is not None else None
    return replace(part, sides=sides, subject=subject)


def entry(finding: Finding, share: Share, founds: Sequence[Found], role: str) -> Finding:
    scene, quantity = finding.scene, share.quantity
    sides: tuple[Side, ...] = tuple(side_of(found, scene) for found in founds)
    subject = Subject(
        scene.part,
        founds[0].start if share.each else quantity.start,
        quantity.start,
        quantity.end,
        None,
        number(quantity),
        quantity.value_is,
        nation=finding.subject.nation if finding.subject is not None else None,
    )
    at = (scene.part, scene.doc[founds[0].start if share.each else quantity.start].idx)
    rest = {name: old for name, old in finding.sides.items() if name != role and not keys(old) & keys(sides)}
    return replace(finding, subject=subject, sides={**rest, role: sides}, at=at, rule=f"{finding.rule}+part")
