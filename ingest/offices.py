"""Write the posts of officials: one claim a person and body, a present post before a former one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.countries import country_names
from graph.model import Claim, Mention
from ingest.findings import Finding
from ingest.scene import Scene

if TYPE_CHECKING:
    from ingest.reading import Reading
    from ingest.scribe import Scribe
    from ingest.titles import Post


def write_posts(reading: Reading, settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write each post that the article gives a named person; the body's text before the title."""
    written: set[tuple[int, str | None]] = set()
    for part in ("body", "title"):
        for post in sorted(reading.posts[part], key=lambda post: (post.former, post.start)):
            held = holder_of(post, reading.scenes[part], scribe, settled)
            key = (post.person.cluster, held.ref or held.head if held is not None else None)
            if held is not None and key not in written:
                written.add(key)
                yield claim_of(post, held, reading.scenes[part], scribe)


def holder_of(post: Post, scene: Scene, scribe: Scribe, settled: Sequence[Finding]) -> Mention | None:
    """Give the body that a post belongs to, else its country, that which seeks its holder, or the article's own."""
    if post.agency is not None:
        return scribe.mention(post.agency, scribe.scene_of(post.agency))
    country = post.country or sought_by(post, settled, scene.home) or scene.home
    return scribe.country_named(country, post.person, scene) if country is not None else None


def sought_by(post: Post, settled: Sequence[Finding], home: str | None) -> str | None:
    """Give the one country that wants a former official who is in the newspaper's own: «экс-министра взяли здесь»."""
    his = (f for f in settled if f.subject is not None and f.subject.person is not None and post.former)
    own = [f for f in his if f.subject is not None and f.subject.key == ("named", post.person.cluster)]
    here = any(home in finding.keys(role) for finding in own for role in ("origin", "held_in"))
    lands = {key for finding in own for role in ("destination", "wanted_by") for key in finding.keys(role)}
    code = lands.pop() if len(lands) == 1 and here else None
    return code if code is not None and country_names(code) else None


def claim_of(post: Post, held: Mention, scene: Scene, scribe: Scribe) -> Claim:
    sentence = scene.doc[post.start].sent
    span = (scene.part, sentence.start_char, sentence.end_char)
    roles = {"subject": [scribe.mention(post.person, scene)], "holds_post": [held]}
    attrs = {"post": post.post, "former": True if post.former else None}
    return scribe.claim("post", (scene.part, scene.doc[post.start].idx), roles, [span], post.rule, attrs=attrs)
