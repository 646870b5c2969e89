"""The page of flows: its numbers are those of the library's question, and every band leads to its words."""

from __future__ import annotations

import csv
import io
import itertools
import random
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import story
import years
from browser import asked_for_nothing, both, chosen, find, opened, phone, scheme, search, texts, unplugged, until
from conftest import Fresh
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from graph import bolt, to_networkx
from queries import flows, sankey
from queries.events import events
from queries.picture import View
from queries.routes import amount, routes
from queries.run import run_query

TO_KZ, TO_AM, ASKED = "country/RU>country/KZ", "country/RU>country/AM", "country/TR?country/RU"


@pytest.fixture(scope="module")
def pages(lasting: bolt.Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return both(partial(flows.write, lasting), tmp_path_factory.mktemp("pages"))


@pytest.fixture
def russian(chromium: Chrome, pages: dict[str, Path]) -> Chrome:
    return opened(chromium, pages["ru"])


def seen(driver: Chrome) -> dict[str, dict[str, Any]]:
    """Give what is drawn: each band by its id, with its thickness and its words."""
    found: dict[str, dict[str, Any]] = driver.execute_script("return window.kordon.seen()")
    return found


def band(driver: Chrome, id_: str) -> WebElement:
    return find(driver, f'.ribbon[data-id="{id_}"] path')


def choose_year(driver: Chrome, year: str) -> None:
    Select(find(driver, "#year")).select_by_visible_text(year)


# ---- the numbers ----


def test_numbers_are_those_of_the_librarys_question(lasting: bolt.Store) -> None:
    """Completed, by route and year, without totals: `kordon query routes` and the page say the same."""
    network = to_networkx(lasting)
    asked = run_query(lasting, "routes", {}).to_dicts()
    told = {(row["origin"], row["destination"], row["year"] or ""): (row["transfers"], row["persons"]) for row in asked}
    shown = {
        (route.origin[-2:], route.destination[-2:], route.year): (counted.transfers, counted.people)
        for route in routes(events(network, View(), ["Transfer"]))
        if route.done and flows.drawable(network, route)
        for counted in [amount(network, route.events)]
        if counted.transfers
    }
    assert shown == told
    assert shown["RU", "KZ", "2024"] == (2, 21)  # one by name, a group of over twenty; the total of 34 is not added
    assert {key for key in shown if key[2] == "2022"} == {("RU", "AM", "2022"), ("TR", "AM", "2022")}


def test_a_member_of_a_group_that_went_the_same_way_is_counted_with_it(fresh: Fresh, tmp_path: Path) -> None:
    of_group = story.edge("MEMBER_OF", story.SEITOV, years.subject(years.GROUP), years.GROUP)
    with bolt.connect(fresh("arcade", tmp_path / "kordon.db"), create=True) as store:
        story.put(store, [*years.elements(), of_group])
        asked = run_query(store, "routes", {"origin": "RU", "destination": "KZ"}).to_dicts()
        found = [e for e in events(to_networkx(store), View(), ["Transfer"]) if e.id in (years.GROUP, story.MOVE)]
        counted = amount(to_networkx(store), found)
    assert [(row["transfers"], row["persons"]) for row in asked if row["year"] == "2024"] == [(2, 20)]
    assert (counted.transfers, counted.people) == (2, 20)


def test_numbers_are_those_of_the_graphs_own_edges() -> None:
    """What the graph draws as EXTRADITED_TO and RETURNED_TO is what flows to a country, as far as events have sides."""
    network = to_networkx(years.elements())
    people = [(person, target) for person, target, type_ in network.edges(data="type") if type_ == "EXTRADITED_TO"]
    done = {
        (person, route.destination)
        for route in routes(events(network, View(), ["Transfer"]))
        if route.done
        for event in route.events
        if event.node.get("mode") == "extradition"
        for person in event.of("subject")
    }
    assert set(people) == done


def test_a_sum_says_how_exact_it_is_and_the_greatest_total_stands_alone() -> None:
    network = to_networkx(years.elements())
    found = [
        event for event in events(network, View(), ["Transfer"]) if event.id in (years.GROUP, years.TOTAL, story.MOVE)
    ]
    counted = amount(network, [*found, *found])
    assert (counted.transfers, counted.people, counted.told_is) == (2, 21, "at_least")
    assert (counted.total, counted.total_is) == (34, "exact")


# ---- the layout ----


def test_bands_fill_their_nodes_and_no_node_stands_on_another() -> None:
    chance = random.Random(5)
    names = [f"country/{number}" for number in range(30)]
    pairs = sorted({(chance.choice(names), chance.choice(names)) for _ in range(80)})
    bands = [
        sankey.Band(f"{start}>{end}", start, end, weight, chance.randint(0, weight))
        for start, end in pairs
        for weight in [chance.randint(1, 400)]
    ]
    layout = sankey.place(bands)
    assert sankey.place([*reversed(bands)]) == layout
    for side in (sankey.LEFT, sankey.RIGHT):
        rows = sorted(place for (own, _), place in layout.nodes.items() if own == side)
        assert all(one[0] + one[1] <= other[0] for one, other in itertools.pairwise(rows))
        assert rows[-1][0] + rows[-1][1] <= layout.height
    for side, end in ((sankey.LEFT, "source"), (sankey.RIGHT, "target")):
        for name in names:
            own = sum(layout.bands[one.id].thick for one in bands if getattr(one, end) == name)
            assert own == pytest.approx(layout.nodes.get((side, name), (0, 0))[1], abs=2)
    assert all(placed.solid <= placed.thick for placed in layout.bands.values())


# ---- the page ----


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
    address = driver.current_url
    driver.get("about:blank")
    driver.get(address)
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
    rows = [
        [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
        for row in russian.find_elements(By.CSS_SELECTOR, "#body tr")
    ]
    assert ["Россия", "Казахстан", "2024", "завершено", "2", "не менее 21", "34"] in rows
    assert ["Турция", "не сказано", "без даты", "завершено", "1", "7", ""] in rows
    assert ["Турция", "Казахстан", "2023", "завершено", "0", "", "95"] in rows
    choose_year(russian, "2024")
    assert len(texts(russian, "#body tr")) == 1
    find(russian, "#body button").click()
    assert chosen(russian) == TO_KZ


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    russian.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    find(russian, "#asked").click()
    find(russian, "#show-table").click()
    find(russian, "#csv").click()
    assert until(lambda: (tmp_path / "kordon.csv").exists())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "kordon.csv").read_bytes().decode("utf-8-sig"), newline="")))
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
    inks = set()
    for name in ("light", "dark"):
        with scheme(russian, name):
            until(lambda: False, 0.2)
            words = find(russian, ".land text")
            inks.add(
                (find(russian, "body").value_of_css_property("background-color"), words.value_of_css_property("fill"))
            )
    assert len(inks) == 2


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
