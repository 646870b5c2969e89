"""Articles by chance: who and what they may tell of, and the worlds that they come from."""

from __future__ import annotations

import random

from worlds import Page, Thing, agency, country, offence, person, somebody

PEOPLE = (
    person("Ержан Саденов"),
    person("Саденов Ержан", born="1971"),
    person("Yerzhan Sadenov"),
    person("Ержан Маратович Саденов"),
    person("Ержан Серикович Саденов", born="1985"),
    person("Е. Саденов", partial=True),
    person("Иван Петров"),
    somebody("мужчина"),
    somebody("задержанный", born="1980"),
    somebody("трое", 3),
    Thing("28 человек", "person", None, None, {"kind": "total", "count": 28, "count_is": "exact"}),
    somebody("более пяти", 5, count_is="at_least"),
)
STATES = (country("KZ"), country("RU"), country("TR"))
BODIES = (
    agency("KZ"),
    agency("RU"),
    agency("RU-SAM", "interior"),
    Thing("Служба розыска", "agency", None, "Служба розыска", {"country": "KZ"}),
    Thing("служба", "agency", None, "служба"),
    Thing("Sluzhba rozyska", "agency", None, "Sluzhba rozyska", {"country": "KZ"}),
    Thing("МВД", "agency", None, "Ministry of Internal Affairs of Kazakhstan", {"country": "KZ"}),
    *STATES,
)
PLACES = (
    Thing("Алматы", "place", "place/KZ.almaty", "Алматы"),
    Thing("Заречье", "place", None, "Заречье", {"country": "KZ"}),
    *STATES,
)
OPERATIONS = (
    Thing("Канал", "operation", None, "Канал"),
    Thing("КАНАЛ", "operation", None, "КАНАЛ"),
    Thing("спецоперация", "operation"),
)
SYSTEMS = (Thing("Журнал розыска", "system", None, "Журнал розыска"), Thing("камеры", "system"))
DATES = (None, "2023", "2024-10", "2024-10-05", "2024-10-20", "2025-02", "2024-10/2024-12")
MOMENTS = (None, "2024-10-06", "2024-11-01", "2025-07-22T10:00:00")
STATUSES = ("completed", "completed", "requested", "refused", "denied")
SOURCES = (None, "Вечер", "Sputnik")

TEXTS = [
    "Из Анталии в Алматы доставили Бекзата Отарбаева, которого искали два года. "
    "Турецкий суд рассмотрел запрос за четыре месяца и согласился. "
    "Отарбаев жил под чужим именем и сдавал внаём лодки на берегу. "
    "В аэропорту его встретили сотрудники полиции и врач. "
    "Ущерб от поддельных печатей оценили в 84 миллиона тенге. ",
    "Министерство сообщает об итогах работы на границе за неделю. "
    "Задержано 14 человек, находившихся в розыске по трём статьям. "
    "Больше всего задержаний произошло на пункте Кордай в выходные дни. "
    "Все они переданы инициаторам розыска в тот же день. "
    "Граждане могут позвонить по номеру 102 в любое время суток. ",
]


def near_text(rnd: random.Random) -> str:
    """Write one of few texts, with a sentence less, one more, or a word changed."""
    text = rnd.choice(TEXTS)
    sentences = text.split(". ")
    changes = [text, text.upper(), ". ".join(sentences[1:]), ". ".join(sentences[:-2]) + ". ", f"Сводка дня. {text}"]
    changes += [text.replace("14", "15"), text.replace("встретили", "ждали"), f"{text}Читайте нас вечером. "]
    return rnd.choice(changes)


def page(world: str, number: int, seed: int) -> Page:
    """Write a small article at random; few people, dates and seeds, so that things meet and old ids come back."""
    rnd = random.Random(seed % 6 if world not in ("wide", "copies") else seed if seed % 2 else seed % 40)
    lead = near_text(rnd) if world == "copies" else "" if rnd.random() < 0.5 else f"Статья {number}. "
    written = Page(f"article-{number}", rnd.choice(MOMENTS), rnd.choice(SOURCES), lead)
    for _ in range(rnd.randint(0, 4) if world == "wide" else rnd.randint(1, 2)):
        rnd.choice(WORLDS[world])(written, rnd)
    return written


def transfer(page: Page, rnd: random.Random) -> None:
    origin = rnd.sample(STATES, rnd.randint(0, 2))
    roles = {"subject": [rnd.choice(PEOPLE)], "origin": origin, "destination": STATES[: rnd.randint(0, 1)]}
    roles["decided"] = rnd.sample(BODIES, rnd.randint(0, 1))
    mode = rnd.choice(["extradition", "return", "deportation"])
    page.say("transfer", roles, rnd.choice(STATUSES), rnd.choice(DATES), mode=mode)


