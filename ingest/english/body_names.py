"""Where an English text names bodies: phrases of the lists, and other names by the noun that heads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.agencies import of_place, regional_words
from ingest.english import lexicon
from ingest.english.capitals import JOINING, is_capital, run_end
from ingest.english.guesses import is_word, lexicon_form
from ingest.english.lists import LANG, split
from ingest.english.nations import given_names
from ingest.english.territories import OWNING, Territory, after, before, land, place_after, place_of
from ingest.english.words import words as word_class
from ingest.spots import Page
from ingest.tables import csv_rows
from ingest.trie import Trie

MISSIONS = frozenset({"embassy", "consulate"})
INSIDE = MISSIONS | {"ncb-interpol", "supreme-court", "constitutional-court"}
WORLD, REGIONAL = "world", "regional"


LISTING = frozenset({"and", ","})
RANKS = frozenset({"deputy", "first", "former", "acting", "senior", "vice"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a row of bodies.csv: the kind that its words mean, where (empty: anywhere), and how they are said.

    name: a land's name completes it; own: it is complete; weak: only beside a land or a town; post: who heads it.
    """

    kind: str
    where: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a body as printed: words start..end of a page, its own words, its territory, its kind if it is listed."""

    start: int
    end: int
    own: tuple[int, int]
    phrase: Phrase | None
    territory: Territory | None
    host: str | None = None


@lru_cache(maxsize=1)
def listed() -> Trie[Phrase]:
    trie: Trie[Phrase] = Trie()
    for text, kinds in regional_words(LANG).items():
        where = () if any(not kind.where for kind in kinds) else tuple(code for kind in kinds for code in kind.where)
        trie.add(tuple(lexicon_form(word) for word in split(text)), Phrase(kinds[0].id, where, REGIONAL))
    for row in csv_rows(lexicon.FOLDER / "bodies.csv"):
        words = tuple(lexicon_form(word) for piece in row["phrase"].split() for word in split(piece))
        trie.add(words, Phrase(row["kind"], tuple(row["where"].split()), row["form"]))
    return trie


def printed(page: Page) -> Iterator[Body]:
    """Yield the bodies of a page from left to right, none within another."""
    keys = [keys_of(lexicon_form(word.text)) for word in page.words]
    at = 0
    while at < len(page.words):
        body = of_world(page, at) or of_list(page, keys, at) or by_head(page, at, keys)
        if body is not None and body.phrase is not None and body.phrase.kind == WORLD:
            at = body.end
            continue
        if body is not None:
            inner = owned_by(page, keys, body)
            body = inner or body
            yield body
            yield from others(page, body)
        at = max(body.own[1], body.end) if body is not None else at + 1


def owned_by(page: Page, keys: Sequence[frozenset[str]], body: Body) -> Body | None:
    """Read the body whose name another only begins: «the State Department's Diplomatic Security Service»."""
    at = body.end + 1
    if page.text(body.end) not in OWNING or page.starts.get(at) is not None or is_post(body):
        return None
    inner = of_list(page, keys, at)
    if inner is None or is_post(inner):
        return None
    return inner if inner.territory is not None else replace(inner, territory=body.territory)


def is_post(body: Body) -> bool:
    return body.phrase is not None and body.phrase.form == "post"


def keys_of(low: str) -> frozenset[str]:
    """Give a word and its singular: «interior ministries», «prosecutors general»."""
    return frozenset({low, lexicon.noun_lemma(low)})


def others(page: Page, body: Body) -> Iterator[Body]:
    """Yield the bodies of the other lands of a plural: «the Kazakh and Kyrgyz interior ministries»."""
    if body.phrase is None or body.territory is None or not is_several(page, body):
        return
    step, taken = body.territory.start - 1, body.territory
    while step > 0 and page.text(step) in LISTING and page.same_sentence(step, body.start):
        spot = page.ends.get(step)
        code = land(spot)
        if spot is None or code is None or code == taken.country:
            break
        yield Body(spot.start, spot.end, body.own, body.phrase, Territory(code, spot.start, spot.end, place_of(spot)))
        step = spot.start - 1
    step = body.end
    while step + 1 < len(page.words) and page.text(step) in LISTING:
        spot = page.starts.get(step + 1 + (page.text(step + 1) in ("and", "the")))
        code = land(spot, places=False)
        if spot is None or code is None or body.territory.start < body.own[0]:
            break
        yield Body(spot.start, spot.end, body.own, body.phrase, Territory(code, spot.start, spot.end))
        step = spot.end


