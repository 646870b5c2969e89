"""How names are compared, and the normal forms of persons' names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph import declension, morphology
from graph.declension import ARMENIAN
from graph.lists import rows

GENDERS = ("Masc", "Fem")
CLOSE = 1e-9  # points that two readings may differ by and be as good
SURNAME, GUESSED, RARE, FIXED, NAMED, AS_TAGGED, NOMINATIVE = 1.0, 0.7, 0.5, 0.3, 2.4, 0.6, 0.4
LISTED, STEADILY, RATHER, NEVER = 2.5, 0.75, 0.15, -2.0


def plain_e(text: str) -> str:
    """Write «е» for «ё», as most print does."""
    return text.replace("ё", "е").replace("Ё", "Е")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Make of a name what is compared: lower case, «е» for «ё», words parted by one space, no marks."""
    plain = plain_e(unicodedata.normalize("NFKC", text).casefold())
    return " ".join(re.findall(r"\w+", plain))


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold a name by parts, each empty where it is not given; initials keep their dots («А.К.»)."""

    given: str
    patronymic: str
    surname: str
    initials: str = ""


def parts(name: str) -> Parts:
    """Tell apart the parts of a name in the nominative, surname first or last: «Саденов Ержан», «А.К. Дюсембин»."""
    words = list(re.findall(r"[\w'’`-]+\.?", name))
    initials = [word for word in words if is_initial(word)]
    full = [word for word in words if not is_initial(word)]
    fathers = [word for at, word in enumerate(full) if is_patronymic(word) and (at or len(full) > 2)]
    fathers = fathers or with_child(full)
    rest = [word for word in full if word not in fathers]
    if len(rest) == 1 and not fathers:
        given = is_given(rest[0]) and initials and len(initials) == 1 and not is_surname(rest[0])
        return Parts(rest[0] if given else "", "", "" if given else rest[0], "".join(initials))
    first = surname_first(rest, full, fathers)
    surname, given = (rest[0], rest[1:]) if first else (" ".join(rest[1:]), rest[:1])
    return Parts(" ".join(given), " ".join(fathers), surname, "".join(initials))


def with_child(full: Sequence[str]) -> list[str]:
    """Give a father and the word after him, where a given name and a surname stand beside: «Рафиг оглу»."""
    at = next((at for at, word in enumerate(full) if word.casefold() in CHILDLY), 0)
    return list(full[at - 1 : at + 1]) if at and len(full) > 3 else []


def surname_first(rest: Sequence[str], full: Sequence[str], fathers: Sequence[str]) -> bool:
    """Say that a name is printed surname first: a patronymic ends it, or only the second word is a given name."""
    if len(rest) < 2:
        return False
    if fathers and full[-1] in fathers and len(full) > 2:
        return not (is_called(rest[0]) and is_surname(rest[1]) and not is_called(rest[1]))
    return is_called(rest[1]) and not is_called(rest[0]) and not is_surname(rest[1])


def is_initial(word: str) -> bool:
    """Say that a word is an initial or a row of them: «А.», «А.К.», «Дж.»."""
    letters = word.rstrip(".").split(".")
    return all((len(one) == 1 and one.isupper()) or (one in DIGRAPHS and word.endswith(".")) for one in letters)


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Say that the dictionary knows the word as a form of a given name."""
    listed = any(True for _ in listed_forms(word))
    return listed or any(option.known and "Name" in option.grammemes for option in morphology.readings(word))


def is_called(word: str) -> bool:
    """Say that the word is a given name as it stands, in the nominative: «Ораз», not «Оразов»."""
    return any(form.nominative == word.casefold() and form.points >= NAMED for form in word_forms(word))


def is_surname(word: str) -> bool:
    return any(
        guess.paradigm in ("surname", "surname-fem", "adjective", "adjective-fem")
        for guess in declension.guesses(word.casefold())
        if guess.case == "Nom"
    ) or any(option.known and "Surn" in option.grammemes for option in morphology.readings(word))


