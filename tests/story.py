"""A small graph of invented people, hand-made: what the derivation would give, for tests of what comes after it."""

from __future__ import annotations

from typing import Any

from graph import ids, schema
from graph.bolt import Store
from graph.load import upserts
from graph.model import Element

HOSTILE = '<script>window.hurt = 1</script><img src="https://example.org/x.png" onerror="window.hurt = 2"> & "title"'
TALKS = "vestnik.example~1"
ESCORT = "vestnik.example~2"
REFUSAL = "text~3"
ASANOV, ROGOV = "person/asanov-timur", "person/rogov-anton"
SEITOV, GROUP = "person/seitov-daniyar", f"person/~{ESCORT}@40"
KZ_POLICE, RU_POLICE = "agency/KZ.interior-ministry", "agency/RU.interior-ministry"
TALK = f"meeting/{TALKS}@20"
MOVE, BLOCKED, RETURN = f"transfer/{ESCORT}@9", f"transfer/{REFUSAL}@14", f"transfer/{ESCORT}@60"

QUOTES = {
    "talks": "Министры Тимур Асанов и Антон Рогов обсудили в Семее розыск преступников.",
    "together": "Ведомства двух стран помогают друг другу в розыске.",
    "escort": "Данияр Сеитов экстрадирован из России в Казахстан.",
    "seven": "Ещё семеро возвращены из Турции.",
    "refusal": 'Армения отказала в выдаче Сеитова: <b onclick="x()">«дело закрыто»</b>.',
}


def node(id_: str, *labels: str, **props: Any) -> Element:
    return Element(id_, labels, None, None, {**COUNTED, **props})


def edge(type_: str, source: str, target: str, qualifier: str = "", **props: Any) -> Element:
    id_ = ids.edge(type_, source, target, qualifier)
    return Element(id_, (type_,), source, target, {**COUNTED, "fact": id_, **props})


def article(id_: str, title: str, url: str | None, source: str | None, published: str | None) -> Element:
    found = {"title": title, "url": url, "source": source, "published": published, "lang": "ru", "sha256": id_}
    return Element(id_, ("Article",), None, None, {key: value for key, value in found.items() if value is not None})


def claim(
    kind: str, article_id: str, offset: int, fact: str, quotes: list[str], about: dict[str, str]
) -> list[Element]:
    """Give a Claim node with its STATED_IN and ABOUT edges."""
    id_ = ids.claim(article_id, kind, "body", offset)
    props = {
        "fact": fact, "kind": kind, "rule": f"ru/{kind}/hand", "confidence": 0.95, "parts": ["body"] * len(quotes),
        "quotes": quotes, "starts": [offset] * len(quotes), "ends": [offset + len(quote) for quote in quotes],
    }  # fmt: skip
    stated = Element(ids.edge("STATED_IN", id_, article_id), ("STATED_IN",), id_, article_id, {})
    told = [
        Element(ids.edge("ABOUT", id_, thing, role), ("ABOUT",), id_, thing, {"role": role})
        for thing, role in about.items()
    ]
    return [Element(id_, ("Claim",), None, None, props), stated, *told]


COUNTED = {"claims": 1, "articles": 1, "sources": 1, "confidence": 0.95}
FEW = {"claims": 0, "articles": 0, "sources": 0, "origin": "gazetteer"}


def things() -> list[Element]:
    return [
        node("country/KZ", "Country", code="KZ", name_ru="Казахстан", name_kk="Қазақстан", name_en="Kazakhstan",
             claims=4),
        node("country/RU", "Country", code="RU", name_ru="Россия", name_kk="Ресей", name_en="Russia", claims=2),
        node("country/TR", "Country", code="TR", name_ru="Турция", name_kk="Түркия", name_en="Türkiye"),
        node("country/AM", "Country", code="AM", name_ru="Армения", name_kk="Армения", name_en="Armenia"),
        node("place/KZ.semei", "Place", name="Семей"),
        node(KZ_POLICE, "Agency", name="Министерство внутренних дел Республики Казахстан", names=["МВД Казахстана"]),
        node(RU_POLICE, "Agency", name="Министерство внутренних дел Российской Федерации", names=["МВД России"]),
        node(ASANOV, "Person", "Official", name="Тимур Асанов", kind="named"),
        node(ROGOV, "Person", "Official", name="Антон Рогов", kind="named"),
        node(SEITOV, "Person", name="Данияр Сеитов", names=["Сеитов", "Даниёр Сеитов"], kind="named", claims=2),
        node(GROUP, "Person", kind="group", count=7, count_is="exact"),
        node(TALK, "Meeting", status="completed", date="2025-07-22", date_from="2025-07-22", date_to="2025-07-22"),
        node(MOVE, "Transfer", status="completed", mode="extradition", date="2024-10", date_from="2024-10-01",
             date_to="2024-10-31", history=["2024-10 completed x"]),
        node(RETURN, "Transfer", status="completed", mode="return"),
        node(BLOCKED, "Transfer", status="refused", mode="extradition", date="2023", date_from="2023-01-01",
             date_to="2023-12-31"),
    ]  # fmt: skip


