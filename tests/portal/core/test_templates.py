"""The frame of the pages and the components."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from portal.core.chrome import Banner, Chrome, Phone, Reader
from portal.core.drawing import facade
from portal.core.errors import error_page
from portal.core.styleguide import SampleForm, sample_context

TEMPLATES = Path(settings.BASE_DIR, "templates")
STATIC = Path(settings.BASE_DIR, "portal", "static")
# A data block (JSON) is no script: browsers do not run it.
INLINE = re.compile(
    r"""<style|\sstyle=["']|\son[a-z]+=["']|javascript:"""
    r"""|<script(?![^>]*(?:\ssrc=|type="application/(?:ld\+)?json"))"""
)


@pytest.fixture(scope="module")
def env():
    return engines["jinja2"].env


@pytest.fixture
def dutch():
    with translation.override("nl"):
        yield


def show(env, source, **context):
    return env.from_string(source).render(context)


def test_the_frame_needs_no_request_and_no_database(env, dutch):
    html = env.get_template("base.html").render()
    assert '<html lang="nl">' in html
    assert "Portaal" in html
    assert 'href="/fr/"' in html


def test_the_plain_chrome_falls_back_to_dutch():
    assert Chrome.plain("fr").site_name == "Palier"
    assert Chrome.plain("xx").language == "nl"


def test_the_frame_shows_who_is_logged_in_and_what_is_announced(env, dutch):
    chrome = replace(
        Chrome.plain("nl"),
        theme="dark",
        phone=Phone("02 000 12 34", "tel:+3220001234"),
        user=Reader("<Fatima>", "/nl/thuis/", notices=3, notices_url="/nl/meldingen/"),
        banner=Banner("Vrijdag zijn we dicht.", kind="sun"),
        origin="https://example.org",
    )
    html = env.get_template("base.html").render(chrome=chrome)
    assert 'data-theme="dark"' in html
    assert "&lt;Fatima&gt;" in html
    assert "banner--sun" in html
    assert 'hreflang="fr" href="https://example.org/fr/"' in html


def test_a_page_gives_title_description_and_language(env, dutch):
    page = (
        '{% extends "layouts/wide.html" %}{% block title %}A & B{% endblock %}'
        "{% block description %}{{ text }}{% endblock %}{% block main %}x{% endblock %}"
    )
    html = show(env, page, text='"quoted"', content_language="fr")
    assert "<title>A & B | Portaal</title>" in html
    assert 'content="&#34;quoted&#34;"' in html
    assert '<main id="inhoud" tabindex="-1" lang="fr">' in html


@pytest.mark.parametrize("name", ["wide", "split", "facets", "question", "dashboard"])
def test_each_layout_stands_alone(env, dutch, name):
    html = show(env, f'{{% extends "layouts/{name}.html" %}}{{% block main %}}MAIN{{% endblock %}}')
    assert "MAIN" in html


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize(
    ("status", "name"),
    [(s, "") for s in (400, 403, 404, 405, 413, 429, 500, 503)]
    + [(503, "maintenance"), (403, "csrf")],
)
def test_error_pages_quote_the_request_in_both_languages(language, status, name, monkeypatch):
    request = RequestFactory().get("/")
    request.id = "a1b2c3d4e5f6a7b8"
    monkeypatch.setattr("portal.core.context._builder", None)
    with translation.override(language):
        response = error_page(request, status, name)
    html = response.content.decode()
    assert response.status_code == status
    assert "a1b2c3d4e5f6a7b8" in html
    assert f'<html lang="{language}">' in html


def test_an_error_page_survives_a_broken_site(dutch, monkeypatch):
    def broken(request):
        raise RuntimeError("no database")

    monkeypatch.setattr("portal.core.context._builder", broken)
    response = error_page(RequestFactory().get("/"), 404)
    assert "Hier woont niemand" in response.content.decode()


def test_the_catalogue_renders_every_component(env, dutch):
    html = env.get_template("styleguide.html").render(sample_context())
    assert not INLINE.search(html)
    assert len(re.findall(r'\sid="([^"]+)"', html)) == len(set(re.findall(r'\sid="([^"]+)"', html)))