def is_particle(word: str) -> bool:
    """Say that a small word goes on with a name: «Али бен Салах», «Фахд аль-Мансури»."""
    low = word.casefold()
    return low in PARTICLES or (word[0].islower() and low.partition("-")[0] in ARTICLES and "-" in low)


def is_steady_before(words: tuple[str, ...]) -> bool:
    """Say that only the last word of a name has cases: «с Чан Лонгом», «Ким Чон Ына»."""
    three, given = len(words) > 2, len(words) < 3  # «Ким» is a given name too
    short = all(word.isalpha() and len(word) <= SYLLABLE + three for word in words[:-1])  # «Лыонг Там Куангом»
    short = short and not any(is_given(word) or is_patronymic(word) for word in words[:-1][1 - given :])
    return 1 < len(words) <= SYLLABLES and short and len(words[-1]) <= SYLLABLE + 2 + three


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Say that the dictionary knows the word, and as no name: «Министр», «Задержан»."""
    options = [option for option in morphology.readings(word) if option.known]
    return bool(options) and not any(option.grammemes & {"Name", "Surn", "Patr"} for option in options)


def is_word(word: str) -> bool:
    """Say that the word is none of a name but for its capital: the dictionary knows it, or it is an adjective."""
    last = word.rpartition("-")[2]
    if last != word and last.islower() and is_common(last):
        return True  # «Вор-рецидивист»
    likely = morphology.readings(word)[0]
    surname = any(guess.paradigm in STRONG for guess in declension.guesses(word.casefold()))
    return is_common(word) or (not likely.known and likely.pos in ("ADJF", "PRTF") and not surname)


def is_patronymic(word: str) -> bool:
    return word.casefold().endswith(FATHERS) and len(word) > 5


@dataclass(frozen=True, slots=True)
class Form:
    """Say that a word of a name may be this case and gender of `nominative`; empty case or gender: any.

    `steady`: it looks so much like a name without cases («Росси») that any tag agrees with it.
    """

    nominative: str
    case: str
    gender: str
    points: float
    steady: bool = False


def nominative(words: Sequence[str], tagged: Sequence[str] = (), gender: str = "") -> tuple[str, ...]:
    """Put the words of one person's name into the nominative.

    All words must stand in one case and one gender. `tagged` holds the tagger's case of each word (or nothing),
    `gender` what is known from elsewhere («гражданку Польши Анну ...»). A name that may be nominative as printed and
    was tagged so stays as it is.
    """
    return settle(tuple(words), tuple(tagged), gender)[0]


def gender_of(words: Sequence[str], tagged: Sequence[str] = ()) -> str:
    """Give `Masc` or `Fem`, or nothing where the name does not tell: «Айпери Т.»."""
    points = [settle(tuple(words), tuple(tagged), sex)[2] for sex in GENDERS]
    return settle(tuple(words), tuple(tagged), "")[1] if max(points) - min(points) > CLOSE else ""


@lru_cache(maxsize=20_000)
def settle(words: tuple[str, ...], tagged: tuple[str, ...], gender: str) -> tuple[tuple[str, ...], str, float]:
    """Give the words in the nominative, the gender, and the points of that reading."""
    after = (*(word.casefold() for word in words[1:]), "")
    options = [father(word) if nxt in CHILDLY else word_forms(word) for word, nxt in zip(words, after, strict=True)]
    best: tuple[float, tuple[str, ...], str] = (-1.0, words, "")
    for sex in (gender,) if gender else GENDERS:
        for case in declension.ORDER:
            chosen = [choose(forms, case, sex) for forms in options]
            points = sum(form.points for form in chosen) + (NOMINATIVE if case == "Nom" else 0.0)
            points += AS_TAGGED * sum(
                tag == case and (form.steady or bool(form.case)) for tag, form in zip(tagged, chosen, strict=False)
            )
            if points > best[0] + CLOSE:
                best = (points, tuple(like(w, f.nominative) for w, f in zip(words, chosen, strict=True)), sex)
    return best[1], best[2], best[0]


def father(word: str) -> tuple[Form, ...]:
    """Leave the father's name before «оглы», «кызы», «уулу» as it is."""
    return (Form(word.casefold(), "", "", SURNAME),)


