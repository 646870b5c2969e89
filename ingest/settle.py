"""Settle an article's findings into facts: whom a pronoun means, which tellings are one, which side was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding, Side, is_placed_at, side_key, side_of
from ingest.scene import Subject

if TYPE_CHECKING:
    pass

LEGAL_RANK = {"return": 0, "transfer": 1, "deportation": 2, "extradition": 3}
STATUS_RANK = {None: -1, "denied": 0, "requested": 1, "approved": 2, "refused": 3, "suspended": 4, "completed": 5}
REACH = 3  # sentences that a pronoun, or a sentence without its subject, may reach back
ENDS = ("origin", "destination")


def settle(findings: Sequence[Finding]) -> list[Finding]:
    """Give one finding a real-world movement or detention, in reading order."""
    whole = [finding for finding in with_subjects(findings) if finding.subject is not None]
    merged = merge(whole)
    merged = merge([with_ends(finding, merged) for finding in merged])
    return without_counted_groups(merged)


def with_subjects(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Replace pronouns, pointing nouns and missing subjects by whom they mean, where that is plain."""
    earlier: list[Finding] = []
    for finding in findings:
        meant = those_before(finding, earlier) or [solve(finding, earlier)]
        solved = [replace(finding, subject=subject) for subject in meant]
        earlier += solved
        yield from solved


def those_before(finding: Finding, earlier: Sequence[Finding]) -> list[Subject | None]:
    """Give the several people whom «их», «оба» mean: those of the last finding that had more than one."""
    subject = finding.subject
    if subject is None or not subject.pronoun or subject.count == 1:
        return []
    last = next((f for f in reversed(earlier) if f.subject is not None and not f.subject.pronoun), None)
    if last is None or distance(last, finding) > REACH:
        return []
    group: list[Subject | None] = [f.subject for f in earlier if f.at == last.at and f.subject is not None]
    return group if len(group) > 1 else []


def solve(finding: Finding, earlier: Sequence[Finding]) -> Subject | None:
    subject = finding.subject
    if subject is not None and (subject.person is not None or not subject.known or subject.another):
        return subject
    previous = [f for f in earlier if f.subject is not None and may_mean(subject, f.subject)]
    near = [f for f in previous if distance(f, finding) <= REACH]
    if subject is None:
        return whom_it_means(finding, near)
    if subject.pronoun:
        return named_before(finding, subject.token, subject.count) or (near[-1].subject if near else None)
    return only_one(previous) or subject


def whom_it_means(finding: Finding, near: Sequence[Finding]) -> Subject | None:
    """Give whom a movement without an object is about («экстрадиция состоялась»): the person just spoken of."""
    token = finding.trigger.token
    if finding.status is None or (token.pos_ == "VERB" and finding.status == "completed"):
        return None
    return named_before(finding, token.i, 1) or (near[-1].subject if near else None)


def may_mean(subject: Subject | None, other: Subject) -> bool:
    if subject is None:
        return True
    if subject.nation is not None and other.nation is not None and subject.nation != other.nation:
        return False
    return (subject.count == 1) == (other.count == 1)


def only_one(previous: Sequence[Finding]) -> Subject | None:
    """Give the one person that all earlier findings are about; two candidates give none."""
    subjects = {f.subject.key: f.subject for f in previous if f.subject is not None}
    return next(iter(subjects.values())) if len(subjects) == 1 else None


def distance(left: Finding, right: Finding) -> int:
    """Count the sentences between two findings; another part of the article is far away, but for the title."""
    if left.at[0] != right.at[0]:
        return 1
    doc = left.scene.doc
    starts = [sentence.start_char for sentence in doc.sents]
    return abs(position(starts, left.at[1]) - position(starts, right.at[1]))


def position(starts: Sequence[int], offset: int) -> int:
    return sum(start <= offset for start in starts)


def named_before(finding: Finding, at: int, count: int | None) -> Subject | None:
    """Give the nearest person named before token `at`, who holds no public post, in this or the last sentence."""
    if count != 1:
        return None
    doc, scene = finding.scene.doc, finding.scene
    first = max(0, doc[at].sent.start - 1)
    reach = doc[first].sent.start
    people = [f for f in scene.founds if f.type == "person" and reach <= f.start < at]
    private = [f for f in people if f.cluster not in scene.officials]
    if not private:
        return None
    last = private[-1]
    return Subject(scene.part, last.head, last.start, last.end, last)


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """Join the tellings of one thing; each finding joins the first that it agrees with."""
    kept: list[Finding] = []
    for finding in findings:
        twin = next((i for i, other in enumerate(kept) if is_same(other, finding)), None)
        if twin is None:
            kept.append(finding)
        else:
            kept[twin] = joined(kept[twin], finding)
    return kept


def is_same(left: Finding, right: Finding) -> bool:
    if left.kind != right.kind or not sides_agree(left, right):
        return False
    one, two = left.subject, right.subject
    if one is None or two is None:
        return False
    if one.key == two.key:
        both_done = left.status == right.status == "completed"
        return not both_done or dates_agree(left.date, right.date)
    return dates_agree(left.date, right.date) and strangers_agree(left, one, right, two)


def strangers_agree(left: Finding, one: Subject, right: Finding, two: Subject) -> bool:
    """Say whether two that are not known to be one person may be one: title and body, or a group told twice."""
    if one.another or two.another or (one.person is not None and two.person is not None):
        return False
    if one.count != two.count:
        return False
    titled = "title" in (left.at[0], right.at[0])
    alike = titled or left.status == right.status
    if one.count == 1:
        return alike and (titled or one.known or two.known)
    return alike and one.count is not None and one.person is None and two.person is None


