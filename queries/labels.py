"""What is written on a node, on an edge, and in the panel beside them."""

from __future__ import annotations

from collections import defaultdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from graph import reference, schema
from graph.disputes import Dispute
from queries.picture import PENDING, names, roles_of
from queries.wording import Wording

if TYPE_CHECKING:
    import networkx

WIDEST = 22  # letters of a label's line
STRUCTURE = frozenset({"OF_COUNTRY", "PART_OF"})
UNLABELLED = STRUCTURE | {"MET_AT"}  # their ends say it
MOVES = frozenset({"EXTRADITED_TO", "RETURNED_TO", "DETAINED_IN", PENDING})
Facts = list[tuple[str, str]]


def name_of(node: dict[str, Any], words: Wording) -> str:
    """Give the name of a thing in the reader's language; what has no name is told by its kind, count and date."""
    found = node.get(f"name_{words.lang}") or reference.name_in(node["id"], words.lang) or node.get("name")
    if found:
        return str(found)
    if node["type"] == "Person":
        return unnamed(node, words)
    if node["type"] == "Offence":
        return str(next(iter(node.get("names") or ()), node["id"].partition("/")[2]))
    type_ = capital(type_word(node["type"], words))
    return f"{type_}, {words.date(node['date'])}" if node.get("date") else type_


def unnamed(node: dict[str, Any], words: Wording) -> str:
    count, caption = node.get("count"), node.get("caption")
    if node.get("kind") == "total" and count is not None:
        return capital(words.say("person.total", people=counted(node, words)))
    several = count not in (None, 1)
    if caption and not (several and is_foreign(str(caption), words)):
        return capital(str(caption))
    return capital(counted(node, words) if several else words.say("person.unnamed"))


def is_foreign(printed: str, words: Wording) -> bool:
    """Say that an English reader may not read what an article printed."""
    return words.lang == "en" and not printed.isascii()


def counted(node: dict[str, Any], words: Wording) -> str:
    exact = node.get("count_is") in (None, "exact")
    if exact:
        return words.many("people", node["count"])
    return words.say(f"count.{node['count_is']}", count=words.many("people_of", node["count"]))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def folded_lines(text: str) -> str:
    """Break a label into at most three lines."""
    lines = wrap(text, WIDEST, break_long_words=False) or [""]
    return "\n".join(lines if len(lines) <= 3 else [*lines[:2], lines[2] + "…"])


def type_word(type_: str, words: Wording) -> str:
    if type_ == PENDING:
        return words.say("type.pending")
    rows = schema.nodes() if type_ in schema.nodes() else schema.edges()
    return rows[type_].words[words.lang]


def tie_words(edge: dict[str, Any], words: Wording) -> str:
    """Say what an edge says: «экстрадирован в», a post, «экстрадиция: отказано»."""
    if edge["type"] == "HOLDS_POST" and edge.get("post"):
        former = f" ({words.say('fact.former').lower()})" if edge.get("former") else ""
        return f"{edge['post']}{former}"
    if edge["type"] != PENDING:
        return type_word(edge["type"], words)
    what = words.value("mode", edge["mode"]) if edge.get("mode") else type_word(edge["event"], words)
    status = f": {words.value('status', edge['status'])}" if edge.get("status") else ""
    role = "" if edge["role"] == "destination" else f" ({words.value('role', edge['role']).lower()})"
    return f"{what}{status}{role}"


def tie_label(edge: dict[str, Any], event: dict[str, Any], words: Wording) -> str:
    """Give what stands on the line itself: short, with the month or the year."""
    if edge["type"] in UNLABELLED:
        return ""
    if edge["type"] == PENDING and edge["role"] != "destination":
        return words.value("role", edge["role"]).lower()
    date = edge.get("date") or event.get("date")
    text = folded_lines(tie_words(edge, words))
    return f"{text}\n{words.date(date)}" if edge["type"] in MOVES and date and "/" not in date else text


def node_facts(node: dict[str, Any], words: Wording) -> Facts:
    """List what is known of a thing, in words."""
    title = name_of(node, words)
    others = [name for name in names(node) if name not in (title, node.get("code"), node.get("caption"))]
    facts = [("names", "; ".join(others)), ("count", counted(node, words) if node.get("count") is not None else "")]
    for key in ("code", "caption", "level", "born", "form", "iccs"):
        facts.append((key, str(node.get(key) or "")))
    if node["type"] == "Person":
        facts.append(("kind", words.value("kind", node.get("kind") or "")))
        facts.append(("sex", words.value("sex", node.get("sex") or "")))
    return worded([*facts, *event_facts(node, words), *report_facts(node, words)], words)


