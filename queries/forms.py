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

COMMON = frozenset({"form", "output", "countries", "date_from", "date_to", "min_sources", "lang", "as_of", "store"})
OPTIONS = {"timeline": COMMON | {"around", "types", "limit"}, "flows": COMMON}
TELLING = frozenset({"form", "output", "store"})  # go with everything: not worth naming


def refuse(form: str, given: Collection[str], flags: Mapping[str, str]) -> None:
    """Raise InputError for options that say nothing to this page; `flags` gives them by parameter."""
    lost = [flags[name] for name in flags if name in given and name not in OPTIONS[form]]
    if lost:
        fit = ", ".join(flags[name] for name in flags if name in OPTIONS[form] - TELLING)
        raise InputError(f"--{form} does not take {', '.join(lost)}; it takes {fit}")


def write(form: str, store: Store, path: Path, view: View, lang: str) -> Written:
    """Write the page of this form; its module is the form's name."""
    written: Written = import_module(f"queries.{form}").write(store, path, view, lang)
    return written


def report(form: str, written: Written) -> str:
    if form == "timeline":
        return f"{written.path}: {written.nodes} events"
    return f"{written.path}: {written.nodes} countries, {written.edges} flows"
