"""A redacted page names nobody without a public post: not in a quote, a title, an id, an address; officials stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import story
from click.testing import CliRunner
from conftest import Fresh
from story import article, claim, edge, node

from graph import bolt, ids, to_networkx
from graph.load import upserts
from graph.model import Element
from graph.schema import relabel_nodes
from queries import page
from queries.commands import view
from queries.picture import View, choose
from queries.redact import redacted as redacted_picture
from queries.statements import gather
from queries.wording import Wording

# id -> the names that the graph has, and forms in which newspapers print them.
HIDDEN: dict[str, tuple[list[str], list[str]]] = {
    "person/akhmetov-ruslan": (
        ["Руслан Ахметов", "Ахметов", "Руслан Маратович Ахметов", "Ruslan Akhmetov"],
        ["Руслан Ахметов", "Руслана Ахметова", "Ахметову", "Ахметовым", "Ахметове", "АХМЕТОВ", "Ахметовы", "Ахметовых",
         "Р. Ахметов", "Р.М. Ахметову", "Ахметов Р. М.", "Ахметова Руслана Маратовича", "Руслан Маратович", "Руслану",
         "Руслан Маратұлы", "Ruslan Akhmetov", "AKHMETOV, Ruslan", "Akhmetova", "Axmetov",
         "Ахме\u00adтова", "Ахме\u0301тов", "Ахмeтов", "#СвободуАхметову", "ахметов", "ахметовский",
         "ахметовцы", "Руслан-Ахметов", "Ахметовтың"],
    ),
    "person/kim-oleg": (
        ["Олег Ким"],
        ["Олег Ким", "Олега Кима", "Киму", "Кимом", "Киме", "О. Ким", "Ким О.", "КИМ", "Олегу Киму", "Кимді",
         "Oleg Kim"],
    ),
    "person/li-sergei": (["Сергей Ли"], ["Сергей Ли", "Сергея Ли", "Ли", "С. Ли", "Sergei Li", "Сергею"]),
    "person/moroz-igor": (
        ["Игорь Мороз"], ["Игорь Мороз", "Игоря Мороза", "Морозу", "Морозом", "Игорем Морозом", "И. Мороза"],
    ),
    "person/zaiats-darya": (["Дарья Заяц"], ["Дарья Заяц", "Дарьи Заяц", "Дарьей Заяц", "Д. Заяц"]),
    "person/kravets-petr": (["Пётр Кравец"], ["Пётр Кравец", "Петра Кравца", "Кравцу", "Кравцом", "Петр Кравец"]),
    "person/vishnevskii-lev": (
        ["Лев Вишневский"], ["Лев Вишневский", "Льва Вишневского", "Вишневскому", "Вишневские", "Vishnevsky"],
    ),
    "person/kozhabekova-dinara": (
        ["Динара Қожабекова", "Динара Кожабекова"],
        ["Динара Қожабекова", "Динара Серікқызы Қожабекова", "Кожабекову", "Кожабековой", "Қожабековаға",
         "Dinara Qozhabekova", "Қожабековтар"],
    ),
    "person/al-mansur-omar": (
        ["Омар ибн Саид аль-Мансур"], ["Омара ибн Саида аль-Мансура", "Мансуру", "аль-Мансур", "Омаром"],
    ),
    f"person/k~{story.ESCORT}@500": (["К."], ["К."]),
    f"person/tsoi~{story.ESCORT}@600": (["Цой А."], ["Цой А.", "А. Цоя", "Цоем", "Цою"]),
}  # fmt: skip
STAY = (
    "Кимовск", "Кимовска", "Лига арабских государств", "Линии", "спросили ли", "мороз крепчал", "Тимур Асанов",
    "Антон Рогов", "Асановым", "Тимура Асанова", "А. Рогову", "Казахстан", "Морозильник", "Китай", "заяц",
)  # fmt: skip
STRANGERS = ("Лужин", "Виктор Лужин", "Виктора Лужина", "В. Лужин", "Лужиным", "Лужина Виктора Павловича")
CAPTIONS = {
    f"person/~{story.ESCORT}@700": (
        "unnamed",
        "Разыскиваемый Арменией Ф. Раджабов, гражданин",
        "Разыскиваемый Арменией Некто, гражданин",
    ),
    f"person/~{story.ESCORT}@800": ("group", "двое сообщников Раджабова", "двое сообщников Некто"),
}
NAMESAKE = "person/akhmetov-erzhan"
ADDRESS = "https://vestnik.example/2024/akhmetova-privezli"


def things() -> Iterator[Element]:
    """Give the story's graph, the hidden, a namesake in office and a town that begins like a name."""
    yield from (one for one in story.elements() if not one.is_edge)
    for id_, (names, _) in HIDDEN.items():
        yield node(id_, "Person", name=names[0], names=names, kind="named", caption=f"предприниматель {names[0]}")
    for id_, (kind, caption, _) in CAPTIONS.items():
        yield node(id_, "Person", kind=kind, caption=caption)
    yield node(NAMESAKE, "Person", "Official", name="Ержан Ахметов", kind="named")
    yield node("place/RU.kimovsk", "Place", name="Кимовск")
    yield node("agency/KZ~fond-akhmetova", "Agency", name="Фонд Ахметова", names=["Фонд Руслана Ахметова"])


