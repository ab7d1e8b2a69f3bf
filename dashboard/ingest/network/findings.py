"""What a reader notices on the way: problems that stop an import, and anomalies that it settles and lists."""

from dataclasses import dataclass, field

from dashboard.ingest.problems import Problem

# Rows of a table before they become a frame: column name to value.
Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Findings:
    """For one file: what cannot be taken in (`problems`) and what was taken in with a decision (`anomalies`)."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    anomalies: Rows = field(default_factory=list)

    def problem(self, line: int, column: str, found: str, expected: str, remedy: str) -> None:
        """Notes one thing that cannot be taken in as it stands."""
        self.problems.append(Problem(self.file, line, column, found, expected, remedy))

    def anomaly(self, kind: str, line: int | str, found: str, decision: str) -> None:
        """Notes one oddity of the source and what was decided about it."""
        row = {"kind": kind, "found": found, "decision": decision, "line": str(line), "origin": "reader"}
        self.anomalies.append(row)
