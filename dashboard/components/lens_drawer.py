"""The drawer of lenses: four lists of subjects, one of which may narrow a page. The chosen one stands beside it and can be taken off."""

from dataclasses import dataclass

from dashboard.store.network import NetworkRecord
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import lenses
from dashboard.views.lenses import Lens

_CODE = "LENS"
Link = tuple[str, str, str, bool]


@dataclass(frozen=True)
class Drawer:
    """What the macro shows: per group its title and its links (code, label, address, whether chosen), the chosen label, how to clear."""

    groups: list[tuple[str, list[Link]]]
    chosen: str
    clear_href: str


def drawer(state: ViewState, record: NetworkRecord, chosen: Lens | None, text: Text, **reset: str) -> Drawer:
    """The drawer of a page; `reset` names keys that another lens sets anew, such as the measure in focus. Choosing the chosen clears it."""
    # One address is written and the code put in: writing 27 of them costs half a millisecond.
    pattern, clear_href = state.but(lens=_CODE, measures="", **reset).address(), state.but(lens="", measures="", **reset).address()
    code_now = chosen.code if chosen else ""
    listed = [
        (text(f"lens.{group}"), [(code, label, clear_href if code == code_now else pattern.replace(_CODE, code), code == code_now) for code, label in links])
        for group, links in lenses.groups(record)
    ]
    return Drawer(listed, chosen.label if chosen else "", clear_href)
