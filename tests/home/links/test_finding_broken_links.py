import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model

from home.links import actions, outside
from home.links.models import REFUSALS, PageLink, Reason
from home.links.tasks import ask_other_sites, check_links
from home.useful_links.models import UsefulLink
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.library import library_document, meeting, useful_link
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import page
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db
THERE = "https://site.example/there"


def text(html):
    return [{"type": "text", "value": html}]


def faults():
    return {row.place: row.reason for row in PageLink.objects.broken()}


def document():
    made = get_document_model()(title="Reglement")
    made.file.save("reglement.pdf", ContentFile(b"%PDF-1"))
    made.save()
    return made


def test_links_to_pages_that_are_gone_or_hidden_are_found(homes):
    there, hidden, gone = page(title="Er"), page(title="Verborgen"), page(title="Weg")
    for name, target in (("a", there), ("b", hidden), ("c", gone)):
        page(title=name, body=text(f'<a linktype="page" id="{target.pk}">lees</a>'))
    hidden.unpublish()
    gone.delete()
    check_links.call()
    assert faults() == {"b": Reason.HIDDEN, "c": Reason.GONE}


def test_files_that_are_gone_or_lost_are_found_in_texts_and_in_blocks(homes):
    kept, gone, lost = document(), document(), document()
    for name, target in (("a", kept), ("b", gone), ("c", lost)):
        page(title=name, body=text(f'<a linktype="document" id="{target.pk}">lees</a>'))
    told = practice(documents=[{"type": "document", "value": gone.pk}])
    gone.delete()
    lost.file.storage.delete(lost.file.name)
    check_links.call()
    assert faults() == {"b": Reason.NO_FILE, "c": Reason.LOST, told.title: Reason.NO_FILE}


def test_addresses_of_the_portal_are_looked_up(homes, settings):
    there = page(title="Er")
    base = settings.WAGTAILADMIN_BASE_URL
    page(title="a", body=text(f'<a href="{there.url}">x</a><a href="{base}{there.url}#deel">y</a>'))
    page(title="b", body=text(f'<a href="{base}/nl/bestaat-niet/">x</a>'))
    page(title="c", body=text('<a href="htp:/typfout">x</a> <a href="mailto:a@b.example">m</a>'))
    page(title="d", body=text(f'<a href="{reverse("glossary:index")}">woorden</a>'))
    check_links.call()
    assert faults() == {"b": Reason.NOTHING, "c": Reason.ODD}


def test_what_was_mended_leaves_the_list(homes):
    made = page(title="a", body=text('<a linktype="page" id="999999">x</a>'))
    check_links.call()
    first = PageLink.objects.get()
    check_links.call()
    assert PageLink.objects.get().found_at == first.found_at
    made.body = text("Niets.")
    made.save()
    check_links.call()
    assert not PageLink.objects.exists()


def test_other_sites_are_only_asked_when_the_portal_may(homes, settings, monkeypatch):
    asked = []
    monkeypatch.setattr(actions, "ask", lambda address: asked.append(address) or "")
    page(title="a", body=text(f'<a href="{THERE}">x</a>'))
    check_links.call()
    assert ask_other_sites.call() == 0
    settings.CHECK_OUTSIDE_LINKS = True
    assert ask_other_sites.call() == 1
    assert ask_other_sites.call() == 0  # known for now
    assert asked == [THERE]


def test_a_site_that_was_away_for_one_night_is_no_news(homes):
    page(title="a", body=text(f'<a href="{THERE}">x</a>'))
    check_links.call()
    for _night in range(REFUSALS - 1):
        actions.note_answer(THERE, Reason.GONE)
    assert not faults()
    actions.note_answer(THERE, Reason.GONE)
    assert faults() == {"a": Reason.GONE}
    actions.note_answer(THERE, "")
    assert not faults()


