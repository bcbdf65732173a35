"""What a query is taken to mean, before any engine sees it."""

import pytest

from search.language.plan import Kind
from search.language.planner import Planner
from search.language.reading import LONGEST_QUERY, MOST_WORDS, read
from search.language.scoring import MOST_LEAVES, leaves, tree
from search.language.spelling import Vocabulary


def planner_of(tools, counts):
    """A planner for a site with these words."""
    return Planner(
        tools,
        Vocabulary(
            counts,
            documents=9,
            stem=lambda language, word: tools.pipelines[language].stem(word),
        ),
    )


def test_a_question_keeps_what_it_is_about(planner):
    reading = read("Hoe kan ik een moestuin beginnen?", "nl", planner.tools, planner.vocabulary)
    assert [word.folded for word in reading.words] == ["moestuin", "beginnen"]


@pytest.mark.parametrize(
    ("text", "reader", "language"),
    [
        ("l'isolement des aînés dans le quartier", "nl", "fr"),
        ("een moestuin voor de buurt", "fr", "nl"),
        ("transport", "nl", "nl"),
        ("transport", "fr", "fr"),
    ],
)
def test_the_language_of_a_query_is_guessed(planner, text, reader, language):
    assert read(text, reader, planner.tools, planner.vocabulary).language == language


def test_the_longest_term_is_taken_first(planner):
    plan = planner.plan("project voor sociale cohesie", "nl")
    assert plan.ids == ("cohesion-project",)
    assert len(plan.concepts) == 1


def test_an_expression_is_found_by_the_parts_of_its_compound(planner):
    assert planner.plan("begeleiding bij huiswerk", "nl").ids == ("homework-support",)
    assert planner.plan("het sorteren van afval", "nl").ids == ("waste-sorting",)


def test_neighbours_that_are_one_word_are_joined(planner):
    plan = planner.plan("buurt feest", "nl")
    assert "neighbourhood-party" in plan.ids


def test_all_but_one_word_of_a_long_term_is_enough(planner):
    assert planner.plan("maison des habitants du", "fr").ids
    assert "social-housing" not in planner.plan("sociale", "nl").ids


def test_an_unknown_compound_stands_for_its_parts(planner):
    plan = planner.plan("eenzaamheidscampagne", "nl")
    assert plan.ids == ("loneliness",)
    assert all(concept.alternatives for concept in plan.walk())


def test_what_was_typed_weighs_most(planner):
    for concept in planner.plan("eenzame ouderen", "nl").concepts:
        own = max(each.weight for each in concept.alternatives if each.own)
        others = [each.weight for each in concept.alternatives if not each.own]
        assert others
        assert max(others) < own


def test_the_other_language_counts_less(planner):
    def boosts(reader):
        leaf = leaves(tree(planner.plan("moestuin", reader), planner.vocabulary))
        return {each.field: each.boost for each in leaf if each.stems == ("moestuin",)}

    assert boosts("fr")["title_nl"] == pytest.approx(0.85 * boosts("nl")["title_nl"])


def test_only_fillers_look_at_titles_as_they_are_written(planner):
    plan = planner.plan("hoe kan ik", "nl")
    kinds = {each.kind for concept in plan.concepts for each in concept.alternatives}
    assert kinds == {Kind.START}


@pytest.mark.parametrize("text", ["", " ", "!?", "😀", "\x00", "-"])
def test_a_text_without_words_has_an_empty_plan(planner, text):
    assert planner.plan(text, "nl").concepts == ()


def test_a_very_long_query_stays_small(planner):
    text = " ".join(["begeleiding huiswerk sociale cohesie ouderen"] * 1_000)
    reading = read(text, "nl", planner.tools, planner.vocabulary)
    assert len(reading.words) <= MOST_WORDS
    assert sum(len(word.folded) for word in reading.words) <= LONGEST_QUERY
    found = list(leaves(tree(planner.plan(text, "nl"), planner.vocabulary)))
    assert len(found) <= MOST_LEAVES


def test_a_dictionary_serves_words_that_the_thesaurus_does_not_know(tools):
    from search.language.dictionary import Dictionary
    from search.language.planner import Planner
    from search.language.spelling import Vocabulary
    from search.language.tools import Language

    known = Dictionary({("nl", "helikopter"): ("hélicoptère",)})
    language = Language(dictionary=known)
    plan = Planner(language, Vocabulary()).plan("helikopter", "nl")
    found = {each.stems: each.weight for each in plan.concepts[0].alternatives}
    assert found[("helicopter",)] == 0.5


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """A dictionary folder as the Debian packages make it, with two entries."""
    import gzip

    from search.language import dictionary

    article = b"kano /kano/\n1. canot, pirogue\n"
    with gzip.open(tmp_path / "freedict-nld-fra.dict.dz", "wb") as packed:
        packed.write(article)
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    index = f"00databaseinfo\tA\tB\nkano\tA\t{digits[len(article)]}\ntwee woorden\tA\tB\n"
    (tmp_path / "freedict-nld-fra.index").write_text(index)
    monkeypatch.setattr(dictionary, "FOLDER", tmp_path)
    return dictionary


def test_the_packaged_dictionary_is_read_when_it_is_installed(packages):
    assert packages.is_installed()
    assert packages.Dictionary().translate("nl", "kano") == ("canot", "pirogue")
    assert packages.Dictionary().translate("fr", "canot") == ()


def test_without_the_package_everyday_words_are_translated_both_ways(tmp_path, monkeypatch):
    from search.language import dictionary

    monkeypatch.setattr(dictionary, "FOLDER", tmp_path)
    assert not dictionary.is_installed()
    known = dictionary.Dictionary()
    assert known.translate("nl", "voetbal") == ("football", "foot")
    assert known.translate("fr", "foot") == ("voetbal",)
    assert known.translate("nl", "kano") == ()


def test_any_form_of_an_everyday_word_is_translated(tools):
    assert "vélo" in tools.translate("nl", "fietsers")
    assert "krant" in tools.translate("fr", "journaux")


def test_a_word_brings_its_family(tools):
    plan = planner_of(tools, {"fr": {"balayeurs": 3, "jardin": 1}}).plan("balayage", "fr")
    found = {each.stems: each.weight for each in plan.concepts[0].alternatives}
    assert found[(tools.word("fr", "balayeurs").stem,)] == 0.5


def test_a_word_that_no_document_has_finds_words_that_begin_like_it(tools):
    planner = planner_of(tools, {"nl": {"zonneschermen": 2, "buur": 1}})
    found = planner.plan("zonneschermplan", "nl").walk()
    stems = {each.stems for concept in found for each in concept.alternatives}
    assert (tools.word("nl", "zonneschermen").stem,) in stems
