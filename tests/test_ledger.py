"""The ledger: what it admits, replaces, withdraws and remembers; alone and with company."""

from __future__ import annotations

import csv
import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from worlds import EXTRACTOR, Page, agency, country, offence, person, somebody

from graph import database
from graph.errors import InputError, NotFoundError, StoreError
from graph.judgements import COLUMNS
from graph.ledger import JUDGEMENTS, Ledger
from graph.model import Claim, Evidence, Mention
from graph.settings import FILE


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path) as opened:
        yield opened


@pytest.fixture
def page() -> Page:
    written = Page("handover", "2024-10-06", "Вечер")
    roles = {"subject": [somebody("мужчина")], "origin": [country("RU")], "destination": [country("KZ")]}
    written.say("transfer", roles, "completed", "2024-10", mode="extradition")
    return written


def put(ledger: Ledger, *pages: Page) -> None:
    for written in pages:
        ledger.replace(written.article, EXTRACTOR, written.claims)
    ledger.derive()


# ---- what comes in ----


def test_what_was_put_in_is_given_back(ledger: Ledger, page: Page) -> None:
    assert ledger.replace(page.article, EXTRACTOR, page.claims)
    assert ledger.article(page.id) == page.article
    assert ledger.claims_in(page.id) == page.claims
    assert ledger.claim(page.claims[0].id) == page.claims[0]


def test_same_claims_again_change_nothing(ledger: Ledger, page: Page) -> None:
    put(ledger, page)
    assert not ledger.replace(page.article, EXTRACTOR, page.claims)
    assert not ledger.stale()


def test_new_version_of_an_extractor_takes_the_place_of_the_old(ledger: Ledger, page: Page) -> None:
    put(ledger, page)
    newer = [replace(claim, extractor="hand 2.0", confidence=0.5) for claim in page.claims]
    assert ledger.replace(page.article, "hand 2.0", newer)
    assert ledger.claims_in(page.id) == newer


def test_two_extractors_stand_side_by_side_until_the_text_changes(ledger: Ledger, page: Page) -> None:
    put(ledger, page)
    other = Page("handover", "2024-10-06", "Вечер", page.body)
    other.say("citizenship", {"subject": [person("Олег Жуков")], "citizen_of": [country("KZ")]})
    longer = [replace(claim, extractor="other 1.0") for claim in other.claims]
    ledger.replace(other.article, "other 1.0", longer)
    assert ledger.claims_in(page.id) == longer  # the text has grown, so offsets of the first are no longer sure
    ledger.replace(other.article, EXTRACTOR, page.claims)
    assert len(ledger.claims_in(page.id)) == 2


def test_id_of_another_extractor_is_refused(ledger: Ledger, page: Page) -> None:
    put(ledger, page)
    with pytest.raises(InputError, match="another extractor"):
        ledger.replace(page.article, "other 1.0", [replace(claim, extractor="other 1.0") for claim in page.claims])
    assert ledger.claims_in(page.id) == page.claims


def test_claim_about_several_things_is_as_many_claims(ledger: Ledger) -> None:
    page = Page("several")
    who = [person("Олег Жуков"), person("Иван Петров")]
    page.say("accusation", {"subject": who, "accused_of": [offence("fraud"), offence("theft")]})
    put(ledger, page)
    ids = [claim.id for claim in ledger.claims_in(page.id)]
    assert len(ids) == 4 and all(id_.startswith(f"{page.claims[0].id}-") for id_ in ids)
    facts = {element.id for element in ledger.elements() if element.labels == ("ACCUSED_OF",)}
    assert len(facts) == 4 and all(len(ledger.claims_of(fact)) == 1 for fact in facts)


# ---- what is refused at the door ----


def with_quote(claim: Claim, **changes: Any) -> Claim:
    return replace(claim, evidence=(replace(claim.evidence[0], **changes),))


def with_subject(claim: Claim, **changes: Any) -> Claim:
    subject: Mention = replace(claim.roles["subject"][0], **changes)
    return replace(claim, roles={**claim.roles, "subject": (subject,)})


