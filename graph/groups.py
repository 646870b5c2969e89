"""What belongs together: joining by pairs, with pairs that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
Pairs = Iterable[tuple[Item, Item]]


class Groups(Generic[Item]):
    """Gather items by joins; an item that was never joined is a group of its own once it was asked for."""

    def __init__(self, apart: Pairs[Item] = ()) -> None:
        self._parent: dict[Item, Item] = {}
        self._foes: dict[Item, set[Item]] = defaultdict(set)
        for left, right in apart:
            self._foes[self.root(left)].add(right)
            self._foes[self.root(right)].add(left)

    def root(self, item: Item) -> Item:
        parent = self._parent.setdefault(item, item)
        while parent != item:
            self._parent[item] = self._parent[parent]
            item, parent = parent, self._parent[parent]
        return item

    def join(self, left: Item, right: Item) -> bool:
        """Join two groups, unless something in one must stay apart from something in the other."""
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if any(self.root(foe) == other for foe in self._foes.get(one, ())):
            return False
        self._parent[other] = one
        if other in self._foes:
            self._foes[one] |= self._foes.pop(other)
        return True

    def all(self) -> list[list[Item]]:
        """Give the groups, in the order in which their first items were named."""
        found: dict[Item, list[Item]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return list(found.values())


def settle(base: Mapping[str, str], order: Mapping[str, str], same: Pairs[str], different: Pairs[str]) -> Groups[str]:
    """Join and part what rules have found by what people have judged.

    `base` maps each judged item to the group that rules put it in, `order` to its place in time. The groups hold bases
    and those items that are judged different from another. `different` outweighs `same`; of two items judged different
    the earlier stays with the rest of its base.
    """
    apart = sorted(different)
    single = {item for pair in apart for item in pair}
    groups = Groups(apart)
    for left, right in sorted(same):
        groups.join(left if left in single else base[left], right if right in single else base[right])
    for item in sorted(single, key=lambda item: (order[item], item)):
        groups.join(base[item], item)
    for group in base.values():
        groups.root(group)
    return groups
