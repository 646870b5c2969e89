"""A person's judgement: checked, written into judgements.csv, the graph brought up to it, and what has changed told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph import effect, ids, rulings
from graph.effect import Effect
from graph.errors import InputError, NotFoundError
from graph.judgements import Judgement, Record
from graph.ledger import JUDGEMENTS, Ledger
from graph.settings import Settings
from queries import targets
from queries.evidence import many
from queries.targets import EVENTS, Target

if TYPE_CHECKING:
    from graph.bolt import Store

MOST = 10  # ids that are told of each sort of change


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold the ledger and the store that judgements are made on."""

    ledger: Ledger
    store: Store

    @property
    def path(self) -> Path:
        return self.ledger.folder / JUDGEMENTS

    def write(self, said: Judgement) -> Judgement:
        """Add a line to the file and to the journal."""
        said = rulings.add(self.path, said)
        self.ledger.note(f"judge {said.verdict}", ids.article_of(said.left), f"{line(said)}: {said.why}")
        return said

    def settle(self) -> Iterator[str]:
        """Derive, load, and tell what has changed: last, so that whoever stops listening stops nothing."""
        from graph.load import load

        done = effect.derive(self.ledger)
        sent = load(self.ledger, self.store)
        yield from changed(self.ledger, done)
        yield f"{self.store.name}: {sent.nodes} nodes and {sent.edges} edges sent, {sent.removed} removed"


@contextmanager
def desk(settings: Settings) -> Iterator[Desk]:
    """Open ledger and store; what has come in since the last derivation is taken in first, and not told."""
    from graph.bolt import connect
    from graph.commands import ledger_of

    with ledger_of(settings) as ledger, connect(settings, create=True) as store:
        ledger.derive()
        yield Desk(ledger, store)


# ---- what can be judged ----


def judge(at: Desk, verdict: str, left: str, right: str, why: str, who: str) -> Iterator[str]:
    """Judge two things, or two reports of an event, the same, different or unsure; gives what came of it, in lines."""
    one, other = targets.target(at.ledger, left), targets.target(at.ledger, right)
    check(verdict, one, other)
    said = at.write(Judgement(verdict, one.id, other.id, who, "", why))
    yield told(said, one, other)
    before = one.thing, other.thing
    yield from at.settle()
    yield from unheeded(at, verdict, one, other, before)


def check(verdict: str, one: Target, other: Target) -> None:
    """Raise InputError for two that no judgement can be passed on."""
    if one.id == other.id:
        here = one.thing or one.id
        raise InputError(f"both are {here}: name two of its mentions (kordon judge mentions {here})")
    if ("#" in one.id) != ("#" in other.id) or one.type != other.type:
        raise InputError(f"{one.id} is about a {one.type}, {other.id} about a {other.type}: they can not be compared")
    if "#" in one.id and one.type not in EVENTS:
        raise InputError(f"a {one.type} is no event: judge the mentions of who takes part, or reject one claim")
    if one.type in CLOSED:
        raise InputError(f"{one.text!r} is told by a closed list: where it is read wrongly, reject the claim")
    if verdict == "different" and one.head == other.head:
        raise InputError(f"{ids.article_of(one.id)} itself makes both one: reject the claim that is wrong")


def told(said: Judgement, one: Target, other: Target) -> str:
    return f"{said.verdict}: «{one.text}» {said.left}\n      and «{other.text}» {said.right}"


def unheeded(at: Desk, verdict: str, one: Target, other: Target, before: Sequence[str | None]) -> Iterator[str]:
    """Say why a judgement shows nothing."""
    if None in before:
        yield "one of them is not in the graph now (rejected or withdrawn): the line waits until it is"
        return
    now = [targets.target(at.ledger, each.id).thing for each in (one, other)]
    if verdict == "same" and now[0] != now[1]:
        yield "they stay apart: a judgement «different» outweighs this one (kordon judge list)"
    if verdict == "different" and now[0] == now[1]:
        yield "they stay one: other judgements join them (kordon judge list)"


def reject(at: Desk, claim: str, why: str, who: str) -> Iterator[str]:
    """Take one claim out of the graph."""
    found = targets.claim_target(at.ledger, claim)
    at.write(Judgement("reject", found.id, "", who, "", why))
    yield f"reject: {found.id}\n  «{found.text}»"
    yield from at.settle()


def withdraw(at: Desk, text: str, why: str, who: str) -> Iterator[str]:
    """Take an article and all its claims out of the graph, until the line is undone."""
    id_ = targets.article(at.ledger, text)
    older = [
        each for each in rulings.records(at.path) if (each.judgement.verdict, each.judgement.left) == ("withdraw", id_)
    ]
    if older:
        raise InputError(f"{id_} is withdrawn already{by(older[0].judgement)}; kordon judge undo {id_} brings it back")
    claims = len(at.ledger.claims_in(id_))
    at.write(Judgement("withdraw", id_, "", who, "", why))
    title = at.ledger.article(id_).title
    yield f"withdraw: {', '.join(filter(None, (id_, title, many(claims, 'claim'))))}"
    yield from at.settle()


