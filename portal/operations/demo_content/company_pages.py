"""Demo pages of companies: hours, teams, the first weeks, and a company of before a merger."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from portal.organisations.models import HousingCompany
from projects.companies.models import CompanyPage, FirstWeeksPage

from .blocks import body
from .loading import Demo, read
from .pages import publish_versions

FIRST_WEEKS = {"nl": "Mijn eerste weken", "fr": "Mes premières semaines"}
FIRST_WEEKS_IN_SHORT = {
    "nl": "U huurt nu bij %s. Dit hebt u de eerste weken nodig.",
    "fr": "Vous louez maintenant chez %s. Voici ce qu’il vous faut les premières semaines.",
}
FORMERLY = {
    "nl": "Deze maatschappij is samengegaan met andere. Ze heet nu %s.",
    "fr": "Cette société a fusionné avec d’autres. Elle s’appelle maintenant %s.",
}


def load_company_pages(demo: Demo, parents: dict[str, Page]) -> None:
    """A page a company, with its hours."""
    for table in read("companies").get("company", []):
        hours = {"days": [_day(row) for row in table["hours"]]}
        shared = {
            "company": demo.companies[table["key"]],
            "repair_phone": table["phone_repair"],
            "social_phone": table["phone_social"],
            "social_email": table["email_social"],
            "hours": [("hours", hours)],
            "is_demo": True,
        }
        versions = {}
        for code in ("nl", "fr"):
            own = demo.filled(table[code], code)
            intro = demo.text(table[f"intro_{code}"], code)
            versions[code] = {
                **shared,
                "title": table[f"name_{code}"],
                "summary": own["summary"],
                "plain_language": own.get("plain") or intro,
                "address_note": table[f"address_note_{code}"],
                "welcome_text": table[f"welcome_{code}"],
                "house_rules": table[f"rules_{code}"],
                "teams": [("team", _team(team, code)) for team in table["teams"]],
                "body": body(own["body"]),
            }
        pages = publish_versions(CompanyPage, versions, parents)
        _load_first_weeks(table, pages)
        if "formerly_nl" in table:
            _load_predecessor(demo, table, parents)


def _team(table: dict[str, Any], code: str) -> dict[str, Any]:
    return {
        "kind": table["kind"],
        "name": table[f"name_{code}"],
        "text": table[f"text_{code}"],
        "phone": table["phone"],
        "email": table["email"],
        "workers": [
            {"function": one[f"function_{code}"], "name": "", "employer": one["employer"]}
            for one in table["workers"]
        ],
    }


def _load_first_weeks(table: dict[str, Any], parents: dict[str, Page]) -> None:
    """The guide for who has just got the keys."""
    versions = {
        code: {
            "title": FIRST_WEEKS[code],
            "summary": FIRST_WEEKS_IN_SHORT[code] % table[f"name_{code}"],
            "plain_language": FIRST_WEEKS_IN_SHORT[code] % table[f"name_{code}"],
            "keys_text": table[f"keys_{code}"],
            "waste_text": table[f"waste_{code}"],
            "is_demo": True,
        }
        for code in ("nl", "fr")
    }
    publish_versions(FirstWeeksPage, versions, parents)


def _load_predecessor(demo: Demo, table: dict[str, Any], parents: dict[str, Page]) -> None:
    """A company that was merged: its page leads to the one that came after it."""
    company = demo.companies[table["key"]]
    old = HousingCompany.objects.create(
        code=f"{company.code}-formerly",
        name_nl=table["formerly_nl"],
        name_fr=table["formerly_fr"],
        company_kind=table["kind"],
        valid_to=demo.day(-table["merged_days_ago"]),
        is_demo=True,
    )
    old.municipalities.set(company.municipalities.all())
    company.predecessors.add(old)
    versions = {
        code: {
            "company": old,
            "title": table[f"formerly_{code}"],
            "summary": FORMERLY[code] % table[f"name_{code}"],
            "plain_language": FORMERLY[code] % table[f"name_{code}"],
            "is_demo": True,
        }
        for code in ("nl", "fr")
    }
    publish_versions(CompanyPage, versions, parents)


def _day(row: dict[str, Any]) -> dict[str, str]:
    return {
        "day": row["day"],
        "desk": ", ".join(row.get("desk", [])),
        "phone": ", ".join(row.get("phone", [])),
    }
