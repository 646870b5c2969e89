"""How names are compared, and the normal forms of persons' names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Make of a name what is compared: lower case, «е» for «ё», words parted by one space, no marks."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(re.findall(r"\w+", plain))