def test_no_template_carries_style_or_script():
    # Letters alone have styles inline: mail programs know no style sheet of ours.
    guilty = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if "mail" not in path.relative_to(TEMPLATES).parts[:-1]
        and INLINE.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_nothing_is_fetched_from_another_host():
    for path in [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]:
        assert not re.search(r"https?://|url\(['\"]?//", path.read_text(encoding="utf-8")), path


def test_the_style_sheets_of_a_page_stay_small(env, dutch):
    linked = re.findall(r'href="/static/(css/[^"]+)"', env.get_template("base.html").render())
    assert len(linked) == 4
    assert sum((STATIC / name).stat().st_size for name in linked) < 45 * 1024


def test_a_button_escapes_its_words(env, dutch):
    source = '{% from "components/button.html" import button %}{{ button(text, kind="main") }}'
    assert "&lt;b&gt;" in show(env, source, text="<b>")


def test_a_wrong_form_is_summed_up_and_each_field_says_what_is_wrong(env, dutch):
    source = '{% from "components/form.html" import render_form %}{{ render_form(form, "Send") }}'
    html = show(env, source, form=SampleForm({"email": "fatima"}))
    assert 'role="alert"' in html
    assert '<a href="#id_email">' in html
    assert '<a href="#id_language_0">' in html
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert html.count('id="id_email-error"') == 1
    assert 'value="fatima"' in html
    assert "multipart/form-data" in html


def test_choices_may_carry_a_small_line(env, dutch):
    class Question(forms.Form):
        first = forms.ChoiceField(
            label="First?",
            choices=[("play", "Playground"), ("garden", "Garden")],
            widget=forms.RadioSelect,
        )
        first.choice_hints = {"play": "with a soft floor"}

    source = (
        '{% from "components/field.html" import field %}{{ field(form["first"], heading=true) }}'
    )
    html = show(env, source, form=Question({"first": "garden"}))
    assert "<small>with a soft floor</small>" in html
    assert "<legend><h1>First?</h1></legend>" in html
    assert html.count(" checked") == 1


def test_plain_fields_take_attributes(env, dutch):
    source = (
        '{% from "components/field.html" import input %}'
        '{{ input("q", "Code", value=value, inputmode="numeric", aria_label=none) }}'
    )
    html = show(env, source, value='"><script>')
    assert 'inputmode="numeric"' in html
    assert "aria-label" not in html
    assert "<script>" not in html


def test_the_pager_is_silent_on_a_single_page(env, dutch):
    source = '{% from "components/pager.html" import pager %}{{ pager("", url) }}'
    assert show(env, source, url="").strip() == ""
    assert 'rel="next"' in show(env, source, url="?after=1")


def test_an_excerpt_keeps_its_marks_and_nothing_else(env, dutch):
    html = show(env, "{{ marked(text) }}", text="a <mark>b</mark> <img src=x>")
    assert html == "a <mark>b</mark> &lt;img src=x&gt;"


def test_only_text_in_another_language_is_marked(env, dutch):
    assert show(env, '<p{{ lang_attr("fr") }}>') == '<p lang="fr">'
    assert show(env, '<p{{ lang_attr("nl") }}>') == "<p>"


def test_a_phone_number_can_be_dialled(env):
    assert show(env, '{{ telephone("02 000 12 34") }}') == "tel:+3220001234"
    assert show(env, '{{ telephone("+32 2 000") }}') == "tel:+322000"


def test_a_letter_says_why_and_how_to_stop_in_both_forms(env, dutch):
    context = {
        "chrome": Chrome.plain("nl"),
        "reason": "U volgt dit onderwerp.",
        "stop_url": "https://example.org/stop?a=1&b=2",
        "action_url": "https://example.org/",
        "action_text": "Lees",
    }
    html = env.get_template("mail/base.html").render(context)
    text = env.get_template("mail/base.txt").render(context)
    assert "U volgt dit onderwerp." in html
    assert "https://example.org/stop?a=1&amp;b=2" in html
    assert "https://example.org/stop?a=1&b=2" in text
    assert "<img" not in html


def test_facades_are_kept_once_drawn():
    assert facade("street") is facade("street")
