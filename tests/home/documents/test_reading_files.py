"""The text of files goes into search, and a broken file is an entry in a list."""

import pytest

from home.documents import actions
from home.documents.actions import read_document
from home.documents.models import DocumentText
from home.documents.reading import read
from home.documents.tasks import read_unread_files
from tests.home.documents.files import document, docx, odt, pdf

State = DocumentText.State
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.pdf", pdf("Handleiding voor de moestuin"), "Handleiding voor de moestuin"),
        ("a.docx", docx("Eerste alinea", "Tweede alinea"), "Eerste alinea Tweede alinea"),
        ("a.odt", odt("Een gids"), "Een gids met nadruk"),
    ],
)
def test_each_format_gives_its_text(tmp_path, name, content, text):
    path = tmp_path / name
    path.write_bytes(content)
    assert read(str(path), name.partition(".")[2]) == text


@pytest.fixture
def media(settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path


def test_a_file_is_read_in_a_process_of_its_own(media):
    row = read_document(document("gids.pdf", pdf("Buurtfeest voor iedereen")).pk)
    assert (row.state, row.text) == (State.READ, "Buurtfeest voor iedereen")


@pytest.mark.parametrize(
    ("name", "content", "state"),
    [
        ("a.pdf", b"this is no pdf", State.BROKEN),
        ("a.pdf", pdf(""), State.EMPTY),
        ("a.docx", b"PK\x03\x04 cut off", State.BROKEN),
        ("a.odt", odt("x").replace(b"PK", b"XX"), State.BROKEN),
    ],
)
def test_a_bad_file_is_an_entry_in_the_list(media, name, content, state):
    row = read_document(document(name, content).pk)
    assert row.state == state
    assert list(DocumentText.objects.unreadable()) == [row]


def test_entities_that_grow_are_refused(media):
    from tests.home.documents.files import _archive

    row = read_document(document("bomb.odt", _archive("content.xml", BOMB)).pk)
    assert row.state == State.BROKEN
    assert "Entities" in row.error


def test_a_file_that_is_too_large_is_not_opened(media, monkeypatch):
    monkeypatch.setattr(actions, "LARGEST_FILE", 10)
    assert read_document(document("a.pdf", pdf("x")).pk).state == State.LARGE


def test_a_file_that_takes_too_long_is_let_go(media, monkeypatch):
    monkeypatch.setattr(actions, "SECONDS", 0.001)
    assert read_document(document("a.pdf", pdf("x")).pk).state == State.SLOW


def test_other_files_are_left_alone(media):
    assert read_document(document("a.csv", b"a;b").pk) is None
    assert read_document(10**9) is None


def test_files_that_nobody_read_yet_are_caught_up_with_once(media):
    document("a.docx", docx("Gemiste gids"))
    assert read_unread_files.call() == 1
    assert read_unread_files.call() == 0
