"""Ids: ASCII, the same for the same thing, and read back where that is needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import admission, ids


@given(st.text(min_size=1))
def test_slug_is_ascii_and_never_empty(text: str) -> None:
    slug = ids.slug(text)
    assert slug and slug.isascii() and not set(slug) & set(" |/#@~:")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Канал — Красный бархан", "kanal-krasnyi-barkhan"),
        ("Сәденов Ержан", "sadenov-erzhan"),
        ("Ёлкин", "elkin"),
        ("Müller & Söhne", "muller-sohne"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert ids.slug(text) == slug


def test_one_article_however_its_address_is_written() -> None:
    addresses = [
        "https://www.example.kz/news/1/?utm_source=x#top",
        "http://example.kz/news/1",
        "https://example.kz/news/1/",
    ]
    assert len({ids.article(url, None, "a.txt") for url in addresses}) == 1
    assert ids.article(addresses[0], None, "a.txt").startswith("example.kz~")
    assert ids.article("https://example.kz/news?id=2", None, "a.txt") != ids.article(
        "https://example.kz/news?id=3", None, ""
    )


def test_article_without_address_is_named_by_its_id_else_by_its_origin() -> None:
    assert ids.article(None, "7", "a.jsonl") == ids.article(None, "7", "b.jsonl")
    assert ids.article(None, None, "a.txt") != ids.article(None, None, "b.txt")
    assert ids.article(None, None, "a.txt").startswith("text~")


def test_mentions_and_claims_are_named_by_place_and_read_back() -> None:
    mention = ids.mention("text~abc", "title", 12, "agency")
    claim = ids.claim("text~abc", "transfer", "body", 1034, 1071)
    assert (mention, claim) == ("text~abc@t12:agency", "text~abc#transfer@1034-1071")
    assert (ids.offset(mention), ids.offset(claim)) == (("title", 12), ("body", 1034))
    assert {ids.article_of(target) for target in (mention, claim, "text~abc")} == {"text~abc"}
    assert ids.event(claim) == "transfer/text~abc@1034-1071"


def test_title_comes_before_the_body() -> None:
    found = ["text~a@30:person", "text~a@t40:person", "text~a@4:person"]
    assert sorted(found, key=ids.offset_key) == ["text~a@t40:person", "text~a@4:person", "text~a@30:person"]


def test_ids_of_things() -> None:
    assert ids.person("Саденов", "Ержан", "1985") == "person/sadenov-erzhan~1985"
    assert ids.printed("agency", "Служба розыска", "KZ") == "agency/KZ~sluzhba-rozyska"
    assert ids.printed("place", "Алматы", "KZ") == "place/KZ.almaty"
    assert ids.operation("Канал", "2024") == "operation/kanal~2024"
    assert ids.unnamed("person", "text~a@412:person") == "person/~text~a@412"
    assert ids.local("agency", "служба", "text~a@9:agency") == "agency/sluzhba~text~a@9"
    assert ids.edge("SUBJECT", "transfer/x", "person/y", "transfer/x") == "SUBJECT|transfer/x|person/y|transfer/x"


@pytest.mark.parametrize("ref", ["agency/RU.embassy-TH", "agency/RU-SAM.interior", "agency/INT.interpol", "country/KZ"])
def test_ids_of_closed_lists_are_admitted(ref):
    assert admission.REF.match(ref)


@pytest.mark.parametrize("ref", ["agency/RU.Embassy", "country/kz", "agency/KZ~police"])
def test_other_ids_are_none_of_closed_lists(ref):
    assert not admission.REF.match(ref)
