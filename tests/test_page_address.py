"""The address of the page keeps all that a reader set, and whatever stands in it does no harm."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
import story
from browser import chosen, complaints, find, opened, reopened, seen, slide, texts, until
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

ALL = {"nodes": 12, "edges": 15}
REFUSED = f"PENDING|{story.SEITOV}|country/KZ|{story.BLOCKED}:destination"


@pytest.fixture(scope="module")
def pages(graph_pages: dict[str, Path]) -> dict[str, Path]:
    return graph_pages


def at(driver: Chrome, path: Path, fragment: str) -> Chrome:
    """Open a page by a link that carries a state."""
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get(f"{path.as_uri()}#{fragment}")
    return driver


def fragment(driver: Chrome) -> str:
    return driver.current_url.partition("#")[2]


def test_the_address_keeps_what_is_chosen(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["ru"])
    driver.execute_script("window.kordon.choose('node', arguments[0])", "country/TR")
    reopened(driver)
    assert chosen(driver) == "country/TR"


def test_the_address_keeps_selection_filters_period_and_view(russian: Chrome, pages: dict[str, Path]) -> None:
    russian.execute_script("window.kordon.choose('node', arguments[0])", story.SEITOV)
    find(russian, 'input[data-key="edge HOLDS_POST"]').click()
    slide(russian, "since", Keys.ARROW_RIGHT)
    slide(russian, "until", Keys.ARROW_LEFT)
    find(russian, "#undated").click()
    find(russian, "#show-table").click()
    wanted = f"id={story.SEITOV}&hide=edge:HOLDS_POST&from=2023-02&to=2025-06&undated=no&view=table"
    assert until(lambda: fragment(russian) == wanted)
    before = seen(russian), texts(russian, "#body tr")
    again = at(russian, pages["ru"], wanted)
    assert (seen(again), texts(again, "#body tr")) == before
    assert chosen(again) == story.SEITOV
    assert not find(again, 'input[data-key="edge HOLDS_POST"]').is_selected()
    assert not find(again, "#undated").is_selected()
    assert find(again, "#period").text == "февраль 2023 — июнь 2025"
    assert find(again, "#stage").is_displayed() is False


def test_an_edge_and_the_sources_are_kept_too(russian: Chrome, pages: dict[str, Path]) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", REFUSED)
    assert chosen(reopened(russian)) == REFUSED
    again = at(russian, pages["ru"], "sources=2")
    assert seen(again)["edges"] == 4
    assert fragment(again) == "sources=2"


def test_an_address_of_old_still_opens(chromium: Chrome, pages: dict[str, Path]) -> None:
    for id_ in ("country/TR", REFUSED):
        driver = at(chromium, pages["ru"], quote(id_, safe=""))
        assert chosen(driver) == id_
    assert seen(driver) == ALL


def test_a_link_inside_the_open_page_is_followed(russian: Chrome) -> None:
    russian.execute_script("location.hash = 'id=country/TR&hide=node:Meeting'")
    assert until(lambda: chosen(russian) == "country/TR")
    assert seen(russian) == {"nodes": 11, "edges": 12}
    russian.execute_script("location.hash = ''")
    assert until(lambda: chosen(russian) == "")
    assert seen(russian) == ALL


@pytest.mark.parametrize(
    "hostile",
    [
        "%E0%A4%A",
        "%",
        "id=<img src=x onerror=window.hurt=1>",
        "id=javascript:window.hurt=1&view=<script>window.hurt=1</script>",
        "id=__proto__&hide=node:__proto__,edge:constructor,constructor",
        "from=9999-99&to=-1&sources=1e9&undated=no%00",
        "from=2025-07&to=2023-01",
        "hide=" + "node:Person," * 3000,
        "&&&===&id=&id=country/TR&id[]=x",
    ],
)
def test_no_address_does_harm(chromium: Chrome, pages: dict[str, Path], hostile: str) -> None:
    driver = at(chromium, pages["ru"], hostile)
    assert until(lambda: driver.execute_script("return typeof window.kordon") == "object")
    assert driver.execute_script("return window.hurt === undefined && Object.prototype.hurt === undefined")
    assert complaints(driver) == []
    assert "<" not in fragment(driver) and len(fragment(driver)) < 100
    find(driver, 'input[data-key="node Agency"]').click()
    assert "hide=" in fragment(driver)


def test_what_is_hidden_can_not_be_chosen_by_a_link(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = at(chromium, pages["ru"], "id=country/TR&hide=node:Country")
    assert chosen(driver) == ""
    assert fragment(driver) == "hide=node:Country"
