"""Pairs worth a look: found, scored with reasons, asked one by one, never asked twice."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from worlds import EXTRACTOR, Page, Thing, agency, country, offence, person, somebody

from graph.candidates.pairs import candidates
from graph.candidates.scale import Candidate
from graph.cli import root
from graph.errors import InputError
from graph.judgements import Judgement
from graph.ledger import JUDGEMENTS, Ledger
from graph.rulings import add
from graph.settings import Settings
from queries import asking, targets

KZ, RU, TR, UZ = (country(code) for code in ("KZ", "RU", "TR", "UZ"))
FRAUD = offence("fraud")


def accused(name: str, who: Thing, published: str = "2025-03-02", of: Thing = FRAUD) -> Page:
    page = Page(name, published, name, f"{name}. ")
    page.say("accusation", {"subject": [who], "accused_of": [of]})
    return page


def moved(
    name: str, who: Thing, date: str | None, origin: Thing = RU, to: Thing = KZ, status: str = "completed"
) -> Page:
    page = Page(name, "2025-03-20", name, f"{name}. ")
    page.say("transfer", {"subject": [who], "origin": [origin], "destination": [to]}, status, date, mode="extradition")
    return page


def met(name: str, date: str, *parties: Thing) -> Page:
    page = Page(name, "2025-03-20", name, f"{name}. ")
    page.say("meeting", {"met_at": list(parties)}, "completed", date)
    return page


def ran(name: str, body: Thing) -> Page:
    page = Page(name, "2025-03-20", name, f"{name}. ")
    page.say("system", {"system": [Thing(f"Журнал {name}", "system", None, f"Журнал {name}")], "operates": [body]})
    return page


def body(name: str, code: str = "KZ") -> Thing:
    return Thing(name, "agency", None, name, {"country": code})


def found(folder: Path, *pages: Page, least: float = 0.5, types: tuple[str, ...] = ()) -> list[Candidate]:
    with Ledger(folder) as ledger:
        for page in pages:
            ledger.replace(page.article, EXTRACTOR, page.claims)
        ledger.derive()
        return candidates(ledger, types, least)


@pytest.mark.parametrize(
    "one, other, reason",
    [
        (person("Олег Жуков"), person("О. Жуков", partial=True), "initials that fit"),
        (person("Олег Жуков"), person("Жуков", partial=True), "a surname alone"),
        (person("Олег Петрович Жуков"), person("О.П. Жуков", partial=True), "initials that fit"),
        (person("Бексултан Колокольцев"), person("Бексултан Колокольчев"), "spelt alike"),
        (person("Турлан Зимат"), person("Зимат Турлан"), "the other way round"),
        (person("Олег Жуков", born="1985"), person("Олег Жуков", born="1971"), ""),
        (person("Олег Жуков"), person("Т. Жуков", partial=True), ""),
        (person("Олег Жуков"), person("О. Жукова", partial=True), ""),
        (person("Олег Петрович Жуков"), person("О.В. Жуков", partial=True), ""),
        (person("Асель Саденова"), person("Асель Саденов"), ""),
        (person("Олег Жуков", sex="male"), person("О. Жуков", partial=True, sex="female"), ""),
    ],
)
def test_names(tmp_path: Path, one: Thing, other: Thing, reason: str) -> None:
    pairs = found(tmp_path, accused("a", one), accused("b", other))
    assert [pair.type for pair in pairs] == (["Person"] if reason else [])
    assert all(reason in pair.reasons[0] and "both accused of fraud" in pair.reasons for pair in pairs)


def test_what_is_told_of_both_counts(tmp_path: Path) -> None:
    full, short = person("Олег Жуков"), person("О. Жуков", partial=True)
    (near,) = found(tmp_path / "near", accused("a", full), accused("b", short))
    (far,) = found(
        tmp_path / "far", accused("a", full, "2019-01-01"), accused("b", short, of=offence("theft")), least=0
    )
    one_page = accused("a", full)
    one_page.say("accusation", {"subject": [short], "accused_of": [FRAUD]})
    (together,) = found(tmp_path / "together", one_page, least=0)
    assert near.score > 0.7 > far.score and together.score < 0.5
    assert "against: one article speaks of both" in together.reasons and "against: told years apart" in far.reasons


def test_events_that_nearly_agree(tmp_path: Path) -> None:
    who, man = person("Олег Жуков"), somebody("житель Семея")
    pairs = found(tmp_path / "days", moved("a", who, "2025-03-05"), moved("b", who, "2025-04-10"))
    assert [(pair.type, pair.left_id.count("#")) for pair in pairs] == [("Transfer", 1)]
    assert "36 days apart" in pairs[0].reasons
    assert found(tmp_path / "target", moved("a", who, "2025-03-05"), moved("b", who, "2025-03-05", to=TR))
    months = found(tmp_path / "months", moved("a", man, "2025-03"), moved("b", man, "2025-04"))
    assert "unnamed, of one number (1)" in months[0].reasons[0]
    assert not found(tmp_path / "other", moved("a", man, "2025-03"), moved("b", somebody("двое", 2), "2025-03"))
    assert not found(tmp_path / "year", moved("a", man, "2023-03"), moved("b", man, "2025-03"))


def test_an_unnamed_man_may_be_the_named_one_of_a_like_event(tmp_path: Path) -> None:
    pages = moved("a", person("Олег Жуков"), "2025-03-05"), moved("b", somebody("бывший аким"), "2025-03-05")
    (pair,) = found(tmp_path, *pages, types=("Person",))
    assert "бывший аким, perhaps Олег Жуков" in pair.reasons[0] and pair.left_id.endswith(":person")


def test_meetings(tmp_path: Path) -> None:
    police = agency("KZ"), agency("UZ")
    (pair,) = found(
        tmp_path / "same", met("a", "2025-03-05", *police, agency("TR")), met("b", "2025-03-05", *police, agency("RU"))
    )
    assert pair.type == "Meeting" and "one day, 2025-03-05" in pair.reasons
    assert not found(tmp_path / "other", met("a", "2025-03-05", KZ, UZ), met("b", "2025-03-19", KZ, UZ))


def test_bodies_printed_alike(tmp_path: Path) -> None:
    (pair,) = found(
        tmp_path / "same", ran("a", body("Служба розыска")), ran("b", body("Служба розысков")), types=("Agency",)
    )
    assert pair.type == "Agency" and pair.reasons[0].startswith("printed alike")
    assert not found(
        tmp_path / "land", ran("a", body("Служба розыска")), ran("b", body("Служба розысков", "UZ")), types=("Agency",)
    )
    assert not found(
        tmp_path / "number", ran("a", body("Отдел розыска 1")), ran("b", body("Отдел розыска 2")), types=("Agency",)
    )


def test_what_was_judged_is_not_offered_again(tmp_path: Path) -> None:
    pages = accused("a", person("Олег Жуков")), accused("b", person("О. Жуков", partial=True))
    (pair,) = found(tmp_path, *pages)
    for verdict in ("unsure", "different"):
        (tmp_path / JUDGEMENTS).unlink(missing_ok=True)
        add(tmp_path / JUDGEMENTS, Judgement(verdict, pair.left_id, pair.right_id))
        assert found(tmp_path) == []
    (tmp_path / JUDGEMENTS).unlink()
    assert found(tmp_path) == [pair]


def test_a_type_that_is_not_looked_for_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose Person, Agency"):
        found(tmp_path, types=("Country",))


# ---- the command ----


@pytest.fixture
def here(arcade_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("KORDON_STORE", arcade_settings.url)
    names = ("Олег Жуков", "О. Жуков", "Тимур Асанов", "Т. Асанов", "Ерлан Сеитов", "Е. Сеитов")
    with Ledger(arcade_settings.ledger) as ledger:
        for number, name in enumerate(names):
            page = accused(f"page-{number}", person(name, partial="." in name))
            ledger.replace(page.article, EXTRACTOR, page.claims)
    return arcade_settings


def test_printed_for_programs_and_for_people(here: Settings) -> None:
    rows = [json.loads(line) for line in CliRunner().invoke(root, ["candidates"]).output.splitlines()]
    assert len(rows) == 3 and {row["type"] for row in rows} == {"Person"}
    assert all(row["left_sentence"] and row["right_article"] and row["right_published"] for row in rows)
    assert all("initials that fit" in row["why"] and row["score"] >= 0.5 for row in rows)
    told = CliRunner().invoke(root, ["candidates", "--format", "table", "--limit", "1"]).output
    assert told.startswith("1 of 1  Person  0.") and "page-" in told
    few = CliRunner().invoke(root, ["candidates", "--limit", "1"])
    assert "raise --limit" in few.output
    assert "no pairs" in CliRunner().invoke(root, ["candidates", "--min-score", "1", "--format", "table"]).output


def conversation(keys: str, folder: Path) -> str:
    """Run the command on a terminal, answer with these keys, give what the terminal shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-P", "-m", "graph.cli", "candidates", "--who", "Ая"]
    shell = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(os.environ))
    os.close(theirs)
    shown, left, end = b"", list(keys), time.monotonic() + 120
    while shell.poll() is None and time.monotonic() < end:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                shown += os.read(ours, 65536)
            except OSError:
                break
        if left and shown.count(b"q stop") > len(keys) - len(left):
            os.write(ours, f"{left.pop(0)}\n".encode())
    shell.wait(60)
    os.close(ours)
    return shown.decode("utf-8", errors="replace")


