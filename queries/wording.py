"""Words of the page in the reader's language: interface, statuses, numbers, dates."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ru", "en")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
READ_RUSSIAN = frozenset({"ru", "kk"})
DAY, MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")


def reader_language(environ: Mapping[str, str] | None = None) -> str:
    """Give the language of the page that the reader's locale asks for: Russian for ru and kk, else English.

    As POSIX has it, the first of LC_ALL, LC_MESSAGES and LANG that says anything decides.
    """
    known = os.environ if environ is None else environ
    locale = next((known[name] for name in LOCALE if known.get(name)), "")
    return "ru" if re.split(r"[_.@-]", locale)[0].lower() in READ_RUSSIAN else "en"


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Read words.csv: key -> language -> words."""
    text = files("queries").joinpath("words.csv").read_text(encoding="utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}


@dataclass(frozen=True, slots=True)
class Wording:
    """Say things in one language (`ru` or `en`)."""

    lang: str

    def say(self, key: str, **values: Any) -> str:
        """Give the words of a key with its values filled in."""
        return table()[key][self.lang].format(**values)

    def value(self, family: str, value: Any) -> str:
        """Give the words for a value of a closed list, or the value itself where the list is open."""
        found = table().get(f"{family}.{str(value).lower()}")
        return str(value) if found is None else found[self.lang]

    def family(self, prefix: str) -> dict[str, str]:
        """Give every word whose key begins so, by the rest of the key."""
        return {key.removeprefix(prefix): row[self.lang] for key, row in table().items() if key.startswith(prefix)}

    def many(self, key: str, count: int) -> str:
        """Count things: «1 связь, 2 связи, 5 связей»; thousands are parted by a thin space."""
        forms = table()[f"many.{key}"][self.lang].split("|")
        return f"{self.number(count)} {forms[self.form(count)]}"

    def form(self, count: int) -> int:
        if self.lang == "en":
            return int(count != 1)
        if count % 100 in range(11, 15):
            return 2
        return 0 if count % 10 == 1 else 1 if count % 10 in (2, 3, 4) else 2

    def number(self, count: int) -> str:
        return f"{count:,}".replace(",", "\u202f")

    def date(self, date: str) -> str:
        """Write an ISO date, month, year or span as people do: «22 июля 2025», «окт. 2024 — май 2025»."""
        if "/" in date:
            return " — ".join(self.date(end) for end in date.split("/") if end)
        if DAY.fullmatch(date):
            return self.formatted(date, "d MMMM y")
        return self.formatted(date + "-01", "LLLL y") if MONTH.fullmatch(date) else date

    def formatted(self, day: str, pattern: str) -> str:
        return formatted(day, pattern, self.lang)


@lru_cache(maxsize=10_000)
def formatted(day: str, pattern: str, lang: str) -> str:
    from datetime import date

    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(day), pattern, locale=lang)
    except ValueError:  # a date that an article printed and no calendar knows
        return day
