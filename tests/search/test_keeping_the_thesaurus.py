"""Editors keep the concepts; the search knows them at once, and a table brings many."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_everything
from search.contract import Query
from search.engine import get_engine, refresh_thesaurus
from search.language.thesaurus import ThesaurusConcept, shipped_concepts
from search.thesaurus.exchange import apply, as_csv, read_csv
from search.thesaurus.lists import near_labels, search_concepts
from search.thesaurus.models import Concept, LoadedConcept
from search.thesaurus.reference import broader_pairs, load
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory
from tests.search.site import fill, thing

pytestmark = pytest.mark.django_db
HEAD = "code,label_nl,synonyms_nl,label_fr,synonyms_fr,english,broader,in_use\n"


@pytest.fixture
def forget():
    """Concepts of a test are gone with it, in the engine too."""
    yield
    refresh_thesaurus()


def test_the_shipped_concepts_are_loaded_as_they_are():
    assert load() == len(shipped_concepts())
    assert load() == 0
    kept = {each.id: each.terms for each in search_concepts()}
    assert kept == {each.id: each.terms for each in shipped_concepts()}
    assert Concept.objects.get(code="rent-arrears").broader.filter(code="debt").exists()


def test_every_relation_names_concepts_that_exist():
    codes = {each.id for each in shipped_concepts()}
    assert {code for pair in broader_pairs() for code in pair} <= codes


def test_what_editors_changed_stays_when_loaded_again():
    load()
    Concept.objects.filter(code="garden").update(label_nl="groentetuin")
    load()
    assert Concept.objects.get(code="garden").label_nl == "groentetuin"


@pytest.fixture
def release(monkeypatch):
    """What is shipped of the garden, by a release of one's own choice."""

    def ship(*dutch):
        own = ThesaurusConcept("garden", {"nl": dutch, "fr": ("potager",)})
        monkeypatch.setattr("search.thesaurus.reference.shipped_concepts", lambda: [own])
        return load()

    return ship


def synonyms():
    return Concept.objects.get(code="garden").synonyms_nl.split("\n")


def test_a_new_release_brings_its_new_words_and_none_that_an_editor_removed(release):
    assert release("moestuin", "volkstuin", "tuintje") == 1
    Concept.objects.filter(code="garden").update(synonyms_nl="tuintje\nonze tuin")
    assert release("moestuin", "volkstuin", "tuintje", "daktuin") == 1
    assert synonyms() == ["tuintje", "onze tuin", "daktuin"]
    assert release("moestuin", "volkstuin", "tuintje", "daktuin") == 0


def test_a_concept_that_an_editor_removed_does_not_come_back(release):
    release("moestuin")
    Concept.objects.all().delete()
    assert release("moestuin", "daktuin") == 0
    assert not Concept.objects.exists()


def test_of_an_older_portal_only_concepts_that_nobody_touched_get_new_words(release):
    release("moestuin", "volkstuin")
    LoadedConcept.objects.all().delete()
    assert release("moestuin", "volkstuin", "daktuin") == 1
    LoadedConcept.objects.all().delete()
    Concept.objects.update(changed_at=timezone.now() + timedelta(days=1), synonyms_nl="daktuin")
    assert release("moestuin", "volkstuin", "daktuin", "geveltuin") == 0
    assert synonyms() == ["daktuin"]
    assert release("moestuin", "volkstuin", "daktuin", "geveltuin", "tegeltuin") == 1
    assert synonyms() == ["daktuin", "tegeltuin"]


def test_a_new_synonym_finds_at_once(forget, django_capture_on_commit_callbacks):
    load()
    fill([thing(1, nl="Samen wecken")])
    assert get_engine().search(Query("fermentation", "fr")).total == 0
    with django_capture_on_commit_callbacks(execute=True):
        Concept.objects.create(code="preserving", label_nl="wecken", label_fr="fermentation")
    found = get_engine().search(Query("fermentation", "fr"))
    assert [hit.key for hit in found.hits] == ["practice:1"]
    assert found.concepts[0].label == "fermentation"


