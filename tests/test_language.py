"""Languages are told by function words and letters; what we can not read is not taken for what we can."""

from __future__ import annotations

import pytest

from ingest.language import assurance, detect, known

READ = [
    ("ru", "Суд в Чолпон-Ате решил, что Асана Токтобаева выдадут соседней стране до конца месяца."),
    ("ru", "Троих беглецов передали правоохранительным органам."),
    ("ru", "По словам Гүлнар Әбдіқызы, её сына Сәкена Әбдіұлы вернули домой, но следствие ещё не закончено."),
    ("kk", "Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі."),
    ("kk", "Сот шешімі бойынша ол енді елге қайтарылады, бірақ өтініш әлі қаралып жатыр."),
    ("en", "The court in Osh has ruled that Asan Toktobaev will be handed over to his home country."),
    ("en", "Three fugitives were flown home on Monday, the ministry said."),
]
FOREIGN = [
    "Суд у Полтаві вирішив, що підозрюваного видадуть сусідній країні до кінця місяця.",
    "Суд у Гродне вырашыў, што падазраванага выдадуць суседняй краіне да канца месяца.",
    "Съдът в Пловдив реши, че обвиняемият ще бъде предаден на съседната държава до края на месеца.",
    "Суд у Новом Саду одлучио је да ће осумњичени бити изручен суседној земљи до краја месеца.",
    "Сот чечими боюнча шектүү коңшу өлкөгө берилди, деп билдирди министрликтин басма сөз кызматы жана сот.",
    "Sud qaroriga ko'ra gumonlanuvchi qo'shni davlatga topshirildi va bu haqida vazirlik xabar berdi.",
    "Das Gericht in Ulm hat entschieden, dass der Verdächtige an das Nachbarland ausgeliefert wird.",
    "Le tribunal de Dole a décidé que le suspect sera remis au pays voisin dans un mois.",
    "Mahkeme, şüphelinin komşu ülkeye iade edilmesine karar verdi ve bu karar için itiraz yolu açık.",
    "2024 1 949 473 70%",
    "",
]


@pytest.mark.parametrize(("lang", "text"), READ)
def test_languages_that_are_read(lang: str, text: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize("text", FOREIGN)
def test_languages_that_are_not(text: str) -> None:
    assert detect(text) is None


def test_a_wrong_decoding_scores_less() -> None:
    text = "Суд решил, что беглеца вернут на родину, и он уже в аэропорту."
    assert assurance(text) > assurance(text.encode("koi8-r").decode("cp1251"))


def test_known_languages_are_the_three_of_the_design() -> None:
    assert known() == ("ru", "kk", "en")