def choose(forms: Iterable[Form], case: str, gender: str) -> Form:
    fitting = [form for form in forms if form.case in ("", case) and form.gender in ("", gender)]
    return max(fitting, key=lambda form: form.points)


@lru_cache(maxsize=50_000)
def word_forms(word: str) -> tuple[Form, ...]:
    """Give every way to read one word of a name; the last one leaves it as it is."""
    low = word.casefold()
    unchanged = low.endswith(UNCHANGED) and not any(listed_forms(word))
    if is_initial(word) or low in PARTICLES or unchanged:
        return Form(low, "", CHILDLY.get(low, ""), SURNAME), Form(low, "", "", NEVER)
    lead, hyphen, last = low.rpartition("-")
    named = [*dictionary_forms(word), *listed_forms(word)]
    found = [*named, *hyphenated(lead, hyphen, last)]
    if declension.is_oblique(last) and not named:
        return (*(form for form in found if form.points == SURNAME), Form(low, "", "", NEVER))
    return (*found, Form(low, "", "", FIXED), *fixed(low))


def dictionary_forms(word: str) -> Iterator[Form]:
    for option in morphology.readings(word):
        other = given_names().get(option.lemma, option.feature("Gender")) != option.feature("Gender")
        if option.known and "Name" in option.grammemes and option.feature("Number") == "Sing" and not other:
            points = NAMED + 0.1 * option.score - (RATHER if "Fixd" in option.grammemes else 0)
            yield Form(option.lemma, option.feature("Case"), option.feature("Gender"), points)


def listed_forms(word: str) -> Iterator[Form]:
    """Read a given name of the region that the dictionary does not know; a woman's in a consonant has one form."""
    low = word.casefold()
    for guess in declension.guesses(low) if word[:1].isupper() else ():
        if given_names().get(guess.nominative) == guess.gender and (guess.gender == "Masc" or low[-1] in "аяыиеуюйэ"):
            yield Form(guess.nominative, guess.case, guess.gender, LISTED)
    if given_names().get(low) == "Fem" and not low.endswith(("а", "я")):
        yield Form(low, "", "Fem", LISTED, True)


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, str]:
    return {row["name"].casefold(): row["gender"] for row in rows("given_names")}


def hyphenated(lead: str, hyphen: str, last: str) -> Iterator[Form]:
    """Read the last part of «Касым-Жомарта»; the first declines only where it is a surname («Ивановой-Петровой»)."""
    armenian = any(guess.paradigm == ARMENIAN for guess in declension.guesses(last))  # hardly a woman's «-яна»
    for guess in declension.guesses(last):
        known = guess.paradigm in STRONG
        front = lead
        for first in declension.guesses(lead) if known and lead else ():
            if first.paradigm in STRONG and first.case == guess.case and first.gender == guess.gender:
                front = first.nominative
        if guess.gender in GENDERS:
            points = SURNAME if known else RARE if armenian or guess.paradigm in SELDOM else GUESSED
            yield Form(front + hyphen + guess.nominative, guess.case, guess.gender, points)
    for whole, case in declension.western_georgian(last) if not lead else ():
        yield Form(whole, case, "", SURNAME, not case)


