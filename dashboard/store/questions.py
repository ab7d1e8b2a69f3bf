"""What can be asked of the data file. One question per file in `queries/`, named after what it returns."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from dashboard.store import catalogue as catalogues
from dashboard.store import network
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.connection import RELEASES_OPEN, Connection, DataFile
from dashboard.store.network import NetworkRecord
from dashboard.store.whole import Whole, statement

# A room looks at the same cities and measures again and again: what these questions answered is kept for a while.
ANSWERS_KEPT = 160
AREAS_KEPT = 80
Kept = TypeVar("Kept", Catalogue, NetworkRecord)
_BY_BOUNDARY = itemgetter("boundary", "time_period")


class Store:
    """The questions, asked of one data file. Safe to share between threads: every question has its own cursor."""

    def __init__(self, pointer: Path) -> None:
        self._file = DataFile(pointer)
        self.outdated = self._file.outdated
        self._catalogues, self._records = dict[str, Catalogue](), dict[str, NetworkRecord]()
        self._named: dict[str, Record] = {}
        self._guard = threading.Lock()
        self._answers = lru_cache(ANSWERS_KEPT)(self._answer)
        self._whole = Whole(self._file)
        # Replaced as a whole, never changed in place, so that threads may read it at any time.
        self._cells: dict[tuple[str, str], dict[str, Record]] = {}

    @contextmanager
    def held(self, digest: str = "") -> Iterator[bool]:
        """While this lasts, every question of this thread is answered from one release: no view mixes two. With a digest, from
        that release if it is kept, else from the current one; gives whether it is the one asked for."""
        path = self._file.of(digest) if digest else ""
        with self._file.held(path):
            yield bool(path)

    def kept(self) -> list[Record]:
        """The releases a link can name, the current one first: name, digest, date of the build, counts."""
        kept = self._file.kept()
        for path in kept:
            if path not in self._named:
                with self._file.held(path), self._file.cursor() as cursor:
                    self._named[path] = catalogues.release(cursor)
        return [self._named[path] for path in kept]

    def newest(self) -> str:
        """The digest of the current release, whatever release is held; from the name of its file alone."""
        return Path(self._file.newest()).stem.removeprefix("dashboard-")

    def catalogue(self) -> Catalogue:
        """The code lists of the release held, else of the current one; read once per release."""
        return self._read_once(self._catalogues, catalogues.read)

    def record(self) -> NetworkRecord:
        """What the network does, table by table; read once per release."""
        return self._read_once(self._records, network.read)

    def ready(self) -> str:
        """The digest of the release, once everything that is kept of it has been read and this process has opened the file."""
        self._whole.read()
        with self._file.cursor():
            return self.kept()[0]["digest"]

    def _read_once(self, known: dict[str, Kept], read: Callable[[Connection], Kept]) -> Kept:
        path = self._file.path()
        if (found := known.get(path)) is None:
            with self._guard, self._file.held(path), self._file.cursor() as cursor:  # a room asks at once; one of it reads
                if (found := known.get(path)) is None:
                    for outdated in self._file.to_let_go(known, RELEASES_OPEN):
                        known.pop(outdated)
                    found = known[path] = read(cursor)
        return found

    def release(self) -> str:
        """The name of the release being shown, from the name of its file alone: cheap enough to ask on every request."""
        return Path(self._file.path()).stem

    def _ask(self, name: str, **values: object) -> list[Record]:
        with self._file.cursor() as cursor:
            return catalogues.records(cursor.execute(statement(name), values))

    def _kept(self, name: str, **values: str) -> list[Record]:
        """The answer as it was given before, if it was: treat it as read-only."""
        return self._answers(self._file.path(), name, tuple(values.items()))

    def _answer(self, path: str, name: str, values: tuple[tuple[str, str], ...]) -> list[Record]:
        # The path is part of the key, so that a new release is asked anew; one published just now must not answer for it.
        with self._file.held(path):
            return self._ask(name, **dict(values))

    def assessments_of_area(self, ref_area: str) -> list[Record]:
        """Every assessment of one area: one record per series it has anything for."""
        found = self._assessments(ref_area)
        return self._kept("assessments_of_area", ref_area=ref_area) if found is None else found

    def _assessments(self, ref_area: str) -> list[Record] | None:
        """What is in memory: everything of a member, since nearly every view asks for one; of others only in a release of moderate size."""
        members = self._whole.of("assessments_of_members", ref_area)
        return members or self._whole.of_long_if_kept("assessments_of_others", ref_area)

    def own_targets_of_area(self, ref_area: str) -> list[Record]:
        """The targets an area set itself, with our reading and its own verdict beside."""
        return self._whole.of_long("own_targets", ref_area)

    def observations(self, ref_area: str, series: str) -> list[Record]:
        """All values of one area and series for the total, every boundary, oldest first."""
        found = self._observations(ref_area, series)
        # Sorting in the file costs more than the few rows.
        return sorted(self._ask("observations", ref_area=ref_area, series=series), key=_BY_BOUNDARY) if found is None else found

    def _observations(self, ref_area: str, series: str) -> list[Record] | None:
        kept = self._whole
        return kept.of_long("observations_of_members", ref_area, series) or kept.of_long_if_kept("observations_of_others", ref_area, series)

    def observations_of_area(self, ref_area: str) -> list[Record]:
        """All values of one area for the total, series by series, oldest first."""
        return self._ask("observations_of_area", ref_area=ref_area)

    def band(self, series: str) -> list[Record]:
        """The middle half of a series' panel per year, oldest first; years with too few areas are not in it."""
        return self._whole.of("bands", series)

    def standings(self, series: str) -> list[Record]:
        """The newest judged value of every network area in one series, nearest to the target last."""
        return self._whole.of("standings", series)

    def cells(self, areas: Sequence[str]) -> dict[str, dict[str, Record]]:
        """The last judged value of some areas in every series. The file is asked only for those that are not in memory."""
        with self.held():
            path = self._file.path()
            known = {area: self._cells.get((path, area)) for area in areas}
            held = {area: self._assessments(area) for area, found in known.items() if found is None}
            new = {area: {row["series"]: row for row in catalogues.judged(found or ()) if row["value"] is not None} for area, found in held.items()}
            asked = "~".join(area for area, found in held.items() if found is None)
            for row in self._ask("cells", areas=asked) if asked else ():
                new[row["ref_area"]][row["series"]] = row
            self._cells = dict(list(self._cells.items())[-AREAS_KEPT:]) | {(path, area): found for area, found in new.items()}
            return {area: new[area] if found is None else found for area, found in known.items()}

    def strips(self, series: str) -> list[Record]:
        """The whole panel of some series (codes joined by "~"), one record each: count, years, quartiles, ticks and their weights."""
        return self._kept("strips", series=series)

    def courses(self, series: str, areas: Sequence[str]) -> list[Record]:
        """All values of one series for some areas, area by area, oldest first; forecasts left out. The file is asked only for those not in memory."""
        own = {area: self._observations(area, series) for area in areas}
        others = "~".join(area for area, rows in own.items() if rows is None)
        found = [{**row, "ref_area": area} for area, rows in own.items() for row in catalogues.judged(rows or ()) if row["obs_status"] != "F"]
        return found + (self._kept("courses", series=series, areas=others) if others else [])

    def pairs(self, across: str, up: str) -> list[Record]:
        """The last values of every area that has both of two series."""
        return self._kept("pairs", across=across, up=up)

    def peers_of_area(self, ref_area: str, pool: str) -> list[Record]:
        """The areas most like one, nearest first; `pool` is network or all."""
        found = self._whole.of_long_if_kept("peers", ref_area, pool)
        return self._kept("peers_of_area", ref_area=ref_area, pool=pool) if found is None else found

    def goal_counts(self, network: str, region: str) -> list[Record]:
        """How many measures of network areas stand where, by goal and status. Empty strings mean no filter."""
        return self._whole.of("goal_counts", network, region)

    def goal_by_area(self, goal: str) -> list[Record]:
        """Measures of one goal by network area and status."""
        return self._whole.of("goals_by_area", goal)

    def counts_of_series(self, series: str) -> list[Record]:
        """The same counts by network area, goal and status for some series only (codes joined by "~"), with first and last year."""
        return self._kept("counts_of_series", series=series)

    def target_counts(self, ref_area: str) -> list[Record]:
        """Per goal and target of one area: measures, and how many of them have two years, a 2030 target, groups."""
        return self._whole.of_long("target_counts", ref_area)

    def coverage(self) -> list[Record]:
        """Measures per network area and goal, for the picture of what is known."""
        return self._kept("coverage")

    def quality(self, source: str) -> list[Record]:
        """What the reading of one source dropped, flagged or found in conflict."""
        return self._whole.of_long("quality", source)

    def quality_counts(self) -> list[Record]:
        """The same, counted by source, action and rule."""
        return self._kept("quality_counts")

    def link_panels(self) -> list[Record]:
        """Panels and cities whose measures were compared, with how many pairs were tested and what came out."""
        return self._kept("link_panels")

    def link_goals(self, layer: str, panel: str, adjusted: bool, least: int) -> list[Record]:
        """Links of one panel counted by pairs of goals; `adjusted`: population and income held constant; `least` areas a pair."""
        return self._whole.of("link_goals", layer, panel, adjusted, least)

    def links_of_panel(self, layer: str, panel: str) -> list[Record]:
        """Every tested pair of one panel."""
        return self._kept("links_of_panel", layer=layer, panel=panel)

    def links_of_series(self, layer: str, panel: str, series: str) -> list[Record]:
        """Every pair of one measure, tested or not, strongest first."""
        return self._whole.of_long("links", layer, panel, series)

    def links_of_goals(self, layer: str, panel: str, goal: str, to: str) -> list[Record]:
        """Every pair between the measures of two goals, tested or not, strongest first."""
        return self._whole.of_long("links_by_goals", layer, panel, *sorted((goal, to)))

    def strongest_link(self, layer: str, panel: str, goal: str) -> list[Record]:
        """The pair that shows most between one goal and the others: one record, or none."""
        return self._whole.of("strongest_links", layer, panel, goal)

    def pair_values(self, panel: str, a: str, b: str) -> list[Record]:
        """The two values of every area that has both measures, as they were compared."""
        across, up = (self._whole.of_long("values_of_panels", panel, series) for series in (a, b))
        found = catalogues.paired(across, up)
        return found or self._kept("pair_values", panel=panel, a=a, b=b)

    def panel_values(self, panel: str) -> list[Record]:
        """Every value of a panel that is compared."""
        return self._kept("panel_values", panel=panel)

    def wording(self) -> list[Record]:
        """Which words of which target name another goal."""
        return self._kept("wording")

    def research_links(self) -> list[Record]:
        """Links that a source we read names, scored or not."""
        return self._kept("research_links")

    def research_scores(self) -> list[Record]:
        """The scores groups gave links themselves, by scorer."""
        return self._kept("research_scores")

    def left_out(self, panel: str) -> list[Record]:
        """Pairs of a panel that must not be compared because of the way they are counted, whoever the areas are."""
        return self._kept("left_out", panel=panel)

    def clear_links(self, series: str) -> list[Record]:
        """Every pair of one measure that moves together or apart, in any panel or city, strongest first."""
        return self._whole.of("clear_links", series)
