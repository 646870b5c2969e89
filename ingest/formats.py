"""Turn the bytes of a text, a page or a record into the draft of an article."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from ingest.draft import Draft, UnreadableError
from ingest.language import ENOUGH, assurance

LARGEST = 5_000_000  # bytes of one article, with all the marks of its page
LONGEST = 50_000  # characters of its text: reading takes a minute then, and grows faster than the text
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and the like break words apart
HEADER = re.compile(r"([A-Za-z_]+):[ \t]*(.*)")
KEYS = ("title", "url", "source", "published", "lang")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(data: bytes) -> str:
    """Read bytes of any usual encoding of our languages; raises UnreadableError where none fits."""
    encoding = next((MARKS[mark] for mark in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return refuse_ruins(guess(data, data.count(b"\n", 0, error.start) + 1))
    return refuse_ruins(guess(data, 1) if "\0" in text else text)  # UTF-16 without its mark is full of NULs


def guess(data: bytes, line: int) -> str:
    """Take the likeliest decoding that reads like one of our languages; `line` is the first that is not UTF-8."""
    from charset_normalizer import from_bytes

    found = [str(match) for match in from_bytes(data, cp_isolation=ENCODINGS)]
    best = max(found, key=assurance, default="")
    if assurance(best) >= ENOUGH and "\0" not in best:
        return best
    raise UnreadableError("binary" if is_binary(data[:20_000]) else "encoding", line)


def is_binary(data: bytes) -> bool:
    """Tell bytes that are no text at all by their control characters."""
    return len(CONTROL.findall(data)) > len(data) / 100


def refuse_ruins(text: str) -> str:
    """Pass text on unless it holds so many signs of lost letters that it is none any more."""
    if text.count("\ufffd") > len(text) / 100:
        raise UnreadableError("encoding", text.count("\n", 0, text.index("\ufffd")) + 1, "its letters are lost")
    return text


def clean(text: str) -> str:
    r"""Give text in composed letters with \n as line end, without the characters that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return INVISIBLE.sub("", unicodedata.normalize("NFC", lines))


def from_text(data: bytes) -> Draft:
    """Read a text whose first lines may be a header: lines `key: value`, then an empty line."""
    text = clean(decode(data))
    head, lines, offset = {}, {}, 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        found = HEADER.fullmatch(line.strip())
        if found is None or (number == 1 and found[1].lower() not in KEYS):
            offset += len(line) if number > 1 and not line.strip() else 0
            break
        key, offset = found[1].lower(), offset + len(line)
        if key in KEYS and found[2].strip():
            head[key], lines[key] = found[2].strip(), number
    return Draft(text[offset:], lines=lines, **head)


def from_html(data: bytes) -> Draft:
    """Read a page: trafilatura finds body, title, address, source and date (in its marks only, never in its text)."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # The last day is fixed, since the library's own is today: the same page must give the same article for ever.
    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    page = bare_extraction(decode(data), with_metadata=True, include_comments=False, date_extraction_params=dates)
    if page is None or isinstance(page, dict) or len((page.text or "").split()) < 3:
        raise UnreadableError("empty")
    url = page.url if (page.url or "").startswith("http") else None
    return Draft(clean(page.text or ""), clean(page.title or ""), url=url, source=page.sitename, published=page.date)


def from_json(line: bytes) -> dict[str, Any]:
    """Read one line of a .jsonl file as an object."""
    try:
        data = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise UnreadableError("json", detail=str(error)) from error
    if not isinstance(data, dict):
        raise UnreadableError("json", detail="a line must be {...}")
    return data


def from_record(data: Mapping[str, Any]) -> Draft:
    """Read an article of a .jsonl file: `text` plus any of id, url, title, source, published, lang."""
    if "text" not in data:
        raise UnreadableError("fields", detail="the key `text` is missing")
    values = {key: data[key] for key in ("id", "text", *KEYS) if data.get(key) is not None}
    if isinstance(values.get("id"), int):
        values["id"] = str(values["id"])
    wrong = sorted(key for key, value in values.items() if not isinstance(value, str))
    if wrong:
        raise UnreadableError("fields", detail=f"{', '.join(wrong)}: must be text in quotes")
    body = clean(values.pop("text"))
    told: dict[str, Any] = {key: clean(value).strip() for key, value in values.items() if value.strip()}
    return Draft(body, **told)


ENCODINGS = [
    "utf_16_le", "utf_16_be", "cp1251", "koi8_r", "kz1048", "ptcp154", "cp866", "iso8859_5", "mac_cyrillic", "cp1252",
]  # fmt: skip