def ties() -> Iterator[Element]:
    yield from (one for one in story.elements() if one.is_edge)
    for id_ in (*HIDDEN, *CAPTIONS):
        yield edge("WANTED_BY", id_, "country/KZ", fact=ids.edge("WANTED_BY", id_, "country/KZ"))
    yield edge("HOLDS_POST", NAMESAKE, story.KZ_POLICE, "pomoshchnik-akhmetova", post="помощник Ахметова")
    yield edge("OF_COUNTRY", "agency/KZ~fond-akhmetova", "country/KZ")
    yield edge("OF_COUNTRY", "place/RU.kimovsk", "country/RU")


def said() -> Iterator[Element]:
    """Give claims with every form of every name, and with words that only look like one."""
    for number, (id_, (_, forms)) in enumerate(HIDDEN.items()):
        fact = ids.edge("WANTED_BY", id_, "country/KZ")
        quotes = [f"В мае {form} объявили в розыск, сообщил Тимур Асанов." for form in forms]
        quotes += [f"{form}: уехал за границу." for form in forms]
        yield from claim("wanted", story.ESCORT, 1000 + number, fact, quotes, {id_: "subject"})
    fact = ids.edge("OF_COUNTRY", "agency/KZ~fond-akhmetova", "country/KZ")
    quotes = [f"Здесь есть {word} и другое." for word in STAY] + [f"Его защищает {one}." for one in STRANGERS]
    quotes.append("Лужин просил отпустить его.")
    quotes.append("Министр Ержан Ахметов встретился с Ахметовым.")
    yield from claim("cooperation", "vestnik.example~9", 2000, fact, quotes, {"agency/KZ~fond-akhmetova": "subject"})
    yield article("vestnik.example~9", "Дело Руслана Ахметова: суд, Кимовск", ADDRESS, "Вестник Ахметова", "2024-01-01")


