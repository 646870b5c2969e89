"""The door of the ledger: a claim or an article that is not whole is refused by name, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from worlds import EXTRACTOR, Page, country

from graph.errors import InputError
from graph.ledger import Ledger
from graph.model import Claim, Evidence, Mention


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
