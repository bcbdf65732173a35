"""What people may try to slip in: it is kept, shown, quoted and looked at, and nothing runs."""

from html.parser import HTMLParser
from itertools import product
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from forums.boards import actions
from portal.core.text import markdown_to_html
from portal.moderation.actions import file_report
from portal.moderation.subjects import find_subject
from portal.notifications.actions import follow
from search.outbox.tasks import drain_outbox
from tests.browsing import faults, sideways
from tests.factories.accounts import tenant_of
from tests.factories.boards import BoardFactory, board_of
from tests.factories.organisations import HousingCompanyFactory
from tests.markup import mistakes

CALLS = ["alert(1)", "fetch('//evil.example')", "location='//evil.example'", "eval(name)"]
SHAPES = [
    "<script>{}</script>",
    "<img src=x onerror={}>",
    "<svg/onload={}>",
    "<iframe src=javascript:{}></iframe>",
    "<a href=javascript:{}>x</a>",
    "[x](javascript:{})",
    "[x](JaVaScRiPt:{})",
    "[x](&#106;avascript:{})",
    "[x](\tjavascript:{})",
    "[x](data:text/html,<script>{}</script>)",
    "[x](vbscript:{})",
    "<javascript:{}>",
    "![x](https://evil.example/a.png?{})",
    '[x](https://a.example "onmouseover={}")',
    "<style>*{{background:url(//evil.example?{})}}</style>",
    "<form action=//evil.example><input autofocus onfocus={}>",
    "<math><mtext></table><mglyph><style><img src onerror={}>",
    "<noscript><p title='</noscript><img src onerror={}>'>",
    "<base href=//evil.example><b>{}</b>",
    "<meta http-equiv=refresh content='0;url=//evil.example?{}'>",
    "<object data=//evil.example?{}></object>",
    "<template><script>{}</script></template>",
    "<b style='position:fixed;top:0' onclick={}>x</b>",
    '"><script>{}</script>',
    "'-{}-'",
    "`<script>{}</script>`",
    "> <script>{}</script>",
    "- <img src onerror={}>",
    "# <svg onload={}>",
    "{{{{ {} }}}} {{% raw %}} %(x)s ${{7*7}}",
    "<!--<script>{}</script>-->",
    "<![CDATA[<script>{}</script>]]>",
    "@<script>{}</script>",
    "\u202e<script>{}</script>\u200b",
    "<scr\x00ipt>{}</scr\x00ipt>",
    "<a href='https://a.example' onclick={}>x</a>",
    "<video><source onerror={}></video>",
    "<details open ontoggle={}>x</details>",
    "<body onpageshow={}>",
    "<link rel=stylesheet href=//evil.example?{}>",
    "<button formaction=javascript:{}>x</button>",
    "<textarea></textarea><img src onerror={}>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{}</x:script>",
    "<marquee onstart={}>x</marquee>",
    "<input type=image src onerror={}>",
    "<embed src=javascript:{}>",
    "[a]: javascript:{}\n\n[a]",
    '<https://a.example/"onmouseover={}>',
]
PAYLOADS = [shape.format(call) for shape, call in product(SHAPES, CALLS)]
SAFE = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "h3", "h4"}


