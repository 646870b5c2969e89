"""Bodies and the territories that printed words give them: «МВД Узбекистана», «УФСБ по краю», «польская полиция»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph import morphology
from graph.agencies import Body, Kind
from graph.countries import Place
from ingest import entries, lexicon
from ingest.clauses import allowed_cases
from ingest.districts import name_of_district, of_executive
from ingest.spots import Entry, Page, Spot

BODY_FORMS = ("name", "post")
IN_WHICH = ("ncb-interpol",)
OPENERS = frozenset(":-(\u2013\u2014")
AT_WHICH = ("embassy", "consulate")


@dataclass(frozen=True, slots=True)
class Territory:
    """Say where a body belongs: a country, perhaps a place in it; start..end are the words that say so.

    `host` is the country where a mission stands («посольство Казахстана в Турции»).
    """

    country: str
    place: Place | None
    start: int
    end: int
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a body as printed: words start..end, its spot, and the territories that stand beside it."""

    page: Page
    spot: Spot
    start: int
    end: int
    territories: tuple[Territory, ...]

    @property
    def bodies(self) -> tuple[Body, ...]:
        return tuple(entry.item for entry in self.spot.entries if entry.type == "body")

    @property
    def is_post(self) -> bool:
        return all(body.form in ("post", "local-post") for body in self.bodies)


def phrases(page: Page) -> Iterator[Phrase]:
    """Yield every body of the page with its territories; a body inside another's name is not one of its own."""
    passed = 0
    for spot in page.spots:
        if spot.start >= passed and spot.first("body"):
            phrase = compose(page, spot)
            passed = max(passed, phrase.end)
            yield phrase


def compose(page: Page, spot: Spot) -> Phrase:
    end = spot.end
    under = page.text(end) in lexicon.words("under")
    owner = page.starts.get(end + under)
    if owner is not None and is_owner(page, spot, owner):
        end = owner.end
    right, end = following(page, end, spot)
    left, start = preceding(page, spot.start) if not is_idle(page, spot) else ([], spot.start)
    return Phrase(page, spot, start if not right else spot.start, end, tuple(right or left))


def is_idle(page: Page, spot: Spot) -> bool:
    """Say that people who do nothing for their body are named: «для кипрских полицейских», not «задержан ими»."""
    people = all(entry.plural for entry in spot.entries if entry.type == "body")
    return people and not {"Nom", "Ins"} & set(page.words[spot.start].morph.get("Case", []))


def is_owner(page: Page, spot: Spot, owner: Spot) -> bool:
    """Say that the next body is whose the first is: «УМВД ...» no, «СЭР АФМ», «Погранслужба ФСБ» yes."""
    entry = owner.first("body", "name")
    through = spot.first("world") and morphology.keys(page.text(spot.start - 1)) & lexicon.words("channels")
    if entry is None or through or not page.same_sentence(spot.start, owner.start):
        return False  # «по линии Интерпола МВД Армении передало»
    return not entry.item.weak or country_at(page, owner.end, "Gen") is not None


def following(page: Page, at: int, spot: Spot) -> tuple[list[Territory], int]:
    """Read what stands after a body: a country, «по» and a region, a town, a list of countries."""
    at = counted(page, at) or at
    within = inside(page, at, spot)
    first = country_at(page, at, "Gen") or within
    if first is not None:
        if is_mission(spot):
            mission = hosted(page, first)
            return [mission], mission.end
        region = place_by(page, first.end)
        if region is not None and region.country == first.country:
            return [region], region.end
        return listed(page, first, "Loc" if within else "Gen")
    place = place_by(page, at) or place_at(page, at) or district_at(page, at, "Gen") or executive_at(page, at)
    if place is None:
        return [], at
    country = country_at(page, place.end, "Gen")
    if country is not None and country.country == place.country:
        return [place], country.end
    return listed(page, place)


