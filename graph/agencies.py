"""Agencies: kinds of bodies times territories, and the bodies of the world; names, parents and countries of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph import countries, ids, morphology
from graph.countries import Place
from graph.lists import rows, table

WORLD = "INT"
FOR_A_STATE = ("embassy", "consulate", "ncb-interpol")
FORMS = (("says", "name"), ("posts", "post"), ("local", "local"), ("local_posts", "local-post"))


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Hold one row of the kinds (itself its only equal): names by language, where it exists (empty: anywhere).

    A `merged` one is its parent under another name wherever a text names both: the police of an interior ministry.
    So is one that is told loosely that of the kinds `same_as` which the text names in full: «полиция области».
    """

    id: str
    level: str
    where: tuple[str, ...]
    names: Mapping[str, str]
    parent: str | None
    local_name: str | None
    forms: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    merged: bool = False
    same_as: tuple[str, ...] = ()

    def exists_in(self, code: str) -> bool:
        return not self.where or code in self.where


@dataclass(frozen=True, slots=True)
class Body:
    """Say that the words `text` may mean a body of this kind; `weak` ones only beside a territory."""

    text: str
    kind: Kind
    form: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """Hold an agency of the closed lists; `country` is None for a body of the world."""

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    country: str | None
    parent: str | None
    kind: str
    level: str
    merged: bool = False


@lru_cache(maxsize=20_000)
def agency(ref: str) -> Agency | None:
    """Look an agency up by its id (`agency/KZ.interior-ministry`); None where the lists do not have it."""
    territory, dot, kind_id = ref.removeprefix("agency/").partition(".")
    if not dot or not ref.startswith("agency/"):
        return None
    if territory == WORLD:
        return world().get(kind_id)
    if "-" in territory:
        return of_region(ref, territory, kind_id)
    kind_id, _, host = kind_id.rpartition("-") if kind_id[-2:].isupper() else (kind_id, "", "")
    kind = kind_of(kind_id, territory)
    if kind is None or kind.level == "regional" or not countries.country_names(territory):
        return None
    return of_country(ref, territory, kind, host)


def of_country(ref: str, code: str, kind: Kind, host: str = "") -> Agency:
    """Name a body of a country; of a mission also the country where it stands (`embassy-TR`)."""
    names = {lang: compose(pattern, code, lang) for lang, pattern in kind.names.items()}
    if host:
        names = {"ru": f"{names['ru']} {inside(host)}", "en": f"{names['en']} in {countries.country_names(host)['en']}"}
    return Agency(
        ref, names, tuple(short_forms(kind, code)), code, parent_of(kind, code), kind.id, kind.level, kind.merged
    )


def of_region(ref: str, iso: str, kind_id: str) -> Agency | None:
    region, code = countries.regions().get(iso), iso.partition("-")[0]
    kind = kind_of(kind_id, code, regional=True)
    if region is None or kind is None:
        return None
    names = {"ru": name_in(kind, region.name, region.kind), **names_abroad(kind, region)}
    parent = parent_of(kind, code, iso) or parent_of(kind, code)
    return Agency(ref, names, tuple(local_forms(kind, region.name)), code, parent, kind.id, "regional")


def told_in_full(known: Agency) -> tuple[str, ...]:
    """Give the ids of the bodies of the same territory that a loose name («полиция области») may mean."""
    territory = known.id.removeprefix("agency/").partition(".")[0]
    kind = kind_of(known.kind, known.country or "", regional=known.level == "regional")
    return tuple(ids.agency(territory, other) for other in kind.same_as) if kind is not None else ()


def name_in(kind: Kind, place: str, place_kind: str) -> str:
    """Write the full name of a body of a region or town: «Департамент полиции города Алматы»."""
    town = {"gent": "города ", "datv": "городу "} if place_kind != "region" else {"gent": "", "datv": ""}
    parts = {"at": "gent", "by": "datv"}
    given = {name: town[case] + morphology.inflect(place, case) for name, case in parts.items()}
    return kind.names["ru"].format(of="", **{"in": ""}, **given).strip()


