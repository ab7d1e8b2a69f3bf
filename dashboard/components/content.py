"""What a page hands to the shell: title, sentence, parts, figures, and the frame they are put into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.analysis import network
from dashboard.components.parts import Node
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Catalogue
from dashboard.store.network import NetworkRecord, once
from dashboard.text import Text
from dashboard.view_state import ViewState, Vocabulary

Frame = Callable[["Content"], Node]


@dataclass(frozen=True)
class Content:
    """One view of one page. `parts` and `figures` keep the order in which the frame lays them out; `sheets` names what stands on
    the two printed sheets: pictures, parts or boxes. `still` holds those parts and figures that are the same in every view of a
    release, with that release: while they are on the screen they are not sent again."""

    title: str
    sentence: str
    parts: dict[str, str]
    figures: dict[str, Figure]
    frame: Frame
    sheets: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    still: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """What a part or a figure is called on the screen: what is still goes by another name in another release."""
        return f"{name}~{self.still[name]}" if name in self.still else name

    def tree(self) -> Node:
        """What the frame builds, with the plain names."""
        return self.frame(replace(self, still={}))


@once
def vocabulary(catalogue: Catalogue, record: NetworkRecord) -> Vocabulary:
    """The codes a link may name in this release."""
    return Vocabulary(
        areas=catalogue.areas.keys(),
        goals=catalogue.goals.keys(),
        series=catalogue.series.keys(),
        regions=catalogue.regions,
        networks={name for names in catalogue.networks.values() for name in names},
        sources=catalogue.sources.keys(),
        lenses={f"{row['lens']}.{row['key']}" for row in record["lens"]},
        periods=network.months(record["activity"]),
        lines={row["code"] for row in record["plan_item"] if row["level"] == "line"},
        challenges={row["code"] for row in record["challenge"]},
        plan_items={row["code"] for row in record["plan_item"]},
        alliances={row["alliance"] for row in record["alliance"]},
        members={row["ref_area"] for row in record["member"]},
        activities={row["activity"] for row in record["activity"]},
        decks={row["deck"] for row in record["deck"]},
        panels=catalogue.panels.keys(),
        pair_ends={**catalogue.series, **dict.fromkeys(row["code"] for row in record["challenge"])},
    )


def notices(state: ViewState, text: Text, city: str = "") -> list[str]:
    """What of the link was not understood, in words; empty if everything was. Where names are hidden no word of it is repeated."""
    if not state.misread:
        return []
    found = [text.count("notice", len(state.misread))]
    for misread in state.misread:
        key = f"notice.{misread.why}"
        if misread.why == "unknown-value":
            key = f"{key}.{misread.key}" if text.has(f"{key}.{misread.key}") else f"{key}.other"
            key = f"{key}-none" if misread.key == "city" and not (misread.shown or city) else key
        key = f"{key}-empty" if misread.why == "more-than-one" and not misread.shown else key
        said = ("…", "…", misread.shown and "…") if state.names else (misread.key, misread.value, misread.shown)
        found.append(text(key, key=said[0], value=said[1], shown=said[2] or city))
    return found


def spoken(title: str, sentence: str) -> str:
    """Title and sentence as one text: what is read aloud after a change, and what a preview of the link shows."""
    closed = title if title[-1:] in ".?!" else f"{title}."
    return f"{closed} {sentence}".strip()
