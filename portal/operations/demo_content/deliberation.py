"""Demo councils and consultations, each made by the actions that people use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, repeat
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify

from forums.consultations.actions import (
    add_document,
    add_follow_up,
    give_answer,
    give_opinion,
    prepare,
    quote,
    respond,
    respond_for,
    send,
    set_phases,
    write_question,
)
from forums.consultations.answering import Given
from forums.consultations.models import Consultation, OpenAnswer, Question
from forums.councils.actions import call_members, plan_meeting, put_item
from forums.councils.models import AdvisoryCouncil, Seat
from portal.accounts.audiences import PUBLIC
from portal.core.paper import make_pdf
from projects.cohesion.models import CohesionProject

from .loading import Demo, read

TEXTS = ("title", "summary", "question", "plain", "paper", "commitment")
LISTS = ("can_change", "cannot_change")


def load_councils(demo: Demo) -> dict[str, AdvisoryCouncil]:
    """Councils and their seats, by key."""
    councils = {}
    for table in read("councils").get("council", []):
        start, end = (demo.day(offset) for offset in table["term"] or (0, 0))
        names = {
            f"{name}_{code}": text
            for name in ("name", "text", "meeting", "stand", "rules", "means")
            for code, text in demo.both(table, name).items()
        }
        council = AdvisoryCouncil.objects.create(
            slug=table["key"],
            company=demo.companies[table["company"]],
            state=table["state"],
            term_start=start if table["term"] else None,
            term_end=end if table["term"] else None,
            email=table["email"],
            is_demo=True,
            **names,
        )
        for seat in table["seats"]:
            Seat.objects.create(
                council=council,
                user=demo.users.get(seat["account"]),
                display_name=seat["name"],
                function=seat["function"],
                shows_name=seat["consent"],
                since=start,
            )
        for meeting in table.get("meetings", []):
            _plan(demo, council, meeting)
        councils[table["key"]] = council
    return councils


def _plan(demo: Demo, council: AdvisoryCouncil, table: dict[str, Any]) -> None:
    start = demo.moment(table["day"], table["at"])
    meeting = plan_meeting(
        council=council,
        actor=None,
        texts={name: demo.both(table, name) for name in ("title", "place")},
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        is_open=table["open"],
    )
    for title in table["items"]:
        put_item(meeting=meeting, actor=None, title=title)
    call_members(meeting=meeting, actor=None, at=demo.moment(-3))


def load_consultations(demo: Demo, councils: dict[str, AdvisoryCouncil]) -> None:
    """Consultations with what was answered, advised, decided and done."""
    data = read("consultations")
    for table in data.get("consultation", []):
        consultation = _prepared(demo, table, councils)
        _set_dates(demo, consultation, table["phases"], data["phase_texts"])
        questions = [_asked(demo, consultation, row) for row in table["questions"]]
        for row in table.get("document", []):
            _enclose(demo, consultation, row)
        if table["draft"]:
            continue
        first = min(start for start, _end in table["phases"].values())
        send(consultation=consultation, actor=None, at=demo.moment(first), announced=False)
        _respond(demo, consultation, table, questions)
        _conclude(demo, consultation, table)


def _prepared(
    demo: Demo, table: dict[str, Any], councils: dict[str, AdvisoryCouncil]
) -> Consultation:
    company = demo.companies[table["company"]]
    project = CohesionProject.objects.filter(code=f"demo-{table.get('project')}").first()
    return prepare(
        company=company,
        author=None,
        texts={name: demo.both(table, name) for name in (*TEXTS, *LISTS)},
        council=councils.get(table["council"]),
        opened_by=table["opened_by"],
        slug=table["key"],
        code=table["code"],
        trigger=table["trigger"],
        sites=[demo.sites[key] for key in table.get("sites", ())],
        reach=table.get("reach", Consultation.Reach.COMPANY),
        project=project,
        is_anonymous=table["anonymous"],
        takes_ideas=table.get("ideas", False),
        invited=table["invited"],
        is_demo=True,
        **({"audience": PUBLIC} if table["public"] else {}),
    )


def _enclose(demo: Demo, consultation: Consultation, row: dict[str, str]) -> None:
    """The same document in each language."""
    for code in ("nl", "fr"):
        title = row[f"title_{code}"]
        words = row[f"text_{code}"].split("\n\n")
        made = make_pdf(
            "portal/operations/demo_document.typ", {"paragraphs": words}, title=title, language=code
        )
        add_document(
            consultation=consultation,
            actor=None,
            title={code: title},
            language=code,
            at=demo.moment(-20),
            upload=SimpleUploadedFile(f"{slugify(title)}.pdf", made),
        )


def _set_dates(
    demo: Demo,
    consultation: Consultation,
    phases: dict[str, list[int]],
    texts: dict[str, dict[str, str]],
) -> None:
    dates = {kind: (demo.moment(start), demo.moment(end)) for kind, (start, end) in phases.items()}
    set_phases(consultation=consultation, actor=None, dates=dates)
    for kind in phases:
        own = {f"text_{code}": text for code, text in texts[kind].items()}
        consultation.phases.filter(kind=kind).update(**own)


def _asked(demo: Demo, consultation: Consultation, row: dict[str, Any]) -> Question:
    return write_question(
        consultation=consultation,
        actor=None,
        kind=row["kind"],
        texts={name: demo.both(row, name) for name in ("text", "low", "high")},
        options=row.get("options", ()),
        required=row.get("required", False),
    )


def _given(table: dict[str, Any], questions: list[Question]) -> list[dict[int, Given]]:
    """What each person answers, so that the totals are the counts of the file."""
    columns: list[list[Given]] = []
    for row, question in zip(table["questions"], questions, strict=True):
        columns.append(list(_column(row, question, table["voices"])))
    people = max(len(column) for column in columns)
    return [
        {
            question.pk: column[person]
            for question, column in zip(questions, columns, strict=True)
            if person < len(column)
        }
        for person in range(people)
    ]


def _column(row: dict[str, Any], question: Question, voices: list[str]) -> Iterator[Given]:
    if row["kind"] == Question.Kind.OPEN:
        return (Given(text=text) for text in voices)
    if row["kind"] == Question.Kind.SCALE:
        answers = [Given(value=value) for value in range(1, len(row["counts"]) + 1)]
    else:
        answers = [Given(options=(option.pk,)) for option in question.options.all()]
    many = zip(answers, row["counts"], strict=True)
    return chain.from_iterable(repeat(answer, count) for answer, count in many)


def _respond(
    demo: Demo, consultation: Consultation, table: dict[str, Any], questions: list[Question]
) -> None:
    """The demo people answer on the site; everybody else did so on paper."""
    at = demo.moment(table["phases"]["contribution"][0]) + timedelta(hours=3)
    given = _given(table, questions)
    accounts = table["accounts"]
    for key, answers in zip(accounts, given, strict=False):
        respond(consultation=consultation, user=demo.users[key], answers=answers, at=at)
    for answers in given[len(accounts) :]:
        respond_for(consultation=consultation, helper=None, answers=answers, at=at)
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    if table["voices"]:
        quote(consultation=consultation, actor=None, chosen=texts.values_list("pk", flat=True))


def _conclude(demo: Demo, consultation: Consultation, table: dict[str, Any]) -> None:
    if opinion := table.get("opinion"):
        in_favour, against, abstained = opinion["votes"]
        give_opinion(
            consultation=consultation,
            actor=None,
            text=demo.both(opinion, "text"),
            at=demo.moment(opinion["day"]),
            announced=False,
            code=opinion["code"],
            kind=opinion["kind"],
            votes_for=in_favour,
            votes_against=against,
            abstentions=abstained,
        )
    if answer := table.get("answer"):
        give_answer(
            consultation=consultation,
            actor=None,
            decision=answer["decision"],
            reasons=demo.both(answer, "reasons"),
            code=answer["code"],
            at=demo.moment(answer["day"]),
            announced=False,
        )
        for line in answer["follow_up"]:
            add_follow_up(
                consultation=consultation,
                actor=None,
                state={"nl": line["nl"], "fr": line["fr"]},
                is_done=line["done"],
                at=demo.moment(line["day"]),
                announced=False,
            )
