"""Translated words in Jinja2 templates."""

from django.template import engines
from django.utils import translation


def _shown(source: str, language: str, **values) -> str:
    with translation.override(language):
        return engines["jinja2"].env.from_string(source).render(values)


def test_words_follow_the_language_each_time():
    assert _shown("{{ _('Log in') }}", "nl") != _shown("{{ _('Log in') }}", "fr")
    assert _shown("{{ _('Log in') }}", "nl") == translation.trans_real.translation("nl").gettext(
        "Log in"
    )


def test_values_in_words_are_escaped():
    shown = _shown("{{ _('Call %(number)s', number=number) }}", "nl", number="<b>1</b>")
    assert "&lt;b&gt;1&lt;/b&gt;" in shown


def test_words_in_plain_text_are_left_as_they_are():
    env = engines["jinja2"].env
    template = env.from_string("{{ _('Call %(number)s', number=number) }}")
    with translation.override("nl"):
        plain = env.overlay(autoescape=False).from_string(
            "{{ _('Call %(number)s', number=number) }}"
        )
        assert plain.render(number="<1>").endswith("<1>")
        assert template.render(number="<1>").endswith("&lt;1&gt;")


def test_one_and_several_are_told_apart():
    source = "{{ ngettext('%(num)s reply', '%(num)s replies', number) }}"
    assert _shown(source, "nl", number=1) != _shown(source, "nl", number=2)
    assert _shown(source, "nl", number=2).startswith("2 ")
