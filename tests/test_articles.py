"""Every kind of input is read, ugly ones are named and passed over, and the rest goes on."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from graph import ids
from graph.model import Claim, Evidence, Mention, article_to_dict, claim_to_dict
from ingest.articles import Claimed, Found, Read, Skipped, read
from ingest.formats import LARGEST, LONGEST

PROSE = (
    "Суд в Чолпон-Ате решил выдать Асана Токтобаева соседней стране.\n\n"
    "По словам прокурора, его вывезут до конца месяца, но защита уже подала жалобу.\n"
)
HEADER = "title: Суд решил\nurl: https://news.example/a?utm_source=x\nsource: Вести\npublished: 2024-10-31\nlang: ru\n"
HEADED = f"{HEADER}\n{PROSE}"
PAGE = """<html><head><title>Суд &lt;script&gt;alert(1)&lt;/script&gt; решил</title>
<meta property="article:published_time" content="2024-10-31T23:50:00+05:00">
<meta property="og:site_name" content="Вести">
<link rel="canonical" href="https://news.example/b"></head><body>
<nav><a href="/">Главная</a> <a href="/x">Рубрика</a></nav>
<article><h1>Суд &lt;script&gt;alert(1)&lt;/script&gt; решил</h1><p>{}</p><p>{}</p></article>
<script>var hidden = "тайна";</script><footer>© 2019 Вести</footer></body></html>"""


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def only(path: Path, base: Path) -> Found:
    (found,) = read([str(path)], base)
    return found


def fault(found: Found) -> tuple[str, int | None]:
    assert isinstance(found, Skipped), found
    return found.fault, found.line


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


def test_what_is_not_there_or_closed_is_named(tmp_path: Path) -> None:
    closed = write(tmp_path, "a.txt", PROSE)
    closed.chmod(0)
    found = list(read([str(tmp_path / "none.txt"), str(tmp_path / "*.htm"), str(closed)], tmp_path))
    expected = ["missing", "missing"] + ([] if os.geteuid() == 0 else ["denied"])
    assert [each.fault for each in found if isinstance(each, Skipped)] == expected


def test_what_is_neither_file_nor_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    write(tmp_path, "z.txt", PROSE)
    told = [("lost.txt", "missing"), ("pipe.txt", "special"), ("round.txt", "missing")]
    one_by_one = [str(path) for path in sorted(tmp_path.iterdir())]
    for sources in ([str(tmp_path)], [str(tmp_path / "*.txt")], one_by_one):
        *bad, good = read(sources, tmp_path)
        assert [(Path(each.path).name, each.fault) for each in bad if isinstance(each, Skipped)] == told
        assert isinstance(good, Read)
    (bad_,) = read([os.devnull], tmp_path)
    assert str(bad_).startswith(f"{os.devnull}: neither a file nor a folder")


def test_folders_globs_and_repeats(tmp_path: Path) -> None:
    for name in ("n/a.txt", "n/deep/b.TXT", "n/deep/c.facts.json", "n/.git/d.txt", "n/.e.txt", "n/kordon.db/f.txt"):
        write(tmp_path, name, PROSE)
    write(tmp_path, "n/kordon.db/ledger.sqlite", b"")
    folder = list(read([str(tmp_path / "n"), str(tmp_path / "n/a.txt")], tmp_path))
    assert [each.article.origin for each in folder if isinstance(each, Read)] == ["n/a.txt", "n/deep/b.TXT"]
    assert len(folder) == 2
    globbed = read([str(tmp_path / "n/**/*.txt")], tmp_path)
    assert [each.article.origin for each in globbed if isinstance(each, Read)] == ["n/a.txt", "n/kordon.db/f.txt"]


def test_a_folder_without_articles_and_one_that_is_shut_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "papers/a.docx", b"PK")
    write(tmp_path, "n/shut/b.txt", PROSE)
    write(tmp_path, "n/c.txt", PROSE)
    monkeypatch.setattr("ingest.articles.is_open", lambda folder: folder.name != "shut")  # root opens any
    found = list(read([str(tmp_path / "papers"), str(tmp_path / "n")], tmp_path))
    told = [(each.origin, each.fault) for each in found if isinstance(each, Skipped)]
    assert told == [("papers", "bare"), ("n/shut", "denied")]


@pytest.mark.parametrize(
    ("data", "title"),
    [(HEADED, "Суд решил"), (PAGE.format(*PROSE.split("\n\n")), "Суд <script>alert(1)</script> решил")],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str, title: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (found,) = read(["-"], tmp_path)
    assert isinstance(found, Read)
    assert (found.article.title, found.stem) == (title, "stdin")


def test_records_on_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = "\n".join([json.dumps({"text": PROSE}), json.dumps({"text": PROSE + "И всё."}), "{"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    one, two, bad = read(["-"], tmp_path)
    assert isinstance(one, Read) and isinstance(two, Read)
    assert one.article.id != two.article.id
    assert str(bad).startswith("standard input, line 3: ")


def test_the_hash_is_of_the_content_not_of_the_place(tmp_path: Path) -> None:
    one, two = (only(write(tmp_path, name, HEADED), tmp_path) for name in ("a.txt", "b/c.txt"))
    other = only(write(tmp_path, "d.txt", HEADED.replace("2024-10-31", "2024-10-30")), tmp_path)
    assert isinstance(one, Read) and isinstance(two, Read) and isinstance(other, Read)
    assert one.article.sha256 == two.article.sha256 != other.article.sha256


# ---- claims of others ----


def claims_line(tmp_path: Path) -> dict[str, Any]:
    found = only(write(tmp_path, "a.txt", HEADED), tmp_path)
    assert isinstance(found, Read)
    article = found.article
    start = article.body.index("Асана Токтобаева")
    id_ = ids.mention(article.id, "body", start, "person")
    person = Mention(
        id_, "body", start, start + 16, "Асана Токтобаева", "person", id_, None, "Асан Токтобаев", {"kind": "named"}
    )
    first = article.body.index("\n")
    quote = Evidence("body", 0, first, article.body[:first])
    claim = Claim(
        ids.claim(article.id, "transfer", "body", 23), article.id, "transfer", "approved", "2024-10",
        {"subject": (person,)}, {"mode": "extradition"}, (quote,), "hand", "n.pero 1",
    )  # fmt: skip
    return {"article": article_to_dict(article), "extractor": "n.pero 1", "claims": [claim_to_dict(claim)]}


def read_line(tmp_path: Path, line: dict[str, Any]) -> Found:
    return only(write(tmp_path, "x.claims.jsonl", json.dumps(line, ensure_ascii=False)), tmp_path)


def test_claims_of_another_are_taken_as_they_stand(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    found = read_line(tmp_path, line)
    assert isinstance(found, Claimed), found
    assert json.loads(json.dumps([claim_to_dict(claim) for claim in found.claims])) == json.loads(
        json.dumps(line["claims"])
    )
    assert found.article.sha256 == line["article"]["sha256"]
    assert (found.extractor, found.article.origin) == ("n.pero 1", "x.claims.jsonl:1")


def test_an_article_of_claims_needs_no_more_than_its_text(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    bare = {key: line["article"][key] for key in ("body", "url", "title")}
    found = read_line(tmp_path, {**line, "article": bare})
    assert isinstance(found, Claimed), found
    assert found.article.id == line["article"]["id"]


def test_no_claims_are_claims_too(tmp_path: Path) -> None:
    found = read_line(tmp_path, {**claims_line(tmp_path), "claims": []})
    assert isinstance(found, Claimed) and found.claims == ()


MISFITS: dict[str, tuple[list[str | int], Any]] = {
    "a quote that is not there": (["claims", 0, "evidence", 0, "quote"], "Суд решил иначе."),
    "a quote too long": (["claims", 0, "evidence", 0, "end"], 9999),
    "no evidence": (["claims", 0, "evidence"], []),
    "another article": (["claims", 0, "article"], "text~aaaaaaaaaaaaa"),
    "a foreign id": (["claims", 0, "id"], "transfer@23"),
    "an unknown kind": (["claims", 0, "kind"], "marriage"),
    "an unknown status": (["claims", 0, "status"], "done"),
    "a date in words": (["claims", 0, "date"], "октябрь"),
    "no such month": (["claims", 0, "date"], "2024-13"),
    "a span backwards": (["claims", 0, "date"], "2024-10/2024-01"),
    "a role that nobody fills": (["claims", 0, "roles", "subject"], []),
    "no subject": (["claims", 0, "roles"], {}),
    "a mention that is not there": (["claims", 0, "roles", "subject", 0, "start"], 1),
    "a mention of no type": (["claims", 0, "roles", "subject", 0, "type"], "thing"),
    "a reference of another type": (["claims", 0, "roles", "subject", 0, "ref"], "country/KZ"),
    "a key too many": (["claims", 0, "colour"], "red"),
    "an attribute of another type": (["claims", 0, "attrs", "mode"], 5),
    "a number for a name": (["claims", 0, "roles", "subject", 0, "head"], 5),
    "a start in words": (["claims", 0, "evidence", 0, "start"], "first"),
    "too sure": (["claims", 0, "confidence"], 2),
    "another extractor": (["claims", 0, "extractor"], "somebody 2"),
    "no extractor": (["extractor"], None),
    "no list": (["claims"], {}),
    "no claim": (["claims", 0], "transfer"),
    "no article": (["article"], None),
    "an id with a mark of ours": (["article", "id"], "text~a#b"),
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS)
def test_claims_that_do_not_fit_are_refused(tmp_path: Path, misfit: tuple[list[Any], Any]) -> None:
    line = json.loads(json.dumps(claims_line(tmp_path)))
    (*path, last), value = misfit
    target = line
    for key in path:
        target = target[key]
    target[last] = value
    assert fault(read_line(tmp_path, line)) == ("claims", 1)


def test_two_claims_of_one_id_are_refused(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    assert fault(read_line(tmp_path, {**line, "claims": line["claims"] * 2})) == ("claims", 1)
