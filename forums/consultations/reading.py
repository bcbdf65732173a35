"""What a person answered, for that person alone."""

from __future__ import annotations

from collections import defaultdict

from .answering import Given
from .models import Response


def answers_of(response: Response) -> dict[int, Given]:
    """By question, as they were sent in."""
    options: dict[int, list[int]] = defaultdict(list)
    weights: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found: dict[int, Given] = {}
    for choice in response.choices.order_by("pk"):
        if choice.option_id and choice.value:
            weights[choice.question_id].append((choice.option_id, choice.value))
        elif choice.option_id:
            options[choice.question_id].append(choice.option_id)
        else:
            found[choice.question_id] = Given(value=choice.value)
    for pk, chosen in options.items():
        found[pk] = Given(options=tuple(chosen))
    for pk, given in weights.items():
        found[pk] = Given(weights=tuple(given))
    for text in response.texts.all():
        found[text.question_id] = Given(text=text.text)
    return found
