"""The page of events along time in a real browser: it asks the network for nothing, every event has its words."""

from __future__ import annotations

from pathlib import Path

import pytest
import story
import years
from browser import (
    asked_for_nothing,
    chosen,
    complaints,
    downloaded_table,
    drawn,
    find,
    inks,
    mark,
    opened,
    opened_in_place,
    reopened,
    search,
    seen,
    slip_in,
    texts,
    unplugged,
    until,
)
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graph import bolt
from queries import timeline


@pytest.fixture(scope="module")
def pages(timeline_pages: dict[str, Path]) -> dict[str, Path]:
    return timeline_pages


def test_the_page_requests_nothing_but_itself_even_with_the_network_unplugged(
    chromium: Chrome, pages: dict[str, Path]
) -> None:
    with unplugged(chromium):
        driver = opened(chromium, pages["ru"])
        for event in (story.MOVE, years.DEAL, years.RAID):
            driver.execute_script("window.kordon.choose('node', arguments[0], true)", event)
        search(driver, "Асанов")
        find(driver, "#closer").click()
        find(driver, "#show-table").click()
        assert asked_for_nothing(driver, pages["ru"])


def test_the_same_graph_gives_the_same_page(lasting: bolt.Store, pages: dict[str, Path], tmp_path: Path) -> None:
    again = timeline.write(lasting, tmp_path / "again.html", lang="ru")
    assert again.path.read_bytes() == pages["ru"].read_bytes()


def test_a_click_shows_exactly_its_quotes(russian: Chrome) -> None:
    mark(russian, story.MOVE).click()
    assert chosen(russian) == story.MOVE
    assert texts(russian, "#panel mark") == [story.QUOTES["escort"]]
    assert texts(russian, "#panel .when") == ["Вестник, 8 октября 2024"]
    assert find(russian, "#panel a").get_attribute("href") == "http://vestnik.example/doma?a=1&b=2"
    told = dict(zip(texts(russian, "#panel dt"), texts(russian, "#panel dd"), strict=True))
    assert (told["О ком"], told["Откуда"], told["Куда"]) == ("Данияр Сеитов", "Россия", "Казахстан")
    assert told["Приняли"] == "Министерство внутренних дел Республики Казахстан"
    assert (told["Статус"], told["Когда"], told["Способ"]) == ("завершено", "октябрь 2024", "экстрадиция")


def test_looking_at_an_event_shows_its_words(russian: Chrome) -> None:
    ActionChains(russian).move_to_element(mark(russian, story.TALK)).perform()
    assert until(lambda: find(russian, "#tip").is_displayed())
    assert texts(russian, "#tip *")[:2] == ["Тимур Асанов, Антон Рогов", "встреча: завершено"]
    assert "22 июля 2025" in find(russian, "#tip").text


def test_the_legend_filters_by_type_and_by_status(russian: Chrome) -> None:
    find(russian, 'input[data-key="node Transfer"]').click()
    assert drawn(russian) == {story.TALK, years.HELD, years.RAID}
    assert search(russian, "сеитов") == ["Данияр Сеитов"]  # the detention
    find(russian, 'input[data-key="node Transfer"]').click()
    find(russian, 'input[data-key="edge completed"]').click()
    assert drawn(russian) == {story.BLOCKED, years.ASKED, years.RAID}
    find(russian, "#show-table").click()
    assert len(texts(russian, "#body tr")) == 4  # and the agreement without a date


@pytest.mark.parametrize("words", ["асановым", "Рогов", "семей асанов", "Rogov", "Assanov"])
def test_search_finds_an_event_by_who_takes_part(russian: Chrome, words: str) -> None:
    assert search(russian, words)[:1] == ["Тимур Асанов, Антон Рогов"]
    find(russian, "#search").send_keys(Keys.ENTER)
    assert chosen(russian) == story.TALK


def test_the_keyboard_is_enough(russian: Chrome) -> None:
    find(russian, "body").send_keys("/")
    russian.switch_to.active_element.send_keys("заслон", Keys.ENTER)
    assert chosen(russian) == years.RAID
    assert russian.switch_to.active_element.get_attribute("data-id") == years.RAID
    russian.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert russian.switch_to.active_element.get_attribute("data-id") == story.TALK
    assert find(russian, "#tip").is_displayed()
    russian.switch_to.active_element.send_keys(Keys.ENTER)
    assert (chosen(russian), russian.switch_to.active_element.get_attribute("id")) == (story.TALK, "panel")
    russian.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert chosen(russian) == ""


def test_text_of_articles_stays_text(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('node', arguments[0])", years.DEAL)
    assert find(russian, "#panel h2").text == story.HOSTILE
    assert texts(russian, "#panel mark") == [years.QUOTES[years.DEAL]]
    assert russian.find_elements(By.CSS_SELECTOR, "#panel script, #panel img, #panel a") == []
    assert russian.execute_script("return window.hurt === undefined")


def test_the_policy_refuses_what_the_page_did_not_bring(russian: Chrome) -> None:
    slip_in(russian)
    assert len(complaints(russian)) == 2
    assert russian.execute_script("return window.hurt === undefined")


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    find(russian, "#show-table").click()
    rows = downloaded_table(russian, tmp_path)
    assert len(rows) == 13
    moved = next(row for row in rows if row["Цитата"] == story.QUOTES["escort"])
    assert (moved["Дата"], moved["Откуда"], moved["Куда или где"]) == ("2024-10", "Россия", "Казахстан")
    assert next(row for row in rows if row["Цитата"] == years.QUOTES[years.DEAL])["Ссылка"] == ""


def test_the_interface_speaks_english(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["en"])
    assert find(driver, "h1").text == "What happened, when and in which country, and who says so"
    assert "13 events" in find(driver, "#counts").text
    assert texts(driver, ".lane h2 span")[0] == "Kazakhstan"
    driver.execute_script("window.kordon.choose('node', arguments[0])", story.MOVE)
    assert "October 2024" in find(driver, "#panel dl").text


def test_light_and_dark_follow_the_reader(russian: Chrome) -> None:
    assert len(inks(russian, f'.event[data-id="{years.RAID}"] text')) == 2


def test_the_address_keeps_what_is_chosen_and_hidden(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["ru"])
    driver.execute_script("window.kordon.choose('node', arguments[0])", years.RAID)
    find(driver, 'input[data-key="node Transfer"]').click()
    reopened(driver)
    assert chosen(driver) == years.RAID
    assert drawn(driver) == {story.TALK, years.HELD, years.RAID}
    assert not find(driver, 'input[data-key="node Transfer"]').is_selected()


def test_what_the_legend_hides_is_chosen_no_more(russian: Chrome) -> None:
    mark(russian, story.MOVE).click()
    find(russian, 'input[data-key="node Meeting"]').click()
    assert chosen(russian) == story.MOVE
    find(russian, 'input[data-key="node Transfer"]').click()
    assert chosen(russian) == ""


def test_a_notebook_shows_the_page_in_place(lasting: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = timeline.write(lasting, tmp_path / "page.html")
    driver = opened_in_place(chromium, written, tmp_path)
    assert until(lambda: seen(driver)["events"] == 13)
    driver.execute_script("window.kordon.choose('node', arguments[0])", story.MOVE)
    assert texts(driver, "#panel mark") == [story.QUOTES["escort"]]
    assert complaints(driver) == []
