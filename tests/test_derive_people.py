"""Who is one and who is not: unnamed people, people by name, what people judge; nothing joined without a reason."""

from __future__ import annotations

from typing import Any

import pytest
from derived import KZ, MAN, RU, TR, Draw, moved, page_roles, subject
from worlds import Page, Thing, offence, person, somebody

# ---- unnamed people ----


def test_same_unnamed_hand_over_is_one_with_one_subject(draw: Draw) -> None:
    first = moved("a", who=MAN, published="2024-10-06")
    second = moved("b", date="2024-10-05", who=somebody("житель Самары"), published="2024-10-07", mode="return")
    second.say("accusation", {"subject": [somebody("житель Самары")], "accused_of": [offence("fraud")]})
    graph = draw(second, first)
    assert graph.one("Transfer").props["sources"] == 2 and graph.one("Transfer").props["mode"] == "extradition"
    assert graph.one("Person").id == f"person/~{first.id}@{subject(first).partition('@')[2].partition(':')[0]}"
    assert graph.ends("ACCUSED_OF") == {(graph.one("Person").id, "offence/fraud")}


@pytest.mark.parametrize(
    "other",
    [
        {"who": somebody("двое", 2)},
        {"date": "2024-11"},
        {"date": None},
        {"date": "2024"},
        {"status": "approved"},
        {"origin": (TR,)},
        {"origin": ()},
        {"to": TR},
        {"who": Thing("28 человек", "person", None, None, {"kind": "total", "count": 1})},
        {"who": person("К.", partial=True)},
    ],
)
def test_unnamed_people_who_differ_in_anything_stay_apart(draw: Draw, other: dict[str, Any]) -> None:
    graph = draw(moved("a", who=MAN), moved("b", **{"who": MAN, **other}))
    assert len(graph.all("Transfer")) == 2 and len(graph.all("Person")) == 2


def test_two_exact_days_are_two_events_and_the_month_joins_neither(draw: Draw) -> None:
    pages = [
        moved(name, date=date, who=MAN)
        for name, date in zip("abc", ("2024-10-05", "2024-10-20", "2024-10"), strict=True)
    ]
    assert len(draw(*pages).all("Transfer")) == 3


def test_two_such_people_in_one_article_are_joined_with_none(draw: Draw) -> None:
    page = moved("a", who=MAN)
    page.say("transfer", page_roles(somebody("второй")), "completed", "2024-10", mode="extradition")
    graph = draw(page, moved("b", who=MAN), moved("c", who=MAN))
    assert len(graph.all("Transfer")) == 4


def test_unnamed_detentions_stay_apart(draw: Draw) -> None:
    pages = [Page("a", "2024-10-02", lead="a"), Page("b", "2024-10-02", lead="b")]
    for page in pages:
        page.say("detention", {"subject": [MAN], "held_in": [RU]}, None, "2024-10-01")
    assert len(draw(*pages).all("Detention")) == 2


# ---- people by name ----


def citizen(name: str, printed: str, state: Thing | None = None, **attrs: Any) -> Page:
    page = Page(name, "2024-10-06", name, f"{name}. ")
    who = person(printed, **attrs)
    page.say("accusation", {"subject": [who], "accused_of": [offence("fraud")]})
    if state is not None:
        page.say("citizenship", {"subject": [who], "citizen_of": [state]})
    return page


def test_one_name_in_several_spellings_is_one_person(draw: Draw) -> None:
    names = ("Ержан Саденов", "Саденов Ержан", "Ержан Сәденов", "Yerzhan Sadenov")
    graph = draw(*(citizen(str(n), name) for n, name in enumerate(names)))
    assert graph.one("Person").id == "person/sadenov-erzhan"
    assert set(graph.one("Person").props["names"]) == set(names)
    assert graph.one("ACCUSED_OF").props["articles"] == 4


def test_fullest_name_names_the_person_whatever_came_first(draw: Draw) -> None:
    graph = draw(citizen("a", "Семён Фёдоров"), citizen("b", "Семен Петрович Федоров"))
    assert graph.one("Person").props["name"] == "Семен Петрович Федоров"
    assert graph.one("Person").id == "person/fedorov-semen"


