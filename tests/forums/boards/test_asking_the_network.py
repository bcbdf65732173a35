"""A question of a professional goes to who follows its theme, and is answered in the sector."""

import pytest
from django.urls import reverse

from forums.boards.models import Topic
from forums.boards.network import ask_address
from portal.accounts.audiences import audiences
from portal.accounts.models import Role
from portal.notifications.actions import follow
from portal.notifications.following import about_theme
from portal.notifications.models import Notice
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.boards import BoardFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(db):
    return BoardFactory(
        kind="professionals", audience="professional", posting_audience="professional"
    )


@pytest.fixture
def theme(db):
    return ThemeFactory(name_nl="Eenzaamheid")


def colleague():
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


def question(theme, **changes):
    data = {
        "title": "Wie kent een telefoonketting?",
        "text": "Wij willen er een beginnen.",
        "themes": [theme.pk],
        "language": "nl",
        "token": "t1",
    }
    return {**data, **changes}


def test_followers_of_the_theme_who_work_in_the_sector_are_told_once(
    client, board, theme, django_capture_on_commit_callbacks
):
    asker, follower, tenant = colleague(), colleague(), tenant_of(HousingCompanyFactory())
    for user in (asker, follower, tenant):
        follow(user=user, about=about_theme(theme))
    follow(user=follower, about=board.about)
    client.force_login(asker)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("boards:ask_network"), question(theme))
    topic = Topic.objects.get()
    assert topic.board == board
    assert list(topic.themes.all()) == [theme]
    assert list(Notice.objects.values_list("user", flat=True)) == [follower.pk]


def test_a_theme_must_be_chosen_and_nothing_typed_is_lost(client, board, theme):
    client.force_login(colleague())
    page = client.post(reverse("boards:ask_network"), question(theme, themes=[])).content.decode()
    assert "Kies minstens één thema." in page
    assert "Wij willen er een beginnen." in page
    assert not Topic.objects.exists()


def test_it_is_not_there_for_others(client, board, theme):
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert client.get(reverse("boards:ask_network")).status_code == 404
    assert client.post(reverse("boards:ask_network"), question(theme)).status_code == 404
    client.logout()
    assert client.get(reverse("boards:ask_network")).status_code == 302


def test_the_words_of_an_empty_search_stand_in_the_question(client, board):
    user = colleague()
    address = ask_address("tele foon", audiences(user))
    client.force_login(user)
    assert 'value="tele foon"' in client.get(address).content.decode()
    tenant = tenant_of(HousingCompanyFactory())
    assert ask_address("x", audiences(tenant)) == reverse("boards:index")
