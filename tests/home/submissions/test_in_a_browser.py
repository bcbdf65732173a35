"""From an empty form on a phone to a page that others find and try: in two languages."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from home.experiences.models import Replication
from home.knowledge.exchange.exporting import export_practices
from home.knowledge.exchange.importing import import_lines
from home.knowledge.models import PracticePage
from home.site.bootstrap import ensure_trees
from home.submissions.models import Submission
from portal.accounts.models import Role
from tests.browsing import faults, sideways
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import OrganisationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def enter(chromium, live_server):
    """A phone of one's own, logged in when a person is given."""
    opened = []

    def new_page(user=None):
        context = chromium.new_context(viewport=PHONE)
        opened.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        return context.new_page()

    yield new_page
    for context in opened:
        context.close()


def sound(page):
    """Nothing shuts anybody out and nothing is too wide."""
    assert faults(page) == []
    assert sideways(page) == 0


def go_on(page, **words):
    for name, text in words.items():
        page.fill(f"[name={name}]", text)
    sound(page)
    page.get_by_role("button", name="Bewaren en verder").click()


def test_a_practice_goes_all_the_way(enter, live_server):
    ensure_trees()
    with translation.override("nl"):
        begin = live_server.url + reverse("submissions:create")
    author = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    reviewer = at_regulator(Role.PRACTICE_REVIEWER)

    page = enter(author)
    page.goto(begin)
    go_on(page, title="Telefoonketting tegen eenzaamheid", summary="Buren bellen elkaar.")
    go_on(page, context="Veel ouderen zijn alleen.")
    # Interrupted: another phone, the same practice.
    submission = Submission.objects.get()
    page = enter(author)
    with translation.override("nl"):
        detail = live_server.url + submission.get_absolute_url()
    page.goto(detail)
    sound(page)
    page.get_by_role("link", name="Verder schrijven").click()
    go_on(page, steps="Zoek bellers\nDrie is genoeg.\n\nBel elke week")
    go_on(page, results="Twaalf mensen bellen.")
    sound(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Insturen").click()

    judge = enter(reviewer)
    judge.goto(detail)
    judge.get_by_role("link", name="Nalezen", exact=True).click()
    judge.fill("[name=results]", "Hoe weet u dat?")
    sound(judge)
    judge.get_by_role("button", name="Wijzigingen vragen").click()
    page.goto(detail)
    assert page.get_by_text("Hoe weet u dat?").is_visible()
    page.get_by_role("link", name="4. Resultaten").click()
    go_on(page, results="Twaalf mensen bellen, geteld in mei.")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Insturen").click()
    judge.goto(detail)
    judge.get_by_role("link", name="Nalezen", exact=True).click()
    judge.get_by_role("button", name="Goedkeuren en publiceren").click()
    judge.get_by_role("link", name="Naar de gepubliceerde pagina").click()
    sound(judge)

    dutch = PracticePage.objects.get(pk=submission.page_id)
    translate(dutch)
    call_command("rebuild_index", verbosity=0)
    for path, words in (("nl/zoeken", "eenzaamheid"), ("fr/recherche", "solitude")):
        visitor = enter()
        visitor.goto(f"{live_server.url}/{path}/?q={words}")
        assert visitor.locator(f"a[href*='{words}']").count()

    other = enter(staff_of(OrganisationFactory(), Role.SOCIAL_WORKER))
    with translation.override("nl"):
        tried = reverse("experiences:replicate", args=[dutch.translation_key])
    other.goto(live_server.url + tried)
    other.fill("[name=organisation]", "Vzw Elders")
    other.fill("[name=result]", "Ook bij ons.")
    other.get_by_label("het werkte", exact=True).check()
    sound(other)
    other.get_by_role("button", name="Versturen").click()
    sound(other)
    assert Replication.objects.count() == 1

    lines = [json.dumps(line) for line in export_practices()]
    assert import_lines(lines).unchanged == 1


def translate(dutch):
    """What an editor does in the admin: the alias becomes a French page of its own."""
    french = dutch.get_translation(Locale.objects.get(language_code="fr")).specific
    french.alias_of = None
    french.title = french.draft_title = "Une chaîne de téléphone contre la solitude"
    french.summary = "Des voisins s’appellent."
    french.save()
    french.save_revision().publish()
