"""Bodies that a land calls by a name of its own: «пограничная полиция» in a Moldovan paper, «Гражданская гвардия»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph import morphology
from ingest import bodies, lexicon
from ingest.bodies import Phrase
from ingest.ground import spot_countries
from ingest.spots import Page


def spoken_of(pages: Sequence[Page]) -> Counter[str]:
    """Count how often each country is spoken of in an article."""
    return Counter(code for page in pages for spot in page.spots for code, _ in spot_countries(spot))


def own_land(phrase: Phrase, home: str | None, spoken: Counter[str]) -> str | None:
    """Give the land whose own body a bare phrase names: the article's home first, then the one it speaks of most.

    A foreign one needs its capitals: «Национальная полиция» is Spain's, «национальная полиция» may be anybody's.
    """
    kinds = [body.kind for body in phrase.bodies if not body.kind.merged]
    where = {code for kind in kinds for code in kind.where}
    if is_general(phrase) or bodies.is_collective(phrase):
        return None
    if home in where:
        return home
    if not all(kind.where for kind in kinds):  # «Таможенная служба» is any land's
        return None
    ranked = spoken.most_common()
    known = [(code, count) for code, count in ranked if code in where]
    alone = len(known) == 1 or (len(known) > 1 and known[0][1] > known[1][1])
    return known[0][0] if alone and is_capital(phrase) else None


def is_general(phrase: Phrase) -> bool:
    """Say that the word alone tells of no body: «полиция», «таможенники»."""
    first = phrase.page.words[phrase.spot.start]
    single = phrase.spot.end - phrase.spot.start == 1
    return single and bool(morphology.keys(first.text) & lexicon.words("general_bodies"))


def is_capital(phrase: Phrase) -> bool:
    first = phrase.page.words[phrase.start]
    return first.text[0].isupper() and not first.is_sent_start
