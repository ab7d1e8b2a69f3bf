"""The record of the network as frames, ready for the data file: the kept tables and those derived from them."""

from pathlib import Path

import pandas as pd

from dashboard.ingest.network.checks import check
from dashboard.ingest.network.columns import columns, every_table
from dashboard.ingest.network.names import RECORD
from dashboard.ingest.problems import BuildError

# The lenses of a reading: each lens is a table of keys and labels with its links to goals and targets.
LENSES = ("theme", "transition", "five_p", "challenge")
_KEYS = {"five_p": "p", "challenge": "code"}
_GOALS = ("theme", "transition", "five_p")
_TARGETS = ("theme", "transition", "challenge")


def load(folder: Path = RECORD) -> dict[str, pd.DataFrame]:
    """Every table of the record by name, with lens, lens_goal and lens_target. Missing cells are None.

    `member` gains what the documents say about each member: `engaged_2021`, `new_2023`, `board_2021`, `board_2023`.
    Raises BuildError with every problem of the tables.
    """
    problems = check(folder)
    if problems:
        raise BuildError(problems)
    tables = {name: _table(folder / f"{name}.csv", name) for name in every_table()}
    tables["member"] = _with_roles(tables)
    return tables | {"lens": _lenses(tables), "lens_goal": _goals(tables), "lens_target": _targets(tables)}


def _table(file: Path, name: str) -> pd.DataFrame:
    frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    for column in columns(name):
        if column.type in ("int", "number", "goal"):
            whole = "Int64" if column.type != "number" else "Float64"
            frame[column.column] = pd.to_numeric(frame[column.column].replace("", None)).astype(whole)
    return frame.astype(object).where(frame.notna() & (frame != ""), None)


def _with_roles(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    member = tables["member"].copy()
    year = {row["document"]: row["start"][:4] for row in tables["document"].to_dict("records") if row["start"]}

    def column(name: str, of_year: str, value: str | None) -> pd.Series:
        rows = tables[name]
        rows = rows[rows["document"].map(year) == of_year]
        if name == "membership":
            rows = rows[rows["status"] == "new"]
        said = rows.groupby("ref_area")[value].agg(_each_once) if value else pd.Series("yes", rows["ref_area"].unique())
        return member["ref_area"].map(said).astype(object).where(lambda cells: cells.notna(), None)

    return member.assign(
        engaged_2021=column("engagement", "2021", None),
        new_2023=column("membership", "2023", None),
        board_2021=column("board_seat", "2021", "role"),
        board_2023=column("board_seat", "2023", "role"),
    )


def _each_once(roles: pd.Series) -> str:
    return "~".join(dict.fromkeys(roles))


def _lenses(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    parts = []
    for lens in LENSES:
        key = _KEYS.get(lens, lens)
        frame = tables[lens].assign(lens=lens, key=tables[lens][key])
        number = frame["number"] if "number" in frame else pd.Series(range(1, len(frame) + 1), frame.index)
        parts.append(frame.assign(number=number)[["lens", "key", "number", "label"]])
    return pd.concat(parts, ignore_index=True)


def _goals(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    parts = [_linked(lens, tables[f"{lens}_goal"], "goal") for lens in _GOALS]
    # A challenge is linked to targets; it reaches a goal with the weight of its strongest target there.
    challenge = _linked("challenge", tables["challenge_target"], "target")
    goal = challenge["target"].str.partition(".")[0].astype(int)
    strongest = challenge.assign(goal=goal).groupby(["lens", "key", "goal"], as_index=False)["weight"].max()
    return pd.concat([*parts, strongest], ignore_index=True)


def _targets(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return pd.concat([_linked(lens, tables[f"{lens}_target"], "target") for lens in _TARGETS], ignore_index=True)


def _linked(lens: str, frame: pd.DataFrame, to: str) -> pd.DataFrame:
    key = "challenge" if lens == "challenge" else _KEYS.get(lens, lens)
    weight = frame["weight"] if "weight" in frame else 1.0
    return frame.assign(lens=lens, key=frame[key], weight=weight)[["lens", "key", to, "weight"]]
