"""Eurostat City statistics (Urban Audit): yearly figures of European cities and greater cities, in long form.

Traps and rules:
- Two copies are merged. German head counts of one year each stand beside the wrong cities; single values are off by a
  factor; some shares exceed 100 %; some Bulgarian and Romanian rates were filled in. `urban_audit_rules` drops these.
- `(greater city)` in the name means more than the municipality: boundary `metro`, all others `city`. Where a greater
  city replaced the municipality (the population jumps by over 20 %), earlier values are the municipality's.
- A change of territory marks the first value after it as a break: over 10 % of the population for counts and means,
  over 20 % for shares.
- Counts become figures per inhabitant, with the population of the same code and year (2015 and later).
- Median income and rents are in euros of the year; poverty risk ends in 2020, air in 2014, the United Kingdom in 2018.
- A city takes part with ten series of three years or more, network cities always; codes without a name are left out.
"""

from pathlib import Path

import pandas as pd

from dashboard.concepts import TOTAL
from dashboard.ingest import bounds, raw, urban_audit_rules
from dashboard.ingest.areas import country, known, network, reference
from dashboard.ingest.reading import AREA_COLUMNS, OBSERVATION_COLUMNS, QUALITY_COLUMNS, SERIES_COLUMNS, Reading

SOURCE = "eurostat-urban-audit"
PANEL = "europe"
FILE = "urban_audit_long.csv"
ENOUGH_SERIES, ENOUGH_YEARS = 10, 3
NEW_TERRITORY = 20.0  # per cent: a greater city took the place of the municipality
_HEAD_COUNTS = {"eu-population", "eu-foreign-born", "eu-employed-residents", "eu-students"}
_NO_JUMP_RULE = {"eu-population-change", "eu-warmest-month", "eu-coldest-month"}
_GUESTS = {"eu-tourist-nights", "eu-museum-visits", "eu-cinema-seats"}
_ISO2 = {"EL": "GR", "UK": "GB"}
_NAMES = {
    "Gyõr": "Győr",
    "Inowroc?aw": "Inowrocław",
    "Línea de la Concepción, La": "La Línea de la Concepción",
    "Mülheim a.d.Ruhr": "Mülheim an der Ruhr",
    "Puerto de Santa María, El": "El Puerto de Santa María",
    "Saint-Louis-Bâle, (French part)": "Saint-Louis-Bâle (French part)",
    "Vitoria/Gasteiz": "Vitoria-Gasteiz",
}
_UNUSED = {
    "EC1010V": "A count that some countries give in thousands; the unemployment rate says the same.",
    "EN2033I": "Two cities only.",
    "EN5205V": "One city only.",
}


def read(folder: Path) -> Reading:
    """The cities with enough series, cleaned. Raises SourceError for a missing file or column or a wrong number."""
    codebook = raw.own_table("eurostat_urban_audit.csv").set_index("series", drop=False)
    rows = raw.table(folder, FILE, ("city_code", "city_name", "country", "indic_ur", "year", "value"))
    rows["value"] = raw.numbers(rows, "value", FILE)
    rows["year"] = raw.numbers(rows, "year", FILE).astype(int)
    areas, cases = _areas(rows)
    rows, unused = _known_series(rows, codebook, areas)
    rows, dropped = _cleaned(rows, codebook)
    changes = urban_audit_rules.territory_changes(rows, "eu-population", "eu-population-change")
    moved = rows["series"].eq("eu-population-change") & rows["value"].abs().gt(urban_audit_rules.TERRITORY_CHANGE)
    rows, without = _per_inhabitant(rows[~moved], codebook)
    rows, few = _panel(rows)
    areas = areas[areas["ref_area"].isin(rows["ref_area"])]
    changes = changes[changes["ref_area"].isin(rows["ref_area"])]
    cases += unused + dropped + without + few + _notes(rows, changes)
    return Reading(
        source=SOURCE,
        observations=_observations(rows, codebook, areas, changes),
        series=_series(codebook),
        areas=areas[~areas["ref_area"].isin(network())][list(AREA_COLUMNS)].reset_index(drop=True),
        quality=pd.DataFrame(cases, columns=list(QUALITY_COLUMNS)),
    )


