"""The commands by which people decide, run as a user runs them: what they write, what they change, what they say."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from worlds import EXTRACTOR, Page, Thing, agency, country, person, put, somebody

from graph import bolt, rulings
from graph.cli import root
from graph.errors import InputError, KordonError
from graph.judgements import Judgement, read_judgements
from graph.ledger import JUDGEMENTS, Ledger
from graph.load import load
from graph.settings import Settings
from queries import judging

KZ, RU = country("KZ"), country("RU")
FULL, SHORT, OTHER = person("Олег Жуков"), person("О. Жуков", partial=True), person("Тимур Жуков")


def moved(day: int, name: str, who: Thing, date: str = "2024-10") -> Page:
    page = Page(name, f"2025-03-{day:02}", name, f"{name}. ")
    page.say("transfer", {"subject": [who], "origin": [RU], "destination": [KZ]}, "completed", date, mode="extradition")
    page.say("citizenship", {"subject": [who], "citizen_of": [KZ]})
    return page


PAGES = (
    moved(1, "first", FULL, "2024-10-05"),
    moved(2, "second", SHORT, "2024-10"),
    moved(3, "third", OTHER, "2025-02"),
    moved(4, "fourth", FULL, "2024-10"),
    moved(5, "fifth", somebody("житель Семея"), "2025-02"),
)


def subject(number: int) -> str:
    return PAGES[number].claims[0].roles["subject"][0].id


@pytest.fixture
def at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Fill a ledger and a store of each kind, and make them the ones that commands take."""
    return ready(settings, monkeypatch)


@pytest.fixture
def here(arcade_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    return ready(arcade_settings, monkeypatch)


def ready(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    environment = {
        "KORDON_STORE": settings.url,
        "KORDON_LEDGER": str(settings.ledger),
        "NEO4J_USERNAME": settings.user,
        "NEO4J_PASSWORD": settings.password,
        "LOGNAME": "asel",
    }
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    put(settings, PAGES)
    return settings


def kordon(*arguments: str, code: int = 0, given: str = "") -> str:
    """Run a command; gives what it prints, of one that fails the sentence."""
    done = CliRunner().invoke(root, arguments, input=given, prog_name="kordon")
    if isinstance(done.exception, KordonError):
        assert done.exception.exit_code == code, done.exception
        return str(done.exception)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output


def lines(settings: Settings) -> list[list[str]]:
    with (settings.ledger / JUDGEMENTS).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))[1:]


def people(settings: Settings) -> set[str]:
    """Give the ids of the people that the store holds, and check that the ledger has the same."""
    with bolt.connect(settings) as store, Ledger(settings.ledger) as ledger:
        held = {row["id"] for row in store.read("MATCH (p:Person) RETURN p.id AS id")}
        assert held == {element.id for element in ledger.elements() if "Person" in element.labels}
    return held


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


# ---- same, different, unsure ----


def test_names_are_translated_and_what_became_one_is_told(at: Settings) -> None:
    before = people(at)
    short = next(id_ for id_ in before if id_.startswith("person/o-zhukov~"))
    said = kordon("judge", "same", short, "Олега Жукова", "--why", "the same case", "--who", "A. Reader")
    assert lines(at)[0][:4] == ["same", subject(1), subject(0), "A. Reader"]
    assert lines(at)[0][5] == "the same case"
    assert f"joined: {short} + person/zhukov-oleg → person/zhukov-oleg (Олег Жуков)" in said
    assert "joined: transfer/" in said and "elements written" in said and "sent" in said
    assert people(at) == before - {short}
    undone = kordon("judge", "undo")
    assert undone.startswith("undone: same") and f"parted: person/zhukov-oleg → {short}" in undone
    assert people(at) == before and lines(at) == []


