"""What a question is asked of: words of the command line as checked values."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from graph.errors import InputError
from queries.library import Parameter, Query
from queries.lookup import Store, country, resolve

Reader = Callable[[Parameter, str, Store], Any]


def bind(query: Query, given: Mapping[str, Any], store: Store) -> dict[str, Any]:
    """Give every $parameter of the question a value; a span gives two, `$name_from` and `$name_to`.

    Raises InputError for an unknown or missing parameter and for a value of another type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise InputError(unknown(query, name))
    bound: dict[str, Any] = {}
    for parameter in query.parameters:
        bound.update(value_of(query, parameter, given.get(parameter.name), store))
    return bound


def value_of(query: Query, parameter: Parameter, given: Any, store: Store) -> dict[str, Any]:
    text = parameter.default if given is None else str(given)
    if text is None and parameter.required:
        raise InputError(f"{query.name} wants {usage(parameter)}, for example {parameter.example}")
    value = None if text is None else reader(parameter.type)(parameter, text, store)
    values = (value or (None, None)) if parameter.type == "span" else (value,)
    return dict(zip(names(parameter), values, strict=True))


def names(parameter: Parameter) -> tuple[str, ...]:
    """Give the names by which Cypher knows a parameter's value."""
    return (f"{parameter.name}_from", f"{parameter.name}_to") if parameter.type == "span" else (parameter.name,)


def unknown(query: Query, name: str) -> str:
    names = [parameter.name for parameter in query.parameters]
    if not names:
        return f"{query.name} has no parameters, so no {name!r}"
    near = get_close_matches(name, names, n=1)
    return f"{query.name} has no parameter {name!r}: " + (f"did you mean {near[0]}?" if near else ", ".join(names))


def usage(parameter: Parameter) -> str:
    """Print a parameter as it is typed: `--to COUNTRY`."""
    return f"--{parameter.name} {kind(parameter.type).upper()}"


def kind(type_: str) -> str:
    return "|".join(choices(type_)) if choices(type_) else type_


def choices(type_: str) -> Sequence[str]:
    """Give the words that a type `one of a, b, c` allows."""
    return [word.strip() for word in type_.removeprefix(ONE_OF).split(",")] if type_.startswith(ONE_OF) else ()


def reader(type_: str) -> Reader:
    if choices(type_):
        return read_choice
    if type_ not in READERS:
        raise InputError(f"there is no parameter type {type_!r}: choose {', '.join(READERS)} or `one of a, b`")
    return READERS[type_]


def read_string(parameter: Parameter, text: str, store: Store) -> str:
    return text


def read_choice(parameter: Parameter, text: str, store: Store) -> str:
    allowed = choices(parameter.type)
    if text not in allowed:
        near = get_close_matches(text, allowed, n=1)
        hint = f"did you mean {near[0]}?" if near else f"choose {', '.join(allowed)}"
        raise InputError(f"{parameter.name} is never {text!r}: {hint}")
    return text


def read_int(parameter: Parameter, text: str, store: Store) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise InputError(f"{parameter.name} is a whole number, for example {parameter.example}, not {text!r}")
    return int(text)


def read_date(parameter: Parameter, text: str, store: Store) -> datetime.date:
    """Read `2024-10-05`; of a month or a year the first day; `today`."""
    return datetime.date.today() if text == "today" else days(parameter, text)[0]


def read_span(parameter: Parameter, text: str, store: Store) -> tuple[datetime.date | None, datetime.date | None]:
    """Read `2024`, `2024-10`, `2024-01/2025-05` or a span open at one end, `2024/`: first and last day."""
    start, slash, end = text.partition("/")
    if not slash:
        return days(parameter, text)
    first = days(parameter, start)[0] if start.strip() else None
    last = days(parameter, end)[1] if end.strip() else None
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        raise InputError(f"{parameter.name}: the span {text!r} ends before it starts, or has no end at all")
    return first, last


def days(parameter: Parameter, text: str) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of a year, a month or a day; `05.10.2024` is read too."""
    found = ISO.fullmatch(text.strip()) or DOTTED.fullmatch(text.strip())
    if found is None:
        raise InputError(f"{parameter.name} is a date such as {parameter.example}, not {text!r}")
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    try:
        last = day or calendar.monthrange(year or 1, month or 12)[1]
        return datetime.date(year or 1, month or 1, day or 1), datetime.date(year or 1, month or 12, last)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InputError(f"{parameter.name}: the calendar has no {text!r}") from error


def read_thing(*labels: str) -> Reader:
    def read(parameter: Parameter, text: str, store: Store) -> str:
        return resolve(store, text, labels)

    return read


def read_country(parameter: Parameter, text: str, store: Store) -> str:
    return country(text)


ONE_OF = "one of "
ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
DOTTED = re.compile(r"(?:(?P<day>[0-9]{1,2})\.)?(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
READERS: dict[str, Reader] = {
    "string": read_string,
    "int": read_int,
    "date": read_date,
    "span": read_span,
    "country": read_country,
    "agency": read_thing("Agency"),
    "person": read_thing("Person"),
    "body": read_thing("Agency", "Country"),
    "thing": read_thing("Person", "Agency", "Country", "Operation", "Place", "System"),
}
