"""Files to be read as articles: a text and a page of our own, and what reading a file gives."""

from __future__ import annotations

from pathlib import Path

from ingest.articles import Found, Skipped, read

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
