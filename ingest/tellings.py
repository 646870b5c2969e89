"""Join the tellings of one movement or detention: title and body, a request and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.distances import distance
from ingest.findings import Finding
from ingest.frontiers import FROM_ABROAD, is_from_across
from ingest.pointing import is_introduced
from ingest.sameday import dates_agree, lies_in
from ingest.scene import Subject
from ingest.sides import Side
from ingest.syntax import is_full_participle, lemma, says

OPENING = 3  # words of a sentence that may say that it turns to another story
RETOLD = 4  # sentences
OPEN = frozenset({None, "requested"})
DENIED = frozenset({"denied"})  # a rumour is denied; the request goes on
ROUNDED = frozenset({("at_least", "exact"), ("about", "exact")})
NEARLY = 0.1  # of a number, by which a headline rounds it
LEGAL_RANK = {"return": 0, "transfer": 1, "deportation": 2, "extradition": 3}
STATUS_RANK = {None: -1, "denied": 0, "requested": 1, "approved": 2, "refused": 3, "suspended": 4, "completed": 5}


def merge(findings: Iterable[Finding], same: dict[tuple[str, int], Subject] | None = None) -> list[Finding]:
    """Join the tellings of one thing; each finding joins the first that it agrees with, one without an end the last.

    `same` takes whom each joined telling was of, by the key that it had: one man told of by several nouns.
    """
    kept: list[Finding] = []
    noted = {} if same is None else same
    for finding in findings:
        alike = [i for i, other in enumerate(kept) if is_same(other, finding)]
        done = finding.status == "completed"  # one refused what was done in the end: who let him go is likelier meant
        twins = [i for i in alike if not (done and kept[i].status == "refused")] or alike
        twin = (twins[0] if finding.sides else twins[-1]) if twins else None
        if twin is None:
            kept.append(finding)
        else:
            whole = joined(kept[twin], finding)
            for telling in (kept[twin], finding):
                note(telling.subject, whole.subject, noted)
            kept[twin] = whole
    return kept


def note(one: Subject | None, whole: Subject | None, same: dict[tuple[str, int], Subject]) -> None:
    """Note whom the words for one meant, where the whole goes by others; what led to these words leads there too.

    A name is given by what names it alone: an unnamed one who joined a named one may have been somebody else.
    """
    if one is None or whole is None or one.key == whole.key or one.count != 1:
        return
    if one.person is not None or whole.person is not None:
        return
    same.pop(whole.key, None)
    same |= {key: whole for key, meant in same.items() if meant.key == one.key} | {one.key: whole}


def is_same(left: Finding, right: Finding) -> bool:
    if left.kind != right.kind or not sides_agree(left, right) or is_others_plea(left, right):
        return False
    one, two = left.subject, right.subject
    if one is None or two is None:
        return False
    if one.key == two.key:
        both_done = left.status == right.status == "completed"
        return not both_done or dates_agree(left.date, right.date)
    return dates_agree(left.date, right.date) and strangers_agree(left, one, right, two)


def is_others_plea(told: Finding, later: Finding) -> bool:
    """Say that one land was refused him who had gone to another: «he was extradited; Beijing's plea failed»."""
    return told.status == "completed" and later.status == "refused" and not told.sides


def strangers_agree(left: Finding, one: Subject, right: Finding, two: Subject) -> bool:
    """Say whether two that are not known to be one person may be one: title and body, or a group told twice."""
    titled = "title" in (left.at[0], right.at[0]) or is_heading(left) or is_heading(right)
    more = titled and (one.count or 0) > 1  # «ещё 15 человек» of a title are those of the body
    if ((one.another or two.another) and not more) or (one.person is not None and two.person is not None):
        return False
    if is_recalled(left) or is_recalled(right):
        return False
    if not (one.count == two.count or (titled and is_rounded(one, two))) or {one.gender, two.gender} == {"Masc", "Fem"}:
        return False
    between = have_same_ends(left, one, right, two)
    alike = titled or between or left.kind == "detention" or left.status == right.status
    if one.count == 1:
        return alike and (titled or between or one.known or two.known or is_retold(left, one, right, two))
    unnamed = one.count is not None and one.person is None and two.person is None
    return alike and unnamed and (titled or is_shared(left, right))


def is_rounded(one: Subject, two: Subject) -> bool:
    """Say that one number is the other in round figures: a headline's «почти 900» are the text's 892."""
    loose, exact = sorted((one, two), key=lambda subject: subject.count_is == "exact")
    if loose.count is None or exact.count is None or (loose.count_is, exact.count_is) not in ROUNDED:
        return False
    over = exact.count - loose.count
    return abs(over) < exact.count * NEARLY and (over > 0 or loose.count_is == "about")


