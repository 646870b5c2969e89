"""The page in a real browser: it asks the network for nothing, runs nothing of an article, suits who reads it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
import story
from browser import (
    asked_for_nothing,
    complaints,
    find,
    opened,
    opened_in_place,
    phone,
    scheme,
    search,
    seen,
    slip_in,
    texts,
    unplugged,
    until,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from graph import bolt
from queries import page
from queries.draw import draw
from queries.picture import View

EXTRADITED = f"EXTRADITED_TO|{story.SEITOV}|country/KZ|{story.MOVE}"


@pytest.fixture(scope="module")
def pages(graph_pages: dict[str, Path]) -> dict[str, Path]:
    return graph_pages


def test_the_page_requests_nothing_but_itself_even_with_the_network_unplugged(
    chromium: Chrome, pages: dict[str, Path]
) -> None:
    with unplugged(chromium):
        driver = opened(chromium, pages["ru"])
        for kind, id_ in (("node", story.SEITOV), ("edge", EXTRADITED), ("node", "country/KZ")):
            driver.execute_script("window.kordon.choose(...arguments)", kind, id_)
        search(driver, "Асанов")
        find(driver, "#show-table").click()
        assert asked_for_nothing(driver, pages["ru"])


def test_what_the_note_tells_is_parted(russian: Chrome) -> None:
    before = "return getComputedStyle(document.querySelector(arguments[0]), '::before').content"
    assert russian.execute_script(before, "#query") == '"· "'
    assert russian.execute_script(before, "#counts") == "none"


def test_nothing_in_the_file_points_outside(pages: dict[str, Path]) -> None:
    class Reader(HTMLParser):
        found: list[tuple[str, str | None]]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [
                (tag, value)
                for key, value in attrs
                if key in {"src", "href", "srcset", "style"} or key.startswith("on")
            ]

    reader = Reader()
    reader.found = []
    reader.feed(pages["ru"].read_text(encoding="utf-8"))
    assert reader.found == []


def test_the_same_graph_gives_the_same_page(told: bolt.Store, pages: dict[str, Path], tmp_path: Path) -> None:
    again = page.write(told, tmp_path / "again.html", lang="ru")
    assert again.path.read_bytes() == pages["ru"].read_bytes()
    assert (again.nodes, again.edges, again.hidden_nodes) == (12, 15, 0)


def test_text_of_articles_stays_text(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('node', arguments[0])", "country/AM")
    assert texts(russian, "#panel mark") == [story.QUOTES["refusal"]]
    assert texts(russian, "#panel .where") == [story.HOSTILE]
    inside = "#panel b, #panel script, #panel img, #panel a"
    assert russian.find_elements(By.CSS_SELECTOR, inside) == []  # and javascript: is no link
    assert russian.execute_script("return window.hurt === undefined")


def test_the_policy_refuses_what_the_page_did_not_bring(russian: Chrome) -> None:
    slip_in(russian)
    refused = complaints(russian)
    assert len(refused) == 2
    assert all("Content Security Policy" in message for message in refused)
    assert russian.execute_script("return window.hurt === undefined")


def test_the_interface_speaks_english(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["en"])
    assert find(driver, "html").get_attribute("lang") == "en"
    assert find(driver, "h1").text == "Who, from where, to where, and who says so"
    assert "12 things, 15 ties; 3 articles" in find(driver, ".note").text
    driver.execute_script("window.kordon.choose('edge', arguments[0])", EXTRADITED)
    assert "extradited to" in find(driver, "#panel h2").text
    assert texts(driver, "#panel h2 button") == ["Данияр Сеитов", "Kazakhstan"]
    assert search(driver, "Казахстан")[:1] == ["Kazakhstan"]


def test_light_and_dark_follow_the_reader(russian: Chrome) -> None:
    grounds = set()
    for name in ("light", "dark"):
        with scheme(russian, name):
            grounds.add(find(russian, "body").value_of_css_property("background-color"))
    assert len(grounds) == 2


def test_a_phone_needs_no_sideways_scrolling(chromium: Chrome, pages: dict[str, Path]) -> None:
    with phone(chromium):
        driver = opened(chromium, pages["ru"])
        for kind, id_ in (("node", story.SEITOV), ("edge", EXTRADITED)):
            driver.execute_script("window.kordon.choose(...arguments)", kind, id_)
            assert driver.execute_script("return document.scrollingElement.scrollWidth <= window.innerWidth")
        assert find(driver, "#panel mark").size["width"] > 200


def test_a_page_around_one_says_what_it_was_asked_for(told: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = page.write(told, tmp_path / "around.html", View(around="Сеитов", limit=3), "ru")
    assert (written.nodes, written.hidden_nodes) == (3, 1)
    note = find(opened(chromium, written.path), ".note").text
    assert "вокруг «Сеитов»" in note
    assert "Показаны 3 наиболее связанных вершин" in note


def test_a_notebook_shows_the_page_in_place(told: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = page.write(told, tmp_path / "page.html")
    driver = opened_in_place(chromium, written, tmp_path)
    assert until(lambda: seen(driver) == {"nodes": 12, "edges": 15})
    driver.execute_script("window.kordon.choose('node', arguments[0])", story.ASANOV)
    assert texts(driver, "#panel mark") == [story.QUOTES["talks"], story.QUOTES["talks"]]
    assert complaints(driver) == []


def test_the_question_behind_a_picture_is_folded_out(told: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    again = "kordon view --query map --param when=2024 --lang ru"
    written = draw(told, tmp_path / "map.html", None, "ru", "map", {"when": "2024"}, again)
    driver = opened(chromium, written.path)
    assert "Кто и между какими странами перемещён, на рисунке?" in find(driver, "#query").text
    assert not find(driver, "#origin-told").is_displayed()
    find(driver, "#origin summary").click()
    assert texts(driver, "#origin h2") == [
        "Кто и между какими странами перемещён, на рисунке?",
        "Параметры",
        "Нарисовать снова",
    ]
    assert (texts(driver, "#origin dt"), texts(driver, "#origin dd")) == (["when"], ["2024"])
    cypher, command = texts(driver, "#origin code")
    assert cypher.startswith("MATCH (p:Person)-[r:EXTRADITED_FROM") and command == again


def test_a_picture_cut_out_by_hand_names_no_command(russian: Chrome) -> None:
    assert not find(russian, "#origin").is_displayed()
    assert russian.find_elements(By.CSS_SELECTOR, "#origin code") == []