def event_facts(node: dict[str, Any], words: Wording) -> Facts:
    mode, status, date = node.get("mode"), node.get("status"), node.get("date")
    return [
        ("mode", words.value("mode", mode) if mode else ""),
        ("status", words.value("status", status) if status else ""),
        ("date", words.date(date) if date else ""),
        ("history", "; ".join(history(line, words) for line in node.get("history") or ())),
    ]


def history(line: str, words: Wording) -> str:
    """Put `2024-10 requested <claim>` into words, without the claim."""
    date, _, rest = line.partition(" ")
    when = words.say("ui.undated") if date == "?" else words.date(date)
    return f"{when}: {words.value('status', rest.partition(' ')[0])}"


def report_facts(bearer: dict[str, Any], words: Wording) -> Facts:
    facts = [(key, words.number(bearer[key])) for key in ("sources", "articles") if bearer.get(key)]
    facts += [(key, words.date(bearer[key])) for key in ("first_report", "last_report") if bearer.get(key)]
    if bearer.get("confidence") is not None and bearer.get("claims"):
        facts.append(("confidence", f"{bearer['confidence']:.2f}"))
    return facts


def edge_facts(network: networkx.MultiDiGraph, edge: dict[str, Any], words: Wording) -> Facts:
    """List what is known of a tie, and of the event that it was drawn from: who asked, decided, handed over."""
    event = behind(network, edge)
    facts: Facts = [("former", words.value("value", True) if edge.get("former") else "")]
    facts.append(("topics", ", ".join(words.value("topic", topic) for topic in edge.get("topics") or ())))
    facts += event_facts({**event, **{key: edge[key] for key in ("date", "status") if edge.get(key)}}, words)
    facts += [("origin", words.value("origin", edge["origin"]))] if edge.get("origin") == "gazetteer" else []
    told = worded(facts, words) + actors(network, edge, words) + sides(network, event, words)
    return told + worded(report_facts(edge, words), words)


def actors(network: networkx.MultiDiGraph, edge: dict[str, Any], words: Wording) -> Facts:
    """List who has which part in the event behind a tie, in the order of the words for parts."""
    event = edge.get("fact", "")
    if not behind(network, edge):
        return []
    roles = roles_of(network, event)
    for source, _, type_ in network.in_edges(event, data="type"):
        roles[type_.lower()].append(source)
    named = {role: [called(network, id_, words) for id_ in dict.fromkeys(ids)] for role, ids in roles.items()}
    return [(words.value("role", role), ", ".join(named[role])) for role in words.family("role.") if role in named]


def behind(network: networkx.MultiDiGraph, edge: dict[str, Any]) -> dict[str, Any]:
    """Give the event that a tie was drawn from; that a body is some country's was learnt from one, and outlives it."""
    return {} if edge["type"] in STRUCTURE else network.nodes.get(edge.get("fact"), {})


def called(network: networkx.MultiDiGraph, id_: str, words: Wording) -> str:
    return name_of({"id": id_, **network.nodes[id_]}, words)


def sides(network: networkx.MultiDiGraph, event: dict[str, Any], words: Wording) -> Facts:
    """Put what sources contradict each other in side by side: each value with how many say so."""
    said: dict[str, list[str]] = defaultdict(list)
    for side in map(Dispute.read, event.get("disputes") or ()):
        said[side.aspect].append(f"{value_of(network, side, words)} ({words.many('sources', side.sources)})")
    return [(words.say("fact.disputed", what=aspect(about, words)), "; ".join(told)) for about, told in said.items()]


def aspect(about: str, words: Wording) -> str:
    family = "role" if about in words.family("role.") else "fact"
    return words.value(family, about).lower()


def value_of(network: networkx.MultiDiGraph, side: Dispute, words: Wording) -> str:
    if side.aspect == "date":
        return words.date(side.value)
    if side.aspect == "status":
        return words.value("status", side.value)
    if side.aspect == "count":
        is_, colon, number = side.value.rpartition(":")
        return words.say(f"count.{is_}", count=number) if colon else number
    return ", ".join(called(network, id_, words) if id_ in network else id_ for id_ in side.value.split("+"))


def worded(facts: Facts, words: Wording) -> Facts:
    return [(words.say(f"fact.{key}"), value) for key, value in facts if value]
