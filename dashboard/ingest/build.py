"""Builds a release: reads `data/`, checks everything, assesses every area and series, writes the data file, publishes it."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from dashboard.analysis import assessment as assessments
from dashboard.analysis import likeness, peers, scores
from dashboard.concepts import JUDGED_BOUNDARIES, TOTAL, Status
from dashboard.ingest import attributes, checks, link_facts, links, session_decks, summaries, tables
from dashboard.ingest.network import record
from dashboard.ingest.problems import BuildError, Problem
from dashboard.store import write

Progress = Callable[[str], None]
POINTER = "dashboard.duckdb"
# How often `build` tells its progress.
STEPS = 4
BUILT, RECORD, SHORE = "built", "network", "shapes/land.csv"
_PLACE = ["source_file", "source_line"]
_RELEASE_KEYS = ("release", "date", "method")
_ODD = ["document", "kind", "line"]
_SOURCE_KEYS = (
    "source", "title", "publisher", "licence", "licence_evidence", "share_alike", "vintage", "citation", "attribution",
    "modified", "caveat",
)  # fmt: skip
# What an entry may have besides: what it must be, how that is told, the type of its column.
_More = Mapping[str, tuple[str, Callable[[object], bool], type]]
_SOURCE_MORE: _More = {
    "margin": ("a number above 0", lambda found: type(found) in (int, float) and found > 0, float),
    **dict.fromkeys(("url", "licence_url"), ("an address that begins with https://", lambda found: str(found).startswith("https://"), object)),
}


@dataclass(frozen=True)
class BuildReport:
    """What a build made: the file, its digest, the counts, what the reading of the sources had dropped or flagged, and what was odd
    in the documents of the network."""

    file: Path
    digest: str
    counts: dict[str, int]
    quality: pd.DataFrame
    violations: list[str]
    anomalies: pd.DataFrame

    def lines(self) -> list[str]:
        """The report as plain lines for the terminal."""
        counted = [f"{name.replace('_', ' ')}: {count:,}" for name, count in self.counts.items()]
        kinds = self.quality.groupby(["source", "action", "rule"])["n_values"].agg(["sum", "size"]).reset_index()
        listed = [f"  {row.source}: {row.action} {row.sum:,} in {row.size:,} line{'s' if row.size > 1 else ''} · {row.rule}" for row in kinds.itertuples()]
        total = f"listed by the readers: {self.quality['n_values'].sum():,} values in {len(self.quality):,} lines"
        return [*counted, total, *listed, *self._odd(), *self.violations, f"digest {self.digest}"]

    def _odd(self) -> list[str]:
        """How often each kind of oddity was met in each document, and where; nothing without a record of the network."""
        kinds = self.anomalies.fillna({"line": "no line"}).groupby(["document", "kind"])["line"].agg(["size", ", ".join])
        listed = [f"  {document}: {kind} {row['size']} · {row['join'].replace('~', ', ')}" for (document, kind), row in kinds.iterrows()]
        return [f"odd in the documents, with lines: {len(self.anomalies):,}", *listed] if listed else []


def check(data: Path) -> list[Problem]:
    """Every problem of the files under `data`, without writing anything."""
    return _read(data)[1]


def build(data: Path, progress: Progress = lambda step: None) -> BuildReport:
    """Build and publish a release from `data`.

    Raises `BuildError` with every problem if the files cannot become one; the release that was there goes on serving.
    """
    progress("reading and checking data")
    frames, problems = _read(data)
    if problems:
        raise BuildError(problems)
    write.try_folder(data / BUILT)
    progress("assessing every area and series")
    facts = link_facts.read(data)[0]
    computed = _computed(frames, data / SHORE) | _record(data / RECORD) | link_facts.released(facts)
    computed |= session_decks.load(data / session_decks.FOLDER)
    progress("comparing every pair of measures")
    computed |= _links(computed, facts)
    progress("writing the data file")
    file, digest = write.write(data / BUILT, computed)
    write.publish(data / POINTER, file)
    counts = computed["release"].filter(like="n_").iloc[0].astype(int).to_dict()
    return BuildReport(
        file, digest, counts, computed["quality"], scores.codebook_violations(frames["series"]), computed.get("anomalies", pd.DataFrame(columns=_ODD))
    )


def _read(data: Path) -> tuple[checks.Frames, list[Problem]]:
    frames, problems = tables.read_all(data)
    if not frames:
        return frames, problems
    frames["release"], found = _toml(data, "release.toml", _RELEASE_KEYS, None)
    frames["source"], more = _toml(data, "sources.toml", _SOURCE_KEYS, "source", _SOURCE_MORE)
    problems += found + more
    if not problems:
        problems = checks.problems(frames)
    facts, wrong = link_facts.read(data)
    problems += wrong or ([] if problems else link_facts.problems(facts, frames))
    problems += record.check(data / RECORD) if (data / RECORD).is_dir() else []
    return frames, problems + session_decks.check(data / session_decks.FOLDER)


def _toml(data: Path, name: str, keys: tuple[str, ...], array: str | None, more: _More = MappingProxyType({})) -> tuple[pd.DataFrame, list[Problem]]:
    """The entries of a file with all of `keys`, and what they have of `more`."""
    shown = f"{data.name}/{name}"
    try:
        content = tomllib.loads((data / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return pd.DataFrame(columns=list(keys)), [Problem(shown, 0, "", "no such file", "the file", "Put it back.")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return pd.DataFrame(columns=list(keys)), [Problem(shown, 0, "", str(error), "valid TOML", "Correct the line named.")]
    rows = content.get(array, []) if array else [content]
    lacking = [
        Problem(shown, 0, key, f"entry {number} ({row.get(keys[0], '?')}) without it", "a value", "Add the line.")
        for number, row in enumerate(rows, 1)
        for key in keys
        if row.get(key) in (None, "")
    ]
    odd = [
        Problem(shown, 0, key, f"entry {number} ({row.get(keys[0], '?')}) with {row[key]!r}", wanted, "Correct the line, or leave it out.")
        for number, row in enumerate(rows, 1)
        for key, (wanted, fits, _) in more.items()
        if key in row and not fits(row[key])
    ]
    frame = pd.DataFrame(rows, columns=[*keys, *more]).assign(source_file=shown, source_line=0)
    return frame if odd else frame.astype({key: kind for key, (_, _, kind) in more.items()}), [*lacking, *odd]


def _computed(frames: checks.Frames, shore: Path) -> dict[str, pd.DataFrame]:
    """All tables of the data file, in an order that respects their references."""
    plain = {name: frame.drop(columns=_PLACE) for name, frame in frames.items()}
    release_year = checks.release_year(plain["release"])
    series = plain["series"]
    observation = plain["observation"].merge(series[["series", "source"]], on="series")
    assessed = assessments.assess(observation, series, release_year)
    local = assessments.own_target_assessment(assessed, observation, series, plain["local_target"])
    quality = frames["quality"].assign(source=frames["quality"]["source_file"].str.extract(r"([^/]+)\.csv$")[0])
    quality = quality.drop(columns=_PLACE).assign(n_values=summaries.values_named(quality["found"]))
    area = summaries.areas(plain, assessed, series)
    area = area.assign(population_projected=summaries.projected(area, observation))
    traits = attributes.attributes(area, observation, shore)
    computed = {
        "goal": plain["goal"],
        "target": plain["target"],
        "indicator": plain["indicator"],
        "unit": plain["unit"].drop(columns=["valid_min", "valid_max"]).fillna({"label": ""}),
        "country": plain["country"],
        "panel": plain["panel"],
        "source": summaries.sources(plain["source"], observation, quality),
        "area": area.merge(traits[["ref_area", "density", "density_year", "near_sea"]], on="ref_area"),
        "area_alias": plain["area_alias"],
        "membership": plain["membership"],
        "panel_area": summaries.panel_areas(observation, series),
        "series": summaries.series(series, observation, assessed, plain["membership"]),
        "observation": observation.drop(columns=["unit_measure"]),
        "assessment": assessed,
        "local_assessment": local,
        "band": peers.bands(_judged(observation), series),
        "strip": peers.strips(assessed[assessed["boundary"].isin(JUDGED_BOUNDARIES)], series),
        "peer": likeness.peers(attributes.scaled(traits), plain["membership"]["ref_area"]),
        "goal_count": summaries.goal_counts(assessed, series),
        "quality": quality,
    }
    computed["release"] = _release(plain["release"], computed)
    return computed


def _links(computed: dict[str, pd.DataFrame], facts: link_facts.Frames) -> dict[str, pd.DataFrame]:
    return links.tables(computed["assessment"], computed["observation"], computed["series"], computed["area"], facts)


def _record(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of what the network does; `member_listing` is what a document says of a member, `membership` our summary."""
    if not folder.is_dir():
        return {}
    return {"member_listing" if name == "membership" else name: frame for name, frame in record.load(folder).items()}


def _judged(observation: pd.DataFrame) -> pd.DataFrame:
    """Totals measured for a city, a metropolitan area or an urban centre; forecasts left out."""
    own = observation["boundary"].isin(JUDGED_BOUNDARIES) & (observation["grp"] == TOTAL)
    return observation[own & (observation["obs_status"] != "F")]


def _release(release: pd.DataFrame, computed: dict[str, pd.DataFrame]) -> pd.DataFrame:
    unjudged = [Status.NONE, Status.LEVEL, Status.MET]
    return pd.DataFrame(
        {
            "release": release["release"],
            "built": pd.to_datetime(release["date"].astype(str)).dt.date,
            "method": release["method"].astype(str),
            "n_areas": len(computed["area"]),
            "n_series": len(computed["series"]),
            "n_observations": len(computed["observation"]),
            "n_assessments": len(computed["assessment"]),
            "n_judged": int((~computed["assessment"]["status"].isin(unjudged)).sum()),
        }
    )
