"""The facade as a chart: a hundred windows, a lit one is one percent."""

from .shapes import path, rect, svg


def waffle(percent: float, columns: int = 20, rows: int = 5) -> str:
    """`percent` of the windows lit, from the left. Shown next to the figure in words."""
    cell, width, height = 27, 17, 19
    whole_width, whole_height = columns * cell + 16, rows * (height + 13) + 34
    share = round(min(max(percent, 0), 100) / 100 * columns * rows)
    lit, dark, sills = [], [], []
    for i in range(columns * rows):
        column, row = divmod(i, rows)
        x, y = 8 + column * cell + 5, 18 + row * (height + 13)
        (lit if i < share else dark).append(rect(x, y, width, height))
        sills.append(rect(x - 2, y + height, width + 4, 3))
    body = [
        path("f-roof", rect(0, 0, whole_width, 8)),
        path("f-brick-2", rect(4, 8, whole_width - 8, whole_height - 8)),
        path("f-off", "".join(dark)) + path("f-on", "".join(lit)),
        path("f-stone", "".join(sills) + rect(0, whole_height - 12, whole_width, 12)),
    ]
    return svg(whole_width, whole_height, "".join(body), "waffle", fit="xMidYMid meet")
