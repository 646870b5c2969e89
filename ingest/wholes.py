"""Join the parts of a crowd, told by a verb of their own, to the whole: «доставлены 29: 17 из них вернула Россия»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.distances import distance
from ingest.findings import Finding
from ingest.homeward import with_homeland
from ingest.shares import is_of_those, lands_of_rest, number, numbers_in
from ingest.sides import ENDS, Side, Sides, keys, side_of
from ingest.syntax import cases, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.scene import Scene

REACH = 1  # sentences from the whole to its parts
FAR = 4  # sentences to parts that count the whole once more
PARTING = frozenset(":;")


def with_wholes(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, each part with the ends and the law of its whole, each whole with whence its parts came."""
    wholes = {id(finding): whole_of(finding, findings) for finding in findings}
    told = [part_of_whole(finding, wholes[id(finding)]) for finding in findings]
    owned: dict[int, list[Finding]] = {}
    for finding, part in zip(findings, told, strict=True):
        whole = wholes[id(finding)]
        if whole is not None:
            owned.setdefault(id(whole), []).append(part)
    return [with_parts_told(part, owned.get(id(finding), [])) for finding, part in zip(findings, told, strict=True)]


def whole_of(finding: Finding, findings: Sequence[Finding]) -> Finding | None:
    """Give the crowd that a counted finding is a part of, by a verb of its own soon after."""
    if not is_counted(finding) or has_own_whole(finding, findings):
        return None
    before = (f for f in reversed(findings) if f.order < finding.order and is_crowd(f) and f.scene is finding.scene)
    larger = [f for f in before if f.trigger.token.i != finding.trigger.token.i and is_larger(f, finding)]
    named = [f for f in larger if is_counted_again(f, finding) and distance(f, finding) <= FAR]
    near = [f for f in larger if distance(f, finding) <= REACH]
    whole = next(iter(named or near), None)
    return whole if whole is not None and is_parted_from(finding, whole, findings) else None


def is_counted_again(whole: Finding, part: Finding) -> bool:
    """Say that the part's sentence counts the whole once more: «из тех 22 пятнадцать получила Россия»."""
    again = (q for q in numbers_in(part.trigger.token.sent, part.scene) if is_of_those(q, part.scene))
    return any(whole.subject is not None and number(q) == whole.subject.count for q in again)


