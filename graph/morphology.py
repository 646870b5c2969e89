"""The Russian dictionary (pymorphy3): every reading of a word form, in the features of Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})
NOMINAL = frozenset({"NOUN", "PROPN"})
MODELS = {"экстрадир": "депортир"}  # words that the dictionary lacks, and one of the same forms that it has
COMING = ("экстрадир", "депортир")  # whose present is a future as well: «Рига экстрадирует X» tells of what is to come
CAPITALS_ONLY = 2  # a word of as many capitals and more, unknown to the dictionary, is an abbreviation: no endings
ABBREVIATION = 5  # letters: of words so short in capitals, a form that is no dictionary form is none («НАБУ»)


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one reading of a form: `grammemes` are OpenCorpora's, `features` Universal Dependencies'."""

    lemma: str
    pos: str
    grammemes: frozenset[str]
    features: tuple[tuple[str, str], ...]
    known: bool
    score: float
    parse: Any
    stems: tuple[str, str] = ("", "")  # of the model and of the word read after it: see MODELS

    def feature(self, name: str) -> str:
        return next((value for known, value in reversed(self.features) if known == name), "")

    def inflect(self, *grammemes: str) -> str | None:
        """Give the same word in another form, lower case, or None where it has none."""
        form = self.parse.inflect(set(grammemes))
        return None if form is None else str(form.word).replace(*self.stems, 1)


@lru_cache(maxsize=1)
def analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Give every reading of a form, the dictionary's best guess first."""
    for stem, model in MODELS.items():
        if word.lower().startswith(stem):
            return tuple(likened(option, model, stem) for option in readings(model + word[len(stem) :]))
    return tuple(reading(parse) for parse in analyzer().parse(word))


@lru_cache(maxsize=20_000)
def animacy(word: str) -> str:
    """Give `Anim` or `Inan` where every noun that a form may be of is so, else an empty string."""
    nouns = [option.grammemes for option in readings(word) if option.pos == "NOUN"]
    told = [name for name, grammeme in (("Anim", "anim"), ("Inan", "inan")) if all(grammeme in one for one in nouns)]
    return told[0] if nouns and told else ""


def likened(option: Reading, model: str, stem: str) -> Reading:
    """Give the reading of a word that the dictionary lacks, from that of a word which it has."""
    return replace(option, lemma=option.lemma.replace(model, stem, 1), stems=(model, stem))


def reading(parse: Any) -> Reading:
    pos, grammemes, features = grammar(str(parse.tag), str(parse.tag.POS or ""))
    return Reading(parse.normal_form, pos, grammemes, features, is_known(parse.word), float(parse.score), parse)


@lru_cache(maxsize=5000)
def grammar(tag: str, pos: str) -> tuple[str, frozenset[str], tuple[tuple[str, str], ...]]:
    """Take a tag of the dictionary apart, `NOUN,anim,masc sing,nomn`: its tags are few, its words are many."""
    grammemes = frozenset(tag.replace(" ", ",").split(","))
    return pos, grammemes, tuple(sorted({FEATURES[g] for g in grammemes if g in FEATURES}))


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Say that the dictionary has a form, lower case; all readings of the form ask."""
    return bool(analyzer().word_is_known(word))


def may_be_several(word: str) -> bool:
    """Say that a form may be a nominative plural, whatever number a tagger took it for."""
    known = (option for option in readings(word) if option.known)
    return any(option.feature("Case") == "Nom" and option.feature("Number") == "Plur" for option in known)


@lru_cache(maxsize=200_000)
def best(word: str, pos: str, morph: str) -> Reading:
    """Choose the reading that agrees best with a tagger's part of speech and features (`Case=Gen|...`)."""
    wanted = dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)
    return max(readings(word), key=lambda option: agreement(option, pos, wanted))


def agreement(option: Reading, pos: str, wanted: dict[str, str]) -> float:
    allowed = PARTS.get(pos, ())
    points = 10.0 - 2.0 * allowed.index(option.pos) if option.pos in allowed else 0.0
    features = dict(option.features)
    for name, weight in WEIGHTS.items():
        if name in wanted and name in features:
            points += weight if wanted[name] == features[name] else -weight
    if pos == "PROPN" and option.grammemes & PROPER:
        points += 1.0
    return points + option.score + 0.5 * option.known


