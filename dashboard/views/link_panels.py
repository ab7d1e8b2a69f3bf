"""Which panel, or which city over time, a view of links looks at."""

from collections import Counter
from collections.abc import Sequence

from dashboard.store.catalogue import Catalogue, Record
from dashboard.view_state import JOINT, ViewState

_COUNTS = ("n_series", "n_areas", "n_network", "pairs", "tested", "together", "apart")
# The panel of a release that compares nothing.
NOTHING: Record = {"layer": "across", "panel": "", "adjusted_tested": None, "first_year": None, "last_year": None, "income": None, "regions": ""}
NOTHING |= dict.fromkeys(_COUNTS, 0)


def panel(state: ViewState, panels: Sequence[Record], ends: Sequence[str], catalogue: Catalogue) -> Record:
    """The panel asked for, else that of the pair, else the one with most tested pairs; for links over time the city."""
    wanted = [state.city] if state.layer == "time" else [state.panel] if state.panel else [catalogue.series[end]["panel"] for end in ends]
    if not wanted and state.measures:  # the panel that holds most of the measures chosen
        held = Counter(catalogue.series[key]["panel"] for key in state.measures.split(JOINT) if key in catalogue.series)
        wanted = [max((row["panel"] for row in panels), key=held.__getitem__, default="")]
    found = next((row for row in panels if row["panel"] in wanted), None)
    if found is None and state.layer == "time":
        return max(panels, key=lambda row: (row["together"] + row["apart"] > 0, row["tested"], row["panel"]), default=NOTHING)
    return found or next((row for row in panels), NOTHING)
