"""The portal with its demo content and some talk, loaded once for the tests of a module."""

import logging
import time
import warnings

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from forums.boards.actions import open_board, open_topic, reply
from forums.boards.models import Board
from portal.accounts.models import User
from portal.accounts.sessions import AUTHENTICATIONS
from portal.organisations.models import HousingCompany

ROLES = ("", "tenant", "staff", "admin")


@pytest.fixture(scope="package")
def quiet():
    """Thousands of refusals are expected here; nobody reads the log of them."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def demo(quiet, django_db_setup, django_db_blocker):
    """Everything of the demo, in a transaction that is taken back after the last test."""
    with django_db_blocker.unblock(), transaction.atomic(), warnings.catch_warnings():
        call_command("load_reference", verbosity=0)
        call_command("load_demo", verbosity=0)
        some_talk()
        call_command("rebuild_index", verbosity=0)
        yield
        transaction.set_rollback(True)


def some_talk() -> None:
    """A board of a company and one for everybody, each with a topic and a reply."""
    tenant, neighbour = person("tenant"), person("resident1")
    company = HousingCompany.objects.get(code="demo-linde")
    for slug, owner in (("walked-own", company), ("walked-all", None)):
        name = {"nl": f"Bord {slug}", "fr": f"Tableau {slug}"}
        board = open_board(slug=slug, name=name, company=owner, is_closed_to_others=bool(owner))
        topic = open_topic(
            board=board, author=tenant, title="De lift", text="De lift staat stil.", announced=False
        )
        writer = neighbour if owner is None else tenant
        reply(topic=topic, author=writer, text="Ja.", announced=False)
    assert Board.objects.exists()


def person(key: str) -> User:
    """The demo account of that name."""
    return User.objects.get(email=f"{key}@demo.example")


def browser_of(key: str) -> Client:
    """Somebody who has just given their password; an empty key is a visitor without account."""
    client = Client()
    if key:
        client.force_login(person(key))
        session = client.session
        session[AUTHENTICATIONS] = [{"method": "password", "at": time.time()}]
        session.save()
    return client
