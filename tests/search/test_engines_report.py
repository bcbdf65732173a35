"""The table at the end of a test run says where the engines differ."""

from types import SimpleNamespace

from tests.engines_report import tell_differences


class Terminal:
    def __init__(self, **stats):
        self.stats = {
            outcome: [SimpleNamespace(nodeid=each) for each in nodes]
            for outcome, nodes in stats.items()
        }
        self.lines = []

    def section(self, title, sep):
        pass

    def write_line(self, line):
        self.lines.append(line)


def test_a_question_that_one_engine_answers_wrong_is_in_the_table():
    terminal = Terminal(
        passed=["tests/search/a.py::same[embedded-x]", "tests/search/a.py::same[elastic-x]"]
        + ["tests/search/a.py::other[embedded]", "tests/home/b.py::far[embedded]"],
        failed=["tests/search/a.py::other[elastic]"],
    )
    tell_differences(terminal)
    first, _, last = terminal.lines
    assert first == "2 questions of the contract, 2 put to both engines, 1 answered differently"
    assert last.split() == ["passed", "failed", "tests/search/a.py::other"]


def test_without_a_server_there_is_no_difference_to_tell():
    terminal = Terminal(
        passed=["tests/search/a.py::same[embedded]"], skipped=["tests/search/a.py::same[elastic]"]
    )
    tell_differences(terminal)
    assert terminal.lines == [
        "1 questions of the contract, 0 put to both engines, 0 answered differently"
    ]


def test_a_run_without_search_has_no_table():
    terminal = Terminal(passed=["tests/home/b.py::far"])
    tell_differences(terminal)
    assert terminal.lines == []
