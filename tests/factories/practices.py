"""Good practices, the plainest valid ones."""

from itertools import count

from home.knowledge.actions import ensure_practice_index
from home.knowledge.models import PracticePage
from home.site.writing import write_page

_numbers = count(1)
STEPS = [{"type": "step", "value": {"title": "Begin", "text": "<p>Met koffie.</p>"}}]


def practice(*, languages: tuple[str, ...] = ("nl",), at=None, author=None, **fields):
    """A live practice with a text in these languages; the first is the original."""
    number = next(_numbers)
    words = {
        "nl": {"title": f"Praktijk {number}", "summary": "Kort.", "context": "<p>Nodig.</p>"},
        "fr": {"title": f"Pratique {number}", "summary": "Bref.", "context": "<p>Utile.</p>"},
    }
    return write_page(
        PracticePage,
        parent=ensure_practice_index(),
        versions={code: words[code] for code in languages},
        common=fields,
        author=author,
        at=at,
    )


def line(**changes) -> dict:
    """A line of a file of practices, as an export writes it."""
    number = next(_numbers)
    words = {"title": f"Buurtsoep {number}", "summary": "Samen koken.", "body": "Elke week soep."}
    return {
        "external_id": f"ext-{number}",
        "languages": {"nl": words},
        "themes": [],
        "target_groups": [],
        "phase": "running",
        "municipalities": [],
        "organisation_kind": "nonprofit",
        "organisation": "",
        "year": 2024,
        "fields": {},
        **changes,
    }
