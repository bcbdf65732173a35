"""Demo elections, each made by the actions that people use."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from forums.councils.models import AdvisoryCouncil
from forums.elections.actions import (
    add_place,
    check_conditions,
    enter_count,
    enter_from_paper,
    prepare,
    publish,
    publish_list,
    release,
)
from forums.elections.models import Election

from .loading import Demo, read

TEXTS = ("title", "text")
HOURS = timedelta(hours=8)


def load_elections(demo: Demo, councils: dict[str, AdvisoryCouncil]) -> None:
    """Elections in each state, from the oldest on: a repetition finds what it repeats."""
    made: dict[str, Election] = {}
    for table in read("elections").get("election", []):
        election = _called(demo, table, made.get(table["repeats"]))
        made[table["key"]] = election
        if table["listed"]:
            publish_list(
                election=election, actor=None, at=demo.moment(table["listed"]), announced=False
            )
            election.refresh_from_db()
        if table["count"] and election.cancelled_at is None:
            _count(demo, election, table)
        if key := table["installed"]:
            _install(demo, election, councils[key], table)


def _called(demo: Demo, table: dict[str, Any], repeats: Election | None) -> Election:
    days = table["days"]
    vote = demo.moment(0, "10:00") + (demo.day(days["vote"], "sat") - demo.today)
    election = prepare(
        company=demo.companies[table["company"]],
        actor=None,
        texts={name: demo.both(table, name) for name in TEXTS},
        seats=table["seats"],
        slug=table["key"],
        repeats=repeats,
        is_demo=True,
        candidates_until=demo.moment(days["stand"], "17:00"),
        listed_on=demo.day(days["list"]),
        voting_from=vote,
        voting_until=vote + HOURS,
        appeal_until=demo.moment(days["appeal"], "17:00"),
        installed_on=demo.day(days["install"]),
    )
    add_place(
        election=election,
        actor=None,
        place=demo.both(table, "place"),
        starts_at=vote,
        ends_at=vote + HOURS,
    )
    called = demo.moment(days["call"])
    publish(election=election, actor=None, at=called, announced=False)
    for row in table["candidates"]:
        candidacy = enter_from_paper(
            election=election,
            actor=None,
            name=row["name"],
            text=row["text"],
            language=row["language"],
            shows_name=row["consent"],
            at=called + timedelta(days=2),
        )
        if table["checked"]:
            check_conditions(candidacy=candidacy, actor=None, met=True)
    election.refresh_from_db()
    return election


def _count(demo: Demo, election: Election, table: dict[str, Any]) -> None:
    registered, cast, void = table["count"]
    rows = list(election.candidacies.standing().in_drawn_order())
    votes = {row.pk: max(cast - void - 3 * place, 0) for place, row in enumerate(rows)}
    at = election.voting_until + timedelta(hours=3)
    enter_count(
        election=election,
        actor=None,
        registered=registered,
        votes_cast=cast,
        votes_void=void,
        votes=votes,
        at=at,
    )
    release(election=election, actor=None, at=at + timedelta(hours=1), announced=False)


def _install(
    demo: Demo, election: Election, council: AdvisoryCouncil, table: dict[str, Any]
) -> None:
    """The council of the demo sits already, with its own members."""
    election.refresh_from_db()
    called = election.council
    election.council = council
    election.installed_at = demo.moment(table["days"]["install"])
    election.save(update_fields=["council", "installed_at"])
    if called is not None and called.pk != council.pk:
        called.delete()
