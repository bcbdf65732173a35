"""How a practice is quoted in a report."""

from home.knowledge.models import PracticePage


def citation(page: PracticePage, address: str) -> str:
    """Maker, year, title and address on one line."""
    maker = page.organisation or page.company
    year = page.year or (page.first_published_at.year if page.first_published_at else "")
    parts = [str(maker) if maker else "", f"({year})" if year else "", f"{page.title}.", address]
    return " ".join(part for part in parts if part)
