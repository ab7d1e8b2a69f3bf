"""Statistics Canada, SDG data hub and Canadian indicator framework: the metropolitan areas of Toronto and Montréal.

Traps and rules:
- Land consumption and population growth are printed as fractions a year and turned into per cent.
- A rate over 2011 to 2021 stands under 2021, the label keeps the period.
- Children, people from 65 on and tenants are groups of their series, not series of their own.
- Employment of 2025 may rest on part of the year: provisional (status P) and listed.
- Hate crime and cybercrime follow what is reported: context, never judged.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "canada-sdg-hub"
_FILE = "canada_toronto_montreal_long.csv"
_UNFINISHED = ("employment_rate", 2025)


def read(folder: Path) -> Reading:
    """The two metropolitan areas. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["boundary"] = "metro"
    rows["time_label"] = rows["flag"].str.extract(r"period ([\d-]+)")[0].fillna("")
    code, year = _UNFINISHED
    unfinished = (rows["code"] == code) & (rows["year"] == year)
    rows["obs_status"] = unfinished.map({True: "P", False: "A"})
    listed = rows[unfinished].assign(series=tidy_long.table(SOURCE).loc[code, "series"])
    quality = tidy_long.cases(listed, "newest year", "flagged", "The newest year may rest on part of the year.")
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows, "metropolitan area"), quality, _FILE)
