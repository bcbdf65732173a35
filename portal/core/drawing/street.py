"""A Brussels street: blocks, towers and garden-city houses, with the neighbours in front."""

from random import Random

from .houses import mansion, row, slab, tower
from .life import cloud, passer_by, tree
from .shapes import path, rect, svg

WIDTH, HEIGHT = 1600, 300
TREES = (
    (112, 15),
    (306, 13),
    (494, 17),
    (732, 15),
    (848, 14),
    (1088, 17),
    (1272, 13),
    (1374, 15),
    (1575, 18),
)
PEOPLE = (
    (268, "f-cloth", "f-skin"),
    (282, "f-green", "f-skin-2"),
    (620, "f-yellow", "f-skin-2"),
    (704, "f-green", "f-skin"),
    (1010, "f-cloth", "f-skin-2"),
    (1028, "f-yellow", "f-skin"),
    (1230, "f-green", "f-skin-2"),
)


def street(seed: str = "7") -> str:
    """The whole street; `seed` says which windows are lit and which blinds are down."""
    rng, base = Random(seed), HEIGHT - 12  # noqa: S311 - a drawing, no secret
    houses = [
        cloud(180, 70) + cloud(930, 54, 0.8) + cloud(1330, 92, 0.9),
        tower(rng, 30, base, 74, 10, panel="f-green"),
        slab(rng, 118, base, 180, 5, skin="f-render", panel="f-yellow"),
        mansion(rng, 312, base),
        mansion(rng, 400, base, floors=3, skin="f-render"),
        row(rng, 500, base, 4, frames=("f-green", "f-yellow")),
        tower(rng, 742, base, 98, 11, panel="f-yellow"),
        slab(rng, 856, base, 224, 6, skin="f-render", panel="f-green"),
        row(rng, 1096, base, 3, frames=("f-yellow", "f-green")),
        mansion(rng, 1280, base),
        slab(rng, 1380, base, 180, 4, skin="f-concrete", panel="f-cloth"),
    ]
    ground = path("f-ground", rect(0, base, WIDTH, HEIGHT - base))
    trees = [tree(x, base, radius) for x, radius in TREES]
    people = [passer_by(x, base, cloth, 22, skin) for x, cloth, skin in PEOPLE]
    body = "".join([*houses, ground, *trees, *people])
    return svg(WIDTH, HEIGHT, body, "street", fit="xMidYMax slice")
