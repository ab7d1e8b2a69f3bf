"""European Commission, Survey on the Quality of Life in European Cities 2023: 83 cities, 34 questions, one wave.

Traps and rules:
- The shares are answers of residents (about 850 a city, give or take three points): nature S, whole points on screen.
- `Top2` is the share of the two strongest answers, which is not the good answer for corruption and loneliness.
- A share of exactly 0 % cannot be an answer of some 850 people (corruption in Tirana): dropped.
- Satisfaction of everyone is no principle one could name: bounds come from the 83 cities, and only for questions with a
  goal and a clear direction. The others are background.
- The country is the number before the last two digits of the survey's city code.
"""

from pathlib import Path

import pandas as pd

from dashboard.concepts import TOTAL, Boundary
from dashboard.ingest import bounds, raw
from dashboard.ingest.areas import known, network, reference
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import AREA_COLUMNS, OBSERVATION_COLUMNS, QUALITY_COLUMNS, SERIES_COLUMNS, Reading

SOURCE = "ec-quality-of-life-2023"
PANEL = "eu-quality-of-life"
FILE = "qol_2023_top2.csv"
PANEL_NAME = "Quality of Life survey 2023"
_COUNTRIES = (
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA", "LTU",
    "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "GBR", "ISL", "NOR", "CHE", "ALB",
    "MKD", "MNE", "SRB", "TUR",
)  # fmt: skip
_WIDER_THAN_A_CITY = {"Tyneside conurbation"}


def read(folder: Path) -> Reading:
    """All answers of the survey. Raises SourceError for a missing file or column, a wrong number or country."""
    codebook = raw.own_table("ec_quality_of_life_2023.csv")
    rows = raw.table(folder, FILE, ("city_code", "city", "question_code", "percent", "year"))
    rows["percent"] = raw.numbers(rows, "percent", FILE)
    rows["time_period"] = raw.numbers(rows, "year", FILE).astype(int)
    rows["series"] = rows["question_code"].map(codebook.set_index("code")["series"])
    areas = _areas(rows)
    rows["ref_area"] = rows["city_code"].map(areas["ref_area"])
    kept, cases = _asked(rows)
    return Reading(
        source=SOURCE,
        observations=_observations(kept, areas),
        series=_series(codebook, kept),
        areas=areas[~areas["ref_area"].isin(network())][list(AREA_COLUMNS)].reset_index(drop=True),
        quality=pd.DataFrame(cases, columns=list(QUALITY_COLUMNS)),
    )


def _areas(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per city code: slug, first of its names, country."""
    cities = rows.assign(line=rows.index).groupby("city_code").first()
    cities["country"] = [_country(code, line) for code, line in cities["line"].items()]
    cities["name"] = cities["city"].str.split(" / ").str[0]
    cities["kind"] = cities["city"].isin(_WIDER_THAN_A_CITY).map({True: "metro", False: "city"})
    cities["ref_area"] = [
        known("qol2023", code) or reference(name, country) for code, name, country in zip(cities.index, cities["name"], cities["country"], strict=True)
    ]
    return cities.assign(lat=None, lon=None)


def _country(code: str, line: int) -> str:
    number = int(code[:-2]) if code.isdigit() and len(code) > 2 else 0
    if not 1 <= number <= len(_COUNTRIES):
        raise SourceError(
            file=FILE, line=line, column="city_code", found=f"'{code}'",
            expected=f"a country number from 1 to {len(_COUNTRIES)} and two digits", remedy="Correct the code.",
        )  # fmt: skip
    return _COUNTRIES[number - 1]


def _asked(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """The usable answers, and what was left out: unknown questions, no answer, not asked, impossible shares."""
    unknown = rows["series"].isna()
    cases = [
        ("question-not-used", "skipped", None, None, None, f"{code}: {n} values", "Not in our codebook.")
        for code, n in rows.loc[unknown, "question_code"].value_counts().items()
    ]
    rows = rows[~unknown & rows["percent"].notna()]
    wrong = (rows["percent"] < 0) | (rows["percent"] > 100)
    not_asked = "A share of exactly 0 % of about 850 people: taken as not asked or not released."
    for mask, rule, reason in (
        (rows["percent"] == 0, "not-asked", not_asked),
        (wrong, "credible-range", "A share below 0 or above 100 %."),
    ):
        cases += [(rule, "dropped", row.ref_area, row.series, row.time_period, row.percent, reason) for row in rows[mask].itertuples()]
    return rows[~wrong & (rows["percent"] != 0)], cases


def _observations(rows: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    boundary = rows["city_code"].map(areas["kind"]).map({"metro": Boundary.METRO.value, "city": Boundary.CITY.value})
    frame = rows.assign(time_label="", obs_value=rows["percent"], obs_status="A", nature="S", boundary=boundary, grp=TOTAL, note="")
    return frame[list(OBSERVATION_COLUMNS)].reset_index(drop=True)


def _series(codebook: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    codebook = codebook[codebook["series"].isin(rows["series"])].reset_index(drop=True)
    scales = []
    for question in codebook.itertuples():
        values = rows.loc[rows["series"] == question.series, "percent"]
        if question.bounds != "panel":
            scales.append(bounds.none("Shown as background; nothing to reach."))
        elif len(values) < bounds.SMALLEST_PANEL:
            scales.append(bounds.none(f"Fewer than {bounds.SMALLEST_PANEL} cities answered."))
        else:
            scales.append(bounds.panel(values, question.direction, PANEL_NAME))
    frame = codebook.drop(columns="bounds").join(pd.DataFrame(scales))
    frame = frame.assign(source=SOURCE, panel=PANEL, unit_measure="PT", decimals=0, valid_min=0, valid_max=100, source_code=frame["code"])
    return frame[list(SERIES_COLUMNS)]
