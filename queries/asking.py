"""Pairs worth a look, shown with both contexts; on a terminal asked one by one, each answer written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph import effect
from graph.candidates.scale import Candidate
from graph.judgements import Judgement
from graph.ledger import Ledger
from queries import targets
from queries.context import Context, context
from queries.evidence import many
from queries.judging import Desk, changed
from queries.run import Table

SIDE = ("", "_text", "_sentence", "_article", "_published", "_source", "_mention")
COLUMNS = ("score", "type", *(f"{side}{part}" for side in ("left", "right") for part in SIDE), "why")
Ask = Callable[[str], str]


def table(ledger: Ledger, found: Iterable[Candidate], more: bool = False) -> Table:
    """Give a row a pair: score, both contexts, the reasons of the score."""
    return Table(COLUMNS, tuple(row(ledger, pair) for pair in found), more)


def row(ledger: Ledger, pair: Candidate) -> tuple[object, ...]:
    sides = [part for side in both(ledger, pair) for part in cells(*side)]
    return (pair.score, pair.type, *sides, "; ".join(pair.reasons))


def both(ledger: Ledger, pair: Candidate) -> tuple[tuple[str, Context], tuple[str, Context]]:
    left, right = context(ledger, pair.left_id), context(ledger, pair.right_id)
    return (pair.left, left), (pair.right, right)


def cells(thing: str, said: Context) -> tuple[str, ...]:
    return thing, said.text, said.sentence, said.title, said.published, said.source, said.id


# ---- for people ----


def prose(ledger: Ledger, found: Sequence[Candidate]) -> str:
    if not found:
        return NOTHING
    return "\n\n".join(paragraph(ledger, pair, f"{n} of {len(found)}") for n, pair in enumerate(found, 1))


def paragraph(ledger: Ledger, pair: Candidate, place: str) -> str:
    head = f"{place}  {pair.type}  {pair.score:.2f}  {'; '.join(pair.reasons)}"
    return "\n".join([head, *(line for side in both(ledger, pair) for line in shown(ledger, *side))])


def shown(ledger: Ledger, thing: str, said: Context) -> Iterator[str]:
    element = ledger.element(thing)
    props = {} if element is None else element.props
    name = props.get("name") or props.get("caption") or said.text
    yield f"  {name}  {thing}"
    yield f"    «{said.sentence}»"
    yield f"    {said.where}"


# ---- asked ----


def converse(at: Desk, found: Sequence[Candidate], who: str, ask: Ask, say: Callable[[str], None]) -> None:
    """Ask of each pair; an answer is in the file before the next question, so that one may stop at any time."""
    from graph.load import load

    if not found:
        say(NOTHING)
        return
    answered = 0
    try:
        for number, pair in enumerate(found, 1):
            if one_already(at.ledger, pair):
                continue
            say(paragraph(at.ledger, pair, f"{number} of {len(found)}"))
            answer = ask("the same? y yes, n no, u unsure, s later, q stop")
            if answer == "q":
                break
            if answer in VERDICTS:
                answered += 1
                for line in settle(at, pair, VERDICTS[answer], who):
                    say(line)
    finally:
        sent = load(at.ledger, at.store)
        say(f"{many(answered, 'judgement')} written; {at.store.name}: {sent.nodes} nodes and {sent.edges} edges sent")


def settle(at: Desk, pair: Candidate, verdict: str, who: str) -> Iterator[str]:
    at.write(Judgement(verdict, pair.left_id, pair.right_id, who, "", f"looked at both: {'; '.join(pair.reasons)}"))
    yield from changed(at.ledger, effect.derive(at.ledger))
    yield ""


def one_already(ledger: Ledger, pair: Candidate) -> bool:
    """Tell whether an answer since has made both one, or has taken one away."""
    left, right = (targets.target(ledger, id_).thing for id_ in (pair.left_id, pair.right_id))
    return left is None or right is None or left == right


NOTHING = "no pairs to look at"
VERDICTS = {"y": "same", "n": "different", "u": "unsure"}
