"""Tag Kazakh: each word read alone, then with its neighbours — compounds, auxiliaries, what a participle is there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest import numerals
from ingest.kazakh.forms import data, hyphened, nouns
from ingest.kazakh.marks import feature, set_features, told_of
from ingest.kazakh.words import JOINT, Form, lexicon, readings
from ingest.tables import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

JOINED = "kordon joined"  # word -> the word that it is a part of
KEPT = ("Voice", "Polarity", "Case", "Poss", "Number")
OF_LAND = ("дық", "дік", "тық", "тік", "лық", "лік")  # «ресейлік», «өзбекстандық»
ENDS = frozenset(',.;:!?)»"”\n')


def tag(doc: Doc) -> Doc:
    """Set part of speech, features and lemma of every word."""
    doc.user_data[JOINED] = {}
    for words in numerals.sentences(doc):
        for at, token in enumerate(words):
            set_form(token, form_of(words, at))
        describe(words)
        join_compounds(words, doc.user_data[JOINED])
        join_plans(words, doc.user_data[JOINED])
        join_auxiliaries(words, doc.user_data[JOINED])
        for at, token in enumerate(words):
            settle(words, at, token)
    return doc


def set_form(token: Token, form: Form) -> None:
    token.pos_ = form.pos
    set_features(token, form.features)
    token.lemma_ = form.lemma


def form_of(words: Sequence[Token], at: int) -> Form:
    token, low = words[at], words[at].text.lower()
    if not any(letter.isalnum() for letter in low):
        return Form(low, "PUNCT", {})
    if numerals.may_start(token, lexicon().numbers) and is_number(words, at):
        return Form(low, "NUM", number_features(low))
    small = small_word(words, at, low)
    if small is not None:
        return small
    if is_name(words, at):
        return named(low)
    return readings(low)[0]


def describe(words: Sequence[Token]) -> None:
    """Read «сотталған» before its noun as the participle that it is: «Бразилияда сотталған үш азамат»."""
    for at, token in enumerate(words):
        if token.pos_ != "NOUN" or feature(token, "Case") != "Nom" or feature(token, "Poss"):
            continue
        form = next((f for f in readings(token.lower_) if f.features.get("VerbForm") == "Part" and not f.case), None)
        if form is not None and is_before_noun(words, at):
            set_form(token, form)


def is_before_noun(words: Sequence[Token], at: int) -> bool:
    rest = itertools.dropwhile(lambda word: word.pos_ in ("NUM", "ADJ"), words[at + 1 :])
    after = next(rest, None)
    return after is not None and after.pos_ in ("NOUN", "PROPN") and is_person(after)


def is_person(word: Token) -> bool:
    return word.pos_ == "PROPN" or word.lemma_ in load("kk").persons or word.lemma_.endswith(OF_LAND)


def is_number(words: Sequence[Token], at: int) -> bool:
    numbers = lexicon().numbers
    read = numerals.read(words, at, numbers) is not None or words[at].text[0].isdigit()
    return read or numerals.ordinal(words, at, numbers) is not None


def number_features(word: str) -> dict[str, str]:
    """Read case and owner off «үшеуі», «үшеуін», «29-ын»."""
    _stem, hyphen, ending = hyphened(word)
    if hyphen:
        rest = next((one for one in data()["counted"] if ending in data()["counted"][one].split()), "")
        return {"Case": rest.partition(" ")[0] or "Nom", **({"Poss": "3"} if rest.endswith("3") else {})}
    if word in lexicon().partitive:
        form = next((f for f in nouns(word) if f.features.get("Poss") == "3"), None)
        return {"Case": form.case if form is not None else "Nom", "Poss": "3"}
    form = next((form for form in readings(word) if form.pos == "NOUN" and form.case != "Nom"), None)
    return dict(form.features) if form is not None else {"Case": "Nom"}


def is_name(words: Sequence[Token], at: int) -> bool:
    """Say that the capital of a word is its own, not its sentence's."""
    first = at == 0 or words[at - 1].text in ENDS - {","} or words[at - 1].text in '«"–—-'
    return words[at].text[0].isupper() and (not first or not is_common(words[at].text.lower()))


def is_common(word: str) -> bool:
    known, likely = lexicon(), readings(word)[0]
    if any(form.lemma in known.names for form in readings(word) if form.pos == "NOUN"):
        return False
    return likely.lemma in known.nouns or likely.lemma in known.stems or any(word in s for s in known.small.values())


