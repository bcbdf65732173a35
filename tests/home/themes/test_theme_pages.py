"""What there is under a theme, for whom, and as RSS."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import Role
from portal.notifications.actions import follow, is_following
from portal.notifications.following import about_theme
from tests.factories.accounts import UserFactory, staff_of
from tests.factories.organisations import OrganisationFactory
from tests.factories.taxonomy import ThemeFactory
from tests.search.site import fill, thing

pytestmark = pytest.mark.django_db
FACETS = {"theme": ["loneliness"]}


@pytest.fixture
def theme(db):
    fill(
        [
            thing(1, nl="Telefoonketting", facets=FACETS),
            thing(2, kind="news", nl="Nieuw onthaal", fr="Nouvel accueil", facets=FACETS),
            thing(3, kind="topic", nl="Besloten vraag", audience="professional", facets=FACETS),
            thing(4, nl="Moestuin", facets={"theme": ["garden"]}),
        ]
    )
    return ThemeFactory(code="loneliness", name_nl="Eenzaamheid", name_fr="Solitude")


def at(name, theme, language="nl"):
    with translation.override(language):
        return reverse(f"themes:{name}", args=[theme.code])


def read(client, theme, query=""):
    return client.get(at("detail", theme) + query).content.decode()


def test_all_kinds_stand_under_a_theme_and_nothing_else(client, theme, homes):
    page = read(client, theme)
    assert "Telefoonketting" in page
    assert "Nieuw onthaal" in page
    assert "Moestuin" not in page


def test_only_people_of_the_sector_see_what_is_theirs(client, theme, homes):
    assert "Besloten vraag" not in read(client, theme)
    client.force_login(UserFactory())
    assert "Besloten vraag" not in read(client, theme)
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    assert "Besloten vraag" in read(client, theme)


def test_a_theme_is_narrowed_down_by_kind_and_words(client, theme, homes):
    page = read(client, theme, "?kind=news")
    assert "Nieuw onthaal" in page
    assert "Telefoonketting" not in page
    assert "Nieuw onthaal" not in read(client, theme, "?q=telefoonketting")
    assert client.get(at("detail", theme) + "?page=x&kind=%00&q=%FF").status_code == 200


def test_the_feed_holds_what_everybody_may_read_in_each_language(client, theme, homes):
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    feed = client.get(at("feed", theme)).content.decode()
    assert "Telefoonketting" in feed
    assert "Besloten vraag" not in feed
    assert "Nouvel accueil" in client.get(at("feed", theme, "fr")).content.decode()


def test_a_theme_out_of_use_is_not_there(client, theme, homes):
    theme.is_active = False
    theme.save()
    assert client.get(at("detail", theme)).status_code == 404
    assert client.get(at("feed", theme)).status_code == 404
    assert "Eenzaamheid" not in client.get(reverse("themes:index")).content.decode()


def test_a_theme_is_followed_from_its_page_and_stands_on_the_list(client, theme, homes):
    person = UserFactory()
    client.force_login(person)
    about = about_theme(theme)
    assert about in read(client, theme)
    client.post(reverse("notifications:follow"), {"about": about, "next": at("detail", theme)})
    assert is_following(person, about)
    assert "Eenzaamheid" in client.get(reverse("notifications:settings")).content.decode()


def test_parts_of_a_theme_lead_on(client, theme, homes):
    part = ThemeFactory(code="widows", name_nl="Weduwen", parent=theme)
    assert at("detail", part) in read(client, theme)
    assert "Weduwen" in client.get(reverse("themes:index")).content.decode()


def test_the_page_costs_the_same_for_many_things(
    client, theme, homes, django_assert_max_num_queries
):
    person = UserFactory()
    follow(user=person, about=about_theme(theme))
    client.force_login(person)
    fill([thing(n, nl=f"Ding {n}", facets=FACETS) for n in range(1, 60)])
    read(client, theme)
    # Two of them: what the index was not told yet, and words of the thesaurus after a rebuild.
    with django_assert_max_num_queries(10):
        read(client, theme)