def names_abroad(kind: Kind, place: Place) -> dict[str, str]:
    """Write the name of a region's body in the other languages that name both: «Police Department of Almaty»."""
    owned = {lang: owned_by(place, lang) for lang in countries.OTHERS if lang in kind.names}
    return {lang: kind.names[lang].format(at=text) for lang, text in owned.items() if text}


def owned_by(place: Place, lang: str) -> str | None:
    """Write a territory as a body's name has it: «Karaganda region», «Қарағанды облысының», «Алматы қаласының»."""
    name = countries.first_spellings(lang).get(place.id) or (place.name if lang == "kk" else None)
    if name is None or lang != "kk":
        return name
    return f"{name} қаласының" if place.kind != "region" else f"{name}ның" if name.endswith("облысы") else None


@lru_cache(maxsize=4)
def regional_words(lang: str) -> Mapping[str, tuple[Kind, ...]]:
    """Give the kinds of a region's bodies by what another language calls them."""
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds():
        for text, *_ in kind.forms.get(f"{lang}_says", ()) if kind.level == "regional" else ():
            found[text] = (*found.get(text, ()), kind)
    return found


def of_place(text: str, place: Place, lang: str) -> Agency | None:
    """Give the body that another language calls so in a region, or in a city that is one; None for other towns."""
    fitting = [kind for kind in regional_words(lang).get(text, ()) if kind.exists_in(place.country)]
    kind = max(fitting, key=lambda kind: bool(kind.where), default=None)
    return agency(ids.agency(place.iso, kind.id)) if kind is not None and place.iso else None


def compose(pattern: str, code: str, lang: str) -> str:
    name = countries.country_names(code).get(lang, "")
    where = morphology.inflect(countries.official(code), "loct") if lang == "ru" else name
    return " ".join(pattern.format(of=countries.owner(code, lang), at="", by="", **{"in": where}).split())


def known_as(ref: str | None) -> str | None:
    """Name a mission or an Interpol bureau as people do, by what they call the country: «Посольство Кубы»."""
    territory, _, kind_id = (ref or "").removeprefix("agency/").partition(".")
    kind = kind_of(kind_id.rpartition("-")[0] if kind_id[-2:].isupper() else kind_id, territory)
    if kind is None or kind.id not in FOR_A_STATE or not countries.country_names(territory):
        return None
    name = countries.country_names(territory)["ru"]
    forms = {"of": morphology.inflect(name, "gent"), "in": morphology.inflect(name, "loct"), "at": "", "by": ""}
    return " ".join(kind.names["ru"].format(**forms).split())


def inside(code: str) -> str:
    """Write «в Турецкой Республике»; «на Кипре» stays rare enough to be written so too."""
    return "в " + morphology.inflect(countries.official(code), "loct")


def short_forms(kind: Kind, code: str) -> Iterator[str]:
    """Give what the press prints: «МВД Казахстана», «МВД РК», «МВД»."""
    name = countries.country_names(code)["ru"]
    short = [alias.text for alias in countries.aliases("ru") if alias.code == code and alias.form == "abbreviation"]
    for text, *weak in kind.forms["says"]:
        if "{of}" in text:
            continue
        yield f"{text} {morphology.inflect(name, 'gent')}"
        yield from (f"{text} {form}" for form in short)
        if not weak[1:]:
            yield text


def local_forms(kind: Kind, place: str) -> Iterator[str]:
    tail = (
        f"по {morphology.inflect(place, 'datv')}" if "{by}" in kind.names["ru"] else morphology.inflect(place, "gent")
    )
    for text, *_ in kind.forms["says"]:
        yield f"{text} {tail}"


def parent_of(kind: Kind, code: str, iso: str | None = None) -> str | None:
    if kind.parent is None:
        return None
    parent = kind_of(kind.parent, code, regional=iso is not None)
    return None if parent is None else ids.agency(iso or code, parent.id)


