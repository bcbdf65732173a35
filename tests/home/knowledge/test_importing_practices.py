import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.knowledge.exchange.exporting import export_practices
from home.knowledge.exchange.importing import import_lines
from home.knowledge.models import PracticePage
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme
from search.engine import get_engine
from search.outbox.models import Change
from tests.factories.organisations import MunicipalityFactory
from tests.factories.practices import line, practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
BOTH = {
    "nl": {
        "title": "Soep op vrijdag",
        "summary": "Vijf buren.",
        "body": "Eén.\n\nTwee\nregels & <b>",
    },
    "fr": {"title": "La soupe du vendredi", "summary": "Cinq voisines.", "body": "Un.\n\nDeux."},
}


def take(*lines, **options):
    return import_lines([json.dumps(item) for item in lines], **options)


def exported():
    return list(export_practices())


def test_a_line_in_two_languages_becomes_a_page_in_each_tree(homes):
    report = take(line(external_id="a1", languages=BOTH))
    pages = PracticePage.objects.filter(external_id="a1", alias_of=None)
    assert (report.created, report.refused) == (1, [])
    assert {page.locale.language_code: page.title for page in pages} == {
        "nl": "Soep op vrijdag",
        "fr": "La soupe du vendredi",
    }
    assert len({page.translation_key for page in pages}) == 1
    assert all(page.live and page.latest_revision_id for page in pages)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_line_in_one_language_shows_in_the_other_tree_as_it_is(homes, client):
    take(line(external_id="a1", languages={"fr": BOTH["fr"]}))
    alias = PracticePage.objects.get(alias_of__isnull=False)
    assert alias.locale.language_code == "nl"
    answer = client.get(alias.url)
    assert answer.status_code == 200
    assert 'lang="fr"' in answer.content.decode()


def test_the_body_is_shown_as_paragraphs_and_never_as_markup(homes, client):
    take(line(languages={"nl": BOTH["nl"]}))
    page = PracticePage.objects.get(alias_of=None)
    body = page.body[0].value.source
    assert body == "<p>Eén.</p><p>Twee<br/>regels &amp; &lt;b&gt;</p>"
    shown = client.get(page.url).content.decode()
    assert "<p>Twee<br/>regels &amp; &lt;b&gt;</p>" in shown


def test_the_same_file_twice_changes_nothing(homes):
    lines = [line(languages=BOTH), line()]
    take(*lines)
    before = PracticePage.objects.values_list("pk", "latest_revision_id").order_by("pk")
    before = list(before)
    report = take(*lines)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert (
        list(PracticePage.objects.values_list("pk", "latest_revision_id").order_by("pk")) == before
    )