def listed(page: Page, first: Territory, case: str = "Gen") -> tuple[list[Territory], int]:
    """Read on through «..., России и Турции», «... Ташкента и Минска»."""
    found = [first]
    while page.text(found[-1].end) in lexicon.words("and"):
        at = found[-1].end + 1
        more = country_at(page, at, case) if first.place is None else town_at(page, at, case)
        if more is None or is_subject(page, more.start):
            break
        found.append(more)
    return found, found[-1].end


def counted(page: Page, at: int) -> int | None:
    """Pass over «трёх стран: ...», «двух государств — ...» to the list of them."""
    words = page.words[at : at + 3]
    if len(words) < 3 or words[0].pos_ not in ("NUM", "ADJ", "DET") or not page.same_sentence(at - 1, at + 2):
        return None
    named = morphology.keys(words[1].text) & lexicon.words("lands") and words[2].text in OPENERS
    return at + 3 if named and country_at(page, at + 3, "Gen") is not None else None


def is_subject(page: Page, at: int) -> bool:
    return "Nom" in page.words[at].morph.get("Case", [])


def country_at(page: Page, at: int, case: str) -> Territory | None:
    spot = page.starts.get(at)
    entry = spot.first("country", "name", "abbreviation") if spot is not None else None
    if spot is None or entry is None or not page.same_sentence(at - 1, at):
        return None
    if entry.form == "name" and case not in allowed_cases(page.words[at]):
        return None
    return Territory(entry.item.code, None, spot.start, spot.end)


def inside(page: Page, at: int, spot: Spot) -> Territory | None:
    """Read «НЦБ Интерпола в Кыргызстане»."""
    entry = spot.first("body")
    if entry is None or entry.item.kind.id not in IN_WHICH or page.text(at) not in lexicon.words("inside"):
        return None
    return country_at(page, at + 1, "Loc") or place_at(page, at + 1)


def is_mission(spot: Spot) -> bool:
    return any(entry.type == "body" and entry.item.kind.id in AT_WHICH for entry in spot.entries)


def hosted(page: Page, owner: Territory) -> Territory:
    """Read on through «... в Турции», «... в Стамбуле»."""
    where = hosting(page, owner.end)
    return owner if where is None else replace(owner, end=where.end, host=where.country)


def hosting(page: Page, at: int) -> Territory | None:
    """Read «в Турции», «в Стамбуле» after a body."""
    if page.text(at) not in lexicon.words("inside"):
        return None
    return country_at(page, at + 1, "Loc") or place_at(page, at + 1)


def place_by(page: Page, at: int) -> Territory | None:
    """Read «по Самарской области», «по г. Москве»."""
    return place_at(page, at + 1) or district_at(page, at + 1, "Dat") if page.text(at) in lexicon.words("by") else None


def district_at(page: Page, at: int, case: str) -> Territory | None:
    """Read «Абайского района Шымкента», «Выборгскому району Петербурга»: a district and the town that it is in."""
    words = page.words[at : at + 2]
    if len(words) < 2 or not words[0].text[0].isupper() or not page.same_sentence(at - 1, at + 1):
        return None
    if not morphology.keys(words[1].text) & lexicon.words("district") or case not in allowed_cases(words[1]):
        return None
    around = place_at(page, at + 2) or country_at(page, at + 2, "Gen")
    own = name_of_district(words)
    if around is None or own is None:
        return None
    tail = " ".join(word.text for word in page.words[at + 2 : around.end])
    place = Place(f"{own} {tail}", "region", around.country, "", "")
    return Territory(around.country, place, at, around.end)


def executive_at(page: Page, at: int) -> Territory | None:
    place = of_executive(page, at)
    return None if place is None else Territory(place.country, place, at, at + 2)


def place_at(page: Page, at: int) -> Territory | None:
    start = at
    if {word for token in page.words[at : at + 1] for word in (token.lower_, token.lemma_)} & lexicon.words("town"):
        at += 1
        at += page.text(at) == "."
    spot = page.starts.get(at)
    entry = spot.first("place", "name") if spot is not None else None
    if spot is None or entry is None or not page.same_sentence(start - 1, at):
        return None
    return Territory(entry.item.country, entry.item, start, spot.end)


