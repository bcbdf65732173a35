"""What every engine keeps, whichever it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from search.contract import Document, Engine, Query, Text
from tests.search.corpus import CORPUS, document

MEMBER = frozenset({"public", "member"})


def keys(results):
    return [hit.key for hit in results.hits]


def test_an_engine_keeps_the_protocol(engine):
    assert isinstance(engine, Engine)
    health = engine.health()
    assert health.ok
    assert health.documents == len(CORPUS)
    assert health.rebuild_reason == ""


def test_an_empty_text_lists_everything_public_newest_first(engine):
    results = engine.search(Query("  ", page_size=100))
    public = [doc for doc in CORPUS if doc.audience == "public"]
    dates = [hit.published_at for hit in results.hits]
    assert results.total == len(public) == len(results.hits)
    assert dates == sorted(dates, reverse=True)


# Audiences


@pytest.mark.parametrize(
    ("audiences", "expected"),
    [
        (frozenset({"public"}), []),
        (MEMBER, ["topic:secret"]),
        (frozenset({"council-1", "member-2"}), []),
        (frozenset(), []),
    ],
)
def test_a_document_is_found_by_its_audience_only(engine, audiences, expected):
    results = engine.search(Query("zonneschermplan", audiences=audiences))
    assert [key for key in keys(results) if key.startswith("topic")] == expected


def test_hidden_documents_are_in_no_count_suggestion_or_correction(engine):
    everything = engine.search(Query("", page_size=100))
    assert "hidden" not in everything.facets["theme"]
    assert sum(everything.facets["kind"].values()) == everything.total
    assert engine.suggest("zonnesch") == ()
    assert engine.search(Query("quetelar")).did_you_mean is None
    assert engine.search(Query("quetelar", audiences=MEMBER)).did_you_mean is None
    assert engine.suggest("zonnesch", audiences=MEMBER)[0].text == "Zonneschermplan Quetelaar"


def test_a_word_is_looked_for_as_typed_besides_corrected(empty_engine):
    """Corrections know public texts only: who may read others finds them by their own words."""
    empty_engine.rebuild(
        [
            document("news:1", nl=("Zwiebertfeest",)),
            document("topic:2", nl=("Zwiebertfeast",), audience="member"),
        ]
    )
    everybody = empty_engine.search(Query("zwiebertfeast"))
    assert (keys(everybody), everybody.did_you_mean) == (["news:1"], "zwiebertfeest")
    member = empty_engine.search(Query("zwiebertfeast", audiences=MEMBER))
    assert set(keys(member)) == {"news:1", "topic:2"}


def test_nobody_without_an_audience_sees_anything(engine):
    assert engine.search(Query("", audiences=frozenset())).total == 0
    assert engine.suggest("tele", audiences=frozenset()) == ()


# Facets


def test_values_of_a_facet_are_alternatives_and_facets_all_hold(engine):
    either = engine.search(Query("", filters={"theme": ("ties", "youth")}, page_size=100))
    both = engine.search(Query("", filters={"theme": ("ties", "youth"), "year": ("2023",)}))
    assert either.total == 5
    assert sorted(keys(both)) == ["practice:both", "practice:phone-chain"]


def test_a_choice_does_not_shrink_its_own_counts_but_those_of_others(engine):
    free = engine.search(Query(""))
    chosen = engine.search(Query("", filters={"theme": ("youth",)}))
    assert chosen.facets["theme"] == free.facets["theme"]
    assert chosen.facets["kind"] == {"practice": 2}


def test_two_choices_each_count_with_the_other(engine):
    results = engine.search(Query("", filters={"theme": ("green",), "year": ("2024",)}))
    assert results.total == 1
    assert results.facets["theme"] == {"youth": 1, "green": 1}
    assert results.facets["year"] == {"2020": 1, "2023": 2, "2024": 1}


def test_unknown_facets_and_values_find_nothing(engine):
    assert engine.search(Query("", filters={"nonsense": ("x",)})).total == 0
    assert engine.search(Query("", filters={"theme": ("x' OR 1=1",)})).total == 0
    assert engine.search(Query("", filters={"theme": ()})).total > 0


# Paging and order


def test_pages_show_every_hit_once(engine):
    whole = keys(engine.search(Query("", page_size=100)))
    pages = [keys(engine.search(Query("", page=page, page_size=5))) for page in range(1, 7)]
    assert [key for page in pages for key in page] == whole


@pytest.mark.parametrize("page", [99, 10**6, 10**15])
def test_a_page_behind_the_last_is_empty_and_knows_the_total(engine, page):
    results = engine.search(Query("", page=page))
    assert results.hits == ()
    assert results.total > 0


@pytest.mark.parametrize(("page", "size"), [(0, 0), (-3, -1), (1, 10**9)])
def test_odd_page_numbers_give_a_page(engine, page, size):
    assert 1 <= len(engine.search(Query("", page=page, page_size=size)).hits) <= 100


def test_newest_first_goes_by_date_whatever_the_score(engine):
    dates = [hit.published_at for hit in engine.search(Query("huurders", sort="newest")).hits]
    assert len(dates) > 1
    assert dates == sorted(dates, reverse=True)


def test_order_by_title_goes_by_the_readers_language(engine):
    titles = [hit.title for hit in engine.search(Query("", sort="title", page_size=100)).hits]
    assert titles == sorted(titles, key=lambda title: title.lower().replace("é", "e"))


# Ranking


def test_a_title_counts_more_than_a_summary_and_that_more_than_a_body(empty_engine):
    filler = [document(f"news:{n}", nl=(f"Ander onderwerp {n}", "Over iets")) for n in range(8)]
    empty_engine.index(
        [
            document("page:body", nl=("Eerste blad", "Iets", "Hier staat composteren.")),
            document("page:summary", nl=("Tweede blad", "Composteren voor iedereen", "Iets")),
            document("page:title", nl=("Composteren voor iedereen", "Iets", "Derde blad")),
            *filler,
        ]
    )
    found = keys(empty_engine.search(Query("composteren")))
    assert found == ["page:title", "page:summary", "page:body"]


def test_an_equal_document_in_the_readers_language_comes_first(engine):
    dutch = keys(engine.search(Query("moestuin", "nl")))
    french = keys(engine.search(Query("potager", "fr")))
    assert dutch[:2] == ["practice:garden-nl", "practice:garden-fr"]
    assert french[:2] == ["practice:garden-fr", "practice:garden-nl"]


def test_two_halves_of_a_query_beat_one_half_said_three_times(empty_engine):
    filler = [document(f"news:{n}", nl=(f"Ander onderwerp {n}", "Over iets")) for n in range(8)]
    empty_engine.index(
        [
            document("page:halves", nl=("Ouderen in de moestuin", "Samen buiten")),
            document("page:one", nl=("Moestuin, volkstuin, buurttuin", "Tuinieren in de moestuin")),
            *filler,
        ]
    )
    assert keys(empty_engine.search(Query("moestuin ouderen")))[0] == "page:halves"


def test_a_document_that_holds_one_word_of_many_is_still_found(engine):
    assert "practice:hoarding" in keys(engine.search(Query("verzamelwoede helikopter tandarts")))


# Highlights


def test_the_words_of_the_query_are_marked(engine):
    hit = engine.search(Query("eenzaamheid")).hits[0]
    assert hit.title_html == "Telefoonketting tegen <mark>eenzaamheid</mark>"


def test_a_word_that_matched_through_an_alternative_is_marked(engine):
    hits = {hit.key: hit for hit in engine.search(Query("solitude", "fr")).hits}
    assert "<mark>eenzaamheid</mark>" in hits["practice:phone-chain"].title_html
    assert "<mark>isolement</mark>" in hits["practice:visits"].title_html


def test_the_snippet_shows_the_passage_and_escapes_the_rest(engine):
    hit = engine.search(Query("noteren permanentie")).hits[0]
    assert hit.key == "practice:phone-chain"
    assert "<mark>noteren</mark>" in hit.snippet_html
    assert "&lt;b&gt;bellen&lt;/b&gt; &amp;" in hit.snippet_html


def test_a_part_of_a_compound_is_marked(engine):
    hits = {hit.key: hit for hit in engine.search(Query("huiswerk")).hits}
    assert "<mark>Huiswerkbegeleiding</mark>" in hits["practice:homework-nl"].title_html


# Suggestions


def test_suggestions_complete_titles_terms_and_labels(engine):
    texts = {each.text: each for each in engine.suggest("molen")}
    assert texts["Sint-Jans-Molenbeek"].kind == "label"
    kinds = {each.kind for each in engine.suggest("huis")}
    assert kinds == {"title", "concept"}
    title = next(each for each in engine.suggest("telefoonk") if each.kind == "title")
    assert title.url == "/nl/practice/phone-chain/"


def test_suggestions_match_any_word_without_accents(engine):
    assert engine.suggest("ain", "fr")[0].text == "Rompre l'isolement des aînés"
    assert engine.suggest("digitale kl")[0].text == "De digitale kloof verkleinen"


def test_the_readers_language_is_suggested_first(engine):
    dutch = [each.text for each in engine.suggest("m", "nl") if each.kind == "title"]
    french = [each.text for each in engine.suggest("m", "fr") if each.kind == "title"]
    assert dutch[0].startswith("Mutatie")
    assert french[:2] == ["Coupure d'eau mardi", "Une médiation entre habitants"]


@pytest.mark.parametrize("limit", [-1, 0, 1, 3, 10**9])
def test_no_more_suggestions_than_asked_for(engine, limit):
    assert len(engine.suggest("de", limit=limit)) <= max(0, min(limit, 100))


@pytest.mark.parametrize("prefix", ["", "   ", "\x00", "!!!", "😀", "'", '"', "*", "a" * 10**5])
def test_odd_prefixes_suggest_nothing_and_break_nothing(engine, prefix):
    engine.suggest(prefix, "xx")


# Writing


def test_a_document_is_found_at_once_replaced_and_forgotten(empty_engine):
    first = document("news:1", nl=("Zwembad dicht", "Tot mei"))
    empty_engine.index([first, document("news:2", nl=("Markt", "Op zondag"))])
    assert keys(empty_engine.search(Query("zwembad"))) == ["news:1"]

    changed = replace(first, texts={"nl": Text("Bibliotheek open", "Vanaf mei")})
    empty_engine.index([changed])
    assert keys(empty_engine.search(Query("zwembad"))) == []
    assert keys(empty_engine.search(Query("bibliotheek"))) == ["news:1"]

    empty_engine.forget(["news:1", "news:unknown"])
    assert keys(empty_engine.search(Query("bibliotheek"))) == []
    assert list(empty_engine.keys()) == ["news:2"]


def test_a_document_that_changes_audience_is_gone_for_those_who_lost_it(empty_engine):
    shown = document("topic:1", nl=("Zwembad dicht", "Tot mei"))
    empty_engine.index([shown])
    empty_engine.index([replace(shown, audience="member")])
    assert empty_engine.search(Query("zwembad")).total == 0
    assert empty_engine.search(Query("zwembad", audiences=MEMBER)).total == 1


def test_nothing_was_indexed_yet(empty_engine):
    assert empty_engine.search(Query("iets")).total == 0
    assert empty_engine.suggest("iets") == ()
    assert list(empty_engine.keys()) == []
    assert empty_engine.health().rebuild_reason == "missing"


def test_keys_are_listed_by_kind(engine):
    assert sorted(engine.keys("topic")) == ["topic:council", "topic:secret"]
    assert len(list(engine.keys())) == len(CORPUS)


def test_the_index_tells_what_it_was_told(engine):
    told = {one.key: one.fingerprint for one in CORPUS if one.kind == "topic"}
    assert dict(engine.fingerprints("topic")) == told


def test_a_rebuild_replaces_everything_and_counts(empty_engine):
    empty_engine.index([document("news:old", nl=("Oud nieuws",))])
    seen = []
    count = empty_engine.rebuild(CORPUS[:3], seen.append)
    assert count == 3
    assert seen[-1] == 3
    assert sorted(empty_engine.keys()) == sorted(doc.key for doc in CORPUS[:3])


def test_what_is_written_during_a_rebuild_is_not_lost(empty_engine):
    empty_engine.index([document("news:gone", nl=("Weg",)), document("news:kept", nl=("Oud",))])

    def documents():
        yield document("news:kept", nl=("Oud",))
        empty_engine.index([document("news:kept", nl=("Fietsenstalling",))])
        empty_engine.index([document("news:new", nl=("Composthoek",))])
        empty_engine.forget(["news:gone"])
        yield document("news:gone", nl=("Weg",))

    empty_engine.rebuild(documents())
    assert sorted(empty_engine.keys()) == ["news:kept", "news:new"]
    assert keys(empty_engine.search(Query("fietsenstalling"))) == ["news:kept"]


def test_a_failed_rebuild_leaves_the_old_index(empty_engine):
    empty_engine.index([document("news:1", nl=("Zwembad",))])

    def documents():
        yield document("news:2", nl=("Markt",))
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        empty_engine.rebuild(documents())
    assert keys(empty_engine.search(Query("zwembad"))) == ["news:1"]
    assert empty_engine.rebuild([document("news:3", nl=("Park",))]) == 1
    assert list(empty_engine.keys()) == ["news:3"]


# Odd input

ODD = {
    "quotes": '"\'`“’« " OR "1"="1',
    "operators": "AND OR NOT +- title_nl:x ~2 ^5 (a [b TO c] {d *",
    "nul": "eenzaam\x00heid \x00\x1f",
    "blanks": " \t\n\r\u00a0\u2003 ",
    "emoji": "😀👩\u200d👩\u200d👧 moestuin 🌱",
    "right to left": "مرحبا \u202eabc עברית",
    "surrogate": "abc \ud800 def",
    "markup": "<script>alert(1)</script><mark>",
    "query dsl": '{"query": {"match_all": {}}}',
    "sql": "'; DROP TABLE search; --",
    "combining": "e\u0301" * 50 + "n\u0303",
    "one letter": "x",
    "fillers": "de het een van des les",
    "digits": "2024 1060 12345678901234567890",
    "megabyte": "eenzaamheid " * 90_000,
    "one long word": "a" * 1_000_000,
    "many words": " ".join(f"woord{n}" for n in range(3_000)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("language", ["nl", "fr", "xx"])
def test_odd_queries_are_answered(engine, text, language):
    results = engine.search(Query(text, language, sort="nonsense"))
    assert results.total >= len(results.hits)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_documents_are_indexed_and_shown_safely(empty_engine, text):
    odd = Document(
        key="odd:1",
        kind="odd",
        texts={"nl": Text(text[:500], text, text, "/x/"), "fr": Text("", "", "", "")},
        facets={"theme": (text[:50],)},
        facet_labels=(text[:50],),
        published_at=datetime(1900, 1, 1, tzinfo=UTC),
    )
    bare = Document(key="odd:2", kind="odd", texts={})
    empty_engine.index([odd, bare])
    results = empty_engine.search(Query("", "nl"))
    assert sorted(keys(results)) == ["odd:1", "odd:2"]
    assert "<script" not in "".join(hit.title_html + hit.snippet_html for hit in results.hits)
