"""Bodies that a land calls by a name of its own: «пограничная полиция» in a Moldovan paper, «Гражданская гвардия»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph import morphology
from graph.agencies import Kind
from ingest import bodies, lexicon
from ingest.bodies import Phrase
from ingest.found import extent
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
    return most_spoken(where, spoken) if is_capital(phrase) else None


def most_spoken(codes: Iterable[str], spoken: Counter[str]) -> str | None:
    """Give the one country of several that the article speaks of most: «финполиция» is of two."""
    counts = sorted(((spoken[code], code) for code in codes), reverse=True)
    alone = bool(counts) and counts[0][0] > (counts[1][0] if len(counts) > 1 else 0)
    return counts[0][1] if alone else None


def is_general(phrase: Phrase) -> bool:
    """Say that the words alone tell of no body: «полиция», «таможенники», «миграционная служба»."""
    first = phrase.page.words[phrase.spot.start]
    if any(entry.text.lower() in lexicon.words("general_names") for entry in phrase.spot.entries):
        return True
    single = phrase.spot.end - phrase.spot.start == 1
    return single and bool(morphology.keys(first.text) & lexicon.words("general_bodies"))


def is_capital(phrase: Phrase) -> bool:
    first = phrase.page.words[phrase.start]
    return first.text[0].isupper() and not first.is_sent_start


def is_called_so(kind: Kind, phrase: Phrase) -> bool:
    """Say that a kind has a name without its region: «областная прокуратура», not «краевое УМВД»."""
    own = {text for form in ("local", "local_posts") for text, *_ in kind.forms[form]}
    printed = (entry for entry in phrase.spot.entries if entry.type == "body")
    return kind.local_name is not None and any(one.text in own or one.form in bodies.BODY_FORMS for one in printed)


def is_local(kind: Kind, local: Sequence[Kind]) -> bool:
    """Say that a body named in full is what «прокуратура города», «областная прокуратура» means."""
    return any(one.id == kind.id or one.id.endswith(f"-{kind.id}") for one in local)


def is_own_name(phrase: Phrase) -> bool:
    """Say that no other country's body is called so: «ФСБ», «Антикор», unlike «Служба финансовой разведки»."""
    return phrase.spot.end - phrase.spot.start == 1 or any(entry.upper for entry in phrase.spot.entries)


def is_plural(phrase: Phrase) -> bool:
    """Say that several bodies are meant («двух генпрокуратур»), if tagger and dictionary agree."""
    head = phrase.page.doc[extent(phrase.page, phrase.spot.start, phrase.spot.end)[2]]
    numbers = {reading.feature("Number") for reading in morphology.readings(head.text)}
    if head.text.isupper() or "Plur" not in numbers or bodies.is_collective(phrase):
        return False
    known = any(reading.known for reading in morphology.readings(head.text))
    return "Plur" in head.morph.get("Number", []) or (known and "Sing" not in numbers)


def bears_name(phrase: Phrase) -> bool:
    """Say that an adjective with a capital tells it from others: «Восточно-Сибирская транспортная прокуратура»."""
    page, at = phrase.page, phrase.spot.start - 1
    word = page.words[at] if at >= 0 and page.same_sentence(at, at + 1) else None
    return word is not None and word.pos_ == "ADJ" and word.text[0].isupper() and at + 1 not in page.ends