def has_own_whole(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that its own verb tells the whole: «выданы 12: семеро — России»."""
    kin = (f for f in findings if f.trigger is finding.trigger and f.at == (f.scene.part, f.trigger.token.idx))
    return any(is_larger(f, finding) for f in kin)


def is_counted(finding: Finding) -> bool:
    subject = finding.subject
    unnamed = subject is not None and subject.person is None and subject.count is not None
    return unnamed and finding.kind == "transfer" and finding.status == "completed"


def is_crowd(finding: Finding) -> bool:
    return is_counted(finding) and not finding.is_part and finding.subject is not None and finding.subject.count != 1


def is_larger(whole: Finding, part: Finding) -> bool:
    return (whole.subject.count or 0) > (part.subject.count or 0) if whole.subject and part.subject else False


def is_parted_from(finding: Finding, whole: Finding, findings: Sequence[Finding]) -> bool:
    """Say that words or sums make it a part: «14: девятерых ...», «девятерых из них», or all add up to the whole."""
    verb, head = finding.trigger.token, whole.trigger.token
    if verb.sent == head.sent:
        between = finding.scene.doc[head.i : verb.i]
        return any(token.text in PARTING or means_those(token, finding.scene) for token in between)
    kin = {f.subject.start: f.subject.count or 0 for f in findings if f.trigger is finding.trigger and f.subject}
    total = whole.subject.count if whole.subject is not None else None
    return speaks_of_those(verb, finding.scene) or sum(kin.values()) == total


def is_of_region(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that a number is what one place of a land has of the land's own: «выдворены 2600. Из Имярска — 341»."""
    if not is_counted(finding) or not any(side.found and side.found.type == "place" for side in origins(finding)):
        return False
    kin = (f for f in findings if f.scene is finding.scene and is_counted(f) and is_larger(f, finding))
    alike = (f for f in kin if all(f.keys(role) == finding.keys(role) for role in ENDS))
    return any(f.attrs.get("mode") == finding.attrs.get("mode") and is_national(f) for f in alike)


def origins(finding: Finding) -> tuple[Side, ...]:
    return finding.sides.get("origin", ())


def is_national(finding: Finding) -> bool:
    return any(side.found is None or side.found.type != "place" for side in origins(finding))


def is_told_as_part(finding: Finding) -> bool:
    """Say that words bring a number in as a part of what was told: «сорок из них улетели», «60: сорок улетели»."""
    verb = finding.trigger.token
    before = finding.scene.doc[verb.sent.start : verb.i]
    parted = any(token.text in PARTING for token in before) or speaks_of_those(verb, finding.scene)
    return parted and is_counted(finding) and finding.subject is not None and not finding.subject.known


def speaks_of_those(verb: Token, scene: Scene) -> bool:
    """Say that a verb comes after a number of those told before: «девятерых из них», «из этих двадцати»."""
    pointing = scene.tables.word_class("those") | scene.tables.word_class("pointing_back")
    before = scene.doc[verb.sent.start : verb.i]
    if any(means_those(token, scene) for token in before):
        return True
    pairs = pairwise(before)
    parting = scene.tables.word_class("partitive")
    return any(one.lower_ in parting and (lemma(two) in pointing or two.lower_ in pointing) for one, two in pairs)


def means_those(token: Token, scene: Scene) -> bool:
    """Say that one word means those just told: «олардың», «ең көбі»."""
    return token.lower_ in scene.tables.word_class("of_those")


def part_of_whole(finding: Finding, whole: Finding | None) -> Finding:
    """Give a part the end that its whole has, the other being its doer's, and the law."""
    if whole is None:
        return finding
    ends = ends_of(whole)
    sides = turned(finding, ends)
    taken = keys(tuple(side for role in ENDS for side in sides.get(role, ())))
    fresh = {role: ends[role] for role in ENDS if role in ends and role not in sides and not keys(ends[role]) & taken}
    attrs = dict(finding.attrs)
    if attrs.get("mode") == "return":
        attrs |= {"mode": whole.attrs["mode"]}
    rule = finding.rule if finding.is_part else f"{finding.rule}+part"
    nation = whole.subject.nation if whole.subject is not None else None
    subject = finding.subject and replace(finding.subject, nation=finding.subject.nation or nation)
    return replace(
        finding, subject=subject, sides={**sides, **fresh}, attrs=attrs, rule=rule, date=finding.date or whole.date,
        quotes=tuple(dict.fromkeys((*finding.quotes, *whole.quotes))),
    )  # fmt: skip


def ends_of(whole: Finding) -> dict[str, tuple[Side, ...]]:
    """Give the single ends of a whole; «на родину» tells one too."""
    sides = with_homeland(whole).sides
    return {role: sides[role] for role in ENDS if len(sides.get(role, ())) == 1}


def turned(finding: Finding, ends: Sides) -> Sides:
    """Seat who sent the part, though its verb tells of who takes: «в Баку доставлены 9: пятерых вернула Италия»."""
    doer, goal = finding.sides.get("destination", ()), ends.get("destination", ())
    sent = finding.trigger.frame.agent == "destination" and goal and doer and not keys(doer) & keys(goal)
    if not sent or not all(is_doer(side, finding.scene) for side in doer):
        return finding.sides
    rest = {role: sides for role, sides in finding.sides.items() if role not in ENDS}
    return {**rest, "origin": doer, "destination": goal}


def is_doer(side: Side, scene: Scene) -> bool:
    """Say that a country stands bare in the nominative."""
    if side.found is None or side.part != scene.part:
        return False
    head = scene.doc[side.found.head]
    return not preposition(head, scene.tables) and "nom" in dict(cases(head))


def with_parts_told(whole: Finding, parts: Sequence[Finding]) -> Finding:
    """Give a whole the origins of its parts where they make it up, and the law where they all tell one."""
    if not parts:
        return whole
    origins = {side.key: side for part in parts for side in part.sides.get("origin", ())}
    rest = [side_of(land, whole.scene) for land in lands_of_rest(parts[-1].trigger.token.sent, whole.scene)]
    known = {*(side.key for side in ends_of(whole).get("destination", ())), *whole.keys("origin")}
    full = rest or makes_up(parts, whole)
    sides = dict(whole.sides)
    if full and "origin" not in sides and origins:
        sides["origin"] = tuple(s for key, s in (origins | {s.key: s for s in rest}).items() if key not in known)
    modes = {part.attrs["mode"] for part in parts}
    attrs = {**whole.attrs, "mode": modes.pop()} if whole.attrs["mode"] == "return" and len(modes) == 1 else whole.attrs
    return replace(whole, sides=sides, attrs=attrs)


def makes_up(parts: Sequence[Finding], whole: Finding) -> bool:
    counts = {part.at: part.subject.count or 0 for part in parts if part.subject is not None}
    return whole.subject is not None and sum(counts.values()) == whole.subject.count
