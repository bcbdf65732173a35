"""Mail to one person, in that person's language."""

import re
import unicodedata

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language

from portal.core.chrome import Chrome

from .letters import Letter

MAX_SUBJECT = 150
TEMPLATE = "portal/accounts/mail/letter"


def clean_subject(text: str) -> str:
    """One line without control signs: nobody's name can add a header or hide what follows."""
    visible = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)
    return re.sub(r"\s+", " ", visible).strip()[:MAX_SUBJECT]


def compose(letter: Letter, to: str) -> EmailMultiAlternatives:
    """The letter as a message, as text and as HTML, in the language that is active."""
    context = {
        "chrome": Chrome.plain(get_language() or "nl"),
        "letter": letter,
        "action_text": letter.action_text if letter.action_url else "",
        "action_url": letter.action_url,
        "reason": letter.reason,
    }
    message = EmailMultiAlternatives(
        clean_subject(letter.subject),
        render_to_string(f"{TEMPLATE}.txt", context, using="jinja2").strip(),
        to=[to],
    )
    html = render_to_string(f"{TEMPLATE}.html", context, using="jinja2")
    message.attach_alternative(html, "text/html")
    return message
