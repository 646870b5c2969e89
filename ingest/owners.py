"""Whose a body is: those with a territory first, then the bare ones by what is near, and by the article's ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph import agencies, ids
from graph.agencies import Kind
from ingest import bodies, courts, landmarks, lexicon, own_names
from ingest.bodies import Phrase
from ingest.districts import district_of
from ingest.found import Found, extent
from ingest.ground import Ground
from ingest.of_two_lands import with_lands
from ingest.seated import Seat, is_nobodys, merged, of_region, spoken_for
from ingest.spots import Page


class Bodies:
    """Resolve the bodies of one article: those with a territory first, then the bare ones by what is near."""

    def __init__(self, pages: Sequence[Page], ground: Ground) -> None:
        self.ground = ground
        self.phrases = [list(bodies.phrases(page)) for page in pages]
        self.pages = pages
        self.spoken = own_names.spoken_of(pages)
        self.said = [seat for page in self.phrases for phrase in page for seat in said_seats(phrase)]
        self.phrases = with_lands(self.phrases, pages)

    def found(self) -> list[list[Found]]:
        found = [list(self.on_page(page, phrases)) for page, phrases in zip(self.pages, self.phrases, strict=True)]
        named = {one.ref for page in found for one in page if one.ref is not None}
        return [[merged(one, named) for one in page] for page in found]

    def on_page(self, page: Page, phrases: Sequence[Phrase]) -> Iterator[Found]:
        for number, phrase in enumerate(phrases):
            if phrase.territories:
                seats = [of_region(seat, self.said) for seat in said_seats(phrase)] or self.lone_seats(phrase)
                yield from (agency(seat, turn) for turn, seat in enumerate(seats))
            else:
                seat = self.bare_seat(phrase, phrases, number)
                if seat is not None:
                    yield agency(seat, 0)
        owned = {phrase.spot.start for phrase in phrases if phrase.territories}
        for spot in page.spots:
            entry = spot.first("world")
            if entry is not None and spot.start not in owned:
                start, end, head = extent(page, spot.start, spot.end)
                form = "abbreviation" if entry.upper else "name"
                yield Found(start, end, head, "agency", entry.item.id, entry.item.names["ru"], None, form)

    def bare_seat(self, phrase: Phrase, phrases: Sequence[Phrase], number: int) -> Seat | None:
        """Give a bare body its country: from its neighbours, its sentence, the same body elsewhere, or home."""
        options = [entry.item for entry in bodies.bare(phrase)]
        district = self.district_seat(phrase)
        if district is not None:
            return district
        elsewhere = bodies.is_elsewhere(phrase) or courts.is_far(phrase.page, phrase.end)
        if own_names.is_plural(phrase) or elsewhere or phrase.spot.first("world") or is_nobodys(phrase):
            return None
        there = landmarks.is_of_there(phrase.page, phrase.start)
        that = landmarks.is_of_that_land(phrase.page, phrase.end) and not self.is_own_before(phrase)
        seat = self.seat_there(phrase) if there or that else self.stood_for(phrase)
        if there or seat is not None:
            return seat
        home = self.ground.country
        named = landmarks.republic_before(phrase.page, phrase.start, phrase.end, home, bool(self.spoken[home or ""]))
        named = named or landmarks.just_named(phrase.page, phrase.start, [body.kind for body in phrase.bodies])
        if named is not None:
            return self.seat_in(phrase, named)
        if not options:
            return self.listed_seat(phrase, phrases, number) or self.capital_seat(phrase) or self.own_seat(phrase)
        local = [option.kind for option in options if option.form in ("local", "local-post")]
        if local:
            return self.local_seat(phrase, local)
        kinds = [option.kind for option in options]
        part = spoken_for(phrase, self.said)
        if part is not None:
            return part
        for country in self.likely(phrase, phrases, number, kinds):
            kind = bodies.choose(options, country, None)
            if kind is not None:
                return Seat(phrase, kind, country, None, False)
        listed = self.listed_seat(phrase, phrases, number)
        return listed or self.same_region(phrase, kinds) or next(iter(self.lone_seats(phrase)), None)

    def district_seat(self, phrase: Phrase) -> Seat | None:
        """Read «прокурор Янгиабадского района»: a district without a town is of the article's own country."""
        home = self.ground.country
        place = district_of(phrase.page, phrase.end, home) if home is not None else None
        kind = bodies.choose(phrase.bodies, home, place) if home is not None and place is not None else None
        if kind is None or home is None or kind.level != "regional":
            return None
        return Seat(replace(phrase, end=phrase.end + 2), kind, home, place, False)

    def is_own_before(self, phrase: Phrase) -> bool:
        """Say that the article began with this body as its own: «Генпрокуратура сообщила. ... Прокурор страны»."""
        kinds = {body.kind.id for body in phrase.bodies}
        alike = (one for page in self.phrases for one in page if kinds & {body.kind.id for body in one.bodies})
        first = next(alike, phrase)
        pointed = landmarks.is_of_that_land(first.page, first.end) or landmarks.is_of_there(first.page, first.start)
        return first is not phrase and not first.territories and not pointed and self.ground.country is not None

    def seat_there(self, phrase: Phrase) -> Seat | None:
        """Read «дом в Лиссабоне нашли, и местное МВД ...»: of the place that the sentence names before."""
        return self.seat_in(phrase, landmarks.place_before(phrase.page, phrase.start, self.ground.country))

    def stood_for(self, phrase: Phrase) -> Seat | None:
        return self.seat_in(phrase, landmarks.represented(phrase.page, phrase.start))

    def seat_in(self, phrase: Phrase, country: str | None) -> Seat | None:
        kind = bodies.choose(phrase.bodies, country, None) if country is not None else None
        return Seat(phrase, kind, country, None, False) if kind is not None and country is not None else None

    def listed_seat(self, phrase: Phrase, phrases: Sequence[Phrase], number: int) -> Seat | None:
        """Read «таможня, полиция и прокуратура Литвы»: the country at the end of a list holds for weak words too."""
        return self.seat_in(phrase, next(self.along(phrases, number, 1), None))

    def capital_seat(self, phrase: Phrase) -> Seat | None:
        """Read a capital «Национальная полиция» as the one that the article names with its country."""
        first = phrase.page.words[phrase.start]
        said = {seat.country: seat for seat in self.said if seat.kind in {body.kind for body in phrase.bodies}}
        if len(said) != 1 or phrase.end - phrase.start < 2 or not first.text[0].isupper() or first.is_sent_start:
            return None
        return replace(next(iter(said.values())), phrase=phrase, said=False)

    def own_seat(self, phrase: Phrase) -> Seat | None:
        """Read a bare «пограничная полиция» as that of the land that has one under this name."""
        land = own_names.own_land(phrase, self.ground.country, self.spoken)
        kinds = {body.kind.id for body in phrase.bodies}
        said = {seat.country for seat in self.said if seat.kind.id in kinds}
        return self.seat_in(phrase, land) if land in said or not said else None

    def lone_seats(self, phrase: Phrase) -> list[Seat]:
        """Read «ГУ МВД по региону», «УМВД России»: a body that only regions have is that of the one region named."""
        place, kinds = self.ground.lone, [body.kind for body in phrase.bodies]
        if place is None or any(kind.level != "regional" or "{" not in kind.names["ru"] for kind in kinds):
            return []
        if any(territory.country != place.country or territory.place for territory in phrase.territories):
            return []
        if own_names.bears_name(phrase):
            return []
        fitting = [kind for kind in kinds if kind.exists_in(place.country)]
        return [Seat(phrase, fitting[0], place.country, place, False)] if fitting else []

    def likely(self, phrase: Phrase, phrases: Sequence[Phrase], number: int, kinds: Sequence[Kind]) -> Iterator[str]:
        yield from bodies.other_post(phrase)
        yield from landmarks.led_from(phrase.page, phrase.start)
        yield from landmarks.headed(phrase.page, phrase.start)
        yield from self.beside(phrases, number)
        yield from courts.deciding(phrase)
        yield from self.in_sentence(phrase)
        yield from self.in_company(phrase, phrases)
        alike = (seat for seat in self.said if seat.kind in kinds and is_said_alike(seat.phrase, phrase))
        same = [seat.country for seat in alike if len(seat.phrase.territories) == 1 or not self.ground.country]
        if len(set(same)) == 1:
            yield same[0]
        if same and self.ground.country not in same:
            yield same[0]
        if self.ground.country is not None:
            yield self.ground.country
        where = sorted({code for kind in kinds for code in kind.where})
        if all(kind.where for kind in kinds) and (own_names.is_own_name(phrase) or self.may_be_of(where)):
            most = where[0] if len(where) == 1 else own_names.most_spoken(where, self.spoken)
            if most is not None:
                yield most

    def may_be_of(self, codes: Sequence[str]) -> bool:
        """Say that the article speaks of a country that has the body, or stands on no other."""
        return self.ground.country is None or any(self.spoken[code] for code in codes)

    def beside(self, phrases: Sequence[Phrase], number: int) -> Iterator[str]:
        """Read «МВД и КНБ Казахстана», «Генпрокуратура РК и МВД»: one territory for the bodies of a list."""
        for step in (1, -1):
            yield from self.along(phrases, number, step)

    def along(self, phrases: Sequence[Phrase], at: int, step: int) -> Iterator[str]:
        """Give the country of the first body in a list that is named with one."""
        while 0 <= at + step < len(phrases) and joined(phrases[min(at, at + step)], phrases[max(at, at + step)]):
            at += step
            if len(phrases[at].territories) == 1:
                owner = phrases[at].territories[0]
                if step < 0 or owner.start > phrases[at].spot.start:  # not «Генпрокуратура и чешский Минюст»
                    yield owner.country
                return

    def in_sentence(self, phrase: Phrase) -> Iterator[str]:
        """Read «В Казахстане посты выставили МВД и ...»: the country that opens the sentence."""
        page = phrase.page
        first = page.sentences.index(page.sentences[phrase.start])
        if page.text(first) in lexicon.words("inside"):
            where = bodies.country_at(page, first + 1, "Loc")
            if where is not None and where.end <= phrase.start:
                yield where.country

    def in_company(self, phrase: Phrase, phrases: Sequence[Phrase]) -> Iterator[str]:
        """Read «КНБ при координации Генпрокуратуры»: the other bodies of the sentence exist in one country only."""
        page = phrase.page
        near = (one for one in phrases if one is not phrase and page.same_sentence(one.start, phrase.start))
        others = [one for one in near if not one.spot.first("world")]  # «Интерпол» may be a land's bureau as well
        lands = {code for one in others for body in one.bodies for code in body.kind.where or ("",)}
        if len(lands) == 1 and "" not in lands:
            yield lands.pop()

    def local_seat(self, phrase: Phrase, kinds: Sequence[Kind]) -> Seat | None:
        full = {
            (seat.kind, seat.place): seat for seat in self.said if seat.place and own_names.is_local(seat.kind, kinds)
        }
        if len(full) == 1:
            return replace(*full.values(), phrase=phrase, said=False)
        home, region = self.ground.country, self.ground.region or self.ground.lone
        known = [kind for kind in kinds if home is not None and kind.exists_in(home)]
        fitting = [kind for kind in known if region or own_names.is_called_so(kind, phrase)]
        return Seat(phrase, fitting[0], home, region, False) if fitting and home is not None else None

    def same_region(self, phrase: Phrase, kinds: Sequence[Kind]) -> Seat | None:
        """Read a bare «департамент полиции» as the only one that the article names in full."""
        said = {
            (seat.kind.id, seat.country, seat.place): seat for seat in self.said if seat.kind in kinds and seat.place
        }
        local = {
            body.kind for page in self.phrases for one in page for body in one.bodies if body.form.startswith("local")
        }
        if len(said) == 1:
            return replace(*said.values(), phrase=phrase, said=False)
        return self.local_seat(phrase, [kind for kind in kinds if kind in local]) if not said else None