def have_same_ends(left: Finding, one: Subject, right: Finding, two: Subject) -> bool:
    """Say that two unnamed ones go from one land to one other, near by: asked for first, then handed over."""
    if one.person is not None or two.person is not None or len({one.nation, two.nation} - {None}) > 1:
        return False
    same = all(left.keys(role) == right.keys(role) and left.keys(role) for role in ("origin", "destination"))
    return same and left.kind == "transfer" and left.scene is right.scene and distance(left, right) <= RETOLD


def is_heading(finding: Finding) -> bool:
    """Say that the sentence is a headline left in the body: the first line, without a mark at its end."""
    sentence = finding.trigger.token.sent
    last = next((word for word in reversed(sentence) if not word.is_space), None)
    first = all(word.is_space for word in finding.scene.doc[: sentence.start])
    return first and last is not None and not last.is_punct and sentence.end < len(finding.scene.doc)


def is_recalled(finding: Finding) -> bool:
    """Say that the sentence turns to another story about somebody else: «Ранее сообщалось, что ...»."""
    subject, tables = finding.subject, finding.scene.tables
    if subject is None or subject.person is not None or subject.part != finding.scene.part:
        return False
    if subject.known and not is_introduced(subject, finding.scene):
        return False
    return any(lemma(word) in tables.word_class("recalling") for word in finding.trigger.token.sent[:OPENING])


def is_retold(left: Finding, one: Subject, right: Finding, two: Subject) -> bool:
    """Say that the detention of «гражданина Имярекии» is told once more in the next sentences, of no other town."""
    if left.kind != "detention" or len({one.nation, two.nation} - {None}) > 1 or one.person or two.person:
        return False
    held = (side.found for f in (left, right) for side in f.sides.get("held_in", ()))
    towns = {found.name for found in held if found is not None and found.type == "place"}
    return len(towns) < 2 and distance(left, right) <= RETOLD


def is_shared(left: Finding, right: Finding) -> bool:
    """Say that two tellings of a number name an end in common, or one of them none; a total's parts stand alone."""
    if all(finding.is_part for finding in (left, right)):
        return False
    return not left.sides or not right.sides or any(left.keys(role) & right.keys(role) for role in left.sides)


def sides_agree(left: Finding, right: Finding) -> bool:
    for role in {*left.sides, *right.sides}:
        one, two = left.keys(role), right.keys(role)
        if one and two and not one & two:
            return False
    if is_held_elsewhere(left, right):
        return False
    return not (left.keys("origin") & right.keys("destination") or left.keys("destination") & right.keys("origin"))


def is_held_elsewhere(left: Finding, right: Finding) -> bool:
    """Say that police of one land caught whom another keeps now: «held by police in Porto. He sits in Lodz»."""
    pairs = ((left, right), (right, left))
    sits = ((one, two) for one, two in pairs if two.trigger.frame.intransitive and two.kind == one.kind == "detention")
    return any(
        one.keys("detained") and not one.keys("held_in") and two.keys("held_in").isdisjoint(one.keys("detained"))
        for one, two in sits
        if two.keys("held_in")
    )


def joined(first: Finding, second: Finding) -> Finding:
    """Make one of two tellings: the body's words lead, the furthest status stands, sides fill each other."""
    for plea, plain in ((first, second), (second, first)):
        if plea.has_row("plea") and not plain.has_row("plea") and plain.status not in OPEN | DENIED:
            return plain  # «запрос», told without a word of moving, tells less than what was done
    lead, other = (second, first) if first.at[0] == "title" and second.at[0] != "title" else (first, second)
    settled = latest(lead, other)
    attrs = dict(lead.attrs)
    if lead.kind == "detention":
        attrs["sought"] = has_search(first) or has_search(second)
    if "mode" in attrs:
        named = mode_of(first, second, settled)
        attrs |= {"mode": named.attrs["mode"], "by": frame_of(named)}
    if is_from_across(other):
        attrs[FROM_ABROAD] = True
    return replace(
        lead,
        subject=fuller(lead.subject, other.subject),
        sides={**other.sides, **lead.sides, **wider_origin(lead, other), **own_place(lead, other)},
        attrs=attrs,
        status=settled.status,
        date=date_of_all(settled, lead, other),
        rule=settled.rule,
        quotes=tuple(dict.fromkeys((*lead.quotes, *other.quotes))),
        actors={**other.actors, **lead.actors},
    )


def date_of_all(settled: Finding, *told: Finding) -> str | None:
    """Give the date of what stands, as fine as any telling of it has it: «в мае выдали; 12 мая её доставили»."""
    dates = [f.date for f in (settled, *told) if f.date and (f is settled or may_date(f, settled))]
    first = dates[0] if dates else None
    return next((date for date in dates if first and date != first and lies_in(date, first)), first)


