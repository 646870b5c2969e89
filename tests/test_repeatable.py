"""The same article gives the same claims in every process, whatever the order of its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = """
import sys
from pathlib import Path
from ingest.articles import Read, read
from ingest.cases import read_cases
from ingest.claims import extract
cases = [each.article for each in read_cases(sorted(Path("ingest/lang/ru/cases").glob("[dt]*.txt")), "ru")]
articles = [each.article for each in read(["tests/gold/articles", "examples"], Path()) if isinstance(each, Read)]
print(*(repr(extract(article)) for article in cases + articles), sep="\\n")
"""


def claims(seed: str) -> list[str]:
    """Extract in a process whose sets of words are ordered by this seed."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", EXTRACT], cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_order_of_sets_tells_nothing() -> None:
    one, other = claims("1"), claims("2")
    assert len(one) > 150
    assert [(left, right) for left, right in zip(one, other, strict=True) if left != right] == []