def named(word: str) -> Form:
    """Read a capital word as a noun in a case: its ending tells no verb."""
    known = lexicon()
    options = [form for form in readings(word) if form.pos in ("NOUN", "ADJ")]
    listed = next((form for form in options if form.lemma in known.names or form.lemma in known.nouns), None)
    form = listed or next((f for f in options if f.case not in ("", "Nom") and "Poss" not in f.features), options[0])
    return Form(form.lemma, "PROPN" if form.pos == "NOUN" else form.pos, form.features)


def small_word(words: Sequence[Token], at: int, low: str) -> Form | None:
    known = lexicon()
    after_noun = at > 0 and (not is_mark(words[at - 1]) or follows_initial(words, at))
    if known.has("SAYING", low) and at > 0:
        verb = next((form for form in readings(low) if form.features.get("VerbForm") == "Fin"), None)
        return verb if verb is not None else Form(low, "SCONJ", {})
    if known.has("ADP", low) and after_noun and not ends_as_verb(words, at, low):
        return Form(low, "ADP", {})
    if known.has("CCONJ", low):
        return Form(low, "CCONJ", {})
    if known.has("DET", low) and at + 1 < len(words) and readings(words[at + 1].text.lower())[0].pos == "NOUN":
        return Form(low, "DET", {})
    if known.has("PRON", low):
        return pronoun(low)
    verb = compounded(words, at, low)
    if verb is not None:
        return verb
    for kind, pos in (("ADJ", "ADJ"), ("ADV", "ADV"), ("SCONJ", "SCONJ")):
        if known.has(kind, low):
            return Form(low, pos, {"Case": "Nom"} if pos == "ADJ" else {})
    if known.has("VERBAL", low) or low in known.negating:
        return Form(low, "VERB", {"VerbForm": "Fin", "Tense": "Pres"})
    return None


def compounded(words: Sequence[Token], at: int, low: str) -> Form | None:
    """Read «енді» as a verb where the word before it makes one of it: «күшіне енді»."""
    if not at or not lexicon().has("ADV", low):
        return None
    before = words[at - 1].lower_
    verbs = (form for form in readings(low) if form.pos == "VERB")
    return next((form for form in verbs if f"{before}{JOINT}{form.lemma}" in lexicon().compounds), None)


def ends_as_verb(words: Sequence[Token], at: int, low: str) -> bool:
    """Tell «... қатысты.», the verb that ends a sentence, from «оған қатысты»."""
    last = at + 1 >= len(words) or (is_mark(words[at + 1]) and words[at + 1].text != ",")
    return last and readings(low)[0].features.get("VerbForm") == "Fin"


def follows_initial(words: Sequence[Token], at: int) -> bool:
    return at > 1 and words[at - 1].text == "." and len(words[at - 2].text) == 1


def pronoun(word: str) -> Form:
    from ingest.kazakh.forms import HOME
    from ingest.tables import read_toml

    cases = read_toml(HOME / "lexicon.toml")["pronouns"]
    for case, rows in cases.items():
        for lemma, forms in rows.items():
            if word in forms.split():
                plural = {"Number": "Plur"} if lemma in cases["plural"] else {}
                return Form(lemma, "PRON", {"Case": case, **plural})
    return Form(word, "PRON", {"Case": "Nom"})


def is_mark(token: Token) -> bool:
    return token.is_punct or not any(letter.isalnum() for letter in token.text)


def join_compounds(words: Sequence[Token], joined: dict[int, int]) -> None:
    """Make one verb of «ұстап берді», «бас тартты»: the last word bears the lemma, the others belong to it."""
    known = lexicon()
    for one, other in itertools.pairwise(words):
        whole = f"{one.lower_}{JOINT}{other.lemma_}"
        if other.pos_ == "VERB" and whole in known.compounds:
            other.lemma_ = whole.replace(JOINT, " ")
            part_of(one, other, joined)


def part_of(part: Token, whole: Token, joined: dict[int, int]) -> None:
    joined[part.i] = whole.i
    part.pos_, part.lemma_ = "AUX", JOINT
    set_features(part, {})