def may_date(telling: Finding, settled: Finding) -> bool:
    """Say that what was done was not done on the day of its request: «одобрили зимой; доставлен в Минск»."""
    asked = settled.status == "requested"  # when it was asked for is told with whatever is told of it
    return telling.status == settled.status or (asked and telling.status is not None)


def has_search(finding: Finding) -> bool:
    """Say that a telling has a word of search: a title's words are out of sight once it is joined."""
    words = finding.scene.tables.word_class("wanted")
    return finding.attrs.get("sought") is True or any(lemma(token) in words for token in finding.trigger.token.sent)


def latest(lead: Finding, other: Finding) -> Finding:
    """Choose the telling whose status stands: what was done, else the later one, else the one that went furthest."""
    pair = (lead, other)
    denials = [f for f in pair if f.status == "denied"]
    if "completed" in (lead.status, other.status) and denials and denials[0].order == max(f.order for f in pair):
        return denials[0]  # «отправили в Бишкек. Никто его не выдавал»
    renewed = [f for f in pair if is_renewed(f)]
    if renewed and {f.status for f in pair} == {"requested", "refused"}:
        return renewed[0]
    if "completed" not in (lead.status, other.status):
        if lead.date and other.date and not dates_agree(lead.date, other.date):
            return max(pair, key=lambda f: str(f.date))
        newer = [f for f in pair if not is_earlier(f)]
        if len(newer) == 1:
            return newer[0]
    return max(pair, key=lambda f: STATUS_RANK.get(f.status, -1))


def is_earlier(finding: Finding) -> bool:
    """Say that the sentence tells of something before what the article is about: «ранее суд отказал».

    What somebody was before tells nothing of it: «выдали Имярека, раньше возглавлявшего банк».
    """
    words, verb = finding.scene.tables.word_class("earlier"), finding.trigger.token
    told = (token for token in verb.sent if token.lower_ in words)
    return any(token.head.i == verb.i or not is_full_participle(token.head) for token in told)


def is_renewed(finding: Finding) -> bool:
    """Say that the sentence asks once more for what was refused: «просит повторно», «во второй раз направит»."""
    anew = finding.scene.tables.word_class("once_more")
    return finding.status == "requested" and says(finding.trigger.token.sent, anew)


def mode_of(first: Finding, second: Finding, settled: Finding) -> Finding:
    """Choose the telling that names the law: the one that went furthest, if it names one; else the plainest."""
    if first.status != second.status and settled.attrs["mode"] not in ("return", "extradition"):
        return settled
    body = next((f for f in (first, second) if f.at[0] != "title" and f.status == settled.status), None)
    if body is not None and "title" in (first.at[0], second.at[0]) and body.attrs["mode"] == "deportation":
        return body  # a headline says «выдали» of one who was expelled
    return max((first, second), key=legal_rank)


def frame_of(finding: Finding) -> str:
    """Give the frame that the mode comes from."""
    return str(finding.attrs.get("by", finding.trigger.frame.name))


def legal_rank(finding: Finding) -> int:
    """Rank «выдать» of one not searched for, and what only a request tells to be extradition, below «депортировать»."""
    name = frame_of(finding)
    plain = any(f.name == name and f.set.get("mode") == "return" for f in finding.scene.tables.frames)
    asked = plain and finding.attrs["mode"] == "extradition"
    handed = name == "surrender" and not has_search(finding)
    loose = finding.status == "completed" and (handed or asked)
    return LEGAL_RANK["transfer" if loose else finding.attrs["mode"]]


def wider_origin(lead: Finding, other: Finding) -> Mapping[str, tuple[Side, ...]]:
    """Take the longer list of origins: a summary names fewer of a group's countries than the detail does."""
    longest = max((lead.sides.get("origin", ()), other.sides.get("origin", ())), key=len)
    return {"origin": longest} if longest else {}


def own_place(lead: Finding, other: Finding) -> Mapping[str, tuple[Side, ...]]:
    """Take where each is told to be held before the list of where all of them are: «in Turkey, Italy and Armenia»."""
    one, two = sorted((lead, other), key=lambda f: len(f.keys("held_in")))
    own = one.keys("held_in")
    return {"held_in": one.sides["held_in"]} if own and own < two.keys("held_in") else {}


def fuller(one: Subject | None, two: Subject | None) -> Subject | None:
    known = [subject for subject in (one, two) if subject is not None]
    best = min(known, key=lambda s: (s.person is None, s.pronoun, s.count is None), default=None)
    nation = next((s.nation for s in known if s.nation is not None), None)
    return replace(best, nation=nation) if best is not None else None
