from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from home.knowledge.exchange.exporting import export_practices
from home.knowledge.models import PracticePage, SheetImport
from home.knowledge.sheets.actions import check, import_good_rows
from home.knowledge.sheets.columns import COLUMNS
from home.knowledge.sheets.template_file import make_template
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_everything
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import MunicipalityFactory, OrganisationFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
PLACES = {column.code: number for number, column in enumerate(COLUMNS, start=1)}
GOOD = {
    "external_id": "x-1",
    "title_nl": "Soep op vrijdag",
    "summary_nl": "Samen eten.",
    "title_fr": "La soupe du vendredi",
    "steps_nl": "Vraag de keuken\nBij de school.\n\nKook",
    "results_nl": "Twaalf <b>mensen</b>.",
    "partners_nl": "School\nKok",
    "phase": "loopt",
    "year": 2024,
    "themes": "Eenzaamheid; onthaal",
    "municipalities": "Ukkel",
    "budget_band": "none",
    "contact": "soep@example.org",
}


@pytest.fixture
def editor(homes):
    user = at_regulator(Role.REGULATOR_EDITOR)
    sync_everything()
    return user


@pytest.fixture
def lists(db):
    ThemeFactory(code="loneliness", name_nl="Eenzaamheid", name_fr="Isolement")
    ThemeFactory(code="welcome", name_nl="Onthaal", name_fr="Accueil")
    MunicipalityFactory(code="uccle", name_nl="Ukkel", name_fr="Uccle")


def filled(*rows):
    book = load_workbook(BytesIO(make_template()))
    for number, values in enumerate(rows, start=3):
        for code, value in values.items():
            book.worksheets[0].cell(number, PLACES[code], value)
    kept = BytesIO()
    book.save(kept)
    return SimpleUploadedFile("praktijken.xlsx", kept.getvalue())


def handed_in(*rows, **options):
    row = SheetImport.objects.create(name="praktijken.xlsx", file=filled(*rows), **options)
    check(row, "nl")
    return row


def test_a_good_row_becomes_a_practice_in_both_languages(homes, lists):
    row = handed_in(GOOD)
    assert row.report == {"rows": 1, "good": 1, "problems": []}
    assert not PracticePage.objects.exists()
    import_good_rows(row, "nl")
    assert (row.state, row.report["created"]) == ("done", 1)
    line = next(export_practices())
    assert line["languages"]["fr"]["title"] == "La soupe du vendredi"
    assert line["themes"] == ["loneliness", "welcome"]
    assert line["fields"]["results"]["nl"] == "<p>Twaalf &lt;b&gt;mensen&lt;/b&gt;.</p>"
    assert [step["title"] for step in line["fields"]["steps"]["nl"]] == ["Vraag de keuken", "Kook"]
    assert (line["phase"], line["year"]) == ("running", 2024)
    again = handed_in(GOOD)
    import_good_rows(again, "nl")
    assert (again.report["created"], again.report["unchanged"]) == (0, 1)


def test_what_is_wrong_is_said_cell_by_cell(homes, lists):
    wrong = {"external_id": "x-2", "title_nl": "Fout", "themes": "Eenzaamheid; Draken"}
    wrong |= {"year": "lang geleden", "contact": "geen adres", "phase": "ooit"}
    untitled = {"external_id": "x-3", "summary_fr": "Bref."}
    row = handed_in(GOOD, wrong, untitled, {"title_nl": "Zonder nummer"}, {"external_id": "x-1"})
    cells = {cell: reason for cell, _column, reason in row.report["problems"]}
    expected = {"themes": 4, "year": 4, "contact": 4, "phase": 4, "title_fr": 5, "external_id": 6}
    for code, number in expected.items():
        letter = get_column_letter(PLACES[code])
        assert f"{letter}{number}" in cells
    assert "Draken" in cells[f"{get_column_letter(PLACES['themes'])}4"]
    assert row.report["good"] == 1
    import_good_rows(row, "nl")
    assert {page.title for page in PracticePage.objects.filter(alias_of=None)} == {
        "Soep op vrijdag",
        "La soupe du vendredi",
    }


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_spreadsheet_is_told(homes, content):
    row = SheetImport.objects.create(name="x.xlsx", file=SimpleUploadedFile("x.xlsx", content))
    check(row, "nl")
    assert row.state == "unreadable"
    assert row.report["reason"]


def test_a_sheet_of_something_else_is_told(homes):
    book, kept = Workbook(), BytesIO()
    book.active["A1"] = "boodschappen"
    book.save(kept)
    file = SimpleUploadedFile("x.xlsx", kept.getvalue())
    row = SheetImport.objects.create(name="x.xlsx", file=file)
    check(row, "nl")
    assert row.state == "unreadable"


def test_new_words_are_made_only_when_asked(homes, lists):
    new = {**GOOD, "themes": "Draken"}
    assert handed_in(new).report["good"] == 0
    row = handed_in(new, create_terms=True, as_drafts=True)
    report = import_good_rows(row, "nl")
    assert (report.created, row.report["new_terms"]) == (1, ["theme draken"])
    assert not PracticePage.objects.live().exists()


def test_an_editor_hands_a_file_in_reads_the_report_and_brings_it_in(
    client, editor, lists, django_capture_on_commit_callbacks
):
    client.force_login(editor)
    url = reverse("practice_sheets")
    assert client.get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, {"file": filled(GOOD, {"external_id": "x-9", "year": "x"})})
    row = SheetImport.objects.get()
    assert answer.url == reverse("practice_sheet", args=[row.pk])
    check(row, "nl")
    text = client.get(answer.url).content.decode()
    assert "practice-sheets" in answer.url
    assert get_column_letter(PLACES["year"]) + "4" in text
    with django_capture_on_commit_callbacks(execute=True):
        client.post(answer.url)
        client.post(answer.url)
    row.refresh_from_db()
    if row.state == SheetImport.State.IMPORTING:
        import_good_rows(row, "nl")
    assert PracticePage.objects.live().filter(external_id="x-1").count() == 2
    assert client.get(answer.url).status_code == 200
    odd = reverse("practice_sheet", args=[10**30])
    assert client.get(odd, follow=True).status_code == 404


def test_only_editors_of_the_regulator_bring_files_in(client, homes):
    urls = [reverse("practice_sheets"), reverse("practice_sheet_template")]
    assert {client.get(url).status_code for url in urls} == {302}
    for person in (
        at_regulator(Role.PRACTICE_REVIEWER),
        staff_of(OrganisationFactory(), Role.PROFESSIONAL),
    ):
        sync_everything()
        client.force_login(person)
        assert {client.get(url).status_code for url in urls} <= {302, 403}


def test_the_empty_file_has_every_column_and_the_lists(client, editor, lists):
    client.force_login(editor)
    answer = client.get(reverse("practice_sheet_template"))
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [column.code for column in COLUMNS]
    assert sheet.data_validations.count > 3