def is_said_alike(said: Phrase, phrase: Phrase) -> bool:
    """Say that the words named with a country may call the bare body too: not «ирландская полиция» a «Госполиция»."""
    return said.spot.entries[0].text == phrase.spot.entries[0].text or any(not body.weak for body in said.bodies)


def said_seats(phrase: Phrase) -> Iterator[Seat]:
    for territory in phrase.territories:
        kind = bodies.choose(phrase.bodies, territory.country, territory.place)
        if kind is not None:
            place = territory.place if kind.level == "regional" else None
            yield Seat(phrase, kind, territory.country, place, True, territory.host)


def joined(one: Phrase, other: Phrase) -> bool:
    page = one.page
    next_to = one.end + 1 == other.start and page.same_sentence(one.start, other.start)
    return next_to and page.text(one.end) in lexicon.words("and")


def agency(seat: Seat, turn: int) -> Found:
    """Make the mention; in a list of countries the later ones stand at their own country's words."""
    phrase = seat.phrase
    start, end, head = extent(phrase.page, phrase.start, phrase.end)
    if phrase.territories and phrase.start == phrase.spot.start:
        last = phrase.territories[turn] if turn < len(phrase.territories) else phrase.territories[-1]
        end = phrase.page.words[last.end - 1].i + 1
        start = start if last.start == phrase.territories[0].start else phrase.page.words[last.start].i
    elif turn:
        start = phrase.page.words[phrase.territories[turn].start].i
    head = extent(phrase.page, phrase.spot.start, phrase.spot.end)[2]
    ref, name = named(seat)
    return Found(start, end, head, "agency", ref, name, seat.country, form_of(seat))


def named(seat: Seat) -> tuple[str | None, str]:
    kind, place = seat.kind, seat.place
    if kind.level == "regional" and place is None:
        ref = ids.agency(seat.country, kind.id) if "{" not in kind.names["ru"] else None
        name = kind.names["ru"] if ref else kind.local_name or kind.names["ru"]
        return ref or ids.printed("agency", name, seat.country), name
    if place is not None and not place.iso:
        name = agencies.name_in(kind, place.name, place.kind)
        return ids.printed("agency", name, seat.country), name
    mission = f"{kind.id}-{seat.host}" if seat.host is not None else kind.id
    ref = ids.agency(place.iso if place is not None else seat.country, mission)
    known = agencies.agency(ref)
    assert known is not None, ref
    return ref, known.names["ru"]


def form_of(seat: Seat) -> str:
    phrase = seat.phrase
    if phrase.is_post:
        return "post"
    if phrase.territories and phrase.territories[0].start < phrase.spot.start:
        return "adjective"
    entry = phrase.spot.first("body")
    return "abbreviation" if entry is not None and entry.upper else "name"
