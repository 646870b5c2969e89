"""What people take back: a claim that was misread, an article that its paper withdrew; it is done before it is told."""

from __future__ import annotations

import os
import subprocess
import sys

from judged import PAGES, kordon, people, subject
from worlds import EXTRACTOR

from graph import bolt
from graph.ledger import Ledger
from graph.load import load
from graph.settings import Settings
from queries import judging


def test_a_rejected_claim_goes_and_comes_back(here: Settings) -> None:
    claim = PAGES[2].claims[0].id
    said = kordon("judge", "reject", claim, "--why", "misread")
    assert f"gone: transfer/{PAGES[2].id}@" in said and "removed" in said
    assert "come: transfer/" in kordon("judge", "undo", claim)
    edge = next(id_ for id_ in kordon("evidence", PAGES[2].id).split('"') if "|person/zhukov-timur|" in id_)
    assert f"reject: {PAGES[2].claims[1].id}" in kordon("judge", "reject", edge, "--why", "by its edge")
    assert "is no claim" in kordon("judge", "reject", "Тимур", "--why", "x", code=3)
    assert "reject one" in kordon("judge", "reject", "person/zhukov-oleg", "--why", "x", code=2)


def test_an_article_goes_with_what_stood_on_it_alone_and_comes_back(at: Settings) -> None:
    before = people(at)
    said = kordon("withdraw", "third.txt", "--why", "the paper took it back")
    assert said.startswith(f"withdraw: {PAGES[2].id}, third, 2 claims\n") and "gone: person/zhukov-timur" in said
    assert people(at) == before - {"person/zhukov-timur"}
    with Ledger(at.ledger) as ledger, bolt.connect(at) as store:
        for page in PAGES:  # as the next build does
            ledger.replace(page.article, "hand 2.0", page.claims and [])
            ledger.replace(page.article, EXTRACTOR, page.claims)
        ledger.derive()
        load(ledger, store)
        assert ("judge withdraw", PAGES[2].id) in {(act, article) for _, act, article, _ in ledger.journal()}
    assert people(at) == before - {"person/zhukov-timur"}
    assert "is withdrawn already by asel" in kordon("withdraw", PAGES[2].id, "--why", "again", code=2)
    assert "come: person/zhukov-timur" in kordon("judge", "undo", "third.txt")
    assert people(at) == before


def test_what_has_other_sources_stays(here: Settings) -> None:
    kordon("withdraw", PAGES[0].id, "--why", "x")
    with Ledger(here.ledger) as ledger:
        element = ledger.element("person/zhukov-oleg")
        assert element is not None and element.props["sources"] == 1


def test_an_article_that_is_not_there_has_neighbours(here: Settings) -> None:
    assert f"did you mean {PAGES[2].id} (third.txt)" in kordon("withdraw", "thirt.txt", "--why", "x", code=3)
    assert "there is no article" in kordon("withdraw", "https://nowhere.example/1", "--why", "x", code=3)


# ---- nobody listens ----


def unheard(*arguments: str) -> None:
    """Run a command as a user does whose pager has left already; it ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-P", "-m", "graph.cli", *arguments]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_decided_reaches_the_store_though_nobody_listens(here: Settings) -> None:
    before = people(here)
    unheard("judge", "different", subject(0), subject(3), "--why", "born apart")
    assert len(people(here)) == len(before) + 1
    unheard("judge", "undo")
    unheard("withdraw", PAGES[2].article.id, "--why", "taken back by the paper")
    assert people(here) < before
    unheard("find", "Жуков")


def test_the_store_is_loaded_before_anything_is_told(here: Settings) -> None:
    before = people(here)
    with judging.desk(here) as at:
        told = judging.withdraw(at, PAGES[2].article.id, "t", "asel")
        next(told), next(told)
    assert people(here) < before
