"""Clauses that leave their verb to the last of them: «Ресейден 28 адам, Түркиядан 14 адам қайтарылды»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.kazakh.units import BAR, NOUN, NUM, Unit

if TYPE_CHECKING:
    from ingest.kazakh.tree import Tree

LANDS = ("country", "place", "agency")


@dataclass(frozen=True, slots=True)
class Gapped:
    """Hold a clause without a verb: those whom it counts, and the lands that stand before them."""

    counted: Unit
    lands: tuple[Unit, ...]


def gapped(waiting: Sequence[Unit], tree: Tree) -> list[Gapped]:
    """Find the clauses that have no verb of their own among what waits for one."""
    groups = parted(waiting)
    last = next((one for one in groups[-1] if is_counted(one, tree)), None)
    if last is None:
        return []
    found = (read(group, groups[-1], tree) for group in groups[:-1])
    return [one for one in found if one is not None and one.counted.case == last.case]


def parted(waiting: Sequence[Unit]) -> list[list[Unit]]:
    """Part what waits at its commas."""
    groups: list[list[Unit]] = [[]]
    for one in waiting:
        if one.kind == BAR and one.text == ",":
            groups.append([])
        else:
            groups[-1].append(one)
    return groups


def read(group: Sequence[Unit], last: Sequence[Unit], tree: Tree) -> Gapped | None:
    """Read a clause; a land to whose case nothing answers in the last one belongs to all of them."""
    counted = [one for one in group if is_counted(one, tree)]
    cases = {one.case for one in last if is_land(one) or one.head.pos_ == "PRON"}
    lands = tuple(one for one in group if is_land(one) and one.case in cases)
    if len(counted) != 1 or not lands:
        return None
    return Gapped(counted[0], lands)


def is_land(one: Unit) -> bool:
    return one.kind == NOUN and one.named in LANDS and not one.adp


def is_counted(one: Unit, tree: Tree) -> bool:
    """Say that a piece counts people, or names one: «28 адам», «үш күдікті», «28», «Имяректі»."""
    if one.named == "person":
        return one.case == "Acc"
    if one.head.pos_ == "NUM":
        return one.kind in (NOUN, NUM) and one.case in ("Nom", "Acc") and one.adp != "share"
    return one.kind == NOUN and one.is_person and one.case in ("Nom", "Acc") and tree.has(one.head.i, "nummod")
