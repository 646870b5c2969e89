"""The library of named questions: one Cypher file each, its head says what is asked, of what, and what comes back."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph.errors import InputError, NotFoundError

REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Describe what a question is asked of; `default` None means: not narrowed by it."""

    name: str
    type: str
    required: bool
    default: str | None
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """Hold one named question; `columns` are what its rows hold, in order."""

    name: str
    title: str
    english: str
    russian: str
    category: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    picture: bool
    cypher: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold the questions by name, and what is wrong with the user's files that give none."""

    known: dict[str, Query]
    faults: dict[str, str]


def queries() -> dict[str, Query]:
    """Give every named question by name, ours and those of the user's folder (KORDON_QUERIES) that can be read."""
    read = shelf()
    for fault in read.faults.values():
        warn(f"left out: {fault}")
    return read.known


def is_name(name: str) -> bool:
    """Tell whether a question, even one that can not be read, is called so."""
    read = shelf()
    return name in read.known or name in read.faults


def find(name: str) -> Query:
    """Give one question by name; raises NotFoundError with the nearest names, InputError where its file is at fault."""
    from difflib import get_close_matches

    if fault := shelf().faults.get(name):
        raise InputError(fault)
    found = queries()
    if name in found:
        return found[name]
    near = get_close_matches(name, found, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kordon queries lists them"
    raise NotFoundError(f"there is no query {name!r}: {hint}")


def shelf() -> Shelf:
    """Read ours, then the user's: a file of theirs that is at fault takes nothing but itself away."""
    known, faults = dict(ours()), {}
    folder = user_folder()
    for path in sorted(folder.glob("*.cypher")) if folder is not None else ():
        try:
            known[path.stem] = own(path, known)
        except (InputError, UnicodeDecodeError) as error:
            faults[path.stem] = f"{path}: {error}"
        except OSError as error:
            faults[path.stem] = f"{path}: {error.strerror}"
    return Shelf(dict(sorted(known.items())), faults)


def ours() -> Iterator[tuple[str, Query]]:
    for file in files("queries").joinpath("cypher").iterdir():
        if file.name.endswith(".cypher"):
            name = file.name.removesuffix(".cypher")
            yield name, parse(name, file.read_text(encoding="utf-8"))


def own(path: Path, known: Container[str]) -> Query:
    if path.stem in known:
        raise InputError(f"two queries are called {path.stem}: rename this one")
    return parse(path.stem, path.read_text(encoding="utf-8"))


@cache
def warn(message: str) -> None:
    """Warn once: the shell looks at the library at every line."""
    print(f"kordon: {message}", file=sys.stderr)


def user_folder() -> Path | None:
    given = os.environ.get("KORDON_QUERIES")
    if not given:
        return None
    if not Path(given).is_dir():
        raise InputError(f"KORDON_QUERIES names no folder: {given}")
    return Path(given)


def parse(name: str, text: str) -> Query:
    """Read a file: head lines `// key: value` up to the first other line, then Cypher; raises InputError."""
    head, cypher = split(text)
    values: dict[str, list[str]] = {}
    for line in head:
        found = HEAD.match(line)
        if found is None or found["key"] not in KEYS:
            raise InputError(f"query {name}: the head line {line!r} is none of {', '.join(KEYS)}")
        values.setdefault(found["key"], []).append(found["value"].strip())
    missing = [key for key in KEYS if key not in values and key != "param"]
    if missing or not cypher.strip():
        raise InputError(f"query {name}: {', '.join(missing) or 'the Cypher'} is missing")
    return build(name, values, cypher.strip())


def split(text: str) -> tuple[list[str], str]:
    lines = text.lstrip("\ufeff").splitlines()
    count = next((index for index, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return lines[:count], "\n".join(lines[count:])


def build(name: str, values: Mapping[str, list[str]], cypher: str) -> Query:
    parameters = tuple(parse_parameter(name, value) for value in values.get("param", ()))
    columns = tuple(column.strip() for column in values["columns"][0].split(","))
    title, english, russian, category = (values[key][0] for key in ("title", "en", "ru", "category"))
    picture = values["picture"][0] == "yes"
    return Query(name, title, english, russian, category, parameters, columns, picture, cypher)


def parse_parameter(query: str, value: str) -> Parameter:
    """Read `name | type | default | example | meaning`; the default is empty for none, or the word `required`."""
    parts = [part.strip() for part in value.split("|")]
    if len(parts) != 5 or not parts[0].isidentifier():
        raise InputError(f"query {query}: a param is `name | type | default | example | meaning`, not {value!r}")
    name, type_, default, example, meaning = parts
    required = default == REQUIRED
    return Parameter(name, type_, required, None if required or not default else default, example, meaning)


HEAD = re.compile(r"//\s*(?P<key>\w+):(?P<value>.*)")
CATEGORIES = ("movements", "people", "officials", "bodies", "figures", "trust", "network")
KEYS = ("title", "en", "ru", "category", "param", "columns", "picture")
