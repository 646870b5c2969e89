"""The reading pipeline: offsets that never move, sentences that end at line breaks, tags, lemmas, names, trees."""

from __future__ import annotations

import pytest

from graph.errors import KordonError
from graph.model import Article
from ingest import mending, pipelines, slovnet
from ingest.clauses import allowed_cases
from ingest.numerals import is_noise
from ingest.reading import read_article

NOTE = (
    "БИШКЕК, 4 мар — «Свой вестник».\xa0Милиция  задержала Тимура Оразбаева.\r\n\r\n"
    "Его разыскивали в Польше\n— Решения пока нет, — сказали в МВД.\n"
)


@pytest.fixture(scope="module")
def nlp():
    return pipelines.load("ru")


def words(doc):
    return {token.text: token for token in doc}


def test_text_and_offsets_are_kept(nlp):
    doc = pipelines.read(nlp, NOTE)
    assert doc.text == NOTE
    assert all(NOTE[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n ", "Слово", " слово ", "🙂 да\u200b нет\xad"])
def test_odd_texts_are_kept(nlp, text):
    doc = pipelines.read(nlp, text)
    assert doc.text == text
    pipelines.parse(doc, doc.sents)


def test_sentences_end_at_full_stops_and_line_breaks(nlp):
    doc = pipelines.read(nlp, NOTE)
    firsts = [next(token.text for token in sentence if not token.is_space) for sentence in doc.sents]
    assert firsts == ["БИШКЕК", "Милиция", "Его", "—"]


def test_lemmas_follow_the_tagger(nlp):
    seen = words(pipelines.read(nlp, "Задержанный экстрадирован в Турцию, банк выдал кредит, сотрудники ведут розыск."))
    assert seen["экстрадирован"].lemma_ == "экстрадировать"
    assert seen["экстрадирован"].morph.get("VerbForm") == ["Part"]
    assert seen["Турцию"].lemma_ == "турция"
    assert seen["Турцию"].morph.get("Case") == ["Acc"]
    assert seen["ведут"].lemma_ == "вести"


def test_names_are_found(nlp):
    seen = words(pipelines.read(nlp, NOTE))
    assert [seen[word].ent_type_ for word in ("Тимура", "Оразбаева", "Польше", "МВД")] == ["PER", "PER", "LOC", "ORG"]


def test_cases_are_all_that_the_form_allows(nlp):
    seen = words(pipelines.read(nlp, "Суд отказал Турции в выдаче, а в МВД и КНБ молчат."))
    assert allowed_cases(seen["Турции"]) == {"Gen", "Dat", "Loc"}
    assert {"Nom", "Gen", "Ins"} <= allowed_cases(seen["МВД"])
    assert {"Nom", "Gen", "Ins"} <= allowed_cases(seen["КНБ"])


def test_noise_is_marked_and_not_read(nlp):
    text = "Подпишитесь на Telegram Ивана Петрова\nПольша выдала Игоря Седых."
    doc = pipelines.read(nlp, text, [(0, text.index("\n"))])
    seen = words(doc)
    assert is_noise(seen["Ивана"]) and seen["Ивана"].pos_ == "" and seen["Ивана"].ent_type_ == ""
    assert not is_noise(seen["Польша"]) and seen["Польша"].ent_type_ == "LOC"


def test_only_the_sentences_asked_for_are_parsed(nlp):
    doc = pipelines.read(nlp, "Польша выдала Игоря Седых. Суд молчит. Турция просит документы.")
    sentences = list(doc.sents)
    pipelines.parse(doc, [sentences[0], sentences[2]])
    seen = words(doc)
    assert (seen["Польша"].dep_, seen["Польша"].head.text) == ("nsubj", "выдала")
    assert (seen["Турция"].dep_, seen["Турция"].head.text) == ("nsubj", "просит")
    assert seen["Суд"].dep_ == "" and seen["Суд"].head.text == "Суд"
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in sentences]


def test_parsing_in_two_steps_keeps_the_first(nlp):
    doc = pipelines.read(nlp, "Польша выдала Игоря Седых. Турция просит документы.")
    for sentence in list(doc.sents):
        pipelines.parse(doc, [sentence])
    assert words(doc)["Польша"].head.text == "выдала"
    assert words(doc)["документы"].head.text == "просит"


def test_networks_say_what_slovnets_own_code_says(nlp):
    doc = nlp(NOTE)
    sentences = [[doc[at].text for at in kept] for kept in slovnet.chunks(doc)]
    tagger, namer, parser = (slovnet.reader(name).args[0].infer for name in ("morph", "ner", "syntax"))
    told = [[token.tag for token in markup.tokens] for markup in tagger(sentences)]
    assert list(slovnet.reader("morph")(sentences)) == told
    told = list(namer.decoder(namer.process(namer.encoder(sentences))))
    assert list(slovnet.reader("ner")(sentences)) == told
    told = [([int(t.head_id) for t in m.tokens], [t.rel for t in m.tokens]) for m in parser(sentences)]
    assert list(slovnet.reader("syntax")(sentences)) == told


def test_a_long_text_is_read_in_several_passes():
    parts = [list(range(400))] * 5
    assert [len(some) for some in slovnet.passes(parts)] == [2, 2, 1]
    assert list(slovnet.passes([])) == []


def test_broken_trees_are_mended():
    assert slovnet.grounded([2, 1, 0]) == [1, 2, 2]  # two words governed each other: the second hangs on the root
    assert slovnet.grounded([0, 0, 9]) == [0, 0, 0]
    assert slovnet.grounded([2, 3, 1]) == [0, 2, 0]  # no root at all: the first word


def test_what_hung_past_a_contrast_makes_no_circle(nlp):
    # the object's own participle is a verb before the comma
    doc = nlp(
        "ГУВД Тбилиси 3 мая передало на КПП «Садахло» армянским коллегам девять разыскиваемых граждан Армении,"
        " а приняло от них троих грузин."
    )
    pipelines.parse(doc, doc.sents)
    mending.mend(doc, doc.sents)
    for token in doc:
        assert steps_up(token) < len(doc), token.text


def test_a_sentence_that_a_new_head_parts_is_kept_parted():
    told = "Литва выдала Латвии Яниса Озола" + " и потом ещё раз экстрадировала троих граждан Польши" * 40
    doc = read_article(Article("text~0", "", "", told, "ru", "")).scenes["body"].doc
    starts = [token.i for token in doc if token.is_sent_start]
    assert len(starts) > 1
    assert [sentence.start for sentence in doc.sents] == starts
    assert [doc[start].sent.start for start in starts] == starts


def steps_up(token) -> int:
    steps = 0
    while token.head.i != token.i and steps < len(token.doc):
        token, steps = token.head, steps + 1
    return steps


def test_kazakh_has_tokens_and_sentences():
    doc = pipelines.read(pipelines.load("kk"), "Астанада кездесу өтті. Тараптар келісті.")
    assert doc.lang_ == "kk"
    assert len(list(doc.sents)) == 2


def test_an_unknown_language_is_refused():
    with pytest.raises(KordonError, match="no pipeline"):
        pipelines.load("xx")
