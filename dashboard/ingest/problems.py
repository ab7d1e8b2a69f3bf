"""How bad input is answered: what was found, where, what was expected, what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one place of one file. `line` counts from 1 with the header as line 1; 0 means the whole file."""

    file: str
    line: int
    column: str
    found: str
    expected: str
    remedy: str

    @property
    def place(self) -> str:
        """File, line and column in one phrase."""
        line = f", line {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{line}{column}"

    @property
    def sentence(self) -> str:
        """The problem in plain words, for the terminal."""
        return f"{self.place}: found {self.found}, expected {self.expected}. {self.remedy}"


class SourceError(Exception):
    """A source file cannot be read at all. Carries one `Problem`."""

    def __init__(self, *, file: str, line: int = 0, column: str = "", found: str, expected: str, remedy: str) -> None:
        self.problem = Problem(file, line, column, found, expected, remedy)
        super().__init__(self.problem.sentence)


class BuildError(Exception):
    """The data cannot become a release. Carries every problem, so that all can be mended in one go."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.sentence for problem in problems))
