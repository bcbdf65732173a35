import pytest
from django.core.exceptions import ValidationError
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from home.site.blocks import BODY_BLOCKS
from home.site.blocks.action import CallToAction
from home.site.blocks.contact import Ranges
from home.site.blocks.media import Picture
from home.site.reference_blocks import body_of
from tests.factories.pages import news, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [name for name, _block in BODY_BLOCKS])
def test_every_block_has_a_preview_that_shows_something(name, homes):
    news()  # what a listing lists
    block = dict(BODY_BLOCKS)[name]
    value = block.normalize(block.get_preview_value())
    assert block.is_previewable
    context = block.get_preview_context(value, {"page": homes["nl"]})
    assert block.render(value, context=context).strip()


@pytest.fixture
def picture(db):
    return Image.objects.create(title="Hal", file=get_test_image_file())


def test_a_picture_without_words_is_refused(picture):
    with pytest.raises(ValidationError):
        Picture().clean({"image": picture, "alt": " ", "is_decorative": False, "caption": ""})


def test_a_picture_may_only_decorate(picture):
    values = {"image": picture, "alt": "", "is_decorative": True, "caption": ""}
    assert Picture().clean(values)["is_decorative"]


def test_a_button_leads_to_one_place():
    block = CallToAction()
    values = {"title": "a", "text": "", "label": "b", "page": None, "url": ""}
    with pytest.raises(ValidationError):
        block.clean(values)


@pytest.mark.parametrize("hours", ["25:00-26:00", "12:00-9:00", "9-12", "noon", "9:00-12:00,"])
def test_odd_hours_are_refused(hours):
    with pytest.raises(ValidationError):
        Ranges().clean(hours)


def test_a_film_is_a_link_and_nothing_is_fetched(client, homes):
    film = {
        "title": "Film",
        "url": "https://video.example/1",
        "preview": None,
        "what_happens": "Iemand opent een raam.",
    }
    text = page(body=[("video", film)])
    html = client.get(text.url).content.decode()
    assert 'href="https://video.example/1"' in html
    assert "<iframe" not in html
    assert 'src="https://video' not in html


def test_markup_and_script_of_a_title_are_text(client, homes):
    blocks = body_of([{"type": "quote", "text": "<script>alert(1)</script>", "author": "<b>X"}])
    import json

    text = page(body=json.dumps(blocks))
    html = client.get(text.url).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;b&gt;X" in html