def sides_agree(left: Finding, right: Finding) -> bool:
    for role in {*left.sides, *right.sides}:
        one, two = left.keys(role), right.keys(role)
        if one and two and not one & two:
            return False
    return not (left.keys("origin") & right.keys("destination") or left.keys("destination") & right.keys("origin"))


def dates_agree(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left.startswith(right) or right.startswith(left)


def joined(first: Finding, second: Finding) -> Finding:
    """Make one of two tellings: the body's words lead, the furthest status stands, sides fill each other."""
    lead, other = (second, first) if first.at[0] == "title" and second.at[0] != "title" else (first, second)
    settled = max((lead, other), key=lambda f: STATUS_RANK.get(f.status, -1))
    attrs = dict(lead.attrs)
    if "mode" in attrs:
        attrs["mode"] = max((first.attrs["mode"], second.attrs["mode"]), key=lambda mode: LEGAL_RANK[mode])
    return replace(
        lead,
        subject=fuller(lead.subject, other.subject),
        sides={**other.sides, **lead.sides, **wider_origin(lead, other)},
        attrs=attrs,
        status=settled.status,
        date=settled.date or lead.date or other.date,
        rule=settled.rule,
        quotes=tuple(dict.fromkeys((*lead.quotes, *other.quotes))),
        actors={**other.actors, **lead.actors},
    )


def wider_origin(lead: Finding, other: Finding) -> Mapping[str, tuple[Side, ...]]:
    """Take the longer list of origins: a summary names fewer of a group's countries than the detail does."""
    longest = max((lead.sides.get("origin", ()), other.sides.get("origin", ())), key=len)
    return {"origin": longest} if longest else {}


def fuller(one: Subject | None, two: Subject | None) -> Subject | None:
    known = [subject for subject in (one, two) if subject is not None]
    best = min(known, key=lambda s: (s.person is None, s.pronoun, s.count is None), default=None)
    nation = next((s.nation for s in known if s.nation is not None), None)
    return replace(best, nation=nation) if best is not None else None


def with_ends(finding: Finding, all_findings: Sequence[Finding]) -> Finding:
    """Fill a side that the sentence leaves out: from the same person, from a telling before, from home."""
    if finding.kind != "transfer":
        return finding
    for source in (from_detention, from_whereabouts, from_neighbour, from_home):
        missing = [role for role in ENDS if role not in finding.sides]
        filled = {role: sides for role in missing for sides in [source(role, finding, all_findings)] if sides}
        fresh = {r: s for r, s in filled.items() if not {x.key for x in s} & finding.keys(opposite(r))}
        finding = replace(finding, sides={**finding.sides, **fresh})
    return finding


def opposite(role: str) -> str:
    return ENDS[1 - ENDS.index(role)]


def from_detention(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take where the same person was held, or who wanted him."""
    subject = finding.subject
    wanted = {"origin": "held_in", "destination": "wanted_by"}[role]
    for other in others:
        if other.kind != "transfer" and other.subject and subject and other.subject.key == subject.key:
            sides = other.sides.get(wanted, ())
            if sides and not {s.key for s in sides} & finding.keys(opposite(role)):
                return sides[:1]
    return ()


def from_whereabouts(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin where a sentence just before says that the same named person is held or hides."""
    subject, scene = finding.subject, finding.scene
    if role != "origin" or subject is None or subject.person is None:
        return ()
    cluster = subject.person.cluster
    for named in (f for f in scene.founds if f.type == "person" and f.cluster == cluster):
        sentence = scene.doc[named.start].sent
        for found in scene.founds:
            here = sentence.start <= found.start < sentence.end and side_key(found) is not None
            if here and side_key(found) not in finding.keys("destination") and is_placed_at(found, scene):
                return (side_of(found, scene),)
    return ()


def from_neighbour(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the side from the nearest earlier movement that shares the known one («ещё один в мае — Литве»)."""
    crowd = finding.subject is not None and finding.subject.count != 1
    if crowd and role == "origin":
        return ()
    before = [
        o
        for o in others
        if o.kind == "transfer" and order(o) < order(finding) and role in o.sides and shares(o, finding, role)
    ]
    near = [o for o in before if distance(o, finding) <= REACH]
    return near[-1].sides[role] if near and len(near[-1].sides[role]) == 1 else ()


def order(finding: Finding) -> tuple[bool, int]:
    return (finding.at[0] != "title", finding.at[1])


def shares(other: Finding, finding: Finding, role: str) -> bool:
    known, theirs = finding.keys(opposite(role)), other.keys(opposite(role))
    clash = other.keys(role) & known
    return not clash and (
        not known
        or bool(known & theirs)
        or (role == "origin" and known != theirs and finding.trigger.frame.agent == "origin")
    )


def from_home(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the article's own country for the missing end, where the other end is abroad."""
    home, known = finding.scene.home, finding.keys(opposite(role))
    if home is None or home in known:
        return ()
    deported = finding.attrs.get("mode") == "deportation" and role == "origin"
    brought_back = finding.trigger.frame.name == "return" and role == "destination"
    if not known and not deported and not brought_back:
        return ()
    part, start, _ = finding.quotes[0]
    return (Side(home, None, part, (start, start)),)


def without_counted_groups(findings: list[Finding]) -> list[Finding]:
    """Drop a group whose members are all told singly by name."""
    return [finding for finding in findings if not is_told_singly(finding, findings)]


def is_told_singly(group: Finding, findings: Sequence[Finding]) -> bool:
    subject = group.subject
    if subject is None or subject.person is not None or subject.count == 1:
        return False
    members = {
        f.subject.key
        for f in findings
        if f.kind == group.kind
        and f.subject
        and f.subject.person
        and sides_agree(f, group)
        and dates_agree(f.date, group.date)
    }
    return len(members) > 1 if subject.count is None else len(members) == subject.count
