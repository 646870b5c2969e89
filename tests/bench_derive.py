"""Measure the derivation: `python tests/bench_derive.py [CLAIMS]`; ten copies of each story, then one article more."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

from worlds import EXTRACTOR, Page, agency, country, offence, person, somebody

from graph.ledger import Ledger

COPIES = 10
TELLS = 5  # claims an article
FIRST = (
    "ал",
    "бер",
    "вор",
    "гал",
    "дем",
    "ер",
    "жан",
    "зам",
    "ис",
    "кар",
    "лат",
    "мур",
    "нур",
    "ор",
    "пет",
    "рах",
    "сад",
    "тул",
)
OFFENCES = ("fraud", "theft", "homicide")
GIVEN = ("Арман", "Борис", "Виктор", "Глеб", "Данияр", "Ержан", "Игорь", "Кайрат", "Марат", "Олег", "Руслан", "Тимур")


def story(number: int, copy: int) -> Page:
    """Write one outlet's article on a story: who was handed over, and four facts more."""
    month = f"20{20 + number % 5}-{1 + number % 12:02}"
    page = Page(f"story-{number}-{copy}", f"{month}-{10 + copy}", f"outlet-{copy}", f"Издание {copy} сообщает.\n")
    who = person(name(number)) if number % 4 else somebody(f"{20 + number % 60}-летний мужчина")
    origin = country(("RU", "TR", "UZ", "AE", "PL")[number % 5])
    sides = {"subject": [who], "origin": [origin], "destination": [country("KZ")]}
    page.say("transfer", sides, "completed", f"{month}-05", mode="extradition")
    page.say("detention", {"subject": [who], "held_in": [origin]}, None, month)
    page.say("accusation", {"subject": [who], "accused_of": [offence(OFFENCES[number % 3])]})
    page.say("wanted", {"subject": [who], "wanted_by": [country("KZ")]})
    page.say("cooperation", {"cooperates_with": [agency("KZ"), agency("RU")]}, None, month, topics=["search"])
    return page


def name(number: int) -> str:
    parts = (FIRST[number % 18], FIRST[number // 18 % 18], FIRST[number // 324 % 18])
    return f"{GIVEN[number % 12]} {''.join(parts).capitalize()}ов"


def stories(claims: int) -> Iterator[Page]:
    for copy in range(COPIES):
        for number in range(claims // COPIES // TELLS):
            yield story(number, copy)


def timed(what: str, work: Callable[[], object]) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    result = work()
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:24} {seconds:9.3f} s, of a core {busy:9.3f} s, peak {megabytes} MiB   {result or ''}", flush=True)


def fill(ledger: Ledger, claims: int) -> None:
    for page in stories(claims):
        ledger.replace(page.article, EXTRACTOR, page.claims)


def add(ledger: Ledger, number: int, copy: int) -> None:
    page = story(number, copy)
    ledger.replace(page.article, EXTRACTOR, page.claims)


def measure(claims: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger(folder) as ledger:
        timed(f"{claims} claims in", lambda: fill(ledger, claims))
        timed("derive", ledger.derive)
        print("articles, claims, elements:", ledger.counts(), f"{ledger.path.stat().st_size >> 20} MiB")
        for number, copy in ((7, COPIES), (claims + 1, 0), (8, COPIES)):
            timed("one article in", lambda number=number, copy=copy: add(ledger, number, copy))
            timed("derive", ledger.derive)
        timed("nothing new: derive", ledger.derive)
        timed("withdraw", lambda: ledger.withdraw(story(7, 0).id, "a test"))
        timed("derive", ledger.derive)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
