"""The register names every model that keeps something of people, and says all that it must."""

import pytest
from django.db import models
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User
from portal.core import personal
from portal.core.personal import Basis, Entry, entries

pytestmark = pytest.mark.django_db


def test_every_model_that_points_at_an_account_has_an_entry():
    assert not personal.missing(User), "\n" + "\n".join(personal.missing(User))


def test_a_new_model_without_an_entry_is_named(monkeypatch):
    without = {
        name: one for name, one in personal._register.entries.items() if name != "boards.draft"
    }
    monkeypatch.setattr(personal._register, "entries", without)
    (sentence,) = personal.missing(User)
    assert "boards.Draft.user" in sentence
    assert "forums.boards.personal_data" in sentence


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.model)
def test_an_entry_says_purpose_ground_time_and_readers(entry: Entry):
    for language in ("nl", "fr"):
        with translation.override(language):
            for words in (entry.purpose, entry.basis.words, entry.kept, entry.readers):
                assert str(words).strip()
    assert isinstance(entry.basis, Basis)
    names = {one.name for one in entry.model_class._meta.get_fields()}
    assert set(entry.secret) <= names
    for link in entry.links:
        assert set(link.blank) <= names
        entry.model_class._base_manager.filter(**{link.path: 1}).exists()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.model)
def test_a_link_that_is_cut_may_be_empty(entry: Entry):
    for link in entry.links:
        if link.erase == personal.UNLINK and "__" not in link.path and link.path != "pk":
            one = entry.model_class._meta.get_field(link.path)
            assert one.many_to_many or one.null, f"{entry.model}.{link.path} cannot be cut"


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.model)
def test_files_of_people_are_in_their_copy_or_named_secret(entry: Entry):
    files = {
        one.name
        for one in entry.model_class._meta.concrete_fields
        if isinstance(one, models.FileField)
    }
    assert (
        not files or any(link.is_own for link in entry.links) or entry.model.startswith("wagtail")
    )


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("name", ["statement", "register", "cookies"])
def test_the_pages_are_for_everybody_and_ask_no_table(client, name, language):
    with translation.override(language):
        address = reverse(f"privacy:{name}")
    assert client.get(address).status_code == 200


def test_the_register_page_shows_every_entry(client):
    page = client.get(reverse("privacy:register")).content.decode()
    assert page.count("<details") >= len(entries())


@pytest.mark.parametrize("name", ["questions", "retention"])
def test_pages_of_administrators_are_theirs_alone(client, person, name):
    address = reverse("privacy:objections" if name == "questions" else "privacy:retention")
    client.force_login(person)
    assert client.get(address).status_code == 403
