"""One HTML file that shows a picture and who says so: no requests, no server, article text only as data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph import schema
from graph.errors import BrokenInvariantError
from graph.network import to_networkx
from queries import labels
from queries.colours import colours
from queries.drawing import PENDING_COLOUR, drawing
from queries.origin import Origin, hushed, told
from queries.picture import PENDING, Picture, View, choose, names, period
from queries.redact import redacted
from queries.sounds import sounds
from queries.statements import Statements, Store, gather
from queries.wording import Wording, reader_language

if TYPE_CHECKING:
    import networkx

PARTS = (
    "page", "said", "origin", "marks", "state", "words", "ink", "paint", "panel", "legend", "search", "rows", "table",
    "time", "address", "png", "keyboard", "shortcuts", "start",
)  # fmt: skip
VIS = "lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Written:
    """Tell what a page shows and what had no room."""

    path: Path
    nodes: int
    edges: int
    hidden_nodes: int
    hidden_edges: int

    def _repr_html_(self) -> str:
        """Show the page itself in a notebook."""
        content = escape(self.path.read_text(encoding="utf-8"))
        return f'<iframe srcdoc="{content}" width="100%" height="640" style="border: 0"></iframe>'


def write(
    store: Store,
    path: Path,
    view: View | None = None,
    lang: str | None = None,
    network: networkx.MultiDiGraph | None = None,
    origin: Origin | None = None,
) -> Written:
    """Write the part of the store's graph (else of `network`, cut out of it) that `view` asks for into one HTML file.

    The page speaks `lang`, else what the locale asks for; it tells `origin` as where it comes from.
    Raises NotFoundError or InputError where the view names what is not there.
    """
    picture = choose(to_networkx(store) if network is None else network, view or View())
    drawn = picture.drawn
    facts = [edge["fact"] for *_, edge in drawn.edges(data=True) if edge.get("fact")]
    things = {id_: claims for id_, claims in drawn.nodes(data="claims") if claims}
    lang, origin = lang or reader_language(), origin or Origin()
    picture, statements = redacted(picture, gather(store, facts, things), store, Wording(lang))
    page = render(picture, statements, lang, hushed(origin) if picture.view.redacted else origin)
    path.write_text(page, encoding="utf-8", newline="\n")
    size = drawn.number_of_nodes(), drawn.number_of_edges()
    return Written(path, *size, picture.hidden_nodes, picture.hidden_edges)


def render(picture: Picture, statements: Statements, lang: str, origin: Origin) -> str:
    """Fill the frame with the graph; the same picture gives the same bytes."""
    words = Wording(lang)
    data = compose(picture, statements, words, origin)
    return fill("graph", (vis_network(), program(PARTS)), ("page",), data, words.say("ui.title"), words)


def fill(
    picture: str, scripts: Sequence[str], styles: Sequence[str], data: Mapping[str, Any], title: str, words: Wording
) -> str:
    """Fill the frame of every page: `picture` and `styles` name files, `scripts` are code, each run in its turn."""
    style = "".join(text(f"assets/{name}.css") for name in styles)
    allowed = f"script-src {' '.join(map(digest, scripts))}; style-src {digest(style)}"
    values = {
        "lang": words.lang,
        "policy": f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
        "style": style,
        "title": title,
        "picture": text(f"{picture}.html"),
        "data": as_data(data),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], text("page.html"))


def program(parts: Sequence[str]) -> str:
    """Put the parts of a page's script into one function, so that they see each other and nobody else does."""
    return '"use strict";\n(() => {\n' + "\n".join(text(f"assets/{part}.js") for part in parts) + "})();\n"


def text(name: str) -> str:
    return files("queries").joinpath(name).read_text(encoding="utf-8")


def vis_network() -> str:
    """Read vis-network as the installed pyvis carries it."""
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise BrokenInvariantError("pyvis is not installed")
    code = (Path(spec.origin).parent / VIS).read_text(encoding="utf-8")
    code = re.sub(r"\n//# sourceMappingURL=.*", "", code)  # a request for a map that is not there
    if "</script" in code.lower():
        raise BrokenInvariantError("vis-network would close its own script element")
    return code


def digest(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode('ascii')}'"


def as_data(value: Any) -> str:
    """Print JSON that can not end the element it stands in."""
    printed = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        printed = printed.replace(letter, f"\\u{ord(letter):04x}")
    return printed


def compose(picture: Picture, statements: Statements, words: Wording, origin: Origin) -> dict[str, Any]:
    """Give everything that the page knows, as JSON values."""
    nodes, edges, options = drawing(picture, words)
    drawn, known = picture.drawn, list(statements.claims)
    place = {id_: number for number, id_ in enumerate(known)}
    articles = sorted({row["article"] for row in statements.claims.values()})
    return {
        "words": words.family("ui."),
        "lang": words.lang,
        "many": words.family("many."),
        "sounds": sounds(),
        "note": notes(picture, len(articles), words, origin),
        "origin": told(origin, words),
        "types": legend(Counter(type_ for _, type_ in drawn.nodes(data="type")), words),
        "ties": legend(Counter(type_ for *_, type_ in drawn.edges(data="type")), words),
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "things": {id_: thing(node, statements, place, words) for id_, node in drawn.nodes(data=True)},
        "facts": {
            key: tie(picture.whole, source, target, edge, words)
            | {"said": [place[id_] for id_ in statements.of_fact.get(edge.get("fact", ""), ())]}
            for source, target, key, edge in drawn.edges(keys=True, data=True)
        },
        "statements": [statement(statements.claims[id_], articles, words) for id_ in known],
        "articles": described(statements, articles, words),
    }


