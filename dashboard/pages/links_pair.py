"""The evidence card of `/interlinkages`: one pair of measures with its points, its sentence, what else is linked, who is strong on both."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dashboard.concepts import LinkClass
from dashboard.pages import links_words
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views import link_pair
from dashboard.views.link_pair import STRONG_SHOWN
from dashboard.views.links import OVER_TIME, Links

_CORNER = {True: "low", False: "high"}


def values(view: Links, found: Sequence[Record]) -> dict[str, Any]:
    """What the card needs; `pair` is None when nothing can be compared."""
    pair, text, state = view.pair, view.text, view.state
    if pair is None:
        return {"pair": None}
    over_time = view.layer == OVER_TIME
    link = pair[view.class_column] or LinkClass.NOT_TESTED
    first, second = (view.catalogue.series[key] for key in (view.first, view.second))
    n = pair["partial_n"] if view.adjusted else pair["n"]
    return {
        "pair": pair,
        "ends": [_end(view, first), _end(view, second)],
        "pair_link": link,
        "pair_word": text(f"links.class.{link}"),
        "pair_n": text("links.pair-changes", n=n) if over_time else text("links.pair-places", n=numbers.whole(n or 0), places=links_words.places(view)),
        "sentence": links_words.sentence(view),
        "adjusted": links_words.adjusted(view),
        "numbers": links_words.figures(view),
        "behind": _behind(view, link),
        "levels": _levels(view),
        "also": _also(view),
        "also_title": text("links.also", label=links_words.inside(first["label"])),
        "strong": _strong(view, found) if not over_time and found else None,
        "has_points": bool(found),
        "pair_note": text("links.time-note" if over_time else "links.scatter-note"),
        "pair_columns": [
            text("links.col.year" if over_time else "links.col.city"),
            first["label"],
            text("links.col.year"),
            second["label"],
            text("links.col.year"),
            text("links.col.note"),
        ],
        "pair_rows": _rows(view, found) if state.table else [],
        "pair_caption": text("links.table-time" if over_time else "links.table-pair", a=first["label"], b=second["label"]),
        "pair_source": _source(view, found),
        "pair_csv": state.but(pair=f"{pair['a']}~{pair['b']}", table="").address(".csv"),
    }


def _end(view: Links, series: Any) -> dict[str, str]:
    unit = view.catalogue.units[series["unit_measure"]]
    return {
        "goal": series["goal"],
        "label": series["label"],
        "unit": unit["long_label"],
        "better": view.text(f"links.better.{series['direction']}"),
        "up": "lk-up" if series["direction"] == "higher_better" else "lk-down",
        "across": "lk-right" if series["direction"] == "higher_better" else "lk-left",
        "href": ViewState(page="/gaps", city=view.state.city, series=series["series"]).address(),
    }


def _behind(view: Links, link: str) -> str:
    text = view.text
    if link not in (LinkClass.TOGETHER, LinkClass.APART):
        return ""
    if view.layer == OVER_TIME:
        return text("links.behind-time")
    if link == LinkClass.APART:
        return text("links.behind-apart")
    up, across = (_CORNER[view.catalogue.series[key]["direction"] == "lower_better"] for key in (view.first, view.second))
    return text("links.behind", corner=text(f"links.corner.{up}-{across}"))


def _levels(view: Links) -> str:
    """Raw levels beside the changes, with the warning why they mislead."""
    pair = view.pair
    if pair is None or view.layer != OVER_TIME or pair["rho"] is None or pair["rho_levels"] is None:
        return ""
    said = [view.text("links.levels-text", n=pair["n_levels"], levels=numbers.plain(pair["rho_levels"], 2))]
    said += [view.text(f"links.levels-{name}", value=numbers.plain(pair[key], 2)) for name, key in _BESIDE.items() if pair[key] is not None]
    return " ".join(said)


_BESIDE = {"time": "rho_time", "detrended": "rho_detrended", "changes": "rho"}


def _also(view: Links) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Gains and costs: the class, its words, and the measures the first one is linked to."""
    address = view.state.but(to="", goal=view.goal).pattern("pair")
    return [
        (key, view.text(f"links.also-{key}"), [_linked(view, address(f"{row['a']}~{row['b']}"), other, rho, row) for other, rho, row in rows])
        for key, rows in link_pair.also(view).items()
    ]


def _linked(view: Links, href: str, other: str, rho: float, row: Any) -> dict[str, Any]:
    series = view.catalogue.series[other]
    current = view.pair is not None and (row["a"], row["b"]) == (view.pair["a"], view.pair["b"])
    return {
        "goal": series["goal"],
        "label": series["label"],
        "href": href,
        "size": f"{abs(rho) * 100:.0f}",
        "rho": numbers.plain(rho, 2),
        "id": other,
        "current": current,
    }


def _strong(view: Links, found: Sequence[Record]) -> dict[str, Any]:
    both, text = link_pair.strong_on_both(view, found), view.text
    members = [row for row in both if row["is_network"]]
    shown = (members or both)[:STRONG_SHOWN]
    address = ViewState(page="/gaps", series=view.first).pattern("city")
    listed = [
        {
            "name": row["name"],
            "href": address(row["ref_area"]),
            "a": link_pair.amount(view, view.first, row["a"], False),
            "b": link_pair.amount(view, view.second, row["b"], False),
        }
        for row in shown
    ]
    return {"note": "" if members else text("links.strong-members-none" if both else "links.strong-none"), "rows": listed}


def _rows(view: Links, found: Sequence[Record]) -> list[tuple[str, str, tuple[str, ...]]]:
    over_time = view.layer == OVER_TIME
    modelled = view.text("links.modelled")
    return [
        (
            row["name"],
            "",
            (
                link_pair.amount(view, view.first, row["a"], over_time),
                str(row["year_a"]),
                link_pair.amount(view, view.second, row["b"], over_time),
                str(row["year_b"]),
                modelled if row["is_modelled"] else "",
            ),
        )
        for row in found
    ]


def _source(view: Links, found: Sequence[Record]) -> Markup | str:
    catalogue = view.catalogue
    keys = dict.fromkeys(catalogue.series[key]["source"] for key in (view.first, view.second))
    titles = [f"{catalogue.sources[key]['publisher']}, {catalogue.sources[key]['title']} · {catalogue.sources[key]['licence']}" for key in keys]
    years = [row[key] for row in found for key in ("year_a", "year_b")]
    span = f"{min(years)}{numbers.DASH}{max(years)}" if years else numbers.DASH
    return view.text("links.source", sources="; ".join(titles), years=span, release=catalogue.release["release"])
