"""Text that no editor has seen: cut short, without its marks; it is read to its end, whatever it says."""

import inspect
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from graph.admission import admit
from graph.model import Article
from ingest.cases import read_cases
from ingest.claims import extract
from ingest.naming import listed_after
from ingest.reading import read_article

LANG = Path(__file__).resolve().parents[1] / "ingest" / "lang"
EVERY = {"ru": 15, "en": 3, "kk": 3}  # a case of so many: all of them take minutes


@pytest.mark.parametrize(
    "text",
    [
        "Из Литвы высланы 58 человек Грузия выдала Ивана Перова которого подозревают в мошенничестве",  # ends so
        "Литовской стороной направлено 63 запроса о выдаче, 41. За десять проверок 1906.",  # the number comes after
        # a word was hung under its own participle
        "ГУВД Тбилиси 3 мая передало на КПП «Садахло» армянским коллегам девять разыскиваемых граждан Армении,"
        " а приняло от них троих грузин.",
    ],
)
def test_a_text_that_once_broke_the_reading_is_read(text: str) -> None:
    claims = extract(Article("text~0", "", "", text, "ru", "", published="2025-10-05")).claims
    spans = [(piece.start, piece.end) for claim in claims for piece in claim.evidence]
    assert spans and all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Узбекистан по запросам выдал 31 человека, из них 14 — Литве, а гражданина Армении, осуждённого там за кражу,"
        " отпустил.",
        "Ташкентская академия МВД приняла двадцать монгольских курсантов.",
    ],
)
def test_a_movement_between_several_lands_does_not_cost_the_article(text: str) -> None:
    article = Article("text~0", "", "", text, "ru", "", published="2025-10-05")
    claims = extract(article).claims
    assert claims
    admit(article, claims[0].extractor, claims)


@pytest.mark.parametrize("lang", sorted(EVERY))
def test_sentences_cut_short_or_without_their_marks_are_read_to_the_end(lang: str) -> None:
    cases = sorted((LANG / lang / "cases").glob("*.txt"))
    for case in islice(read_cases(cases, lang), 0, None, EVERY[lang]):
        text = case.article.body
        for odd in (text[: len(text) * 2 // 3], text.replace(",", "").replace(".", " "), text.upper()):
            article = replace(case.article, body=odd)
            assert all(claim.evidence for claim in extract(article).claims), odd


@pytest.mark.parametrize(
    "text",
    ["", ".", "'s", "'s said", "of", "U.S.", "to to to from", "who who that which", "(((", "\u201c\u201d", "extradited",
     "was been being", "A. B. C. D.", "Extradited", "$", "2024", "x" * 3000],
)  # fmt: skip
def test_english_that_says_nothing_is_read(text: str) -> None:
    for title, body in (("", text), (text, "")):
        assert extract(Article("text~0", "", title, body, "en", "", published="2025-10-05")).claims == ()


@pytest.mark.parametrize(
    "text",
    ["", ".", "-", "«", "»", "««»»", "деп", "деді", "деген", "беріп", "Ш.", "А. Б. В.", "Ш. есімді", "ұстап", "жоқ",
     "емес", "мен", "29-ы", "-дан", "қаласы", "соты", "бойынша", "бұл туралы", "экстрадициялау", "алып келді", "2024",
     "ы" * 3000, "Азаматы", "Қазақстан мен", "Астанадағы", "екі екі екі", "(((", "📊 🔹", "деп деп деп деген"],
)  # fmt: skip
def test_kazakh_that_says_nothing_is_read(text: str) -> None:
    for title, body in (("", text), (text, "")):
        assert extract(Article("text~0", "", title, body, "kk", "", published="2025-10-05")).claims == ()


def test_a_long_list_of_names_needs_no_depth() -> None:
    names = ", ".join(
        f"{given} {letter}{rest}ов"
        for given in ("Иван", "Олег", "Тимур")
        for letter in "БВГДЗКЛМНПРСТФХ"
        for rest in ("ажен", "олем")
    )
    reading = read_article(Article("text~0", "", "", f"Из Литвы в Латвию выданы {names}.", "ru", ""))
    scene = reading.scenes["body"]
    first = next(found for found in scene.founds if found.type == "person")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 60)
    try:
        assert len(list(listed_after(first, scene))) == 3 * 15 * 2 - 1
    finally:
        sys.setrecursionlimit(limit)
