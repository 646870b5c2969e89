"""The stage from anchors to entities: names inside their blocks, then what people have judged across blocks."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph import identity, ids, persons
from graph.groups import Groups
from graph.groups import settle as settle_pairs

if TYPE_CHECKING:
    from graph.derive import Pass


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold one group of blocks that judgements link: the anchors named, and the pairs."""

    block: dict[str, str] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    seq: dict[str, str] = field(default_factory=dict)
    same: list[tuple[str, str]] = field(default_factory=list)
    different: list[tuple[str, str]] = field(default_factory=list)


def settle(work: Pass) -> None:
    """Give every anchor of a dirty block its entity, and leave the claims of those that have changed."""
    for block, rows in itertools.groupby(work.run("profiles").fetchall(), key=lambda row: str(row[0])):
        bases = identity.cluster(block, [profile for _, profile in rows])
        work.many("set_base", [(base, block, profile, base) for profile, base in bases.items()])
    work.run_all("plan_clear")
    work.run("plan_blocks")
    work.run("plan_judged")
    for group in judged_groups(work):
        if any(work.column("is_touched", block)[0] for block in set(group.block.values())):
            plan(work, group)
    work.run_all("carry_out")


def judged_groups(work: Pass) -> list[Judged]:
    """Gather judged pairs of anchors into groups of blocks that they link."""
    rows = work.run("judged_anchors").fetchall()
    links: Groups[str] = Groups()
    for _, _, left, _, _, _, right, _, _ in rows:
        links.join(left, right)
    groups: dict[str, Judged] = defaultdict(Judged)
    for verdict, *sides in rows:
        group = groups[links.root(sides[1])]
        for anchor, block, base, seq in (sides[:4], sides[4:]):
            group.block[anchor], group.base[anchor], group.seq[anchor] = block, base, seq
        (group.same if verdict == "same" else group.different).append((sides[0], sides[4]))
    return [groups[root] for root in sorted(groups)]


def plan(work: Pass, group: Judged) -> None:
    """Plan the entity of each base that people have judged, and of each anchor that they have parted from another."""
    bases = known_bases(work, group)
    settled = settle_pairs(group.base, group.seq, group.same, group.different)
    names: dict[str, str] = {}
    for members in settled.all():
        found = [member for member in members if member in bases]
        name = identity.best_base(bases, found) if found else parted_name(group, members)
        names.update(dict.fromkeys(members, name))
    work.many("plan_base", [(member, names[member]) for member in sorted(names) if member in bases])
    work.many("plan_anchor", [(member, names[member]) for member in sorted(names) if member not in bases])


def known_bases(work: Pass, group: Judged) -> dict[str, tuple[str | None, str]]:
    """Give the best name and the first report of each base that the group speaks of."""
    told: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for block in sorted(set(group.block.values())):
        for base, name, seq in work.run("bases", block):
            told[base].append((name, seq))
    return {base: summary(told[base]) for base in sorted(set(group.base.values()))}


def summary(told: list[tuple[str | None, str]]) -> tuple[str | None, str]:
    names = sorted((name for name, _ in told if name is not None), key=persons.rank)
    return (names[0] if names else None), min(seq for _, seq in told)


def parted_name(group: Judged, members: list[str]) -> str:
    """Name what people have parted from the thing whose name it bears."""
    first = min(members, key=lambda anchor: (group.seq[anchor], anchor))
    return f"{group.base[first]}~{ids.digest(first, 5)}"
