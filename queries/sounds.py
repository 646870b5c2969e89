"""What a page's search needs to know names by their sound, in whichever alphabet they are typed."""

from __future__ import annotations

import re
from typing import Any

from graph import ids, persons


def sounds() -> dict[str, Any]:
    """Give the Latin letters of each Cyrillic one, and the rules that fold spellings of a name, as JavaScript has them.

    Only these go into a page: it sounds the names that it shows, and so none that were taken out of it.
    """
    letters = {chr(code): latin for code, latin in ids.CYRILLIC.items()}
    rules = [[written.pattern, re.sub(r"\\(\d)", r"$\1", put)] for written, put in persons.rules("any")]
    return {"letters": letters, "rules": rules}
