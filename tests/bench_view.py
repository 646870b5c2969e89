"""Measure the page: `python tests/bench_view.py [NODES EDGES]` draws an invented graph and acts as a reader would.

Headless Chromium, no graphics card. Printed: how long the page took to write and its size, then in the browser the time
from opening to the first picture, of one step of a drag and of the wheel, of choosing a thing, of moving the period.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import crowd
import story
from browser import lacking, started
from selenium.webdriver import Chrome

from graph import ids, to_networkx
from graph.model import Element
from queries.origin import Origin
from queries.page import render
from queries.picture import Picture, View, choose
from queries.statements import Statements, arrange

SIZES = ((1_000, 3_000), (5_000, 15_000))
LANDS = ("KZ", "RU", "KG", "UZ", "TR", "AE", "GR", "AM", "GE", "PL", "DE", "AT")
QUOTE = "{} передан из одной страны в другую, сообщает ведомство номер {}."
Claims = list[dict[str, Any]]


def picture(nodes: int, edges: int) -> Picture:
    """Draw people, bodies and countries; a few are tied to many, as everywhere."""
    return choose(to_networkx(list(elements(nodes, edges))), View(limit=nodes))


def elements(nodes: int, edges: int) -> Iterator[Element]:
    chance = random.Random(11)
    lands = [f"country/{code}" for code in LANDS]
    bodies = [f"agency/{LANDS[number % len(LANDS)]}~body-{number}" for number in range(nodes // 8)]
    people = [f"person/one-{number}" for number in range(nodes - len(lands) - len(bodies))]
    for id_ in lands:
        yield story.node(id_, "Country", code=id_[-2:], name_ru=id_[-2:], name_en=id_[-2:])
    for number, id_ in enumerate(bodies):
        yield story.node(id_, "Agency", name=f"Управление внутренних дел номер {number}")
    for number, id_ in enumerate(people):
        yield story.node(id_, "Person", name=crowd.name(number), kind="named")
    yield from tied(chance, lands, bodies, people, edges)


def tied(
    chance: random.Random, lands: list[str], bodies: list[str], people: list[str], edges: int
) -> Iterator[Element]:
    found: dict[str, Element] = {}
    while len(found) < edges:
        person = people[int(len(people) * chance.random() ** 1.5)]
        type_, end = chance.choice(
            [("WANTED_BY", chance.choice(lands)), ("CITIZEN_OF", chance.choice(lands)),
             ("HOLDS_POST", bodies[int(len(bodies) * chance.random() ** 2)]), ("MEMBER_OF", chance.choice(people))]
        )  # fmt: skip
        if person != end:
            day = f"20{20 + chance.randrange(6)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
            one = story.edge(type_, person, end, post="начальник", first_report=day, last_report=day)
            found.setdefault(one.id, one)
    return iter(found.values())


def statements(drawn: Picture) -> Statements:
    """Say each tie once, in an article of its own day."""
    facts = [row(edge["fact"], number) for number, (*_, edge) in enumerate(drawn.drawn.edges(data=True))]
    return arrange(facts, [])


def row(fact: str, number: int) -> Mapping[str, Any]:
    article, quote = f"vestnik.example~{number // 3}", QUOTE.format(crowd.name(number), number)
    return {
        "claim": ids.claim(article, "post", "body", number), "fact": fact, "kind": "post", "status": None, "date": None,
        "rule": "ru/post/hand", "confidence": 0.9, "parts": ["body"], "quotes": [quote], "starts": [number],
        "ends": [number + len(quote)], "article": article, "title": f"Новость {number // 3}", "url": None,
        "source": "Вестник", "published": f"202{number % 6}-05-01",
    }  # fmt: skip


def measure(driver: Chrome, path: Path) -> Iterator[tuple[str, float]]:
    driver.get("about:blank")
    driver.get(path.as_uri())
    yield "open to first picture", driver.execute_async_script(FIRST)
    driver.set_script_timeout(120)
    for name, script in ACTS.items():
        yield name, driver.execute_async_script(TIMED.replace("ACT", script))


def main() -> None:
    given = [int(word) for word in sys.argv[1:3]]
    reason = lacking()
    if reason is not None:
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder, started(Path(folder) / "profile") as driver:
        for nodes, edges in [tuple(given)] if given else SIZES:
            began = time.perf_counter()
            drawn = picture(nodes, edges)
            path = Path(folder) / f"{nodes}.html"
            path.write_text(render(drawn, statements(drawn), "ru", Origin()), encoding="utf-8")
            print(f"{nodes} nodes, {edges} edges: written in {time.perf_counter() - began:.1f} s, ", end="")
            print(f"{path.stat().st_size / 2**20:.1f} MiB", flush=True)
            for name, seconds in measure(driver, path):
                print(f"  {seconds * 1000:7.0f} ms  {name}", flush=True)


# Until the browser has nothing more to paint: two frames in a row that come at once.
FIRST = """const done = arguments[arguments.length - 1];
const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)));
if (window.kordon) painted(); else addEventListener("load", painted);"""
TIMED = """const done = arguments[arguments.length - 1];
const { network } = window.kordon;
const frame = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume, 0)));
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));
const mouse = (type, x, y, more) => {
  const canvas = document.querySelector("#graph canvas"), box = canvas.getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, cancelable: true, pointerType: "mouse",
    isPrimary: true, pointerId: 1, button: 0, buttons: 1, ...more };
  const event = type === "wheel" ? new WheelEvent(type, at) : new PointerEvent(type, at);
  (type === "pointerdown" || type === "wheel" ? canvas : window).dispatchEvent(event);
};
const timed = async (times, act) => {
  await frame();
  const began = performance.now();
  for (let time = 0; time < times; time += 1) { await act(time); await frame(); }
  return (performance.now() - began) / 1000 / times;
};
(async () => { ACT })().then(done);"""
ACTS = {
    "one step of a drag": """const before = network.getViewPosition();
        mouse("pointerdown", 30, 30); await pause(300);
        const took = await timed(10, (time) => mouse("pointermove", 40 + 8 * time, 40 + 5 * time));
        mouse("pointerup", 120, 90);
        return network.getViewPosition().x === before.x ? NaN : took;""",
    "one step of the wheel": """const before = network.getScale();
        const took = await timed(8, () => mouse("wheel", 300, 300, { deltaY: -60 }));
        await pause(600);
        return network.getScale() === before ? NaN : took;""",
    "what the wheel leaves to paint": """network.moveTo({ scale: network.getScale() * 0.9 });
        return timed(1, async () => { window.kordon.settle(); });""",
    "choosing the best connected": """return timed(1, () => window.kordon.choose("node", "country/KZ"));""",
    "choosing another thing": """return timed(1, () => window.kordon.choose("node", "person/one-3"));""",
    "letting go": """return timed(1, () => window.kordon.choose(null));""",
    "one step of the period": """const slider = document.getElementById("since");
        return timed(6, async () => {
          slider.value = String(Number(slider.value) + 1);
          slider.dispatchEvent(new Event("input"));
          await frame();
        });""",
    "hiding a type": """return timed(1, () => document.querySelector('[data-key="edge WANTED_BY"]').click());""",
    "the table": """return timed(1, () => document.getElementById("show-table").click());""",
    "a word of search": """const box = document.getElementById("search"); box.value = "бабаба";
        return timed(1, () => box.dispatchEvent(new Event("input")));""",
}

if __name__ == "__main__":
    main()
