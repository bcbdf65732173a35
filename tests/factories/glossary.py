"""Terms of the glossary, the plainest valid ones."""

from itertools import count

from home.glossary.models import GlossaryTerm

_numbers = count(1)


def term(nl: str, fr: str, **fields) -> GlossaryTerm:
    """A term in use, with a sentence in both languages."""
    values = {
        "code": f"woord-{next(_numbers)}",
        "sentence_nl": "Kosten boven op de huur.",
        "sentence_fr": "Des frais en plus du loyer.",
        **fields,
    }
    return GlossaryTerm.objects.create(term_nl=nl, term_fr=fr, **values)
