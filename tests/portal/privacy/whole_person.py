"""Somebody of whom every room of the portal keeps something, and looking for them everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from forums.boards.actions import open_topic, reply
from forums.boards.actions.drafting import keep_draft
from portal.accounts.actions import end_membership, grant_membership
from portal.accounts.models import Membership, Role, User
from portal.notifications.actions import announce, choose_mail, follow, tell
from portal.privacy.access import note_access
from portal.privacy.actions import agree, object_to
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.boards import board_of

NAME = "Zwaluwtje Kwikstaart"
ADDRESS = "zwaluw.kwikstaart@example.test"
WORDS = "de pimpernelkleurige vuilbak"
SECRET_DRAFT = "een onverzonden struikrover"
OBJECTION = "liever geen rondvliegende bezwaren"
PLANTED = (NAME, ADDRESS, SECRET_DRAFT, OBJECTION)


def somebody(company: Any) -> User:
    """A tenant who wrote, followed, agreed, objected, and whom staff looked at."""
    user = UserFactory(display_name=NAME, email=ADDRESS)
    staff = staff_of(company)
    tenancy = grant_membership(user=user, organisation=company, role=Role.TENANT, by=staff)
    board = board_of(company)
    topic = open_topic(board=board, author=user, title="De vuilbak", text=WORDS)
    neighbour = tenant_of(company)
    reply(topic=topic, author=neighbour, text="Bij ons ook.")
    keep_draft(user=user, about=topic.about, title="", text=SECRET_DRAFT, language="nl")
    follow(user=user, about=board.about)
    choose_mail(user=user, choices={"following": "weekly"})
    agree(user=user, kind="quotes")
    object_to(user=user, kind="object", text=OBJECTION)
    note_access(reader=staff, people=[user.pk], what="verification")
    told = {"audience": "public", "url": "/nl/"}
    announce(
        event="reply", about=board.about, key="planted:1", actor=user, params={"topic": "x"}, **told
    )
    tell(user=user, event="reply", about=topic.about, key="planted:2", url="/nl/", actor=neighbour)
    left = grant_membership(user=user, organisation=staff_organisation(), role=Role.TENANT, by=None)
    end_membership(membership=left, by=user)
    assert isinstance(tenancy, Membership)
    return user


def staff_organisation() -> Any:
    """Another company, where the person lived before."""
    from tests.factories.organisations import HousingCompanyFactory

    return HousingCompanyFactory()


def rows_of(user: User) -> Iterator[tuple[str, str, Any]]:
    """By the schema alone: every row of every model that points at the account."""
    for model in apps.get_models():
        if not model._meta.managed or model._meta.proxy:
            continue
        for one in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if one.is_relation and one.related_model is User:
                keys = model._base_manager.filter(**{one.name: user.pk}).values_list("pk")
                for (key,) in keys:
                    yield model._meta.label, one.name, key


def found_in_database(words: str) -> list[str]:
    """Tables and columns where the words stand, whatever the models say."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            quoted = connection.ops.quote_name(table)
            for column in columns:
                name = connection.ops.quote_name(column.name)
                cursor.execute(
                    f"SELECT COUNT(*) FROM {quoted} "  # noqa: S608 - names of our own schema
                    f"WHERE LOWER(CAST({name} AS TEXT)) LIKE %s",
                    [f"%{words.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


def found_in_files(words: str) -> list[str]:
    """Files of media, index and mails that hold the words."""
    places = (settings.MEDIA_ROOT, settings.SEARCH_INDEX_PATH, settings.MAIL_FOLDER)
    return [
        str(file)
        for place in places
        for file in Path(place).rglob("*")
        if file.is_file() and words.lower().encode() in file.read_bytes().lower()
    ]


def text_fields(model: type[models.Model]) -> list[str]:
    """The fields of a model that hold words or files."""
    kinds = (models.TextField, models.CharField, models.JSONField, models.FileField)
    return [one.name for one in model._meta.local_fields if isinstance(one, kinds)]
