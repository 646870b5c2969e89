"""Courts by name: a type, a place and capitals tell which one is meant («Басманный районный суд Москвы»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph import ids, morphology
from ingest import bodies, landmarks, lexicon
from ingest.found import Found, extent
from ingest.ground import Ground
from ingest.spots import Page
from ingest.syntax import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

DECIDERS = frozenset({"justice-ministry", "supreme-court"})
MATTERS = 7  # words in «по уголовным делам», «по административным правонарушениям»


@dataclass(frozen=True, slots=True)
class Court:
    """Hold a court as printed: words start..end around its noun, the country that its place gives."""

    start: int
    noun: int
    end: int
    country: str | None


def find(page: Page, ground: Ground) -> list[Found]:
    """Find the courts that the text fixes; «турецкий суд», «районный суд» fix none."""
    courts = list(printed(page, ground))
    return [in_full(court, courts) for court in courts]


def in_full(court: Found, courts: list[Found]) -> Found:
    """Give a court the longer name that the text gives it once: «Высший суд» after «Высший суд в Белграде»."""
    full = {one.ref: one for one in courts if (one.name or "").startswith(f"{court.name} ")}
    same = [one for one in full.values() if one.country == court.country]
    return replace(court, ref=same[0].ref, name=same[0].name) if len(same) == 1 else court


def printed(page: Page, ground: Ground) -> Iterator[Found]:
    """Yield the courts as they are printed."""
    taken = {
        at for spot in page.spots if spot.first("body") or spot.first("world") for at in range(spot.start, spot.end)
    }
    for at, word in enumerate(page.words):
        if at in taken or word.pos_ not in ("NOUN", "PROPN") or not morphology.keys(word.text) & lexicon.words("court"):
            continue
        court = read(page, at, ground)
        if court is not None and not is_any(word, page, court.end):
            start, end, _ = extent(page, court.start, court.end)
            name = wording(page, court)
            ref = ids.printed("agency", name, court.country)
            yield Found(start, end, word.i, "agency", ref, name, court.country, "name")


def is_any(word: Token, page: Page, end: int) -> bool:
    """Say that a plural with one land means no court of its own: «апелляционные суды Италии», not «Литвы и Латвии»."""
    listed = page.text(end) in lexicon.words("joining") and page.words[end + 1 : end + 2]
    return feature(word, "Number") == "Plur" and not (listed and listed[0].text[0].isupper())


def read(page: Page, at: int, ground: Ground) -> Court | None:
    start, own, kinds, place = leftwards(page, at)
    if is_untyped(page.words[at], kinds):
        return None
    end = after_matters(page, at + 1)
    own_town = bodies.place_at(page, end) or bodies.district_at(page, end, "Gen")
    town = own_town or (bodies.hosting(page, end) if own or kinds else None)
    far = town is None and is_far(page, end)
    end = town.end if town is not None else end + far
    land = bodies.country_at(page, end, "Gen") or capital_at(page, end)
    end = land.end if land is not None else end
    country = land.country if land is not None else town.country if town is not None else place
    if landmarks.is_of_that_land(page, end):
        country = landmarks.place_before(page, start, ground.country)
    country = country or next(landmarks.headed(page, start), None)
    sole = bool(kinds & lexicon.words("court_sole"))
    bare = start == at and own_town is not None and not is_led(page, at)
    fixed = own or far or bare or (sole and country is not None)
    country = country or (None if far else next(untold(page, start, at, kinds), ground.country))
    if not fixed or (country is None and not far):
        return None
    return Court(start, at, end, country)


def capital_at(page: Page, at: int) -> bodies.Territory | None:
    """Read «греческой столицы» after a court."""
    owner = bodies.adjective_before(page, at + 1) if page.same_sentence(at - 1, at + 1) else None
    named = owner is not None and morphology.keys(page.words[at + 1].text) & lexicon.words("capital")
    return replace(owner, start=at, end=at + 2) if owner is not None and named else None


def is_untyped(noun: Token, kinds: frozenset[str]) -> bool:
    """Say that no adjective tells a court where the noun needs one: «Торговая палата»."""
    return bool(morphology.keys(noun.text) & lexicon.words("court_typed")) and not kinds


def untold(page: Page, start: int, at: int, kinds: frozenset[str]) -> Iterator[str]:
    """Give the lands that a court without its place may be of: whose courts are called so, that of the court before.

    One without a name of its own is of the land of all courts that the text tells: «Апелляционный суд вернул дело».
    """
    yield from (str(land) for kind, land in lexicon.told("court_lands").items() if kind in kinds)
    yield from lands_before(page, start)
    named = any(not morphology.keys(word.text) & lexicon.words("court_types") for word in page.words[start:at])
    courts = (n for n, word in enumerate(page.words) if morphology.keys(word.text) & lexicon.words("court"))
    lands = {land for number in courts for land in [land_of(page, number)] if land is not None}
    yield from (lands if len(lands) == 1 and not named else ())


def deciding(phrase: bodies.Phrase) -> Iterator[str]:
    """Read «Суд Афин выдачу одобрил, слово за министром юстиции»: who decides on a court's word is of its land."""
    page, at = phrase.page, phrase.start
    if not {body.kind.id for body in phrase.bodies} & DECIDERS:
        return
    first = landmarks.first_of_sentence(page, at)
    own = (word for number, word in enumerate(page.words[first:], start=first) if page.same_sentence(number, at))
    if not any(morphology.keys(word.text) & lexicon.words("decides") for word in own):
        return
    yield from lands_before(page, at)
    lands = (landmarks.country_named(page, number, *landmarks.SHORT) for number in range(first, at))
    yield from (land.country for land in lands if land is not None and bodies.is_subject(page, land.start))


