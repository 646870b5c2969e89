"""The graph in the page: all of it is painted, found by any name, and every click leads to the words of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
import story
from browser import chosen, complaints, downloaded, find, place_of, scheme, search, seen, texts, until
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

EXTRADITED = f"EXTRADITED_TO|{story.SEITOV}|country/KZ|{story.MOVE}"
TOGETHER = f"COOPERATES_WITH|{story.KZ_POLICE}|{story.RU_POLICE}|"
NOBODY = "EXTRADITED_FROM|person/nobody|country/KZ|"


@pytest.fixture(scope="module")
def pages(graph_pages: dict[str, Path]) -> dict[str, Path]:
    return graph_pages


def click_at(driver: Chrome, point: dict[str, float]) -> None:
    """Click with the mouse at a point of the graph, given in its own coordinates."""
    graph = find(driver, "#graph")
    where = driver.execute_script("return window.kordon.network.canvasToDOM(arguments[0])", point)
    left, top = where["x"] - graph.size["width"] / 2, where["y"] - graph.size["height"] / 2
    ActionChains(driver).move_to_element_with_offset(graph, round(left), round(top)).click().perform()


def colour_at(driver: Chrome, node: str) -> list[int]:
    """Give the colour that is really painted where a node stands."""
    found: list[int] = driver.execute_script(
        """const spot = window.kordon.network.canvasToDOM(window.kordon.network.getPosition(arguments[0]));
        const canvas = document.querySelector("#graph canvas");
        const scale = canvas.width / canvas.clientWidth;
        return [...canvas.getContext("2d").getImageData(spot.x * scale, spot.y * scale, 1, 1).data];""",
        node,
    )
    return found


def test_every_node_is_painted(russian: Chrome) -> None:
    assert seen(russian) == {"nodes": 12, "edges": 15}
    drawn = [one.id for one in story.things() if one.labels[0] != "Transfer"]
    assert russian.execute_script("return window.kordon.network.body.data.nodes.length") == len(drawn) == 12
    assert until(lambda: all(colour_at(russian, id_)[3] == 255 for id_ in drawn))
    countries = {tuple(colour_at(russian, id_)) for id_ in drawn if id_.startswith("country/")}
    assert countries == {(0, 0x72, 0xB2, 255)}  # as the schema says


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("сеит", "Данияр Сеитов"),
        ("ДАНИЕР", "Данияр Сеитов"),  # printed «Даниёр» elsewhere
        ("даниёр сеитов", "Данияр Сеитов"),
        ("Асановым", "Тимур Асанов"),
        ("kazakhstan", "Казахстан"),
        ("Seitov", "Данияр Сеитов"),
        ("Daniyar Seyitov", "Данияр Сеитов"),
        ("ASSANOV", "Тимур Асанов"),
        ("Rossiya", "Россия"),
        ("Казакстан", "Казахстан"),  # Қазақстан, typed without the Kazakh letters
        ("мвд росс", "Министерство внутренних дел Российской Федерации"),
    ],
)
def test_search_finds_by_any_name_case_and_spelling(russian: Chrome, words: str, first: str) -> None:
    assert search(russian, words)[:1] == [first]


def test_search_says_when_there_is_nothing(russian: Chrome) -> None:
    assert search(russian, "<script>") == []
    assert texts(russian, "#found li") == ["Ничего не найдено"]


def test_the_legend_filters_what_is_painted_and_what_is_found(russian: Chrome) -> None:
    assert until(lambda: colour_at(russian, story.TALK)[3] == 255)
    find(russian, 'input[data-key="node Meeting"]').click()
    assert seen(russian) == {"nodes": 11, "edges": 12}
    assert until(lambda: colour_at(russian, story.TALK)[3] == 0)
    assert search(russian, "встреча") == []
    find(russian, 'input[data-key="edge OF_COUNTRY"]').click()
    assert seen(russian) == {"nodes": 11, "edges": 9}
    find(russian, 'input[data-key="node Meeting"]').click()
    assert seen(russian) == {"nodes": 12, "edges": 12}


def test_a_click_on_a_node_shows_exactly_its_quotes(russian: Chrome) -> None:
    click_at(russian, place_of(russian, story.SEITOV))
    assert until(lambda: chosen(russian) == story.SEITOV)
    assert texts(russian, "#panel mark") == [story.QUOTES["escort"], story.QUOTES["refusal"]]
    assert texts(russian, "#panel .when") == ["Вестник, 8 октября 2024", "без даты"]
    links = russian.find_elements(By.CSS_SELECTOR, "#panel a")
    assert [(link.text, link.get_attribute("href")) for link in links] == [
        ("Сеитова привезли домой", "http://vestnik.example/doma?a=1&b=2")
    ]


def test_a_click_on_an_edge_shows_exactly_its_quotes(russian: Chrome) -> None:
    ends = [place_of(russian, id_) for id_ in (story.KZ_POLICE, story.RU_POLICE)]
    click_at(russian, {key: ends[0][key] * 0.65 + ends[1][key] * 0.35 for key in ("x", "y")})
    assert until(lambda: chosen(russian) == TOGETHER)
    assert texts(russian, "#panel mark") == [story.QUOTES["together"], story.QUOTES["talks"]]
    assert texts(russian, "#panel .when") == ["Вестник, 22 июля 2025"]
    assert find(russian, "#panel a").get_attribute("href") == "https://vestnik.example/semei"
    assert "розыск" in find(russian, "#panel dl").text


def test_an_edge_tells_the_event_behind_it(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", EXTRADITED)
    told = dict(zip(texts(russian, "#panel dt"), texts(russian, "#panel dd"), strict=True))
    assert told["Откуда"] == "Россия"
    assert told["Приняли"] == "Министерство внутренних дел Республики Казахстан"
    assert (told["Статус"], told["Когда"], told["Источников"]) == ("завершено", "октябрь 2024", "2")
    assert texts(russian, "#panel mark") == [story.QUOTES["escort"]]


def test_what_the_gazetteer_knows_has_no_quote_and_says_so(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", f"OF_COUNTRY|{story.KZ_POLICE}|country/KZ|")
    assert texts(russian, "#panel mark") == []
    assert "Из справочника" in find(russian, "#panel").text


def test_the_keyboard_is_enough(russian: Chrome) -> None:
    find(russian, "body").send_keys("/")
    russian.switch_to.active_element.send_keys("сеитов", Keys.ENTER)
    assert chosen(russian) == story.SEITOV
    places = {id_: place_of(russian, id_) for id_ in ("country/KZ", "country/RU", "country/AM")}
    here = place_of(russian, story.SEITOV)
    key = Keys.ARROW_LEFT if places["country/KZ"]["x"] < here["x"] else Keys.ARROW_RIGHT
    russian.switch_to.active_element.send_keys(key)
    assert chosen(russian) in places
    russian.switch_to.active_element.send_keys(Keys.ENTER)
    assert russian.switch_to.active_element.get_attribute("id") == "panel"
    russian.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert chosen(russian) == ""


def test_the_mouse_finds_nothing_that_the_legend_hides(russian: Chrome) -> None:
    place = place_of(russian, story.TALK)
    find(russian, 'input[data-key="node Meeting"]').click()
    click_at(russian, place)
    assert chosen(russian) == ""
    find(russian, 'input[data-key="node Meeting"]').click()
    click_at(russian, place)
    assert until(lambda: chosen(russian) == story.TALK)


def test_a_thing_that_is_drawn_elsewhere_takes_its_ties_along(russian: Chrome) -> None:
    before = place_of(russian, story.GROUP)
    graph = find(russian, "#graph")
    where = russian.execute_script("return window.kordon.network.canvasToDOM(arguments[0])", before)
    offset = round(where["x"] - graph.size["width"] / 2), round(where["y"] - graph.size["height"] / 2)
    drag = ActionChains(russian).move_to_element_with_offset(graph, *offset).click_and_hold()
    drag.pause(0.3).move_by_offset(30, 40).pause(0.1).move_by_offset(5, 5).release().perform()
    after = place_of(russian, story.GROUP)
    assert (after["x"], after["y"]) != (before["x"], before["y"])
    assert until(lambda: colour_at(russian, story.GROUP)[3] == 255)
    ends = [place_of(russian, id_) for id_ in (story.GROUP, "country/TR")]
    click_at(russian, {key: ends[0][key] * 0.5 + ends[1][key] * 0.5 for key in ("x", "y")})
    assert until(lambda: chosen(russian).startswith("RETURNED_FROM"))


def test_an_unknown_thing_is_not_chosen(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", NOBODY)
    assert chosen(russian) == ""


# ---- the picture as a file ----


def test_the_graph_is_downloaded_as_it_is_seen(russian: Chrome, tmp_path: Path) -> None:
    size = russian.execute_script("const c = document.querySelector('#graph canvas'); return [c.width, c.height]")
    data = downloaded(russian, "#png", tmp_path / "kordon.png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(data[start : start + 4], "big") for start in (16, 20)] == [2 * side for side in size]
    after = russian.execute_script("const c = document.querySelector('#graph canvas'); return [c.width, c.height]")
    assert after == size
    assert complaints(russian) == []


def test_the_picture_has_the_paper_of_the_page(russian: Chrome) -> None:
    corner = "return [...window.kordon.picture().getContext('2d').getImageData(0, 0, 1, 1).data]"
    for name, paper in (("light", [0xFB, 0xFA, 0xF7, 255]), ("dark", [0x16, 0x18, 0x1C, 255])):
        with scheme(russian, name):
            assert russian.execute_script(corner) == paper