def join_plans(words: Sequence[Token], joined: dict[int, int]) -> None:
    """Read «алып келеміз деп отырмыз» as what somebody means to do."""
    going = lexicon().going
    for verb, mark, auxiliary in zip(words, words[1:], words[2:], strict=False):
        ahead = verb.pos_ == "VERB" and feature(verb, "Tense") == "Fut"
        if ahead and mark.lower_ in lexicon().quoting and (auxiliary.lemma_ in going or auxiliary.lower_ in going):
            set_features(verb, {**told_of(verb), "Mood": "Des"})
            part_of(mark, verb, joined)
            part_of(auxiliary, verb, joined)


def join_auxiliaries(words: Sequence[Token], joined: dict[int, int]) -> None:
    """Give a converb the time of the auxiliary after it («жіберіп отыр»), a form that of its copula («берген жоқ»)."""
    known = lexicon()
    at = 0
    while at + 1 < len(words):
        one, other = words[at], words[at + 1]
        if leans(one, other):
            lend(one, other)
            part_of(other, one, joined)
            words = [*words[: at + 1], *words[at + 2 :]]
        elif has_form(one, "Fin", "Part", "Conv", "Inf") and other.lower_ in known.copulas and one.pos_ == "VERB":
            take_copula(one, other)
            part_of(other, one, joined)
            words = [*words[: at + 1], *words[at + 2 :]]
        else:
            at += 1


def has_form(token: Token, *forms: str) -> bool:
    return feature(token, "VerbForm") in forms


def leans(one: Token, other: Token) -> bool:
    known = lexicon()
    going = other.lower_ in known.going
    if one.pos_ != "VERB" or not has_form(one, "Conv") or one.i + 1 > other.i:
        return False
    return (other.pos_ == "VERB" or going) and (other.lemma_ in known.auxiliaries or going)


def lend(verb: Token, auxiliary: Token) -> None:
    """Put a converb into the form of its auxiliary; a passive auxiliary makes the whole passive."""
    own, told = told_of(verb), told_of(auxiliary)
    if auxiliary.lower_ in lexicon().going:
        told = {"VerbForm": "Fin", "Tense": "Pres"}
    if own.get("Kind") == "Aim":
        told = {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Des"}
    voice = "Pass" if "Pass" in (own.get("Voice"), told.get("Voice")) else "Act"
    denied = {"Polarity": "Neg"} if "Neg" in (own.get("Polarity"), told.get("Polarity")) else {}
    set_features(verb, {**told, "Voice": voice, **denied})


def take_copula(verb: Token, copula: Token) -> None:
    own, known = told_of(verb), lexicon()
    if copula.lower_ in known.negating:
        own["Polarity"] = "Neg"
    if own.get("VerbForm") in ("Part", "Conv") and "Case" not in own:
        own["VerbForm"] = "Fin"
    set_features(verb, own)


def settle(words: Sequence[Token], at: int, token: Token) -> None:
    """Say of a participle whether it ends its clause: then it is finite; before a noun it stays one."""
    if token.pos_ != "VERB" or not has_form(token, "Part") or feature(token, "Case"):
        return
    rest = [word for word in words[at + 1 :] if word.lemma_ != JOINT]
    if rest and rest[0].text == "," and goes_on(rest):
        return
    if not rest or (is_mark(rest[0]) and rest[0].text not in '«("') or rest[0].pos_ in ("CCONJ", "SCONJ", "ADP"):
        set_features(token, {**told_of(token), "VerbForm": "Fin"})


def goes_on(rest: Sequence[Token]) -> bool:
    """Say that another participle before a noun follows the comma: «экстрадицияланған, ... айыпталған Имярек»."""
    verbs = [(at, word) for at, word in enumerate(rest) if word.pos_ == "VERB" and feature(word, "VerbForm")]
    at, verb = next(((at, word) for at, word in verbs if not has_form(word, "Inf")), (0, None))
    if verb is not None and has_form(verb, "Fin") and at + 1 < len(rest) and rest[at + 1].pos_ == "SCONJ":
        at, verb = next(((i, word) for i, word in verbs if i > at), (0, None))
    after = rest[at + 1] if verb is not None and at + 1 < len(rest) else None
    bare = verb is not None and has_form(verb, "Part") and not feature(verb, "Case")
    return bare and after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def parts(doc: Doc) -> dict[int, int]:
    found: dict[int, int] = doc.user_data.get(JOINED, {})
    return found


def spoken(words: Sequence[Token]) -> Iterator[Token]:
    yield from (word for word in words if word.lemma_ != JOINT)
