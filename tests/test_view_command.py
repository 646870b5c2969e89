"""What `kordon view` is asked for: the ways between two things, a language, the command that draws it again."""

from __future__ import annotations

import itertools
import json
import shlex
from pathlib import Path
from typing import Any

import click
import networkx as nx
import pytest
import story

from graph import bolt, to_networkx
from graph.errors import InputError, NotFoundError
from queries.commands import view
from queries.origin import command
from queries.page import tie
from queries.picture import Picture, View, choose, find
from queries.wording import Wording, reader_language


def pick(**asked: Any) -> Picture:
    return choose(to_networkx(story.elements()), View(**asked))


def chain(*ways: str) -> nx.MultiDiGraph:
    """Give a graph of countries, told by letters that are tied in a row."""
    ids = sorted({f"country/{letter}" for way in ways for letter in way})
    elements = [story.node(id_, "Country", code=id_[-1], name=id_[-1]) for id_ in ids]
    pairs = sorted({pair for way in ways for pair in itertools.pairwise(way)})
    tied = [story.edge("COOPERATES_WITH", f"country/{a}", f"country/{b}") for a, b in pairs]
    return to_networkx([*elements, *tied])


# ---- the ways between two ----


def test_a_path_takes_names_in_any_spelling_and_form() -> None:
    drawn = pick(path=("Асанова", "роговым")).drawn
    assert set(drawn) == {story.ASANOV, story.ROGOV, story.TALK}
    assert {type_ for *_, type_ in drawn.edges(data="type")} == {"MET_AT"}
    assert set(pick(path=("ДАНИЕР", "country/TR")).drawn) == {story.SEITOV, "country/KZ", story.GROUP, "country/TR"}
    assert find(pick().drawn, "МВД РК") == story.KZ_POLICE


def test_all_shortest_ways_are_drawn_and_no_tie_that_is_on_none() -> None:
    network = chain("ABXD", "ACXD", "AEFD", "BC", "AGHID")
    drawn = choose(network, View(path=("A", "D"))).drawn
    assert sorted(id_[-1] for id_ in drawn) == list("ABCDEFX")
    assert all("B|country/C" not in key for *_, key in drawn.edges(keys=True))
    assert drawn.number_of_edges() == 8


def test_where_all_ways_have_no_room_whole_ones_are_drawn() -> None:
    ways = [f"A{letter}Z" for letter in "BCDEFGH"]
    picture = choose(chain(*ways, "CX"), View(path=("A", "Z"), limit=4))
    assert sorted(id_[-1] for id_ in picture.drawn) == list("ABCZ")
    assert nx.has_path(picture.drawn.to_undirected(), "country/A", "country/Z")
    assert (picture.hidden_nodes, picture.hidden_edges) == (5, 10)
    assert len(choose(chain(*ways), View(path=("A", "Z"), limit=1)).drawn) == 3  # one way, whatever the limit