def notes(picture: Picture, articles: int, words: Wording, origin: Origin) -> dict[str, str]:
    """Say how much is shown, what was asked for, and what is left out."""
    nodes, edges = picture.drawn.number_of_nodes(), picture.drawn.number_of_edges()
    counted = {"nodes": words.many("nodes", nodes), "edges": words.many("edges", edges)}
    left = ""
    if picture.hidden_nodes:
        hidden = {"nodes": words.number(picture.hidden_nodes), "edges": words.number(picture.hidden_edges)}
        left = words.say("ui.limited", shown=words.number(nodes), **hidden)
    return {
        "counts": words.say("ui.counts", articles=words.many("articles", articles), **counted),
        "query": asked(picture.view, words, origin.title(words)),
        "left": left,
        "made": words.say("ui.made", version=version("kordon")),
    }


def asked(view: View, words: Wording, title: str = "") -> str:
    parts = [title] if title else []
    parts += [words.say("view.around", value=view.around, depth=view.depth)] if view.around is not None else []
    parts += [words.say("view.path", start=view.path[0], end=view.path[1])] if view.path is not None else []
    for key in ("types", "countries"):
        parts += [words.say(f"view.{key}", value=", ".join(getattr(view, key)))] if getattr(view, key) else []
    for key in ("date_from", "date_to", "min_sources"):
        parts += [words.say(f"view.{key}", value=getattr(view, key))] if getattr(view, key) else []
    parts += [words.say("view.redacted")] if view.redacted else []
    return "; ".join(parts) or words.say("ui.all")


def legend(counts: Mapping[str, int], words: Wording) -> list[dict[str, Any]]:
    """List the types that occur, in the order of the schema, with their shape and colours."""
    rows = [(name, row.shape, row.colour) for name, row in schema.nodes().items()]
    rows += [(name, "", row.colour) for name, row in schema.edges().items()]
    return [
        {"type": name, "shape": shape, "word": labels.type_word(name, words), "count": counts[name], **colours(colour)}
        for name, shape, colour in [*rows, (PENDING, "", PENDING_COLOUR)]
        if counts.get(name)
    ]


def thing(node: dict[str, Any], statements: Statements, place: Mapping[str, int], words: Wording) -> dict[str, Any]:
    """Describe a node for the panel: its names, its facts, which statements are about it, how many more there are."""
    said = [place[id_] for id_ in statements.of_thing.get(node["id"], ())]
    more = max(0, (node.get("claims") or 0) - len(said))
    left = words.say("ui.more", count=words.number(more), id=node["id"]) if more else ""
    facts = labels.node_facts(node, words)
    name, type_ = labels.name_of(node, words), labels.type_word(node["type"], words)
    if "Official" in node["labels"]:
        type_ = words.say("type.official")
    return {"name": name, "type": type_, "names": names(node), "facts": facts, "said": said, "more": left}


def tie(whole: networkx.MultiDiGraph, source: str, target: str, edge: dict[str, Any], words: Wording) -> dict[str, Any]:
    event = labels.behind(whole, edge)
    status, date = edge.get("status") or event.get("status"), edge.get("date") or event.get("date")
    return {
        "source": source,
        "target": target,
        "words": labels.tie_words(edge, words),
        "status": words.value("status", status) if status else "",
        "date": words.date(date) if date else "",
        "iso": date or "",
        "span": None if edge["type"] in labels.STRUCTURE else period(whole, edge),
        "sources": edge.get("sources") or 0,
        "disputed": bool(edge.get("disputed") or event.get("disputed")),
        "facts": labels.edge_facts(whole, edge, words),
    }


def statement(row: Mapping[str, Any], articles: list[str], words: Wording) -> dict[str, Any]:
    """Give one claim: its quotes, each marked when it stands in the title, and where it was said."""
    quotes = [[quote, part == "title"] for quote, part in zip(row["quotes"], row["parts"], strict=True)]
    return {
        "quotes": quotes,
        "article": articles.index(row["article"]),
        "rule": row["rule"] or "",
        "status": words.value("status", row["status"]) if row["status"] else "",
        "date": words.date(row["date"]) if row["date"] else "",
    }


def described(statements: Statements, articles: list[str], words: Wording) -> list[dict[str, str]]:
    rows = {row["article"]: row for row in statements.claims.values()}
    return [
        {
            "title": rows[id_]["title"] or words.say("ui.untitled"),
            "source": rows[id_]["source"] or "",
            "date": words.date(rows[id_]["published"]) if rows[id_]["published"] else words.say("ui.undated"),
            "url": safe(rows[id_]["url"]),
        }
        for id_ in articles
    ]


def safe(url: str | None) -> str:
    """Give an address that may become a link: http and https with a host, nothing else."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.hostname else ""
