"""A second reading of a progress report, built another way and sharing nothing with the reader it checks.

It looks for patterns in the whole text instead of walking through lines: dates cut the text, codes are found wherever
they stand, and lists are what lies between two headings.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.network import names, progress_report

REPORT = Path(__file__).parents[2] / "fixtures" / "network" / "progress_report.txt"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"(?m)^\W*(\d{{1,2}}(?:-\d{{1,2}})? (?:{_MONTH})(?: & \d{{1,2}} (?:{_MONTH}))?)[ \t]*$")
_HEADING = r"(?:Members|Outcomes|Metropolitan challenges|Alliances)"


@dataclass(frozen=True)
class SecondPass:
    """Counts of one report, by plain folded names."""

    dates: list[str]
    codes: Counter
    challenges: Counter
    members: Counter
    alliances: Counter
    with_members: int
    with_alliances: int
    engaged: set[str]
    directory: set[str]


def folded(name: str) -> str:
    """A name without accents, blanks and signs; the two spellings of a metropolis made one."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("grand ", "greater "))
    return re.sub(r"[^a-z0-9]", "", plain)


def second_pass(text: str) -> SecondPass:
    """The counts of a report's text."""
    text = text.replace("**", "")
    start = _DATE.search(text).start()
    region = text[start : text.rindex("\nMETROPOLIS IN THE MEDIA\n")]
    _, *cut = _DATE.split(region)
    dates, bodies = cut[::2], cut[1::2]
    members, alliances = ([_between(body, head) for body in bodies] for head in ("Members", "Alliances"))
    after = text[text.rindex("\nWHO WE ARE\n") :]
    listed = re.findall(r"(?ms)^(?:AFRICA|ASIA-PACIFIC|EUROPE|NORTH AMERICA|LATIN AMERICA.*?)\n(.*?)(?=^Focal Points)", after)
    engaged = text[text.rindex("\nMEMBERSHIP ENGAGEMENT\n") : text.rindex("\nCOLLABORATION WITH")]
    return SecondPass(
        dates,
        Counter(code for body in bodies for code in re.findall(r"L\dA\dD\d", body)),
        Counter(code for body in bodies for code in re.findall(r"(?m)^\W*(\d\.\d) [A-Z]", body)),
        Counter(name for names in members for name in names),
        Counter(name for names in alliances for name in names),
        sum(bool(names) for names in members),
        sum(bool(names) for names in alliances),
        {folded(line) for line in engaged.splitlines()[2:] if line.strip()},
        {folded(line) for part in listed for line in part.splitlines() if line.strip() and not line.isupper()},
    )


def _between(body: str, heading: str) -> list[str]:
    found = re.search(rf"(?ms)^\W*{heading}:?\s*$(.*?)(?=^\W*{_HEADING}:?\s*$|\Z)", body)
    return [folded(name) for name in found[1].split(",")] if found else []


def test_two_passes_agree():
    second = second_pass(REPORT.read_text(encoding="utf-8"))
    tables = progress_report.read(REPORT).tables

    def names_in(table: str) -> list[str]:
        return [folded(names.member_name(ref_area)) for ref_area in tables[table]["ref_area"]]

    assert second.dates == tables["activity"]["date_text"].tolist()
    assert second.codes == Counter(tables["activity_outcome"]["code"])
    assert second.challenges == Counter(tables["activity_challenge"]["code"])
    assert second.members == Counter(names_in("activity_member"))
    assert second.alliances == Counter(tables["activity_alliance"]["alliance"].str.replace("-", ""))
    assert second.with_members == tables["activity_member"]["activity"].nunique()
    assert second.with_alliances == tables["activity_alliance"]["activity"].nunique()
    assert second.engaged == set(names_in("engagement"))
    # The one difference is the name that is split over two lines, which only the reader joins.
    assert second.directory ^ set(names_in("membership")) == {"south", "tangerang", "southtangerang"}
