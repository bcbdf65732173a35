"""A notice as a mail: a title and a link, in the language that the reader has when it leaves."""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.mail import clean_subject
from portal.accounts.models import User
from portal.core.chrome import Chrome

from .links import absolute, localised, stop_path, stop_token
from .models import Delivery
from .spreading import followed_of
from .texts import attachment_of, lines_of, reason_of, title_of


def mail_of(delivery: Delivery, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The mail of a delivery, ready to send. It holds nothing of what was written."""
    event, user = delivery.event, delivery.user
    followed = followed_of(user, {event.pk: event.abouts}).get(event.pk, "")
    token = stop_token(user, event, delivery.reason, followed)
    with translation.override(user.language):
        title = title_of(event.event, event.params, str(event.actor or ""))
        context = {
            "title": title,
            "url": absolute(localised(event.url, user.language)),
            "reason": reason_of(delivery.reason, event.params, followed),
            "stop_url": absolute(stop_path(token)) if token else "",
            "settings_url": absolute(reverse("notifications:settings")),
            "action_text": _("Read it on the portal"),
            "lines": lines_of(event.params),
            "chrome": Chrome.plain(user.language),
        }
        context["action_url"] = context["url"]
        mail = EmailMultiAlternatives(
            subject=clean_subject(title),
            body=loader.render_to_string("portal/notifications/mail.txt", context, using="jinja2"),
            to=[user.email],
            headers=headers_of(f"{event.key}|{user.pk}", user, context["stop_url"]),
            connection=connection,
        )
        page = loader.render_to_string("portal/notifications/mail.html", context, using="jinja2")
        mail.attach_alternative(page, "text/html")
        if file := attachment_of(event.event, user, event.about):
            mail.attach(file.name, file.content, file.kind)
    return mail


def headers_of(key: str, user: User, stop_url: str) -> dict[str, str]:
    """The same key gives the same Message-ID, so that a mail sent twice is one for the reader."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    name = blake2b(key.encode(), digest_size=12).hexdigest()
    headers = {
        "Message-ID": f"<{name}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": user.language,
    }
    if stop_url:
        headers["List-Unsubscribe"] = f"<{stop_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
