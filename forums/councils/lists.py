"""What other pages show of the councils."""

from portal.core.prepared import Prepared

from .models import AdvisoryCouncil

_of_company = Prepared(
    lambda company: AdvisoryCouncil.objects.filter(company_id=company).order_by(
        "-term_start", "-pk"
    )
)


def council_of(company_id: int) -> list[AdvisoryCouncil]:
    """The council of a company as a list of one: the one in office, else the newest; else empty."""
    rows = _of_company.all(company=company_id)
    councils = sorted(rows, key=lambda council: not council.is_active)
    return councils[:1]