def test_a_wrong_join_is_pointed_at_and_parted(here: Settings) -> None:
    table = [json.loads(line) for line in kordon("judge", "mentions", "Олег Жуков").splitlines()]
    assert [row["mention"] for row in table[:1]] == [subject(0)] and len(table) == 4
    assert {row["article"] for row in table} == {"first", "fourth"}
    assert all(row["text"] in row["sentence"] and row["published"] and row["source"] for row in table)
    both = kordon("judge", "different", "person/zhukov-oleg", "Олег Жуков", "--why", "two men", code=2)
    assert "name two of its mentions (kordon judge mentions person/zhukov-oleg)" in both
    said = kordon("judge", "different", subject(0), subject(3), "--why", "two men")
    assert "parted: person/zhukov-oleg → person/zhukov-oleg (Олег Жуков) + person/zhukov-oleg~" in said
    assert len({id_ for id_ in people(here) if id_.startswith("person/zhukov-oleg")}) == 2
    kordon("judge", "undo", "Олег Жуков")
    assert len({id_ for id_ in people(here) if id_.startswith("person/zhukov-oleg")}) == 1


def test_events_are_judged_by_their_claims(here: Settings) -> None:
    events = [PAGES[n].claims[0].id for n in (2, 4)]
    node = f"transfer/{events[0].partition('#')[0]}@{events[0].rpartition('@')[2]}"
    said = kordon("judge", "same", node, events[1], "--why", "one hand-over")
    assert lines(here)[0][1:3] == events
    assert "person/zhukov-timur (Тимур Жуков)" in said
    assert "transfer/" in kordon("judge", "undo", node, events[1])


def test_unsure_changes_nothing(here: Settings) -> None:
    said = kordon("judge", "unsure", "Тимур Жуков", "Олег Жуков", "--why", "who knows")
    assert "nothing changes in the graph" in said
    assert lines(here)[0][3] == "asel"


def test_the_later_of_two_judgements_on_a_pair_counts(here: Settings) -> None:
    pair = subject(0), subject(2)
    kordon("judge", "same", *pair, "--why", "one man")
    assert "parted" in kordon("judge", "different", *pair, "--why", "no, two")
    assert [row["state"] for row in map(json.loads, kordon("judge", "list").splitlines())] == [
        "a later line counts",
        "counts",
    ]
    assert "joined" in kordon("judge", "undo", *pair)
    assert "parted" in kordon("judge", "undo", *reversed(pair))
    assert "no line to undo" in kordon("judge", "undo", code=3)


def test_what_shows_nothing_is_explained(here: Settings) -> None:
    kordon("judge", "different", subject(1), subject(2), "--why", "two men")
    assert "joined" in kordon("judge", "same", subject(1), subject(4), "--why", "x")
    said = kordon("judge", "same", subject(4), subject(2), "--why", "x")
    assert "they stay apart: a judgement «different» outweighs" in said or "parted" in said
    kordon("withdraw", "third", "--why", "x")
    assert "the line waits" in kordon("judge", "unsure", subject(0), subject(2), "--why", "x")


def test_what_can_not_be_judged_is_a_sentence(here: Settings) -> None:
    for left, right, code, words in REFUSED:
        assert words in kordon("judge", "same", left, right, "--why", "x", code=code)
    assert not (here.ledger / JUDGEMENTS).exists()


REFUSED = (
    ("Олег Жуко", "Тимур Жуков", 3, "did you mean person/zhukov-oleg"),
    ("person/zhukov-elo", "Тимур Жуков", 3, "the graph has no person/zhukov-elo"),
    ("Жуков", "Тимур Жуков", 2, "may mean several"),
    (subject(0) + "x", "Тимур Жуков", 3, "did you mean"),
    (PAGES[0].claims[0].id + "1", PAGES[1].claims[0].id, 3, "did you mean"),
    ("nowhere~xyz#transfer@1", PAGES[1].claims[0].id, 3, "no article states"),
    ("Олег Жуков", PAGES[1].claims[0].id, 2, "can not be compared"),
    (PAGES[0].claims[1].id, PAGES[1].claims[1].id, 2, "is no event"),
    ("country/KZ", "country/RU", 2, "closed list"),
    ("EXTRADITED_TO|person/zhukov-oleg|country/KZ|x", "Тимур Жуков", 2, "is an edge"),
    (PAGES[0].id, PAGES[1].id, 2, "neither a thing nor an event"),
)


# ---- reject, withdraw ----


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


# ---- the file ----


