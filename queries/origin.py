"""Where a picture comes from: the question whose answer it is, and the command that draws it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from queries.library import Query
from queries.picture import View
from queries.wording import Wording


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold the question (or one's own Cypher), what it was asked of, and the command if there is one.

    A picture that was cut out of a graph by hand has no command: none would draw it again.
    """

    question: Query | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    cypher: str = ""
    command: str = ""

    def title(self, words: Wording) -> str:
        """Give the question in the reader's language."""
        if self.question is None:
            return words.say("ui.own_cypher") if self.cypher else ""
        return self.question.russian if words.lang == "ru" else self.question.english


def told(origin: Origin, words: Wording) -> dict[str, Any]:
    """Give what the page folds out: the question, its parameters with their values, its Cypher, the command."""
    question = origin.question
    return {
        "title": origin.title(words),
        "parameters": [*parameters(origin)],
        "cypher": question.cypher if question is not None else origin.cypher,
        "command": origin.command,
    }


def parameters(origin: Origin) -> Iterator[tuple[str, str]]:
    """Give what the question was asked of: what was given, and what stands in for what was not."""
    known = () if origin.question is None else origin.question.parameters
    defaults = {parameter.name: parameter.default for parameter in known if parameter.default is not None}
    for name, value in {**defaults, **origin.given}.items():
        yield name, str(value)


def hushed(origin: Origin) -> Origin:
    """Leave the question alone: what it was asked of, one's own Cypher and the command may hold a name."""
    return Origin(origin.question)


def command(
    view: View, lang: str, name: str | None, params: Sequence[str], as_of: str | None, form: str | None = None
) -> str:
    """Write the `kordon view` that draws this picture of the same graph; where it lies is the reader's own affair."""
    words = ["kordon", "view", *([f"--{form}"] if form is not None else []), *(["--query", name] if name else [])]
    for pair in params:
        words += ["--param", pair]
    for own in fields(View):
        value = getattr(view, own.name)
        words += [] if value == own.default else option(OPTIONS.get(own.name, own.name), value)
    words += ["--as-of", as_of] if as_of is not None else []
    return shlex.join([*words, "--lang", lang])


def option(name: str, value: Any) -> list[str]:
    flag = f"--{name.replace('_', '-')}"
    if value is True:
        return [flag]
    if name == "path":
        return [flag, *value]
    return [word for each in (value if isinstance(value, tuple) else (value,)) for word in (flag, str(each))]


OPTIONS = {"types": "type", "countries": "country", "date_from": "from", "date_to": "to", "redacted": "redact"}