def test_asked_one_by_one_and_gone_on_with_later(here: Settings) -> None:
    told = conversation("yq", here.ledger.parent)
    assert "1 of 3" in told and "joined: person/" in told and "1 judgement written" in told
    path = here.ledger / JUDGEMENTS
    assert path.read_text(encoding="utf-8").count("same,") == 1 and ",Ая,2" in path.read_text(encoding="utf-8")
    told = conversation("snu"[1:], here.ledger.parent)
    assert "1 of 2" in told and "2 judgements written" in told and "Traceback" not in told
    verdicts = [line.partition(",")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    assert verdicts == ["verdict", "same", "different", "unsure"]
    assert "no pairs to look at" in conversation("", here.ledger.parent)


def test_a_name_that_only_a_title_has_can_be_looked_at_and_judged(tmp_path: Path) -> None:
    named = Page("named", "2025-03-01", "named", "named. ")
    title = f"{named.id}@t0:person"
    named.heads["person", "Олег Жуков"] = title
    named.say("accusation", {"subject": [person("Олег Жуков")], "accused_of": [FRAUD]})
    short = accused("short", person("О. Жуков", partial=True))
    with Ledger(tmp_path) as ledger:
        for page in (named, short):
            ledger.replace(page.article, EXTRACTOR, page.claims)
        ledger.derive()
        found = candidates(ledger)
        assert title in {found[0].left_id, found[0].right_id}
        assert {"Олег Жуков", "О. Жуков"} <= set(asking.table(ledger, found).rows[0])
        assert targets.target(ledger, "Олег Жуков").thing == targets.target(ledger, title).thing == "person/zhukov-oleg"
        assert targets.stands(ledger, title)
        assert not targets.stands(ledger, f"{named.id}@t9:person")
