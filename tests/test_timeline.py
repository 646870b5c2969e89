"""The page of events along time: lanes by country, days as dots and years as bars, every event with its words."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import story
import years
from browser import asked_for_nothing, both, chosen, find, opened, phone, scheme, search, texts, unplugged, until
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from graph import bolt, to_networkx
from graph.errors import InputError, NotFoundError
from queries import timeline
from queries.events import events
from queries.picture import View
from queries.timeline import lanes_of, title
from queries.wording import Wording

UNDATED = {story.RETURN, years.DEAL, years.LOST}


@pytest.fixture(scope="module")
def pages(lasting: bolt.Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return both(partial(timeline.write, lasting), tmp_path_factory.mktemp("pages"))


@pytest.fixture
def russian(chromium: Chrome, pages: dict[str, Path]) -> Chrome:
    return opened(chromium, pages["ru"])


def seen(driver: Chrome) -> dict[str, int]:
    found: dict[str, int] = driver.execute_script("return window.kordon.seen()")
    return found


def mark(driver: Chrome, event: str) -> WebElement:
    return find(driver, f'.event[data-id="{event}"]')


def drawn(driver: Chrome) -> set[str]:
    return {one.get_attribute("data-id") or "" for one in driver.find_elements(By.CSS_SELECTOR, ".event")}


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


# ---- which events, in which lane ----


def test_each_event_stands_in_the_lane_of_the_country_it_is_about() -> None:
    whole = to_networkx(years.elements())
    lanes = lanes_of(whole, events(whole, View()))
    assert lanes[story.MOVE] == "country/KZ"  # brought there
    assert lanes[years.LOST] == "country/TR"  # no one says where to: from where
    assert lanes[years.HELD] == "country/TR"  # held there
    assert lanes[story.TALK] == "country/KZ"  # met in a town of it
    assert lanes[years.RAID] == "country/KZ"  # by two countries: the one with more of its own
    assert lanes[years.ASKED] == "country/RU"
    assert lanes[years.SHARED] == "country/AM"


def test_what_names_no_country_has_a_lane_of_its_own() -> None:
    whole = to_networkx([story.node("meeting/text~9@1", "Meeting", status="completed")])
    assert lanes_of(whole, events(whole, View())) == {"meeting/text~9@1": ""}
    assert title(whole, events(whole, View())[0], Wording("ru")) == "Встреча"


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (View(countries=("AM",)), {story.BLOCKED, years.DEAL, years.SHARED}),
        (View(types=("meeting", "OPERATION")), {story.TALK, years.RAID}),
        (View(date_from="2025"), {story.TALK, years.RAID, years.ASKED}),
        (View(date_to="2023-06"), {story.BLOCKED, years.SHARED, years.SPREAD}),
        (View(min_sources=2), {years.RAID}),
        (View(around="Асанов"), {story.TALK}),
        (View(around="МВД Казахстана", date_to="2024"), {story.MOVE}),
    ],
)
def test_a_view_chooses_events(view: View, wanted: set[str], lasting: bolt.Store, tmp_path: Path) -> None:
    whole = to_networkx(years.elements())
    found = {event.id for event in events(whole, view, timeline.named_types(view))}
    assert found == wanted
    assert timeline.write(lasting, tmp_path / "page.html", view).nodes == len(wanted)


def test_a_view_of_what_is_not_there_is_refused() -> None:
    whole = to_networkx(years.elements())
    with pytest.raises(InputError, match="no such type of events: Person; there are Transfer, Detention"):
        timeline.named_types(View(types=("Person",)))
    with pytest.raises(NotFoundError):
        events(whole, View(date_from="2031"))


def test_too_many_events_are_cut_to_those_with_most_sources(
    lasting: bolt.Store, tmp_path: Path, chromium: Chrome
) -> None:
    written = timeline.write(lasting, tmp_path / "few.html", View(limit=1), "ru")
    assert (written.nodes, written.hidden_nodes) == (1, 12)
    driver = opened(chromium, written.path)
    assert drawn(driver) == {years.RAID}
    assert "ещё 12 не вошли" in find(driver, ".note").text


# ---- the page ----


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
    russian.execute_script(
        """const script = document.createElement("script");
        script.textContent = "window.hurt = 1";
        document.body.append(script);
        setTimeout("window.hurt = 2", 0);"""
    )
    assert len(russian.get_log("browser")) == 2
    assert russian.execute_script("return window.hurt === undefined")


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    russian.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    find(russian, "#show-table").click()
    find(russian, "#csv").click()
    assert until(lambda: (tmp_path / "kordon.csv").exists())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "kordon.csv").read_bytes().decode("utf-8-sig"), newline="")))
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
    inks = set()
    for name in ("light", "dark"):
        with scheme(russian, name):
            until(lambda: False, 0.2)
            words = mark(russian, years.RAID).find_element(By.TAG_NAME, "text")
            inks.add(
                (find(russian, "body").value_of_css_property("background-color"), words.value_of_css_property("fill"))
            )
    assert len(inks) == 2


def test_a_phone_needs_no_sideways_scrolling(chromium: Chrome, pages: dict[str, Path]) -> None:
    with phone(chromium):
        driver = opened(chromium, pages["ru"])
        driver.execute_script("window.kordon.choose('node', arguments[0], true)", story.TALK)
        assert driver.execute_script("return document.scrollingElement.scrollWidth <= window.innerWidth")
        assert collisions(boxes(driver)) == []
        assert find(driver, "#panel mark").size["width"] > 200


def test_the_address_keeps_what_is_chosen_and_hidden(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["ru"])
    driver.execute_script("window.kordon.choose('node', arguments[0])", years.RAID)
    find(driver, 'input[data-key="node Transfer"]').click()
    address = driver.current_url
    driver.get("about:blank")
    driver.get(address)
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
    cell = tmp_path / "cell.html"
    cell.write_text(f"<!doctype html><meta charset=utf-8>{written._repr_html_()}", encoding="utf-8")
    driver = opened(chromium, cell)
    driver.switch_to.frame(find(driver, "iframe"))
    assert until(lambda: seen(driver)["events"] == 13)
    driver.execute_script("window.kordon.choose('node', arguments[0])", story.MOVE)
    assert texts(driver, "#panel mark") == [story.QUOTES["escort"]]
    assert [entry["message"] for entry in driver.get_log("browser")] == []
