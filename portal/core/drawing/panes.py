"""A close-up of one storey: a row of windows with life in them."""

from collections.abc import Collection, Sequence
from random import Random

from .life import item
from .shapes import path, rect, svg

# What stands in the windows of a picture about a subject. The words are ours, not a taxonomy's.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "": ("curtain", "plant", "person", "cat", "lamp", "person2", "flags", "sun", "books"),
    "works": ("curtain+radiator", "radiator", "blind", "lamp", "person"),
    "energy": ("radiator", "lamp", "sun", "curtain+radiator", "plant"),
    "together": ("person", "person2", "talk", "flags", "pan"),
    "garden": ("veg", "plant", "sun", "flags", "person2"),
    "participation": ("talk", "person", "person2", "letter", "flags"),
    "knowledge": ("books", "lamp", "person", "talk", "plant"),
    "money": ("letter", "lamp", "blind", "person2", "radiator"),
    "mobility": ("bike", "flags", "plant", "person", "sun"),
    "council": ("person2", "talk", "person", "letter", "books"),
}
SKINS = ("f-brick", "f-render", "f-concrete")
FRAMES = ("f-green", "f-yellow")
# These fill the pane themselves: a bar across would cut them.
WITHOUT_BAR = frozenset({"flags", "talk", "blind"})


def panes(
    items: Sequence[str],
    *,
    skin: str = "f-brick",
    frame: str = "f-green",
    lit: Collection[int] = (),
    width: int = 320,
    height: int = 180,
    css: str = "",
) -> str:
    """A storey whose windows show `items` (several in one window joined by `+`)."""
    pane = 66 if len(items) > 3 else 74
    tall, top = 96, 34
    gap = (width - len(items) * pane) / (len(items) + 1)
    body = [
        path(skin, rect(0, 0, width, height)),
        path("f-render", rect(0, 12, width, 4)),
        path("f-stone", rect(0, height - 16, width, 16)),
    ]
    for i, kinds in enumerate(items):
        x = round(gap + i * (pane + gap), 1)
        body.append(path(frame, rect(x - 5, top - 5, pane + 10, tall + 5)))
        body.append(path("f-lit" if i in lit else "f-glass", rect(x, top, pane, tall)))
        body.extend(item(kind, x, top, pane, tall) for kind in kinds.split("+"))
        if kinds not in WITHOUT_BAR:
            body.append(path("f-frame", rect(x, top + 30, pane, 2.4)))
        body.append(path("f-stone", rect(x - 10, top + tall, pane + 20, 7)))
    return svg(width, height, "".join(body), f"panes {css}".strip())


def storey(
    seed: str, subject: str = "", count: int = 3, width: int = 320, height: int = 180
) -> str:
    """A picture that belongs to a page for ever: the same `seed` draws the same windows.

    An unknown subject draws the windows of daily life.
    """
    rng = Random(seed)  # noqa: S311 - a drawing, no secret
    choice = SUBJECTS.get(subject, SUBJECTS[""])
    shown = [choice[i % len(choice)] for i in rng.sample(range(max(count, len(choice))), count)]
    skin, frame = rng.choice(SKINS), rng.choice(FRAMES)
    lit = {i for i in range(count) if rng.random() < 0.45}
    return panes(shown, skin=skin, frame=frame, lit=lit, width=width, height=height)
