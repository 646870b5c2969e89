"""A town, a region and a region's body are one thing whatever the language of the article that names them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import agencies, countries, reference
from graph.ids import digest
from graph.lists import rows
from graph.model import Article
from ingest.cli import build
from ingest.reading import read_article
from queries.cli import query

MEETING = {
    "ru": "Министр внутренних дел Казахстана Серым Пристанский встретился в Москве с министром внутренних дел России "
    "Олегом Листовым. Департамент полиции Карагандинской области и МВД России сотрудничают в розыске преступников.",
    "en": "Kazakhstan's Interior Minister Serym Pristansky met Russian Interior Minister Oleg Listov in Moscow on "
    "Monday. The Karaganda region police department cooperates with Russia's Interior Ministry in the search for "
    "fugitives.",
    "kk": "Қазақстанның Ішкі істер министрі Серім Пристанский Мәскеуде Ресейдің Ішкі істер министрі Олег Листовпен "
    "кездесті. Қарағанды облысының полиция департаменті Ресейдің Ішкі істер министрлігімен іздестіру саласында "
    "ынтымақтасады.",
}
HEAD = "title: {lang}\nurl: https://news.example/{lang}\nsource: Wire\npublished: 2025-06-0{day}\nlang: {lang}\n\n"


def asked(cypher: str) -> list[list[object]]:
    result = CliRunner().invoke(query, ["-c", cypher, "--format", "json"], catch_exceptions=False)
    return [list(row.values()) for row in json.loads(result.output)]


def test_three_languages_name_one_place_of_one_country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KORDON_STORE", "file:kordon.db")
    for day, (lang, body) in enumerate(MEETING.items(), start=1):
        Path(f"{lang}.txt").write_text(HEAD.format(lang=lang, day=day) + body, encoding="utf-8")
    assert CliRunner().invoke(build, [f"{lang}.txt" for lang in MEETING], catch_exceptions=False).exit_code == 0
    held = asked("MATCH (m:Meeting)-[:HELD_IN]->(p:Place) RETURN DISTINCT p.id AS id, p.name AS name")
    assert held == [["place/RU.moskva", "Москва"]]
    assert asked("MATCH (p:Place)-[:OF_COUNTRY]->(c:Country) RETURN p.id AS id, c.id AS land") == [
        ["place/RU.moskva", "country/RU"]
    ]
    assert sorted(asked("MATCH (c:Country) RETURN c.id AS id")) == [["country/KZ"], ["country/RU"]]
    bodies = asked(
        "MATCH (a:Agency)-[:COOPERATES_WITH]-(:Agency {id: 'agency/RU.interior-ministry'}) RETURN DISTINCT a.id AS id"
    )
    assert bodies == [["agency/KZ-35.police-department"]]


def told(lang: str, body: str) -> list[tuple[str, str | None]]:
    """Give each place or body that a text names, and what it is, in the order of print."""
    article = Article("text~x", "x", "", body, lang, digest(body, 52))
    scenes = read_article(article).scenes.values()
    return [(f.name or "", f.ref) for scene in scenes for f in scene.founds if f.type in ("place", "agency")]


@pytest.mark.parametrize(
    ("lang", "body", "refs"),
    [
        ("en", "He was held in Oskemen and in Nur-Sultan.", ["place/KZ.ust-kamenogorsk", "place/KZ.astana"]),
        ("en", "He fled to the Samara Oblast, then to Krasnodar Krai.",
         ["place/RU.samarskaya-oblast", "place/RU.krasnodarskii-krai"]),
        ("en", "Almaty police held him, the Osh region internal affairs directorate said.",
         ["agency/KZ-75.police-regional", "agency/KG-O.interior-directorate"]),
        ("en", "The prosecutor's office of the city of Shymkent wrote to police of the Chelyabinsk region.",
         ["agency/KZ-79.prosecutor", "agency/RU-CHE.police-regional"]),
        ("en", "Kostanay regional police held him.", ["agency/KZ-39.police-regional"]),
        ("en", "Almaty regional police held him.", ["agency/KZ-19.police-regional"]),
        ("en", "The Zhambyl Regional Police Department held him.", ["agency/KZ-31.police-department"]),
        ("en", "Tashkent regional police held him.", ["agency/UZ-TO.police-regional"]),
        ("en", "Akmola regional police held him.", ["agency/KZ-11.police-regional"]),
        ("en", "He appeared in court in Alexandria, Virginia.", ["place/US.virdzhiniya"]),
        ("en", "He was seen in Moscow, New York and Berlin.",
         ["place/RU.moskva", "place/US.nyu-iork", "place/DE.berlin"]),
        ("en", "Bar owner Ivan Petrov fled to Nice. Male suspects followed.", ["place/FR.nitstsa"]),
        ("kk", "Алматы облыстық прокуратурасы хабарлады.", ["agency/KZ-19.prosecutor"]),
        ("kk", "Абай облыстық полиция департаменті хабарлады.", ["agency/KZ-10.police-department"]),
        ("kk", "Қазан айында ол Қазаннан экстрадицияланды.", ["place/RU.kazan"]),
        ("kk", "Ол Тәшкентте ұсталып, Омбыға жеткізілді.", ["place/UZ.tashkent", "place/RU.omsk"]),
        ("kk", "Ол Тюменьнен Казаньға, Кишиневтен Лейпцигке қашты.",
         ["place/RU.tyumen", "place/RU.kazan", "place/MD.kishinev", "place/DE.leiptsig"]),
        ("kk", "Павлодар облыстық прокуратурасы мен Алматы қалалық полиция департаменті хабарлады.",
         ["agency/KZ-55.prosecutor", "agency/KZ-75.police-department"]),
        ("kk", "БҚО полициясы Шығыс Қазақстан облысына хабарлады.",
         ["agency/KZ-27.police-regional", "place/KZ.vostochno-kazakhstanskaya-oblast"]),
    ],
)  # fmt: skip
def test_a_name_in_any_language_is_what_the_gazetteer_has(lang: str, body: str, refs: list[str]) -> None:
    assert [ref for _, ref in told(lang, body)] == refs


def test_a_foreign_ministry_in_a_town_is_no_body_of_the_town() -> None:
    found = told("en", "The U.S. Department of Justice wrote to Astana.")
    assert [ref for _, ref in found] == ["agency/US.justice-ministry", "place/KZ.astana"]
    assert told("en", "Police in Bangkok held him.") == [
        ("Bangkok Police", "agency/TH~bangkok-police"), ("Bangkok", "place/TH.bangkok")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ref", "lang", "name"),
    [
        ("place/RU.moskva", "en", "Moscow"),
        ("place/RU.moskva", "kk", "Мәскеу"),
        ("place/RU.moskva", "ru", None),
        ("agency/KZ-35.police-department", "en", "Police Department of Karaganda region"),
        ("agency/KZ-75.police-department", "kk", "Алматы қаласының Полиция департаменті"),
    ],
)
def test_a_place_and_its_body_are_called_by_their_names_in_each_language(ref: str, lang: str, name: str | None) -> None:
    assert reference.name_in(ref, lang) == name


def test_a_place_is_found_by_all_its_names() -> None:
    known = reference.look_up("place/TR.stambul")
    assert known is not None and {"Стамбул", "Istanbul", "Ыстанбұл"} <= set(known.props["names"])
    assert known.props["name"] == "Стамбул" and known.country == "country/TR"


def test_rows_of_spellings_are_sound() -> None:
    codes, listed = set(countries.codes()), {(place.name, place.country) for place in countries.places()}
    for lang in countries.OTHERS:
        owners = defaultdict(set)
        for row in rows("place_names"):
            assert row["country"] in codes and (row["en"] or row["kk"]), row
            for text in filter(None, row[lang].split(";")):
                assert text == text.strip(), row
                owners[text].add((row["name"], row["country"]))
        assert not {text: of for text, of in owners.items() if len(of) > 1}
    named = [(row["name"], row["country"]) for row in rows("place_names")]
    assert len(named) == len(set(named))
    assert len([one for one in named if one not in listed]) < 40  # towns that the Russian list lacks


BORDERS_AND_AIRPORTS = {
    "Севастополь", "Шереметьево", "Домодедово", "Внуково", "Пулково", "Кольцово", "Толмачёво", "Курумоч", "Кневичи",
    "Уйташ", "Манас", "Кавказ", "Ак-Жол", "Вахдат", "Турсунзаде", "Гиссар", "Рогун", "Рашт", "Гарм", "Шахринав",
    "Файзабад", "Варзоб",
}  # fmt: skip


def test_every_town_of_a_land_of_regions_lies_in_one() -> None:
    """A town without a region would take the region's name away from a bare «УМВД»."""
    regional = {place.country for place in countries.places() if place.kind == "region" and place.iso}
    lands = regional & {"KZ", "RU", "KG", "UZ", "TJ", "BY"}
    lost = {
        p.name for p in countries.places() if p.country in lands and p.kind != "region" and not countries.region_of(p)
    }
    assert lost == BORDERS_AND_AIRPORTS
    towns = {(place.name, place.country) for place in countries.places()}
    assert set(countries.place_regions()) <= towns
    assert set(countries.place_regions().values()) <= set(countries.regions())


