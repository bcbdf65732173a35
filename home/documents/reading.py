"""Reads the text of one file, in a process of its own that may take only so much.

Run as `python -m home.documents.reading FILE EXTENSION`; prints `{"text": ...}` or
`{"state": ..., "error": ...}`. Files come from people, so a file that wants too much memory or time
ends this process and nothing else. Imports nothing of the portal, to start quickly.
"""

from __future__ import annotations

import json
import resource
import sys
import zipfile
from collections.abc import Iterator

LONGEST = 400_000  # characters that are kept
MOST_UNPACKED = 60_000_000  # bytes of the one part of an archive that is read
MEMORY = 1_000_000_000
SECONDS = 20

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ARCHIVES = {"docx": "word/document.xml", "odt": "content.xml"}
_BREAKS = {f"{_WORD}p", f"{_WORD}br", f"{_WORD}tab", f"{_OPEN}p", f"{_OPEN}h", f"{_OPEN}s"}


class Locked(Exception):
    """The file asks for a password."""


class Large(Exception):
    """There is more in it than may be read."""


def read(path: str, extension: str) -> str:
    """The text of a file, cut at `LONGEST`; raises whatever its library does for a broken one."""
    pieces: list[str] = []
    length = 0
    for piece in _pdf(path) if extension == "pdf" else _archive(path, _ARCHIVES[extension]):
        pieces.append(piece)
        length += len(piece)
        if length >= LONGEST:
            break
    return " ".join(" ".join(pieces).split())[:LONGEST]


def _pdf(path: str) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked("A password is asked for.")
    for page in reader.pages:
        yield page.extract_text() or ""


def _archive(path: str, part: str) -> Iterator[str]:
    from defusedxml.ElementTree import iterparse

    with zipfile.ZipFile(path) as archive:
        if archive.getinfo(part).file_size > MOST_UNPACKED:
            raise Large("The text alone is larger than may be read.")
        with archive.open(part) as content:
            for event, element in iterparse(content, events=("start", "end")):
                if event == "start":
                    continue
                yield from _words(element)


def _words(element) -> Iterator[str]:
    """The text of a paragraph when it ends; what was read is let go."""
    if element.tag in (f"{_WORD}p", f"{_OPEN}p", f"{_OPEN}h"):
        yield "".join(_inside(element))
        element.clear()


def _inside(element) -> Iterator[str]:
    for each in element.iter():
        if each.tag in _BREAKS:
            yield " "
        if each.tag != f"{_WORD}instrText":
            yield each.text or ""
        if each.tag.startswith(_OPEN) and each is not element:
            yield each.tail or ""


def main(path: str, extension: str) -> None:
    """Read and print; never raises."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        found = {"text": read(path, extension)}
    except Locked as error:
        found = {"state": "locked", "error": str(error)}
    except (Large, MemoryError) as error:
        found = {"state": "large", "error": str(error)}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a file is an entry in a list
        found = {"state": "broken", "error": f"{type(error).__name__}: {error}"[:250]}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:3])
