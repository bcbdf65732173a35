"""The texts for translators: `python -m portal.core.messages [--check]`.

Collects every marked text of code and templates into the Dutch and French catalogues and keeps
what is translated. With `--check` it changes nothing and fails when a text is missing, empty or
not in use.
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "portal" / "locale"
LANGUAGES = ("nl", "fr")
SKIPPED = {".venv", "var", "tests", "node_modules", ".git"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Dates and names of tools only make noise in the history.
_noise = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|'
    r"Report-Msgid-Bugs-To):.*\n",
    re.M,
)
# French sets a narrow no-break space before these signs, so that none begins a line.
_high_sign = re.compile(r"(?<=[\w»”’)%])[ \u00a0\u202f]?([?!;:])(?=\s|$|[<”»)])")


def spaced(text: str) -> str:
    """A French text with a narrow no-break space before its high signs."""
    return _high_sign.sub("\u202f\\1", text)


def _set_in(language: str, strings: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """The translation as its language writes it; each plural form by itself."""
    if language != "fr":
        return strings
    if isinstance(strings, tuple):
        return tuple(spaced(text) for text in strings)
    return spaced(strings)


def extract() -> Catalog:
    """Every text that the project marks for translation."""
    with (ROOT / "babel.cfg").open() as config:
        methods, options = parse_mapping_cfg(config)
    found = Catalog(project="portal", version="1", fuzzy=False)
    rows = extract_from_dir(
        str(ROOT),
        methods,
        options,
        keywords=KEYWORDS,
        directory_filter=lambda path: Path(path).name not in SKIPPED,
    )
    for _file, _line, message, _comments, context in rows:
        found.add(message, context=context)
    return found


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def updated(language: str, template: Catalog) -> Catalog:
    """The texts of `template` with the translations that the language has."""
    with path_of(language).open("rb") as stream:
        known = read_po(stream, locale=language)
    fresh = Catalog(locale=language, project="portal", version="1", fuzzy=False)
    fresh.header_comment = "# Translations of the portal."
    for message in template:
        if message.id:
            old = known.get(message.id, context=message.context)
            string = _set_in(language, old.string) if old else ""
            fresh.add(message.id, string, context=message.context)
    return fresh


def as_text(catalog: Catalog) -> str:
    """The file of a catalogue, the same whenever it is written."""
    stream = io.BytesIO()
    write_po(stream, catalog, sort_output=True, no_location=True, width=100)
    return _noise.sub("", stream.getvalue().decode())


def missing(catalog: Catalog) -> list[str]:
    """The texts that have no translation, or not all of their plural forms."""
    found = []
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def main(*, check: bool) -> int:
    """The exit code: 0 when both languages are complete."""
    # The tags of Wagtail in templates are read with its own extensions.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    django.setup()
    template = extract()
    if not template:
        sys.stderr.write("no text was found: is babel.cfg right?\n")
        return 1
    failed = False
    for language in LANGUAGES:
        catalog = updated(language, template)
        gaps = missing(catalog)
        text = as_text(catalog)
        if check and text != path_of(language).read_text("utf-8"):
            sys.stderr.write(f"{language}: the catalogue is not up to date: run make messages\n")
            failed = True
        if not check:
            path_of(language).write_text(text, "utf-8")
        for gap in gaps:
            sys.stderr.write(f"{language}: not translated: {gap!r}\n")
        failed = failed or bool(gaps)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
