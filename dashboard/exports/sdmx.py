"""Observations as SDMX-CSV 2.0: the columns STRUCTURE, STRUCTURE_ID and ACTION, then dimensions, the value and its attributes."""

import csv
import io

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import gaps

STRUCTURE, ACTION = "dataflow", "I"
FLOW = "CITIES2030:DF_OBSERVATION(1.0)"
COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "SERIES", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS",
    "NATURE", "MEASURED_FOR", "COMMENT_OBS", "SOURCE", "LICENCE", "RELEASE",
)  # fmt: skip
ANNUAL = "A"


def observations(state: ViewState, store: Store, text: Text) -> list[Record]:
    """All values of the city a state names, of the measure it names or of all its measures. Codes, not words."""
    view = gaps.gaps(state, store, text)
    known = view.catalogue
    found = store.observations_of_area(view.area["ref_area"])
    return [
        {
            "STRUCTURE": STRUCTURE, "STRUCTURE_ID": FLOW, "ACTION": ACTION, "FREQ": ANNUAL, "REF_AREA": row["ref_area"], "SERIES": row["series"],
            "TIME_PERIOD": row["time_period"], "OBS_VALUE": row["obs_value"], "UNIT_MEASURE": known.series[row["series"]]["unit_measure"],
            "OBS_STATUS": row["obs_status"], "NATURE": row["nature"], "MEASURED_FOR": row["boundary"], "COMMENT_OBS": row["note"],
            "SOURCE": row["source"], "LICENCE": known.sources[row["source"]]["licence"], "RELEASE": known.digest,
        }
        for row in found
        if not state.series or row["series"] == state.series
    ]  # fmt: skip


def as_csv(found: list[Record]) -> bytes:
    """The values under the header of the format, which stands there without values too. No byte order mark: programs read this."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([["" if value is None else value for value in row.values()] for row in found])
    return out.getvalue().encode()
