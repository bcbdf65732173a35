import pytest

from home.site.models import SiteSettings
from tests.factories.pages import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "cookie", "language"),
    [("fr-BE,fr;q=0.9", "", "fr"), ("nl", "fr", "fr"), ("de", "", "nl"), ("", "xx", "nl")],
)
def test_the_root_chooses_by_cookie_then_browser(client, homes, header, cookie, language):
    if cookie:
        client.cookies["language"] = cookie
    answer = client.get("/", headers={"accept-language": header})
    assert answer["Location"] == f"/{language}/"


def test_choosing_a_language_is_remembered(client, homes):
    answer = client.post("/language/fr/", {"next": "/fr/"})
    assert answer["Location"] == "/fr/"
    assert client.cookies["language"].value == "fr"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "a\nb", "\x00", ""])
def test_nobody_is_sent_to_another_site(client, homes, target):
    assert client.get("/language/fr/", {"next": target})["Location"] == "/fr/"
    assert client.get("/theme/", {"next": target})["Location"] == "/"


def test_colours_are_remembered_and_forgotten(client, homes):
    client.post("/theme/?next=/nl/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/nl/").content.decode()
    client.post("/theme/?next=/nl/", {"theme": ""})
    assert "data-theme=" not in client.get("/nl/").content.decode().split("<body")[0]


def test_an_unknown_language_is_not_found(client, homes):
    assert client.get("/language/de/", follow=True).status_code == 404


def test_the_sitemap_names_each_page_with_its_other_language(client, homes):
    page(slug="kaart")
    xml = client.get("/sitemap.xml").content.decode()
    assert "/nl/kaart/</loc>" in xml
    assert 'hreflang="fr"' in xml


def test_security_txt_names_a_contact_and_an_end(client, homes):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:" in text
    assert "Expires: 20" in text


def test_robots_may_not_read_the_admin(client, homes):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()


def test_the_names_of_the_site_are_a_setting(client, homes):
    settings = SiteSettings.load()
    settings.name_nl = "Trappenhuis"
    settings.save()
    assert "Trappenhuis" in client.get("/nl/").content.decode()


def test_an_announcement_stands_above_all_pages(client, homes):
    settings = SiteSettings.load()
    settings.banner_nl = "Vandaag zijn wij dicht"
    settings.save()
    assert "Vandaag zijn wij dicht" in client.get("/nl/").content.decode()
