"""The facts about links under `data/interlinkages/`: how measures are counted, what is computed from what, which words of a target
name another goal, which links a source that was read names, and what groups scored themselves. Read and checked here."""

import re
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.analysis.cross_impact import HIGHEST, LOWEST
from dashboard.ingest import tables
from dashboard.ingest.problems import Problem
from dashboard.ingest.tables import NEEDED, PLACE, TEXT, Column

FOLDER = "interlinkages"
_SCORE = Column("whole")
# Table → (file, columns, whether the file must be there). A group's own scores are one file per scorer, named after the role.
FILES: dict[str, tuple[str, dict[str, Column], bool]] = {
    "counted": ("counted.csv", {"series": NEEDED, "origin": TEXT, "denominator": TEXT, "wider": TEXT}, True),
    "unit_denominator": ("unit_denominators.csv", {"unit_measure": NEEDED, "denominator": NEEDED}, True),
    "computed": ("computed.csv", {"a": NEEDED, "b": NEEDED, "reason": NEEDED}, True),
    "income": ("income.csv", {"panel": NEEDED, "series": NEEDED}, True),
    "target_wording": ("target_wording.csv", {"target": NEEDED, "goal": NEEDED, "words": NEEDED}, True),
    "research_link": (
        "research_link.csv",
        {"from": NEEDED, "to": NEEDED, "score": _SCORE, "statement": NEEDED, "citation": NEEDED, "place": NEEDED, "scored_by": TEXT, "checked": NEEDED},
        True,
    ),
    "research_score": ("scores/*.csv", {"from": NEEDED, "to": NEEDED, "score": Column("whole", required=True), "note": TEXT, "scored": NEEDED}, False),
}
_DATES = {"research_link": "checked", "research_score": "scored"}
_END = re.compile(r"\d{1,2}(\.(\d{1,2}|[a-d]))?")
Frames = dict[str, pd.DataFrame]


def read(data: Path) -> tuple[Frames, list[Problem]]:
    """Every table, typed, and every problem of the files themselves. Without the folder all tables are empty: a release needs none."""
    frames, problems = {}, []
    for name, (pattern, columns, needed) in FILES.items():
        folder = data / FOLDER
        if not folder.is_dir() or not (needed or list(folder.glob(pattern))):
            frames[name] = pd.DataFrame(columns=[*columns, *PLACE])
            continue
        frames[name], found = tables.read_table(data, f"{FOLDER}/{pattern}", columns)
        problems += found
    return frames, problems


def problems(facts: Frames, frames: Frames) -> list[Problem]:
    """What is wrong between these tables and the code lists: unknown codes, scores off the scale, one link scored twice, odd dates."""
    known = {name: set(frames[name][name]) for name in ("series", "goal", "target", "panel")} | {"unit_measure": set(frames["unit"]["unit_measure"])}
    found = []
    for table, column, of in (
        ("counted", "series", "series"),
        ("computed", "a", "series"),
        ("computed", "b", "series"),
        ("income", "series", "series"),
        ("income", "panel", "panel"),
        ("unit_denominator", "unit_measure", "unit_measure"),
        ("target_wording", "target", "target"),
        ("target_wording", "goal", "goal"),
    ):
        found += _each(facts[table], column, lambda cell, of=of: cell in known[of], f"a {of} that is listed", "Correct the code.")
    for table in ("research_link", "research_score"):
        for column in ("from", "to"):
            found += _each(facts[table], column, lambda cell: _is_end(cell, known), "a goal such as 16 or a target such as 11.6", "Correct the code.")
        remedy = "Use the seven steps from -3 (cancelling) to 3 (indivisible); leave out what nobody scored."
        found += _each(facts[table], "score", lambda cell: pd.isna(cell) or LOWEST <= cell <= HIGHEST, f"a whole number from {LOWEST} to {HIGHEST}", remedy)
        found += _each(facts[table], _DATES[table], _is_date, "a date such as 2026-11-21", "Write the date as year-month-day.")
    return found + _to_itself(facts) + _twice(facts["research_score"])


def released(facts: Frames) -> Frames:
    """The tables that go into a release as they are; scores carry the name of their file as the scorer."""
    scores = facts["research_score"]
    scorer = scores["source_file"].astype(str).str.extract(r"([^/]+)\.csv$")[0] if len(scores) else []
    ready = {"target_wording": facts["target_wording"], "research_link": facts["research_link"], "research_score": scores.assign(scorer=scorer)}
    for table, column in _DATES.items():
        ready[table] = ready[table].assign(**{column: pd.to_datetime(ready[table][column]).dt.date if len(ready[table]) else None})
    return {name: frame.drop(columns=list(PLACE)) for name, frame in ready.items()}


def _is_end(cell: str, known: dict[str, set[str]]) -> bool:
    return bool(_END.fullmatch(cell)) and cell in known["goal"] | known["target"]


def _is_date(cell: str) -> bool:
    try:
        return bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _each(frame: pd.DataFrame, column: str, is_right: object, expected: str, remedy: str) -> list[Problem]:
    rows = frame[[column, *PLACE]].itertuples(index=False, name=None)
    return [Problem(file, line, column, f"'{cell}'", expected, remedy) for cell, file, line in rows if cell is not None and not is_right(cell)]  # type: ignore[operator]


def _to_itself(facts: Frames) -> list[Problem]:
    return [
        Problem(file, line, "to", f"'{end}', the same as where the link begins", "another goal or target", "Remove the row.")
        for table in ("research_link", "research_score")
        for begin, end, file, line in facts[table][["from", "to", *PLACE]].itertuples(index=False, name=None)
        if begin == end
    ]


def _twice(scores: pd.DataFrame) -> list[Problem]:
    again = scores[scores.duplicated(["from", "to", "source_file"])]
    return [
        Problem(file, line, "from + to", f"a second score for {begin} on {end}", "one score per link and scorer", "Keep one; other people get a file each.")
        for begin, end, file, line in again[["from", "to", *PLACE]].itertuples(index=False, name=None)
    ]