def lands_before(page: Page, at: int) -> Iterator[str]:
    """Give the land of the court named last before a word, in its sentence or in the one before."""
    opening = landmarks.first_of_sentence(page, at)
    for number in range(at - 1, landmarks.first_of_sentence(page, opening - 1) - 1, -1):
        if morphology.keys(page.words[number].text) & lexicon.words("court"):
            country = land_of(page, number)
            if country is not None:
                yield country


def land_of(page: Page, at: int) -> str | None:
    """Give the land that a court's own words tell: «чешский суд», «суд в Афинах», «Верховный суд Грузии»."""
    end = after_matters(page, at + 1)
    land = bodies.place_at(page, end) or bodies.hosting(page, end) or bodies.country_at(page, end, "Gen")
    if land is not None:
        return land.country
    while at > 0 and page.same_sentence(at - 1, at) and page.words[at - 1].pos_ == "ADJ":
        owner = bodies.adjective_before(page, at)
        if owner is not None:
            return owner.country
        at -= 1
    return None


def is_led(page: Page, at: int) -> bool:
    """Say that a preposition leads to «суд»: «дело ушло в суд Минска» is any court there, «суд Каунаса» is one."""
    return at > 0 and page.same_sentence(at - 1, at) and page.words[at - 1].pos_ == "ADP"


def is_far(page: Page, at: int) -> bool:
    """Read «суд Пафоса»: the name of a town that no list has, in the genitive; whose land it is stays open."""
    word = page.words[at] if 0 < at < len(page.words) and page.same_sentence(at - 1, at) else None
    if word is None or word.ent_type_ != "LOC" or at in page.starts:
        return False
    return word.text[0].isupper() and not word.text.isupper() and "Gen" in word.morph.get("Case", [])


def leftwards(page: Page, at: int) -> tuple[int, bool, frozenset[str], str | None]:
    """Take the adjectives before «суд»: where they begin, whether one is a name, types met, the country of a place."""
    start, own, place = at, False, None
    kinds = morphology.keys(page.words[at].text) & lexicon.words("court_sole")
    while start > 0 and page.same_sentence(start - 1, at) and page.words[start - 1].pos_ in ("ADJ", "PROPN"):
        word, spot = page.words[start - 1], page.ends.get(start)
        keys = morphology.keys(word.text)
        if spot is not None and (spot.first("country") or not is_adjective(word.text)):
            break
        if spot is not None and spot.first("place", "adjective"):
            place = spot.entries[0].item.country
        typed, spoken = keys & lexicon.words("court_types"), keys & lexicon.words("court_words")
        if not typed and not spoken and not (is_adjective(word.text) and word.text[0].isupper()):
            break
        kinds |= typed
        own = own or bool(spoken and kinds) or (word.text[0].isupper() and not (typed and word.is_sent_start))
        start -= 1
    return start, own, kinds, place


def is_adjective(word: str) -> bool:
    return any(reading.pos == "ADJF" for reading in morphology.readings(word))


def after_matters(page: Page, at: int) -> int:
    """Pass «по уголовным делам», «первой инстанции», «№ 2»."""
    ranked = page.same_sentence(at, at + 1) and is_adjective(page.words[at].text)
    if ranked and morphology.keys(page.words[at + 1].text) & lexicon.words("court_ranks"):
        return at + 2
    if page.text(at) in lexicon.words("by"):
        for step in range(at + 1, min(at + MATTERS, len(page.words))):
            if morphology.keys(page.words[step].text) & lexicon.words("matters"):
                return step + 1
    if page.text(at) in ("№", "n") and at + 1 < len(page.words) and page.words[at + 1].like_num:
        return at + 2
    return at


def wording(page: Page, court: Court) -> str:
    """Write the name in the nominative: the adjectives and the noun change, the rest stays."""
    noun = min(morphology.keys(page.words[court.noun].text) & lexicon.words("court"))
    gender = morphology.best(noun, "NOUN", "").feature("Gender")
    lead = [nominative(word.text, gender) for word in page.words[court.start : court.noun]]
    noun = str(lexicon.told("court_short").get(noun, noun))
    rest = " ".join(word.text for word in page.words[court.noun + 1 : court.end]).replace(" .", ".")
    name = " ".join(part for part in (*lead, noun, rest) if part)
    return name[0].upper() + name[1:]


def nominative(word: str, gender: str | None) -> str:
    """Put an adjective into the nominative, as it is printed: «Басманного», «Алматинским», «Апелляционной»."""
    reading = next((reading for reading in morphology.readings(word) if reading.pos == "ADJF"), None)
    form = reading.inflect("nomn", "sing", "femn" if gender == "Fem" else "masc") if reading is not None else None
    form = str(lexicon.told("court_adjectives").get(form, form)) if form is not None else None
    return word if form is None else form.capitalize() if word[0].isupper() else form
