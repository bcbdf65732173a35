from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def paper(client, name, page):
    answer = client.get(reverse(f"experiences:{name}", args=[page.translation_key]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


@pytest.mark.parametrize("name", ["pdf", "poster"])
def test_paper_has_tags_a_title_and_the_language_of_the_text(homes, client, name):
    made = practice(languages=("fr",))
    found = paper(client, name, made)
    root = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "fr"
    assert found.metadata.title == made.title
    # Read in Dutch, the sheet still speaks one language.
    assert "Phase" in found.pages[0].extract_text()


def test_a_poster_is_one_sheet_however_long_the_story(homes, client):
    words = "Buren helpen elkaar met een kop koffie en een goed gesprek. " * 40
    made = practice(
        themes=[ThemeFactory() for _number in range(12)],
        results=f"<p>{words}</p>",
    )
    made.title = ("Een lange naam voor een goede praktijk " * 6).strip()
    made.summary = words[:590]
    made.save()
    found = paper(client, "poster", made)
    assert len(found.pages) == 1
    assert "…" in found.pages[0].extract_text()


def test_a_practice_that_is_not_online_has_no_poster(homes, client):
    made = practice()
    made.unpublish()
    address = reverse("experiences:poster", args=[made.translation_key])
    assert client.get(address).status_code == 404
