"""The page in a real browser: it asks the network for nothing, and every click leads to the words of an article."""

from __future__ import annotations

import csv
import io
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import bench_view
import pytest
import story
from browser import asked_for_nothing, both, chosen, find, opened, search, texts, unplugged, until
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graph import bolt
from queries import page
from queries.origin import Origin
from queries.picture import View

EXTRADITED = f"EXTRADITED_TO|{story.SEITOV}|country/KZ|{story.MOVE}"
TOGETHER = f"COOPERATES_WITH|{story.KZ_POLICE}|{story.RU_POLICE}|"
NOBODY = "EXTRADITED_FROM|person/nobody|country/KZ|"


@pytest.fixture(scope="module")
def store(told: bolt.Store) -> bolt.Store:
    return told


@pytest.fixture(scope="module")
def pages(store: bolt.Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return both(partial(page.write, store), tmp_path_factory.mktemp("pages"))


@pytest.fixture
def russian(chromium: Chrome, pages: dict[str, Path]) -> Chrome:
    return opened(chromium, pages["ru"])


def seen(driver: Chrome) -> dict[str, int]:
    found: dict[str, int] = driver.execute_script("return window.kordon.seen()")
    return found


def click_at(driver: Chrome, point: dict[str, float]) -> None:
    """Click with the mouse at a point of the graph, given in its own coordinates."""
    graph = find(driver, "#graph")
    where = driver.execute_script("return window.kordon.network.canvasToDOM(arguments[0])", point)
    left, top = where["x"] - graph.size["width"] / 2, where["y"] - graph.size["height"] / 2
    ActionChains(driver).move_to_element_with_offset(graph, round(left), round(top)).click().perform()


def place_of(driver: Chrome, node: str) -> dict[str, float]:
    found: dict[str, float] = driver.execute_script("return window.kordon.network.getPosition(arguments[0])", node)
    return found


def colour_at(driver: Chrome, node: str) -> list[int]:
    """Give the colour that is really painted where a node stands."""
    found: list[int] = driver.execute_script(
        """const spot = window.kordon.network.canvasToDOM(window.kordon.network.getPosition(arguments[0]));
        const canvas = document.querySelector("#graph canvas");
        const scale = canvas.width / canvas.clientWidth;
        return [...canvas.getContext("2d").getImageData(spot.x * scale, spot.y * scale, 1, 1).data];""",
        node,
    )
    return found


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


def test_the_same_graph_gives_the_same_page(store: bolt.Store, pages: dict[str, Path], tmp_path: Path) -> None:
    again = page.write(store, tmp_path / "again.html", lang="ru")
    assert again.path.read_bytes() == pages["ru"].read_bytes()
    assert (again.nodes, again.edges, again.hidden_nodes) == (12, 15, 0)


def test_every_node_is_painted(russian: Chrome) -> None:
    assert seen(russian) == {"nodes": 12, "edges": 15}
    drawn = [one.id for one in story.things() if one.labels[0] != "Transfer"]
    assert russian.execute_script("return window.kordon.network.body.data.nodes.length") == len(drawn) == 12
    assert until(lambda: all(colour_at(russian, id_)[3] == 255 for id_ in drawn))
    countries = {tuple(colour_at(russian, id_)) for id_ in drawn if id_.startswith("country/")}
    assert countries == {(0, 0x72, 0xB2, 255)}  # as the schema says


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("сеит", "Данияр Сеитов"),
        ("ДАНИЕР", "Данияр Сеитов"),  # printed «Даниёр» elsewhere
        ("даниёр сеитов", "Данияр Сеитов"),
        ("Асановым", "Тимур Асанов"),
        ("kazakhstan", "Казахстан"),
        ("Seitov", "Данияр Сеитов"),
        ("Daniyar Seyitov", "Данияр Сеитов"),
        ("ASSANOV", "Тимур Асанов"),
        ("Rossiya", "Россия"),
        ("Казакстан", "Казахстан"),  # Қазақстан, typed without the Kazakh letters
        ("мвд росс", "Министерство внутренних дел Российской Федерации"),
    ],
)
def test_search_finds_by_any_name_case_and_spelling(russian: Chrome, words: str, first: str) -> None:
    assert search(russian, words)[:1] == [first]


def test_search_says_when_there_is_nothing(russian: Chrome) -> None:
    assert search(russian, "<script>") == []
    assert texts(russian, "#found li") == ["Ничего не найдено"]


def test_the_legend_filters_what_is_painted_and_what_is_found(russian: Chrome) -> None:
    assert until(lambda: colour_at(russian, story.TALK)[3] == 255)
    find(russian, 'input[data-key="node Meeting"]').click()
    assert seen(russian) == {"nodes": 11, "edges": 12}
    assert until(lambda: colour_at(russian, story.TALK)[3] == 0)
    assert search(russian, "встреча") == []
    find(russian, 'input[data-key="edge OF_COUNTRY"]').click()
    assert seen(russian) == {"nodes": 11, "edges": 9}
    find(russian, 'input[data-key="node Meeting"]').click()
    assert seen(russian) == {"nodes": 12, "edges": 12}


