"""Courts by name: a type, a place and capitals tell which one is meant («Басманный районный суд Москвы»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph import ids, morphology
from ingest import bodies, lexicon
from ingest.found import Found, extent
from ingest.ground import Ground
from ingest.spots import Page

MATTERS = 7  # words in «по уголовным делам», «по административным правонарушениям»


@dataclass(frozen=True, slots=True)
class Court:
    """Hold a court as printed: words start..end around its noun, the country that its place gives."""

    start: int
    noun: int
    end: int
    country: str | None


def find(page: Page, ground: Ground) -> Iterator[Found]:
    """Find the courts that the text fixes; «турецкий суд», «районный суд» fix none."""
    taken = {
        at for spot in page.spots if spot.first("body") or spot.first("world") for at in range(spot.start, spot.end)
    }
    for at, word in enumerate(page.words):
        if at in taken or not morphology.keys(word.text) & lexicon.words("court") or word.pos_ not in ("NOUN", "PROPN"):
            continue
        court = read(page, at, ground)
        if court is not None:
            start, end, _ = extent(page, court.start, court.end)
            name = wording(page, court)
            ref = ids.printed("agency", name, court.country)
            yield Found(start, end, word.i, "agency", ref, name, court.country, "name")


def read(page: Page, at: int, ground: Ground) -> Court | None:
    start, own, kinds, place = leftwards(page, at)
    end = after_matters(page, at + 1)
    own_town = bodies.place_at(page, end)
    town = own_town or (bodies.hosting(page, end) if own or kinds else None)
    far = town is None and is_far(page, end)
    end = town.end if town is not None else end + far
    land = bodies.country_at(page, end, "Gen")
    end = land.end if land is not None else end
    country = land.country if land is not None else town.country if town is not None else place
    sole = bool(kinds & lexicon.words("court_sole"))
    bare = start == at and own_town is not None and not is_led(page, at)
    fixed = own or far or bare or (sole and (town or land or place) is not None)
    country = country or (None if far else ground.country)
    if not fixed or (country is None and not far):
        return None
    return Court(start, at, end, country)


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
    """Pass «по уголовным делам», «№ 2»."""
    if page.text(at) in lexicon.words("by"):
        for step in range(at + 1, min(at + MATTERS, len(page.words))):
            if morphology.keys(page.words[step].text) & lexicon.words("matters"):
                return step + 1
    if page.text(at) in ("№", "n") and at + 1 < len(page.words) and page.words[at + 1].like_num:
        return at + 2
    return at


def wording(page: Page, court: Court) -> str:
    """Write the name in the nominative: the adjectives and the noun change, the rest stays."""
    lead = [nominative(word.text) for word in page.words[court.start : court.noun]]
    noun = min(morphology.keys(page.words[court.noun].text) & lexicon.words("court"))
    noun = str(lexicon.told("court_short").get(noun, noun))
    rest = " ".join(word.text for word in page.words[court.noun + 1 : court.end]).replace(" .", ".")
    name = " ".join(part for part in (*lead, noun, rest) if part)
    return name[0].upper() + name[1:]


def nominative(word: str) -> str:
    """Put an adjective into the nominative masculine, as it is printed: «Басманного», «Алматинским»."""
    reading = next((reading for reading in morphology.readings(word) if reading.pos == "ADJF"), None)
    form = reading.inflect("nomn", "sing", "masc") if reading is not None else None
    form = str(lexicon.told("court_adjectives").get(form, form)) if form is not None else None
    return word if form is None else form.capitalize() if word[0].isupper() else form
