"""Every id of Kordon, `type/key` in ASCII: one function each, all pure."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

KEY_LENGTH = 13
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|yclid|ysclid)$")
CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
        "һ": "h", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ҳ": "kh", "ҷ": "j", "ӣ": "i", "ӯ": "u",
        "ı": "i", "ə": "a", "ß": "ss", "ø": "o", "ł": "l", "đ": "d",
    }
)  # fmt: skip


def transliterate(text: str) -> str:
    """Write any text in lower-case ASCII letters, Cyrillic letter by letter, accents dropped."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(CYRILLIC))
    return plain.encode("ascii", "ignore").decode("ascii")


def slug(text: str) -> str:
    """Make `kanal-krasnyi-barkhan` of «Канал-Красный бархан»; a text without letters gives its hash."""
    key = "-".join(re.findall(r"[a-z0-9]+", transliterate(text)))
    return key or digest(text)


def digest(text: str, length: int = KEY_LENGTH) -> str:
    """Give the first `length` base32 characters (lower case) of the text's SHA-256."""
    raw = hashlib.sha256(text.encode("utf-8")).digest()
    return base64.b32encode(raw).decode("ascii").lower().rstrip("=")[:length]


def canonical_url(url: str) -> str:
    """Drop what does not choose the article: scheme, `www.`, fragment, trackers, a trailing slash."""
    parts = urlsplit(url.strip())
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not TRACKING.match(k)))
    return f"{host(url)}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def host(url: str) -> str:
    return (urlsplit(url.strip()).hostname or "text").removeprefix("www.").encode("idna").decode("ascii")


def article(url: str | None, given: str | None, origin: str) -> str:
    """Name an article by its address, else by its given id, else by its origin (a relative path)."""
    if url:
        return f"{host(url)}~{digest(canonical_url(url))}"
    return f"text~{digest(given if given is not None else origin)}"


def place_in(part: str, start: int) -> str:
    """Write an offset: `@412` in the body, `@t12` in the title."""
    return f"@t{start}" if part == "title" else f"@{start}"


def mention(article_id: str, part: str, start: int, type_: str) -> str:
    return f"{article_id}{place_in(part, start)}:{type_}"


def claim(article_id: str, kind: str, part: str, start: int, differs: int | None = None) -> str:
    """Name a claim by its trigger; `differs` (first role that differs) parts claims that share a trigger."""
    tail = "" if differs is None else f"-{differs}"
    return f"{article_id}#{kind}{place_in(part, start)}{tail}"


def event(claim_id: str) -> str:
    """Name what has no name of its own after its first report: `transfer/<article>@1034`."""
    article_id, _, rest = claim_id.partition("#")
    kind, _, offset = rest.partition("@")
    return f"{kind}/{article_id}@{offset}"


def country(code: str) -> str:
    return f"country/{code}"


def offence(code: str) -> str:
    return f"offence/{code}"


def agency(territory: str, kind: str) -> str:
    """Name an agency of the gazetteer: territory is ISO 3166 (`KZ`, `RU-SAM`) or `INT`."""
    return f"agency/{territory}.{kind}"


def printed(type_: str, name: str, country_code: str | None = None) -> str:
    """Name a thing made from print: `agency/KZ~...`, `place/KZ.almaty`, `system/...`."""
    if type_ == "agency":
        return f"agency/{country_code or 'XX'}~{slug(name)}"
    return f"{type_}/{country_code}.{slug(name)}" if country_code else f"{type_}/{slug(name)}"


def operation(name: str, year: str | None) -> str:
    return f"operation/{slug(name)}" + (f"~{year}" if year else "")


def person(surname: str, given: str | None, mark: str | None = None) -> str:
    """Name a person by surname and given name; `mark` (`1985`, `KZ`) tells homonyms apart."""
    key = "-".join(slug(part) for part in (surname, given) if part)
    return f"person/{key}" + (f"~{mark}" if mark else "")


def local(type_: str, name: str, mention_id: str) -> str:
    """Name a thing whose name says too little to be looked for elsewhere («областная прокуратура»)."""
    return f"{type_}/{slug(name)}~{mention_id.rpartition(':')[0]}"


def initials(name: str, mention_id: str) -> str:
    """Name a person known by surname or initials only: never leaves its article."""
    return f"person/{slug(name)}~{mention_id.rpartition(':')[0]}"


def offset(id_: str) -> tuple[str, int]:
    """Read part and offset back from the id of a mention or a claim: `...@t12:person` is ("title", 12)."""
    found = re.search(r"@(t?)(\d+)(?:[:-]|$)", id_)
    if found is None:
        raise ValueError(f"{id_} has no offset")
    return ("title" if found[1] else "body"), int(found[2])


def offset_key(id_: str) -> tuple[bool, int, str]:
    """Order the mentions of one article as a reader meets them: the title, then the body."""
    part, start = offset(id_)
    return part != "title", start, id_


def article_of(target: str) -> str:
    """Give the article that a mention, claim or article id belongs to."""
    return re.split("[@#]", target, maxsplit=1)[0]


def host_of(article_id: str) -> str:
    """Give the outlet that an article id names, the article itself where it names none."""
    name = article_id.partition("~")[0]
    return article_id if name == "text" else name


def unnamed(type_: str, mention_id: str) -> str:
    return f"{type_}/~{mention_id.rpartition(':')[0]}"


def edge(type_: str, source: str, target: str, qualifier: str = "") -> str:
    return f"{type_}|{source}|{target}|{qualifier}"
