"""The columns of the spreadsheet: one a field, and one a language for what is written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LANGUAGES = {"nl": _("Dutch"), "fr": _("French")}
MANY = _("Several: put ; between them.")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code in the second row, its heading, and what to write in it.

    kind: text, rich, steps, lines, list (words of a list), choice, row (one of a list), year, day.
    """

    code: str
    title: str | Promise
    kind: str = "text"
    hint: str | Promise = ""
    field: str = ""
    language: str = ""


def _in(code: str, name: str | Promise, kind: str, hint: str | Promise, language: str) -> Column:
    title = format_lazy("{} ({})", name, LANGUAGES[language])
    return Column(f"{code}_{language}", title, kind, hint, code, language)


def _written(language: str) -> tuple[Column, ...]:
    told: tuple[tuple[str, str | Promise, str, str | Promise], ...] = (
        ("title", _("Title"), "text", _("Needed in at least one language.")),
        ("summary", _("Summary"), "text", _("Two or three sentences.")),
        ("context", _("Context and need"), "rich", ""),
        (
            "steps",
            _("Steps"),
            "steps",
            _("A blank line parts steps; the first line is the name."),
        ),
        ("partners", _("Partners"), "lines", _("One a line.")),
        ("means_people", _("People needed"), "rich", ""),
        ("means_time", _("Time needed"), "rich", ""),
        ("duration", _("How long it lasts"), "text", ""),
        ("period", _("When was it?"), "text", ""),
        ("results", _("Results"), "rich", ""),
        ("how_measured", _("How the results were measured"), "rich", ""),
        ("what_did_not_work", _("What did not work"), "rich", ""),
        ("conditions_for_transfer", _("Conditions to take it over"), "rich", ""),
        ("body", _("The story in free text"), "text", _("For what fits nowhere else.")),
    )
    return tuple(_in(code, name, kind, hint, language) for code, name, kind, hint in told)


COLUMNS: tuple[Column, ...] = (
    Column("external_id", _("Number"), "text", _("Your own; the same one again changes it.")),
    *_written("nl"),
    *_written("fr"),
    Column("phase", _("Phase"), "choice"),
    Column("year", _("First year"), "year"),
    Column("themes", _("Themes"), "list", MANY),
    Column("target_groups", _("Target groups"), "list", MANY),
    Column("pillars", _("Pillars"), "list", MANY),
    Column("lines", _("Collective lines"), "list", MANY),
    Column("objectives", _("Objectives"), "list", MANY),
    Column("municipalities", _("Municipalities"), "list", MANY),
    Column("organisation_kind", _("Kind of organisation"), "choice"),
    Column("organisation", _("Organisation"), "row"),
    Column("co_organisations", _("Made together with"), "list", MANY),
    Column("company", _("Housing company"), "row"),
    Column("contact", _("Mailbox for questions"), "text", _("Of a service, never of a person.")),
    Column("evidence", _("Evidence"), "choice"),
    Column("budget_band", _("Costs"), "choice"),
    Column("last_checked_on", _("Last checked on"), "day", _("For example 2026-03-31.")),
)
BY_CODE = {column.code: column for column in COLUMNS}
