"""The table in the page: it holds what the graph holds, leads to the same words, and is downloaded."""

from __future__ import annotations

from pathlib import Path

import bench_view
import pytest
import story
from browser import cells, downloaded_table, find, opened, place_of, seen, texts, until
from selenium.webdriver import Chrome

from queries import page
from queries.origin import Origin

TOGETHER = f"COOPERATES_WITH|{story.KZ_POLICE}|{story.RU_POLICE}|"


@pytest.fixture(scope="module")
def pages(graph_pages: dict[str, Path]) -> dict[str, Path]:
    return graph_pages


def test_the_table_holds_the_same_and_leads_to_the_same(russian: Chrome) -> None:
    find(russian, "#show-table").click()
    assert len(texts(russian, "#body tr")) == 15
    find(russian, f'tr[data-id="{TOGETHER}"] button').click()
    assert texts(russian, "#panel mark") == [story.QUOTES["together"], story.QUOTES["talks"]]
    find(russian, "#show-graph").click()
    find(russian, 'input[data-key="node Country"]').click()
    find(russian, "#show-table").click()
    rows = cells(russian)
    assert ["Данияр Сеитов", "", "", "", "", ""] in rows  # what has lost its ties is still there
    assert len(rows) == seen(russian)["edges"] + 2


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    find(russian, "#show-table").click()
    rows = downloaded_table(russian, tmp_path)
    assert len(rows) == 15
    refused = next(row for row in rows if row["Статус"] == "отказано" and row["С кем или с чем"] == "Казахстан")
    assert refused["Цитата"] == story.QUOTES["refusal"]
    assert refused["Ссылка"] == ""
    assert refused["Дата"] == "2023"


def test_what_was_chosen_in_the_table_stands_in_the_picture(russian: Chrome) -> None:
    find(russian, "#show-table").click()
    find(russian, f'tr[data-id="{TOGETHER}"] button').click()
    find(russian, "#show-graph").click()
    ends = [place_of(russian, id_) for id_ in (story.KZ_POLICE, story.RU_POLICE)]
    middle = {key: (ends[0][key] + ends[1][key]) / 2 for key in ("x", "y")}

    def off() -> float:
        view = russian.execute_script("return window.kordon.network.getViewPosition()")
        return float(abs(view["x"] - middle["x"]) + abs(view["y"] - middle["y"]))

    assert until(lambda: off() < 2)


def test_a_table_of_thousands_is_shown_in_parts(tmp_path: Path, chromium: Chrome) -> None:
    big = bench_view.picture(400, 1200)
    path = tmp_path / "big.html"
    path.write_text(page.render(big, bench_view.statements(big), "en", Origin()), encoding="utf-8")
    driver = opened(chromium, path)
    find(driver, "#show-table").click()
    rows = "return document.querySelectorAll('#body tr[data-id]').length"
    assert driver.execute_script(rows) == 1000
    more = find(driver, "#body tr:last-child button")
    left = int(more.text.split()[2])
    assert more.text == f"Show more, {left} left"
    driver.execute_script("arguments[0].click()", more)
    assert driver.execute_script(rows) == 1000 + left
    assert driver.execute_script("return window.kordon.csv().split('\\r\\n').length") == 1000 + left + 2
