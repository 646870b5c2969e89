"""The pages that `kordon view` writes beside the graph, and which of its options go with each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError

if TYPE_CHECKING:
    from graph.bolt import Store
    from queries.page import Written
    from queries.picture import View

COMMON = frozenset(
    {"form", "output", "countries", "date_from", "date_to", "min_sources", "redacted", "lang", "as_of", "store"}
)
OPTIONS = {"timeline": COMMON | {"around", "types", "limit"}, "flows": COMMON}
TELLING = frozenset({"form", "output", "store"})  # go with everything: not worth naming


def refuse(form: str, given: Collection[str], flags: Mapping[str, str]) -> None:
    """Raise InputError for options that say nothing to this page; `flags` gives them by parameter."""
    lost = [flags[name] for name in flags if name in given and name not in OPTIONS[form]]
    if lost:
        fit = ", ".join(flags[name] for name in flags if name in OPTIONS[form] - TELLING)
        raise InputError(f"--{form} does not take {', '.join(lost)}; it takes {fit}")


def write(form: str, store: Store, path: Path, view: View, lang: str, command: str) -> Written:
    """Write the page of this form, whose module bears its name; the page tells `command` as what draws it again."""
    from queries.origin import Origin

    module = import_module(f"queries.{form}")
    written: Written = module.write(store, path, view, lang, origin=Origin(command=command))
    return written


def report(form: str | None, written: Written) -> str:
    """Say what a page shows; `form` is None for that of the graph."""
    if form == "timeline":
        return f"{written.path}: {written.nodes} events"
    if form == "flows":
        return f"{written.path}: {written.nodes} countries, {written.edges} flows"
    return f"{written.path}: {written.nodes} nodes, {written.edges} edges"


def left_out(form: str | None, written: Written) -> str:
    left = "events" if form == "timeline" else f"nodes, {written.hidden_edges} edges"
    return f"not drawn: {written.hidden_nodes} {left} (--limit)"
