"""kordon judge, run as a user runs it: what is one and what is not, what it writes, what it changes, what it says."""

from __future__ import annotations

import json

from judged import FULL, PAGES, kordon, lines, people, subject
from worlds import EXTRACTOR, Page, Thing, agency

from graph.ledger import JUDGEMENTS, Ledger
from graph.settings import Settings


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


def test_agencies_are_judged_too(here: Settings) -> None:
    pages = [Page(name, "2024-11-01", name, name) for name in ("sixth", "seventh")]
    bodies = (Thing("Служба розыска", "agency", None, "Служба розыска", {"country": "KZ"}), agency("KZ", "police"))
    with Ledger(here.ledger) as ledger:
        for page, body in zip(pages, bodies, strict=True):
            page.say("post", {"subject": [FULL], "holds_post": [body]}, post="начальник")
            ledger.replace(page.article, EXTRACTOR, page.claims)
    said = kordon("judge", "same", "Служба розыска", "agency/KZ.police", "--why", "its former name")
    assert "joined: agency/KZ.police + agency/KZ~sluzhba-rozyska → agency/KZ.police" in said


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
