"""What a reader sets in the page: the period, the kinds in the legend, the least number of sources."""

from __future__ import annotations

from pathlib import Path

import pytest
import story
from browser import chosen, downloaded_table, find, opened, seen, slide, texts, until
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from graph import bolt
from queries import page
from queries.picture import View

ALL = {"nodes": 12, "edges": 15}
MET = f"MET_AT|{story.ASANOV}|{story.TALK}|{story.TALK}"


@pytest.fixture(scope="module")
def pages(graph_pages: dict[str, Path]) -> dict[str, Path]:
    return graph_pages


def shows(driver: Chrome, nodes: int, edges: int) -> bool:
    return until(lambda: seen(driver) == {"nodes": nodes, "edges": edges})


def test_the_period_spans_what_is_dated(russian: Chrome) -> None:
    assert find(russian, "#period").text == "январь 2023 — июль 2025"
    assert seen(russian) == ALL
    assert not find(russian, "#always").is_displayed()
    assert find(russian, "#undated-label").text == "без даты: 8"


def test_the_keyboard_moves_the_ends_of_the_period(russian: Chrome) -> None:
    slide(russian, "since", *[Keys.ARROW_RIGHT] * 20)
    assert find(russian, "#period").text == "сентябрь 2024 — июль 2025"
    assert find(russian, "#since").get_attribute("aria-valuetext") == "сентябрь 2024"
    assert shows(russian, 11, 13)  # what was refused in 2023 is gone, and Armenia with it
    slide(russian, "until", *[Keys.ARROW_LEFT] * 7)
    assert find(russian, "#period").text == "сентябрь 2024 — декабрь 2024"
    assert shows(russian, 9, 9)  # and the meeting of 2025 with its place
    assert find(russian, "#shown").text == "показано: 9 вершин, 9 связей"
    find(russian, "#always").click()
    assert shows(russian, **ALL)
    assert find(russian, "#shown").text == ""
    assert russian.switch_to.active_element.get_attribute("id") == "since"


def test_the_ends_of_the_period_never_pass_each_other(russian: Chrome) -> None:
    slide(russian, "since", Keys.END)
    assert find(russian, "#period").text == "июль 2025"
    slide(russian, "until", Keys.HOME)
    assert find(russian, "#period").text == "июль 2025"
    slide(russian, "since", Keys.HOME)
    slide(russian, "until", Keys.HOME)
    assert find(russian, "#period").text == "январь 2023"


def test_ties_without_a_date_stay_until_they_are_sent_away(russian: Chrome) -> None:
    slide(russian, "since", Keys.END)
    assert shows(russian, 10, 11)
    find(russian, "#undated").click()
    assert shows(russian, 4, 3)  # the meeting of that month: who met, and where
    find(russian, "#undated").click()
    assert shows(russian, 10, 11)


def test_what_is_chosen_stays_though_it_has_no_tie_in_the_period(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('node', 'country/AM')")
    slide(russian, "since", Keys.END)
    assert shows(russian, 11, 11)
    assert chosen(russian) == "country/AM"
    russian.execute_script("window.kordon.choose('edge', arguments[0])", MET)
    assert seen(russian) == {"nodes": 10, "edges": 11}
    slide(russian, "since", Keys.HOME)
    slide(russian, "until", Keys.HOME)
    assert until(lambda: chosen(russian) == "")  # a tie is let go with its period


def test_the_table_and_its_file_hold_what_the_period_leaves(russian: Chrome, tmp_path: Path) -> None:
    find(russian, "#show-table").click()
    slide(russian, "until", Keys.HOME)
    find(russian, "#undated").click()
    assert until(lambda: len(texts(russian, "#body tr")) == 2)
    assert find(russian, "#rows").text == "показано: 3 вершины, 2 связи"
    assert {row["Статус"] for row in downloaded_table(russian, tmp_path)} == {"отказано"}


def test_the_legend_counts_what_the_period_leaves(russian: Chrome) -> None:
    def counted(key: str) -> str:
        return find(russian, f'li:has([data-key="{key}"]) .number').text

    assert (counted("node Country"), counted("edge PENDING")) == ("4", "2")
    slide(russian, "since", Keys.END)
    assert until(lambda: (counted("node Country"), counted("edge PENDING")) == ("3", "0"))
    find(russian, 'input[data-key="node Person"]').click()
    assert shows(russian, 7, 5)


def test_fewer_sources_than_asked_for_are_left_out(russian: Chrome) -> None:
    box = find(russian, "#least")
    box.send_keys(Keys.ARROW_UP)
    assert shows(russian, 5, 4)  # two reports of one extradition, two of joint work; bodies stay their countries'
    box.send_keys(Keys.ARROW_UP)
    assert seen(russian)["edges"] == 4  # nothing has three
    box.send_keys(Keys.ARROW_DOWN)
    assert shows(russian, **ALL)


def test_the_bar_speaks_english(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["en"])
    assert find(driver, "#period").text == "January 2023 — July 2025"
    names = [find(driver, f"#{id_}").get_attribute("aria-label") for id_ in ("time", "since", "until")]
    assert names == ["Period", "Start of the period", "End of the period"]
    assert find(driver, "#since").aria_role == "slider"
    slide(driver, "since", Keys.END)
    assert shows(driver, 10, 11)
    assert find(driver, "#shown").text == "shown: 10 things, 11 ties"


def test_a_picture_of_one_month_has_no_bar(told: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = page.write(told, tmp_path / "group.html", View(around=story.GROUP), "ru")
    assert not find(opened(chromium, written.path), "#time").is_displayed()