def is_several(page: Page, body: Body) -> bool:
    words = [page.words[at].lower_ for at in range(*body.own)]
    return any(lexicon.noun_lemma(word) != word for word in words) or "police" in words


def of_world(page: Page, at: int) -> Body | None:
    """Pass over a body of the world, which the lists of spots name."""
    spot = page.starts.get(at)
    if spot is None or spot.first(WORLD) is None:
        return None
    return Body(at, spot.end, (at, spot.end), Phrase(WORLD, (), WORLD), None)


def of_list(page: Page, keys: Sequence[frozenset[str]], at: int) -> Body | None:
    """Read a phrase of bodies.csv, the longest that its letters and its territory allow."""
    for end, phrases in reversed(list(listed().matches(keys, at))):
        if not page.same_sentence(at, end - 1) or is_inside_name(page, at, end) or is_venue(page, at, end):
            continue
        for phrase in sorted(phrases, key=lambda one: (one.form != REGIONAL, not one.where)):
            body = seated(page, at, end, phrase)
            if body is not None:
                return body
    return None


def is_venue(page: Page, at: int, end: int) -> bool:
    """Say that the name of a court's district tells where, not who: «indicted in the Southern District of New York»."""
    low = [page.text(step) for step in range(at, end)]
    district = "district" in low and not {"attorney", "office", "court"} & set(low)
    return district and page.text(at - 1) == "the" and page.text(at - 2) == "in"


def is_inside_name(page: Page, at: int, end: int) -> bool:
    """Say that more capital words make it another body: «Interior Ministry» of «Interior Ministry Academy»."""
    word = page.words[end] if end < len(page.words) else None
    capital = word is not None and word.text[0].isupper() and page.words[end - 1].text[0].isupper()
    heads = capital and word is not None and word.lower_ in word_class("body_heads")
    former = page.words[at - 1] if at else None
    longer = former is not None and former.text[0].isupper() and former.tag_ == "NNP"
    own = page.words[at].text[0].isupper() and longer and not is_owner(page, at)
    return heads or (own and former is not None and former.lower_ not in RANKS and page.same_sentence(at - 1, at))


def is_owner(page: Page, at: int) -> bool:
    return before(page, at) is not None


def seated(page: Page, at: int, end: int, phrase: Phrase) -> Body | None:
    """Seat a phrase in its territory; a weak one needs it, a bare one needs its capital."""
    if phrase.form == REGIONAL:
        return seated_in_region(page, at, end, phrase)
    first, short = page.words[at].text, end - at == 1 and len(page.words[at].text) < 6
    left = before(page, at)
    right = after(page, end, phrase.kind in INSIDE) or local_after(page, at, end, phrase)
    territory = left or right or (of_holder(page, end) if phrase.form == "post" else None)
    if phrase.where and territory is not None and territory.country not in phrase.where:
        return None
    abbreviation = short and first.isupper()
    if short and phrase.form in ("name", "own") and not abbreviation and not is_short_name(phrase, first):
        return None
    if territory is None and (phrase.form == "weak" or not (first[0].isupper() or phrase.form == "post")):
        return None
    host = None
    if phrase.kind in MISSIONS:
        owner = left or right
        other = after(page, owner.end if owner is right and owner is not None else end, True)
        host = other.country if other is not None and owner is not None and other.country != owner.country else None
        end = max(end, other.end) if host and other is not None else end
    start = left.start if left is not None else at
    apart = right is not None and right.local and page.text(end) == "in"  # «police in Osh»: the town stays a place
    stop = max(end, right.end) if right is not None and left is None and not apart else end
    return Body(start, stop, (at, end), phrase, territory, host)


def seated_in_region(page: Page, at: int, end: int, phrase: Phrase) -> Body | None:
    """Seat a region's body in the region or city beside it: «Karaganda region police», «the police of Almaty»."""
    left, right = before(page, at), place_after(page, end)
    own = left if left is not None and left.place is not None else right
    said = " ".join(page.text(step) for step in range(at, end)).replace(" '", "'")
    if own is None or own.place is None or of_place(said, own.place, LANG) is None:
        return None
    return Body(min(own.start, at), max(own.end, end), (at, end), phrase, own)