def _areas(rows: pd.DataFrame) -> tuple[pd.DataFrame, urban_audit_rules.Cases]:
    """One row per code with a name; codes that are never named are listed."""
    codes = rows.groupby("city_code").agg(printed=("city_name", "max"), two=("country", "first"))
    unnamed = codes[codes["printed"] == ""]
    reason = "The source gives no name for this code."
    cases = [("no-name", "dropped", None, None, None, code, reason) for code in unnamed.index]
    codes = codes[codes["printed"] != ""].copy()
    codes["country"] = [country(_ISO2.get(two, two)) for two in codes["two"]]
    codes["name"] = codes["printed"].map(_plain)
    codes["kind"] = codes["printed"].str.contains("(greater city)", regex=False).map({True: "metro", False: "city"})
    codes["ref_area"] = [
        known("eurostat", row.Index) or reference(row.name, row.country) for row in codes.rename_axis("Index").reset_index().itertuples(index=False)
    ]
    again = codes[codes["ref_area"].duplicated()]
    if len(again):
        raise ValueError(f"two codes for one area: {again['ref_area'].tolist()}")
    return codes.assign(lat=None, lon=None), cases


def _plain(printed: str) -> str:
    """The first of two names, without 'greater city' and without a list of parts in brackets."""
    name = " ".join(printed.replace("(greater city)", "").split())
    if name in _NAMES:
        return _NAMES[name]
    name = name.split(" (")[0] if "(" in name and "/" in name else name
    return name.split("/")[0]


def _known_series(rows: pd.DataFrame, codebook: pd.DataFrame, areas: pd.DataFrame) -> tuple[pd.DataFrame, urban_audit_rules.Cases]:
    series = codebook.set_index("code")["series"]
    counts = rows.loc[~rows["indic_ur"].isin(series.index), "indic_ur"].value_counts()
    cases = []
    for code, n in counts.sort_index().items():
        reason = _UNUSED.get(code, "Not in our codebook.")
        cases.append(("series-not-used", "skipped", None, None, None, f"{code}: {n} values", reason))
    rows = rows[rows["indic_ur"].isin(series.index) & rows["city_code"].isin(areas.index) & rows["value"].notna()]
    rows = rows.assign(series=rows["indic_ur"].map(series), ref_area=rows["city_code"].map(areas["ref_area"]))
    return rows[["ref_area", "country", "series", "year", "value"]], cases


def _cleaned(rows: pd.DataFrame, codebook: pd.DataFrame) -> tuple[pd.DataFrame, urban_audit_rules.Cases]:
    limits = codebook[["credible_min", "credible_max"]].apply(pd.to_numeric)
    rows, cases = urban_audit_rules.scrambled_years(rows, _HEAD_COUNTS)
    # Changes of territory are still needed, and counts have limits only once they are per inhabitant.
    later = {"eu-population-change", *codebook.index[codebook["per"] != ""]}
    wait = rows["series"].isin(later)
    checked, more = urban_audit_rules.incredible(rows[~wait], limits)
    rows = pd.concat([checked, rows[wait]])
    rows, jumps = urban_audit_rules.isolated(rows, _NO_JUMP_RULE, _GUESTS)
    rows, copies = urban_audit_rules.copied(rows, set(codebook.index[codebook["copies"] == "yes"]))
    return rows, cases + more + jumps + copies


def _per_inhabitant(rows: pd.DataFrame, codebook: pd.DataFrame) -> tuple[pd.DataFrame, urban_audit_rules.Cases]:
    """Counts divided by the population of the same area and year; counts without one are listed."""
    people = rows[rows["series"] == "eu-population"].set_index(["ref_area", "year"])["value"]
    factor = rows["series"].map(pd.to_numeric(codebook["per"]))
    share = factor.notna()
    inhabitants = pd.Series(people.reindex(pd.MultiIndex.from_frame(rows[["ref_area", "year"]])).to_numpy(), rows.index)
    rows = rows.assign(value=rows["value"].where(~share, factor * rows["value"] / inhabitants))
    lost = rows[share & inhabitants.isna()]
    reason = "No usable number of inhabitants for that year to divide by."
    cases = [("no-population", "dropped", None, series, None, f"{len(group)} values", reason) for series, group in lost.groupby("series")]
    limits = codebook.loc[codebook["per"] != "", ["credible_min", "credible_max"]].apply(pd.to_numeric)
    rows, wrong = urban_audit_rules.incredible(rows.drop(lost.index), limits)
    return rows, cases + wrong