@pytest.mark.parametrize(
    ("body", "ref"),
    [
        ("В Ейске и Сочи прошли обыски. В УМВД подтвердили.", "agency/RU-KDA.interior-directorate"),
        ("В Краснодарском крае, в Туапсе, задержали троих. В УМВД подтвердили.", "agency/RU-KDA.interior-directorate"),
        ("В Ейске и Самаре прошли обыски. В УМВД подтвердили.", None),
        ("В Сибири и в Омске прошли обыски. В УМВД подтвердили.", None),
        ("В Шереметьеве и в Омске прошли обыски. В УМВД подтвердили.", None),
    ],
)
def test_a_bare_body_is_of_the_region_whose_towns_alone_are_named(body: str, ref: str | None) -> None:
    found = {id_ for _, id_ in told("ru", body) if id_ is not None and "agency/RU-" in id_}
    assert found == ({ref} if ref is not None else set())


def test_the_gazetteer_knows_the_same_body_by_its_words_in_each_language() -> None:
    almaty = next(place for place in countries.places() if place.name == "Алматы")
    taraz = next(place for place in countries.places() if place.name == "Тараз")
    for lang, words in (("en", "police department"), ("kk", "полиция департаменті")):
        found = agencies.of_place(words, almaty, lang)
        assert found is not None and found.id == "agency/KZ-75.police-department"
        assert agencies.of_place(words, taraz, lang) is None
