"""Write the sides of a pair of tests/gold/pairs as pages: what a line tells becomes the claims of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from worlds import Page, Thing, agency, country, offence, person, somebody

TEXTS = Path(__file__).resolve().parent / "gold" / "pairs" / "texts.txt"
STATUSES = ("completed", "approved", "requested", "refused", "suspended", "denied")
MODES = ("extradition", "deportation", "return")


def told(side: str) -> list[str]:
    return [part.strip() for part in side.split(";")]


def new_page(pages: list[Page], number: int, parts: Iterable[str]) -> Page:
    published = next((part.partition(" ")[2] for part in parts if part.startswith(("published ", "pub "))), None)
    pages.append(Page(f"article-{number}", published, f"outlet-{number}", f"Статья {number}. "))
    return pages[-1]


# ---- persons and agencies ----


def write_person(pages: list[Page], number: int, parts: Sequence[str]) -> str:
    name, *more = parts
    page = new_page(pages, number, more)
    who = person_of(name, more)
    page.say("accusation", {"subject": [who], "accused_of": [offence("fraud")]})
    for part in more:
        word, _, value = part.partition(" ")
        if word in SAYINGS:
            SAYINGS[word](page, who, value)
    return page.claims[0].roles["subject"][0].id


def person_of(name: str, parts: Sequence[str]) -> Thing:
    attrs: dict[str, object] = {"partial": True} if "partial" in parts else {}
    for part in parts:
        word, _, value = part.partition(" ")
        if word in ("born", "sex"):
            attrs[word] = value
    return person(name, **attrs)


def say_post(page: Page, who: Thing, value: str, former: bool = False) -> None:
    key, _, post = value.partition(" ")
    territory, _, kind = key.partition(".")
    page.say("post", {"subject": [who], "holds_post": [agency(territory, kind)]}, post=post, former=former)


def say_citizen(page: Page, who: Thing, value: str) -> None:
    page.say("citizenship", {"subject": [who], "citizen_of": [country(value)]})


def say_moved(page: Page, who: Thing, value: str) -> None:
    page.say("transfer", {"subject": [who], "destination": [country("KZ")]}, "completed", mode="extradition")


def say_wanted(page: Page, who: Thing, value: str) -> None:
    page.say("wanted", {"subject": [who], "wanted_by": [country("KZ")]})


def say_met(page: Page, who: Thing, value: str) -> None:
    page.say("meeting", {"met_at": [who, country("RU")]})


def write_agency(pages: list[Page], number: int, parts: Sequence[str]) -> str:
    name, *more = parts
    page = new_page(pages, number, more)
    body = agency_of(name, more)
    page.say("cooperation", {"cooperates_with": [body, country("DE")]}, topics=[])
    return page.claims[0].roles["cooperates_with"][0].id


def agency_of(name: str, parts: Sequence[str]) -> Thing:
    if name.startswith("="):
        territory, _, kind = name[1:].partition(".")
        return agency(territory, kind)
    attrs = {"level": "regional"} if "regional" in parts else {}
    for part in parts:
        if part.startswith("of "):
            attrs["country"] = part[3:]
    return Thing(name, "agency", None, name, attrs)


# ---- events ----


def write_event(pages: list[Page], number: int, parts: Sequence[str]) -> str:
    """Add a claim to a new article, or to that of the same name; copies have one text."""
    own = next((part for part in parts if part.startswith("art ")), f"art {number}")
    page = next((page for page in pages if page.source == own), None) or new_page(pages, number, parts)
    page.source = own
    if any(part.startswith("copy ") for part in parts):
        page.body = "Одно и то же. "
    return say_event(page, parts)


def say_event(page: Page, parts: Sequence[str]) -> str:
    kind, status, date = "transfer", None, None
    mode, who = "extradition", list[Thing]()
    roles: dict[str, list[Thing]] = {}
    for part in parts:
        word, _, value = part.partition(" ")
        if word in STATUSES:
            status, date = word, value or None
        elif word in ("detention", "meeting"):
            kind, date = word, value or None
        elif word in MODES:
            mode = word
        elif word == "who":
            who = named(value)
        elif word == "total" or word.isdigit():
            who = [unnamed(word, value)]
        elif ">" in part:
            origins, _, target = part.partition(">")
            roles |= {"origin": [country(code) for code in origins.split("+") if code]}
            roles |= {"destination": [country(target)]} if target else {}
        elif word == "in":
            roles["held_in"] = [Thing(value, "place", f"place/{value}") if "." in value else country(value)]
        elif word == "with":
            roles["met_at"] = [country(code) for code in value.split()]
    seats = {**roles, "met_at" if kind == "meeting" else "subject": [*who, *roles.get("met_at", [])]}
    claim = page.say(kind, seats, status, date, **({"mode": mode} if kind == "transfer" else {}))
    for part in parts:
        if who and "," in part and not part.startswith("who"):
            say_more(page, who[0], part.split(", ")[1:])
    return claim.id


def named(value: str) -> list[Thing]:
    first, *more = value.split(", ")
    if more and more[0].startswith("born "):
        return [person_of(first, more)]
    return [person(name) for name in (first, *more)]


def unnamed(word: str, value: str) -> Thing:
    text, *more = value.split(", ")
    if "partial" in more:
        return person(text, partial=True)
    attrs = {part.split()[0]: part.split()[1] for part in more if part.startswith(("born ", "sex "))}
    count = int(word if word != "total" else text.split()[0])
    found = somebody(text, count, **attrs)
    if word == "total":
        return replace(found, attrs={**found.attrs, "kind": "total"})
    return replace(found, attrs={**found.attrs, "count_is": "at_least"}) if "at_least" in more else found


def say_more(page: Page, who: Thing, parts: Iterable[str]) -> None:
    for part in parts:
        word, *values = part.split()
        if word == "accused":
            page.say("accusation", {"subject": [who], "accused_of": [offence(value) for value in values]})
        elif word == "citizen":
            say_citizen(page, who, values[0])


# ---- copies ----


@cache
def texts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found[line[3:]] = []
        else:
            list(found.values())[-1].append(line)
    return found


def write_copy(pages: list[Page], number: int, parts: Sequence[str]) -> str:
    """Write a text of texts.txt, changed: `without 8 9`, `first ...`, `last ...`, `change a=b`, `in capitals`."""
    key, *changes = parts
    lines = list(texts()[key])
    for change in changes:
        word, _, value = change.partition(" ")
        if word == "first":
            lines.insert(0, value)
        elif word == "last":
            lines.append(value)
        elif word == "change":
            old, _, new = value.partition("=")
            assert any(old in line for line in lines), change
            lines = [line.replace(old, new) for line in lines]
        elif change == "in capitals":
            lines = [line.upper() for line in lines]
        elif word == "without" and value[0].isdigit():
            lines = [line for n, line in enumerate(lines, 1) if str(n) not in value.split()]
    page = Page(f"article-{number}", "2025-03-1" + str(number), f"outlet-{number}")
    page.body = " ".join(lines)
    pages.append(page)
    return page.id


SAYINGS: dict[str, Callable[[Page, Thing, str], None]] = {
    "post": say_post,
    "former": lambda page, who, value: say_post(page, who, value, former=True),
    "citizen": say_citizen,
    "moved": say_moved,
    "wanted": say_wanted,
    "met": say_met,
}
WRITERS: dict[str, Callable[[list[Page], int, Sequence[str]], str]] = {
    "persons": write_person,
    "agencies": write_agency,
    "events": write_event,
    "copies": write_copy,
}