@pytest.mark.parametrize("printed", ["Е. Саденов", "Саденов"])
def test_initials_and_surnames_never_leave_their_article(draw: Draw, printed: str) -> None:
    graph = draw(
        citizen("a", "Ержан Саденов"), citizen("b", printed, partial=True), citizen("c", printed, partial=True)
    )
    assert len(graph.all("Person")) == 3
    assert sum("@" in node.id for node in graph.all("Person")) == 2


def test_namesakes_are_told_apart_by_birth_year(draw: Draw) -> None:
    pages = [
        citizen("a", "Иван Петров", born="1970"),
        citizen("b", "Иван Петров", born="1985"),
        citizen("c", "Иван Петров"),
    ]
    found = {node.id for node in draw(*pages).all("Person")}
    assert found == {"person/petrov-ivan~1970", "person/petrov-ivan~1985", "person/petrov-ivan"}


def test_one_known_birth_year_parts_nobody(draw: Draw) -> None:
    graph = draw(citizen("a", "Иван Петров", born="1970"), citizen("b", "Иван Петров"))
    assert graph.one("Person").id == "person/petrov-ivan" and graph.one("Person").props["born"] == "1970"


def test_namesakes_are_told_apart_by_citizenship_and_patronymic(draw: Draw) -> None:
    by_state = draw(citizen("a", "Иван Петров", KZ), citizen("b", "Иван Петров", RU))
    assert {node.id for node in by_state.all("Person")} == {"person/petrov-ivan~KZ", "person/petrov-ivan~RU"}


def test_patronymics_tell_apart(draw: Draw) -> None:
    graph = draw(citizen("a", "Олег Ильич Ким"), citizen("b", "Олег Петрович Ким"))
    assert len(graph.all("Person")) == 2


# ---- what people judge ----


def test_judged_the_same_across_names_is_one_and_can_be_undone(draw: Draw) -> None:
    pages = citizen("a", "Ержан Саденов"), citizen("b", "Е. Саденов", partial=True)
    line = ("same", subject(pages[0]), subject(pages[1]))
    assert draw(*pages, judged=(line,)).one("Person").id == "person/sadenov-erzhan"
    assert len(draw().all("Person")) == 2


def test_judged_different_are_told_apart(draw: Draw) -> None:
    pages = [citizen(name, "Иван Петров") for name in "abc"]
    graph = draw(*pages, judged=(("different", subject(pages[0]), subject(pages[2])),))
    assert len(graph.all("Person")) == 2
    assert "person/petrov-ivan" in {node.id for node in graph.all("Person")}


def test_same_and_different_together(draw: Draw) -> None:
    pages = [citizen(name, "Иван Петров") for name in "abcd"]
    one, _, three, four = map(subject, pages)
    graph = draw(*pages, judged=(("different", one, three), ("same", three, four), ("different", four, one)))
    told = {article: thing for article, thing in graph.ends("MENTIONS") if thing.startswith("person/")}
    assert told[pages[2].id] == told[pages[3].id] != told[pages[0].id]
    assert len(graph.all("Person")) == 2


def test_judged_claims_make_or_part_an_event(draw: Draw) -> None:
    pages = moved("a", who=MAN, date=None), moved("b", who=somebody("житель"), date="2024-11")
    claims = tuple(page.claims[0].id for page in pages)
    graph = draw(*pages, judged=(("same", *claims),))
    assert graph.one("Transfer").props["claims"] == 2 and len(graph.all("Person")) == 1
    assert len(draw(judged=(("unsure", *claims),)).all("Transfer")) == 2
    named = moved("c"), moved("d")
    assert len(draw(*named, judged=(("different", named[0].claims[0].id, named[1].claims[0].id),)).all("Transfer")) == 4


def test_things_of_two_types_are_never_joined(draw: Draw) -> None:
    page = citizen("a", "Ержан Саденов", KZ)
    state = page.claims[1].roles["citizen_of"][0].id
    graph = draw(page, judged=(("same", subject(page), state),))
    assert {node.id for node in graph.all("Person")} == {"person/sadenov-erzhan"} and graph.one(
        "Country"
    ).id == "country/KZ"
