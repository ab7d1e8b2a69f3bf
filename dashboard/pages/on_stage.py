"""Each page on the wall: its finding, the eight rows or the one chart that carry it, and the one or two controls that matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from dashboard.analysis import network
from dashboard.analysis.off_course import OffCourse, off_course
from dashboard.components import lifted, marks
from dashboard.components.content import Content
from dashboard.components.stage import MOST_ROWS, Control, Row, Stage
from dashboard.figures.mosaic import mosaic
from dashboard.figures.review_lines import FIRST, TARGET_YEAR
from dashboard.pages import activities_words, gaps_panel, gaps_rows, gaps_words, on_stage_compare, on_stage_links, on_stage_words
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text, numbers
from dashboard.view_state import ViewState
from dashboard.views import activities as activity_views
from dashboard.views import evidence as evidences
from dashboard.views import focus, overview, own_targets
from dashboard.views import gaps as gaps_views
from dashboard.views import reviews as review_views

Staging = Callable[[ViewState, Store, Text], Stage]


def gaps(state: ViewState, store: Store, text: Text) -> Stage:
    """The largest gaps of a city as roads, or one measure over the years."""
    view = gaps_views.gaps(state, store, text)
    if state.targets == "own":
        view = own_targets.judged_by_own_targets(view)
    return _measure(view, store) if state.series and view.focus else _roads(view)


def _roads(view: gaps_views.Gaps) -> Stage:
    state, text = view.state, view.text
    few = replace(view, state=state.but(rows="some"))
    shown, rest = few.shown[:MOST_ROWS], few.unjudged[: max(MOST_ROWS - len(few.shown), 0)]
    rows = [Row(row.label, row.value, row.detail, row.chip, row.pill) for row in gaps_rows.rows(view, shown)]
    rows += [Row(row.label, row.value, row.detail, row.chip, row.pill, blank=row.reason) for row in gaps_rows.rows(view, rest)]
    sentence = on_stage_words.sentence(view)
    if not rows:
        empty = sentence if view.lens else text("gaps.nothing", city=view.city) if view.measures else text("stage.no-measure", city=view.city)
        return Stage("words", empty, _release(view.catalogue.release, text), controls=_goal_menu(view.state, view.catalogue.goals, text))
    figure = gaps_views.roads_of(view, shown, len(rest))
    total = len(view.listed) + len(view.unjudged)
    note = text("stage.eight-of", n=len(rows), total=total) if total > len(rows) else ""
    menus = [*_goal_menu(state, view.catalogue.goals, text), _measure_menu(view, text("stage.all-measures"))]
    key = "roads" if shown else ""  # where nothing has a target there is no mark to explain
    return Stage("roads", sentence, gaps_words.source_words(view), rows, figure, menus, key=key, note=note)


def _measure(view: gaps_views.Gaps, store: Store) -> Stage:
    measure, detail = view.focus, focus.focus(view, store)
    assert measure is not None and detail is not None
    source = gaps_panel.source_line(view, measure)
    title = f"{measure.series['label']} · {measure.series['definition']}" if len(measure.series["definition"]) < 70 else measure.series["label"]
    title = title if view.city in measure.sentence() else f"{view.city} · {title}"
    figure = focus.course_figure(view, detail)
    if not detail.observations:
        return Stage("words", measure.sentence(), source, controls=[_measure_menu(view, measure.series["label"])])
    status = Markup("{} {}").format(marks.pill(measure.status, measure.word, measure.old), " · ".join([title, *measure.marks]))
    return Stage("chart", measure.sentence(), source, [Row("", status=status)], figure, [_measure_menu(view, measure.series["label"])], note=view.not_held)


def home(state: ViewState, store: Store, text: Text) -> Stage:
    """What is known of the network, goal by goal, or city by city for one goal."""
    view = overview.overview(state, store, text)
    counted, column = (_of_cities(view, store), "ref_area") if state.goal else (view.counted, "goal")
    counts, found = overview.rolled_up(counted, column), off_course(counted, column)
    names = {key: area["name"] for key, area in view.catalogue.network_areas.items()} if state.goal else {}
    chosen = _most_telling(counts, found)
    rows = []
    for key in chosen:
        n = numbers.whole(sum(counts[key].values()))
        chip = Markup() if state.goal else marks.chip(key, text("word.goal-only"))
        rows.append(Row(names.get(key) or view.catalogue.goals[key]["short_name"], n, chip=chip))
    regions = {"": text("home.everywhere")} | {name: name for name in view.catalogue.regions}
    menus = [*_goal_menu(state, view.catalogue.goals, text), _menu(state, "region", regions, text)]
    source = f"{text('home.map-source', release=view.catalogue.release['release']).rstrip(' .·')}"
    if not rows:
        return Stage("words", text("home.goal-none"), source, controls=menus)
    known = sum(bool(sum(of_key.values())) for of_key in counts.values())
    some, every = ("stage.some-of-cities", "stage.every-city") if state.goal else ("stage.some-of-goals", "stage.every-goal")
    note = text(some if known > len(rows) else every, n=len(rows), total=len(counts) if state.goal else len(view.catalogue.goals))
    return Stage(
        "mosaic", _home_sentence(view, [found[key] for key in chosen], text), source, rows, mosaic(chosen, counts, {}), menus,
        key="mosaic", note=note,
    )  # fmt: skip


def _of_cities(view: overview.Overview, store: Store) -> list[Record]:
    shown = {area["ref_area"] for area in view.areas}
    return [row for row in overview.goal_by_area(view, store) if row["ref_area"] in shown]


def _most_telling(counts: Mapping[str, Mapping[str, int]], found: Mapping[str, OffCourse]) -> list[str]:
    """At most eight: those with most judged values, the largest share off course on top."""
    known = sorted((key for key in counts if sum(counts[key].values())), key=lambda key: (-found[key].judged, -sum(counts[key].values()), key))[:MOST_ROWS]
    return sorted(known, key=lambda key: -found[key].off / max(found[key].judged, 1))


def _home_sentence(view: overview.Overview, found: Sequence[OffCourse], text: Text) -> str:
    """How many of the judged values of the goals or cities on the wall are off course."""
    judged, off = sum(each.judged for each in found), sum(each.off for each in found)
    if not judged:
        return text("stage.none-judged")
    goal = view.catalogue.goals.get(view.state.goal)
    values = {"off": numbers.whole(off), "judged": numbers.whole(judged)}
    if goal:
        subject = text("gaps.through", city=goal["short_name"], subject=view.lens.subject) if view.lens else goal["short_name"]
        return text.count("stage.off-course-city", len(found), goal=subject, **values)
    said = text.count("stage.off-course", len(found), **values)
    return text("stage.through", subject=view.lens.label, said=f"{said[:1].lower()}{said[1:]}") if view.lens else said


def activities(state: ViewState, store: Store, text: Text) -> Stage:
    """What the network works on, with whom: the eight longest bars."""
    view = activity_views.activities(state, store, text)
    picture = state.picture if state.picture in ("members", "partners") else "challenges"
    links = {"members": "members", "partners": "alliances", "challenges": "challenges"}[picture]
    names = {
        "members": {key: row["name"] for key, row in view.members.items()},
        "partners": {key: row["label"] for key, row in view.alliances.items()},
        "challenges": view.challenges,
    }[picture]
    counts = network.counted(view.chosen, links)
    shown = sorted(counts, key=lambda key: (-counts[key], names[key]))[:MOST_ROWS]
    pictures = {"" if name == "challenges" else name: text(f"stage.picture.{name}") for name in ("challenges", "partners", "members")}
    menus = [
        _menu(state, "picture", pictures, text),
        _menu(state, "challenge", {"": text("stage.any-challenge")} | {code: f"{code} · {label}" for code, label in view.challenges.items()}, text),
    ]
    source = activities_words.source(view)
    if not shown:
        return Stage("words", activities_words.title(view), source, controls=menus)
    rows = [Row(names[key], str(counts[key]), bar=100 * counts[key] / max(counts.values())) for key in shown]
    sentence = _most(picture, names[shown[0]], counts, len(view.chosen), text)
    sentence += f" {text('stage.only-lens', subject=view.lens.subject)}" if view.lens else ""
    note = text("stage.eight-of", n=len(rows), total=len(counts)) if len(counts) > len(rows) else ""
    note = f"{text('stage.counted', what=text('stage.unit-activities'))} {note}".strip()
    caption = pictures["" if picture == "challenges" else picture]
    return Stage("bars", sentence, source, rows, controls=menus, note=note, table=_table(caption, names, counts, text))


def _table(caption: str, names: Mapping[str, str], counts: Mapping[str, int], text: Text) -> Markup:
    """All that was counted, not only what there is room for as a bar."""
    ordered = sorted(counts, key=lambda key: (-counts[key], names[key]))
    cells = [Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(names[key], counts[key]) for key in ordered]
    head = Markup('<thead><tr><td></td><th scope="col">{}</th></tr></thead>').format(text("home.col-activities"))
    return Markup('<table class="table"><caption>{}</caption>{}<tbody>{}</tbody></table>').format(caption, head, Markup("").join(cells))


def _most(picture: str, name: str, counts: Mapping[str, int], total: int, text: Text) -> str:
    """The first of the bars in words, unless others are as long."""
    values = sorted(counts.values(), reverse=True)
    tied = values.count(values[0])
    if tied > 1:
        return text.count(f"stage.tied.{picture}", total, tied=text.number(tied), first=values[0])
    most = text.count(f"stage.most.{picture}", total, name=name, first=values[0])
    return f"{most} {text.count(f'stage.others.{picture}', len(counts) - 1)}" if len(counts) > 1 else most


def reviews(state: ViewState, store: Store, text: Text) -> Stage:
    """Local and national reviews by year, eight cities at a time."""
    view = review_views.reviews(state, store, text)
    few = replace(view, cities=view.cities[:MOST_ROWS])
    rows = [Row(city.area["name"], detail=city.area["country_name"]) for city in few.cities]
    note = text("stage.eight-of-cities", n=len(rows), total=len(view.cities)) if len(view.cities) > len(rows) else ""
    source = text("reviews.lines-source", release=view.catalogue.release["release"])
    years = [text("reviews.col-no-year"), *(str(year) if year % 2 == 0 else "" for year in range(FIRST, TARGET_YEAR + 1))]
    return Stage("lanes", view.title, source, rows, review_views.lines_figure(few), key="lanes", note=note, columns=years)


def data(state: ViewState, store: Store, text: Text) -> Stage:
    """Where the numbers come from: the eight largest sources."""
    view = evidences.evidence(state, store, text)
    carrying = sorted((row for row in view.catalogue.sources.values() if row["n_observations"]), key=lambda row: -row["n_observations"])
    shown, most = carrying[:MOST_ROWS], carrying[0]["n_observations"]
    rows = [Row(row["title"], numbers.whole(row["n_observations"]), bar=100 * row["n_observations"] / most) for row in shown]
    total = sum(row["n_observations"] for row in carrying)
    sentence = text("stage.sources", n=len(carrying), values=numbers.whole(total), largest=shown[0]["title"])
    note = f"{text('stage.counted', what=text('stage.unit-values'))} {text('stage.eight-of', n=len(rows), total=len(carrying))}"
    return Stage("bars", sentence, _release(view.catalogue.release, text), rows, note=note)


def of_page(page: Content, state: ViewState, text: Text) -> Stage:
    """Any other page: its chart with its own words, or its finding alone."""
    found = lifted.picture(page, state.picture)
    if found is None:
        return Stage("words", page.title, "")
    return Stage("chart", found.title or page.title, found.source, figure=found.figure, sub=found.sub, note=found.note)


def _release(release: Mapping, text: Text) -> str:
    return text("app.release", release=release["release"])


def _menu(state: ViewState, key: str, labels: Mapping[str, str], text: Text) -> Control:
    """A menu over the values of one key of the address."""
    chosen = getattr(state, key)
    options = [(label, state.but(**{key: value, "table": ""}).address(), value == chosen) for value, label in labels.items()]
    return Control(key, text(f"stage.menu-{key}"), labels.get(chosen, ""), options)


def _goal_menu(state: ViewState, goals: Mapping[str, Mapping], text: Text) -> list[Control]:
    return [_menu(state, "goal", {"": text("stage.all-goals")} | {key: f"{key} · {goal['short_name']}" for key, goal in goals.items()}, text)]


def _measure_menu(view: gaps_views.Gaps, chosen: str) -> Control:
    """All measures, or one of those with the largest gaps."""
    state, text = view.state, view.text
    here = state.but(city=view.area["ref_area"], table="")
    everything = (text("stage.all-measures"), state.but(series="", table="").address(), not state.series)
    first = view.listed[: 3 * MOST_ROWS]
    options = [(measure.series["label"], here.but(series=measure.key).address(), measure.key == state.series) for measure in first]
    return Control("series", text("stage.menu-series"), chosen, [everything, *options])


PAGES: dict[str, Staging] = {
    "/": home, "/gaps": gaps, "/compare": on_stage_compare.stage, "/activities": activities, "/reviews": reviews, "/data": data,
    "/interlinkages": on_stage_links.stage,
}  # fmt: skip
# A picture of a page that is shown as it stands there, because it has a chart of its own.
_LIFTED = {("/", "map"), ("/", "effort"), ("/activities", "effort")}


def own(shown: ViewState) -> Staging | None:
    """The function that puts a view on the wall; None where its chart is taken from its page."""
    return None if (shown.page, shown.picture) in _LIFTED else PAGES.get(shown.page)
