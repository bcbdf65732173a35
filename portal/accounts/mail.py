"""Mail to one person, in that person's language."""

import re
import unicodedata
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .models import User

MAX_SUBJECT = 150


def clean_subject(text: str) -> str:
    """One line without control signs: nobody's name can add a header or hide what follows."""
    visible = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)
    return re.sub(r"\s+", " ", visible).strip()[:MAX_SUBJECT]


def mail_person(user: User, template: str, context: dict[str, Any]) -> bool:
    """Send `<template>_subject.txt` and `_message.txt`/`.html`; False without an address."""
    if not user.email or not user.is_active:
        return False
    with translation.override(user.language):
        values = {**context, "user": user, "language": user.language}
        subject = clean_subject(render_to_string(f"{template}_subject.txt", values))
        message = EmailMultiAlternatives(
            subject, render_to_string(f"{template}_message.txt", values).strip(), to=[user.email]
        )
        html = render_to_string(f"{template}_message.html", values)
        message.attach_alternative(html, "text/html")
        return bool(message.send())
