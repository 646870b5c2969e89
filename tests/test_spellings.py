"""Every case of a surname is known for a form of it, whichever way the surname declines."""

from __future__ import annotations

import pytest

from graph import declension
from queries.spellings import parted, spellings

MANY = (
    "Ахметов", "Ахметова", "Ким", "Цой", "Ли", "Мороз", "Заяц", "Кравец", "Вишневский", "Вишневская", "Дзюба", "Берия",
    "Коваль", "Мирзоян", "Ткаченко", "Черных", "Дудаев", "Токтогул", "Живаго", "Толстой", "Пак", "Шахназарян",
    "Ильин", "Мицкевич", "Гонгадзе", "Сапарбай", "Бондарчук", "Лебедь", "Соловей", "Палий", "Кутузова", "Ан",
)  # fmt: skip


@pytest.mark.parametrize("surname", MANY)
def test_every_case_of_a_surname_is_known_for_a_form_of_it(surname: str) -> None:
    known = spellings((word, surname) for word in parted(surname).own)
    assert [form for form in declined(surname) if surname not in known.of(form.capitalize())] == []


def declined(surname: str) -> set[str]:
    """Give the forms of a surname by all paradigms of which it may be the nominative."""
    low = surname.casefold()
    found = {low}
    for paradigm in declension.PARADIGMS:
        nominative = paradigm.endings[0]
        stem = low.removesuffix(nominative) if nominative else low
        if low.endswith(nominative) and paradigm.fits(stem):
            found |= {stem + ending for ending in paradigm.endings}
    return found
