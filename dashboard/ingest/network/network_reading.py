"""What a reader of the network's record hands over."""

from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.problems import Problem


@dataclass(frozen=True)
class NetworkReading:
    """One document, read: its slug, a frame for each table it fills, its anomalies, and what could not be taken in.

    The columns of each frame are those of `tables/columns.csv` that are not entered by hand. With any problem in
    `problems` the reading is incomplete and is not kept.
    """

    document: str
    tables: dict[str, pd.DataFrame]
    anomalies: pd.DataFrame
    problems: tuple[Problem, ...]