def is_short_name(phrase: Phrase, text: str) -> bool:
    """Say that a short word is a body's name though it is no abbreviation: «customs», «Garda», «Fedpol»."""
    return phrase.kind == "customs" or (phrase.form == "own" and text[0].isupper() and not is_word(text.lower()))


def local_after(page: Page, start: int, at: int, phrase: Phrase) -> Territory | None:
    """Read the town or region of a body that each of them has: «police of Osh region», «prosecutors in Osh»."""
    described = start > 0 and page.words[start - 1].tag_ in ("JJ", "NN") and page.same_sentence(start - 1, start)
    if phrase.form != "weak" or phrase.kind in MISSIONS or described:
        return None
    found = after(page, at, True, ("of", "in"))
    return found if found is not None and (found.local or page.text(at) == "of") else None


def of_holder(page: Page, at: int) -> Territory | None:
    """Read the land after the name of who holds a post: «Justice Minister Filip Radonjic of Montenegro»."""
    end = at
    while end < min(at + 3, len(page.words)) and page.words[end].tag_ == "NNP" and end not in page.starts:
        end += 1
    return after(page, end, False) if end > at and page.same_sentence(at, end - 1) else None


def by_head(page: Page, at: int, keys: Sequence[frozenset[str]]) -> Body | None:
    """Read any other capital name that a noun for a body heads: «Criminal Appeals Court», «Law Office of ...»."""
    if not is_capital(page, at) or (at and is_capital(page, at - 1) and page.same_sentence(at - 1, at)):
        return None
    start, end = at, run_end(page, at)
    while start < end and (spot := page.starts.get(start)) is not None and spot.first("country"):
        step = spot.end + (page.text(spot.end) in ("'s", "'"))
        if step >= end:
            return None
        start = step
    listed_there = of_list(page, keys, start) if start > at else None
    if listed_there is not None:
        return listed_there
    low = [page.text(step) for step in range(start, end)]
    first = low[: low.index("of")] if "of" in low else low
    named = low[1] if low[0] in word_class("titles") and len(low) > 1 else low[0]
    if named.title() in given_names():  # «Colonel Hernan Quiroga of the National Police»
        return None
    if not any(lexicon.noun_lemma(word) in word_class("body_heads") for word in first):
        return None
    heads = [step for step, word in enumerate(low) if lexicon.noun_lemma(word) in word_class("body_heads")]
    if not heads or end - start < 2 or set(low) & word_class("no_body"):
        return None
    sure = any(lexicon.noun_lemma(low[step]) in word_class("sure_heads") for step in heads)
    if not sure and not set(low) & word_class("lawful"):
        return None
    if low[heads[0] + 1 :] and low[heads[0] + 1] not in ("of", "for", "on", "against", "and", "'s") and not heads[1:]:
        return None
    if is_any_of_its_kind(page, at, end):
        return None
    territory = before(page, start) or within(page, start, end) or after(page, end, True)
    end += page.text(end) in ("region", "district", "province") and page.text(end - 1) not in JOINING
    return Body(min(start, at), end, (start, end), None, territory)


def is_any_of_its_kind(page: Page, at: int, end: int) -> bool:
    """Say that a court is told as any of many: «before a United States District Court», not «a City Court judge»."""
    goes_on = end < len(page.words) and page.words[end].tag_.startswith("NN")
    return at > 0 and page.text(at - 1) in ("a", "an") and page.text(end - 1) == "court" and not goes_on


def within(page: Page, start: int, end: int) -> Territory | None:
    """Give the land that stands inside a name: «Supreme Court of Cyprus», «Almaty City Court»."""
    for step in range(start, end):
        spot = page.starts.get(step)
        entry = (spot.first("country") or spot.first("place", "name")) if spot is not None else None
        if spot is not None and entry is not None:
            code = entry.item.code if entry.type == "country" else entry.item.country
            return Territory(code, spot.start, spot.end, place_of(spot, page.text(spot.end)))
    return None
