"""A small index for tests of the pages around the engine."""

from datetime import UTC, datetime

from search.contract import Document, Text
from search.engine import get_engine


def thing(number, kind="practice", audience="public", day=None, **fields):
    """A document with texts by language; `nl` and `fr` are (title, summary) or a title."""
    texts = {}
    for language in ("nl", "fr"):
        words = fields.pop(language, None)
        if words:
            title, summary = words if isinstance(words, tuple) else (words, "")
            texts[language] = Text(title, summary, "", f"/{language}/{kind}/{number}/")
    facets = {name: tuple(values) for name, values in fields.pop("facets", {}).items()}
    at = day or datetime(2026, 1, 1 + int(number) % 28, tzinfo=UTC)
    return Document(
        key=f"{kind}:{number}",
        kind=kind,
        texts=texts,
        audience=audience,
        facets=facets,
        published_at=at,
        **fields,
    )


SITE = [
    thing(
        1,
        nl=("Telefoonketting tegen eenzaamheid", "Vrijwilligers bellen alleenwonende ouderen."),
        facets={"theme": ["loneliness"], "phase": ["running"], "year": ["2024"]},
    ),
    thing(
        2,
        nl=("Moestuin op het dak", "Samen tuinieren."),
        fr=("Un potager sur le toit", "Jardiner ensemble."),
        facets={"theme": ["garden"], "phase": ["pilot"], "year": ["2023"]},
    ),
    thing(3, fr=("Un repas de quartier", "Manger ensemble."), facets={"year": ["2022"]}),
    thing(4, kind="news", nl="Nieuwe moestuin geopend", fr="Nouveau potager ouvert"),
    thing(5, kind="topic", nl="Wie heeft zaad over voor de moestuin?", facets={"board": ["tuin"]}),
    thing(
        6,
        kind="topic",
        audience="company-77",
        nl="Kanarievogel in de moestuin",
        facets={"board": ["besloten"]},
    ),
]


def fill(documents=SITE):
    """Let the engine of this process hold these documents and no others."""
    get_engine().rebuild(documents)
