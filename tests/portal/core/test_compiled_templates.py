"""Templates are compiled in a way of our own; what they write is what Jinja2 would write."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from portal.jinja2env import environment

TEMPLATES = {
    "escaped": "{{ text }}|{{ mark }}|{{ 7 }}|{{ none }}|{{ 2.5 }}|"
    "{{ text ~ mark }}|{{ 1 ~ text }}",
    "macro": "{% macro m(a, b='x', c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
    "{{ m('<') }}{{ m(text, c=mark) }}{{ m(a=1, b=2) }}{{ m() }}{{ m(m('&')) }}",
    "caller": "{% macro m(a) %}<{{ a }}>{{ caller('&') }}{% endmacro %}"
    "{% for x in [1, 2] %}{% call(t) m(x) %}{{ t }}{{ x }}{{ text }}{% endcall %}{% endfor %}",
    "rest": "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, z=text) }}",
    "words": "{{ _('100%% & more') }}{{ _('%(a)s too', a=text) }}",
    "calls": "{{ dict(a=1).get('a') }}{{ range(3) | list }}{{ text.upper() }}",
}
VALUES = {"text": "<b>'\"&", "mark": Markup("<i>&amp;</i>")}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_writes_what_jinja_would_write(name):
    plain = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    plain.install_null_translations(newstyle=True)
    ours = environment(extensions=["jinja2.ext.i18n"])
    expected = plain.from_string(TEMPLATES[name]).render(VALUES)
    assert ours.from_string(TEMPLATES[name]).render(VALUES) == expected


def test_a_macro_refuses_what_it_does_not_know():
    template = environment(extensions=["jinja2.ext.i18n"]).from_string(
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, b=2) }}"
    )
    with pytest.raises(TypeError, match="takes no argument 'b'"):
        template.render()
