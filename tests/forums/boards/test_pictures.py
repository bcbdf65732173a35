"""A picture in a message: small, without notes of the camera, for who may read the message."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from forums.boards.actions import delete_own_post, hide_post, open_topic
from forums.boards.models import Picture, Post


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def topic(board, tenant):
    return open_topic(board=board, author=tenant, title="Lift", text="Stil.")


def photo(size=(3000, 2000), kind="JPEG", **options):
    image, file = Image.new("RGB", size, "red"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Kerkstraat 12"
    exif[0x0112] = 6
    image.save(file, kind, exif=exif, **options)
    return SimpleUploadedFile("me at home.jpg", file.getvalue(), content_type="image/jpeg")


def send(client, topic, **typed):
    address = reverse("boards:reply", args=[topic.board.slug, topic.pk, topic.slug])
    return client.post(address, {"text": "Kijk", "language": "nl", **typed})


def test_a_photo_is_kept_small_upright_and_without_notes(client, topic, neighbour):
    client.force_login(neighbour)
    send(client, topic, picture=photo(), description="De lift staat open")
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1067, 1600)
    with picture.file.open() as file:
        kept = file.read()
    assert b"Kerkstraat" not in kept
    assert not Image.open(BytesIO(kept)).getexif()
    assert "home" not in picture.file.name
    page = client.get(topic.get_absolute_url()).content.decode()
    assert 'alt="De lift staat open"' in page


def test_a_picture_asks_what_can_be_seen(client, topic, neighbour):
    client.force_login(neighbour)
    assert send(client, topic, picture=photo((20, 20)), description=" ").status_code == 200
    assert (Picture.objects.count(), Post.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<script>alert(1)</script>",
        b"GIF89a" + b"\x00" * 40,
        b"\xff\xd8\xff\xe0" + b"\x00" * 100,
        b"%PDF-1.7",
        b"",
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(client, topic, neighbour, data):
    client.force_login(neighbour)
    file = SimpleUploadedFile("x.jpg", data, content_type="image/jpeg")
    assert send(client, topic, picture=file, description="x").status_code == 200
    assert (Picture.objects.count(), Post.objects.count()) == (0, 1)


def test_only_readers_of_the_message_get_it(client, topic, neighbour, tenant, stranger, moderator):
    client.force_login(neighbour)
    send(client, topic, picture=photo((20, 20)), description="x")
    picture = Picture.objects.get()
    address = picture.get_absolute_url()

    def seen_by(*people):
        found = []
        for person in people:
            client.force_login(person)
            found.append(client.get(address).status_code)
        return found

    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "private" in answer["Cache-Control"]
    assert seen_by(tenant, stranger) == [200, 404]
    client.logout()
    assert client.get(address).status_code == 404
    assert client.get(f"/media/{picture.file.name}").status_code == 404
    hide_post(post=picture.post, moderator=moderator, reason="x")
    assert seen_by(tenant, neighbour, moderator) == [404, 200, 200]


def test_a_deleted_message_takes_its_picture_along(
    client, topic, neighbour, django_capture_on_commit_callbacks
):
    client.force_login(neighbour)
    send(client, topic, picture=photo((20, 20)), description="x")
    picture = Picture.objects.get()
    storage, name = picture.file.storage, picture.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        delete_own_post(post=picture.post, author=neighbour)
    assert not Picture.objects.exists()
    assert not storage.exists(name)
