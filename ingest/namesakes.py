"""Names that name nobody else: an airport's, a street's («аэропорт имени ...»), a nickname («по прозвищу ...»)."""

from __future__ import annotations

from ingest import lexicon
from ingest.spots import Page


def is_namesake(page: Page, start: int) -> bool:
    """Say that the name which begins at a word is only what a thing, or somebody already named, is called."""
    if not page.same_sentence(start - 1, start):
        return False
    return is_named_after(page, start) or is_street(page, start) or page.text(start - 1) in lexicon.words("nicknamed")


def is_named_after(page: Page, start: int) -> bool:
    """Read «имени ...» and «им. ...»; «от имени ...» speaks for somebody."""
    if page.text(start - 1) == ".":
        return page.text(start - 2) in lexicon.words("named_short")
    return page.text(start - 1) in lexicon.words("named") and page.text(start - 2) not in lexicon.words("named_for")


def is_street(page: Page, start: int) -> bool:
    before = start - 2 if page.text(start - 1) == "." else start - 1
    told = lexicon.words("street") & {page.text(before), page.words[before].lemma_}
    return bool(told) and "Nom" not in page.words[start].morph.get("Case", [])
