"""Buildings as they stand in Brussels: tower, slab, row of garden-city houses, mansion."""

from random import Random

from .shapes import path, rect

Strokes = list[str]


def _join(*strokes: tuple[str, Strokes | str]) -> str:
    return "".join(path(colour, "".join(parts)) for colour, parts in strokes)


def tower(rng: Random, x: float, base: float, width: float, floors: int, panel: str) -> str:
    """A concrete tower with a lift house and an aerial."""
    storey, height = 21, floors * 21 + 10
    y = base - height
    columns = max(2, int(width // 24))
    gap = (width - columns * 12) / (columns + 1)
    rise = (height - 26 - (floors - 1) * 11) / floors
    glass, lit, sills = [], [], []
    for row in range(floors - 1):
        for column in range(columns):
            left = round(x + gap + column * (12 + gap), 1)
            top = round(y + 4 + rise + row * (11 + rise), 1)
            (lit if rng.random() < 0.28 else glass).append(rect(left, top, 12, 11))
            sills.append(rect(left - 1.5, top + 11, 15, 2.4))
    panels = [rect(x + 4, y + 4 + i * storey * 2, 5, storey) for i in range(1, floors // 2)]
    return _join(
        ("f-roof", rect(x + width * 0.3, y - 12, width * 0.28, 12)),
        ("f-roof", rect(x + width * 0.72, y - 22, 1.8, 22)),
        ("f-concrete", rect(x, y, width, height)),
        ("f-concrete-2", rect(x + width - 7, y, 7, height)),
        ("f-glass", glass),
        ("f-lit", lit),
        ("f-stone", sills),
        (panel, panels),
        ("f-stone", rect(x - 2, base - 12, width + 4, 12)),
        ("f-lit", rect(x + width / 2 - 7, base - 17, 14, 17)),
    )


def slab(
    rng: Random, x: float, base: float, width: float, floors: int, skin: str, panel: str
) -> str:
    """A long block with balconies."""
    storey, y = 25, base - floors * 25 - 12
    bays = max(2, int(width // 44))
    bay = width / bays
    glass, lit, balconies, rails, blinds = [], [], [], [], []
    for row in range(floors):
        top = y + 6 + row * storey
        for column in range(bays):
            left = x + column * bay + 5
            (lit if rng.random() < 0.3 else glass).append(rect(round(left, 1), top + 2, 13, 13))
            door = rect(round(left + 17, 1), top + 2, 11, 19)
            (lit if rng.random() < 0.22 else glass).append(door)
            if (column + row) % 2 == 0:
                balconies.append(rect(round(left - 2, 1), top + 15, 34, 8))
                if rng.random() < 0.35:
                    blinds.append(rect(round(left + 15, 1), top, 16, 4))
            else:
                rails.append(rect(round(left - 1.5, 1), top + 15, 16, 2.2))
    return _join(
        ("f-roof", rect(x - 3, y - 5, width + 6, 5)),
        (skin, rect(x, y, width, base - y)),
        ("f-glass", glass),
        ("f-lit", lit),
        (panel, balconies),
        ("f-cloth", blinds),
        ("f-stone", rails),
        ("f-stone", rect(x - 2, base - 9, width + 4, 9)),
        ("f-green", rect(x + width / 2 - 8, base - 24, 16, 24)),
    )


def row(rng: Random, x: float, base: float, count: int, frames: tuple[str, str]) -> str:
    """Garden-city houses side by side, their woodwork green and yellow in turn."""
    return "".join(_house(rng, x + i * 56, base, frames[i % 2], i) for i in range(count))


def _house(rng: Random, x: float, base: float, frame: str, number: int) -> str:
    width, y = 56, base - 64
    even = number % 2 == 0
    roof = f"M{x - 2:g} {y:g}L{x + width / 2:g} {y - 32:g}L{x + width + 2:g} {y:g}z"
    windows = [(x + 8, y + 9), (x + width - 22, y + 9), (x + width - 24, y + 37)]
    lit, dark = [], []
    for a, b in windows:
        (lit if rng.random() < 0.4 else dark).append(rect(a, b, 14, 15))
    return _join(
        ("f-brick-2", rect(x + width - 14, y - 34, 7, 24)),
        ("f-roof" if even else "f-brick", roof),
        ("f-brick" if even else "f-render", rect(x, y, width, 64)),
        (frame, [rect(a - 2, b - 2, 18, 19) for a, b in windows]),
        ("f-glass", dark),
        ("f-lit", lit),
        ("f-frame", [rect(a + 6.4, b, 1.2, 15) for a, b in windows]),
        (frame, f"M{x + 8:g} {base:g}v-24a7 7 0 0 1 14 0v24z"),
        ("f-stone", rect(x, base - 5, width, 5)),
    )


def mansion(rng: Random, x: float, base: float, floors: int = 4, skin: str = "f-brick") -> str:
    """A town house with arched windows above a shop front."""
    width, storey = 86, 34
    height = floors * storey + 14
    y = base - height
    glass, lit, sills = [], [], []
    for level in range(floors - 1):
        for column in range(3):
            left, top = x + 10 + column * 25, y + 8 + level * storey
            arch = f"M{left:g} {top + 22:g}v-16q8 -8 16 0v16z"
            (lit if rng.random() < 0.33 else glass).append(arch)
            sills.append(rect(left - 2, top + 22, 20, 3))
    return _join(
        ("f-roof", rect(x - 3, y - 6, width + 6, 7)),
        (skin, rect(x, y, width, height)),
        ("f-render", [rect(x, y + 14 + level * storey, width, 2.4) for level in range(floors)]),
        ("f-glass", glass),
        ("f-lit", lit),
        ("f-stone", sills),
        ("f-stone", rect(x, base - 30, width, 30)),
        ("f-lit", rect(x + 36, base - 24, 18, 15) + rect(x + 60, base - 24, 18, 15)),
        ("f-yellow", f"M{x + 10:g} {base:g}v-22a8 8 0 0 1 16 0v22z"),
    )
