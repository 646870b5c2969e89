"""How far the name of a Kazakh body reaches: from its last word left to whose it is, from a body right to its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.ground import Ground
from ingest.kazakh.forms import attributives, harmonious, without_case
from ingest.kazakh.lists import words
from ingest.kazakh.marks import feature
from ingest.spots import Page, Spot

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 8  # words of a body's name before its last
WORDS_OF_PLACE = 3  # words of a place's name before its last


def land_of(spot: Spot) -> str | None:
    """Give the country that a spot names, or that its town or region lies in."""
    entry = spot.first("country") or spot.first("place")
    if entry is None:
        return None
    code: str = entry.item.code if entry.type == "country" else entry.item.country
    return code


def case_of(token: Token) -> str:
    return feature(token, "Case")


def words_ending(name: str) -> str:
    return next(iter(words(name)), "")


def genitive(name: str) -> str:
    """Write a name's genitive: it ends in a possessive."""
    return next((name + ending for ending in sorted(words("genitive")) if harmonious(name.lower(), ending)), name)


def head_form(token: Token) -> str:
    """Give the last word of a body's name without its case, or nothing where it is none."""
    forms = (*(rest for rest, _ in without_case(token.lower_)), *attributives(token.lower_))
    return next((rest for rest in forms if rest in words("heads")), "")


def extended(page: Page, spot: Spot) -> int:
    """Give where a body's name ends with the department that belongs to it: «ІІМ Криминалдық полиция департаменті»."""
    owner = case_of(page.words[spot.end - 1]) == "Gen"
    for at in range(spot.end, min(spot.end + LONGEST, len(page.words))):
        if not page.same_sentence(spot.start, at):
            break
        head = head_form(page.words[at])
        if head and head not in words("apart") and (at > spot.end or head in words("schools")):
            return at + 1 if is_part(page, spot.end, at, owner) else spot.end
        if not may_stand_inside(page, spot.end, at) or page.text(at) in words("partial"):
            break
    return spot.end


def is_part(page: Page, start: int, at: int, owner: bool) -> bool:
    """Say that a department within a country's body is told: its place only with «бойынша», or behind a genitive."""
    placed = any(is_placed(page, step) for step in range(start, at))
    told = any(page.text(step) in words("by") for step in range(start, at))
    return not placed or told or owner


def is_apart(page: Page, start: int, end: int) -> bool:
    """Say that what goes on with a body's name is a body of its own: a school, what sits in a region; no department."""
    school = end > start and head_form(page.words[end - 1]) in words("schools")
    return school or any(is_placed(page, step) for step in range(start, end))


def is_placed(page: Page, at: int) -> bool:
    spot = page.starts.get(at)
    return spot is not None and land_of(spot) is not None


def may_stand_inside(page: Page, start: int, at: int) -> bool:
    """Say that a word goes on with the name that begins at another: a known one, a place, any behind a capital."""
    spot = page.starts.get(at)
    if (at == start and page.text(at) in words("joints")) or (spot is not None and spot.first("body", "name")):
        return False  # «Бас прокуратура | және Қаржылық мониторинг агенттігі»
    known = page.text(at) in words("inside") | words("territory_forms") or is_in_place(page, at)
    return known or (page.words[start].text[0].isupper() and is_plain(page.words[at]))


def is_in_place(page: Page, at: int) -> bool:
    near = (page.starts.get(step) for step in range(max(0, at - WORDS_OF_PLACE), at + 1))
    return any(spot is not None and land_of(spot) is not None and at < spot.end for spot in near)


def is_plain(word: Token) -> bool:
    """Say that a word may stand in the middle of a name: no mark, no verb but one that is a noun."""
    verbal = word.pos_ == "VERB" and feature(word, "VerbForm") != "Inf"
    return not verbal and word.text.replace("-", "").isalpha() and word.pos_ not in ("PRON", "SCONJ", "ADP")


def opening(page: Page, at: int, taken: set[int]) -> int:
    """Give where the name begins that ends at a word: at its territory, over what such a name may hold."""
    start = known_opening(page, at, taken)
    return start if owned_before(page, start) else unknown_opening(page, start, at, taken)


