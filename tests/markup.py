"""What an HTML checker says of a page: the faults of the parser that the standard describes.

html5lib names every fault of nesting, attributes and characters; what it does not look at is added
here: ids that stand twice, and references to an id that is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import html5lib
from html5lib.constants import E as SENTENCES

POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")


def mistakes(html: str) -> list[str]:
    """The faults of a page or a part of one, each as a sentence with its place; empty when none."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    is_page = html.lstrip()[:9].lower() == "<!doctype"
    tree = parser.parse(html) if is_page else parser.parseFragment(html)
    lines = html.splitlines()
    said = [
        f"{place}: {SENTENCES[code] % values} {_near(lines, place)}"
        for place, code, values in parser.errors
    ]
    return [*said, *_ids(tree)]


def _near(lines: list[str], place: tuple[int, int]) -> str:
    row, column = place
    line = lines[row - 1] if 0 < row <= len(lines) else ""
    return f"({line[max(column - 60, 0) : column + 20]!r})"


def _ids(tree) -> Iterator[str]:
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id") is not None)
    yield from (f"id {name!r} stands {times} times" for name, times in ids.items() if times > 1)
    for element in tree.iter():
        for name in POINTING:
            for target in (element.get(name) or "").split():
                if target not in ids:
                    yield f"<{element.tag}> {name} points to {target!r}, which is not there"
        link = element.get("href") or ""
        if element.tag == "a" and len(link) > 1 and link[0] == "#" and link[1:] not in ids:
            yield f"a link leads to {link!r}, which is not there"
