"""What colleagues made of the demo practices."""

from __future__ import annotations

from typing import Any

from home.experiences import actions
from home.experiences.models import Replication
from home.submissions.actions import ask_for_changes, start_submission, submit
from portal.organisations.models import Municipality

from .loading import Demo, read

STORY = ("summary", "context", "steps", "results", "what_did_not_work")


def load_colleagues(demo: Demo) -> None:
    """Tried too, asked, found useful, wished for, kept, and what waits for a reviewer."""
    data = read("knowledge")
    for table in data.get("replication", []):
        _load_replication(demo, table)
    for table in data.get("comment", []):
        _load_comment(demo, table)
    for table in data.get("useful", []):
        actions.judge_usefulness(
            page=demo.practices[table["practice"]],
            user=demo.users[table["author"]],
            is_useful=table["useful"],
            reason=table["reason"],
        )
    for table in data.get("wish", []):
        page, user = demo.practices[table["practice"]], demo.users[table["author"]]
        actions.wish_translation(page=page, user=user, language=table["language"])
    for table in data.get("collection", []):
        _load_collection(demo, table)
    for table in data.get("submission", []):
        _load_submission(demo, table)


def _load_replication(demo: Demo, table: dict[str, Any]) -> None:
    page = demo.practices[table["practice"]]
    row: Replication = actions.replicate(
        page=page,
        author=demo.users[table["author"]],
        language=table["language"],
        organisation=table["organisation"],
        municipality=Municipality.objects.get(name_fr=table["municipality"]),
        year=demo.today.year - table["years_ago"],
        outcome=table["outcome"],
        changed=table["changed"],
        result=table["result"],
    )
    if not table.get("waits"):
        actions.judge(replication=row, reviewer=demo.users["reviewer"], shown=True, page=page)


def _load_comment(demo: Demo, table: dict[str, Any]) -> None:
    page = demo.practices[table["practice"]]
    row = actions.comment(
        page=page,
        author=demo.users[table["author"]],
        kind=table["kind"],
        text=table["text"],
        language=table["language"],
    )
    for answer in table.get("answer", []):
        actions.comment(
            page=page,
            author=demo.users[answer["author"]],
            kind="answer",
            text=answer["text"],
            language=answer["language"],
            parent=row,
        )


def _load_collection(demo: Demo, table: dict[str, Any]) -> None:
    owner, row = demo.users[table["author"]], None
    for key, note in table["items"]:
        row = actions.keep_in_collection(
            page=demo.practices[key],
            user=owner,
            collection=row,
            title=table["title"],
            note=note,
            language=table["language"],
        )
    if row:
        actions.change_collection(
            collection=row,
            user=owner,
            audience=table["audience"],
            introduction=table["introduction"],
        )


def _load_submission(demo: Demo, table: dict[str, Any]) -> None:
    author = demo.users[table["author"]]
    submission = start_submission(
        author=author,
        language=table["language"],
        title=table["title"],
        values={name: table[name] for name in STORY},
    )
    submission = submit(submission=submission, user=author, privacy=True)
    if table["remark"]:
        reviewer = demo.users["reviewer"]
        ask_for_changes(
            submission=submission, reviewer=reviewer, remarks={"results": table["remark"]}
        )