def owned_before(page: Page, start: int) -> bool:
    return is_placed(page, start)


def known_opening(page: Page, at: int, taken: set[int]) -> int:
    start = at
    while start > 0 and at - start < LONGEST and page.same_sentence(start - 1, at) and start - 1 not in taken:
        spot = page.ends.get(start)
        if spot is not None and land_of(spot) is not None and spot.entries[0].form != "demonym":
            if is_where(page.words[spot.end - 1]):
                start = spot.start
                continue
            return spot.start if owns(page.words[spot.end - 1]) else start
        before = page.words[start - 1]
        known = page.text(start - 1) in words("inside") | words("territory_forms")
        known = known or (before.text.isupper() and len(before.text) > 1 and before.is_alpha)
        named = before.text[0].isupper() and before.is_alpha and page.text(start) in words("territorial")
        if not (known or named):
            break
        start -= 1
        if named:
            return of_town(page, start)
    return start


def of_town(page: Page, start: int) -> int:
    """Take in the town of a district: «Алматы қаласының | Бостандық аудандық соты»."""
    at = start - 1 if page.text(start - 1) in words("territory_forms") else start
    spot = page.ends.get(at)
    return spot.start if spot is not None and land_of(spot) is not None else start


def unknown_opening(page: Page, start: int, at: int, taken: set[int]) -> int:
    """Reach over words that no list has to a capital right behind a country: «Чехияның Ұйымдасқан ... орталығы»."""
    if head_form(page.words[at]) in words("ministry"):
        return start
    for step in range(start, max(at - LONGEST, 0), -1):
        word, spot = page.words[step], page.ends.get(step)
        if step in taken or not page.same_sentence(step, at) or not (step == at or is_plain(word)):
            break
        land = spot is not None and land_of(spot) is not None and spot.entries[0].form not in ("demonym", "adjective")
        if land and spot is not None and step < at:
            named = word.text[0].isupper() and owns(page.words[step - 1]) and is_lawful(page, step, at)
            return spot.start if named and not is_where(page.words[step - 1]) else start
    return start


def is_lawful(page: Page, start: int, at: int) -> bool:
    """Say that a name tells of law, police, borders and the like: an office of any kind is none of ours."""
    told = tuple(words("lawful"))
    own = head_form(page.words[at])
    return own in words("plain") or any(page.text(step).startswith(told) for step in range(start, at))


def is_where(token: Token) -> bool:
    """Say that a place only tells where a body sits: «Ыстанбұлдағы»."""
    return any(True for _ in attributives(token.lower_)) and token.pos_ == "ADJ"


def owns(token: Token) -> bool:
    return case_of(token) in ("Nom", "Gen", "") or token.pos_ == "ADJ"


def is_capital(page: Page, at: int) -> bool:
    return page.words[at].text[0].isupper() and not page.words[at].is_sent_start


def is_vague(page: Page, start: int, at: int, head: str) -> bool:
    """Say that nothing tells which body it is: «полиция департаменті», «сот қызметі»."""
    if not is_lawful(page, start, at):
        return True
    placed = any(page.starts.get(step) is not None for step in range(start, at))
    capital = any(is_capital(page, step) for step in range(start, at))
    local = page.text(start) in words("local") and at - start > 1
    if head in words("weak"):
        seat = all(is_where(page.words[step]) for step in range(start, at) if is_capital(page, step))
        return not capital or seat or page.text(at - 1) in words("partial")
    district = page.text(start + 1) in words("territorial") and page.words[start].text[0].isupper()
    return not (placed or capital or local or district)


def spelled(page: Page, start: int, at: int, head: str) -> str:
    """Write a name as printed, its last word without a case."""
    last = page.words[at].text[: len(head)]
    return " ".join([*(word.text for word in page.words[start:at]), last])


def whose(page: Page, start: int, at: int, ground: Ground) -> str | None:
    for step in range(start, at):
        spot = page.starts.get(step)
        code = land_of(spot) if spot is not None and not is_where(page.words[spot.end - 1]) else None
        if code is not None:
            return code
    return ground.country
