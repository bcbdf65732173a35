"""The cases that the portal promises: a query in one language, a text in the other."""

import pytest

from search.contract import Query

FOUND = [
    ("solitude", "fr", "practice:phone-chain"),
    ("eenzame ouderen", "nl", "practice:visits"),
    ("école de devoirs", "fr", "practice:homework-nl"),
    ("ecole de devoirs", "fr", "practice:homework-nl"),
    ("bijles", "nl", "practice:homework-fr"),
    ("potager", "fr", "practice:garden-nl"),
    ("moestuin", "nl", "practice:garden-fr"),
    ("tri", "fr", "practice:sorting"),
    ("PCS", "fr", "page:cohesion-nl"),
    ("PSC", "nl", "page:cohesion-fr"),
    ("SISP", "fr", "page:company-nl"),
    ("Diogène", "fr", "practice:hoarding"),
    ("dettes", "fr", "practice:debts"),
    ("fracture numérique", "fr", "practice:digital"),
    ("logement trop grand", "fr", "page:too-large"),
    ("cocolo", "fr", "council:advice"),
    ("burenruzie", "nl", "practice:mediation"),
    ("l'accueil des nouveaux", "fr", "practice:welcome"),
    ("l’accueil des nouveaux", "fr", "practice:welcome"),
    ("eenzaamheidsbestrijding", "nl", "practice:visits"),
    ("afvalsorteeractie", "nl", "practice:sorting"),
    ("huurdersvergadering", "nl", "news:meeting"),
    ("isolement des aînés", "fr", "practice:phone-chain"),
    ("begeleiding bij huiswerk", "nl", "practice:homework-fr"),
]


@pytest.mark.parametrize(("text", "language", "key"), FOUND, ids=[case[0] for case in FOUND])
def test_a_text_in_the_other_language_is_found_early(engine, text, language, key):
    hits = engine.search(Query(text, language)).hits
    assert key in [hit.key for hit in hits[:4]]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("moestuin", "moestuinen", "nl"),
        ("huurder", "huurders", "nl"),
        ("stad", "steden", "nl"),
        ("locataire", "locataires", "fr"),
        ("potagers", "potager", "fr"),
        ("local", "locaux", "fr"),
        ("aîné", "aines", "fr"),
    ],
)
def test_singular_and_plural_find_the_same(engine, one, other, language):
    first = engine.search(Query(one, language))
    second = engine.search(Query(other, language))
    assert [hit.key for hit in first.hits] == [hit.key for hit in second.hits]


def test_a_council_opinion_comes_before_a_page_that_says_notice(engine):
    keys = [hit.key for hit in engine.search(Query("avis", "fr")).hits]
    assert keys.index("opinion:renovation") < keys.index("news:notice")


def test_a_room_comes_before_the_local_diagnosis(engine):
    keys = [hit.key for hit in engine.search(Query("local", "fr")).hits]
    assert keys[0] == "news:room"


@pytest.mark.parametrize(
    ("text", "wanted", "other"),
    [
        ("transfer", "page:transfer", "page:mutation"),
        ("mutatie", "page:mutation", "page:transfer"),
        ("transfert", "page:transfer", "page:mutation"),
        ("mutation", "page:mutation", "page:transfer"),
    ],
)
def test_transfer_and_mutation_stay_two_things(engine, text, wanted, other):
    keys = [hit.key for hit in engine.search(Query(text, "nl")).hits]
    assert keys[0] == wanted
    assert other not in keys


def test_an_acronym_does_not_expand_inside_a_longer_word(engine, planner):
    for word in ("pscp", "roitelet", "avgeven"):
        assert planner.plan(word, "nl").ids == ()
    assert "page:cohesion-fr" not in [hit.key for hit in engine.search(Query("pscxyz")).hits]


@pytest.mark.parametrize(
    ("text", "language", "exact"),
    [
        ("telefoonketting tegen eenzaamheid", "nl", "practice:phone-chain"),
        ("un potager collectif entre les blocs", "fr", "practice:garden-fr"),
        ("potager collectif", "fr", "practice:garden-fr"),
        ("moestuin", "nl", "practice:garden-nl"),
        ("médiation", "fr", "practice:mediation"),
    ],
)
def test_the_words_themselves_come_before_their_synonyms(engine, text, language, exact):
    assert engine.search(Query(text, language)).hits[0].key == exact


def test_the_page_can_say_which_concepts_were_searched(engine):
    concepts = engine.search(Query("solitude", "fr")).concepts
    assert [(each.id, each.label) for each in concepts] == [("loneliness", "isolement")]


def test_a_text_in_both_languages_is_one_hit_in_the_readers_language(engine):
    for language, title in (("nl", "Buurtfeest"), ("fr", "Fête de quartier")):
        hits = [h for h in engine.search(Query("buurtfeest", language)).hits if "both" in h.key]
        assert len(hits) == 1
        assert hits[0].title.startswith(title)
        assert hits[0].language == language
        assert not hits[0].other_language


def test_a_hit_says_that_it_is_in_the_other_language(engine):
    hit = engine.search(Query("solitude", "fr")).hits
    found = {each.key: each.other_language for each in hit}
    assert found["practice:phone-chain"] is True
    assert found["practice:visits"] is False


@pytest.mark.parametrize(
    ("typed", "language", "meant", "key"),
    [
        ("eenzamheid", "nl", "eenzaamheid", "practice:phone-chain"),
        ("isolemnt des aînés", "fr", "isolement des aînés", "practice:visits"),
        ("huiswerkbegleiding", "nl", "huiswerkbegeleiding", "practice:homework-nl"),
        ("schuldbemidelling", "nl", "schuldbemiddeling", "practice:debts"),
    ],
)
def test_a_typing_error_is_mended_and_shown(engine, typed, language, meant, key):
    results = engine.search(Query(typed, language))
    assert results.did_you_mean == meant
    assert key in [hit.key for hit in results.hits[:3]]


@pytest.mark.parametrize("text", ["eenzaamheid", "zonnepaneel", "hypotheek", "vergadert", "xq"])
def test_a_known_word_is_never_corrected(engine, text):
    assert engine.search(Query(text)).did_you_mean is None


@pytest.mark.parametrize("text", ["Hoe kan ik minder eenzaam zijn?", "wie helpt met eenzaamheid"])
def test_a_question_is_answered_by_what_it_is_about(engine, text):
    assert engine.search(Query(text)).hits[0].key == "practice:phone-chain"


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_place_finds_in_either_language(engine, language):
    for place in ("Molenbeek", "molenbeek-saint-jean", "Sint-Jans-Molenbeek"):
        hits = engine.search(Query(place, language)).hits
        assert hits[0].key == "practice:phone-chain"
