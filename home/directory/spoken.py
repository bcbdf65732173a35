"""Languages that people speak at work, as they choose and read them."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = {
    "nl": _("Dutch"),
    "fr": _("French"),
    "en": _("English"),
    "ar": _("Arabic"),
    "tr": _("Turkish"),
    "es": _("Spanish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "bg": _("Bulgarian"),
    "pl": _("Polish"),
    "it": _("Italian"),
    "de": _("German"),
    "uk": _("Ukrainian"),
    "vgt": _("Flemish sign language"),
    "sfb": _("French-Belgian sign language"),
}


def names_of_languages(codes: list[str]) -> list[str]:
    """What these languages are called, in the language that is read."""
    return [str(LANGUAGES[code]) for code in codes if code in LANGUAGES]