def _panel(rows: pd.DataFrame) -> tuple[pd.DataFrame, urban_audit_rules.Cases]:
    years = rows.groupby(["ref_area", "series"])["year"].nunique()
    rich = (years >= ENOUGH_YEARS).groupby("ref_area").sum()
    own = network()
    few = [area for area, n in rich.items() if n < ENOUGH_SERIES and area not in own]
    reason = f"Fewer than {ENOUGH_SERIES} series with {ENOUGH_YEARS} years: left out of the panel."
    kept = rows[~rows["ref_area"].isin(few)]
    return kept, [("few-series", "skipped", None, None, None, f"{len(rows) - len(kept)} values of {len(few)} cities", reason)]


def _notes(rows: pd.DataFrame, changes: pd.DataFrame) -> urban_audit_rules.Cases:
    reason = "The population jumps by this much in a year: another territory or count; a break, for shares from 20 % on."
    cases = [("territory-change", "flagged", row.ref_area, None, row.year, f"{row.per_cent:+.1f} %", reason) for row in changes.itertuples()]
    british = rows[rows["country"] == "UK"]
    if len(british):
        found = f"{british['ref_area'].nunique()} cities, last year {british['year'].max()}"
        reason = "Cities of the United Kingdom are not updated any more."
        cases.append(("country-ends", "flagged", None, None, None, found, reason))
    return cases


def _observations(rows: pd.DataFrame, codebook: pd.DataFrame, areas: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    rows = rows.sort_values(["ref_area", "series", "year"])
    kind = areas.set_index("ref_area")["kind"]
    larger = changes[changes["per_cent"] > NEW_TERRITORY].groupby("ref_area")["year"].max()
    municipal = rows["year"] < rows["ref_area"].map(larger).fillna(0)
    frame = rows.assign(
        time_period=rows["year"],
        time_label="",
        obs_value=rows["value"],
        obs_status=_breaks(rows, changes, _least_change(rows, codebook)).map({True: "B", False: "A"}),
        nature=rows["series"].map(codebook["nature"]),
        boundary=rows["ref_area"].map(kind).mask(municipal, "city"),
        grp=TOTAL,
        note=rows["series"].map(codebook["per"] != "").map({True: "computed from published counts", False: ""}),
    )
    return frame[list(OBSERVATION_COLUMNS)].reset_index(drop=True)


def _least_change(rows: pd.DataFrame, codebook: pd.DataFrame) -> pd.Series:
    """How much the population must jump to break a series: a share stands a small change of territory better than a count."""
    shares = codebook["unit_measure"] == "PT"
    return rows["series"].map(shares.map({True: NEW_TERRITORY, False: urban_audit_rules.TERRITORY_CHANGE}))


def _breaks(rows: pd.DataFrame, changes: pd.DataFrame, least: pd.Series) -> pd.Series:
    """True for the first value of a series at or after a change of territory, if there is one before it."""
    before = rows.groupby(["ref_area", "series"])["year"].shift(1)
    marked = pd.Series(False, index=rows.index)
    for change in changes.itertuples():
        here = (rows["ref_area"] == change.ref_area) & (abs(change.per_cent) > least)
        marked |= here & (before < change.year) & (rows["year"] >= change.year)
    return marked


def _series(codebook: pd.DataFrame) -> pd.DataFrame:
    scale = pd.DataFrame([_scale(row.bounds) for row in codebook.itertuples()], index=codebook.index)
    frame = codebook.join(scale).assign(source=SOURCE, panel=PANEL, source_code=codebook["code"])
    return frame[list(SERIES_COLUMNS)].reset_index(drop=True)


def _scale(rule: str) -> dict:
    """The bounds named in our codebook: `threshold:code`, `science:pollutant`, `none:reason` or empty for context."""
    kind, _, word = rule.partition(":")
    if kind == "threshold":
        return bounds.threshold(word)
    return bounds.science(word) if kind == "science" else bounds.none(word or "Shown as background; nothing to reach.")
