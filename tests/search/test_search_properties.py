"""What holds for any text at all."""

import re
from html import unescape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.contract import Query
from search.language import text as text_steps
from search.language.highlight import Highlighter
from search.language.text import clean, fold
from tests.search.corpus import CORPUS

_WORDS = (
    "moestuin potager eenzaamheid l'isolement PCS PSC <mark> & \" * ( zonneschermplan de les "
    "huiswerk begeleiding école aînés sociale cohesie 🌱 \x00 مرحبا quetelaar"
)
WORDS = st.sampled_from(_WORDS.split(" "))
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=8).map(" ".join))
SHARED = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
AUDIENCES = st.frozensets(st.sampled_from(["public", "member", "council-12", "council-1", "x"]))
FILTERS = st.dictionaries(
    st.one_of(st.sampled_from(["kind", "theme", "year"]), st.text(max_size=10)),
    st.lists(st.one_of(st.sampled_from(["practice", "green", "2024"]), st.text(max_size=10))).map(
        tuple
    ),
    max_size=3,
)
AUDIENCE_OF = {doc.key: doc.audience for doc in CORPUS}


def without_marks(html):
    return html.replace("<mark>", "").replace("</mark>", "")


@SHARED
@given(
    TEXTS,
    st.sampled_from(["nl", "fr", "de"]),
    AUDIENCES,
    FILTERS,
    st.integers(-5, 10**12),
    st.integers(-5, 10**6),
    st.sampled_from(["relevance", "newest", "title"]),
)
def test_any_question_is_answered_within_its_audiences(
    engine, text, language, audiences, filters, page, size, sort
):
    query = Query(text, language, audiences, filters, page, size, sort)
    results = engine.search(query)
    assert all(AUDIENCE_OF[hit.key] in audiences for hit in results.hits)
    assert len(results.hits) <= min(results.total, 100)
    allowed = sum(audience in audiences for audience in AUDIENCE_OF.values())
    assert results.total <= allowed
    for counts in results.facets.values():
        assert all(count <= allowed for count in counts.values())


@SHARED
@given(TEXTS, AUDIENCES)
def test_suggestions_come_from_what_may_be_seen(engine, prefix, audiences):
    visible = {
        text.title for doc in CORPUS if doc.audience in audiences for text in doc.texts.values()
    }
    for each in engine.suggest(prefix, "nl", audiences):
        assert each.kind != "title" or each.text in visible


@SHARED
@given(TEXTS, TEXTS, st.sampled_from(["nl", "fr"]))
def test_a_highlight_is_the_escaped_text_with_marks(planner, query, text, language):
    highlighter = Highlighter(planner.plan(query, language), planner.tools)
    stored = clean(text)
    html = highlighter.title(stored, language)
    assert unescape(without_marks(html)) == stored or "&" in stored
    for found in (html, highlighter.snippet(stored, stored * 5, language)):
        bare = without_marks(found)
        assert "<" not in bare
        assert ">" not in bare
        assert found.count("<mark>") == found.count("</mark>")
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", bare)


@SHARED
@given(st.text(max_size=200))
def test_offsets_are_in_order_and_folding_twice_changes_nothing(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    at = 0
    for start, end in text_steps.spans(cleaned):
        assert at <= start < end <= len(cleaned)
        at = end
        once = fold(cleaned[start:end])
        assert fold(once) == once
