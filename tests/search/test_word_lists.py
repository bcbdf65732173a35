"""The word lists, and the file that keeps what was made of them."""

import pytest

from search.language.lexicon import Lexicon


def test_what_was_made_of_the_list_is_kept_for_the_next_process(tmp_path):
    first = Lexicon("fr")
    first.keep_in(tmp_path)
    assert "isolement" in first
    assert [path.suffix for path in tmp_path.iterdir()] == [".bin"]

    second = Lexicon("fr")
    second.keep_in(tmp_path)
    assert len(second) == len(first)
    assert second.irregular("travaux") == first.irregular("travaux") == "travail"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}\n123", b"[1\n\x00\x00\x00\x00\x00\x00\x00\x00"]
)
def test_a_file_that_cannot_be_read_is_made_again(tmp_path, content):
    lexicon = Lexicon("fr")
    lexicon.keep_in(tmp_path)
    lexicon._kept.write_bytes(content)
    assert "isolement" in lexicon


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    lexicon = Lexicon("fr")
    lexicon.keep_in(tmp_path / "file" / "folder")
    assert "isolement" in lexicon
    assert "qwxzv" not in lexicon


@pytest.mark.parametrize("word", ["", "\ud800", "\x00", "a" * 10_000])
def test_any_word_may_be_asked_for(tools, word):
    assert not tools.exists(word)
