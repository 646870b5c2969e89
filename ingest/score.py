"""Score facts against gold facts: entries are matched one to one, the best total first, class by class."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import InputError
from ingest import likeness
from ingest.likeness import Entry, Record, aliases, any_alike, codes, fold, same_date, same_name, same_party

Records = Mapping[str, Entry]
Matcher = Callable[[Any, Any, Record, Record], float]
SUFFIX = ".facts.json"


@dataclass(slots=True)
class Tally:
    """Count entries: those that match, those printed, those wanted."""

    right: int = 0
    printed: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.printed + other.printed, self.wanted + other.wanted)

    def rates(self) -> dict[str, float]:
        """Give precision, recall and F1; nothing printed where nothing is wanted is perfect."""
        precision = self.right / self.printed if self.printed else float(not self.wanted)
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rates = {"precision": precision, "recall": recall, "f1": f1}
        counts = {"right": self.right, "printed": self.printed, "wanted": self.wanted}
        return {name: round(rate, 3) for name, rate in rates.items()} | counts


@dataclass(slots=True)
class Score:
    """Gather the tallies of all articles by class, the fields of matched transfers (right, seen), the misses."""

    classes: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MATCHERS})
    fields: dict[str, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(SAME_FIELD, (0, 0)))
    misses: list[str] = field(default_factory=list)

    def take(self, name: str, facts: Entry, printed: Entry) -> None:
        """Score one article."""
        known = [tuple(each.get("agencies") or ()) for each in (facts, printed)]
        gold, found = Record(facts, known[0]), Record(printed, known[1])
        for kind in MATCHERS:
            wanted, given = entries(facts, kind), entries(printed, kind)
            pairs = pair_up(wanted, given, MATCHERS[kind], gold, found)
            self.classes[kind] += Tally(len(pairs), len(given), len(wanted))
            if kind == "transfers":
                self.compare([(wanted[i], given[j]) for i, j in pairs])
            if kind != "transfers.full":
                self.misses += missed(f"{name}  {kind}", wanted, given, pairs)

    def compare(self, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        """Compare the fields of matched transfers one by one."""
        for one, other in pairs:
            for key, same in SAME_FIELD.items():
                right, seen = self.fields[key]
                self.fields[key] = right + same(one.get(key), other.get(key)), seen + 1


def evaluate(gold: Records, output: Records, details: bool = False) -> dict[str, Any]:
    """Score a set of records; an article without a record counts as an empty one."""
    score = Score()
    for name in sorted(gold):
        score.take(name, gold[name], output.get(name, {}))
    core = sum((score.classes[kind] for kind in CORE), Tally())
    return {
        "articles": len(gold),
        "without_output": sum(name not in output for name in gold),
        "core": core.rates(),
        "classes": {kind: tally.rates() for kind, tally in score.classes.items()},
        "transfer_fields": {
            key: round(right / seen, 3) if seen else None for key, (right, seen) in score.fields.items()
        },
        "misses": score.misses if details else [],
    }


def pair_up(
    wanted: Sequence[Any], given: Sequence[Any], match: Matcher, gold: Record, found: Record
) -> list[tuple[int, int]]:
    """Match entries one to one, the greatest likeness first, then the order of the lists."""
    likenesses = ((match(w, g, gold, found), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given))
    left, right, pairs = set(range(len(wanted))), set(range(len(given))), []
    for points, i, j in sorted(likenesses, key=lambda each: (-each[0], each[1], each[2])):
        if points > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def missed(where: str, wanted: Sequence[Any], given: Sequence[Any], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Print the entries without a partner."""
    for what, listed, hit in (
        ("missed", wanted, {i for i, _ in pairs}),
        ("wrong ", given, {j for _, j in pairs}),
    ):
        lone = (entry for number, entry in enumerate(listed) if number not in hit)
        yield from (f"{where}  {what}  {json.dumps(entry, ensure_ascii=False)}" for entry in lone)


def entries(facts: Entry, kind: str) -> list[Any]:
    """List a record's entries of one class; posts and people at meetings are gathered from others."""
    officials = facts.get("officials") or []
    if kind == "posts":
        held = ((aliases(person), post.get("agency")) for person in officials for post in person.get("posts") or ())
        return [{"who": who, "agency": agency} for who, agency in held if agency]
    if kind == "meetings.who":
        known = {fold(form): aliases(person) for person in officials for form in aliases(person)}
        people = (name for meeting in facts.get("meetings") or () for name in meeting.get("who") or ())
        return [known.get(fold(name), [name]) for name in people]
    return list(facts.get(kind.partition(".")[0]) or ())


def match_code(one: str, other: str, _gold: Record, _found: Record) -> float:
    return float(one == other)


def match_agency(one: Entry, other: Entry, _gold: Record, _found: Record) -> float:
    lands = {land for land in (one.get("country"), other.get("country")) if land}
    return float(len(lands) < 2 and same_name(one, other, likeness.SAME_AGENCY))


def match_named(one: Entry, other: Entry, _gold: Record, _found: Record) -> float:
    return float(same_name(one, other, likeness.SAME_PERSON))