def test_an_import_that_was_stopped_goes_on_without_doubles(homes):
    lines = [line(external_id=f"n{number}") for number in range(250)]

    def stop(count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(*lines, progress=stop)
    assert PracticePage.objects.filter(alias_of=None).count() == 100
    report = take(*lines)
    assert (report.created, report.unchanged) == (150, 100)
    assert PracticePage.objects.filter(alias_of=None).count() == 250


def test_a_line_that_changed_changes_its_practice(homes):
    one = line(languages=BOTH)
    take(one)
    one["languages"]["nl"] = {**BOTH["nl"], "title": "Soep op zaterdag"}
    assert take(one).updated == 1
    page = PracticePage.objects.get(title="Soep op zaterdag")
    assert page.get_latest_revision_as_object().title == "Soep op zaterdag"
    assert PracticePage.objects.filter(alias_of=None).count() == 2


def test_a_language_that_comes_later_takes_the_place_of_the_alias(homes):
    take(line(external_id="a1", languages={"nl": BOTH["nl"]}))
    take(line(external_id="a1", languages=BOTH))
    assert not PracticePage.objects.exclude(alias_of=None).exists()
    french = PracticePage.objects.get(locale__language_code="fr")
    assert french.title == "La soupe du vendredi"
    assert len(exported()) == 1


def test_drafts_are_nowhere_to_be_read_until_they_are_published(homes, client):
    one = line()
    take(one, draft=True)
    page = PracticePage.objects.get()
    assert not page.live
    assert client.get(page.get_url()).status_code == 404
    assert not Change.objects.exists()
    take(one)
    page.refresh_from_db()
    assert page.live


def test_a_dry_run_writes_nothing(homes):
    report = take(line(themes=["Nieuw"]), {"external_id": "x"}, dry_run=True, create_terms=True)
    assert (report.created, len(report.refused)) == (1, 1)
    assert not PracticePage.objects.exists()
    assert not Theme.objects.filter(name_nl="Nieuw").exists()


def test_words_are_found_by_code_and_by_label_in_either_language(homes):
    theme = ThemeFactory(code="soup", name_nl="Soep", name_fr="Potage")
    place = MunicipalityFactory(code="ukkel", name_nl="Ukkel", name_fr="Uccle")
    for number, word in enumerate(["soup", "SOEP", " potage "]):
        take(line(external_id=f"w{number}", themes=[word], municipalities=["uccle"]))
    pages = PracticePage.objects.filter(alias_of=None)
    assert all(list(page.themes.all()) == [theme] for page in pages)
    assert all(list(page.municipalities.all()) == [place] for page in pages)


def test_an_unknown_word_refuses_the_line_unless_words_are_made(homes):
    report = take(line(themes=["Onbekend"]), line(organisation="Vzw Nergens"))
    assert [refusal.line for refusal in report.refused] == [1, 2]
    assert "Onbekend" in report.refused[0].reason
    assert not PracticePage.objects.exists()
    report = take(line(themes=["Onbekend"], organisation="Vzw Nergens"), create_terms=True)
    assert report.created == 1
    assert Theme.objects.get(name_fr="Onbekend").code == "onbekend"
    assert Organisation.objects.get(name_nl="Vzw Nergens").kind == "nonprofit"


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        "[" * 5000,
        json.dumps(line(languages={})),
        json.dumps(line(languages={"de": {"title": "Nein"}})),
        json.dumps(line(languages={"nl": {"title": " "}})),
        json.dumps(line(languages={"nl": {"title": "x" * 256}})),
        json.dumps(line(languages={"nl": {"title": "nul\x00"}})),
        '{"external_id": "x", "languages": {"nl": {"title": "\\ud800"}}}',
        json.dumps(line(external_id="")),
        json.dumps(line(external_id=["x"])),
        json.dumps(line(year="long ago")),
        json.dumps(line(year=99999)),
        json.dumps(line(phase="soon")),
        json.dumps(line(themes={"a": 1})),
        json.dumps(line(fields={"nonsense": 1})),
        json.dumps(line(fields={"results": "no language"})),
        json.dumps(line(fields={"last_checked_on": "2024-02-31"})),
        json.dumps(line(fields={"contact": "nobody"})),
        json.dumps(line(fields={"documents": [{"sha1": "0" * 40}]})),
        json.dumps(line(fields={"steps": {"nl": ["no object"]}})),
        json.dumps(line(nonsense=True)),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_the_others_are_taken(homes, bad):
    report = import_lines([bad, json.dumps(line())])
    assert (report.created, [refusal.line for refusal in report.refused]) == (1, [1])
    assert report.refused[0].reason


def test_a_number_that_comes_twice_is_taken_once(homes):
    report = take(line(external_id="a"), line(external_id="a"))
    assert (report.created, report.refused[0].line) == (1, 2)


def test_markup_in_the_fields_cannot_run(homes):
    take(line(fields={"results": {"nl": "<p onclick=x>Ja<script>alert(1)</script></p>"}}))
    assert PracticePage.objects.get(alias_of=None).results == "<p>Ja</p>"


def test_what_is_written_out_comes_back_without_a_difference(homes):
    ThemeFactory(code="soup")
    fields = {
        "results": {"nl": "<p>Twaalf <b>buren</b></p>", "fr": "<p>Douze</p>"},
        "steps": {"nl": [{"title": "Begin", "text": "<p>Koffie</p>"}]},
        "partners": {"nl": ["School", "Bakker"]},
        "evidence": "supported",
        "budget_band": "none",
        "contact": "soep@example.org",
        "last_checked_on": "2026-01-31",
        "published_at": "2025-05-05T10:00:00+00:00",
        "duration": {"nl": "een jaar"},
    }
    take(line(external_id="a1", languages=BOTH, themes=["soup"], fields=fields), line())
    practice(languages=("fr", "nl"))
    lines = exported()
    assert len(lines) == 3
    assert lines[0]["languages"] == BOTH
    assert take(*lines).unchanged == 3
    while page := PracticePage.objects.filter(alias_of=None).first():
        page.delete()
    assert take(*lines).created == 3
    again = exported()
    # A practice that had no number of its own keeps its key as one.
    assert again == lines


def test_an_imported_practice_is_found_by_its_own_number(homes, client):
    take(line(external_id="soup-7", languages=BOTH))
    get_engine().rebuild([])
    from search.outbox.tasks import drain_outbox

    drain_outbox.call()
    hits = client.get("/api/v1/search", {"q": "soep", "lang": "nl"}).json()["hits"]
    assert hits[0].get("key", "practice:soup-7") == "practice:soup-7"
    PracticePage.objects.get(external_id="soup-7", locale__language_code="nl").unpublish()
    PracticePage.objects.get(external_id="soup-7", locale__language_code="fr").unpublish()
    drain_outbox.call()
    assert client.get("/api/v1/search", {"q": "soep"}).json()["hits"] == []


def test_the_command_tells_what_it_did(homes, tmp_path, capsys):
    file, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(line()) + "\n\n{\n" + json.dumps(line()), "utf-8")
    said, wrong = StringIO(), StringIO()
    call_command("import_practices", str(file), stdout=said, stderr=wrong)
    assert "2 created" in said.getvalue()
    assert "line 3:" in wrong.getvalue()
    assert "3/3 100%" in capsys.readouterr().err
    call_command("export_practices", str(out), stdout=StringIO())
    assert len(out.read_text("utf-8").splitlines()) == 2
    with pytest.raises(CommandError, match="missing"):
        call_command("import_practices", str(tmp_path / "missing"))


def test_what_the_command_imports_is_found_at_once(homes, client, tmp_path):
    file = tmp_path / "in.jsonl"
    bare = {"external_id": "bare-1", "languages": {"nl": {"title": "Kwartelhok in de tuin"}}}
    file.write_text(json.dumps(bare), "utf-8")
    call_command("import_practices", str(file), verbosity=0, stdout=StringIO())
    assert not Change.objects.exists()
    found = client.get("/api/v1/search", {"q": "kwartelhok", "lang": "nl"}).json()["hits"]
    assert len(found) == 1


@pytest.mark.parametrize("empty", [None, {}, {"title": "", "summary": None, "body": ""}])
def test_a_language_without_words_is_passed_over(homes, empty):
    report = take(line(languages={"nl": BOTH["nl"], "fr": empty}))
    assert (report.created, report.refused) == (1, [])
    assert not PracticePage.objects.filter(alias_of=None, locale__language_code="fr").exists()


def test_writing_a_hundred_costs_what_writing_ten_costs(homes, django_assert_max_num_queries):
    take(line())
    # One row of its own for each of two pages; the rest is asked once a batch.
    with django_assert_max_num_queries(2 * 90 + 90):
        take(*(line() for _number in range(90)))