WRONG: dict[str, Callable[[Claim], Claim]] = {
    "unknown kind": lambda claim: replace(claim, kind="rumour"),
    "no status": lambda claim: replace(claim, status="signed"),
    "no ISO date": lambda claim: replace(claim, date="October 2024"),
    "no date and no span": lambda claim: replace(claim, date="2025/2024"),
    "belongs to": lambda claim: replace(claim, article="text~other"),
    "the id is not": lambda claim: replace(claim, id=f"{claim.id}:person"),
    "not between": lambda claim: replace(claim, confidence=1.5),
    "no role": lambda claim: replace(claim, roles={**claim.roles, "citizen_of": claim.roles["origin"]}),
    "no role 'subject' for country": lambda claim: replace(claim, roles={"subject": claim.roles["origin"]}),
    "nothing is subject": lambda claim: replace(claim, roles={}),
    "more than one": lambda claim: replace(
        claim, roles={**claim.roles, "destination": claim.roles["origin"] + claim.roles["destination"]}
    ),
    "'mode' is missing": lambda claim: replace(claim, attrs={}),
    "'mode' is 3": lambda claim: replace(claim, attrs={"mode": 3}),
    "quotes nothing": lambda claim: replace(claim, evidence=()),
    "not what the article says": lambda claim: with_quote(claim, quote="иное"),
    "is not what the article says": lambda claim: with_quote(claim, start=-5),
    "does not hold the trigger": lambda claim: with_quote(claim, start=2, quote=claim.evidence[0].quote[2:]),
    "the text is not": lambda claim: with_subject(claim, text="женщина"),
    "the id does not follow": lambda claim: with_subject(claim, id="text~other@1:person"),
    "the head": lambda claim: with_subject(claim, head="text~other@1:person"),
    "no closed-list id": lambda claim: with_subject(claim, ref="country/KZ"),
    "'count' is 'one'": lambda claim: with_subject(claim, attrs={"count": "one"}),
}


@pytest.mark.parametrize("sentence", WRONG)
def test_claim_that_is_not_whole_is_refused_by_name(ledger: Ledger, page: Page, sentence: str) -> None:
    claim = WRONG[sentence](page.claims[0])
    with pytest.raises(InputError, match=f"^claim {claim.id}: .*{sentence}"):
        ledger.replace(page.article, EXTRACTOR, [claim])
    assert ledger.counts() == (0, 0, 0)


def test_long_quote_and_double_id_are_refused(ledger: Ledger) -> None:
    page = Page("long", lead="о" * 700)
    page.say("figure", {"of_country": [country("KZ")]}, measure="wanted", value=3)
    quote = Evidence("body", 0, len(page.body), page.body)
    with pytest.raises(InputError, match="longer than 600"):
        ledger.replace(page.article, EXTRACTOR, [replace(page.claims[0], evidence=(quote,))])
    with pytest.raises(InputError, match="two claims"):
        ledger.replace(page.article, EXTRACTOR, page.claims * 2)


@pytest.mark.parametrize("change", [{"id": "no id"}, {"published": "вчера"}])
def test_article_that_is_not_whole_is_refused(ledger: Ledger, page: Page, change: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"^article "):
        ledger.replace(replace(page.article, **change), EXTRACTOR, [])


# ---- what goes out again ----


def test_withdrawn_article_leaves_only_the_journal(ledger: Ledger, page: Page) -> None:
    put(ledger, page)
    assert ledger.counts()[2] > 0
    ledger.withdraw(page.id, "the paper took it back")
    ledger.derive()
    assert ledger.counts() == (0, 0, 0)
    assert [(act, note) for _, act, _, note in ledger.journal()] == [
        ("replace", EXTRACTOR),
        ("withdraw", "the paper took it back"),
    ]
    with pytest.raises(NotFoundError):
        ledger.article(page.id)


def test_unknown_article_can_not_be_withdrawn(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError):
        ledger.withdraw("text~none", "")
    assert ledger.journal() == []


def test_what_was_not_derived_is_stale_and_survives_closing(tmp_path: Path, page: Page) -> None:
    with Ledger(tmp_path) as ledger:
        first = ledger.id
        ledger.replace(page.article, EXTRACTOR, page.claims)
    with Ledger(tmp_path) as ledger:
        assert ledger.id == first and ledger.stale()
        ledger.derive()
        assert not ledger.stale() and ledger.counts()[2] > 0


# ---- evidence ----


def test_claims_behind_anything(ledger: Ledger, page: Page) -> None:
    who = person("Ержан Саденов")
    page.say("post", {"subject": [who], "holds_post": [agency("KZ")]}, post="министр")
    put(ledger, page)
    moved, held = ledger.claims_in(page.id)[::-1]
    event = f"transfer/{page.id}@0"
    for target in (event, f"EXTRADITED_TO|person/~{page.id}@9|country/KZ|{event}", "country/RU", moved.id):
        assert [claim.id for claim in ledger.claims_of(target)] == [moved.id], target
    assert [claim.id for claim in ledger.claims_of("person/sadenov-erzhan")] == [held.id]
    assert {claim.id for claim in ledger.claims_of(page.id)} == {moved.id, held.id}
    assert [claim.id for claim in ledger.claims_of(f"MENTIONS|{page.id}|country/RU|")] == [moved.id]
    assert ledger.claims_of("OF_COUNTRY|agency/KZ.interior-ministry|country/KZ|") == []
    assert ledger.claims_of("person/nobody") == []