def test_a_click_on_a_node_shows_exactly_its_quotes(russian: Chrome) -> None:
    click_at(russian, place_of(russian, story.SEITOV))
    assert until(lambda: chosen(russian) == story.SEITOV)
    assert texts(russian, "#panel mark") == [story.QUOTES["escort"], story.QUOTES["refusal"]]
    assert texts(russian, "#panel .when") == ["Вестник, 8 октября 2024", "без даты"]
    links = russian.find_elements(By.CSS_SELECTOR, "#panel a")
    assert [(link.text, link.get_attribute("href")) for link in links] == [
        ("Сеитова привезли домой", "http://vestnik.example/doma?a=1&b=2")
    ]


def test_a_click_on_an_edge_shows_exactly_its_quotes(russian: Chrome) -> None:
    ends = [place_of(russian, id_) for id_ in (story.KZ_POLICE, story.RU_POLICE)]
    click_at(russian, {key: ends[0][key] * 0.65 + ends[1][key] * 0.35 for key in ("x", "y")})
    assert until(lambda: chosen(russian) == TOGETHER)
    assert texts(russian, "#panel mark") == [story.QUOTES["together"], story.QUOTES["talks"]]
    assert texts(russian, "#panel .when") == ["Вестник, 22 июля 2025"]
    assert find(russian, "#panel a").get_attribute("href") == "https://vestnik.example/semei"
    assert "розыск" in find(russian, "#panel dl").text


