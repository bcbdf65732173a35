"""Numbers without persons, and the editors' page that shows them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_everything
from search.insight.actions import click_token, count_click, forget_old
from search.insight.models import ClickCount, QuestionCount
from search.insight.questions import counted, key_of
from search.insight.reports import count_pages_of_concepts, use_of_concepts, without_results
from search.thesaurus.models import Concept
from search.thesaurus.reference import load
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory
from tests.search.site import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    fill()


def test_a_question_is_counted_by_day_with_what_it_found(client, index):
    for words in ("Moestuin", "moestuin ", "xqzvbn"):
        client.get(reverse("search"), {"q": words})
    rows = set(QuestionCount.objects.values_list("text", "asked", "had_results"))
    assert rows == {("moestuin", 2, True), ("xqzvbn", 1, False)}
    assert list(without_results(timezone.localdate()))[0]["text"] == "xqzvbn"


def test_further_pages_filters_programs_and_fetching_ahead_are_not_counted(client, index):
    client.get(reverse("search"), {"q": "moestuin", "page": 2})
    client.get(reverse("search"), {"q": "moestuin", "kind": "news"})
    client.get(reverse("api_search"), {"q": "moestuin"})
    client.get(reverse("search"), {"q": "moestuin"}, headers={"Sec-Purpose": "prefetch"})
    assert not QuestionCount.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Brief van an.peeters@example.test", "brief van @"),
        ("bel 0470 12 34 56 aub", "bel # aub"),
        ("85.07.30-033 28", "#"),
        ("huur 2026 in 1080", "huur 2026 in 1080"),
        ("x" * 500, "x" * 100),
    ],
)
def test_what_points_to_a_person_is_masked(typed, kept):
    assert counted(typed) == kept


def test_a_question_is_the_same_in_another_order_and_ending():
    assert key_of("De moestuinen beginnen") == key_of("beginnen  moestuin")
    assert key_of("les aînés") == key_of("ainé")
    assert key_of("?!") == ""


def test_a_click_is_counted_by_its_place(client):
    token = click_token("moestuin", "nl")
    address = reverse("search_click")
    assert client.post(address, {"token": token, "place": "2"}).status_code == 204
    assert client.post(address, {"token": token, "place": "2"}).status_code == 204
    assert ClickCount.objects.values_list("text", "position", "clicks").get() == ("moestuin", 2, 2)


@pytest.mark.parametrize("data", [{}, {"token": "x", "place": "1"}, {"token": "", "place": "٣"}])
def test_a_forged_click_counts_for_nothing(client, data):
    assert client.post(reverse("search_click"), data).status_code == 400
    assert not count_click(click_token("a", "nl"), 0)
    assert not count_click(click_token("a", "nl"), 100_000)
    assert not ClickCount.objects.exists()


def test_old_and_rare_questions_are_forgotten():
    today = timezone.localdate()

    def asked(text, days, times):
        day = today - timedelta(days=days)
        QuestionCount.objects.create(day=day, language="nl", text=text, asked=times)

    asked("rare", 90, 1)
    asked("often", 90, 9)
    asked("new", 2, 1)
    asked("ancient", 500, 99)
    forget_old()
    assert set(QuestionCount.objects.values_list("text", flat=True)) == {"often", "new"}


def test_the_use_of_concepts_counts_pages_and_questions(monkeypatch):
    load()
    from tests.search.site import SITE

    monkeypatch.setattr("search.insight.reports._everything", lambda: SITE)
    QuestionCount.objects.create(
        day=timezone.localdate(), language="fr", text="solitude au potager", asked=3, found=1
    )
    count_pages_of_concepts()
    assert Concept.objects.get(code="loneliness").documents_count == 1
    assert Concept.objects.get(code="garden").documents_count >= 2
    use = {concept.code: times for concept, times in use_of_concepts(timezone.localdate())}
    assert (use["loneliness"], use["garden"], use["bees"]) == (3, 3, 0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_report_is_for_editors_of_the_regulator(client):
    sync_everything()
    QuestionCount.objects.create(
        day=timezone.localdate(), language="nl", text="dakgoot", asked=3, found=0
    )
    company = HousingCompanyFactory()
    for user in (tenant_of(company), staff_of(company)):
        client.force_login(user)
        assert client.get(reverse("search_report")).status_code in (302, 403, 404)
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    page = client.get(reverse("search_report"), {"days": "7"})
    assert page.status_code == 200
    assert "dakgoot" in page.content.decode()
    assert "words=dakgoot" in page.content.decode()
    assert client.get(reverse("search_report"), {"days": "x\x00"}).status_code in (200, 400, 404)
