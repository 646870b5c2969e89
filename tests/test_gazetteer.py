"""The closed lists: countries, places, agencies, and how kinds and territories compose."""

from __future__ import annotations

import pytest

from graph import agencies, countries, declension, morphology
from graph.lists import rows, table
from graph.names import fold


def test_every_country_has_names_in_three_languages():
    assert countries.country_names("KZ") == {"ru": "Казахстан", "kk": "Қазақстан", "en": "Kazakhstan"}
    assert all(all(countries.country_names(code).values()) for code in countries.codes())
    assert countries.country_names("EU") == {}
    assert countries.country_names("??") == {}


def test_many_countries_have_adjectives_and_each_only_one_owner():
    adjectives = {a.text: a.code for a in countries.aliases("ru") if a.form == "adjective"}
    assert len(set(adjectives.values())) >= 150
    assert adjectives["турецкий"] == "TR"
    listed = [a.text for a in countries.aliases("ru") if a.form == "adjective"]
    assert len(listed) == len(set(listed))


def test_a_name_means_one_country():
    seen: dict[str, str] = {}
    for lang in countries.LANGS:
        for alias in countries.aliases(lang):
            if alias.form in ("name", "abbreviation") and not alias.beside:
                assert seen.setdefault(f"{lang} {fold(alias.text)}", alias.code) == alias.code, alias


@pytest.mark.parametrize(
    ("text", "code"),
    [("Белоруссия", "BY"), ("Беларусь", "BY"), ("киргизия", "KG"), ("Кыргызстан", "KG"), ("США", "US"), ("ОАЭ", "AE"),
     ("ФРГ", "DE"), ("КНР", "CN"), ("Южная Корея", "KR"), ("Турецкая Республика", "TR"), ("Қазақстан", "KZ"),
     ("АҚШ", "US"), ("Kyrgyz Republic", "KG"), ("Turkey", "TR"), ("kz", "KZ"), ("Атлантида", None), ("РТ", None)],
)  # fmt: skip
def test_find_country(text, code):
    assert countries.find_country(text) == code


def test_rows_of_countries_and_places_are_sound():
    codes = set(countries.codes())
    for row in rows("countries"):
        assert row["code"] in codes and row["official"] and row["of"], row
    for place in countries.places():
        assert place.country in codes and place.kind in ("capital", "city", "region"), place
        assert not place.iso or place.iso.startswith(f"{place.country}-"), place
    isos = [place.iso for place in countries.places() if place.iso]
    assert len(isos) == len(set(isos))
    named = {(place.name, place.country) for place in countries.places()}
    assert not [row for row in rows("place_aliases") if (row["name"], row["country"]) not in named]


def test_aliases_carry_the_phrase_they_were_seen_in():
    for name in ("country_aliases", "place_aliases", "agencies_world"):
        for row in rows(name):
            assert row["seen"].startswith("«") and row["seen"].endswith("»"), row
    for file in ("agency_kinds", "agency_regional"):
        for kind in table(file)["kind"]:
            forms = [item for key, value in kind.items() if key.endswith(("says", "posts", "local")) for item in value]
            assert all(len(item) in (2, 3) and "«" in item[1] for item in forms), kind["id"]


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("KZ.interior-ministry", "Министерство внутренних дел Республики Казахстан"),
        ("TR.interior-ministry", "Министерство внутренних дел Турецкой Республики"),
        ("KG.national-security", "Государственный комитет национальной безопасности Кыргызской Республики"),
        ("TJ.national-security", "Государственный комитет национальной безопасности Республики Таджикистан"),
        ("UZ.national-security", "Служба государственной безопасности Республики Узбекистан"),
        ("RU.prosecutor-general", "Генеральная прокуратура Российской Федерации"),
        ("KZ.anti-corruption", "Агентство Республики Казахстан по противодействию коррупции"),
        ("KZ.border-service", "Пограничная служба Комитета национальной безопасности Республики Казахстан"),
        ("KG.ncb-interpol", "Национальное центральное бюро Интерпола в Кыргызской Республике"),
        ("GR.justice-ministry", "Министерство юстиции Греческой Республики"),
        ("PL.police", "Полиция Республики Польша"),
        ("FJ.foreign-ministry", "Министерство иностранных дел Республики Фиджи"),
        ("CN.interior-ministry", "Министерство общественной безопасности Китайской Народной Республики"),
        ("KZ.embassy-TR", "Посольство Республики Казахстан в Турецкой Республике"),
        ("RU-SAM.interior-main-directorate", "Главное управление МВД России по Самарской области"),
        ("RU-KDA.security-directorate-regional", "Управление ФСБ России по Краснодарскому краю"),
        ("KZ-27.police-department", "Департамент полиции Западно-Казахстанской области"),
        ("KZ-75.police-department", "Департамент полиции города Алматы"),
        ("RU-MOW.investigative-main-directorate", "Главное следственное управление ГУ МВД России по городу Москве"),
        ("INT.interpol", "Интерпол"),
    ],
)
def test_agencies_compose(ref, name):
    found = agencies.agency(f"agency/{ref}")
    assert found is not None and found.names["ru"] == name


