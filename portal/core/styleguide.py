"""Sample data of the catalogue of components: invented, in Dutch only, never shown to visitors."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace as Sample
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language

from .chrome import Banner, Chrome, Footer, MenuItem, Phone, Reader, Tab
from .drawing import PLACES, Tile


class SampleForm(forms.Form):
    """One field of each kind, two of them with an error."""

    name = forms.CharField(label="Voornaam", help_text="Deze naam zien andere huurders.")
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput({"autocomplete": "username"}))
    password = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    language = forms.ChoiceField(
        label="In welke taal schrijven we u?",
        choices=[("nl", "Nederlands"), ("fr", "Français")],
        widget=forms.RadioSelect,
    )
    subjects = forms.MultipleChoiceField(
        label="Onderwerpen",
        choices=[("works", "Werken"), ("costs", "Kosten")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    company = forms.ChoiceField(
        label="Huisvestingsmaatschappij", choices=[("1", "De Linde"), ("2", "Noordhoven")]
    )
    text = forms.CharField(label="Wat wilt u zeggen?", widget=forms.Textarea)
    photo = forms.FileField(label="Foto", required=False)
    agreed = forms.BooleanField(label="Ik heb de regels gelezen")


def sample_chrome(theme: str = "") -> Chrome:
    """A chrome with everything in it."""
    menu = ["Nieuws", "Activiteiten", "Mijn maatschappij", "Meedoen", "Kennisbank"]
    tabs = [("Thuis", "house"), ("Doen", "calendar-days"), ("Praten", "messages-square")]
    return replace(
        Chrome.plain(get_language() or "nl"),
        theme=theme,
        theme_url="/theme/?next=/dev/styleguide/",
        phone=Phone("02 000 12 34", "tel:+3220001234", "gratis, elke werkdag van 9 tot 17 uur"),
        menu=tuple(MenuItem(title, f"#menu-{i}", i == 3) for i, title in enumerate(menu)),
        search_url="#search",
        login_url="#login",
        user=Reader("Fatima", "#home", "#account", "#logout", 2, "#notices", False, "#admin"),
        banner=Banner("Vrijdag is de hulplijn dicht.", kind="sun"),
        is_demo=True,
        footer=Footer(
            contact_url="#contact",
            links=(MenuItem("Toegankelijkheid", "#accessibility"),),
            about="Portaal is een site van de sociale huisvesting in Brussel.",
        ),
        tabbar=tuple(Tab(title, f"#tab-{i}", icon, i == 0) for i, (title, icon) in enumerate(tabs)),
    )


def _steps() -> list[Sample]:
    titles = [
        "Vraag stellen",
        "Uw mening geven",
        "Samen bespreken",
        "Advies van de raad",
        "Wat De Linde beslist",
    ]
    states = ["done", "now", "next", "next", "next"]
    return [
        Sample(title=title, detail="tot 5 december" if state == "now" else "", state=state)
        for title, state in zip(titles, states, strict=True)
    ]


def _groups() -> list[Sample]:
    options = [
        Sample(value="welcome", label="Onthaal van nieuwe huurders", count=14, chosen=True),
        Sample(value="energy", label="Energie en water", count=9, chosen=False),
    ]
    return [Sample(name="theme", title="Thema", options=options)]


def sample_context(theme: str = "") -> dict[str, Any]:
    """All that `templates/styleguide.html` shows."""
    now = timezone.localtime()
    language = get_language() or "nl"
    names = ((code, place.names(language)[0]) for code, place in PLACES.items())
    counts = {"21001": 5, "21004": 9, "21012": 4, "21015": 3, "21007": 2}
    return {
        "chrome": sample_chrome(theme),
        "content_language": "nl",
        "form": SampleForm({"name": "", "email": "fatima", "language": "fr", "company": "1"}),
        "steps": _steps(),
        "groups": _groups(),
        "today": now,
        "soon": now + timedelta(days=3),
        "late": now + timedelta(days=12),
        "start": now.replace(hour=9, minute=0),
        "end": now.replace(hour=12, minute=30),
        "side_menu": [
            Sample(title="Vragen", url="#q", icon="inbox", current=True, count=7, urgent=True),
            Sample(title="Activiteiten", url="#a", icon="calendar-days", current=False, count=0),
        ],
        "tiles": [
            Tile(
                code,
                counts.get(code, 0),
                f"#g{code}",
                f"{name}: {counts.get(code, 0)}",
                code == "21012",
            )
            for code, name in names
        ],
        "tilemap_language": language,
    }
