"""The ledger: what it replaces, withdraws and remembers, what it gives as evidence, which judgements it follows."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from worlds import EXTRACTOR, Page, agency, country, offence, person, tell

from graph.errors import InputError, NotFoundError
from graph.judgements import COLUMNS
from graph.ledger import JUDGEMENTS, Ledger

# ---- what comes in ----


def test_what_was_put_in_is_given_back(ledger: Ledger, page: Page) -> None:
    assert ledger.replace(page.article, EXTRACTOR, page.claims)
    assert ledger.article(page.id) == page.article
    assert ledger.claims_in(page.id) == page.claims
    assert ledger.claim(page.claims[0].id) == page.claims[0]


def test_same_claims_again_change_nothing(ledger: Ledger, page: Page) -> None:
    tell(ledger, page)
    assert not ledger.replace(page.article, EXTRACTOR, page.claims)
    assert not ledger.stale()


def test_new_version_of_an_extractor_takes_the_place_of_the_old(ledger: Ledger, page: Page) -> None:
    tell(ledger, page)
    newer = [replace(claim, extractor="hand 2.0", confidence=0.5) for claim in page.claims]
    assert ledger.replace(page.article, "hand 2.0", newer)
    assert ledger.claims_in(page.id) == newer


def test_two_extractors_stand_side_by_side_until_the_text_changes(ledger: Ledger, page: Page) -> None:
    tell(ledger, page)
    other = Page("handover", "2024-10-06", "Вечер", page.body)
    other.say("citizenship", {"subject": [person("Олег Жуков")], "citizen_of": [country("KZ")]})
    longer = [replace(claim, extractor="other 1.0") for claim in other.claims]
    ledger.replace(other.article, "other 1.0", longer)
    assert ledger.claims_in(page.id) == longer  # the text has grown, so offsets of the first are no longer sure
    ledger.replace(other.article, EXTRACTOR, page.claims)
    assert len(ledger.claims_in(page.id)) == 2


def test_id_of_another_extractor_is_refused(ledger: Ledger, page: Page) -> None:
    tell(ledger, page)
    with pytest.raises(InputError, match="another extractor"):
        ledger.replace(page.article, "other 1.0", [replace(claim, extractor="other 1.0") for claim in page.claims])
    assert ledger.claims_in(page.id) == page.claims


def test_claim_about_several_things_is_as_many_claims(ledger: Ledger) -> None:
    page = Page("several")
    who = [person("Олег Жуков"), person("Иван Петров")]
    page.say("accusation", {"subject": who, "accused_of": [offence("fraud"), offence("theft")]})
    tell(ledger, page)
    ids = [claim.id for claim in ledger.claims_in(page.id)]
    assert len(ids) == 4 and all(id_.startswith(f"{page.claims[0].id}-") for id_ in ids)
    facts = {element.id for element in ledger.elements() if element.labels == ("ACCUSED_OF",)}
    assert len(facts) == 4 and all(len(ledger.claims_of(fact)) == 1 for fact in facts)


# ---- what goes out again ----


def test_withdrawn_article_leaves_only_the_journal(ledger: Ledger, page: Page) -> None:
    tell(ledger, page)
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
    tell(ledger, page)
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
    tell(ledger, page)
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
    tell(ledger, page)
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
    tell(ledger, page)
    (tmp_path / JUDGEMENTS).write_bytes("verdict,left,right\n".encode("utf-16"))
    with pytest.raises(InputError, match=r"judgements\.csv can not be read, save it as CSV in UTF-8"):
        ledger.derive()


def test_rejected_claim_and_withdrawn_article_come_back_when_the_line_goes(
    ledger: Ledger, page: Page, tmp_path: Path
) -> None:
    tell(ledger, page)
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
