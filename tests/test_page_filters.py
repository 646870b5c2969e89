"""What a reader sets in the page: the period, the sources, the address that keeps it all, the picture as a file."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
import story
from browser import both, chosen, find, opened, texts, until
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graph import bolt
from queries import page
from queries.draw import draw
from queries.picture import View

ALL = {"nodes": 12, "edges": 15}
MET = f"MET_AT|{story.ASANOV}|{story.TALK}|{story.TALK}"
REFUSED = f"PENDING|{story.SEITOV}|country/KZ|{story.BLOCKED}:destination"


@pytest.fixture(scope="module")
def pages(told: bolt.Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return both(partial(page.write, told), tmp_path_factory.mktemp("pages"))


@pytest.fixture
def russian(chromium: Chrome, pages: dict[str, Path]) -> Chrome:
    return opened(chromium, pages["ru"])


def at(driver: Chrome, path: Path, fragment: str) -> Chrome:
    """Open a page by a link that carries a state."""
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get(f"{path.as_uri()}#{fragment}")
    return driver


def seen(driver: Chrome) -> dict[str, int]:
    found: dict[str, int] = driver.execute_script("return window.kordon.seen()")
    return found


def shows(driver: Chrome, nodes: int, edges: int) -> bool:
    return until(lambda: seen(driver) == {"nodes": nodes, "edges": edges})


def slide(driver: Chrome, handle: str, *keys: str) -> None:
    find(driver, f"#{handle}").send_keys(*keys)


def fragment(driver: Chrome) -> str:
    return driver.current_url.partition("#")[2]


def complaints(driver: Chrome) -> list[str]:
    return [entry["message"] for entry in driver.get_log("browser")]


# ---- the period ----


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
    russian.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    find(russian, "#show-table").click()
    slide(russian, "until", Keys.HOME)
    find(russian, "#undated").click()
    assert until(lambda: len(texts(russian, "#body tr")) == 2)
    assert find(russian, "#rows").text == "показано: 3 вершины, 2 связи"
    find(russian, "#csv").click()
    assert until(lambda: (tmp_path / "kordon.csv").exists())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "kordon.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert {row["Статус"] for row in rows} == {"отказано"}


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


# ---- the address ----


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
    address = russian.current_url
    russian.get("about:blank")
    russian.get(address)
    assert chosen(russian) == REFUSED
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


# ---- the picture as a file ----


def test_the_graph_is_downloaded_as_it_is_seen(russian: Chrome, tmp_path: Path) -> None:
    russian.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    size = russian.execute_script("const c = document.querySelector('#graph canvas'); return [c.width, c.height]")
    find(russian, "#png").click()
    assert until(lambda: (tmp_path / "kordon.png").exists())
    data = (tmp_path / "kordon.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(data[start : start + 4], "big") for start in (16, 20)] == [2 * side for side in size]
    after = russian.execute_script("const c = document.querySelector('#graph canvas'); return [c.width, c.height]")
    assert after == size
    assert complaints(russian) == []


def test_the_picture_has_the_paper_of_the_page(russian: Chrome) -> None:
    for scheme, paper in (("light", [0xFB, 0xFA, 0xF7, 255]), ("dark", [0x16, 0x18, 0x1C, 255])):
        russian.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        corner = russian.execute_script(
            "return [...window.kordon.picture().getContext('2d').getImageData(0, 0, 1, 1).data]"
        )
        assert corner == paper
    russian.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


# ---- the query behind it ----


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
