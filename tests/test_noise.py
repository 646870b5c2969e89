"""What is on the page but not of the article is found, and the article's sentences are never touched."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.articles import Read, read
from ingest.noise import Row, fold, noise, rows

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev"


def left(body: str) -> list[str]:
    """Give the lines that stay when the noise is taken out."""
    for start, end in reversed(noise(body)):
        body = body[:start] + body[end:]
    return [line.strip() for line in body.splitlines() if line.strip()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.form}-{row.phrase}")
def test_every_row_finds_the_phrase_that_it_was_seen_in(row: Row) -> None:
    start = fold(row.seen).index(fold(row.phrase))
    assert any(left <= start < right for left, right in noise(row.seen)), noise(row.seen)


@pytest.mark.parametrize("row", [row for row in rows() if row.form in {"tail", "bracket"}], ids=lambda row: row.seen)
def test_a_credit_leaves_the_sentence_before_it(row: Row) -> None:
    assert left(row.seen)[0].startswith(row.seen.split()[0])


PORTAL = """Главная / Новости / Право
18:20, 3 марта 2024
Просмотров: 1 204
Суд в Чолпон-Ате выдал беглеца
Фото: пресс-служба порта
Асана Токтобаева передали конвою соседней страны в среду утром.
Читайте также: В порту нашли яхту беглеца
По словам прокурора, он обвиняется в хищении. Подписывайтесь на наш канал в Telegram.
Читайте также
Яхту выставили на торги
Министр порта ушёл в отпуск
Защита намерена обжаловать решение, которое суд принял накануне вечером.
Нина ПЕРО, Чолпон-Ата
Теги: порт, суд
ВК ТГ ОК
👍 3 👎 0
#порт #розыск
ПравоПортМоре
© «Областной листок»
Последние новости
10:40
Задержан ещё один капитан
10:15 Экстрадирован бывший лоцман порта
Беглого боцмана вернули на родину из-за границы в понедельник
"""
TELEGRAPH = """БИШКЕК, 3 мар — Листок. Беглеца Асана Токтобаева вывезли на родину (фото).
[Фото: архив. На снимке: Токтобаев]
— Его сопровождали двое сотрудников, — рассказал пограничник. — Рейс был обычный.
09:10 Пожар на складе потушен
09:40 Найдена пропавшая лодка
Комментарии (2) ▼
Войдите, чтобы оставить комментарий
erid: 2SDnjeXampLe"""
KAZAKH = """Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі.
Фото: порттың баспасөз қызметі
Оқи отырыңыз: Порттағы сот көшті
Оның ісі әлі қаралып жатыр, сот келесі аптада өтеді.
Айгүл ҚАЛАМҚЫЗЫ
Бөлісу: VK | Facebook
Соңғы жаңалықтар
Тағы бір капитан ұсталды"""
ENGLISH = """Asan Toktobaev was handed over to an escort of his home country on Wednesday (Photo: port press office).
Share this: Facebook X
Follow us on Telegram.
His lawyers said that they would appeal against the ruling within ten days.
(Reporting by N. Quill; editing by O. Leaf)
Most read
Harbour court moves to a new house
Captain arrested"""
PAGES = {
    "a portal": (
        PORTAL,
        [
            "Суд в Чолпон-Ате выдал беглеца",
            "Асана Токтобаева передали конвою соседней страны в среду утром.",
            "По словам прокурора, он обвиняется в хищении.",
            "Защита намерена обжаловать решение, которое суд принял накануне вечером.",
        ],
    ),
    "a telegraph agency": (
        TELEGRAPH,
        [
            "БИШКЕК, 3 мар — Листок. Беглеца Асана Токтобаева вывезли на родину .",
            "— Его сопровождали двое сотрудников, — рассказал пограничник. — Рейс был обычный.",
        ],
    ),
    "a Kazakh paper": (
        KAZAKH,
        [
            "Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі.",
            "Оның ісі әлі қаралып жатыр, сот келесі аптада өтеді.",
        ],
    ),
    "an English paper": (
        ENGLISH,
        [
            "Asan Toktobaev was handed over to an escort of his home country on Wednesday .",
            "His lawyers said that they would appeal against the ruling within ten days.",
        ],
    ),
}


@pytest.mark.parametrize(("body", "kept"), PAGES.values(), ids=PAGES)
def test_only_the_article_is_left_of_a_page(body: str, kept: list[str]) -> None:
    assert left(body) == kept


# Sentences that hold the words of the tables, or look like noise, and are none.
SENTENCES = [
    "Фото подозреваемого разослали в двадцать стран, и через неделю его узнали в порту.",
    "Фотографии беглеца опубликовало областное управление.",
    "Источник в порту сообщил, что беглеца вывезли ночью.",
    "Источник: «Его вывезли ночью, и никто из семьи об этом не знал, пока он не позвонил сам».",
    "Реклама запрещённых веществ велась через закрытый канал.",
    "Поделиться опытом приехали следователи трёх соседних стран.",
    "Комментарии ведомства получить не удалось.",
    "Автор канала задержан в аэропорту и будет выдан.",
    "Тема розыска беглецов обсуждалась и на встрече министров.",
    "Темы переговоров: розыск, выдача и обмен сведениями между прокуратурами.",
    "Подробности задержания он раскрывать не стал.",
    "Нравится это кому-то или нет, запрос о выдаче направлен.",
    "Лента новостей агентства сообщила о выдаче двоих братьев.",
    "Последние новости о деле пришли из порта: беглеца вернули.",
    "По теме выдачи выступил прокурор области Олег Лист.",
    "Видео с камеры порта помогло опознать двоих беглецов.",
    "Сегодня в 14:40 борт с тремя беглецами сел в порту.",
    "14:40. Суд удалился в совещательную комнату.",
    "14:55. Судья огласила решение: выдать.",
    "Скриншоты переписки следователи приобщили к делу о выдаче.",
    "МВД, прокуратура и суд; порт, таможня и банк.",
    "Учредитель фирмы Асан Токтобаев выслан на родину.",
    "Печать на запросе о выдаче оказалась поддельной.",
    "Редактор газеты рассказал, как его вернули домой.",
    "Сообщить об этом решении обещали утром.",
    "Share prices fell after the fugitive banker was handed over.",
    "Related charges against the banker were dropped before he was sent home.",
    "Photos of the fugitive were sent to twenty countries.",
    "Like his brother, he was deported on Monday.",
    "Сурет бойынша күдіктіні көрші елдің полициясы таныды.",
    "Пікір білдірген прокурор оны елге қайтарамыз деді.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_never_eaten(sentence: str) -> None:
    assert noise(sentence) == []
    frame = f"Асана Токтобаева передали конвою.\n{sentence}\nЕго вывезли домой."
    assert noise(frame) == []


def test_prose_returns_after_a_list() -> None:
    body = (
        "Читайте также:\nЯхту нашли\n\nАсана Токтобаева передали конвою соседней страны ещё в прошлую среду.\nОн дома."
    )
    assert left(body) == body.splitlines()[3:]


TRAILED = """Чешский суд отпустил под залог перевозчика Томаша Новотного.
О залоге сообщила его защита.
Перу отказало Чили в выдаче двоих рыбаков
Мальта выдала Норвегии угонщика яхт
В порту Кальяо сгорел склад бананов
"""


def test_headlines_under_an_article_are_other_news() -> None:
    prose = TRAILED.splitlines()[:2]
    assert left(TRAILED) == prose
    assert len(left("\n".join(TRAILED.splitlines()[:4]))) == 4  # two may be a list of the article's own
    assert len(left(TRAILED.replace("защита.", "защита"))) == 5  # a page where no line is closed


def test_the_end_of_a_credit_is_the_end_of_its_sentence() -> None:
    assert left("Фото: пресс-служба. Асана Токтобаева передали конвою.") == ["Асана Токтобаева передали конвою."]


def test_spans_are_in_order_and_apart() -> None:
    for body, _ in PAGES.values():
        spans = noise(body)
        assert all(start < end for start, end in spans)
        assert all(body[end:start].strip() for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("body", ["", "\n\n", " ", "Он."])
def test_bodies_of_nothing(body: str) -> None:
    assert noise(body) == []


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not beside the project")
def test_no_long_closed_paragraph_of_the_annotated_articles_is_touched() -> None:
    bodies = [found.article.body for found in read([str(GOLD)]) if isinstance(found, Read)]
    assert bodies
    for body in bodies:
        paragraphs = [line.strip() for line in body.splitlines() if len(line.split()) > 12 and line.strip()[-1] in ".»"]
        assert set(paragraphs) <= set(left(body))
