"""A small fixed site: what both engines are asked about."""

from __future__ import annotations

from datetime import UTC, datetime

from search.contract import PUBLIC, Document, Text


def document(
    key: str,
    *,
    nl: tuple[str, ...] | None = None,
    fr: tuple[str, ...] | None = None,
    audience: str = PUBLIC,
    theme: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    year: int = 2024,
    day: int = 1,
    concepts: tuple[str, ...] = (),
) -> Document:
    """A document of a title, a summary and a body in one or both languages."""
    kind = key.partition(":")[0]
    texts = {}
    for language, words in (("nl", nl), ("fr", fr)):
        if words:
            title, summary, body = (*words, "", "")[:3]
            texts[language] = Text(title, summary, body, f"/{language}/{key.replace(':', '/')}/")
    facets = {"kind": (kind,), "year": (str(year),), "language": tuple(texts)}
    if theme:
        facets["theme"] = theme
    return Document(
        key=key,
        kind=kind,
        texts=texts,
        audience=audience,
        facets=facets,
        facet_labels=places,
        published_at=datetime(year, 3, day, 12, tzinfo=UTC),
        concepts=concepts,
    )


CORPUS = (
    document(
        "practice:phone-chain",
        nl=(
            "Telefoonketting tegen eenzaamheid",
            "Oudere huurders bellen elkaar elke ochtend.",
            "Vrijwilligers <b>bellen</b> & noteren wie hulp vraagt. De permanentie volgt op.",
        ),
        theme=("ties",),
        places=("Sint-Jans-Molenbeek", "Molenbeek-Saint-Jean"),
        year=2023,
    ),
    document(
        "practice:visits",
        fr=(
            "Rompre l'isolement des aînés",
            "Des bénévoles rendent visite aux locataires.",
            "Une fois par semaine, une équipe passe chez les personnes âgées du quartier.",
        ),
        theme=("ties",),
        places=("Anderlecht",),
        year=2022,
    ),
    document(
        "practice:homework-nl",
        nl=(
            "Huiswerkbegeleiding in de wijk",
            "Studenten helpen kinderen na school.",
            "Twee keer per week in het gemeenschapslokaal.",
        ),
        theme=("youth",),
        places=("Anderlecht",),
        year=2024,
    ),
    document(
        "practice:homework-fr",
        fr=("Soutien scolaire au pied des tours", "Des étudiants aident les enfants."),
        theme=("youth",),
        year=2021,
    ),
    document(
        "practice:garden-nl",
        nl=("Een moestuin op het binnenplein", "Bewoners tuinieren samen.", "Compost en zaden."),
        theme=("green",),
        year=2020,
    ),
    document(
        "practice:garden-fr",
        fr=("Un potager collectif entre les blocs", "Les habitants jardinent ensemble."),
        theme=("green",),
        year=2024,
        day=2,
    ),
    document(
        "practice:sorting",
        nl=("Selectief sorteren in hoogbouw", "Een afvalcoach gaat van deur tot deur."),
        theme=("green",),
        year=2023,
        day=2,
    ),
    document(
        "practice:hoarding",
        nl=("Verzamelwoede: samen ruimte maken", "Stap voor stap, met respect."),
        year=2019,
    ),
    document(
        "practice:debts",
        nl=("Schuldbemiddeling in het wijkcentrum", "Een bemiddelaar luistert en rekent mee."),
        year=2022,
        day=3,
    ),
    document(
        "practice:digital",
        nl=("De digitale kloof verkleinen", "Openbare computerruimte met een begeleider."),
        year=2024,
        day=3,
    ),
    document(
        "page:too-large",
        nl=("Te grote woning? Uw mogelijkheden", "Kleiner wonen na het vertrek van de kinderen."),
        year=2021,
        day=2,
    ),
    document(
        "page:transfer",
        nl=("Transfer: verhuizen op beslissing van de maatschappij", "Een uitzondering."),
        year=2021,
        day=3,
    ),
    document(
        "page:mutation",
        nl=("Mutatie: een woning die bij uw gezin past", "Een recht met voorwaarden."),
        year=2021,
        day=4,
    ),
    document(
        "page:cohesion-nl",
        nl=("Het PSC aan de Noordzijde", "Een project voor sociale cohesie en zijn partners."),
        year=2020,
        day=5,
    ),
    document(
        "page:cohesion-fr",
        fr=("Le PCS du quartier sud", "Une équipe au service des habitants."),
        year=2020,
        day=6,
    ),
    document(
        "page:company-nl",
        nl=("Wat doet een OVM?", "Zij verhuurt en onderhoudt."),
        year=2018,
    ),
    document(
        "council:advice",
        nl=("De adviesraad van de huurders stelt zich voor", "Wie zetelt, en waarover."),
        year=2024,
        day=4,
    ),
    document(
        "opinion:renovation",
        fr=(
            "Avis du conseil sur la rénovation des façades",
            "Le conseil consultatif rend un avis favorable.",
        ),
        concepts=("opinion",),
        year=2024,
        day=5,
    ),
    document(
        "news:notice",
        fr=("Coupure d'eau mardi", "Un avis de passage est affiché. Cet avis vaut pour tous."),
        year=2024,
        day=6,
    ),
    document(
        "practice:mediation",
        fr=("Une médiation entre habitants", "Après le bruit, la parole."),
        year=2017,
    ),
    document(
        "practice:welcome",
        nl=("Onthaal in een nieuw gebouw", "Een wandeling en een koffie op de eerste dag."),
        year=2016,
    ),
    document(
        "news:room",
        fr=("Un nouveau local pour les habitants", "La salle ouvre en mai."),
        year=2024,
        day=7,
    ),
    document(
        "page:diagnosis",
        nl=("Plaatselijke diagnose van de site", "Vragen, feiten, zienswijzen."),
        fr=("Diagnostic local du site", "Questions, faits, points de vue."),
        year=2015,
    ),
    document(
        "news:meeting",
        fr=("Réunion des locataires jeudi soir", "Tous les locataires du bloc C."),
        year=2024,
        day=8,
    ),
    document(
        "topic:secret",
        nl=("Zonneschermplan Quetelaar", "Alleen voor leden: zonneschermen kiezen."),
        audience="member",
        theme=("hidden",),
        year=2024,
        day=9,
    ),
    document(
        "topic:council",
        nl=("Ontwerpadvies over de lift", "Vertrouwelijk overleg van de raad."),
        audience="council-12",
        year=2024,
        day=10,
    ),
    document(
        "practice:both",
        nl=("Buurtfeest met de hele straat", "Iedereen brengt een gerecht mee."),
        fr=("Fête de quartier dans toute la rue", "Chacun apporte un plat."),
        theme=("ties", "green"),
        year=2023,
        day=4,
    ),
)