def fixed(word: str) -> Iterator[Form]:
    """Read a word that does not decline: «Дзюба» does, «Ткаченко», «Черных», «Зауре» do not; nor «Цой» of a woman."""
    if any(guess.paradigm in STRONG and guess.paradigm != ARMENIAN for guess in declension.guesses(word)):
        return
    if word.endswith(declension.VOWELS) or word.endswith(("ых", "их")):
        steady = word.endswith(STEADY) and word[-2:-1] not in UNSTEADY
        yield Form(word, "", "", STEADILY if steady else GUESSED, steady)
    elif word[-1:] in declension.CONSONANTS + "йь" and not word.endswith(declension.POSSESSIVE):
        yield Form(word, "", "Fem", GUESSED)


def like(model: str, word: str) -> str:
    """Print a name with capitals as in `model`; one in capitals throughout gets them at its starts only."""
    if is_initial(model) or (word in PARTICLES and not model[:1].isupper()):
        return model
    if model.casefold() == word and not (model.isupper() and len(model) > 2):
        return model
    made = "-".join(part if part in PARTICLES else part[:1].upper() + part[1:] for part in word.split("-"))
    return restore_yo(model, made)


def restore_yo(model: str, word: str) -> str:
    """Keep a printed «ё» where the dictionary form lost it."""
    letters = [old if old in "ёЁ" and new in "еЕ" else new for old, new in zip(model, word, strict=False)]
    return "".join(letters) + word[len(letters) :]


def candidates(word: str) -> frozenset[str]:
    """Give every nominative that a printed surname may come from, folded, its own spelling included."""
    return frozenset(fold(form.nominative) for form in word_forms(word)) | {fold(word)}


DIGRAPHS = frozenset({"Дж", "Дз"})
FATHERS = (
    "ович", "евич", "овна", "евна", "овича", "евича", "овичу", "евичу", "овичем", "евичем", "овиче", "евиче", "овны",
    "евны", "овне", "евне", "овну", "евну", "овной", "евной", "ұлы", "улы", "қызы", "кызы", "оглы", "оглу", "инична",
)  # fmt: skip
UNCHANGED = ("ұлы", "улы", "қызы", "кызы", "оглы", "оглу", "гызы", "заде", "швили", "дзе", "уулу", "зода")
STEADY, UNSTEADY = ("о", "э", "и", "лы"), "игкхжчшщ"
CHILDLY = {"оглы": "Masc", "оглу": "Masc", "уулу": "Masc", "улы": "Masc", "кызы": "Fem", "қызы": "Fem", "гызы": "Fem"}
SELDOM = frozenset({"ya", "iya", "soft-fem"})  # men in «-я» and women in «-ь» with endings of their own are few
STRONG = frozenset({"surname", "surname-fem", ARMENIAN, "adjective", "adjective-fem", "patronymic", "patronymic-fem"})
ARTICLES = frozenset({"аль", "эль", "ас", "аш", "ад", "ан", "ар"})  # «Фахд аль-Мансури»
SYLLABLE, SYLLABLES = 4, 3  # letters of a word, words of a name
PARTICLES: Mapping[str, str] = {
    "оглы": "«Рашид Исмаил оглы Гасанов»", "кызы": "«Лейла Самир кызы»", "уулу": "«Нурлан Асан уулу»",
    "оглу": "«Эльшад Вагиф оглу»", "де": "«Питер де Врис»", "ван": "«Йос ван Дам»", "фон": "«Клаус фон Берг»",
    "бен": "«Али бен Салах»", "бин": "«Фахд бин Салман»", "ибн": "«Омар ибн Саид»", "аль": "«Ахмед аль Мансур»",
    "эль": "«Карим эль Амин»", "ди": "«Паоло ди Марко»", "да": "«Жоау да Силва»",
    "дер": "«Ян ван дер Берг»", "заде": "«Турал Али заде»",
    "ал": "«Хамад ал Сабах»", "дус": "«Пауло дус Рейш»", "душ": "«Мария душ Сантуш»", "дос": "«Луис дос Рейс»",
    "дель": "«Хуан дель Рио»", "делла": "«Марко делла Валле»",
}  # fmt: skip
