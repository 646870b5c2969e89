"""What is drawn along time: days as dots, years as bars, each in its place at any scale, none upon another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import story
import years
from browser import drawn, find, mark, opened, phone, seen, texts
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graph import bolt, to_networkx
from queries import timeline
from queries.events import events
from queries.picture import View

UNDATED = {story.RETURN, years.DEAL, years.LOST}


@pytest.fixture(scope="module")
def pages(timeline_pages: dict[str, Path]) -> dict[str, Path]:
    return timeline_pages


def boxes(driver: Chrome, lane: str = "") -> list[dict[str, Any]]:
    """Give where shapes, bars and words stand, by event."""
    found: list[dict[str, Any]] = driver.execute_script(
        """return [...document.querySelectorAll(`.lane${arguments[0]} .event`)].flatMap((group) =>
          [...group.querySelectorAll("path, rect:not(.reach), text")].map((part) => {
            const box = part.getBoundingClientRect();
            return { event: group.dataset.id, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
          }));""",
        f'[data-lane="{lane}"]' if lane else "",
    )
    return found


def collisions(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (one["event"], other["event"])
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one["event"] != other["event"]
        and min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
    ]


def test_dated_events_are_drawn_and_undated_ones_counted(russian: Chrome) -> None:
    assert seen(russian) == {"events": 13, "dated": 10, "lanes": 5}
    assert drawn(russian) == {event.id for event in events(to_networkx(years.elements()), View())} - UNDATED
    assert find(russian, "#counts").text == "13 событий"
    assert find(russian, "#left").text == "Без даты: 3 события, смотрите таблицу"
    assert texts(russian, ".lane h2 button") == ["без даты: 1"] * 3
    find(russian, ".lane h2 button").click()
    first = russian.find_elements(By.CSS_SELECTOR, "#body tr")[:3]
    assert {row.get_attribute("data-id") for row in first} == UNDATED


def test_a_day_is_a_dot_and_a_year_is_a_bar_of_a_year(russian: Chrome) -> None:
    width = {
        event: mark(russian, event).find_element(By.CSS_SELECTOR, "rect:not(.reach)").size["width"]
        for event in (years.GROUP, years.RAID, story.MOVE)
    }
    assert width[years.GROUP] / width[story.MOVE] == pytest.approx(366 / 31, rel=0.1)
    assert width[years.RAID] / width[story.MOVE] == pytest.approx(92 / 31, rel=0.1)
    for event in (story.TALK, years.HELD):
        assert mark(russian, event).find_elements(By.CSS_SELECTOR, "rect:not(.reach)") == []
        assert mark(russian, event).find_element(By.TAG_NAME, "path").size["width"] < 20


def test_what_is_not_completed_is_hollow_and_what_is_disputed_is_marked(russian: Chrome) -> None:
    hollow = mark(russian, story.BLOCKED).find_element(By.CSS_SELECTOR, "rect:not(.reach)")
    assert (hollow.get_attribute("fill-opacity"), hollow.get_attribute("stroke-dasharray")) == ("0", "5 3.5")
    full = mark(russian, years.GROUP).find_element(By.CSS_SELECTOR, "rect:not(.reach)")
    assert (full.get_attribute("fill-opacity"), full.get_attribute("stroke-dasharray")) == ("0.3", None)
    assert mark(russian, years.GROUP).text.endswith("(?)")
    assert not mark(russian, years.TOTAL).text.endswith("(?)")


def test_nothing_stands_on_anything_at_any_scale(russian: Chrome) -> None:
    for press in (Keys.NULL, "+", "+", "0", "-"):
        find(russian, "#graph").send_keys(press)
        assert collisions(boxes(russian)) == []


def test_a_crowd_of_events_is_stacked_and_never_collides(tmp_path: Path, chromium: Chrome, lasting: bolt.Store) -> None:
    told = [story.node("country/KZ", "Country", code="KZ", name_ru="Казахстан")]
    for number in range(120):
        id_ = f"meeting/text~{number}@1"
        day = f"2024-{number % 4 + 1:02}-{number % 28 + 1:02}"
        told.append(story.node(id_, "Meeting", status="completed", date=day, date_from=day, date_to=day))
        told.append(story.edge("MET_AT", "country/KZ", id_, id_, fact=id_))
    page = timeline.write(lasting, tmp_path / "crowd.html", network=to_networkx(told)).path
    driver = opened(chromium, page)
    found = boxes(driver)
    assert len({row["event"] for row in found}) == 120
    assert collisions(found) == []


def test_too_many_events_are_cut_to_those_with_most_sources(
    lasting: bolt.Store, tmp_path: Path, chromium: Chrome
) -> None:
    written = timeline.write(lasting, tmp_path / "few.html", View(limit=1), "ru")
    assert (written.nodes, written.hidden_nodes) == (1, 12)
    driver = opened(chromium, written.path)
    assert drawn(driver) == {years.RAID}
    assert "ещё 12 не вошли" in find(driver, ".note").text


def test_a_phone_needs_no_sideways_scrolling(chromium: Chrome, pages: dict[str, Path]) -> None:
    with phone(chromium):
        driver = opened(chromium, pages["ru"])
        driver.execute_script("window.kordon.choose('node', arguments[0], true)", story.TALK)
        assert driver.execute_script("return document.scrollingElement.scrollWidth <= window.innerWidth")
        assert collisions(boxes(driver)) == []
        assert find(driver, "#panel mark").size["width"] > 200
