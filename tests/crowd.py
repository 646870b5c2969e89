"""Any number of invented people, all wanted by one country: claims as reading would make them, to load and measure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from graph import ids
from graph.ledger import Ledger
from graph.model import Article, Claim, Evidence, Mention

EXTRACTOR = "crowd 1"
PER_ARTICLE = 10
SYLLABLES = ("ба", "ве", "га", "ди", "жо", "за", "ко", "лу", "ма", "ну", "по", "ру", "са", "ту", "фе", "хо")
GIVEN = ("Арман", "Борис", "Виктор", "Данияр", "Ерлан", "Жанат", "Игорь", "Кайрат", "Лев", "Мурат")
WANTED = "{name} объявлен в розыск, сообщает Казахстан."
POST = "{name} назначен начальником полиции, сообщает Казахстан."


def name(number: int) -> str:
    """Give the full name of a person: each number another surname."""
    syllables = [SYLLABLES[number >> shift & 15] for shift in (16, 12, 8, 4, 0)]
    return f"{GIVEN[number % len(GIVEN)]} {''.join(syllables).capitalize()}ров"


def article(number: int, officials: bool = False) -> tuple[Article, list[Claim]]:
    """Make article `number`: ten people wanted by Kazakhstan, or ten who hold a post there."""
    people = range(number * PER_ARTICLE, (number + 1) * PER_ARTICLE)
    body = "\n".join((POST if officials else WANTED).format(name=name(person)) for person in people)
    id_ = ids.article(None, f"crowd-{number}", "")
    digest = hashlib.sha256(body.encode("utf-8")).hexdigest()
    published = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    read = Article(id_, f"crowd/{number}.txt", f"Сводка №{number}", body, "ru", digest, None, "Вестник", published)
    return read, list(claims(read, officials))


def claims(read: Article, officials: bool) -> Iterator[Claim]:
    start = 0
    for line in read.body.splitlines():
        person = " ".join(line.split()[:2])
        subject = mention(read, start, person, "person", None, person)
        country = mention(read, start + line.index("Казахстан"), "Казахстан", "country", "country/KZ", None)
        kind, role, attrs = ("post", "holds_post", {"post": "начальник полиции"}) if officials else WANTED_BY
        trigger = start + len(person) + 1
        quote = Evidence("body", start, start + len(line), line)
        roles = {"subject": (subject,), role: (country,)}
        id_ = ids.claim(read.id, kind, "body", trigger)
        yield Claim(id_, read.id, kind, None, None, roles, attrs, (quote,), f"crowd/{kind}", EXTRACTOR)
        start += len(line) + 1


def mention(read: Article, start: int, text: str, type_: str, ref: str | None, known: str | None) -> Mention:
    id_ = ids.mention(read.id, "body", start, type_)
    attrs = {"kind": "named"} if type_ == "person" else {}
    return Mention(id_, "body", start, start + len(text), text, type_, id_, ref, known, attrs)


def fill(ledger: Ledger, articles: range, officials: bool = False) -> None:
    """Put articles into a ledger and derive its graph."""
    for number in articles:
        read, told = article(number, officials)
        ledger.replace(read, EXTRACTOR, told)
    ledger.derive()


WANTED_BY: tuple[str, str, dict[str, str]] = ("wanted", "wanted_by", {})