def line(said: Judgement) -> str:
    return f"{said.left} {said.right}".rstrip()


def by(said: Judgement) -> str:
    parts = [f"by {said.who}" if said.who else "", said.when[:10], f"({said.why})" if said.why else ""]
    return "".join(f" {part}" for part in parts if part)


# ---- taking back ----


def undo(at: Desk, left: str | None, right: str | None) -> Iterator[str]:
    """Take out the last line, or the latest on what is named."""
    records = rulings.records(at.path)
    number = chosen(at.ledger, records, left, right)
    said = records[number].judgement
    rulings.remove(at.path, number)
    if said.left:
        at.ledger.note("judge undo", ids.article_of(said.left), f"{said.verdict} {line(said)}: {said.why}")
    yield f"undone: {said.verdict} {line(said)}{by(said)}"
    yield from at.settle()


def chosen(ledger: Ledger, records: Sequence[Record], left: str | None, right: str | None) -> int:
    """Give the number of the line to take out; raises NotFoundError, or InputError where several may be meant."""
    if not records:
        raise NotFoundError("nothing has been judged: there is no line to undo")
    if left is None:
        return len(records) - 1
    named = [meant(ledger, text) for text in (left, right) if text is not None]
    found = [n for n, each in enumerate(records) if fits(ledger, each.judgement, named)]
    if not found:
        raise NotFoundError(f"no line judges {' and '.join(filter(None, (left, right)))}: see kordon judge list")
    pairs = {records[n].judgement.pair for n in found}
    if len(pairs) > 1:
        listed = "; ".join(" ".join(filter(None, pair)) for pair in sorted(pairs))
        raise InputError(f"{len(pairs)} lines may be meant, name both sides: {listed}")
    return max(found, key=lambda n: (records[n].judgement.when, n))


def meant(ledger: Ledger, text: str) -> set[str]:
    """Give all that a side of a line may be called: the text, the node it means, the article it means."""
    names = {text, *targets.nodes(ledger, text)}
    try:
        names.add(targets.article(ledger, text))
    except (NotFoundError, InputError):
        return names
    return names


def fits(ledger: Ledger, said: Judgement, named: Sequence[set[str]]) -> bool:
    """Tell whether a line has a side for each of the names; a line's side is called by its id and by its node's."""
    sides = [{side, *([thing] if (thing := thing_of(ledger, side)) else [])} for side in said.pair if side]
    if len(named) == 1:
        return any(named[0] & side for side in sides)
    one, other = named
    orders = ((sides[0], sides[-1]), (sides[-1], sides[0]))
    return len(sides) == 2 and any(bool(one & left and other & right) for left, right in orders)


def thing_of(ledger: Ledger, id_: str) -> str | None:
    """Give the node behind a line's side; None where it stands no more."""
    try:
        return targets.target(ledger, id_).thing if "@" in id_ else None
    except (NotFoundError, InputError):
        return None


# ---- what has changed, in words ----


def changed(ledger: Ledger, done: Effect) -> Iterator[str]:
    """Tell what a derivation has done, a line each."""
    for now, was in done.joined[:MOST]:
        yield f"joined: {' + '.join(was)} → {called(ledger, now)}"
    for was_, now_ in done.parted[:MOST]:
        yield f"parted: {was_} → {' + '.join(called(ledger, id_) for id_ in now_)}"
    for old, new in done.renamed[:MOST]:
        yield f"renamed: {old} → {called(ledger, new)}"
    yield from (f"gone: {id_}" for id_ in done.gone[:MOST])
    yield from (f"come: {called(ledger, id_)}" for id_ in done.come[:MOST])
    sorts = (done.joined, done.parted, done.renamed, done.gone, done.come)
    if more := sum(max(0, len(sort) - MOST) for sort in sorts):
        yield f"and {more} changes more of these sorts"
    written, removed = done.derived.written, done.derived.removed
    yield "nothing changes in the graph" if done.nothing else f"graph: {written} elements written, {removed} removed"
    yield from done.derived.told()


def called(ledger: Ledger, id_: str) -> str:
    element = ledger.element(id_)
    props = {} if element is None else element.props
    known = [props.get("name") or props.get("name_ru") or props.get("caption"), props.get("status"), props.get("date")]
    words = ", ".join(str(word) for word in known if word)
    return f"{id_} ({words})" if words else id_


CLOSED = ("country", "offence")