class Eye(HTMLParser):
    """Collects what stands in a fragment that should not."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag not in SAFE:
            self.found.append(tag)
        for name, value in attrs:
            good = name in ("href", "rel", "title")
            if name == "href":
                good = (value or "").startswith(("https://", "http://", "mailto:", "tel:"))
            if not good:
                self.found.append((name, value))


def seen_in(html):
    eye = Eye()
    eye.feed(html)
    return eye.found


def test_two_hundred_ways_to_write_markup_are_all_harmless():
    assert len(PAYLOADS) == 200
    assert [text for text in PAYLOADS if seen_in(markdown_to_html(text))] == []


def hostile_topic(board, author, answerer):
    """All of them in one topic, a few a message, by people with such names."""
    for person in (author, answerer):
        person.display_name = "<script>alert(1)</script>\"'{{7*7}}"
        person.save()
    topic = actions.open_topic(
        board=board, author=author, title=PAYLOADS[0][:160], text=PAYLOADS[1], announced=True
    )
    for number in range(0, len(PAYLOADS), 8):
        text = "\n\n".join(PAYLOADS[number : number + 8])
        try:
            actions.reply(topic=topic, author=answerer, text=text)
        except ValidationError:
            pytest.fail("Words are never refused for their markup.")
    return topic


def running(html):
    """What would run in this page, or load something, beyond what any page of ours has."""
    eye = Eye()
    eye.feed(html)
    handlers = [one for one in eye.found if isinstance(one, tuple) and one[0].startswith("on")]
    scripts = [one[1] for one in eye.found if isinstance(one, tuple) and one[0] in ("src", "href")]
    foreign = [url for url in scripts if url and ("javascript:" in url.lower() or "evil" in url)]
    frames = [tag for tag in eye.found if tag in ("iframe", "object", "embed", "base", "math")]
    return handlers + foreign + frames


def exits_of(topic, author, post, case):
    """Every page that shows words of this topic to somebody, with what is asked there."""
    args = [topic.board.slug, topic.pk, topic.slug]
    yield reverse("boards:index"), {}
    yield topic.board.get_absolute_url(), {}
    for number in range(1, topic.pages + 1):
        yield topic.get_absolute_url(), {"page": number}
    yield reverse("boards:summary", args=args), {}
    yield reverse("boards:search", args=[topic.board.slug]), {"q": "alert script"}
    yield reverse("search"), {"q": "<script>alert(1)</script>"}
    yield reverse("boards:similar", args=[topic.board.slug]), {"title": topic.title}
    yield reverse("boards:reply", args=args), {"to": post.pk, "quote": "1"}
    yield reverse("boards:history", args=[post.pk]), {}
    yield reverse("boards:person", args=[author.pk]), {}
    yield reverse("moderation:report", args=["post", post.pk]), {}
    yield reverse("notifications:list"), {}
    yield reverse("moderation:queue"), {}
    yield reverse("moderation:log"), {}
    yield case.get_absolute_url(), {}
    yield reverse("boards:arrange", args=args), {}
    yield reverse("boards:post_hide", args=[post.pk]), {}


@pytest.fixture
def told(board, tenant, neighbour, moderator, django_capture_on_commit_callbacks):
    """The topic with all payloads, found, followed, reported; a moderator who follows the board."""
    follow(user=moderator, about=board.about)
    with django_capture_on_commit_callbacks(execute=True):
        topic = hostile_topic(board, tenant, neighbour)
        post = topic.posts.get(position=2)
        actions.edit_post(post=post, author=neighbour, text=PAYLOADS[7], edit_reason=PAYLOADS[0])
        subject = find_subject("post", str(post.pk))
        case = file_report(subject=subject, reporter=tenant, reason="spam", text=PAYLOADS[2]).case
    drain_outbox.call()
    topic.refresh_from_db()
    return topic, post, case


def test_nothing_runs_at_any_exit(client, told, neighbour, moderator):
    topic, post, case = told
    client.force_login(moderator)
    for address, asked in exits_of(topic, neighbour, post, case):
        page = client.get(address, asked)
        assert page.status_code == 200, address
        html = page.content.decode()
        assert running(html) == [], address
        assert mistakes(html) == [], address
        assert "<script>alert(1)" not in html, address
        assert "49" not in html.split("<title>")[-1].split("</title>")[0]
    for number in range(0, len(PAYLOADS), 10):
        text = "\n\n".join(PAYLOADS[number : number + 10])
        typed = {"text": text, "title": PAYLOADS[number], "language": "nl", "preview": "1"}
        args = [topic.board.slug, topic.pk, topic.slug]
        for preview in (
            reverse("boards:reply", args=args),
            reverse("boards:topic_create", args=[topic.board.slug]),
        ):
            html = client.post(preview, typed).content.decode()
            assert running(html) == []


def test_nothing_runs_in_a_mail_or_a_feed(client, told, tenant, neighbour, mailoutbox):
    assert mailoutbox, "who is reported to and who follows are told by mail"
    for letter in mailoutbox:
        assert "\n" not in letter.subject
        for html, _kind in getattr(letter, "alternatives", []):
            assert running(html) == []
            assert "<script" not in html
    public = BoardFactory()
    for number in range(0, len(PAYLOADS), 20):
        text = "\n\n".join(PAYLOADS[number : number + 20])
        actions.open_topic(board=public, author=tenant, title=PAYLOADS[number][:160], text=text)
    feed = client.get(reverse("boards:feed", args=[public.slug]))
    read = ElementTree.fromstring(feed.content)  # noqa: S314 - our own feed
    tags = {element.tag for element in read.iter()}
    plain = "rss channel title link description language lastBuildDate item guid pubDate"
    assert {tag.rpartition("}")[2] for tag in tags} <= set(plain.split())


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_browser_runs_none_of_it(chromium, live_server):
    company = HousingCompanyFactory()
    author, answerer, reader = (tenant_of(company) for _person in range(3))
    topic = hostile_topic(board_of(company), author, answerer)
    client = Client()
    client.force_login(reader)
    context = chromium.new_context(viewport={"width": 320, "height": 740}, locale="nl-BE")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    wrong = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if "evil" in asked.url else None)
    page.goto(live_server.url + topic.get_absolute_url())
    assert faults(page) == []
    assert sideways(page) == 0
    page.goto(f"{live_server.url}{topic.get_absolute_url()}?page=2")
    page.wait_for_load_state("networkidle")
    assert sideways(page) == 0
    assert wrong == []
    context.close()
