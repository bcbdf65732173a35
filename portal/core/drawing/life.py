"""What stands in the street and behind the windows: trees, people, cats, plants, radiators."""

from collections.abc import Callable

from .shapes import circle, path, rect


def tree(x: float, base: float, radius: float) -> str:
    """A street tree."""
    return (
        path("f-trunk", rect(x - 1.8, base - radius * 1.5, 3.6, radius * 1.5))
        + circle("f-tree", x, base - radius * 2, radius)
        + circle("f-tree-2", x + radius * 0.35, base - radius * 1.75, radius * 0.62)
    )


def passer_by(x: float, base: float, cloth: str, height: float, skin: str) -> str:
    """Somebody in the street."""
    half = height * 0.55
    body = f"M{x - 5:g} {base:g}v-{half:g}a5 5 0 0 1 10 0v{half:g}z"
    return circle(skin, x, base - height, 4) + path(cloth, body)


def cloud(x: float, y: float, scale: float = 1) -> str:
    """A cloud; at night a darker patch of sky."""
    s = scale
    return path(
        "f-cloud",
        f"M{x:g} {y:g}h{90 * s:g}a{14 * s:g} {14 * s:g} 0 0 0 {-12 * s:g} {-20 * s:g}"
        f"a{22 * s:g} {22 * s:g} 0 0 0 {-40 * s:g} {-6 * s:g}"
        f"a{18 * s:g} {18 * s:g} 0 0 0 {-30 * s:g} {10 * s:g}"
        f"a{10 * s:g} {10 * s:g} 0 0 0 {-8 * s:g} {16 * s:g}z",
    )