def town_in(page: Page, start: int, end: int) -> str | None:
    """Give the country of a town whose adjective belongs to the name: «Бакинская транспортная прокуратура»."""
    spots = (page.ends.get(at) for at in range(start + 1, end + 1))
    towns = (spot.first("place", "adjective") for spot in spots if spot is not None and spot.end - spot.start == 1)
    return next((town.item.country for town in towns if town is not None), None)


def town_at(page: Page, at: int, case: str) -> Territory | None:
    place = place_at(page, at)
    return place if place is not None and case in allowed_cases(page.words[place.end - 1]) else None


def preceding(page: Page, at: int) -> tuple[list[Territory], int]:
    """Read the adjectives before a body: «российская и казахстанская полиция», «сеульский Минюст»."""
    found: list[Territory] = []
    while (territory := adjective_before(page, at)) is not None:
        found.insert(0, territory)
        at = territory.start
        if page.text(at - 1) not in lexicon.words("and"):
            break
        at -= 1
    return found, found[0].start if found else at


def adjective_before(page: Page, at: int) -> Territory | None:
    spot = page.ends.get(at)
    if spot is None or not page.same_sentence(spot.start, at):
        return None
    country, place = spot.first("country", "adjective"), spot.first("place", "adjective")
    if country is not None:
        return Territory(country.item.code, None, spot.start, spot.end)
    return None if place is None else Territory(place.item.country, place.item, spot.start, spot.end)


def choose(options: Sequence[Body], country: str, place: Place | None) -> Kind | None:
    """Choose the kind that the words mean in this territory; a town's own body first, then the country's.

    «Полицейские Шымкента», «таможня Бреста» are not those of the whole country.
    """
    fit = [body for body in options if body.form in BODY_FORMS and body.kind.exists_in(country)]
    kinds = [body.kind for body in fit if place is None or not body.weak or body.kind.level == "regional"]
    regional = [kind for kind in kinds if kind.level == "regional" and "{" in kind.names.get("ru", "")]
    national = [kind for kind in kinds if kind.level == "national"]
    whole = national if place is None or place.kind != "region" else []  # «МВД Абхазии» is not that of all Georgia
    fitting = (regional or whole) if place is not None else national
    named = [kind for kind in kinds if kind.level == "regional" and "{" not in kind.names.get("ru", "")]
    return max(fitting or named, key=lambda kind: bool(kind.where), default=None)


def bare(phrase: Phrase) -> Iterator[Entry]:
    """Yield what a body without a territory may be: never a weak form."""
    for entry in phrase.spot.entries:
        if entry.type == "body" and not entry.item.weak:
            yield entry


def is_elsewhere(phrase: Phrase) -> bool:
    """Say that a body without a territory of the lists has one: «МВД пяти стран», «полиция Имярекской области»."""
    page, at = phrase.page, phrase.end
    words = [word for word in page.words[at : at + 3] if page.same_sentence(at - 1, at)]
    for number, word in enumerate(words):
        keys = morphology.keys(word.text)
        if keys & lexicon.words("lands") and "Plur" in word.morph.get("Number", []):
            return "Gen" in allowed_cases(word)
        if number and keys & lexicon.words("region"):
            return words[number - 1].text[0].isupper() and "Gen" in allowed_cases(word)
        if word.pos_ not in ("ADJ", "NUM", "DET"):
            break
    return False


def other_post(phrase: Phrase) -> Iterator[str]:
    """Read «вице-премьер Имярекии, министр юстиции»: one man's posts are of one country."""
    page, at = phrase.page, phrase.start
    spot = page.ends.get(at - 1) if phrase.is_post and page.text(at - 1) == "," else None
    country = country_at(page, spot.start, "Gen") if spot is not None and spot.start else None
    if country is None:
        return
    before, own = page.words[country.start - 1], page.words[at]
    if before.pos_ == "NOUN" and set(before.morph.get("Case", [])) & set(own.morph.get("Case", [])):
        yield country.country


def is_collective(phrase: Phrase) -> bool:
    return any(entries.split(body.text)[0] in lexicon.words("collective") for body in phrase.bodies)