def test_other_lines_stay_as_they_are(here: Settings) -> None:
    path = here.ledger / JUDGEMENTS
    odd = 'perhaps,x,y,анна,2024,"a ""quoted""\nreason"\nsame,gone~1@1:person,gone~2@2:person,анна,2024-05-01,'
    path.write_text(f"verdict,left,right,who,when,why\n{odd}", encoding="utf-8")
    said = kordon("judge", "same", subject(0), subject(2), "--why", "one, «man»\nof course")
    assert "same gone~1@1:person gone~2@2:person: nothing in the ledger has this id" in said
    assert "unknown verdict 'perhaps'" in said
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"verdict,left,right,who,when,why\n{odd}\nsame,") and 'of course"\n' in text
    states = [json.loads(line)["state"] for line in kordon("judge", "list").splitlines()]
    assert states == ["unknown verdict 'perhaps'", "dangling", "counts"]
    kordon("judge", "undo")
    assert path.read_text(encoding="utf-8") == f"verdict,left,right,who,when,why\n{odd}\n"
    kordon("judge", "undo", "gone~2@2:person")
    assert path.read_text(encoding="utf-8").count("\n") == 3


def test_a_spreadsheets_file_keeps_its_form(tmp_path: Path) -> None:
    path = tmp_path / JUDGEMENTS
    path.write_bytes("\ufeffwhy,verdict,left,right,who,when\r\n".encode())
    rulings.add(path, Judgement("reject", "a~1#post@1", "", "анна", "", "so"))
    assert (
        path.read_bytes().decode().startswith("\ufeffwhy,verdict,left,right,who,when\r\nso,reject,a~1#post@1,,анна,2")
    )
    assert [line.left for line in read_judgements(path).lines] == ["a~1#post@1"]
    rulings.remove(path, 0)
    assert path.read_bytes() == "\ufeffwhy,verdict,left,right,who,when\r\n".encode()


@pytest.mark.parametrize("content", [b"verdict;left;right\n", "вердикт\n".encode("cp1251")])
def test_a_file_that_is_no_such_table_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / JUDGEMENTS
    path.write_bytes(content)
    with pytest.raises(InputError):
        rulings.add(path, Judgement("reject", "a~1#post@1", ""))
    assert path.read_bytes() == content


def test_a_judgement_is_later_than_all_on_its_pair(tmp_path: Path) -> None:
    path = tmp_path / JUDGEMENTS
    for verdict in ("same", "different", "same", "different"):
        rulings.add(path, Judgement(verdict, "a~1@1:person", "a~2@2:person"))
    assert [line.verdict for line in read_judgements(path).lines] == ["different"]


def test_two_peoples_files_are_merged_by_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / JUDGEMENTS
    git("init", "-b", "main")
    (tmp_path / ".gitattributes").write_text(f"{JUDGEMENTS} merge=union\n", encoding="utf-8")
    rulings.add(path, Judgement("reject", "a~1#post@1", ""))
    git("add", "-A")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    rulings.add(path, Judgement("reject", "a~1#post@2", ""))
    git("commit", "-am", "two")
    git("checkout", "main")
    rulings.add(path, Judgement("reject", "a~1#post@3", ""))
    git("commit", "-am", "three")
    git("merge", "other")
    assert [line.left[-1] for line in read_judgements(path).lines] == ["1", "2", "3"]


def test_agencies_are_judged_too(here: Settings) -> None:
    pages = [Page(name, "2024-11-01", name, name) for name in ("sixth", "seventh")]
    bodies = (Thing("Служба розыска", "agency", None, "Служба розыска", {"country": "KZ"}), agency("KZ", "police"))
    with Ledger(here.ledger) as ledger:
        for page, body in zip(pages, bodies, strict=True):
            page.say("post", {"subject": [FULL], "holds_post": [body]}, post="начальник")
            ledger.replace(page.article, EXTRACTOR, page.claims)
    said = kordon("judge", "same", "Служба розыска", "agency/KZ.police", "--why", "its former name")
    assert "joined: agency/KZ.police + agency/KZ~sluzhba-rozyska → agency/KZ.police" in said


# ---- nobody listens ----


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
