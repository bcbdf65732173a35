"""What a consultation found, as far as it may be told: after the end, and of no small group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter

from django.db.models import Count
from django.utils.translation import gettext as _

from portal.core.preferences import Preferences
from portal.core.words import percent

from .counting import Tally, tally_of
from .models import Consultation, OpenAnswer, Question, Response
from .models.question import SCALE
from .permissions import is_over
from .suppression import Shown, publish_parts, publish_ticks

# No theme has this key.
NOTHING = -1
# One way alone is nothing to compare.
FEWEST_WAYS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One answer and how many people gave it. `people` is None when that is not told."""

    label: str
    people: int | None
    percent: int | None
    # False for who gave none: a number of its own, and never what was chosen most.
    is_answer: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One question. Without lines, too few people answered to say anything."""

    question: Question
    base: int
    lines: tuple[Line, ...] = ()
    together: Line | None = None
    quotes: tuple[str, ...] = ()
    # Of an open question: the chosen texts under their themes, with how many said so.
    themes: tuple[tuple[Line, tuple[str, ...]], ...] = ()

    def _chosen_most(self) -> Line | None:
        """The answer that leads; None when two do, or one that is not told apart could."""
        by_points = self.question.kind == Question.Kind.BUDGET
        lines = [line for line in self.lines if line.is_answer]
        if not lines or (not by_points and any(line.people is None for line in lines)):
            return None
        size = attrgetter("percent" if by_points else "people")
        first, second, *_rest = [*sorted(lines, key=size, reverse=True), None]
        hidden = self.together.people if self.together else 0
        leads = size(first) > max(hidden or 0, size(second) if second else 0)
        return first if leads else None

    @property
    def sentence(self) -> str:
        """What it says in one sentence: what was chosen most, or what the answers were."""
        top = self._chosen_most()
        if top is None:
            return _("What tenants answered")
        said = {"answer": top.label, "percent": percent(top.percent)}
        if self.question.kind == Question.Kind.BUDGET:
            return _("Most points for “%(answer)s”: %(percent)s") % said
        if self.question.kind == Question.Kind.RANKING:
            return _("“%(answer)s” was put first most: by %(percent)s") % said
        return _("Most chosen: “%(answer)s”, by %(percent)s") % said


@dataclass(frozen=True, slots=True)
class Group:
    """What one group answered: confirmed tenants, or those who are not confirmed yet."""

    people: int
    findings: tuple[Finding, ...]
    ways: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """Both groups, each as far as it is large enough, and the smallest size that is shown."""

    smallest: int
    confirmed: Group | None = None
    others: Group | None = None
    quotes: dict[int, list[str]] = field(default_factory=dict)


def smallest_group() -> int:
    """The size under which nothing is told (a setting)."""
    return Preferences.load().minimum_group_size


def results_of(consultation: Consultation, at: datetime | None = None) -> Results | None:
    """The results; None as long as tenants can answer."""
    if not is_over(consultation, at):
        return None
    smallest = smallest_group()
    groups = tally_of(consultation)
    questions = list(consultation.questions.prefetch_related("options", "themes"))
    quotes = _quotes(consultation)
    themed = _themed(consultation) if any(q.themes.all() for q in questions) else {}
    confirmed = _group(questions, groups[True], smallest, quotes)
    return Results(
        smallest=smallest,
        confirmed=_with_themes(confirmed, themed, smallest),
        others=_group(questions, groups[False], smallest, {}),
        quotes=quotes,
    )


def _quotes(consultation: Consultation) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = OpenAnswer.objects.filter(response__consultation=consultation, is_quoted=True)
    # Not in the order of sending: the place of a text must not tell whose it is.
    for question, text in rows.order_by("text").values_list("question", "text"):
        found[question].append(text)
    return found


# By question: the number of texts by theme, and those of them that are shown.
Themed = dict[int, tuple[dict[int | None, int], dict[int | None, list[str]]]]


def _themed(consultation: Consultation) -> Themed:
    found: Themed = defaultdict(lambda: (defaultdict(int), defaultdict(list)))
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    texts = texts.filter(response__is_verified=True).order_by("text")
    rows = texts.values_list("question", "theme").annotate(n=Count("pk")).order_by()
    for question, theme, number in rows:
        found[question][0][theme] = number
    quoted = texts.filter(is_quoted=True).values_list("question", "theme", "text")
    for question, theme, text in quoted:
        found[question][1][theme].append(text)
    return found


def _with_themes(group: Group | None, themed: Themed, smallest: int) -> Group | None:
    if group is None or not themed:
        return group
    findings = tuple(_by_theme(finding, themed, smallest) for finding in group.findings)
    return replace(group, findings=findings)


def _by_theme(finding: Finding, themed: Themed, smallest: int) -> Finding:
    """Small themes stand together, so that no number speaks of a few people."""
    themes = list(finding.question.themes.all())
    if not (themes and finding.base):
        return finding
    numbers, texts = themed.get(finding.question.pk, ({}, {}))
    keys = [*(theme.pk for theme in themes), None]
    names = [*(theme.name for theme in themes), _("other subjects")]
    counts = [numbers.get(key, 0) for key in keys]
    wrote, whole = sum(counts), finding.base
    if not finding.question.required:
        # Who wrote nothing is a number too: it follows from the others.
        keys.append(NOTHING)
        names.append(_("no answer"))
        counts.append(max(whole - wrote, 0))
    parts = publish_parts(counts, smallest)
    if parts is None or not wrote:
        return finding
    rows = [
        (_line(names[place], n, whole), tuple(texts.get(keys[place], ())))
        for place, n in parts.counts.items()
    ]
    rows.sort(key=lambda row: -(row[0].people or 0))
    if parts.together:
        label = ", ".join(names[place] for place in parts.together)
        said = tuple(text for place in parts.together for text in texts.get(keys[place], ()))
        rows.append((_line(label, parts.together_count, whole), said))
    return replace(finding, themes=tuple(rows))


def _group(
    questions: list[Question], tally: Tally, smallest: int, quotes: dict[int, list[str]]
) -> Group | None:
    if tally.people < smallest:
        return None
    told: dict[int, int] = {}
    findings = []
    for question in questions:
        texts = tuple(quotes.get(question.pk, ()))
        findings.append(_finding(question, tally, smallest, texts, told))
    return Group(people=tally.people, findings=tuple(findings), ways=_ways(tally, smallest))


def _ways(tally: Tally, smallest: int) -> tuple[Line, ...]:
    """On the site, with a code, on paper, spoken: small numbers together, or nothing at all."""
    names = [(way, label) for way, label in Response.Way.choices if tally.ways.get(way)]
    # A way that nobody took has no row, so that each of these holds somebody.
    parts = publish_parts([tally.ways[way] for way, _label in names], smallest, least=1)
    if len(names) < FEWEST_WAYS or parts is None:
        return ()
    lines = [_line(str(names[place][1]), n, tally.people) for place, n in parts.counts.items()]
    if parts.together:
        label = ", ".join(str(names[place][1]) for place in parts.together)
        lines.append(_line(label, parts.together_count, tally.people))
    return tuple(lines)


def _cells(question: Question) -> list[tuple[int, str]]:
    if question.kind == Question.Kind.SCALE:
        names = {1: question.low, SCALE: question.high}
        return [
            (value, f"{value}: {names[value]}" if names.get(value) else str(value))
            for value in range(1, SCALE + 1)
        ]
    return [(option.pk, option.text) for option in question.options.all()]


def _finding(
    question: Question,
    tally: Tally,
    smallest: int,
    quotes: tuple[str, ...],
    told: dict[int, int],
) -> Finding:
    """`told` holds the counts of options that are shown: a question for who chose one of them is
    shown only when the number of these people is."""
    people = tally.people
    if question.shown_if_id is not None:
        people = told.get(question.shown_if_id, 0)
    if people < smallest:
        return Finding(question=question, base=0)
    if question.kind == Question.Kind.OPEN:
        return Finding(question=question, base=people, quotes=quotes)
    if question.kind == Question.Kind.BUDGET:
        return _divided(question, tally, smallest, people)
    cells = _cells(question)
    counts = [tally.choices.get((question.pk, key), 0) for key, _label in cells]
    labels = [label for _key, label in cells]
    if question.kind == Question.Kind.MULTIPLE and question.max_choices != 1:
        fewest = 1 if question.required else 0
        shown = publish_ticks(counts, people, smallest, question.max_choices, fewest)
        finding = _ticked(question, people, shown, labels)
    else:
        if not question.required:
            counts.append(people - tally.answered[question.pk])
            labels.append(_("no answer"))
        parts = publish_parts(counts, smallest)
        shown = parts.counts if parts else None
        finding = _parted(question, people, parts, labels)
    if shown and question.has_options:
        told |= {cells[place][0]: n for place, n in shown.items() if place < len(cells)}
    return finding


def _divided(question: Question, tally: Tally, smallest: int, asked: int) -> Finding:
    """Shares of all points, in whole percents: they count points, not people.

    When only a few of those who were asked skipped it, the base is all of them: else how many
    skipped it would follow.
    """
    people = tally.answered[question.pk]
    whole = people * (question.points or 1)
    if people < smallest:
        return Finding(question=question, base=0)
    lines = (
        Line(label, None, round(100 * tally.points.get((question.pk, key), 0) / whole))
        for key, label in _cells(question)
    )
    base = people if asked - people >= smallest else asked
    return Finding(question=question, base=base, lines=tuple(lines))


def _line(label: str, people: int | None, whole: int, *, is_answer: bool = True) -> Line:
    share = None if people is None else round(100 * people / whole)
    return Line(label, people, share, is_answer)


def _ticked(
    question: Question, people: int, shown: dict[int, int] | None, labels: list[str]
) -> Finding:
    if shown is None:
        return Finding(question=question, base=people)
    lines = (_line(label, shown.get(place), people) for place, label in enumerate(labels))
    return Finding(question=question, base=people, lines=tuple(lines))


def _parted(question: Question, people: int, parts: Shown | None, labels: list[str]) -> Finding:
    if parts is None:
        return Finding(question=question, base=people)
    answers = len(_cells(question))
    lines = tuple(
        _line(labels[place], n, people, is_answer=place < answers)
        for place, n in parts.counts.items()
    )
    together = None
    if parts.together:
        names = ", ".join(labels[place] for place in parts.together)
        if question.kind == Question.Kind.PLACE:
            names = _("the other squares")
        together = _line(names, parts.together_count, people)
    return Finding(question=question, base=people, lines=lines, together=together)
