"""Texts, pages and records are read as articles in any encoding; an ugly one is named, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from inputs import HEADED, PAGE, PROSE, fault, only, write

from graph import ids
from ingest.articles import Read, read
from ingest.formats import LARGEST, LONGEST


def test_a_text_with_a_header(tmp_path: Path) -> None:
    found = only(write(tmp_path, "news/a.txt", HEADED), tmp_path)
    assert isinstance(found, Read)
    article = found.article
    assert (article.title, article.source, article.published, article.lang) == (
        "Суд решил",
        "Вести",
        "2024-10-31",
        "ru",
    )
    assert article.body == PROSE
    assert (found.stem, article.origin) == ("a", "news/a.txt")
    assert article.id == ids.article("http://www.news.example/a/", None, "")


@pytest.mark.parametrize(
    "text", [PROSE, f"\n{PROSE}", f"Суд: решение вынесено\n\n{PROSE}", f"time: 10:00\n\n{PROSE}"], ids=range(4)
)
def test_a_text_without_a_header_stays_whole(tmp_path: Path, text: str) -> None:
    found = only(write(tmp_path, "a.txt", text), tmp_path)
    assert isinstance(found, Read)
    assert (found.article.body, found.article.title, found.article.published) == (text, "", None)
    assert found.article.id == ids.article(None, None, "a.txt")


def test_header_lines_may_be_empty_unknown_or_in_capitals(tmp_path: Path) -> None:
    found = only(write(tmp_path, "a.txt", f"Title:\nauthor: Н. Перо\nLANG: RU-kz\npublished: \n\n{PROSE}"), tmp_path)
    assert isinstance(found, Read)
    assert (found.article.title, found.article.body, found.article.lang) == ("", PROSE, "ru")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16", "utf-16-le", "cp866"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str, name: str) -> None:
    text = HEADED if name == "a.txt" else PAGE.format(*PROSE.split("\n\n")).replace("©", "")
    found = only(write(tmp_path, name, text.encode(encoding)), tmp_path)
    assert isinstance(found, Read), found
    assert "Чолпон-Ате решил выдать Асана Токтобаева" in found.article.body
    assert found.article.source == "Вести"


def test_kazakh_letters_survive_a_code_page(tmp_path: Path) -> None:
    text = "Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі. Оның ісі әлі қаралып жатыр.\n"
    found = only(write(tmp_path, "a.txt", (text * 3).encode("kz1048")), tmp_path)
    assert isinstance(found, Read)
    assert (found.article.body, found.article.lang) == (text * 3, "kk")


def test_line_ends_and_letters_are_of_one_form(tmp_path: Path) -> None:
    found = only(
        write(tmp_path, "a.txt", "Он выехал в Чолпон-Ату, но его верну\u00adли домои\u0306.\r\nИ всё.\r"), tmp_path
    )
    assert isinstance(found, Read)
    assert found.article.body == "Он выехал в Чолпон-Ату, но его вернули домой.\nИ всё.\n"


def test_a_page(tmp_path: Path) -> None:
    found = only(write(tmp_path, "b.html", PAGE.format(*PROSE.split("\n\n"))), tmp_path)
    assert isinstance(found, Read)
    article = found.article
    assert article.title == "Суд <script>alert(1)</script> решил"
    assert (article.published, article.source, article.url) == ("2024-10-31", "Вести", "https://news.example/b")
    assert all(paragraph.strip() in article.body for paragraph in PROSE.split("\n\n"))
    assert not any(word in article.body for word in ("тайна", "Главная", "Рубрика", "©"))


def test_a_page_gets_no_date_from_its_text(tmp_path: Path) -> None:
    page = f"<html><body><article><p>Вечером 12 мая 2019 года. {PROSE}</p></article><p>© 2020</p></body></html>"
    found = only(write(tmp_path, "b.htm", page), tmp_path)
    assert isinstance(found, Read)
    assert found.article.published is None


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    assert fault(only(write(tmp_path, "b.html", "<html><body><nav>x</nav></body></html>"), tmp_path)) == ("empty", None)


def test_records_are_read_line_by_line(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": PROSE, "id": 7, "title": "Суд", "published": "2024-10-31T08:00:00Z"}),
        "{oops",
        "",
        json.dumps({"title": "нет текста"}),
        json.dumps({"text": PROSE, "published": "вчера"}),
        json.dumps({"text": PROSE, "lang": 5}),
        json.dumps({"text": "  "}),
        json.dumps(["text"]),
        json.dumps({"text": PROSE, "url": "http://[bad"}),
        json.dumps({"text": PROSE, "title": None, "url": ""}),
    ]
    found = list(read([str(write(tmp_path, "news.jsonl", "\n".join(lines)))], tmp_path))
    first, last = found[0], found[-1]
    assert isinstance(first, Read) and isinstance(last, Read)
    assert (first.stem, first.article.id, first.article.published) == ("7", ids.article(None, "7", ""), "2024-10-31")
    assert (last.stem, last.article.origin) == ("news-10", "news.jsonl:10")
    assert [fault(each) for each in found[1:-1]] == [
        ("json", 2), ("fields", 4), ("date", 5), ("fields", 6), ("empty", 7), ("json", 8), ("address", 9),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_records_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    line = json.dumps({"text": PROSE}, ensure_ascii=False) + "\n"
    found = list(read([str(write(tmp_path, "a.jsonl", (line * 2).encode(encoding)))], tmp_path))
    assert [each.article.body for each in found if isinstance(each, Read)] == [PROSE, PROSE]


UGLY: dict[str, tuple[str, bytes, tuple[str, int | None]]] = {
    "nothing": ("a.txt", b"", ("empty", None)),
    "blanks": ("a.txt", b" \n\t\n", ("empty", None)),
    "only a header": ("a.txt", b"title: x\nlang: ru\n\n", ("empty", None)),
    "an empty list": ("a.jsonl", b"\n\n", ("empty", None)),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ("binary", 1)),
    "a program": ("a.html", b"\x7fELF\x02\x01\x01" + bytes(5000), ("binary", 1)),
    "too much": ("a.txt", "да и нет ".encode() * (LARGEST // 10), ("large", None)),
    "too long": ("a.txt", ("да и нет " * (LONGEST // 9 + 1)).encode(), ("long", None)),
    "a line too long": ("a.jsonl", json.dumps({"text": "да и нет " * (LONGEST // 9 + 1)}).encode(), ("long", 1)),
    "a broken letter": ("a.txt", f"{PROSE}{PROSE}".encode()[:-30] + b"\xd0 \xff\n", ("encoding", 6)),
    "lost letters": ("a.txt", ("Он \ufffd\ufffd\ufffd\ufffd и она. " * 9).encode(), ("encoding", 1)),
    "another language": (
        "a.txt",
        b"Das Gericht hat entschieden, dass er in die Heimat kommt.",
        ("language", None),
    ),
    "an unknown language": ("a.txt", f"title: x\nlang: de\n\n{PROSE}".encode(), ("language", 2)),
    "a bad date": ("a.txt", f"title: x\npublished: 31.10.2024\n\n{PROSE}".encode(), ("date", 2)),
    "no such day": ("a.txt", f"published: 2024-02-30\n\n{PROSE}".encode(), ("date", 1)),
    "another kind": ("a.docx", b"PK", ("kind", None)),
}


@pytest.mark.parametrize("ugly", UGLY.values(), ids=UGLY)
def test_ugly_input_is_named_and_the_rest_goes_on(tmp_path: Path, ugly: tuple[str, bytes, Any]) -> None:
    name, data, expected = ugly
    paths = [write(tmp_path, name, data), write(tmp_path, "z.txt", PROSE)]
    bad, good = read(map(str, paths), tmp_path)
    assert fault(bad) == expected
    assert name in str(bad) and ": " in str(bad)
    assert isinstance(good, Read)


def test_the_hash_is_of_the_content_not_of_the_place(tmp_path: Path) -> None:
    one, two = (only(write(tmp_path, name, HEADED), tmp_path) for name in ("a.txt", "b/c.txt"))
    other = only(write(tmp_path, "d.txt", HEADED.replace("2024-10-31", "2024-10-30")), tmp_path)
    assert isinstance(one, Read) and isinstance(two, Read) and isinstance(other, Read)
    assert one.article.sha256 == two.article.sha256 != other.article.sha256
