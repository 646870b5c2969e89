"""A few articles of our own to build from, and what a build makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.ledger import Ledger
from graph.model import canonical
from ingest.build import build
from ingest.summary import Summary

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAD = "title: {title}\nurl: https://news.example/{name}\nsource: Вести порта\npublished: {day}\nlang: ru\n\n"
BODIES = {
    "a": "Турция выдала Казахстану Асана Токтобаева, обвиняемого в мошенничестве. Об этом сообщила Генпрокуратура РК.",
    "b": "Генпрокуратура России отказала Узбекистану в выдаче Олега Листова, обвиняемого в краже.",
    "c": "Министр внутренних дел Кыргызстана Бакыт Осмонов встретился в Астане с министром внутренних дел Казахстана "
    "Серым Пристанским. Стороны обсудили розыск преступников.",
    "d": "В 2024 году из-за рубежа в Казахстан экстрадировали 28 человек. Об этом рассказали в МВД Казахстана.",
}
KAZAKH = "Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі.\n"
ENGLISH = "The fugitive was handed over to his home country on Monday, the ministry said.\n"


def write(folder: Path, name: str, body: str | None = None, day: str = "2024-10-31") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(HEAD.format(title=f"Статья {name}", name=name, day=day) + (body or BODIES[name]), encoding="utf-8")
    return path


def elements(ledger: Ledger) -> list[str]:
    return [canonical([e.id, e.labels, e.source, e.target, dict(e.props)]) for e in ledger.elements()]


def built(base: Path, *sources: Path | str, store: str = "kordon.db", **options: Any) -> tuple[list[str], Summary]:
    """Build into a ledger under `base`, and give its elements; origins are relative to `base` in any store."""
    with Ledger(base / store) as ledger:
        summary = build(map(str, sources), ledger, base, **options)
        return elements(ledger), summary
