from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.knowledge.models import PracticePage
from home.submissions import actions
from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.organisations import OrganisationFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PHOTO = {"photo-alternative": "Buren aan tafel", "photo-consent": "on", "kind": "photo"}


def a_photo():
    kept = BytesIO()
    Image.new("RGB", (40, 30), "green").save(kept, "JPEG")
    return SimpleUploadedFile("hal.jpg", kept.getvalue(), "image/jpeg")


def a_paper(name="brief.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 x", "application/pdf")


@pytest.fixture
def url(draft):
    return reverse("submissions:files", args=[draft.pk])


@pytest.fixture
def full(client, author, draft, url):
    client.force_login(author)
    client.post(url, {**PHOTO, "photo-upload": a_photo()})
    client.post(url, {"kind": "document", "document-upload": a_paper()})
    return draft


def addresses(submission):
    """Of the photo and the document: for those who write and review, and for everybody."""
    image, document = get_image_model().objects.get(), get_document_model().objects.get()
    own = [
        reverse("submissions:file", args=[submission.pk, "photo", image.pk]),
        reverse("submissions:file", args=[submission.pk, "document", document.pk]),
    ]
    return own, [image.get_rendition("width-960").url, document.url]


def statuses(client, urls):
    found = set()
    for one in urls:
        answer = client.get(one)
        found.add(answer.status_code)
        # Read to its end, a file closes itself.
        b"".join(answer)
    return found


def test_an_author_puts_a_photo_and_a_document_with_it(client, full, url):
    page = actions.current_page(full)
    photo = page.photos[0].value
    assert (photo["alternative"], photo["consent"]) == ("Buren aan tafel", True)
    assert get_image_model().objects.get().file.name.endswith(".webp")
    assert "brief.pdf" in client.get(url).content.decode()
    client.post(url, {"remove": page.photos[0].id})
    assert len(actions.current_page(full).photos) == 0
    assert len(actions.current_page(full).documents) == 1


def test_nobody_reaches_a_file_of_a_draft_by_its_address(client, full, author, reviewer):
    own, open_to_all = addresses(full)
    client.force_login(author)
    assert statuses(client, own) == {200}
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    assert statuses(client, own + open_to_all) == {404}
    client.logout()
    assert statuses(client, open_to_all) == {404}
    assert statuses(client, own) == {302}
    client.force_login(reviewer)
    assert statuses(client, own) == {404}
    actions.submit(submission=full, user=author, privacy=True)
    assert statuses(client, own) == {200}


def test_its_files_open_when_it_is_published_and_close_with_it(client, full, author, reviewer):
    sent = actions.submit(submission=full, user=author, privacy=True)
    actions.approve(submission=sent, reviewer=reviewer)
    _own, open_to_all = addresses(full)
    client.logout()
    assert statuses(client, open_to_all) == {200}
    page = PracticePage.objects.get(pk=full.page_id)
    assert "Buren aan tafel" in client.get(page.url).content.decode()
    page.unpublish()
    assert statuses(client, open_to_all) == {404}


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "photo", "photo-alternative": "x"},
        {**PHOTO, "photo-upload": SimpleUploadedFile("a.jpg", b"no picture")},
        {"kind": "photo", "photo-alternative": "x", "photo-upload": "x"},
        {"kind": "document", "document-upload": SimpleUploadedFile("a.exe", b"MZ")},
        {"kind": "document", "document-upload": SimpleUploadedFile("nep.pdf", b"<html>nep</html>")},
        {"kind": "document", "document-upload": SimpleUploadedFile("nep.txt", b"a\x00b")},
        {"kind": "other"},
    ],
)
def test_an_odd_file_is_refused_in_words(client, author, draft, url, data):
    client.force_login(author)
    assert client.post(url, data).status_code == 200
    page = actions.current_page(draft)
    assert not len(page.photos) + len(page.documents)


def test_no_photo_without_agreement(client, author, draft, url):
    client.force_login(author)
    client.post(url, {**PHOTO, "photo-consent": "", "photo-upload": a_photo()})
    assert not get_image_model().objects.exists()


def test_a_file_of_another_practice_is_not_found_through_this_one(client, full, author):
    other = actions.start_submission(author=author, language="nl", title="Soep")
    image = get_image_model().objects.get()
    assert statuses(client, [reverse("submissions:file", args=[other.pk, "photo", image.pk])]) == {
        404
    }
    for kind, key in (("photo", 10**30), ("odd", 1)):
        address = reverse("submissions:file", args=[full.pk, kind, key])
        assert client.get(address).status_code == 404
