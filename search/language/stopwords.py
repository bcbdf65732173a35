"""Words that carry no subject, for each language, already folded."""

from __future__ import annotations

_DUTCH = """
aan al alle allemaal als alsof altijd ander andere anderen anders ben bij bijna daar daarbij
daarom daarvan dan dat de deze die dit doch doen doet door dus een eens eer eigen elk elke en
enkele er erg erin ermee ervan ervoor evenals gaan gaat geen geweest gewoon haar had hadden heb
hebben hebt heeft hem hen het hier hierbij hij hoe hun iemand ieder iedere iedereen iets ik in
is ja je jij jou jouw jullie kan kon konden krijgen krijgt kunnen kunt laten lang maar me mee
meer men met mij mijn moest moet moeten mogen na naar nadat namelijk nee net niet niets nog
nooit nu of om omdat ons onze ook op over pas per reeds samen sinds slechts sommige soms steeds
te tegen ten ter terwijl toch toen tot tussen u uit uw van vanaf vanuit vanwege veel via voor
vooral vroeger waar waarbij waarin waarmee waarop waaruit waarvan waarvoor wanneer want waren
was wat we wel welk welke wel werd werden wie wij wil willen word worden wordt wou zal ze zeer
zei zelf zich zij zijn zo zoals zonder zou zouden zowel zulke zullen
"""
_FRENCH = """
a afin ai ailleurs ainsi alors apres assez au aucun aucune auquel aura aurait aussi autre autres
aux auxquelles auxquels avaient avait avant avec avez avoir avons ayant beaucoup bien c ca car
ce ceci cela celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci comme
comment d dans de deja depuis des desormais dont du durant elle elles en encore entre es est et
etaient etait etant ete etes etre eu eux faire fait fois font furent grace hors ici il ils j je
jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais
malgre me meme memes mes mien moi moins mon n ne ni non nos notre nous on ont or ou outre par
parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi puis puisque qu quand
quant que quel quelle quelles quelque quelques quels qui quoi rien s sa sans sauf se selon sera
seront ses si sien sinon soit sommes son sont sous suis sur t ta tandis tant te tel telle telles
tels tes toi ton tous tout toute toutefois toutes tres tu un une va vers via voici voila vont
vos votre vous y
"""
# How people begin a question in their own words; dropped whatever the language of the query.
_DUTCH_QUESTIONS = """
hoe wat wie waar wanneer waarom welk welke hoeveel hoelang kan kunnen kun mag moet moeten wil
zou graag ik mij mijn we ons onze iemand iets doen krijg krijgen heb hebben word wordt bestaat
bestaan vind vinden zoek zoeken weten help helpen alstublieft gaat
"""
_FRENCH_QUESTIONS = """
comment que qu quoi qui ou quand pourquoi quel quelle quels quelles combien puis peux peut
pouvons puisje dois doit doivent faut faire fait je mon ma mes notre nos est ce existe existent
veux voudrais aider trouver cherche chercher savoir aimerais svp quelqu quelque
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(_DUTCH.split()),
    "fr": frozenset(_FRENCH.split()),
}
QUESTION_WORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(_DUTCH_QUESTIONS.split()),
    "fr": frozenset(_FRENCH_QUESTIONS.split()),
}


def is_stop(language: str, word: str) -> bool:
    """True for a folded word that is not indexed in this language."""
    return word in STOP_WORDS[language] or (len(word) == 1 and not word.isdigit())