def test_names_resolve_to_ids(ledger: Ledger) -> None:
    page = Page("names")
    page.say("citizenship", {"subject": [person("Ержан Саденов")], "citizen_of": [country("KZ")]})
    put(ledger, page)
    for alias in (
        "person/sadenov-erzhan",
        "person/sadenov-yerzhan",
        "Yerzhan Sadenov",
        page.claims[0].roles["subject"][0].id,
    ):
        assert ledger.resolve(alias) == ["person/sadenov-erzhan"], alias
    assert ledger.resolve("Иван Петров") == []


# ---- judgements ----


def judge(folder: Path, *rows: tuple[str, ...]) -> None:
    with (folder / JUDGEMENTS).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([COLUMNS, *rows])


def test_wrong_and_dangling_judgements_are_named_and_kept(ledger: Ledger, page: Page, tmp_path: Path) -> None:
    put(ledger, page)
    judge(
        tmp_path,
        ("same", "text~gone@1:person", page.claims[0].roles["subject"][0].id, "a", "2025", ""),
        ("perhaps", "x", "y", "a", "2025", ""),
        ("same", "x", "", "a", "2025", ""),
        ("reject", page.claims[0].id, "y", "a", "2025", ""),
    )
    found = ledger.derive()
    assert len(found.wrong) == 3 and all(
        word in "\n".join(found.wrong) for word in ("perhaps", "two different", "one id")
    )
    assert len(found.dangling) == 1 and "text~gone@1:person" in found.dangling[0]
    assert len(ledger.derive().dangling) == 1


def test_judgements_that_can_not_be_read_stop_the_derivation(ledger: Ledger, page: Page, tmp_path: Path) -> None:
    put(ledger, page)
    (tmp_path / JUDGEMENTS).write_bytes("verdict,left,right\n".encode("utf-16"))
    with pytest.raises(InputError, match=r"judgements\.csv can not be read, save it as CSV in UTF-8"):
        ledger.derive()


def test_a_ledger_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "kordon.db"):
        with pytest.raises(StoreError, match="no ledger can be in"):
            Ledger(folder)


def test_rejected_claim_and_withdrawn_article_come_back_when_the_line_goes(
    ledger: Ledger, page: Page, tmp_path: Path
) -> None:
    put(ledger, page)
    before = list(ledger.elements())
    judge(tmp_path, ("reject", page.claims[0].id, "", "a", "2025", "misread"))
    ledger.derive()
    assert [element.id for element in ledger.elements()] == [page.id]
    judge(tmp_path, ("withdraw", page.id, "", "a", "2025", "taken back"))
    ledger.derive()
    assert list(ledger.elements()) == []
    (tmp_path / JUDGEMENTS).unlink()
    ledger.derive()
    assert list(ledger.elements()) == before


# ---- company ----


def test_second_writer_is_told_to_wait(tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with Ledger(tmp_path) as one, Ledger(tmp_path) as other:
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another command is writing"):
            other.replace(page.article, EXTRACTOR, page.claims)
        one.connection.execute("ROLLBACK")
        assert other.replace(page.article, EXTRACTOR, page.claims)


def write_many(folder: Path, name: str, count: int) -> None:
    with Ledger(folder) as ledger:
        for number in range(count):
            written = Page(f"{name}-{number}", "2024-10-06", name)
            written.say("citizenship", {"subject": [person("Олег Жуков")], "citizen_of": [country("KZ")]})
            put(ledger, written)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=write_many, args=(tmp_path, name, 8)) for name in ("one", "two")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Ledger(tmp_path) as ledger:
        ledger.derive()
        grown = list(ledger.elements())
        ledger.rebuild()
        assert list(ledger.elements()) == grown
        assert ledger.counts()[:2] == (16, 16)
        state = ledger.element("country/KZ")
        assert state is not None and state.props["articles"] == 16


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("these are words, and more than a header of them" * 30, encoding="utf-8")
    with pytest.raises(StoreError, match="no ledger"):
        Ledger(tmp_path)


def test_foreign_and_newer_databases_are_refused(tmp_path: Path) -> None:
    for name, statement in (("foreign", "CREATE TABLE shop (x)"), ("newer", "PRAGMA user_version = 99")):
        folder = tmp_path / name
        folder.mkdir()
        with sqlite3.connect(folder / FILE) as other:
            other.execute(statement)
        other.close()
        with pytest.raises(StoreError):
            Ledger(folder)
