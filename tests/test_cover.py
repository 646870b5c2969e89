"""Where names stand in a text: whole, with initials, in any case, and whose they are; officials' are left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from queries.cover import Cover, cover


def starred(known: Cover, text: str) -> str:
    """Put a star for each name."""
    for span in sorted(known.spans(text), key=lambda span: -span.start):
        text = text[: span.start] + "*" + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Приедет ли Сергей Ли?", "Приедет ли *?"),
        ("Братья Азат и Канат Токтоевы", "Братья * и *"),
        ("Токтоева задержали. Канат скрылся", "* задержали. * скрылся"),
        ("Азата Токтоева ищут в Токтоевске", "* ищут в Токтоевске"),
        ("Министр Канат Рысов принял гостей", "Министр Канат Рысов принял гостей"),
        ("Рысов и Канат Серикович", "Рысов и Канат Серикович"),
        ("«Канат» — это верёвка, а канат рвётся", "«*» — это верёвка, а канат рвётся"),
        ("Ли Сергей Иванович и С. Ли", "* и *"),
        ("Токтоев встретил Сергея Токтоева", "* встретил *"),
        ("mail@toktoev.example, toktoev_azat", "mail@*.example, *"),
    ],
)
def test_names_are_taken_whole(text: str, left: str) -> None:
    hidden: dict[str, Sequence[str]] = {"1": ["Азат Токтоев"], "2": ["Канат Токтоев"], "3": ["Сергей Ли"]}
    known = cover(hidden, {"4": ["Канат Серикович Рысов"]}, [])
    assert starred(known, text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Задержан Ф. Раджабов, гражданин", "Задержан *, гражданин"),
        ("Раджабова Ф.Т. ищут", "* ищут"),
        ("Суд отпустил Ш. Рустамова", "Суд отпустил *"),
        ("Выступил Т. Турсунов, министр", "Выступил Т. Турсунов, министр"),
        ("Т. Тимур", "*"),
        ("И. о. министра", "И. о. министра"),
    ],
)
def test_a_given_name_beside_initials_is_a_name(text: str, left: str) -> None:
    known = cover({}, {"1": ["Талгат Турсунов"]}, [])
    assert starred(known, text) == left


def test_whom_a_statement_is_about_decides_between_brothers() -> None:
    known = cover({"1": ["Азат Токтоев"], "2": ["Канат Токтоев"]}, {}, [])
    assert [span.person for span in known.spans("Токтоева ищут")] == [None]
    assert [span.person for span in known.spans("Токтоева ищут", near=["2"])] == ["2"]
    assert [span.person for span in known.spans("А. Токтоева ищут", near=["2"])] == ["1"]


def test_a_given_name_that_is_somebodys_surname_does_not_part_a_name() -> None:
    known = cover({"1": ["Арслан Орхан"], "2": ["Арслан Ахтов"], "3": ["Орхан Арслан"]}, {}, [])
    assert [span.person for span in known.spans("Арслана Ахтова ждут")] == ["2"]
    assert len(known.spans("Орхана Арслана ждут")) == 1