@pytest.fixture(scope="module")
def store(fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[bolt.Store]:
    with bolt.connect(fresh("arcade", tmp_path_factory.mktemp("redact") / "kordon.db"), create=True) as opened:
        told = list(said())
        for edges in (False, True):
            rows = [one for one in [*things(), *ties(), *told] if one.is_edge == edges]
            for statement, some in upserts(rows).items():
                opened.write(statement, rows=some)
        officials = [{"id": id_} for id_ in (story.ASANOV, story.ROGOV, NAMESAKE)]
        opened.write(relabel_nodes(("Person", "Official")), rows=officials)
        yield opened


@pytest.fixture(scope="module")
def redacted(store: bolt.Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    page.write(store, path, View(around="Руслан Ахметов", depth=6, redacted=True), "ru")
    return path.read_text(encoding="utf-8")


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    value: dict[str, Any] = json.loads(found[1])
    return value


def quotes_of(html: str) -> list[str]:
    return [quote for said in data_of(html)["statements"] for quote, _ in said["quotes"]]


def holds(text: str, form: str) -> bool:
    """Say that a text has a form as words of its own."""
    return re.search(rf"(?<!\w){re.escape(form.rstrip('.'))}(?!\w)", text, re.IGNORECASE) is not None


def without_namesake(html: str) -> str:
    return html.replace("Ержан Ахметов", "")


@pytest.mark.parametrize("id_", HIDDEN)
def test_no_form_of_a_name_is_left_anywhere_in_the_file(redacted: str, id_: str) -> None:
    data = without_namesake(json.dumps(data_of(redacted), ensure_ascii=False))
    small = {"ли", "к."}  # a particle, and a letter that abbreviates anything
    forms = [form for form in (*HIDDEN[id_][0], *HIDDEN[id_][1]) if form.casefold() not in small]
    assert [form for form in forms if holds(data, form) and form != "Мороз"] == []
    assert id_ not in data


def test_no_quote_keeps_a_part_of_a_name(redacted: str) -> None:
    words = {word for _, forms in HIDDEN.values() for form in forms for word in re.findall(r"\w{3,}", form)}
    left = {word for word in words for quote in quotes_of(redacted) if re.search(rf"\b{word}\b", quote)}
    assert left == set()
    assert not any(re.search(r"\bЛи\b|\bК\.", quote) for quote in quotes_of(redacted))


def test_who_is_one_has_one_number(redacted: str) -> None:
    names = [thing["name"] for id_, thing in data_of(redacted)["things"].items() if id_.startswith("person/~")]
    numbered = sorted(name for name in names if name.startswith("Человек "))
    assert len(numbered) == len(set(numbered)) == len(HIDDEN) + 1  # and the one of the story
    assert "В мае Человек" in " ".join(quotes_of(redacted))


def test_words_that_only_begin_like_a_name_and_officials_stay(redacted: str) -> None:
    quotes = "\n".join(quotes_of(redacted))
    assert [word for word in STAY if f"Здесь есть {word} и другое." not in quotes] == []
    shown = {thing["name"] for thing in data_of(redacted)["things"].values()}
    assert shown >= {"Тимур Асанов", "Антон Рогов", "Ержан Ахметов", "Кимовск", "Казахстан"}
    assert quotes.count("сообщил Тимур Асанов") == sum(len(forms) for _, forms in HIDDEN.values())


def test_who_is_not_in_the_graph_goes_too(redacted: str) -> None:
    quotes = [quote for quote in quotes_of(redacted) if quote.startswith("Его защищает")]
    assert quotes == ["Его защищает Некто."] * len(STRANGERS)
    assert "Некто просил отпустить его." in quotes_of(redacted)  # by what stands in other sentences


def test_who_goes_by_a_caption_keeps_no_name_in_it(redacted: str) -> None:
    data = json.dumps(data_of(redacted), ensure_ascii=False)
    assert "Раджабов" not in data  # a given name as well as a surname
    assert [put for *_, put in CAPTIONS.values() if put not in data] == []


def test_an_official_is_not_taken_for_the_namesake(redacted: str) -> None:
    assert "Министр Некто встретился с Некто." in quotes_of(redacted)


def test_titles_sources_addresses_posts_and_ids_tell_nothing(redacted: str) -> None:
    data = data_of(redacted)
    told = next(one for one in data["articles"] if "Кимовск" in one["title"])
    assert (told["source"], told["url"]) == ("Вестник Некто", "")
    assert told["title"].startswith("Дело Человек ")
    assert "akhmetov" not in redacted.lower()
    assert "помощник Некто" in {tie["words"] for tie in data["facts"].values()}
    kept = {one["url"] for one in data["articles"]}
    assert kept == {"", "https://vestnik.example/semei"}  # that one names officials only


def test_what_was_asked_for_is_told_without_the_name(redacted: str) -> None:
    assert re.search(r"вокруг «Человек \d+»", data_of(redacted)["note"]["query"])
    assert "имена людей без публичной должности скрыты" in data_of(redacted)["note"]["query"]


@pytest.mark.parametrize("part", ["кожаб", "person/kozhabekova-dinara", "Динара Қожабекова"])
def test_a_part_of_a_name_in_the_question_is_the_name(store: bolt.Store, tmp_path: Path, part: str) -> None:
    path = page.write(store, tmp_path / "page.html", View(around=part, redacted=True), "en").path
    html = path.read_text(encoding="utf-8")
    assert "around “Person " in data_of(html)["note"]["query"]
    assert not holds(json.dumps(data_of(html), ensure_ascii=False), part)


def test_the_same_graph_gives_the_same_redacted_page(store: bolt.Store, tmp_path: Path) -> None:
    one, other = (
        page.write(store, tmp_path / name, View(redacted=True), "ru").path.read_bytes() for name in ("1", "2")
    )
    assert one == other


def test_the_command_redacts(store: bolt.Store, tmp_path: Path) -> None:
    arguments = ["--redact", "-o", str(tmp_path / "page.html"), "--store", store.name]
    done = CliRunner().invoke(view, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert "Ахметову" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_neither_the_way_asked_for_nor_the_command_behind_a_page_names_anybody(
    store: bolt.Store, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    asked = ["--redact", "--path", "Динару Қожабекову", "Казахстан", "--lang", "ru"]
    CliRunner().invoke(view, [*asked, "-o", str(path), "--store", store.name], catch_exceptions=False)
    data = data_of(path.read_text(encoding="utf-8"))
    assert "кратчайшие пути: «Человек " in data["note"]["query"]
    assert data["origin"]["command"] == "" and data["origin"]["parameters"] == []
    assert not holds(json.dumps(data, ensure_ascii=False), "Қожабек")


def test_sides_of_a_dispute_keep_what_is_no_id(store: bolt.Store) -> None:
    network = to_networkx(store)
    network.nodes[story.MOVE]["disputes"] = [
        "origin country/RU+country/TR 1 vestnik.example~2#transfer@9",
        "date 2024-01/2024-05 2 vestnik.example~2#transfer@9",
        f"subject {next(iter(HIDDEN))} 1 vestnik.example~2#transfer@9",
    ]
    picture, gathered = choose(network, View(redacted=True)), gather(store, [], {})
    told, _ = redacted_picture(picture, gathered, store, Wording("ru"))
    sides = next(node["disputes"] for _, node in told.whole.nodes(data=True) if node.get("disputes"))
    assert sides[:2] == ["origin country/RU+country/TR 1 …", "date 2024-01/2024-05 2 …"]
    assert sides[2].startswith("subject person/~")
