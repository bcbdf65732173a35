import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from portal.accounts.models import User
from tests.factories.practices import practice

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ODD = ["../db.sqlite3", "%00.png", "nothing.png", "a.svg", "../../x.png"]


@pytest.fixture
def closed(homes):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    collection = root.add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def _picture(**fields):
    return Image.objects.create(title="Hal", file=get_test_image_file(), **fields)


def test_a_picture_is_sent_in_the_size_of_the_page(client, homes):
    answer = client.get(_picture().get_rendition("width-100").url)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)


def test_the_original_is_not_sent(client, homes):
    assert client.get(_picture().file.url, follow=True).status_code == 404


def test_a_picture_of_a_closed_collection_is_for_who_may_see_it(client, closed):
    url = _picture(collection=closed).get_rendition("width-100").url
    assert client.get(url, follow=True).status_code == 404
    client.force_login(User.objects.create_user("a@example.test"))
    answer = client.get(url)
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize(
    "path", ["../db.sqlite3", "%00.png", "nothing.png", "a.svg", "../../x.png"]
)
def test_an_odd_path_is_not_found(client, homes, path):
    assert client.get(f"/media/images/{path}", follow=True).status_code == 404


def _paper(collection=None):
    fields = {"collection": collection} if collection else {}
    return Document.objects.create(title="Brief", file=ContentFile(b"x", "brief.pdf"), **fields)


def test_a_document_is_saved_and_never_shown(client, homes):
    paper = _paper()
    practice(documents=[("document", paper)])
    answer = client.get(paper.url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    # Read to its end, a file closes itself.
    assert b"".join(answer) == b"x"


def test_a_document_of_a_closed_collection_is_not_there_for_a_stranger(client, closed):
    url = _paper(closed).url
    assert client.get(url).status_code == 404
    client.force_login(User.objects.create_user("a@example.test"))
    assert b"".join(client.get(url)) == b"x"
