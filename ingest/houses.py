"""Of which body a post is that names none: «глава ведомства», «начальник отдела розыска», a bare «посол»."""

from __future__ import annotations

from ingest import lexicon, titles
from ingest.found import Found
from ingest.links import Links
from ingest.titles import Span, head_kind, speaks_of, word_kinds, words_of

REACH = 2  # sentences


class Houses(Links):
    """Find the body of a post among those that the text names."""

    def office_of(self, span: Span) -> Found | None:
        """Give the body of a post: the one it names, else for «глава ведомства» the last one named before."""
        if span.agencies:
            return span.agencies[0]
        owner = self.owner_before(span)
        if owner is None and titles.forms_of(self.words[span.end - 1]) & lexicon.words("ministers"):
            return self.only_ministry(span)
        if owner is not None or span.end - span.head == 1:
            return owner or self.spoken_for(span) or self.spoken_near(span)
        if not self.ends_in_office(span):
            return None
        noun = self.words[span.end - 1]
        if titles.forms_of(noun) & lexicon.words("units"):
            return self.body_around(span)
        worldwide = noun.text[0].isupper()  # «заместитель директора Бюро»
        meant = [
            f for f in self.earlier(span, worldwide) if self.is_meant(f, span) and speaks_of(noun.lower_, f.name or "")
        ]
        meant = [f for f in meant if self.is_overseer(f)] if self.oversees(span) else meant
        near = self.at_home([f for f in meant if worldwide or self.is_near(f, span)])
        only = meant[:1] if len({f.ref for f in meant}) == 1 else []
        return max(near or only, key=lambda f: f.start, default=None)

    def only_ministry(self, span: Span) -> Found | None:
        """Give the ministry of a bare «министр», «заместитель министра»: the only one near, or in all that was told."""
        told = [f for f in self.earlier(span) if words_of(f.name or "") & lexicon.words("ministries")]
        meant = [f for f in told if self.is_meant(f, span)]
        for ministries in ([f for f in meant if self.is_near(f, span)], meant):
            if ministries:
                return ministries[-1] if len({f.ref for f in ministries}) == 1 else None
        return None

    def owner_before(self, span: Span) -> Found | None:
        """Read «прокуратура против, её представитель X»: the last body named that is of the pronoun's gender."""
        whose = {self.page.text(at) for at in range(span.left - 1, span.head)} & lexicon.words("theirs")
        sentence = self.page.sentences[span.head]
        near = [
            f for f in self.earlier(span, worldwide=True) if self.page.sentences[self.number[f.start]] >= sentence - 1
        ]
        genders = {gender for word in whose for gender in lexicon.told("owners").get(word, ())}
        owners = [f for f in near if self.gender_of(f) in genders and not self.is_of_firm(f, span, genders)]
        return max(owners, key=lambda f: f.start, default=None)

    def gender_of(self, body: Found) -> str:
        """Give the gender of a body's noun as it stands: «центр» is «его», «прокуратура» «её»."""
        head = self.words[self.number[body.head]]
        return "any" if head.text.isupper() else str(next(iter(head.morph.get("Gender", [])), ""))

    def is_of_firm(self, body: Found, span: Span, genders: set[str]) -> bool:
        """Say that a firm was named after the body: «прокуратура, фирма, её директор» may be of either."""
        between = self.words[self.end_of(body) : span.left]
        one = (word for word in between if "Sing" in word.morph.get("Number", []) and "private" in word_kinds(word))
        return any(genders & set(word.morph.get("Gender", [])) for word in one)

    def speaks_alone(self, span: Span) -> bool:
        """Say that a bare «инспектор», «её директор» is of a body that was named before."""
        alone = span.end - span.head == 1 and not span.private
        return alone and (self.owner_before(span) or self.spoken_for(span) or self.spoken_near(span)) is not None

    def spoken_near(self, span: Span) -> Found | None:
        """Give the body of a bare «пресс-секретарь»: the only one near, where no firm is spoken of."""
        if not titles.forms_of(self.words[span.head]) & lexicon.words("speakers"):
            return None
        first = self.page.sentences[span.head] - REACH
        near = (word for at, word in enumerate(self.words[: span.left]) if self.page.sentences[at] >= first)
        if any("private" in word_kinds(word) for word in near):
            return None
        bodies = {f.ref: f for f in self.earlier(span) if self.is_meant(f, span) and self.is_near(f, span)}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def at_home(self, bodies: list[Found]) -> list[Found]:
        """Prefer the article's own country: its «представитель прокуратуры» speaks, whoever asked it."""
        own = [f for f in bodies if f.country == self.home]
        return own or bodies

    def oversees(self, span: Span) -> bool:
        """Read «надзорное ведомство» as the prosecutors."""
        return any(titles.forms_of(word) & lexicon.words("overseeing") for word in self.words[span.head : span.end])

    def is_overseer(self, body: Found) -> bool:
        return bool(words_of(body.name or "") & lexicon.words("overseers"))

    def body_around(self, span: Span) -> Found | None:
        """Give the body whose unit «начальник отдела розыска» leads: the only one near, or in all that was told."""
        meant = [f for f in self.earlier(span) if self.is_meant(f, span)]
        for bodies in ([f for f in meant if self.is_near(f, span)], meant):
            if len({f.ref for f in bodies}) == 1:
                return bodies[-1]
        return None

    def ends_in_office(self, span: Span) -> bool:
        """Say that a post is of a bare office: «глава ведомства», «начальник отдела бюро», «латвийского МВД»."""
        inner = range(span.head + 1, span.end - 1)
        division = next((at for at in inner if self.is_division(at)), span.end)
        plain = all(self.is_inner(at) or (at >= division and self.is_of_it(at)) for at in inner)
        return span.office and plain and "office" in word_kinds(self.words[span.end - 1])

    def is_division(self, at: int) -> bool:
        return bool(titles.forms_of(self.words[at]) & (lexicon.words("units") | lexicon.words("divisions")))

    def is_of_it(self, at: int) -> bool:
        """Say that a word tells what a division does: «отдела международного сотрудничества прокуратуры»."""
        word = self.words[at]
        return word.pos_ in ("NOUN", "ADJ", "ADP", "CCONJ") and not word.text[0].isupper()

    def is_inner(self, at: int) -> bool:
        """Say that a word may stand inside «заместитель руководителя главного управления»."""
        word = self.words[at]
        of_unit = word.pos_ == "ADJ" or bool(titles.forms_of(word) & lexicon.words("units"))
        return head_kind(word) is not None or self.names_place(at) or of_unit

    def is_meant(self, body: Found, span: Span) -> bool:
        """Say that a body may be the office of a post: of its country, and not of somebody's words."""
        own = not span.countries or body.country in span.countries
        return own and not (self.is_quoted(self.number[body.start]) and not self.is_quoted(span.head))

    def is_near(self, body: Found, span: Span) -> bool:
        return self.page.sentences[self.number[body.start]] >= self.page.sentences[span.head] - REACH

    def earlier(self, span: Span, worldwide: bool = False) -> list[Found]:
        """Give the bodies of a country that the text names before a post; those of none too if asked for."""
        here = self.words[span.head].i
        named = (f for f in self.bodies.values() if f.end <= here and f.ref is not None)
        return [f for f in named if worldwide or f.country is not None]

    def spoken_for(self, span: Span) -> Found | None:
        """Give the body of a bare «судья», «посол»: the court, the embassy named before, or the only one there is."""
        nouns = {
            noun for key in titles.forms_of(self.words[span.head]) for noun in lexicon.told("speaks_for").get(key, ())
        }
        worldwide = bool(titles.forms_of(self.words[span.head]) & lexicon.words("worldwide_posts"))
        fitting = [f for f in self.earlier(span, worldwide) if not worldwide or f.country is None]
        before = [f for f in fitting if nouns & words_of(f.name or "")]
        known = {f.ref: f for f in self.known if nouns & words_of(f.name or "") and not worldwide}
        return max(before, key=lambda f: f.start, default=next(iter(known.values())) if len(known) == 1 else None)
