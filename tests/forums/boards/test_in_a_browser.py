"""A newcomer writes on a phone, a moderator judges, staff answer, somebody reads on elsewhere."""

import pytest
from django.conf import settings
from django.test import Client

from forums.boards.actions import open_topic
from forums.boards.models import Draft, Post, Topic, TopicRead
from portal.accounts.models import Role
from portal.moderation.models import Case
from tests.browsing import faults, sideways
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.boards import add_post, board_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = [pytest.mark.browser, pytest.mark.new_people, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def enter(chromium, live_server):
    """A page of somebody who is logged in, on a device of their own, that collects complaints."""
    opened = []

    def new_page(user, size=PHONE, **options):
        client = Client()
        client.force_login(user)
        context = chromium.new_context(viewport=size, locale="nl-BE", **options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        opened.append(context)
        return page

    yield new_page
    for context in opened:
        context.close()


def sound(page):
    """Nothing shuts anybody out, nothing is too wide, nothing was refused."""
    assert faults(page) == []
    assert sideways(page) == 0
    assert page.complaints == []


def test_from_a_newcomer_s_first_post_to_an_appeal(enter, live_server):
    company = HousingCompanyFactory()
    board = board_of(company)
    newcomer = tenant_of(company, display_name="Nieuw")
    moderator, other = at_regulator(Role.MODERATOR), at_regulator(Role.MODERATOR)
    phone = enter(newcomer)
    phone.goto(live_server.url + board.get_absolute_url())
    sound(phone)
    phone.click("a.btn--act")
    phone.fill("#id_title", "Is de wasplaats open?")
    phone.fill("#id_text", "Ik zie geen licht.")
    phone.wait_for_selector("form [role=status]:not(:empty)")
    assert Draft.objects.get().title == "Is de wasplaats open?"
    sound(phone)
    phone.click("button[name=preview]")
    phone.locator("#preview").wait_for()
    phone.click("form button.btn--act")
    phone.wait_for_url("**wasplaats**")
    sound(phone)
    post = Post.objects.get()
    assert (post.state, Draft.objects.count()) == ("pending", 0)

    desk = enter(moderator, DESK)
    desk.goto(live_server.url + Case.objects.get().get_absolute_url())
    sound(desk)
    desk.check("input[name=outcome][value=hide]")
    desk.fill("#id_statement", "Zo vraag je het niet.")
    desk.click("form.form button[type=submit]")
    desk.wait_for_load_state()
    sound(desk)
    decision = Case.objects.get().decisions.get()
    phone.goto(live_server.url + decision.get_absolute_url())
    sound(phone)
    phone.fill("#id_text", "Waarom niet?")
    phone.click("form.form button[type=submit]")
    phone.wait_for_load_state()
    assert Case.objects.get().state == "appealed"
    second = enter(other, DESK)
    second.goto(live_server.url + Case.objects.get().get_absolute_url())
    second.check("input[name=outcome][value=keep]")
    second.click("form.form button[type=submit]")
    second.wait_for_load_state()
    post.refresh_from_db()
    assert post.state == "visible"


def test_staff_answer_officially_and_reading_goes_on_elsewhere(enter, live_server):
    company = HousingCompanyFactory()
    editor = staff_of(company, Role.SOCIAL_WORKER)
    asker = tenant_of(company, display_name="Rita")
    topic = open_topic(
        board=board_of(company), author=asker, title="Lift", text="Stil.", announced=False
    )
    for number in range(22):
        add_post(topic, text=f"Bericht {number}. " * 30)
    desk = enter(editor, DESK)
    desk.goto(f"{live_server.url}{topic.get_absolute_url()}?page=2")
    desk.fill("#id_text", "De hersteller komt dinsdag.")
    desk.click("form[data-writing] button.btn--main")
    desk.wait_for_selector(".post--official")
    sound(desk)
    phone = enter(asker)
    phone.goto(live_server.url + topic.get_absolute_url())
    sound(phone)
    phone.locator("[data-position='12']").scroll_into_view_if_needed()
    phone.wait_for_timeout(3500)
    read = TopicRead.objects.get(user=asker).position
    assert 12 <= read < 21
    tablet = enter(asker, DESK)
    tablet.goto(live_server.url + topic.board.get_absolute_url())
    tablet.click("a[href*='to=unread']")
    first = Post.objects.get(topic=topic, position=read + 1)
    assert tablet.url.endswith(f"#{first.anchor}")


def test_without_a_script_one_reads_reports_and_writes(enter, live_server):
    company = HousingCompanyFactory()
    asker, reader = tenant_of(company), tenant_of(company)
    topic = open_topic(
        board=board_of(company), author=asker, title="Lift", text="Stil.", announced=False
    )
    page = enter(reader, java_script_enabled=False)
    page.goto(live_server.url + topic.get_absolute_url())
    page.fill("#id_text", "Hier ook.")
    page.click("form[data-writing] button.btn--main")
    assert Post.objects.filter(author=reader).exists()
    page.goto(live_server.url + topic.get_absolute_url())
    page.click("a[href*='melden']")
    page.click("button[name=reason][value=unfriendly]")
    assert Case.objects.filter(source="report").exists()
    assert Topic.objects.get().posts_count == 1


def test_split_and_merged_topics_are_found_at_their_old_addresses(enter, live_server):
    company = HousingCompanyFactory()
    board = board_of(company)
    asker, reader, moderator = tenant_of(company), tenant_of(company), at_regulator(Role.MODERATOR)
    topic, other = (
        open_topic(board=board, author=asker, title=title, text="Stil.", announced=False)
        for title in ("Lift", "Nog eens de lift")
    )
    kept = add_post(topic, text="Over de fietsen.")
    shared = live_server.url + other.get_absolute_url()
    desk = enter(moderator, DESK)
    desk.goto(live_server.url + topic.get_absolute_url())
    desk.click(".modbar a")
    sound(desk)
    desk.fill("#split-title", "De fietsen")
    desk.check(f"input[name=posts][value='{kept.pk}']")
    desk.click("section[aria-labelledby=split] button")
    desk.wait_for_url("**fietsen**")
    sound(desk)
    desk.goto(shared)
    desk.click(".modbar a")
    desk.fill("input[name=into]", live_server.url + topic.get_absolute_url())
    desk.click("section[aria-labelledby=merge] button")
    desk.wait_for_url("**lift**")
    phone = enter(reader)
    phone.goto(shared)
    assert phone.url == live_server.url + topic.get_absolute_url()
    phone.goto(live_server.url + kept.get_absolute_url())
    assert "fietsen" in phone.url
    assert phone.url.endswith(f"#{kept.anchor}")
    sound(phone)


def test_a_draft_goes_on_elsewhere_and_a_quote_is_what_one_chose(enter, live_server):
    company = HousingCompanyFactory()
    asker, writer = tenant_of(company, display_name="Rita"), tenant_of(company)
    topic = open_topic(
        board=board_of(company), author=asker, title="Lift", text="Stil.", announced=False
    )
    # Somebody known: nobody reads their words first.
    for number in range(3):
        add_post(topic, text=f"Eerder {number}.", author=writer)
    answered = add_post(topic, text="Om zeven uur in de hal. En daarna in de tuin.")
    phone = enter(writer)
    phone.goto(live_server.url + topic.get_absolute_url())
    phone.fill("#id_text", "Ik kom @Ri")
    phone.click("button:has-text('Rita')")
    assert phone.input_value("#id_text") == "Ik kom @Rita "
    phone.wait_for_selector("form [role=status]:not(:empty)")
    sound(phone)

    desk = enter(writer, DESK)
    desk.goto(live_server.url + topic.get_absolute_url())
    assert desk.input_value("#id_text") == "Ik kom @Rita "
    desk.evaluate(
        """(id) => {
            const text = document.querySelector(`#${id} .post__text p`).firstChild;
            document.getSelection().setBaseAndExtent(text, 3, text, 12);
        }""",
        answered.anchor,
    )
    desk.click("button.quoting")
    assert desk.input_value("#id_text") == "Ik kom @Rita \n\n> zeven uur\n\n"
    desk.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<p class=MsoNormal style='mso-x:1'><b>Let op</b></p>"
                + "<ul><li>Een</li><li>Twee</li></ul>");
            document.querySelector("#id_text").dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
        }"""
    )
    assert desk.input_value("#id_text").endswith("> zeven uur\n\n**Let op**\n\n- Een\n- Twee")
    desk.click("form[data-writing] button.btn--main")
    desk.wait_for_selector(".post__text > blockquote:has-text('zeven uur')")
    sound(desk)
    post = Post.objects.latest("pk")
    assert post.reply_to == answered
    assert Draft.objects.count() == 0