def handover(page: Page, rnd: random.Random) -> None:
    """Say what several articles are likely to say of one unnamed person."""
    roles = {"subject": [PEOPLE[rnd.choice([7, 8])]], "origin": STATES[1:2], "destination": STATES[:1]}
    page.say("transfer", roles, "completed", rnd.choice(DATES[2:5]), mode=rnd.choice(["extradition", "return"]))


def detention(page: Page, rnd: random.Random) -> None:
    roles = {"subject": rnd.sample(PEOPLE, rnd.randint(1, 2)), "held_in": [rnd.choice(PLACES)]}
    page.say("detention", roles, None, rnd.choice(DATES))


def told_detention(page: Page, rnd: random.Random) -> None:
    """Say of one unnamed person what only copies share."""
    page.say("detention", {"subject": [PEOPLE[7]], "held_in": [STATES[1]]}, None, rnd.choice(DATES))


def post(page: Page, rnd: random.Random) -> None:
    roles = {"subject": [rnd.choice(PEOPLE)], "holds_post": [rnd.choice(BODIES)]}
    page.say(
        "post", roles, None, rnd.choice(DATES), post=rnd.choice(["министр", "прокурор"]), former=rnd.random() < 0.5
    )


def citizenship(page: Page, rnd: random.Random) -> None:
    page.say("citizenship", {"subject": [rnd.choice(PEOPLE)], "citizen_of": [rnd.choice(STATES)]})


def accusation(page: Page, rnd: random.Random) -> None:
    roles = {"subject": [rnd.choice(PEOPLE)], "accused_of": [offence("fraud"), offence("theft")]}
    page.say("accusation", roles)


def membership(page: Page, rnd: random.Random) -> None:
    page.say("membership", {"subject": [rnd.choice(PEOPLE)], "member_of": [rnd.choice(PEOPLE)]})


def meeting(page: Page, rnd: random.Random) -> None:
    page.say("meeting", {"met_at": [*rnd.sample(PEOPLE, 2), rnd.choice(BODIES)]}, rnd.choice([None, "planned"]))


def cooperation(page: Page, rnd: random.Random) -> None:
    topics = rnd.sample(["search", "drugs"], 1)
    page.say("cooperation", {"cooperates_with": rnd.sample(BODIES, 2)}, None, rnd.choice(DATES), topics=topics)


def operation(page: Page, rnd: random.Random) -> None:
    roles = {"operation": [rnd.choice(OPERATIONS)], "conducted": [rnd.choice(BODIES)]}
    page.say("operation", roles, None, rnd.choice(DATES))


def agreement(page: Page, rnd: random.Random) -> None:
    page.say("agreement", {"party_to": rnd.sample(STATES, 2)}, rnd.choice(["signed", "negotiated"]), name="план")


def system(page: Page, rnd: random.Random) -> None:
    page.say("system", {"system": [rnd.choice(SYSTEMS)], "operates": rnd.sample(BODIES, rnd.randint(0, 2))})


def figure(page: Page, rnd: random.Random) -> None:
    page.say("figure", {"of_country": [rnd.choice(STATES)]}, measure="wanted", value=rnd.randint(1, 3), unit="persons")


def unnamed_accusation(page: Page, rnd: random.Random) -> None:
    roles = {"subject": [PEOPLE[rnd.choice([7, 8])]], "accused_of": [offence("fraud")]}
    page.say("accusation", roles)


def group(page: Page, rnd: random.Random) -> None:
    """Say what articles may differ in once people have judged that they tell of one event."""
    roles = {"subject": [PEOPLE[rnd.choice([7, 9, 11])]], "origin": [rnd.choice(STATES)], "destination": STATES[:1]}
    page.say("transfer", roles, rnd.choice(STATUSES), rnd.choice(DATES), mode="extradition")


def namesake(page: Page, rnd: random.Random) -> None:
    roles = {"subject": [PEOPLE[rnd.choice([0, 2, 6])]], "destination": STATES[:1]}
    page.say("transfer", roles, "completed", rnd.choice(["2024-10", "2025-02"]), mode="return")


def body_system(page: Page, rnd: random.Random) -> None:
    page.say("system", {"system": [rnd.choice(SYSTEMS)], "operates": [BODIES[rnd.choice([0, 3, 3, 4])]]})


# What articles tell of. Movements are what joins and parts most; in the narrow worlds few things are judged often.
WORLDS = {
    "wide": (
        *[transfer] * 6,
        *[handover] * 5,
        *[detention] * 2,
        *[citizenship] * 2,
        *[operation] * 2,
        *(post, accusation, membership, meeting, cooperation, agreement, system, figure),
    ),
    "unnamed": (handover, handover, unnamed_accusation),
    "named": (namesake,),
    "bodies": (body_system,),
    "copies": (handover, handover, told_detention, meeting, namesake, post),
    "groups": (group,),
}