def _plant(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    leaves = f"M{cx:g} {b - 13:g}c-20 -6 -18 -26 -14 -30c8 4 12 14 14 22c2 -12 6 -24 16 -28"
    return path("f-brick", f"M{cx - 9:g} {b - 14:g}h18l-3 14h-12z") + path(
        "f-tree", leaves + "c4 10 0 30 -16 36z"
    )


def _person(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    return (
        path("f-green", f"M{cx - 17:g} {b:g}v-8a17 17 0 0 1 34 0v8z")
        + circle("f-skin", cx, b - 33, 10)
        + path("f-ink", f"M{cx - 10:g} {b - 35:g}a10 10 0 0 1 20 0q-10 -6 -20 0z")
    )


def _person2(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    return (
        path("f-cloth", f"M{cx - 17:g} {b:g}v-8a17 17 0 0 1 34 0v8z")
        + path("f-yellow", f"M{cx - 13:g} {b - 20:g}v-14a13 13 0 0 1 26 0v14q-13 6 -26 0z")
        + circle("f-skin-2", cx, b - 32, 8.5)
    )


def _lamp(x: float, y: float, w: float, h: float) -> str:
    cx = x + w / 2
    shade = f"M{cx - 14:g} {y + 30:g}l7 -14h14l7 14z"
    return path("f-ink", rect(cx - 1, y, 2, 16)) + path("f-yellow", shade)


def _blind(x: float, y: float, w: float, h: float) -> str:
    return path("f-green", "".join(rect(x, y + i * 7, w, 5) for i in range(int(h * 0.6 // 7))))


def _curtain(x: float, y: float, w: float, h: float) -> str:
    left = f"M{x:g} {y:g}h{w * 0.3:g}q-2 {h * 0.6:g} -{w * 0.16:g} {h:g}h-{w * 0.14:g}z"
    right = f"M{x + w:g} {y:g}h-{w * 0.3:g}q2 {h * 0.6:g} {w * 0.16:g} {h:g}h{w * 0.14:g}z"
    return path("f-render", left + right)


def _cat(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    body = f"M{cx - 12:g} {b:g}v-12q0 -10 8 -12v-10l5 5h4l5 -5v12q6 4 4 22z"
    tail = f"M{cx + 12:g} {b:g}q14 -2 10 -16h-3q2 10 -10 10z"
    return path("f-ink", body + tail)


def _talk(x: float, y: float, w: float, h: float) -> str:
    cx = x + w / 2
    bubble = f"M{cx - 20:g} {y + 12:g}h40v24h-24l-9 9v-9h-7z"
    return path("f-frame", bubble) + path(
        "f-green", rect(cx - 13, y + 19, 26, 3) + rect(cx - 13, y + 26, 18, 3)
    )


def _flags(x: float, y: float, w: float, h: float) -> str:
    colours = ("f-yellow", "f-cloth", "f-green", "f-yellow", "f-cloth")
    flags = [
        path(c, f"M{x + 4 + i * w / 5:g} {y + 8 + i % 2 * 3:g}h{w / 6:.3g}l-{w / 12:.3g} 14z")
        for i, c in enumerate(colours)
    ]
    return "".join(flags) + path("f-ink", rect(x, y + 7, w, 1.4))


def _steam(cx: float, b: float, wave: str) -> str:
    return f"M{cx:g} {b:g}{wave}"


def _radiator(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    wave = "q-5 -7 0 -12q5 -6 0 -12h3q5 7 0 12q-5 6 0 12z"
    bars = "".join(rect(cx - 24 + i * 10, b - 26, 8, 24) for i in range(5))
    heat = _steam(cx - 12, b - 32, wave) + _steam(cx + 8, b - 32, wave)
    return path("f-frame", bars) + path("f-cloth", heat)


def _vegetables(x: float, y: float, w: float, h: float) -> str:
    b = y + h
    leaves = "".join(
        f"M{x + 10 + i * (w - 20) / 3:g} {b - 12:g}q-8 -10 0 -20q8 10 0 20z" for i in range(4)
    )
    return (
        path("f-trunk", rect(x + 4, b - 12, w - 8, 12))
        + path("f-tree", leaves)
        + circle("f-cloth", x + w * 0.35, b - 16, 4)
        + circle("f-cloth", x + w * 0.7, b - 18, 4)
    )


def _bike(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    wheels = "".join(f'<circle cx="{cx + d:g}" cy="{b - 13:g}" r="10"/>' for d in (-14, 14))
    frame = f"M{cx - 14:g} {b - 13:g}l8 -16h14l6 16M{cx - 6:g} {b - 29:g}l8 16l6 -16"
    return f'<g class="f-line">{wheels}<path d="{frame}M{cx + 6:g} {b - 34:g}h6"/></g>'


def _sun(x: float, y: float, w: float, h: float) -> str:
    hills = f"M{x:g} {y + h:g}v-12q{w / 4:g} -16 {w / 2:g} -4t{w / 2:g} -2v18z"
    return circle("f-yellow", x + w / 2, y + h * 0.45, 15) + path("f-green", hills)


def _pan(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    wave = "q-5 -6 0 -11q5 -5 0 -11h4q5 6 0 11q-5 5 0 11z"
    pot = f"M{cx - 18:g} {b - 24:g}h36v14a10 10 0 0 1 -10 10h-16a10 10 0 0 1 -10 -10z"
    return (
        path("f-ink", pot)
        + path("f-stone", rect(cx - 22, b - 28, 44, 4))
        + path("f-cloud", _steam(cx - 8, b - 34, wave) + _steam(cx + 6, b - 34, wave))
    )


def _books(x: float, y: float, w: float, h: float) -> str:
    b, left = y + h, x + w / 2 - 22
    spines = (("f-green", 8, 34), ("f-cloth", 7, 28), ("f-frame", 9, 31), ("f-yellow", 8, 25))
    out = ""
    for colour, width, height in spines:
        out += path(colour, rect(left, b - height, width, height))
        left += width + 2
    return out


def _letter(x: float, y: float, w: float, h: float) -> str:
    cx, b = x + w / 2, y + h
    flap = f"M{cx - 20:g} {b - 32:g}l20 14l20 -14"
    envelope = path("f-frame", rect(cx - 20, b - 32, 40, 27))
    return envelope + f'<path class="f-line" d="{flap}"/>'


ITEMS: dict[str, Callable[[float, float, float, float], str]] = {
    "plant": _plant,
    "person": _person,
    "person2": _person2,
    "lamp": _lamp,
    "blind": _blind,
    "curtain": _curtain,
    "cat": _cat,
    "talk": _talk,
    "flags": _flags,
    "radiator": _radiator,
    "veg": _vegetables,
    "bike": _bike,
    "sun": _sun,
    "pan": _pan,
    "books": _books,
    "letter": _letter,
}


def item(kind: str, x: float, y: float, width: float, height: float) -> str:
    """What is seen through a window; (x, y) is the top left of the pane. Empty for `""`.

    Raises ValueError for a kind outside ITEMS.
    """
    if not kind:
        return ""
    if kind not in ITEMS:
        raise ValueError(f"Nothing called {kind!r} can stand in a window.")
    return ITEMS[kind](x, y, width, height)