def test_an_edge_tells_the_event_behind_it(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", EXTRADITED)
    told = dict(zip(texts(russian, "#panel dt"), texts(russian, "#panel dd"), strict=True))
    assert told["Откуда"] == "Россия"
    assert told["Приняли"] == "Министерство внутренних дел Республики Казахстан"
    assert (told["Статус"], told["Когда"], told["Источников"]) == ("завершено", "октябрь 2024", "2")
    assert texts(russian, "#panel mark") == [story.QUOTES["escort"]]


def test_what_the_gazetteer_knows_has_no_quote_and_says_so(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", f"OF_COUNTRY|{story.KZ_POLICE}|country/KZ|")
    assert texts(russian, "#panel mark") == []
    assert "Из справочника" in find(russian, "#panel").text


def test_text_of_articles_stays_text(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('node', arguments[0])", "country/AM")
    assert texts(russian, "#panel mark") == [story.QUOTES["refusal"]]
    assert texts(russian, "#panel .where") == [story.HOSTILE]
    inside = "#panel b, #panel script, #panel img, #panel a"
    assert russian.find_elements(By.CSS_SELECTOR, inside) == []  # and javascript: is no link
    assert russian.execute_script("return window.hurt === undefined")


def test_the_policy_refuses_what_the_page_did_not_bring(russian: Chrome) -> None:
    russian.execute_script(
        """const script = document.createElement("script");
        script.textContent = "window.hurt = 1";
        document.body.append(script);
        setTimeout("window.hurt = 2", 0);"""
    )
    refused = [entry["message"] for entry in russian.get_log("browser")]
    assert len(refused) == 2
    assert all("Content Security Policy" in message for message in refused)
    assert russian.execute_script("return window.hurt === undefined")


def test_the_keyboard_is_enough(russian: Chrome) -> None:
    find(russian, "body").send_keys("/")
    russian.switch_to.active_element.send_keys("сеитов", Keys.ENTER)
    assert chosen(russian) == story.SEITOV
    places = {id_: place_of(russian, id_) for id_ in ("country/KZ", "country/RU", "country/AM")}
    here = place_of(russian, story.SEITOV)
    key = Keys.ARROW_LEFT if places["country/KZ"]["x"] < here["x"] else Keys.ARROW_RIGHT
    russian.switch_to.active_element.send_keys(key)
    assert chosen(russian) in places
    russian.switch_to.active_element.send_keys(Keys.ENTER)
    assert russian.switch_to.active_element.get_attribute("id") == "panel"
    russian.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert chosen(russian) == ""


def test_the_table_holds_the_same_and_leads_to_the_same(russian: Chrome) -> None:
    find(russian, "#show-table").click()
    assert len(texts(russian, "#body tr")) == 15
    find(russian, f'tr[data-id="{TOGETHER}"] button').click()
    assert texts(russian, "#panel mark") == [story.QUOTES["together"], story.QUOTES["talks"]]
    find(russian, "#show-graph").click()
    find(russian, 'input[data-key="node Country"]').click()
    find(russian, "#show-table").click()
    rows = [
        [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
        for row in russian.find_elements(By.CSS_SELECTOR, "#body tr")
    ]
    assert ["Данияр Сеитов", "", "", "", "", ""] in rows  # what has lost its ties is still there
    assert len(rows) == seen(russian)["edges"] + 2


def test_the_table_is_downloaded_as_csv(russian: Chrome, tmp_path: Path) -> None:
    russian.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    find(russian, "#show-table").click()
    find(russian, "#csv").click()
    assert until(lambda: (tmp_path / "kordon.csv").exists())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "kordon.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == 15
    refused = next(row for row in rows if row["Статус"] == "отказано" and row["С кем или с чем"] == "Казахстан")
    assert refused["Цитата"] == story.QUOTES["refusal"]
    assert refused["Ссылка"] == ""
    assert refused["Дата"] == "2023"


def test_the_interface_speaks_english(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["en"])
    assert find(driver, "html").get_attribute("lang") == "en"
    assert find(driver, "h1").text == "Who, from where, to where, and who says so"
    assert "12 things, 15 ties; 3 articles" in find(driver, ".note").text
    driver.execute_script("window.kordon.choose('edge', arguments[0])", EXTRADITED)
    assert "extradited to" in find(driver, "#panel h2").text
    assert texts(driver, "#panel h2 button") == ["Данияр Сеитов", "Kazakhstan"]
    assert search(driver, "Казахстан")[:1] == ["Kazakhstan"]


def test_the_address_keeps_what_is_chosen(chromium: Chrome, pages: dict[str, Path]) -> None:
    driver = opened(chromium, pages["ru"])
    driver.execute_script("window.kordon.choose('node', arguments[0])", "country/TR")
    address = driver.current_url
    driver.get("about:blank")
    driver.get(address)
    assert chosen(driver) == "country/TR"


def test_light_and_dark_follow_the_reader(russian: Chrome) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        russian.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
        grounds.add(find(russian, "body").value_of_css_property("background-color"))
    russian.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(grounds) == 2


def test_a_phone_needs_no_sideways_scrolling(chromium: Chrome, pages: dict[str, Path]) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        driver = opened(chromium, pages["ru"])
        for kind, id_ in (("node", story.SEITOV), ("edge", EXTRADITED)):
            driver.execute_script("window.kordon.choose(...arguments)", kind, id_)
            assert driver.execute_script("return document.scrollingElement.scrollWidth <= window.innerWidth")
        assert find(driver, "#panel mark").size["width"] > 200
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_page_around_one_says_what_it_was_asked_for(store: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = page.write(store, tmp_path / "around.html", View(around="Сеитов", limit=3), "ru")
    assert (written.nodes, written.hidden_nodes) == (3, 1)
    note = find(opened(chromium, written.path), ".note").text
    assert "вокруг «Сеитов»" in note
    assert "Показаны 3 наиболее связанных вершин" in note


def test_a_notebook_shows_the_page_in_place(store: bolt.Store, tmp_path: Path, chromium: Chrome) -> None:
    written = page.write(store, tmp_path / "page.html")
    cell = tmp_path / "cell.html"
    cell.write_text(f"<!doctype html><meta charset=utf-8>{written._repr_html_()}", encoding="utf-8")
    driver = opened(chromium, cell)
    driver.switch_to.frame(find(driver, "iframe"))
    assert until(lambda: seen(driver) == {"nodes": 12, "edges": 15})
    driver.execute_script("window.kordon.choose('node', arguments[0])", story.ASANOV)
    assert texts(driver, "#panel mark") == [story.QUOTES["talks"], story.QUOTES["talks"]]
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def test_the_mouse_finds_nothing_that_the_legend_hides(russian: Chrome) -> None:
    place = place_of(russian, story.TALK)
    find(russian, 'input[data-key="node Meeting"]').click()
    click_at(russian, place)
    assert chosen(russian) == ""
    find(russian, 'input[data-key="node Meeting"]').click()
    click_at(russian, place)
    assert until(lambda: chosen(russian) == story.TALK)


def test_a_thing_that_is_drawn_elsewhere_takes_its_ties_along(russian: Chrome) -> None:
    before = place_of(russian, story.GROUP)
    graph = find(russian, "#graph")
    where = russian.execute_script("return window.kordon.network.canvasToDOM(arguments[0])", before)
    offset = round(where["x"] - graph.size["width"] / 2), round(where["y"] - graph.size["height"] / 2)
    drag = ActionChains(russian).move_to_element_with_offset(graph, *offset).click_and_hold()
    drag.pause(0.3).move_by_offset(30, 40).pause(0.1).move_by_offset(5, 5).release().perform()
    after = place_of(russian, story.GROUP)
    assert (after["x"], after["y"]) != (before["x"], before["y"])
    assert until(lambda: colour_at(russian, story.GROUP)[3] == 255)
    ends = [place_of(russian, id_) for id_ in (story.GROUP, "country/TR")]
    click_at(russian, {key: ends[0][key] * 0.5 + ends[1][key] * 0.5 for key in ("x", "y")})
    assert until(lambda: chosen(russian).startswith("RETURNED_FROM"))


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


def test_an_unknown_thing_is_not_chosen(russian: Chrome) -> None:
    russian.execute_script("window.kordon.choose('edge', arguments[0])", NOBODY)
    assert chosen(russian) == ""
