"""Places that tell whose a bare body is from afar: a heading («Эстония.»), the one that «местный» points back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph import countries, morphology
from graph.agencies import Kind
from ingest import bodies, lexicon
from ingest.clauses import allowed_cases
from ingest.ground import spot_countries
from ingest.lines import line_start
from ingest.spots import Page
from ingest.syntax import DASHES

SHORT = ("name", "abbreviation")
LED = 4  # words in «главе с первым заместителем министра»


def is_of_there(page: Page, at: int) -> bool:
    """Say that «местный», «её» before a body sends the reader to a land named before."""
    near = at > 0 and page.same_sentence(at - 1, at)
    return near and (is_told(page, at - 1, "of_there") or page.words[at - 1].lower_ in lexicon.words("theirs"))


def is_of_that_land(page: Page, at: int) -> bool:
    """Read «страны», «этой республики» right after a body; «республики» alone is often one's own."""
    pointed = 0 < at < len(page.words) and is_told(page, at, "that")
    return is_owner(page, at + pointed, "lands") and (pointed or is_told(page, at, "any_land"))


def republic_before(page: Page, start: int, end: int, home: str | None, told: bool) -> str | None:
    """Read «министр республики» where the paper's own land is no republic, or is not `told` of: of the one before."""
    if home is None or not is_owner(page, end, "republics") or (told and is_republic(home)):
        return None
    land = place_before(page, start, home)
    return land if land is not None and may_be_republic(land) else None


def is_owner(page: Page, at: int, nouns: str) -> bool:
    """Say that such a noun stands in the genitive right after a body, for one land, and begins no land's name."""
    word = page.words[at] if 0 < at < len(page.words) and page.same_sentence(at - 1, at) else None
    if word is None or not is_told(page, at, nouns) or "Plur" in word.morph.get("Number", []):
        return False
    return "Gen" in allowed_cases(word) and named_at(page, at) is None


def is_republic(code: str) -> bool:
    """Say that a country's official name calls it a republic."""
    return any(morphology.keys(word) & lexicon.words("republics") for word in countries.official(code).split())


def may_be_republic(code: str) -> bool:
    """Say that a country's official name calls it nothing else, as a federation's or a kingdom's does."""
    return not any(morphology.keys(word) & lexicon.words("other_realms") for word in countries.official(code).split())


def place_before(page: Page, at: int, home: str | None) -> str | None:
    """Give the land that a body points back to: one named in its sentence, else in the one before.

    What does something there is meant before what is only named, another land before the article's own, the last
    before the first.
    """
    opening = first_of_sentence(page, at)
    for start, end in ((opening, at), (first_of_sentence(page, opening - 1), opening)):
        named = [territory for step in range(start, end) if (territory := named_at(page, step, *SHORT)) is not None]
        if named:
            return max(enumerate(named), key=lambda one: (*weight(page, one[1], home), one[0]))[1].country
    return None


def weight(page: Page, territory: bodies.Territory, home: str | None) -> tuple[bool, bool]:
    return territory.country != home, bodies.is_subject(page, territory.start)


def first_of_sentence(page: Page, at: int) -> int:
    return page.sentences.index(page.sentences[at]) if at >= 0 else 0


def named_at(page: Page, at: int, *forms: str) -> bodies.Territory | None:
    """Read a country, or a place by its name, at a word; a country by its name alone unless other forms are told."""
    spot = page.starts.get(at)
    place = spot.first("place", "name") if spot is not None else None
    country = country_named(page, at, *(forms or ("name",)))
    if country is not None or spot is None or place is None:
        return country
    return bodies.Territory(place.item.country, None, spot.start, spot.end)


def country_named(page: Page, at: int, *forms: str) -> bodies.Territory | None:
    """Read a country by its name, by its letters («ФРГ»), at a word."""
    spot = page.starts.get(at)
    entry = spot.first("country", *forms) if spot is not None else None
    return bodies.Territory(entry.item.code, None, spot.start, spot.end) if spot is not None and entry else None


def headed(page: Page, at: int) -> Iterator[str]:
    """Read «Эстония. Весь май департамент ...»: a country's or a town's name alone heads what follows in its lines."""
    first = start_of_lines(page, at)
    territory = named_at(page, first)
    if territory is None or page.text(territory.end) not in (".", ":"):
        return
    if page.words[first].text[0].isupper() and not page.same_sentence(first, at):
        yield territory.country


def start_of_lines(page: Page, at: int) -> int:
    """Give the first word after the last line break before a word."""
    start = line_start(page.doc, page.words[at].idx)
    while at > 0 and page.words[at - 1].idx >= start:
        at -= 1
    return at


def just_named(page: Page, at: int, kinds: Sequence[Kind]) -> str | None:
    """Read «помогли коллеги из Имярекии: министерство ...»: of a few lands' bodies that of the one just named."""
    before = (spot for spot in page.spots if spot.end <= at and page.same_sentence(spot.start, at))
    named = [code for spot in before for code, _ in spot_countries(spot)][-1:]
    few = len({code for kind in kinds for code in kind.where}) > 1 and all(kind.where for kind in kinds)
    return next((code for code in named if few and any(code in kind.where for kind in kinds)), None)


def represented(page: Page, at: int) -> str | None:
    """Read «Чехию представлял министр, Литву — заместитель директора службы»: the land before the verb or the dash."""
    for step in range(at - 1, max(0, at - LED) - 1, -1):
        drawn, told = page.text(step) in DASHES, is_told(page, step, "representing")
        if page.same_sentence(step, at) and (drawn or told):
            spot = page.ends.get(step)
            land = spot.first("country", *SHORT) if spot is not None else None
            opens = spot is not None and page.text(spot.start - 1) in lexicon.words("on_behalf")
            return land.item.code if land is not None and (told or opens) else None
    return None


def led_from(page: Page, at: int) -> Iterator[str]:
    """Read «делегация Минюста Грузии во главе с замминистра юстиции», «которую возглавил министр»: the last land."""
    near = [step for step in range(max(0, at - LED), at) if page.same_sentence(step, at)]
    heads = [step for step in near if is_told(page, step, "at_the_head") and is_told(page, step + 1, "with")]
    leads = heads or [step for step in near[-1:] if is_told(page, step, "heading") and is_told(page, step - 1, "whom")]
    if not leads:
        return
    before = (spot for spot in reversed(page.spots) if spot.end <= leads[-1] and page.same_sentence(spot.start, at))
    yield from (code for spot in before for code, _ in spot_countries(spot))


def is_told(page: Page, at: int, words: str) -> bool:
    """Say that a word, as it stands or in some form of it, is of a class."""
    return bool({page.text(at), *morphology.keys(page.text(at))} & lexicon.words(words))
