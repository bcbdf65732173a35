"""Anybody reads about the councils; names of members stand there only as far as they agreed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from forums.councils.lists import council_of
from forums.councils.models import AdvisoryCouncil, Seat
from forums.councils.search_source import council_source
from portal.accounts.audiences import audiences
from search.outbox.models import Change
from tests.factories.accounts import UserFactory
from tests.factories.consultations import ConsultationFactory, CouncilFactory, seat_in

pytestmark = pytest.mark.django_db
State = AdvisoryCouncil.State


@pytest.fixture
def council():
    return CouncilFactory(name_nl="Raad van de Linde", name_fr="Conseil du Tilleul")


def page(client, council, language="nl"):
    with translation.override(language):
        address = council.get_absolute_url()
    return client.get(address).content.decode()


@pytest.mark.parametrize("state", State.values)
def test_a_council_in_any_state_has_a_page_that_says_so(client, state):
    council = CouncilFactory(state=state)
    assert "badge" in page(client, council)
    assert council.name_fr in page(client, council, "fr")


@pytest.mark.parametrize("state", [s for s in State.values if s != State.ACTIVE])
def test_a_council_that_is_not_in_office_says_what_now(client, state):
    assert 'class="notice' in page(client, CouncilFactory(state=state))


def test_a_name_is_shown_only_when_the_member_wants_it(client, council):
    for name, shows in (("Mariam Open", True), ("Jan Stil", False)):
        seat_in(council, UserFactory(email=f"{shows}@example.test".lower()))
        Seat.objects.filter(display_name="").update(display_name=name, shows_name=shows)
    text = page(client, council)
    assert "Mariam Open" in text
    assert "Jan Stil" not in text
    assert "@example.test" not in text


def test_a_seat_that_ended_gives_no_name_and_no_audience(client, council):
    member = UserFactory()
    seat = seat_in(council, member)
    day = timezone.localdate()
    Seat.objects.filter(pk=seat.pk).update(
        display_name="Vroeger Lid",
        shows_name=True,
        since=day - timedelta(3),
        until=day - timedelta(1),
    )
    assert "Vroeger Lid" not in page(client, council)
    assert council.audience not in audiences(member)


def test_whoever_sits_on_a_council_is_of_its_audience(council):
    member, other = UserFactory(), UserFactory()
    seat_in(council, member)
    assert council.audience in audiences(member)
    assert council.audience not in audiences(other)


def test_a_draft_of_the_council_stays_unseen_on_its_page(client, council):
    ConsultationFactory(
        council=council, company=council.company, draft=True, title_nl="Geheim plan"
    )
    assert "Geheim plan" not in page(client, council)


def test_who_is_not_logged_in_is_not_told_that_there_is_nothing(client, council):
    html = page(client, council)
    assert "Log in om het te lezen" in html
    assert "Nog niets" not in html
    client.force_login(UserFactory())
    assert "Nog niets" in page(client, council)


def test_the_list_names_every_council_in_few_queries(client, django_assert_max_num_queries):
    client.get("/nl/adviesraden/")
    for count in (2, 12):
        CouncilFactory.create_batch(count)
        with django_assert_max_num_queries(6):
            answer = client.get("/nl/adviesraden/")
    assert all(c.name_nl in answer.content.decode() for c in AdvisoryCouncil.objects.all())


def test_an_unknown_council_is_not_found(client):
    assert client.get("/nl/adviesraden/bestaat-niet/").status_code == 404


def test_a_company_shows_the_council_in_office_before_an_older_one(council):
    CouncilFactory(company=council.company, state=State.EXPIRED)
    assert council_of(council.company_id) == [council]


def test_a_company_has_one_council_in_office(council):
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilFactory(company=council.company)


def test_a_council_is_found_in_both_languages_without_names_of_members(council):
    seat_in(council, UserFactory(display_name="Mariam Zoek"))
    document = council_source.document(str(council.pk))
    assert {code: text.title for code, text in document.texts.items()} == {
        "nl": "Raad van de Linde",
        "fr": "Conseil du Tilleul",
    }
    assert "Mariam" not in str(document)
    assert Change.objects.filter(kind="council", object_id=str(council.pk)).exists()


@pytest.mark.parametrize("key", ["x", "", "99999999", "\x00"])
def test_an_odd_key_gives_no_document(key):
    assert council_source.document(key) is None
