"""What is known of single words of Kazakh: verbs, nouns, small words; how a word is read alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest import numerals
from ingest.kazakh.forms import HOME, Form, Verbs, bases_of, data, endings, features, nouns, verb_endings, verb_forms
from ingest.kazakh.lists import aliases, places
from ingest.tables import LANG, csv_rows, read_toml

JOINT = "_"
SMALL = ("ADP", "CCONJ", "PRON", "DET", "ADV", "SCONJ", "ADJ", "VERBAL", "SAYING")
LONG = 4  # letters that a guessed verb has before its ending


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the words of the lexicon, each list as a set."""

    verbs: Verbs
    stems: frozenset[str]
    transitive: frozenset[str]
    nouns: frozenset[str]
    names: frozenset[str]  # last words of countries' and places' names, known where they have a capital
    small: Mapping[str, frozenset[str]]
    compounds: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    going: frozenset[str]
    quoting: frozenset[str]
    sayings: Mapping[str, str]
    negating: frozenset[str]
    crimes: frozenset[str]
    about: frozenset[str]
    irregular: Mapping[str, Form]
    numbers: numerals.Table
    partitive: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        return word in self.small[kind]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    told = read_toml(HOME / "lexicon.toml")
    transitive, other = (set(told["verbs"][kind].split()) for kind in ("transitive", "other"))
    stems = frozenset(stem for stem in transitive | other if JOINT not in stem)
    help_ = told["auxiliaries"]
    stems |= frozenset(help_["verbs"].split())
    keep = told["compounds"]["keep"].split()
    return Lexicon(
        verbs=Verbs(bases(stems | {text.rpartition(JOINT)[2] for text in keep}), verb_endings("verb")),
        stems=stems,
        transitive=frozenset(text.replace(JOINT, " ") for text in transitive | set(told["objects"]["also"].split())),
        nouns=frozenset(told["nouns"]["whole"].split()) | listed_nouns(),
        names=frozenset(named_lands()),
        small={kind: frozenset(told["words"][kind].split()) for kind in SMALL},
        compounds=frozenset(keep),
        auxiliaries=frozenset(help_["verbs"].split()),
        copulas=frozenset(help_["copulas"].split()),
        going=frozenset(help_["going"].split()),
        quoting=frozenset(help_["quoting"].split()),
        sayings=told["sayings"],
        negating=frozenset(help_["negating"].split()),
        about=frozenset(told["phrases"]["about"]),
        crimes=frozenset(told["verbs"]["crimes"].split()),
        irregular={word: irregular(text) for word, text in told["irregular"].items()},
        numbers=numerals.load("kk", LANG),
        partitive=frozenset(word for row in counting() for word in row[1:]),
    )


def counting() -> Iterator[list[str]]:
    """Give the forms of each small number, its own first: «үш», «үшеуі», «үшеуін»."""
    rows = (row for row in csv_rows(HOME / "numerals.csv") if row["kind"] in ("unit", "ten"))
    yield from (row["forms"].split() for row in rows)


def listed_nouns() -> frozenset[str]:
    """Give the nouns that the other tables name, so that a word is read as a form of one of them."""
    people = (row["lemma"] for row in csv_rows(HOME / "persons.csv"))
    posts = (row["word"] for row in csv_rows(HOME / "posts.csv"))
    return frozenset(word for word in (*people, *posts) if " " not in word)


def named_lands() -> Iterator[str]:
    """Give the last words of countries' and places' names, which look like many a form («Қазақс-тан»)."""
    names = (*(alias.text for alias in aliases() if alias.form == "name"), *places())
    yield from (name.lower().rpartition(" ")[2] for name in names)


def bases(stems: frozenset[str]) -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
    found: dict[str, tuple[tuple[str, str, bool], ...]] = defaultdict(tuple)
    for stem in sorted(stems):
        for base, voice, denied in bases_of(stem):
            found[base] = (*found[base], (stem, voice, denied))
    return dict(found)


def irregular(text: str) -> Form:
    stem, case, owner = text.split()
    return Form(stem, "NOUN", {"Case": case, "Poss": owner})


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Form, ...]:
    """Give the ways to read a word in small letters, the likeliest first."""
    known = lexicon()
    if word in known.irregular:
        return (known.irregular[word],)
    as_verbs = sorted({form.lemma + str(form.features): form for form in verbs(word)}.values(), key=verb_rank)
    as_nouns = sorted(nouns(word), key=noun_rank)
    listed = [form for form in as_nouns if form.lemma in known.nouns and form.pos == "NOUN"]
    if listed and (word in known.nouns or not (as_verbs and is_plain_verb(as_verbs[0]))):
        return (*listed, *as_verbs, *as_nouns)
    return (*as_verbs, *as_nouns) if as_verbs else (*listed, *guessed(word), *as_nouns)


def is_plain_verb(form: Form) -> bool:
    """Say that a form is a verb's beyond doubt: neither a verbal noun nor a case of a participle."""
    return form.features.get("VerbForm") in ("Fin", "Conv", "Part") and not form.case


def verb_rank(form: Form) -> tuple[int, int, int]:
    """Prefer what has fewer marks, then the longer stem; a near converb is a rare thing."""
    near = form.features.get("Kind") == "Near" or form.features.get("Mood") == "Pot"
    return int(near), int(bool(form.case)), -len(form.lemma)


def noun_rank(form: Form) -> tuple[int, int]:
    """Prefer stems of the lexicon; of others the one with case and third person's possessor taken off."""
    known = lexicon()
    if form.lemma in known.nouns:
        return 0, -len(form.lemma)
    odd = form.features.get("Poss") in ("1", "2") or (form.lemma and form.lemma[-1] in data()["unended"])
    return (3 if odd else 2), len(form.lemma)


def verbs(word: str) -> Iterator[Form]:
    """Yield a word as a verb: finite, converb, participle, verbal noun; the last two in any case."""
    known = lexicon().verbs
    yield from verb_forms(word, known)
    for noun in nouns(word):
        if noun.lemma == word or noun.pos != "NOUN":
            continue
        for form in verb_forms(noun.lemma, known):
            if form.features["VerbForm"] in ("Inf", "Part"):
                yield replace(form, features={**form.features, **noun.features})


@lru_cache(maxsize=1)
def guesses() -> tuple[tuple[str, Mapping[str, str]], ...]:
    return verb_endings("guess")


def guessed(word: str) -> Iterator[Form]:
    """Yield a verb that no list has, by an ending which only verbs have."""
    for ending, told in guesses():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= LONG and sounds_right(stem, ending):
            voice = "Pass" if stem.endswith(tuple(data()["guess"]["passive"].split())) else "Act"
            yield Form(stem, "VERB", {**told, "Voice": voice})
            return


def sounds_right(stem: str, ending: str) -> bool:
    return (stem[-1] in endings().sounds["open"]) != (ending[0] in endings().sounds["open"])


__all__ = ["Form", "Lexicon", "features", "lexicon", "readings"]
