"""Settle an article's findings into facts: one a movement or detention, with whom it means and between which sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.cataphora import ahead, with_names
from ingest.completion import with_ends
from ingest.findings import Finding
from ingest.focus import with_people
from ingest.frontiers import UNNAMED
from ingest.homeward import with_homeland
from ingest.nations import nation_beside
from ingest.sameday import dates_agree
from ingest.scene import Subject
from ingest.tellings import merge, sides_agree


def settle(findings: Sequence[Finding]) -> list[Finding]:
    """Give one finding a real-world movement or detention, in reading order."""
    body = with_names(with_people([finding for finding in findings if finding.at[0] != "title"]))
    title = [replace(f, subject=who) for f in findings if f.at[0] == "title" for who in ahead(f, body)]
    whole = with_nations([finding for finding in (*title, *body) if finding.subject is not None])
    same: dict[tuple[str, int], Subject] = {}
    merged = merge([with_homeland(finding, whole) for finding in whole], same)
    merged = merge([with_one_name(finding, same) for finding in merged])
    wholes = [finding if finding.is_part else with_ends(finding, merged) for finding in merged]
    merged = merge([with_ends(with_origin_of_whole(f, wholes), wholes) if f.is_part else f for f in wholes])
    return without_counted_groups([with_summed_origins(finding, merged) for finding in merged])


def with_origin_of_whole(part: Finding, findings: Sequence[Finding]) -> Finding:
    """Give a part without an origin the one that another telling gave its total: of so many home, so many Indians."""
    if not part.is_part or part.kind != "transfer" or part.sides.get("origin") or UNNAMED in part.attrs:
        return part
    for whole in findings:
        origin = whole.sides.get("origin", ())
        if is_whole_of(part, whole) and len(origin) == 1 and not part.keys("destination") & whole.keys("origin"):
            return replace(part, sides={**part.sides, "origin": origin}, rule=f"{part.rule}+whole-origin")
    return part


def is_whole_of(part: Finding, whole: Finding) -> bool:
    """Say that a finding is a larger number, told in the part's sentence of people who went as far."""
    few, many = (f.subject.count if f.subject is not None else None for f in (part, whole))
    alike = whole.kind == part.kind and whole.status == part.status and not whole.is_part
    return alike and part.quotes[0] in whole.quotes and few is not None and many is not None and few < many


def with_one_name(finding: Finding, same: Mapping[tuple[str, int], Subject]) -> Finding:
    """Give somebody unnamed the words by which another telling of him went: who is to be sent is who was held."""
    subject = finding.subject
    meant = same.get(subject.key) if subject is not None and subject.person is None else None
    if subject is None or meant is None:
        return finding
    return replace(finding, subject=replace(meant, nation=meant.nation or subject.nation))


def with_summed_origins(finding: Finding, findings: Sequence[Finding]) -> Finding:
    """Give a total without an origin those of the parts told elsewhere, where these add up to it."""
    subject, parts = finding.subject, [f for f in findings if f.is_part and f.subject is not None]
    total = sum(part.subject.count or 0 for part in parts if part.subject is not None)
    fits = subject is not None and finding.kind == "transfer" and not finding.sides.get("origin")
    if not fits or not parts or subject is None or subject.count != total or finding in parts:
        return finding
    if any(part.keys("destination") != finding.keys("destination") for part in parts):
        return finding
    origins = {side.key: side for part in parts for side in part.sides.get("origin", ())}
    return replace(finding, sides={**finding.sides, "origin": tuple(origins.values())}) if origins else finding


def with_nations(findings: Sequence[Finding]) -> list[Finding]:
    """Give each person the citizenship that any telling gives him, else what stands beside a name of his."""
    nations = {f.subject.key: f.subject.nation for f in findings if f.subject is not None and f.subject.nation}
    people = {f.subject.person.cluster: f.subject.key for f in findings if f.subject is not None and f.subject.person}
    scenes = {f.scene.part: f.scene for f in findings}.values()
    beside = {key: nation_beside(cluster, scenes) for cluster, key in people.items() if key not in nations}
    return [with_nation(finding, {**beside, **nations}) for finding in findings]


def with_nation(finding: Finding, nations: Mapping[tuple[str, int], str | None]) -> Finding:
    subject = finding.subject
    if subject is None or subject.nation is not None:
        return finding
    return replace(finding, subject=replace(subject, nation=nations.get(subject.key)))


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
        and f.status == group.status
        and sides_agree(f, group)
        and dates_agree(f.date, group.date)
    }
    return len(members) > 1 if subject.count is None else len(members) == subject.count