@pytest.mark.parametrize(
    "ref",
    [
        "agency/KZ~otdel",
        "agency/ZZ.interior-ministry",
        "agency/KZ.nothing",
        "person/x.y",
        "agency/TR.financial-police",
        "agency/KZ-99.prosecutor",
        "agency/INT.nothing",
    ],
)
def test_what_is_not_in_the_lists_is_none(ref):
    assert agencies.agency(ref) is None


def test_names_in_three_languages_and_short_forms():
    found = agencies.agency("agency/KZ.interior-ministry")
    assert found is not None
    assert found.names["kk"] == "Қазақстан Республикасының Ішкі істер министрлігі"
    assert found.names["en"] == "Ministry of Internal Affairs of the Republic of Kazakhstan"
    assert {"МВД", "МВД РК", "МВД Казахстана"} <= set(found.aliases)
    assert (found.country, found.kind, found.level) == ("KZ", "interior-ministry", "national")


def test_parents():
    parents = {
        "agency/KZ.border-service": "agency/KZ.national-security",
        "agency/RU-SAM.interior-main-directorate": "agency/RU.interior-ministry",
        "agency/RU-MOW.investigative-main-directorate": "agency/RU-MOW.interior-main-directorate",
        "agency/INT.cis-bkbop": "agency/INT.cis",
        "agency/KZ.interior-ministry": None,
    }
    for ref, parent in parents.items():
        found = agencies.agency(ref)
        assert found is not None and found.parent == parent, ref


def test_every_kind_composes_where_it_exists():
    for kind in agencies.kinds():
        for code in kind.where or ("KZ", "RU", "TR", "IS"):
            if kind.level == "national":
                found = agencies.agency(f"agency/{code}.{kind.id}")
                assert found is not None and found.names["ru"] and "{" not in found.names["ru"], (kind.id, code)
                assert "  " not in found.names["ru"]


@pytest.mark.parametrize(
    ("name", "genitive", "dative"),
    [
        ("Джалал-Абадская область", "Джалал-Абадской области", "Джалал-Абадской области"),
        ("Краснодарский край", "Краснодарского края", "Краснодарскому краю"),
        ("Республика Коми", "Республики Коми", "Республике Коми"),
        ("Ростов-на-Дону", "Ростова-на-Дону", "Ростову-на-Дону"),
        ("Усть-Каменогорск", "Усть-Каменогорска", "Усть-Каменогорску"),
        ("Нижний Новгород", "Нижнего Новгорода", "Нижнему Новгороду"),
        ("Актау", "Актау", "Актау"),
        ("Черногория", "Черногории", "Черногории"),
    ],
)
def test_inflect(name, genitive, dative):
    assert (morphology.inflect(name, "gent"), morphology.inflect(name, "datv")) == (genitive, dative)


def test_forms_of_a_name_hold_its_cases():
    assert {"тараз", "тараза", "таразу", "таразом", "таразе"} <= declension.forms("Тараз")
    assert "семью" not in declension.forms("Семей")
    assert {"анталья", "антальи", "анталье", "анталью", "антальей"} <= declension.forms("Анталья")


def test_cases_of_an_indeclinable_and_of_an_unknown_abbreviation():
    assert morphology.cases("МВД", "PROPN") == morphology.CASES
    assert morphology.cases("ГКНБ", "PROPN") == morphology.CASES
    assert morphology.cases("Турции", "PROPN", "Sing") == {"Gen", "Dat", "Loc"}