def test_near_subjects_are_the_wider_and_the_narrower():
    load()
    labels = near_labels(["rent-arrears"], "fr")
    assert "dettes" in labels
    assert near_labels([], "fr") == []


def test_a_table_goes_out_and_comes_in_again_unchanged():
    load()
    table = read_csv(as_csv(Concept.objects.prefetch_related("broader")).encode())
    assert not table.error
    assert not table.wrong
    assert not table.new
    assert not table.changing


def test_a_table_adds_and_changes():
    load()
    rows = HEAD + "garden,moestuin,groentetuin; tuin,potager,jardin,garden,,1\n"
    rows += "bokashi,bokashi,,bokashi,,,composting; garden,1\n"
    table = read_csv(rows.encode())
    assert [line.values["code"] for line in table.new] == ["bokashi"]
    assert table.changing[0].changed[0] == "synonyms_nl"
    assert apply(table) == (1, 1)
    wide = Concept.objects.get(code="bokashi").broader.values_list("code", flat=True)
    assert set(wide) == {"composting", "garden"}
    assert Concept.objects.get(code="garden").synonyms_nl == "groentetuin\ntuin"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Groot Woord,a,,b,,,,1", "cijfers"),
        ("leeg,,,,,,,1", "naam"),
        ("los,a,,b,,,bestaat-niet,1", "bestaat-niet"),
        ("twee,a,,b,,,,1\ntwee,a,,b,,,,1", "twee keer"),
        ("raar,a,,b,,,,misschien", "1 of 0"),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_taken(row, said):
    from django.utils import translation

    with translation.override("nl"):
        table = read_csv((HEAD + row).encode())
    assert said in " ".join(error for line in table.wrong for error in line.errors)
    with pytest.raises(ValueError, match="errors"):
        apply(table)
    assert not Concept.objects.exists()


NO_TABLES = (b"", b"\xff\xfe", b"\x00\x01\x02", b"a;b\n1;2", b"x" * 2_100_000)


@pytest.mark.parametrize("content", NO_TABLES, ids=range(len(NO_TABLES)))
def test_what_is_no_table_is_refused_with_a_sentence(content):
    assert read_csv(content).error


def test_a_cell_is_never_a_formula():
    concept = Concept.objects.create(code="odd", label_nl="=1+1", label_fr="-x")
    cells = list(csv.DictReader(io.StringIO(as_csv([concept]))))[0]
    assert cells["label_nl"] == "'=1+1"
    assert not read_csv(as_csv([concept]).encode()).changing


def test_editors_bring_a_table_in_after_a_look(client, forget):
    sync_everything()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    file = SimpleUploadedFile("t.csv", (HEAD + "bokashi,bokashi,,bokashi,,,,1\n").encode())
    page = client.post(reverse("thesaurus_exchange"), {"table": file})
    assert "bokashi" in page.content.decode()
    assert not Concept.objects.exists()
    client.post(reverse("thesaurus_exchange"), {"kept": page.context["kept"]})
    assert Concept.objects.get().code == "bokashi"
    assert client.post(reverse("thesaurus_exchange"), {"kept": "forged"}).status_code == 302
    out = client.get(reverse("thesaurus_export"))
    assert "bokashi" in out.content.decode()
    listed = client.get(reverse("wagtailsnippets_thesaurus_concept:list"))
    assert reverse("thesaurus_exchange") in listed.content.decode()
    add = reverse("wagtailsnippets_thesaurus_concept:add")
    assert 'value="dakgoot"' in client.get(add, {"words": "dakgoot"}).content.decode()


def test_company_editors_keep_no_thesaurus(client):
    sync_everything()
    client.force_login(staff_of(HousingCompanyFactory()))
    for name in ("thesaurus_exchange", "thesaurus_export"):
        assert client.get(reverse(name)).status_code in (302, 403, 404)
