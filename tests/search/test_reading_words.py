"""Each step of the pipeline for itself."""

import pytest

from search.language import text
from search.language.spelling import Vocabulary, allowed_distance, distance
from search.language.thesaurus import ThesaurusError, parse, shipped_concepts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("l'école d’aînés", ["ecole", "aines"]),
        ("aujourd'hui qu'il", ["aujourdhui", "il"]),
        ("C.P.A.S. en O.C.M.W.", ["cpas", "en", "ocmw"]),
        ("foto's en auto’s", ["foto", "en", "auto"]),
        ("Œuvre, cœur, ĳs", ["oeuvre", "coeur", "ijs"]),
        ("kandidaat-huurder", ["kandidaat", "huurder"]),
        ("e\u0301cole", ["ecole"]),
        ("a\x00b \u00ad", ["a", "b"]),
        ("huis\u00adwerk", ["huiswerk"]),
        ("", []),
    ],
)
def test_words_are_folded_and_elided(written, expected):
    assert text.words(written) == expected


def test_offsets_point_at_the_written_words():
    written = text.clean("L'École des aînés, l’été: C.P.A.S.")
    found = [written[start:end] for start, end in text.spans(written)]
    assert found == ["École", "des", "aînés", "été", "C.P.A.S."]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "huizen", "huis"),
        ("nl", "steden", "stad"),
        ("nl", "kinderen", "kind"),
        ("nl", "gezinnen", "gezin"),
        ("nl", "liep", "lopen"),
        ("nl", "gesorteerd", "sorteren"),
        ("nl", "eenzame", "eenzaamheid"),
        ("fr", "travaux", "travail"),
        ("fr", "yeux", "œil"),
        ("fr", "aines", "aînés"),
        ("fr", "habitants", "habitant"),
        ("fr", "moisies", "moisir"),
    ],
)
def test_forms_of_a_word_share_a_stem(tools, language, one, other):
    stem = tools.pipelines[language].word
    assert stem(one).stem == stem(other).stem


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "begeleiding", "beleid"),
        ("nl", "gezin", "zin"),
        ("nl", "huurder", "huur"),
        ("fr", "commune", "communs"),
        ("fr", "cours", "cour"),
        ("fr", "PCS", "PC"),
        ("fr", "moisi", "mois"),
        ("fr", "fini", "fin"),
    ],
)
def test_different_words_keep_different_stems(tools, language, one, other):
    stem = tools.pipelines[language].word
    assert stem(one).stem != stem(other).stem


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("eenzaamheidsbestrijding", ("eenzaamheid", "bestrijding")),
        ("afvalsorteeractie", ("afval", "sorteer", "actie")),
        ("huiswerkbegeleiding", ("huiswerk", "begeleiding")),
        ("energiearmoede", ("energie", "armoede")),
        ("samenwerkingsovereenkomst", ("samenwerking", "overeenkomst")),
        ("taalles", ()),
        ("begeleiding", ()),
        ("vergadering", ()),
        ("gemeenschap", ()),
        ("eenzaamheid", ()),
        ("solitude", ()),
        ("tuin", ()),
    ],
)
def test_compounds_are_split_into_words(tools, word, parts):
    assert tools.pipelines["nl"].split(word) == parts


def test_words_of_the_site_let_its_own_compounds_split():
    from search.language.tools import Language

    own = Language(site_words=["zwiebert"])
    assert Language().pipelines["nl"].split("zwiebertfeest") == ()
    assert own.pipelines["nl"].split("zwiebertfeest") == ("zwiebert", "feest")
    assert own.version != Language().version


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("abcd", "abcd", 0), ("abcd", "abdc", 1), ("abcd", "abc", 1), ("abcd", "wxyz", 3)],
)
def test_errors_are_counted_up_to_a_limit(one, other, expected):
    assert distance(one, other, 2) == expected


def test_longer_words_may_hold_more_errors():
    assert [allowed_distance("x" * size) for size in (4, 5, 8, 9, 20)] == [1, 1, 2, 3, 3]


def test_the_closest_and_then_the_more_frequent_word_is_taken():
    words = Vocabulary({"nl": {"huurder": 5, "huurden": 9, "buurten": 50}}, documents=60)
    assert words.closest("huurde") == "huurden"
    assert words.closest("huurdr") == "huurder"
    assert words.closest("xyzxyz") is None
    assert words.closest("12345") is None


@pytest.mark.parametrize(
    "line",
    ["only | three | columns", "id | nl | | en", "a | b | c | d\na | b | c | d"],
)
def test_a_wrong_thesaurus_line_is_refused(line):
    with pytest.raises(ThesaurusError, match="Line"):
        parse(line)


def test_the_shipped_thesaurus_is_broad():
    concepts = shipped_concepts()
    assert len(concepts) > 300
    assert all(concept.terms["nl"] and concept.terms["fr"] for concept in concepts)


def test_a_text_is_mapped_to_its_concepts(tools):
    text_fr = "Une école de devoirs pour rompre la solitude"
    assert tools.thesaurus.concepts_in(text_fr, "fr") == ("homework-support", "loneliness")
