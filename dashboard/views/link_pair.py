"""The evidence for the pair in focus: its points, the measures both are linked to, the cities strong on both."""

from collections.abc import Callable, Sequence

from dashboard.concepts import Direction, LinkClass
from dashboard.figures.pair_scatter import Axis, Point, scatter
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views.links import OVER_TIME, Links

BEST_SHARE = 0.25
STRONG_SHOWN, ALSO_SHOWN = 6, 6


def evidence(view: Links) -> Sequence[Record]:
    """The values that were compared: of every city that has both, or the changes of one city, in the order of names or years. Empty if the
    pair is not compared."""
    if view.pair is None or view.pair["rho"] is None:
        return ()
    return _changes(view) if view.layer == OVER_TIME else _values(view)


def _values(view: Links) -> list[Record]:
    areas, rows = view.catalogue.areas, view.store.pair_values(view.key, view.first, view.second)
    if view.subset:
        chosen = set(view.subset.areas)
        rows = [row for row in rows if row["ref_area"] in chosen]
    return [
        {**row, "name": area["name"], "is_network": area["is_network"],
         "is_modelled": row["nature_a"] == "M" or row["nature_b"] == "M" or row["status_a"] == "E" or row["status_b"] == "E"}
        for row in rows for area in (areas[row["ref_area"]],)
    ]  # fmt: skip


def _changes(view: Links) -> list[Record]:
    """Changes of consecutive years of both measures, oldest first."""
    series = [{row["time_period"]: row for row in _of(view, key)} for key in (view.first, view.second)]
    found = []
    for year in sorted(series[0].keys() & series[1].keys()):
        if all(year - 1 in rows for rows in series):
            a, b = (rows[year]["obs_value"] - rows[year - 1]["obs_value"] for rows in series)
            found.append({"ref_area": view.key, "name": str(year), "a": a, "b": b, "year_a": year, "year_b": year, "is_network": True, "is_modelled": False})
    return found


def _of(view: Links, key: str) -> list[Record]:
    """The values of the city itself, one boundary, forecasts left out."""
    rows = [row for row in view.store.observations(view.key, key) if row["obs_status"] != "F"]
    boundary = next((row["boundary"] for row in view.store.assessments_of_area(view.key) if row["series"] == key), None)
    return [row for row in rows if row["boundary"] == boundary]


def strong_on_both(view: Links, found: Sequence[Record]) -> list[Record]:
    """Cities in the best quarter on both measures, members of the network first, best first (the sum of both ranks)."""
    if view.layer == OVER_TIME or not found:
        return []
    places = [_places([row[side] for row in found], key, view) for side, key in (("a", view.first), ("b", view.second))]
    limit = BEST_SHARE * len(found)
    both = [(a + b, row) for a, b, row in zip(*places, found, strict=True) if a < limit and b < limit]
    return [row for _, row in sorted(both, key=lambda item: (not item[1]["is_network"], item[0], item[1]["name"]))]


def _places(values: Sequence[float], key: str, view: Links) -> list[int]:
    """How many cities are better, for each value."""
    sign = Direction(view.catalogue.series[key]["direction"]).sign
    ordered = sorted(-sign * value for value in values)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    return [first[-sign * value] for value in values]


def also(view: Links) -> dict[LinkClass, list[tuple[str, float, Record]]]:
    """What the first measure is linked to beside the pair: gains and costs apart, each strongest first (other measure, rho, row)."""
    found: dict[LinkClass, list[tuple[str, float, Record]]] = {LinkClass.TOGETHER: [], LinkClass.APART: []}
    for row in view.others:
        link = row[view.class_column]
        if link in found and len(found[link]) < ALSO_SHOWN:
            found[LinkClass(link)].append((row["b"] if row["a"] == view.first else row["a"], row[view.rho_column], row))
    return found


def figure(view: Links, found: Sequence[Record]) -> Figure:
    """Across: the second measure. Up: the first. Cities of the network in ink; the chosen city stands out."""
    if view.pair is None:
        return scatter([], Axis("", 0), Axis("", 0))
    over_time = view.layer == OVER_TIME
    axes = {key: _axis(view, key, over_time) for key in (view.first, view.second)}
    extremes = set() if over_time else _extremes(found)
    standing_out = set() if over_time else {view.state.city, *view.marked}
    gaps = ViewState(page="/gaps", series=view.first).pattern("city")
    hover = _hover(view, over_time)
    points = [
        Point(
            row["b"],
            row["a"],
            row["name"],
            bool(row["is_network"]),
            row["ref_area"] in standing_out,
            hover(row),
            gaps(row["ref_area"]),
            over_time or row["ref_area"] in extremes,
        )
        for row in found
    ]
    return scatter(points, axes[view.second], axes[view.first])


def _axis(view: Links, key: str, zero: bool) -> Axis:
    row = view.catalogue.series[key]
    return Axis(view.catalogue.units[row["unit_measure"]]["label"], row["decimals"], zero)


def _extremes(points: Sequence[Record]) -> set[str]:
    """The reference cities at the ends of both measures get their names too."""
    others = [row for row in points if not row["is_network"]]
    return {pick(others, key=lambda row: row[side])["ref_area"] for side in ("a", "b") for pick in (min, max)} if others else set()


def _hover(view: Links, over_time: bool) -> Callable[[Record], str]:
    """What a point says: the sentence is looked up once, for a panel has hundreds of points."""
    keys = ("from", "to", "a", "b") if over_time else ("name", "a", "b", "year_a", "year_b")
    pattern = view.text("links.change" if over_time else "links.dot", **{key: f"{{{key}}}" for key in keys})
    one, other = _amounts(view, view.first, over_time), _amounts(view, view.second, over_time)
    if over_time:
        return lambda row: pattern.format(a=one(row["a"]), b=other(row["b"]), **{"from": row["year_a"] - 1, "to": row["year_a"]})
    return lambda row: pattern.format(name=f"<b>{row['name']}</b>", a=one(row["a"]), b=other(row["b"]), year_a=row["year_a"], year_b=row["year_b"])


def amount(view: Links, key: str, value: float, is_change: bool) -> str:
    """A value of a measure with its unit; a change with its sign."""
    return _amounts(view, key, is_change)(value)


def _amounts(view: Links, key: str, is_change: bool) -> Callable[[float], str]:
    row = view.catalogue.series[key]
    unit, decimals = view.catalogue.units[row["unit_measure"]]["label"], row["decimals"]
    bare, behind = numbers.signed if is_change else numbers.plain, numbers.behind(unit)
    return lambda value: bare(value, decimals) + behind
