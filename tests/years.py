"""The story with more years: events of every kind, exact days and whole years, groups, totals, requests."""

from __future__ import annotations

from typing import Any

import story

from graph.model import Element

TOLD = "years.example~1"
HELD = f"detention/{TOLD}@10"
RAID, DEAL = "operation/zaslon~2025", f"agreement/{TOLD}@30"
GROUP, TOTAL, SHARED = f"transfer/{TOLD}@40", f"transfer/{TOLD}@50", f"transfer/{TOLD}@60"
SPREAD, ASKED, LOST = f"transfer/{TOLD}@70", f"transfer/{TOLD}@80", f"transfer/{TOLD}@90"
QUOTES = {
    HELD: "Сеитова задержали в Трабзоне 15 сентября.",
    RAID: "Операция «Заслон» шла с марта по май.",
    DEAL: 'Стороны обсуждают <img src="https://example.org/x.png" onerror="window.hurt = 4"> соглашение.',
    GROUP: "Россия передала Казахстану свыше двадцати человек.",
    TOTAL: "За год из России вернули 34 человека.",
    SHARED: "Троих привезли в Армению из России и Турции.",
    SPREAD: "Из России и Турции за год вернули 95 человек.",
    ASKED: "Россия просит Турцию выдать двоих.",
    LOST: "Семеро депортированы из Турции.",
}


def elements() -> list[Element]:
    """Give the story and nine more events, each with one claim of one more article."""
    return [*story.elements(), *people(), *happened(), *said()]


def people() -> list[Element]:
    rows = [
        (GROUP, "group", 20, "at_least"), (TOTAL, "total", 34, "exact"), (SHARED, "group", 3, "exact"),
        (SPREAD, "total", 95, "exact"), (ASKED, "group", 2, "exact"), (LOST, "group", 7, "exact"),
    ]  # fmt: skip
    return [story.node(subject(id_), "Person", kind=kind, count=count, count_is=is_) for id_, kind, count, is_ in rows]


def subject(event: str) -> str:
    return "person/~" + event.partition("/")[2]


def moved(id_: str, status: str, date: str, origins: str, destination: str, **props: Any) -> list[Element]:
    """Give a transfer with its sides; `origins` are codes parted by spaces."""
    span = {"date": date, "date_from": f"{date}-01-01", "date_to": f"{date}-12-31"} if date else {}
    ends = [story.edge("ORIGIN", id_, f"country/{code}", id_, fact=id_) for code in origins.split()]
    ends += [story.edge("DESTINATION", id_, f"country/{destination}", id_, fact=id_)] if destination else []
    event = story.node(id_, "Transfer", status=status, mode="return", **span, **props)
    return [event, *ends, story.edge("SUBJECT", id_, subject(id_), id_, fact=id_)]


def happened() -> list[Element]:
    day = {"date": "2024-09-15", "date_from": "2024-09-15", "date_to": "2024-09-15"}
    spring = {"date": "2025-03/2025-05", "date_from": "2025-03-01", "date_to": "2025-05-31"}
    return [
        *moved(GROUP, "completed", "2024", "RU", "KZ", disputed=True),
        *moved(TOTAL, "completed", "2024", "RU", "KZ"),
        *moved(SHARED, "completed", "2022", "RU TR", "AM"),
        *moved(SPREAD, "completed", "2023", "RU TR", "KZ"),
        *moved(ASKED, "requested", "2025", "TR", "RU"),
        *moved(LOST, "completed", "", "TR", ""),
        story.node(HELD, "Detention", status="completed", **day),
        story.edge("SUBJECT", HELD, story.SEITOV, HELD, fact=HELD),
        story.edge("HELD_IN", HELD, "country/TR", HELD, fact=HELD),
        story.node(RAID, "Operation", name="Заслон", **spring, sources=5),
        story.edge("CONDUCTED", story.KZ_POLICE, RAID, RAID, fact=RAID),
        story.edge("CONDUCTED", story.RU_POLICE, RAID, RAID, fact=RAID),
        story.node(DEAL, "Agreement", name=story.HOSTILE, status="negotiated"),
        story.edge("PARTY_TO", "country/KZ", DEAL, DEAL, fact=DEAL),
        story.edge("PARTY_TO", "country/AM", DEAL, DEAL, fact=DEAL),
    ]


def said() -> list[Element]:
    claims = [
        one
        for place, (event, quote) in enumerate(QUOTES.items(), start=1)
        for one in story.claim(event.partition("/")[0], TOLD, 10 * place, event, [quote], {})
    ]
    return [*claims, story.article(TOLD, "Годы", "javascript:window.hurt=5", "Ежегодник", "2025-06-01")]
