"""The page of flows in a real browser: every band leads to its words, and the reader chooses years and kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
import story
import years
from browser import (
    asked_for_nothing,
    cells,
    chosen,
    downloaded_table,
    find,
    inks,
    opened,
    phone,
    reopened,
    search,
    seen,
    texts,
    unplugged,
    until,
)
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from graph import bolt
from queries import flows
from queries.picture import View

TO_KZ, TO_AM, ASKED = "country/RU>country/KZ", "country/RU>country/AM", "country/TR?country/RU"


@pytest.fixture(scope="module")
def pages(flows_pages: dict[str, Path]) -> dict[str, Path]:
    return flows_pages


def band(driver: Chrome, id_: str) -> WebElement:
    return find(driver, f'.ribbon[data-id="{id_}"] path')


def choose_year(driver: Chrome, year: str) -> None:
    Select(find(driver, "#year")).select_by_visible_text(year)


def test_the_page_requests_nothing_but_itself_even_with_the_network_unplugged(
    chromium: Chrome, pages: dict[str, Path]
) -> None:
    with unplugged(chromium):
        driver = opened(chromium, pages["ru"])
        driver.execute_script("window.kordon.choose('edge', arguments[0], true)", TO_KZ)
        search(driver, "Сеитов")
        choose_year(driver, "2024")
        find(driver, "#asked").click()
        find(driver, "#show-table").click()
        assert asked_for_nothing(driver, pages["ru"])


def test_the_same_graph_gives_the_same_page(lasting: bolt.Store, pages: dict[str, Path], tmp_path: Path) -> None:
    again = flows.write(lasting, tmp_path / "again.html", lang="ru")
    assert again.path.read_bytes() == pages["ru"].read_bytes()
    assert (again.nodes, again.edges) == (4, 5)


def test_completed_hand_overs_are_drawn_at_first_and_the_rest_on_demand(russian: Chrome) -> None:
    assert set(seen(russian)) == {TO_KZ, TO_AM, "country/TR>country/AM"}
    find(russian, "#asked").click()
    assert set(seen(russian)) == {TO_KZ, TO_AM, "country/TR>country/AM", ASKED, "country/AM?country/KZ"}
    assert band(russian, ASKED).value_of_css_property("stroke-dasharray") != "none"


def test_a_total_widens_a_band_and_is_never_added(russian: Chrome) -> None:
    full = seen(russian)[TO_KZ]
    assert full["solid"] / full["thick"] == pytest.approx(21 / 34, abs=0.02)
    assert full["singly"] == "по отдельности: 2 передачи, не менее 21 человека"
    assert full["total"] == "по итогам прессы: 34 человека"  # that of 95 is from two countries: in the table only
    find(russian, "#totals").click()
    alone = seen(russian)[TO_KZ]
    assert alone["solid"] == alone["thick"]


def test_a_year_is_chosen(russian: Chrome) -> None:
    assert texts(russian, "#year option") == ["все годы", "2025", "2024", "2023", "2022", "без даты"]
    choose_year(russian, "2022")
    assert set(seen(russian)) == {TO_AM, "country/TR>country/AM"}
    choose_year(russian, "2025")
    assert seen(russian) == {}
    assert "нет завершённых передач" in find(russian, "#graph").text
    find(russian, "#asked").click()
    assert set(seen(russian)) == {ASKED}


def test_the_address_keeps_the_choice(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["ru"])
    choose_year(driver, "2024")
    find(driver, "#totals").click()
    driver.execute_script("window.kordon.choose('edge', arguments[0])", TO_KZ)
    reopened(driver)
    assert (chosen(driver), Select(find(driver, "#year")).first_selected_option.text) == (TO_KZ, "2024")
    assert seen(driver)[TO_KZ]["thick"] == seen(driver)[TO_KZ]["solid"]
    driver.get(pages["ru"].as_uri() + "#year=1066&asked=<b>&id=nothing")
    assert (chosen(driver), set(seen(driver))) == ("", {TO_KZ, TO_AM, "country/TR>country/AM"})


def test_a_click_on_a_band_lists_its_events_with_exactly_their_quotes(russian: Chrome) -> None:
    ActionChains(russian).move_to_element(band(russian, TO_KZ)).click().perform()
    assert chosen(russian) == TO_KZ
    assert find(russian, "#panel h2").text == "Россия → Казахстан"
    assert set(texts(russian, "#panel mark")) == {
        story.QUOTES["escort"], years.QUOTES[years.GROUP], years.QUOTES[years.TOTAL], years.QUOTES[years.SPREAD],
    }  # fmt: skip
    assert len(texts(russian, "#panel h3")) == 4
    assert "Итог прессы: с остальными не складывается" in find(russian, "#panel").text
    choose_year(russian, "2023")
    assert texts(russian, "#panel mark") == [years.QUOTES[years.SPREAD]]


def test_looking_at_a_band_shows_its_words(russian: Chrome) -> None:
    ActionChains(russian).move_to_element(band(russian, TO_AM)).perform()
    assert until(lambda: find(russian, "#tip").is_displayed())
    assert texts(russian, "#tip *") == ["Россия → Армения", "по отдельности: 1 передача, 3 человека"]


def test_a_country_lists_its_bands(russian: Chrome) -> None:
    find(russian, '.land[data-id="country/AM"] text').click()
    assert chosen(russian) == "country/AM"
    assert texts(russian, "#panel .tie button") == ["Россия → Армения", "Турция → Армения"]
    find(russian, "#panel .tie button").click()
    assert chosen(russian) == TO_AM


def test_the_table_holds_what_no_band_can(russian: Chrome) -> None:
    find(russian, "#show-table").click()
    rows = cells(russian)
    assert ["Россия", "Казахстан", "2024", "завершено", "2", "не менее 21", "34"] in rows
    assert ["Турция", "не сказано", "без даты", "завершено", "1", "7", ""] in rows
    assert ["Турция", "Казахстан", "2023", "завершено", "0", "", "95"] in rows
    choose_year(russian, "2024")
    assert len(texts(russian, "#body tr")) == 1
    find(russian, "#body button").click()
    assert chosen(russian) == TO_KZ


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    find(russian, "#asked").click()
    find(russian, "#show-table").click()
    rows = downloaded_table(russian, tmp_path)
    asked = next(row for row in rows if row["Цитата"] == years.QUOTES[years.ASKED])
    assert (asked["Откуда"], asked["Куда"], asked["Год"], asked["Людей"]) == ("Турция", "Россия", "2025", "2")
    assert (asked["Статус"], asked["Ссылка"]) == ("не завершено", "")


def test_search_finds_countries_and_people(russian: Chrome) -> None:
    assert search(russian, "армен") == ["Армения"]
    assert search(russian, "Gruziya") == search(russian, "ь") == search(russian, "kkk") == []
    assert search(russian, "Seyitov") == search(russian, "сеитовым")
    assert search(russian, "сеитовым") == ["Данияр Сеитов", "Данияр Сеитов"]
    find(russian, "#search").send_keys(Keys.ENTER)
    assert chosen(russian) in (story.MOVE, story.BLOCKED)
    assert "Данияр Сеитов" in find(russian, "#panel h2").text


def test_a_thing_that_is_not_in_sight_brings_its_year_and_kind(russian: Chrome) -> None:
    choose_year(russian, "2022")
    russian.execute_script("window.kordon.choose('node', arguments[0], true)", story.BLOCKED)
    assert "country/AM?country/KZ" in seen(russian)
    assert texts(russian, "#panel mark") == [story.QUOTES["refusal"]]


def test_the_keyboard_is_enough(russian: Chrome) -> None:
    find(russian, "#graph").send_keys(Keys.NULL)
    first = russian.switch_to.active_element
    assert first.get_attribute("data-kind") == "edge"
    first.send_keys(Keys.ARROW_RIGHT)
    land = russian.switch_to.active_element
    assert land.get_attribute("data-id") == str(first.get_attribute("data-id")).partition(">")[2]
    land.send_keys(Keys.ENTER)
    assert (chosen(russian), russian.switch_to.active_element.get_attribute("id")) == (
        land.get_attribute("data-id"),
        "panel",
    )
    russian.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert chosen(russian) == ""


def test_text_of_articles_stays_text(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0], true)", "country/AM?country/KZ")
    assert texts(russian, "#panel mark") == [story.QUOTES["refusal"]]
    assert texts(russian, "#panel .where") == [story.HOSTILE]
    assert russian.find_elements(By.CSS_SELECTOR, "#panel b, #panel script, #panel img, #panel a") == []
    assert russian.execute_script("return window.hurt === undefined")


def test_the_policy_refuses_what_the_page_did_not_bring(russian: Chrome) -> None:
    russian.execute_script('setTimeout("window.hurt = 2", 0);')
    assert len(russian.get_log("browser")) == 1
    assert russian.execute_script("return window.hurt === undefined")


def test_the_interface_speaks_english(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["en"])
    assert find(driver, "h1").text == "Who is handed over, from where to where, by year"
    assert seen(driver)[TO_KZ]["singly"] == "one by one: 2 hand-overs, at least 21 people"
    assert "Kazakhstan" in find(driver, "#graph").text


def test_light_and_dark_follow_the_reader(russian: Chrome) -> None:
    assert len(inks(russian, ".land text")) == 2


def test_a_phone_needs_no_sideways_scrolling(chromium: Chrome, pages: dict[str, Path]) -> None:
    with phone(chromium):
        driver = opened(chromium, pages["ru"])
        driver.execute_script("window.kordon.choose('edge', arguments[0], true)", TO_KZ)
        for part in ("document.scrollingElement", "document.getElementById('graph')"):
            assert driver.execute_script(f"return {part}.scrollWidth <= {part}.clientWidth")
        assert find(driver, "#panel mark").size["width"] > 200


@pytest.mark.parametrize(
    ("view", "bands"),
    [(View(countries=("AM",)), {TO_AM, "country/TR>country/AM"}), (View(date_from="2024"), {TO_KZ})],
)
def test_a_view_chooses_hand_overs(
    view: View, bands: set[str], lasting: bolt.Store, tmp_path: Path, chromium: Chrome
) -> None:
    driver = opened(chromium, flows.write(lasting, tmp_path / "page.html", view, "ru").path)
    assert set(seen(driver)) == bands
