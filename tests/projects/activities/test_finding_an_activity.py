import pytest
from django.urls import reverse

from portal.taxonomy.models import Theme
from tests.factories.activities import ActivityFactory, activity_with_dates
from tests.factories.cohesion import project_page
from tests.factories.companies import company_page

pytestmark = pytest.mark.django_db
AGENDA = "activities:agenda"


def _weekly(number, **fields):
    for _each in range(number):
        activity_with_dates(repeat="weekly", count=8, **fields)


@pytest.mark.parametrize("view", ["week", "day", "list", "past", "nonsense"])
def test_the_agenda_opens_in_each_way(client, view):
    _weekly(1)
    assert client.get(reverse(AGENDA), {"view": view}).status_code == 200


def test_this_week_comes_first(client):
    activity = activity_with_dates()
    assert activity.title_nl in client.get(reverse(AGENDA)).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_the_agenda_costs_the_same_for_ten_times_as_much(
    client, number, django_assert_max_num_queries
):
    _weekly(number)
    client.get(reverse(AGENDA))
    with django_assert_max_num_queries(10):
        client.get(reverse(AGENDA), {"view": "list"})


def test_an_activity_costs_few_questions(client, django_assert_max_num_queries):
    activity = activity_with_dates(repeat="weekly", count=30)
    client.get(activity.get_absolute_url())
    with django_assert_max_num_queries(10):
        client.get(activity.get_absolute_url())


def test_a_list_pages_by_key(client):
    _weekly(5)
    first = client.get(reverse(AGENDA), {"view": "list"}).content.decode()
    key = first.rsplit("page=", 1)[1].split('"')[0]
    following = client.get(reverse(AGENDA), {"view": "list", "page": key}).content.decode()
    assert 'class="leaf"' in following
    assert following != first


@pytest.mark.parametrize(
    "asked",
    [
        {"date": "x"},
        {"date": "9999-99-99"},
        {"date": "\0"},
        {"municipality": "\0"},
        {"company": "'"},
        {"page": "zzz"},
        {"language": "fr", "free": "1", "age": "seniors", "type": "cafe"},
        {"project": "x" * 5000},
    ],
)
def test_odd_questions_get_a_page(client, asked):
    _weekly(1)
    assert client.get(reverse(AGENDA), asked).status_code == 200


def test_a_filter_leaves_out_the_rest(client):
    spoken = activity_with_dates(languages="fr")
    other = activity_with_dates(languages="nl")
    shown = client.get(reverse(AGENDA), {"language": "fr"}).content.decode()
    assert spoken.title_nl in shown
    assert other.title_nl not in shown


def test_what_is_for_one_company_stands_in_no_agenda_of_others(client):
    hidden = activity_with_dates(audience="company-77")
    assert hidden.title_nl not in client.get(reverse(AGENDA)).content.decode()
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(reverse("activities:calendar", args=[hidden.pk])).status_code == 404


def test_the_start_page_shows_what_comes(client, homes):
    activity = activity_with_dates()
    assert activity.title_nl in client.get("/nl/").content.decode()


def test_a_number_that_is_too_large_is_no_activity(client):
    ActivityFactory()
    address = reverse("activities:session", args=[10**30])
    assert client.get(address).status_code == 404


def test_a_company_and_a_project_show_what_comes(client, homes, project):
    activity = activity_with_dates(organiser=project.lead, project=project)
    pages = [project_page(project), company_page(project.companies.first())]
    for page in pages:
        assert activity.title_nl in client.get(page.url).content.decode()


def test_a_theme_leaves_out_the_rest(client):
    theme = Theme.objects.create(code="digitaal", name_nl="Digitaal", name_fr="Numérique")
    spoken, other = activity_with_dates(), activity_with_dates()
    spoken.themes.add(theme)
    shown = client.get(reverse(AGENDA), {"theme": "digitaal"}).content.decode()
    assert spoken.title_nl in shown
    assert other.title_nl not in shown


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({"language": "fr"}, {"languages": "fr"}),
        ({"free": "1"}, {"price": 0}),
        ({"age": "seniors"}, {"age_group": "seniors"}),
        ({"theme": "digitaal"}, {}),
    ],
)
def test_the_feed_is_narrowed_down_as_the_agenda_is(client, asked, fields):
    wanted = activity_with_dates(**fields)
    theme = Theme.objects.create(code="digitaal", name_nl="Digitaal", name_fr="Numérique")
    wanted.themes.add(theme)
    other = activity_with_dates(languages="nl", price=3, age_group="young")
    feed = client.get(reverse("activities:rss"), asked).content.decode()
    assert wanted.title_nl in feed
    assert other.title_nl not in feed


def test_an_age_never_shuts_out_what_is_for_everybody(client):
    open_to_all = activity_with_dates(age_group="")
    html = client.get(reverse(AGENDA), {"view": "list", "age": "seniors"}).content.decode()
    assert open_to_all.title_nl in html


def test_the_feed_holds_only_what_everybody_sees(client):
    hidden = activity_with_dates(audience="company-77")
    draft = activity_with_dates(is_published=False)
    feed = client.get(reverse("activities:rss")).content.decode()
    assert hidden.title_nl not in feed
    assert draft.title_nl not in feed