def repaired(word: str, pos: str, features: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Set right what a tagger says against the dictionary: a form that can only be a finite verb, a tense, a case."""
    known = [option for option in readings(word) if option.known and option.pos]
    kinds = {option.pos for option in known}
    if not known:
        return pos, features
    if kinds == {"VERB"}:
        return "AUX" if pos == "AUX" else "VERB", {**without_case(features), **finite(known)}
    if pos in NOMINAL and kinds == {"VERB", "PRTS"}:
        verbs = [option for option in known if option.pos == "VERB"]
        return "VERB", {**without_case(features), **finite(verbs)}  # «базы сверяем каждый день» is no noun
    if "PRTF" in kinds and kinds <= {"PRTF", "ADJF"} and (pos == "PROPN" or (pos == "NOUN" and "ADJF" in kinds)):
        return "VERB", {**features, **participle(known)}  # «Экстрадированный из Италии» begins a sentence
    if pos == "VERB" and features.get("VerbForm") == "Part" and "PRTF" in kinds and kinds <= {"PRTF", "ADJF"}:
        return pos, {**features, **participle(known)}  # «выдворенными» is no active form
    if kinds == {"PRTS"} and features.get("VerbForm") != "Part":
        perfect = next((option for option in known if option.feature("Aspect") == "Perf"), known[0])
        return "VERB", {**dict(perfect.features), "Variant": "Short"}  # «Экстрадировано — 47»: no name, no «-ся»
    if pos == "PROPN" and kinds == {"ADJF"} and {option.feature("Number") for option in known} == {"Plur"}:
        return "ADJ", agreeing(known, features)  # «Кыргызские следователи» begins a sentence
    if pos in NOMINAL and kinds == {"NOUN"}:
        possible = {option.feature("Case") for option in known}
        if features.get("Case") not in possible and len(possible) == 1:
            return pos, {**features, "Case": possible.pop()}
        return pos, features | numbered(known, features)
    return pos, features


def agreeing(options: list[Reading], features: dict[str, str]) -> dict[str, str]:
    """Give the features of an adjective in the plural; a case that the form can not have is the likeliest one."""
    likely = options[0].feature("Case")
    fits = features.get("Case") in {option.feature("Case") for option in options}
    return {"Case": features["Case"] if fits else likely, "Degree": "Pos", "Number": "Plur"}


def numbered(options: list[Reading], features: dict[str, str]) -> dict[str, str]:
    """Give the number of a form that can only stand in one: a tagger takes «румына» for several."""
    numbers = {option.feature("Number") for option in options} - {""}
    return {"Number": numbers.pop()} if len(numbers) == 1 and "Number" in features else {}


def without_case(features: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in features.items() if name not in ("Case", "Variant", "Degree", "Animacy")}


def participle(options: list[Reading]) -> dict[str, str]:
    """Give the features of a participle that all readings of the form share."""
    shared = set.intersection(*(set(option.features) for option in options if option.pos == "PRTF"))
    return {name: value for name, value in shared if name in ("Tense", "Aspect", "Voice", "VerbForm")}


def finite(options: list[Reading]) -> dict[str, str]:
    """Give the features that all readings of a finite form share."""
    shared = set.intersection(*(set(option.features) for option in options))
    told = {name: value for name, value in shared if name in ("Tense", "Aspect", "Number", "Gender")}
    voice = {} if any(option.lemma.endswith("ся") for option in options) else {"Voice": "Act"}
    coming = {"Tense": "Fut"} if "Tense" not in told and options[0].lemma.startswith(COMING) else {}
    return {**told, **voice, **coming, "VerbForm": "Fin"}


@lru_cache(maxsize=200_000)
def cases(word: str, pos: str, number: str = "") -> frozenset[str]:
    """Give every case that the dictionary allows the form, as this part of speech and number."""
    if is_indeclinable(word, pos):
        return CASES
    options = [option for option in readings(word) if option.feature("Case")]
    same = [option for option in options if option.pos in PARTS.get(pos, ())] or options
    counted = [option for option in same if option.feature("Number") in ("", number)] or same
    return frozenset(option.feature("Case") for option in counted) & CASES


def is_indeclinable(word: str, pos: str = "PROPN") -> bool:
    """Say that no form of the word can be told from another: foreign letters, an unknown abbreviation, Fixd."""
    options = readings(word)
    if any("Fixd" in option.grammemes and option.pos in PARTS.get(pos, ()) for option in options):
        return True
    if not any(option.pos for option in options):
        return any(letter.isalpha() for letter in word)
    named = any(option.known and (len(word) > ABBREVIATION or option.feature("Case") == "Nom") for option in options)
    return len(word) >= CAPITALS_ONLY and word.isupper() and not named


@lru_cache(maxsize=200_000)
def keys(word: str) -> frozenset[str]:
    """Give every dictionary form that a printed word may be a form of, folded; its own spelling included."""
    return frozenset(plain(option.lemma) for option in readings(word)) | {plain(word)}


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """Give the one dictionary form under which a word of a closed list is kept: see `keys`."""
    nominal = [option for option in readings(word) if option.pos in ("NOUN", "ADJF", "NPRO")]
    lemmas = [plain(option.lemma) for option in nominal or readings(word)]
    return plain(word) if plain(word) in lemmas else lemmas[0]


def plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


@lru_cache(maxsize=20_000)
def inflect(phrase: str, case: str) -> str:
    """Put a name into a case (`gent`, `datv`, `loct`): its adjectives and first noun change, the rest stays."""
    words, done = phrase.split(" "), False
    for at, word in enumerate(words):
        if not done:
            words[at], done = inflect_word(word, case)
    return " ".join(words)


def inflect_word(word: str, case: str) -> tuple[str, bool]:
    """Give the form, and whether the word was the noun that heads the phrase; of «Усть-Алма» the last part changes."""
    for ending, forms in ADJECTIVES.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + forms[case], False
    head, middle, tail = word.partition("-на-")
    if middle:
        return inflect_word(head, case)[0] + middle + tail, True
    lead, hyphen, last = word.rpartition("-")
    options = [option for option in readings(last.casefold()) if option.feature("Case") == "Nom"]
    noun = next((option for option in options if option.pos == "NOUN" and option.known), None)
    form = noun.inflect(case) if noun is not None else None
    if form is None:
        end = HARD[case] if last and last[-1] in "бвгдзклмнпрстфх" else ""
        return lead + hyphen + last + end, True
    return lead + hyphen + (form.capitalize() if last[:1].isupper() else form), True


HARD = {"gent": "а", "datv": "у", "loct": "е"}
ADJECTIVES = {
    "ая": {"gent": "ой", "datv": "ой", "loct": "ой"},
    "ский": {"gent": "ского", "datv": "скому", "loct": "ском"},
    "цкий": {"gent": "цкого", "datv": "цкому", "loct": "цком"},
    "ый": {"gent": "ого", "datv": "ому", "loct": "ом"},
    "ний": {"gent": "него", "datv": "нему", "loct": "нем"},
    "ское": {"gent": "ского", "datv": "скому", "loct": "ском"},
}
PROPER = frozenset({"Geox", "Surn", "Name", "Patr", "Orgn", "Trad"})
WEIGHTS = {"VerbForm": 3.0, "Case": 3.0, "Number": 2.0, "Gender": 1.0, "Tense": 2.0, "Voice": 1.0, "Aspect": 1.0}
PARTS: dict[str, tuple[str, ...]] = {
    "NOUN": ("NOUN", "ADJF", "PRTF", "NPRO"),
    "PROPN": ("NOUN", "ADJF"),
    "ADJ": ("ADJF", "ADJS", "PRTF", "PRTS", "COMP", "NUMR"),
    "VERB": ("VERB", "INFN", "PRTS", "PRTF", "GRND"),
    "AUX": ("VERB", "INFN", "PRTS", "GRND"),
    "ADV": ("ADVB", "PRED", "COMP", "PRCL"),
    "DET": ("ADJF", "NPRO"),
    "PRON": ("NPRO", "ADJF"),
    "NUM": ("NUMR", "ADJF", "NOUN"),
    "ADP": ("PREP",),
    "CCONJ": ("CONJ", "PRCL"),
    "SCONJ": ("CONJ", "ADVB"),
    "PART": ("PRCL", "CONJ", "PRED"),
    "INTJ": ("INTJ",),
}
FEATURES: dict[str, tuple[str, str]] = {
    "nomn": ("Case", "Nom"),
    "gent": ("Case", "Gen"),
    "gen1": ("Case", "Gen"),
    "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"),
    "accs": ("Case", "Acc"),
    "acc2": ("Case", "Acc"),
    "ablt": ("Case", "Ins"),
    "loct": ("Case", "Loc"),
    "loc1": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "voct": ("Case", "Voc"),
    "sing": ("Number", "Sing"),
    "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"),
    "femn": ("Gender", "Fem"),
    "neut": ("Gender", "Neut"),
    "past": ("Tense", "Past"),
    "pres": ("Tense", "Pres"),
    "futr": ("Tense", "Fut"),
    "actv": ("Voice", "Act"),
    "pssv": ("Voice", "Pass"),
    "perf": ("Aspect", "Perf"),
    "impf": ("Aspect", "Imp"),
    "VERB": ("VerbForm", "Fin"),
    "INFN": ("VerbForm", "Inf"),
    "PRTF": ("VerbForm", "Part"),
    "PRTS": ("VerbForm", "Part"),
    "GRND": ("VerbForm", "Conv"),
}