@pytest.mark.parametrize(("limit", "drawn"), [(300, 27), (26, 26)])
def test_very_many_ways_are_cut_in_no_time(limit: int, drawn: int) -> None:
    """Of 3,125 ways over 25 things."""
    layers = ["A", *("".join(chr(ord("a") + 5 * step + n) for n in range(5)) for step in range(5)), "Z"]
    ways = [a + b for one, other in itertools.pairwise(layers) for a in one for b in other]
    picture = choose(chain(*ways), View(path=("country/A", "country/Z"), limit=limit))
    assert len(picture.drawn) == drawn


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"path": ("Сеитов", "Данияр Сеитов")}, InputError, "both ends are person/seitov-daniyar"),
        ({"path": ("Сеитов", "Никто")}, NotFoundError, "'Никто'"),
        (
            {"path": ("Сеитов", "Асанов"), "types": ("Person",)},
            NotFoundError,
            "no way leads from person/seitov-daniyar",
        ),
        ({"path": ("Сеитов", "Асанов"), "around": "Рогов"}, InputError, "not both"),
    ],
)
def test_what_has_no_way_is_told(asked: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        pick(**asked)


def test_what_is_too_far_apart_has_no_way() -> None:
    assert len(choose(chain("ABCDEFG"), View(path=("A", "G"))).drawn) == 7
    with pytest.raises(NotFoundError, match="in 6 steps or fewer"):
        choose(chain("ABCDEFGH"), View(path=("A", "H")))


# ---- the language ----


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "ru"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "RU@euro"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "run_BI"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LC_ALL": "ru_RU", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "ru"),
        ({"LC_ALL": "", "LC_MESSAGES": "ru_RU", "LANG": "en_US"}, "ru"),
        ({"LC_ALL": "C", "LANG": "ru_RU"}, "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_locale(environ: dict[str, str], lang: str) -> None:
    assert reader_language(environ) == lang


# ---- the command ----


def written(path: Path) -> dict[str, Any]:
    """Give what a page knows."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    return found


def run(store: bolt.Store, *arguments: str) -> None:
    view.main([*arguments, "--store", store.name], prog_name="view", standalone_mode=False)


def test_the_command_on_the_page_draws_the_same_page_again(
    told: bolt.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    run(
        told,
        "-o",
        "first.html",
        "--path",
        "Асанов",
        "Антон Рогов",
        "--type",
        "Person",
        "--type",
        "Meeting",
        "--limit",
        "9",
    )
    page = written(Path("first.html"))
    again = page["origin"]["command"]
    assert again == "kordon view --path 'Асанов' 'Антон Рогов' --type Person --type Meeting --limit 9 --lang ru"
    assert page["note"]["query"] == "кратчайшие пути: «Асанов» — «Антон Рогов»; только: Person, Meeting"
    monkeypatch.setenv("LC_ALL", "C")
    run(told, *shlex.split(again)[2:])
    assert Path("kordon.html").read_bytes() == Path("first.html").read_bytes()


def test_a_question_is_told_with_what_it_was_asked_of(
    told: bolt.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    run(told, "--query", "map", "--param", "when=2024")
    page = written(Path("kordon.html"))
    assert page["lang"] == "en"
    assert page["origin"]["title"] == "Who moved between which countries, drawn?"
    assert page["origin"]["parameters"] == [["when", "2024"]]
    assert page["origin"]["cypher"].startswith("MATCH")
    assert page["origin"]["command"] == "kordon view --query map --param when=2024 --lang en"
    assert page["note"]["query"] == "Who moved between which countries, drawn?"


def test_every_choice_has_its_option_in_the_command() -> None:
    asked = View("KZ", 2, ("a", "b"), ("Person",), ("KZ", "RU"), "2024", "2025-01", 2, 50)
    told = shlex.split(command(asked, "en", None, (), "2025-06-01"))[2:]
    context = view.make_context("view", told)
    assert {name: context.params[name] for name in ("around", "depth", "path", "min_sources", "limit")} == {
        "around": "KZ", "depth": 2, "path": ("a", "b"), "min_sources": 2, "limit": 50,
    }  # fmt: skip
    assert context.params["types"] == ("Person",) and context.params["countries"] == ("KZ", "RU")
    assert (context.params["date_from"], context.params["date_to"]) == ("2024", "2025-01")
    assert (context.params["as_of"], context.params["lang"]) == ("2025-06-01", "en")


def test_a_path_wants_two_ends() -> None:
    with pytest.raises(click.BadOptionUsage, match="2 arguments"):
        view.make_context("view", ["--path", "Сеитов"])


# ---- the event behind a tie ----


def told_of(elements: list[Any], type_: str) -> list[dict[str, Any]]:
    """Give what the panel says of the ties of a type, in Russian."""
    network = to_networkx(elements)
    drawn = choose(network, View()).drawn
    return [
        {"facts": dict(said["facts"])} | {key: said[key] for key in ("status", "date", "disputed")}
        for source, target, edge in drawn.edges(data=True)
        if edge["type"] == type_
        for said in [tie(network, source, target, edge, Wording("ru"))]
    ]


def test_a_tie_tells_the_whole_event() -> None:
    move = f"{story.ESCORT}#transfer@9"
    props = {
        "status": "completed", "mode": "extradition", "date": "2024-10", "date_from": "2024-10-01",
        "date_to": "2024-10-31", "disputed": True, "history": ["? requested x", "2024-10 completed y"],
        "disputes": [f"date 2024-10 2 {move}", f"date 2024-11-03 1 {move}", f"count 3 1 {move}",
                     f"count at_least:5 1 {move}", f"origin country/RU 1 {move}", f"origin country/AM 5 {move}"],
    }  # fmt: skip
    others = [one for one in story.elements() if one.id != story.MOVE]
    roles = {"asked": "country/KZ", "decided": story.RU_POLICE, "handed_over": story.RU_POLICE}
    acted = [
        story.edge("ACTOR", story.MOVE, who, f"{story.MOVE}:{role}", fact=story.MOVE, role=role)
        for role, who in roles.items()
    ]
    (said,) = told_of([*others, story.node(story.MOVE, "Transfer", **props), *acted], "EXTRADITED_TO")
    assert said["facts"] == {
        "Способ": "экстрадиция", "Статус": "завершено", "Когда": "октябрь 2024",
        "Ход дела": "без даты: запрошено; октябрь 2024: завершено",
        "О ком": "Данияр Сеитов", "Откуда": "Россия", "Куда": "Казахстан",
        "Передали": "Министерство внутренних дел Российской Федерации",
        "Приняли": "Министерство внутренних дел Республики Казахстан", "Запросили": "Казахстан",
        "Решили": "Министерство внутренних дел Российской Федерации",
        "Расходятся: когда": "октябрь 2024 (2 источника); 3 ноября 2024 (1 источник)",
        "Расходятся: сколько": "3 (1 источник); не менее 5 (1 источник)",
        "Расходятся: откуда": "Россия (1 источник); Армения (5 источников)",
        "Источников": "2", "Статей": "1", "Точность правила": "0.95",
    }  # fmt: skip
    assert said["disputed"]


def test_a_meeting_tells_who_met_and_where() -> None:
    said = told_of(story.elements(), "HELD_IN")[0]["facts"]
    assert (said["Кто встречался"], said["Где"]) == ("Тимур Асанов, Антон Рогов", "Семей")


def test_whose_a_body_is_does_not_hang_on_the_event_it_was_learnt_from() -> None:
    court = story.node("agency/AM~court", "Agency", name="Суд")
    learnt = story.edge("OF_COUNTRY", court.id, "country/AM", fact=story.BLOCKED, origin="claims")
    said = next(each for each in told_of([*story.elements(), court, learnt], "OF_COUNTRY") if "Статей" in each["facts"])
    assert (said["status"], said["date"]) == ("", "")
    assert set(said["facts"]) == {"Источников", "Статей", "Точность правила"}