def ties() -> list[Element]:
    move, back, blocked = {"fact": MOVE, "date": "2024-10"}, {"fact": RETURN, "mode": "return"}, {"fact": BLOCKED}
    return [
        edge("EXTRADITED_FROM", SEITOV, "country/RU", MOVE, **move),
        edge("EXTRADITED_TO", SEITOV, "country/KZ", MOVE, **move, sources=2),
        edge("SUBJECT", MOVE, SEITOV, MOVE, fact=MOVE),
        edge("ORIGIN", MOVE, "country/RU", MOVE, fact=MOVE),
        edge("DESTINATION", MOVE, "country/KZ", MOVE, fact=MOVE),
        edge("ACTOR", MOVE, KZ_POLICE, f"{MOVE}:received", fact=MOVE, role="received"),
        edge("RETURNED_FROM", GROUP, "country/TR", RETURN, **back),
        edge("RETURNED_TO", GROUP, "country/KZ", RETURN, **back),
        edge("SUBJECT", RETURN, GROUP, RETURN, fact=RETURN),
        edge("SUBJECT", BLOCKED, SEITOV, BLOCKED, **blocked),
        edge("ORIGIN", BLOCKED, "country/AM", BLOCKED, **blocked),
        edge("DESTINATION", BLOCKED, "country/KZ", BLOCKED, **blocked),
        edge("MET_AT", ASANOV, TALK, TALK, fact=TALK),
        edge("MET_AT", ROGOV, TALK, TALK, fact=TALK),
        edge("HELD_IN", TALK, "place/KZ.semei", TALK, fact=TALK),
        edge("HOLDS_POST", ASANOV, KZ_POLICE, "ministr", post="министр внутренних дел"),
        edge("HOLDS_POST", ROGOV, RU_POLICE, "ministr", post="министр внутренних дел", former=True),
        edge("COOPERATES_WITH", KZ_POLICE, RU_POLICE, topics=["search"], sources=2),
        edge("OF_COUNTRY", KZ_POLICE, "country/KZ", **FEW),
        edge("OF_COUNTRY", RU_POLICE, "country/RU", **FEW),
        edge("OF_COUNTRY", "place/KZ.semei", "country/KZ", **FEW),
    ]


def said() -> list[Element]:
    friends = ids.edge("COOPERATES_WITH", KZ_POLICE, RU_POLICE)
    posts = [ids.edge("HOLDS_POST", ASANOV, KZ_POLICE, "ministr"), ids.edge("HOLDS_POST", ROGOV, RU_POLICE, "ministr")]
    pair = {KZ_POLICE: "cooperates_with", RU_POLICE: "cooperates_with"}
    met = {ASANOV: "met_at", ROGOV: "met_at", "place/KZ.semei": "held_in", TALK: "subject"}
    moved = {SEITOV: "subject", "country/RU": "origin", "country/KZ": "destination", KZ_POLICE: "received"}
    back = {GROUP: "subject", "country/TR": "origin", "country/KZ": "destination"}
    refused = {SEITOV: "subject", "country/AM": "origin", "country/KZ": "destination"}
    return [
        *claim("meeting", TALKS, 20, TALK, [QUOTES["talks"]], met),
        *claim("cooperation", TALKS, 90, friends, [QUOTES["together"], QUOTES["talks"]], pair),
        *claim("post", TALKS, 21, posts[0], [QUOTES["talks"]], {ASANOV: "subject", KZ_POLICE: "holds_post"}),
        *claim("post", TALKS, 34, posts[1], [QUOTES["talks"]], {ROGOV: "subject", RU_POLICE: "holds_post"}),
        *claim("transfer", ESCORT, 9, MOVE, [QUOTES["escort"]], moved),
        *claim("transfer", ESCORT, 60, RETURN, [QUOTES["seven"]], back),
        *claim("transfer", REFUSAL, 14, BLOCKED, [QUOTES["refusal"]], refused),
        article(TALKS, "Министры встретились в Семее", "https://vestnik.example/semei", "Вестник", "2025-07-22"),
        article(ESCORT, "Сеитова привезли домой", "http://vestnik.example/doma?a=1&b=2", "Вестник", "2024-10-08"),
        article(REFUSAL, HOSTILE, "javascript:window.hurt=3", None, None),
    ]  # fmt: skip


def elements() -> list[Element]:
    """Give the whole story: 12 things that are drawn, 3 transfers, 15 drawn ties, 7 claims of 3 articles."""
    return [*things(), *ties(), *said()]


def put(store: Store, told: list[Element] | None = None) -> Store:
    """Write the story, or what is told instead, into an empty store."""
    for edges in (False, True):
        for statement, rows in upserts(one for one in told or elements() if one.is_edge == edges).items():
            store.write(statement, rows=rows)
    officials = [{"id": one.id} for one in things() if "Official" in one.labels]
    store.write(schema.relabel_nodes(("Person", "Official")), rows=officials)
    return store