def test_when_nobody_can_be_reached_nothing_is_written_down(homes, monkeypatch):
    monkeypatch.setattr(actions, "ask", lambda address: Reason.AWAY)
    links = "".join(f'<a href="https://{n}.example/">x</a>' for n in range(4))
    page(title="a", body=text(links))
    check_links.call()
    assert actions.ask_outside(10) == 0
    assert not PageLink.objects.exclude(reason="").exists()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/", Reason.CLOSED),
        ("http://169.254.169.254/latest/", Reason.CLOSED),
        ("http://[::1]/", Reason.CLOSED),
        ("http://10.0.0.7/", Reason.CLOSED),
        ("http://93.184.216.34:6379/", Reason.CLOSED),
        ("https://", Reason.ODD),
        ("http://[", Reason.AWAY),
        ("http://site.example:99999/", Reason.AWAY),
    ],
)
def test_the_inner_network_is_never_asked(address, reason, monkeypatch):
    monkeypatch.setattr(outside.socket, "create_connection", lambda *args: pytest.fail("asked"))
    assert outside.ask(address) == reason


def test_a_name_that_leads_to_the_inner_network_is_not_asked(monkeypatch):
    found = [(2, 1, 6, "", ("192.168.1.4", 80))]
    monkeypatch.setattr(outside.socket, "getaddrinfo", lambda *args, **kwargs: found)
    monkeypatch.setattr(outside.socket, "create_connection", lambda *args: pytest.fail("asked"))
    assert outside.ask("http://intern.example/") == Reason.CLOSED


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"HEAD": (200, "")}, ""),
        ({"HEAD": (404, ""), "GET": (200, "")}, ""),
        ({"HEAD": (404, ""), "GET": (404, "")}, Reason.GONE),
        ({"HEAD": (503, "")}, Reason.ERROR),
        ({"HEAD": (403, ""), "GET": (403, "")}, ""),
        ({"HEAD": (301, "/onward")}, Reason.LOOPS),
    ],
)
def test_an_answer_is_judged(answers, reason, monkeypatch):
    monkeypatch.setattr(outside, "_request", lambda method, address: answers[method])
    assert outside.ask(THERE) == reason


def test_a_silent_site_is_slow(monkeypatch):
    def silent(method, address):
        raise TimeoutError

    monkeypatch.setattr(outside, "_request", silent)
    assert outside.ask(THERE) == Reason.SLOW


def test_editors_of_the_regulator_read_the_list_and_others_do_not(client, homes):
    page(title="Kapot", body=text('<a linktype="page" id="999999">x</a>'))
    check_links.call()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    shown = client.get(reverse("broken_links")).content.decode()
    assert "Kapot" in shown
    assert "De pagina bestaat niet meer." in shown
    assert client.get(reverse("broken_links"), {"export": "csv"}).status_code == 200
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    assert client.get(reverse("broken_links")).status_code == 403


def test_a_thousand_links_cost_no_more_questions(homes, django_assert_max_num_queries):
    targets = [page(title=f"Doel {n}") for n in range(12)]
    links = "".join(f'<a linktype="page" id="{target.pk}">x</a>' for target in targets)
    made = page(title="a", body=text(links))
    with django_assert_max_num_queries(4):  # the pages, what is known, and the transaction
        actions.check_pages([made])


def test_addresses_of_useful_links_documents_and_meetings_are_looked_at_too(homes, settings):
    gone = f"{settings.WAGTAILADMIN_BASE_URL}/nl/bestaat-niet/"
    link = useful_link("Gids", url_nl=gone, url_fr=THERE)
    library_document(title_nl="Reglement", other_version_url=gone)
    meeting("Studiedag", registration_url=gone)
    useful_link("Uit gebruik", url_nl=gone, is_active=False)
    check_links.call()
    nothing = Reason.NOTHING
    assert faults() == {"Gids": nothing, "Reglement": nothing, "Studiedag": nothing}
    assert PageLink.objects.get(target=THERE).row == link
    link.url_nl = ""
    link.save()
    check_links.call()
    assert "Gids" not in faults()


def test_the_report_leads_to_the_row_that_has_to_be_mended(client, homes, settings):
    link = useful_link("Gids", url_nl=f"{settings.WAGTAILADMIN_BASE_URL}/nl/bestaat-niet/")
    check_links.call()
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    html = client.get(reverse("broken_links")).content.decode()
    assert reverse(UsefulLink.snippet_viewset.get_url_name("edit"), args=[link.pk]) in html
    assert client.get(reverse("broken_links"), {"export": "csv"}).status_code == 200
