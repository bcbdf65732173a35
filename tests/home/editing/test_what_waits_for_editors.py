from datetime import date

import pytest
from django.urls import reverse

from home.editing.my_work import work_of
from home.editing.usage import uses_of
from home.glossary.models import GlossaryTerm
from home.links.tasks import check_links
from home.submissions import actions
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.pages import page
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rights(homes):
    sync_regional_rights()


STORY = {"summary": "Kort.", "context": "Nood.", "steps": "Begin", "results": "Goed."}


def words(user):
    return {waiting.text: waiting.count for waiting in work_of(user)}


def send_in(author):
    made = actions.start_submission(author=author, language="nl", title="Nieuw", values=STORY)
    return actions.submit(submission=made, user=author, privacy=True)


def test_each_sees_what_they_can_do(homes, client):
    author = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    reviewer = at_regulator(Role.PRACTICE_REVIEWER)
    editor = at_regulator(Role.REGULATOR_EDITOR)
    sent = send_in(author)
    practice(last_checked_on=date(2019, 1, 1))
    page(title="Kapot", body=[{"type": "text", "value": '<a linktype="page" id="99999">x</a>'}])
    check_links.call()
    told = words(reviewer)
    assert told["Praktijken die op een beoordeling wachten"] == 1
    assert told["Praktijken om opnieuw na te kijken"] == 1
    assert told["Praktijken zonder vertaling"] == 1
    assert "Links en bestanden die niet werken" not in told
    assert words(editor)["Links en bestanden die niet werken"] == 1
    actions.ask_for_changes(submission=sent, reviewer=reviewer, remarks={"": "Meer."})
    assert words(author) == {"Er zijn wijzigingen gevraagd in uw praktijken": 1}
    client.force_login(editor)
    assert "Wat op u wacht" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_page_asks_the_same_for_many(homes, django_assert_max_num_queries):
    editor = at_regulator(Role.REGULATOR_EDITOR)
    for _number in range(5):
        practice(last_checked_on=date(2019, 1, 1))
    with django_assert_max_num_queries(14):  # one a line, and who this is
        work_of(editor)


def _form(title, **values):
    return {
        "title": title,
        "slug": "nog-een",
        "summary": "",
        "plain_language": "",
        "body-count": "0",
        "sources": "",
        "checked_on": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **values,
    }


def test_a_second_page_with_the_same_title_is_saved_with_a_warning(homes, client):
    page(title="Huur betalen")
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    url = reverse("wagtailadmin_pages:add", args=["site_pages", "contentpage", homes["nl"].pk])
    warning = "dezelfde titel"
    first = client.post(url, _form("huur betalen"), follow=True)
    assert any(warning in str(said) for said in first.context["messages"])
    second = client.post(url, _form("Iets anders", slug="anders"), follow=True)
    assert second.context["messages"]
    assert not any(warning in str(said) for said in second.context["messages"])


def test_it_is_told_where_a_theme_is_used(homes, client):
    theme = ThemeFactory()
    made = practice(themes=[theme])
    uses = uses_of(theme)
    assert [(use.count, [row.pk for row in use.pages]) for use in uses] == [(1, [made.pk])]
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    shown = client.get(reverse("term_usage", args=["theme", theme.pk])).content.decode()
    assert made.title in shown
    gone = client.get(reverse("term_usage", args=["theme", 99999]), follow=True)
    assert gone.status_code == 404
    no_term = client.get(reverse("term_usage", args=["user", 1]), follow=True)
    assert no_term.status_code == 404
    listed = client.get(reverse("wagtailsnippets_taxonomy_theme:list")).content.decode()
    assert reverse("term_usage", args=["theme", theme.pk]) in listed
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    assert client.get(reverse("term_usage", args=["theme", theme.pk])).status_code == 403


def test_it_is_told_where_a_term_of_the_glossary_stands(homes):
    term = GlossaryTerm.objects.create(
        term_nl="huurlasten", term_fr="charges", sentence_nl="Kosten.", sentence_fr="Frais."
    )
    told = page(title="Kosten", body=[{"type": "text", "value": "<p>De huurlasten stijgen.</p>"}])
    page(title="Andere")
    assert [[row.pk for row in use.pages] for use in uses_of(term)] == [[told.pk]]