def match_post(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    who = any_alike(one["who"], other["who"], likeness.SAME_PERSON)
    return float(who and same_party(gold, found, one["agency"], other["agency"]))


def match_transfer(one: Entry, other: Entry, _gold: Record, _found: Record) -> float:
    """Match the same subject, a common origin and the same destination."""
    left, right = codes(one.get("from")), codes(other.get("from"))
    apart = left != right and left.isdisjoint(right)
    if apart or (one.get("to") or None) != (other.get("to") or None) or not likeness.same_subject(one, other):
        return 0.0
    same = (one.get("mode") == other.get("mode")) + (one.get("status") == other.get("status"))
    shared = len(left & right) / max(1, len(left | right))
    return 1.0 + shared + 0.5 * same + 0.25 * same_date(one.get("date"), other.get("date"))


def match_transfer_full(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    """Match a transfer whose mode, status and origins are the same too."""
    same = all(one.get(key) == other.get(key) for key in ("mode", "status"))
    whole = same and codes(one.get("from")) == codes(other.get("from"))
    return match_transfer(one, other, gold, found) if whole else 0.0


def match_detention(one: Entry, other: Entry, _gold: Record, _found: Record) -> float:
    places = {place for place in (one.get("where"), other.get("where")) if place}
    if len(places) > 1 or not likeness.same_subject(one, other):
        return 0.0
    wanted = not codes(one.get("wanted_by")).isdisjoint(codes(other.get("wanted_by")))
    return 1.0 + 0.3 * (one.get("where") == other.get("where")) + 0.3 * wanted


def match_meeting(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    """Match a shared person, agency, or country and place."""
    who, bodies = other.get("who") or (), other.get("agencies") or ()
    people = sum(any_alike([name], who, likeness.SAME_PERSON) for name in one.get("who") or ())
    agencies = sum(any(same_party(gold, found, a, b) for b in bodies) for a in one.get("agencies") or ())
    lands = len(codes(one.get("countries")) & codes(other.get("countries")))
    place = any_alike([one.get("place")], [other.get("place")], likeness.SAME_PERSON)
    if not (people or agencies or (lands and place)):
        return 0.0
    dated = same_date(one.get("date"), other.get("date"))
    return 1.0 + 0.3 * people + 0.1 * agencies + 0.1 * lands + 0.3 * place + 0.2 * dated


def match_cooperation(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    """Match a pair of parties in either order."""
    a, b = other.get("a"), other.get("b")
    for left, right in ((a, b), (b, a)):
        if same_party(gold, found, one.get("a"), left) and same_party(gold, found, one.get("b"), right):
            return 1.0 + 0.1 * len(codes(one.get("topics")) & codes(other.get("topics")))
    return 0.0


def match_operation(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    """Match by name; of what has none, by date and a shared conductor or country."""
    if one.get("name") and other.get("name"):
        return 2.0 * same_name(one, other, likeness.SAME_OPERATION)
    by = other.get("by") or ()
    shared = any(same_party(gold, found, a, b) for a in one.get("by") or () for b in by)
    shared = shared or not codes(one.get("countries")).isdisjoint(codes(other.get("countries")))
    return float(shared and same_date(one.get("date"), other.get("date")))


def match_agreement(one: Entry, other: Entry, gold: Record, found: Record) -> float:
    """Match two shared parties, or all where the gold has fewer."""
    wanted, given = one.get("parties") or (), other.get("parties") or ()
    shared = sum(any(same_party(gold, found, a, b) for b in given) for a in wanted)
    if shared < min(2, len(wanted)):
        return 0.0
    named = likeness.names_alike(one.get("name"), other.get("name")) >= likeness.SAME_PAPER
    return 1.0 + 0.3 * named + 0.2 * (one.get("status") == other.get("status"))


def match_figure(one: Entry, other: Entry, _gold: Record, _found: Record) -> float:
    """Match the same measure and value."""
    try:
        value, told = float(one["value"]), float(other["value"])
    except (KeyError, TypeError, ValueError):
        return 0.0
    if not abs(value - told) <= 1e-6 * max(1.0, abs(value)) or one.get("measure") != other.get("measure"):
        return 0.0
    return 1.0 + 0.2 * same_date(one.get("period"), other.get("period"))


def match_who(one: Sequence[str], other: Sequence[str], _gold: Record, _found: Record) -> float:
    return float(any_alike(one, other, likeness.SAME_PERSON))


def read_gold(folder: Path) -> dict[str, Entry]:
    """Read every NAME.facts.json of a folder; raises InputError where there is none."""
    gold = {
        path.name.removesuffix(SUFFIX): read_json(path.read_text("utf-8"), path) for path in folder.glob(f"*{SUFFIX}")
    }
    if not gold:
        raise InputError(f"no *{SUFFIX} under {folder}: name the folder of the gold facts")
    return gold


def read_output(path: Path) -> dict[str, Entry]:
    """Read the records that extract has printed."""
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    records = [read_json(line, path, number) for number, line in lines if line.strip()]
    if not all(isinstance(record.get("id"), str) for record in records):
        raise InputError(f"{path}: a record without an id; print it with kordon extract --format facts")
    return {str(record["id"]): record for record in records}


def read_json(text: str, path: Path, line: int = 1) -> Entry:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(f"{path}, line {line}: no JSON ({error})") from error
    if not isinstance(data, dict):
        raise InputError(f"{path}, line {line}: a record must be an object")
    return data


SAME_FIELD: dict[str, Callable[[Any, Any], bool]] = {
    "from": lambda one, other: codes(one) == codes(other),
    "mode": lambda one, other: one == other,
    "status": lambda one, other: one == other,
    "date": same_date,
    "offences": lambda one, other: codes(one) == codes(other),
    "citizenship": lambda one, other: one == other,
}
MATCHERS: dict[str, Matcher] = {
    "countries": match_code,
    "agencies": match_agency,
    "officials": match_named,
    "posts": match_post,
    "transfers": match_transfer,
    "transfers.full": match_transfer_full,
    "detentions": match_detention,
    "meetings": match_meeting,
    "meetings.who": match_who,
    "cooperation": match_cooperation,
    "operations": match_operation,
    "agreements": match_agreement,
    "systems": match_named,
    "figures": match_figure,
}
CORE = ("agencies", "officials", "posts", "transfers.full", "detentions", "meetings", "cooperation", "operations")
