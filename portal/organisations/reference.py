"""Municipalities, the sixteen companies, the regulator and the sector's partners."""

from pathlib import Path
from typing import Any

from portal.core.reference import make_missing, read_rows

from .models import HousingCompany, Municipality, Organisation

DATA = Path(__file__).parent / "data"


def load() -> int:
    """Make what is missing; returns how many rows."""
    made = make_missing(Municipality, read_rows(DATA / "municipalities.toml", "municipality"))
    places = {place.code: place for place in Municipality.objects.all()}
    file = DATA / "organisations.toml"
    made += sum(_company(row, places) for row in read_rows(file, "company"))
    return made + make_missing(Organisation, read_rows(file, "organisation"))


def _company(row: dict[str, Any], places: dict[str, Municipality]) -> bool:
    if HousingCompany.objects.filter(code=row["code"]).exists():
        return False
    values = {name: value for name, value in row.items() if name != "municipalities"}
    company = HousingCompany.objects.create(level=HousingCompany.Level.REGIONAL, **values)
    company.municipalities.set(places[code] for code in row["municipalities"])
    return True
