"""One building from the street. It stands for a site, never for somebody's own dwelling."""

from random import Random

from .life import passer_by, tree
from .shapes import path, rect, svg


def building(seed: str = "", floors: int = 6, columns: int = 5) -> str:
    """The front of a block, with an open, lit door; `seed` says who is at home."""
    rng = Random(seed)  # noqa: S311 - a drawing, no secret
    storey, width, left = 34, 260, 30
    height = floors * storey
    base, cell = height + 40, width / columns
    glass, lit, sills = [], [], []
    for level in range(floors):
        for column in range(columns):
            x, y = left + column * cell + 11, 38 + (floors - 1 - level) * storey
            if level == 0 and column == columns // 2:
                continue  # the door stands here
            pair = rect(x, y, 13, 18) + rect(x + 16, y, 13, 18)
            (lit if rng.random() < 0.3 else glass).append(pair)
            sills.append(rect(x - 3, y + 19, 35, 4))
    middle = left + width / 2
    door = path("f-yellow", rect(middle - 17, base - 44, 34, 44))
    door += path("f-lit", rect(middle - 12, base - 38, 24, 38))
    body = [
        path("f-roof", rect(left - 4, 24, width + 8, 7) + rect(left + 40, 8, 46, 16)),
        path("f-render", rect(left, 31, width, height + 9)),
        path("f-glass", "".join(glass)) + path("f-lit", "".join(lit)),
        path("f-green", "".join(sills)),
        path("f-stone", rect(left - 4, base - 8, width + 8, 8)),
        door,
        path("f-ground", rect(0, base, 320, 10)),
        tree(14, base, 13) + tree(306, base, 14),
        passer_by(60, base, "f-cloth", 24, "f-skin"),
        passer_by(232, base, "f-yellow", 20, "f-skin-2"),
        passer_by(middle, base - 2, "f-green", 24, "f-skin-2"),
    ]
    return svg(320, base + 10, "".join(body), "building")
