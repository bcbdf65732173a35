"""Icons beside words."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.core.icons import UnknownIcon, brand_mark, icon, icon_names

# Calls and arguments with the name written out: icon("phone"), icon="phone", after="arrow-right".
WRITTEN = re.compile(r'\b(?:icon|draw_icon)\("([a-z0-9-]+)"\)|\b(?:icon|after)="([a-z0-9-]+)"')


def test_an_icon_is_skipped_by_screen_readers():
    assert 'aria-hidden="true"' in icon("phone")
    assert 'class="icon big"' in icon("phone", "big")
    assert "<svg" in brand_mark()


def test_an_unknown_icon_is_refused():
    with pytest.raises(UnknownIcon, match="unicorn"):
        icon("unicorn")


def test_every_icon_that_a_template_names_exists():
    names = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        names.update(a or b for a, b in WRITTEN.findall(template.read_text(encoding="utf-8")))
    assert names - set(icon_names()) == set()
