"""What other pages show of the councils."""

from .models import AdvisoryCouncil


def council_of(company_id: int) -> list[AdvisoryCouncil]:
    """The council of a company as a list of one: the one in office, else the newest; else empty."""
    rows = AdvisoryCouncil.objects.filter(company=company_id).order_by("-term_start", "-pk")
    councils = sorted(rows, key=lambda council: not council.is_active)
    return councils[:1]
