"""A document with a message: what people know is taken, and it is for who reads the message."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forums.boards import actions
from forums.boards.attachments import clean_name
from forums.boards.models import Attachment, Post
from tests.factories.boards import TopicFactory

PDF = b"%PDF-1.7\nWhat the company wrote."


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def archive(*names):
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return kept.getvalue()


def send(client, topic, name, data):
    typed = {"text": "Zie de brief.", "language": "nl"}
    typed["attachment"] = SimpleUploadedFile(name, data, "text/html")
    args = [topic.board.slug, topic.pk, topic.slug]
    return client.post(reverse("boards:reply", args=args), typed)


@pytest.fixture
def topic(board, tenant):
    return TopicFactory(board=board, author=tenant)


@pytest.mark.parametrize(
    ("name", "data"), [("brief.PDF", PDF), ("brief.docx", archive("word/document.xml"))]
)
def test_a_document_is_kept_and_sent_to_be_saved(client, topic, neighbour, name, data):
    client.force_login(neighbour)
    assert send(client, topic, name, data).status_code == 302
    attachment = Attachment.objects.get()
    assert name in client.get(topic.get_absolute_url()).content.decode()
    answer = client.get(attachment.get_absolute_url())
    assert b"".join(answer.streaming_content) == data
    answer.close()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("page.pdf", b"<script>alert(1)</script>"),
        ("picture.svg", b"<svg onload=alert(1)>"),
        ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("table.xlsx", archive("word/document.xml")),
        ("program.pdf.exe", b"MZ"),
        ("nothing", PDF),
    ],
)
def test_anything_else_is_refused_with_a_sentence(client, topic, neighbour, name, data):
    client.force_login(neighbour)
    answer = send(client, topic, name, data)
    assert answer.status_code == 200
    assert "docx" in answer.content.decode()
    assert not Attachment.objects.exists()
    assert Post.objects.count() == 1


def test_only_readers_of_the_message_get_it(client, topic, neighbour, stranger, moderator):
    client.force_login(neighbour)
    send(client, topic, "brief.pdf", PDF)
    attachment = Attachment.objects.get()
    address = attachment.get_absolute_url()
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404
    actions.hide_post(post=attachment.post, moderator=moderator, reason="Nee.")
    client.force_login(topic.author)
    assert client.get(address).status_code == 404
    client.force_login(moderator)
    answer = client.get(address)
    assert answer.status_code == 200
    answer.close()


def test_a_deleted_message_takes_its_file_along(
    client, topic, neighbour, django_capture_on_commit_callbacks
):
    client.force_login(neighbour)
    send(client, topic, "brief.pdf", PDF)
    attachment = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        actions.delete_own_post(post=attachment.post, author=neighbour)
    assert not Attachment.objects.exists()
    assert not attachment.file.storage.exists(attachment.file.name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\map\\brief.pdf", "brief.pdf"),
        ("../../brief.pdf", "brief.pdf"),
        ("a\r\nb.pdf", "a b.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_harmless(name, kept):
    assert clean_name(name) == kept