def kind_of(kind_id: str, code: str, regional: bool = False) -> Kind | None:
    """Choose the row of a kind that fits a territory: one that names it, else one that is for any."""
    found = [kind for kind in kinds() if kind.id == kind_id and kind.exists_in(code)]
    found = [kind for kind in found if (kind.level == "regional") == regional]
    return max(found, key=lambda kind: bool(kind.where), default=None)


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    national = [read_kind(row, "national") for row in (*table("agency_kinds")["kind"], *own_kinds())]
    return tuple(national + [read_kind(row, "regional") for row in table("agency_regional")["kind"]])


def own_kinds() -> Iterator[dict[str, Any]]:
    """Give the bodies that one country has under a name of its own, in the shape of the rows of kinds."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows("agency_national"):
        own = {"id": row["kind"], "where": [row["country"]], "parent": row["parent"] or None, "says": [], "posts": []}
        kind = found.setdefault((row["kind"], row["country"]), own)
        if row["form"] == "name":
            kind["ru"] = row["text"]
        else:
            weak = ("weak",) if row["form"] == "weak" else ()
            kind["posts" if row["form"] == "post" else "says"].append((row["text"], row["seen"], *weak))
    yield from found.values()


def read_kind(row: Mapping[str, Any], level: str) -> Kind:
    forms = {name: tuple(tuple(item) for item in row.get(name, ())) for name, _ in FORMS}
    forms |= {f"{lang}_says": tuple(tuple(item) for item in row.get(f"{lang}_says", ())) for lang in ("kk", "en")}
    names = {lang: row[lang] for lang in countries.LANGS if lang in row}
    where, parent = tuple(row.get("where", ())), row.get("parent")
    return Kind(
        row["id"], row.get("level", level), where, names, parent, row.get("local_name"), forms,
        row.get("merged", False), tuple(row.get("same_as", ())),
    )  # fmt: skip


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """Give every Russian form that means a body of a country, a region or a town, and posts that imply one."""
    found = []
    for kind in kinds():
        for name, form in FORMS:
            for text, *more in kind.forms[name]:
                found += [Body(each, kind, form, bool(more[1:])) for each in (text, *deputies(text, form))]
                found += [Body(each, kind, local, False) for each, local in locals_of(text, kind, form) if not more[1:]]
    return tuple(found)


def locals_of(text: str, kind: Kind, form: str) -> Iterator[tuple[str, str]]:
    """Give what a paper of the region calls its body: «краевая прокуратура», «прокурор края», «областное УМВД»."""
    local = {"name": "local", "post": "local-post"}.get(form)
    if kind.level != "regional" or local is None or "{" not in kind.names["ru"]:
        return
    words = table("agency_regional")["local"]
    if kind.id in words["kinds"]:
        yield from ((f"{adjective} {text}", local) for adjective in words["adjectives"])
        yield from ((f"{text} {noun}", local) for noun in words["nouns"])


def deputies(post: str, form: str) -> Iterator[str]:
    """Give those whose post names a body as their chief's does: «вице-министр юстиции», «зампрокурора»."""
    chief, _, rest = post.partition(" ")
    if form in ("post", "local-post"):
        yield from (f"{deputy} {rest}".strip() for deputy in table("agency_kinds")["deputies"].get(chief, ()))


@lru_cache(maxsize=1)
def tribunals() -> frozenset[str]:
    """Give the ids of those that try people whom states surrender: «выдан Гаагскому трибуналу»."""
    return frozenset(ids.agency(WORLD, key) for key in table("agency_kinds")["tribunals"])


@lru_cache(maxsize=1)
def world() -> Mapping[str, Agency]:
    """Give what does not compose: Interpol, the CIS and its bodies, tribunals."""
    found: dict[str, Agency] = {}
    for row in rows("agencies_world"):
        old = found.get(row["key"])
        names = dict(old.names) if old else {}
        aliases = old.aliases if old else ()
        if row["form"] == "name":
            names = {row["lang"]: row["text"]} | names
        else:
            aliases = (*aliases, row["text"])
        parent = ids.agency(WORLD, row["parent"]) if row["parent"] else None
        ref = ids.agency(WORLD, row["key"])
        found[row["key"]] = Agency(ref, names, aliases, None, parent, row["key"], "international")
    return found
