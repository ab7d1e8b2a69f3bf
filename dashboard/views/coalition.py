"""What the coalition for localization promised and plans: commitments, next steps, hubs by region, the calendar of processes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord

FORMAL = "formal"
PRINTED = "printed"


@dataclass(frozen=True)
class Region:
    """One region with its hubs, formal ones first."""

    label: str
    is_under_represented: bool
    hubs: Sequence[Record]

    @property
    def has_formal(self) -> bool:
        """Whether at least one hub has formal status."""
        return any(hub["status"] == FORMAL for hub in self.hubs)


@dataclass(frozen=True)
class Process:
    """One process of the calendar with who leads or hosts it, as words of the record: (name, role)."""

    record: Record
    leads: Sequence[tuple[str, str]]

    @property
    def is_year_printed(self) -> bool:
        """Whether the document prints the year; else it is known from elsewhere."""
        return self.record["year_origin"] == PRINTED


def regions(record: NetworkRecord) -> list[Region]:
    """The regions in their order; a region without any hub is still listed."""
    found = []
    for region in record["hub_region"]:
        hubs = [hub for hub in record["hub"] if hub["region"] == region["region"]]
        hubs.sort(key=lambda hub: (hub["status"] != FORMAL, hub["label"]))
        found.append(Region(region["label"], region["under_represented"] == "yes", hubs))
    return found


def calendar(record: NetworkRecord, names: dict[str, str]) -> dict[int | None, list[Process]]:
    """The processes by year, oldest first, those without a year last. `names` maps areas to their names."""
    labels = {entity["entity"]: entity["label"] for entity in record["entity"]}
    leads: dict[str, list[tuple[str, str]]] = {}
    for lead in record["process_lead"]:
        leads.setdefault(lead["process"], []).append((labels.get(lead["entity"]) or names[lead["ref_area"]], lead["role"]))
    years: dict[int | None, list[Process]] = {}
    for process in sorted(record["process"], key=lambda process: (process["year"] is None, process["year"], process["label"])):
        years.setdefault(process["year"], []).append(Process(process, leads.get(process["process"], ())))
    return years


def by_number(rows: Sequence[Record]) -> list[Record]:
    """Rows in the order their document gives them."""
    return sorted(rows, key=lambda row: row["number"])
