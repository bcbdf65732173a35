"""A letter makes a tenant, a summary is read and stopped, somebody leaves, a worker is invited."""

import io
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone, translation

from home.site.bootstrap import ensure_trees
from portal.accounts.models import Membership, Role, User
from portal.core.codes import new_code
from portal.notifications.actions import choose_mail, follow
from portal.notifications.models import Delivery
from portal.notifications.sending import send_due
from portal.notifications.spreading import spread_event
from portal.privacy.cookies import COOKIES
from portal.privacy.models import Erasure
from portal.privacy.tasks import erase_accounts
from portal.verification.actions import invite, make_letters
from tests.factories.accounts import PASSWORD, UserFactory, staff_of, tenant_of
from tests.factories.notifications import EventFactory
from tests.factories.organisations import HousingCompanyFactory, SiteFactory

from .conftest import DESK, mailed_path, sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


@pytest.fixture
def company():
    ensure_trees()
    return HousingCompanyFactory(code="linde", name_nl="De Linde", name_fr="Le Tilleul")


def named(language, name, **kwargs):
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def press(page, text=""):
    """The button of the form in the page, by its words when there are several."""
    button = page.locator("main button[type=submit]")
    (button.filter(has_text=text) if text else button).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_letter_makes_a_tenant_on_a_phone(enter, company, language):
    site = SiteFactory(company=company)
    staff = staff_of(company, Role.COUNTER_STAFF)
    desk = enter(staff, DESK)
    desk.goto(named(language, "verification:letters"))
    sound(desk)
    _batch, codes = make_letters(company=company, by=staff, count=1, site=site)

    user = UserFactory(language=language)
    phone = enter(user)
    phone.goto(named(language, "verification:letter"))
    sound(phone)
    phone.fill("[name=code]", new_code())
    press(phone)
    sound(phone)
    assert phone.locator(".field--error, [aria-invalid=true]").count()
    phone.fill("[name=code]", codes[0].lower())
    press(phone)
    phone.wait_for_url(f"**{named(language, 'my_home')}")
    sound(phone)
    tenancy = user.memberships.get()
    assert (tenancy.is_in_force, tenancy.site) == (True, site)


def write_mail_folder():
    """Put the mails where the page of development finds them."""
    folder = Path(settings.MAIL_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    parts = [message.message().as_bytes() + b"\n" + b"-" * 79 + b"\n" for message in mail.outbox]
    (folder / "journey.log").write_bytes(b"".join(parts))
    return folder / "journey.log"


def test_the_summary_of_a_busy_week_is_read_and_stopped_in_one_click(enter, company):
    user = tenant_of(company, language="nl")
    follow(user=user, about="topic:1")
    choose_mail(user=user, choices={"following": "weekly"})
    for number in range(20):
        params = {"topic": f"Onderwerp {number}", "about": f"Onderwerp {number}"}
        spread_event(EventFactory(about="topic:1", params=params).pk)
    mail.outbox.clear()
    Delivery.objects.update(next_try_at=timezone.now() - timedelta(minutes=1))
    send_due()
    file = write_mail_folder()
    reader = enter()
    reader.goto("/dev/mail/")
    reader.get_by_role("link", name="20 berichten voor u").first.click()
    reader.wait_for_load_state()
    sound(reader)
    text = reader.locator("main").inner_text()
    assert "en nog 17" in text
    reader.get_by_role("link", name=re.compile("HTML")).click()
    reader.wait_for_load_state()
    assert reader.locator("h1").inner_text() == "20 berichten voor u"
    reader.emulate_media(color_scheme="dark")
    address = re.search(
        r"<https?://[^/]+(/[^>]+)>", mail.outbox[0].extra_headers["List-Unsubscribe"]
    )
    reader.goto(address[1])
    sound(reader)
    press(reader)
    assert user.mail_choices.get(reason="following").rhythm == "none"
    file.unlink()


def prove_it_is_me(page):
    """The password once more, where it is asked."""
    if page.locator("main [name=password]").count():
        page.fill("main [name=password]", PASSWORD)
        press(page)


def test_somebody_takes_their_data_along_and_leaves(enter, company):
    user = tenant_of(company, display_name="Vertrekker", language="nl")
    phone = enter(user)
    phone.goto(named("nl", "privacy:mine"))
    sound(phone)
    phone.get_by_role("button", name="Een kopie van mijn gegevens vragen").click()
    phone.wait_for_load_state()
    prove_it_is_me(phone)
    phone.goto(named("nl", "privacy:mine"))
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="Mijn gegevens downloaden").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "Vertrekker" in archive.read("index.html").decode()
    assert json.loads(archive.read("data.json"))["rows"]["accounts.User.pk"]

    phone.goto(named("nl", "privacy:leave"))
    sound(phone)
    phone.check("[name=sure]")
    press(phone)
    phone.goto(named("nl", "my_home"))
    assert "Uw account wordt gewist" in phone.locator("main").inner_text()
    sound(phone)
    Erasure.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert erase_accounts.call() == 1
    phone.goto(named("nl", "my_home"))
    assert "inloggen" in phone.url
    assert not User.objects.filter(display_name="Vertrekker").exists()


def test_an_invited_worker_sees_their_own_scope_alone(enter, company):
    other = HousingCompanyFactory(name_nl="Elders", name_fr="Ailleurs")
    admin = staff_of(company, Role.SCOPED_ADMIN)
    Membership.objects.create(user=tenant_of(company), organisation=other, role=Role.TENANT)
    desk = enter(admin, DESK)
    desk.goto(named("nl", "verification:invitations"))
    sound(desk)
    invite(
        email="werker@example.test",
        organisation=company,
        role=Role.COUNTER_STAFF,
        by=admin,
        language="nl",
    )
    worker = enter(UserFactory(email="werker@example.test"))
    worker.goto(mailed_path("werker@example.test"))
    sound(worker)
    press(worker)
    worker.goto(named("nl", "people_waiting"))
    assert "Elders" not in worker.locator("main").inner_text()
    sound(worker)
    worker.goto(named("nl", "verification:letters"))
    assert worker.locator("select[name=company] option").all_inner_texts() == ["De Linde"]
    for closed in ("verification:invitations", "verification:rights", "privacy:objections"):
        assert worker.goto(named("nl", closed)).status == 403


def test_the_cookies_of_a_browser_are_those_of_the_page(enter, company):
    phone = enter(tenant_of(company))
    for address in (
        named("nl", "my_home"),
        named("nl", "privacy:mine"),
        named("fr", "account_email"),
    ):
        phone.goto(address)
    phone.goto("/theme/?theme=dark")
    phone.goto(named("nl", "privacy:cookies"))
    sound(phone)
    known = {cookie.name for cookie in COOKIES}
    assert {cookie["name"] for cookie in phone.context.cookies()} <= known
    text = phone.locator("main").inner_text()
    for name in known:
        assert name in text
