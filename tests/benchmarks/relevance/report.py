"""What the measurement says, as a page of the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils import timezone

from search.language import dictionary
from tests.benchmarks.report import machine

from .collection import BEST, practice_ids
from .scoring import Mean, Outcome, mean, means

PAGE = Path(__file__).with_name("page.md.txt")
Outcomes = Mapping[str, Sequence[Outcome]]


def table(outcomes: Outcomes) -> str:
    """A line a class of queries; for each engine nDCG@10 and the share without results."""
    engines = list(outcomes)
    by_class = {
        name: means(found, lambda each: each.query.group) for name, found in outcomes.items()
    }
    parts = {name: means(found, _part) for name, found in outcomes.items()}
    head = " | ".join(f"{name}: nDCG@10 | no result" for name in engines)
    lines = [f"| queries | number | {head} |", "| --- | --: |" + " --: | --: |" * len(engines)]
    first = engines[0]
    lines += [_line(name, [by_class[e][name] for e in engines]) for name in by_class[first]]
    lines += [_line(f"*{name}*", [parts[e][name] for e in engines]) for name in parts[first]]
    lines.append(_line("**all**", [mean(outcomes[e]) for e in engines]))
    return "\n".join(lines)


def _class(outcome: Outcome) -> str:
    return outcome.query.group


def _part(outcome: Outcome) -> str:
    return "held out" if outcome.query.held_out else "looked at"


def _line(name: str, found: Sequence[Mean]) -> str:
    cells = " | ".join(f"{each.ndcg:.3f} | {each.empty:.1%}" for each in found)
    return f"| {name} | {found[0].queries} | {cells} |"


def weak(outcomes: Sequence[Outcome], below: float) -> str:
    """Queries that went badly, but for those that are held out."""
    lines = []
    for each in outcomes:
        if each.ndcg < below and not each.query.held_out:
            grades = each.query.grades
            shown = " ".join(f"{key}:{grades.get(key, 0)}" for key in each.found[:6])
            missed = [key for key in grades if key not in each.found]
            lines.append(
                f"{each.ndcg:.2f} {each.query.group} {each.query.language} {each.query.text!r}"
                f"\n     found {shown}\n     missed {missed}"
            )
    return "\n".join(lines)


def text(outcomes: Outcomes) -> str:
    """The whole page."""
    installed = "installed" if dictionary.is_installed() else "not installed"
    differ = (
        [
            one.query.text
            for one, other in zip(*list(outcomes.values())[:2], strict=True)
            if one.found != other.found
        ]
        if len(outcomes) > 1
        else []
    )
    return PAGE.read_text(encoding="utf-8").format(
        day=timezone.now().date().strftime("%-d %B %Y"),
        machine=machine(),
        practices=len(practice_ids()),
        queries=len(next(iter(outcomes.values()))),
        best=BEST,
        installed=installed,
        table=table(outcomes),
        differ=_differences(differ, outcomes),
    )


def _differences(differ: Sequence[str], outcomes: Outcomes) -> str:
    if len(outcomes) < 2:
        return "Elasticsearch was not asked this time (`ELASTICSEARCH_URL` not set)."
    if not differ:
        return "Both engines gave the same ten practices in the same order for every query."
    shown = ", ".join(f"“{each}”" for each in differ[:20])
    return f"The first ten differ between the engines in {len(differ)} queries: {shown}."
