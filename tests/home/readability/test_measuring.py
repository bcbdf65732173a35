import pytest

from home.readability.measuring import measure, split_sentences

EASY = {
    "nl": "U betaalt elke maand huur. De huur hangt af van uw inkomen. Verdient u minder? Zeg het "
    "ons. Wij rekenen uw huur dan opnieuw uit.",
    "fr": "Vous payez un loyer chaque mois. Le loyer dépend de vos revenus. Vous gagnez moins ? "
    "Dites-le nous. Nous calculons alors votre loyer à nouveau.",
}
HARD = {
    "nl": "De openbare vastgoedmaatschappij herberekent overeenkomstig de toepasselijke "
    "regelgeving de reële huurprijs op basis van het gezamenlijk belastbaar gezinsinkomen, waarbij "
    "rekening gehouden wordt met de inkomensvermindering in de loop van het referentiejaar.",
    "fr": "La société immobilière procède, conformément à la réglementation applicable, au "
    "recalcul du loyer réel sur la base des revenus imposables globalement du ménage, en tenant "
    "compte de la diminution des revenus intervenue au cours de l'année de référence.",
}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_letter_in_short_sentences_reads_easily(language):
    reading = measure(EASY[language], language)
    assert not reading.is_hard
    assert not reading.long_sentences


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_an_article_of_law_is_hard_and_says_what_to_shorten(language):
    reading = measure(HARD[language], language)
    assert reading.is_hard
    assert len(reading.long_sentences) == 1
    assert reading.long_words


def test_a_few_words_are_not_judged():
    assert measure("Bel ons.", "nl").score is None
    assert measure("", "nl").words == 0


def test_a_language_without_a_formula_has_its_sentences_counted():
    reading = measure(" ".join(["word"] * 25) + ".", "en")
    assert reading.score is None
    assert len(reading.long_sentences) == 1


def test_lines_of_a_list_are_sentences():
    assert split_sentences("Breng mee:\n- uw kaart\n- een foto") == [
        "Breng mee:",
        "uw kaart",
        "een foto",
    ]
