"""Presenting: any view on the wall, with or without a deck around it. The release is frozen from the first moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import exports
from dashboard.components import content as contents
from dashboard.components import lifted, parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.components.stage import EMPTY, Stage
from dashboard.decks import Step
from dashboard.figures.on_stage import staged
from dashboard.pages import on_stage
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState, of_ours, read
from dashboard.views import sessions
from dashboard.views.sessions import Chosen

Draw = Callable[[ViewState, Store, Text], Content]
WITH_ROWS = ("roads", "ranked", "mosaic", "lanes", "bars")
WITH_FIGURE = ("roads", "ranked", "mosaic", "lanes", "chart")
LONG, LONGER = 92, 150


@dataclass(frozen=True)
class Scene:
    """A view on stage with its place in a deck: `shown` is the view itself, with everything the wall adds to it."""

    state: ViewState
    shown: ViewState
    chosen: Chosen
    number: int
    step: Step | None

    @property
    def last(self) -> int:
        """How many steps the deck has; 0 without one."""
        return len(self.chosen.deck.steps) if self.chosen.deck else 0


def content(state: ViewState, store: Store, text: Text, pages: Mapping[str, Draw]) -> Content:
    """The wall for a state with `present=1`; `pages` draw the views that have no stage of their own."""
    digest = store.catalogue().digest
    scene = scene_of(replace(state, release=state.release or digest), store)
    stage = _stage(scene, store, text, pages)
    values = _values(scene, stage, store, text)
    module = templates.module("presenting.html", **values)
    figure = staged(stage.figure, light=bool(state.light)) if stage.figure else EMPTY
    return Content(
        title=stage.sentence,
        sentence=contents.spoken(stage.sentence, values["question"]),
        parts={f"stage-{key}-{stage.kind}": str(getattr(module, key)()) for key in ("head", "rows", "foot")},
        figures={"stage-chart": figure} if stage.kind in WITH_FIGURE else {},
        frame=frame,
    )


def told(state: ViewState, store: Store, text: Text, pages: Mapping[str, Draw], steps: Sequence[Step]) -> list[Stage]:
    """What the wall says and shows at each step of the deck a state names."""
    wall = replace(state, print="", table="", lit="", present="1", release=state.release or store.catalogue().digest)
    return [_stage(scene_of(replace(wall, step=str(number)), store), store, text, pages) for number, _ in enumerate(steps, 1)]


def frame(page: Content) -> Node:
    """Sentence above, picture in the middle, question, source and bar below."""
    box = parts.box
    head, rows, foot = page.parts
    kind = head.rpartition("-")[2]
    picture = [parts.html(rows, page.parts[rows])]
    if kind in WITH_FIGURE:
        figure = page.figures["stage-chart"]
        still = parts.graph("stage-chart", figure, figure["layout"].get("meta", ""), still=True)
        picture.append(box("Div", [still], "stage-graph", **parts.picture("title", "stage-source")))
    return box("Div", [parts.html(head, page.parts[head]), box("Div", picture, "stage-body"), parts.html(foot, page.parts[foot])], f"stage stage-{kind}")


def scene_of(state: ViewState, store: Store) -> Scene:
    """The view a state puts on the wall: that of its page, or that of the deck's step."""
    chosen = sessions.chosen(state, store.record())
    number, step = chosen.step(state)
    shown = replace(state, lit="")  # what one row is chosen from: a menu of the bar leads to other rows
    if state.page == SESSIONS and step:
        link = of_ours(step.link)
        known = contents.vocabulary(store.catalogue(), store.record())
        found = read(*link, replace(known, pictures=exports.PICTURES.get(link[0], ()))) if link else state.but(page="")
        wall = {key: getattr(state, key) for key in ("release", "deck", "present", "light", "rule", "names")}
        shown = replace(found, **wall, step=str(number), table=state.table or found.table, misread=(*state.misread, *found.misread))
    return Scene(state, shown, chosen, number, step)


def _stage(scene: Scene, store: Store, text: Text, pages: Mapping[str, Draw]) -> Stage:
    """What the wall says and shows. A heading of a page becomes a sentence here, so it ends like one."""
    stage = _found(scene, store, text, pages)
    return stage if stage.sentence.endswith((".", "?", "!", "…")) else replace(stage, sentence=f"{stage.sentence}.")


def _found(scene: Scene, store: Store, text: Text, pages: Mapping[str, Draw]) -> Stage:
    shown = scene.shown
    if shown.page == SESSIONS or shown.page not in pages:
        return Stage("words", _no_view(scene, text), "")
    own = on_stage.own(shown)
    stage = own(shown, store, text) if own else None
    if stage is None or (shown.table and not stage.table):
        page = pages[shown.page](shown.but(present="", light="", deck="", step=""), store, text)
        stage = stage or on_stage.of_page(page, shown, text)
        stage = replace(stage, table=lifted.table(page, _near(shown)))
    return replace(stage, kind="table", figure=None) if shown.table else stage


def _near(shown: ViewState) -> str:
    """Which parts of the page hold the table of what is on the wall."""
    return {("/gaps", True): "gaps-panel", ("/", False): "home-mosaic"}.get((shown.page, bool(shown.series)), "")


def _no_view(scene: Scene, text: Text) -> str:
    """Why there is nothing to see: no deck, no such step, or a step that leads nowhere."""
    if not scene.chosen.deck:
        return text("stage.no-deck") if not scene.chosen.asked else text("stage.broken-deck")
    if scene.step is None:
        return text("stage.no-step", n=scene.state.step[:6], last=scene.last)
    return text("stage.no-page", n=scene.number, link=scene.step.link[:60])


def _values(scene: Scene, stage: Stage, store: Store, text: Text) -> dict:
    shown, state, step = scene.shown, scene.state, scene.step
    length = len(stage.sentence)
    lit = int(state.lit or 0) if stage.kind in WITH_ROWS and int(state.lit or 0) <= len(stage.rows) else 0
    rows = range(len(stage.rows) + 1 if stage.kind in WITH_ROWS and len(stage.rows) > 1 else 0)
    plain = shown.but(present="", light="", deck="", step="", table="", release="")
    return {
        "text": text,
        "state": state,
        "stage": stage,
        "target_words": text("gaps.key-own-target" if shown.targets == "own" else "gaps.key-target"),
        "size": "longer" if length > LONGER else "long" if length > LONG else "short",
        "question": step.question if step else "",
        "missing": step.missing if step else "",
        "notes": step.notes if step else "",
        "minutes": step.minutes if step else 0,
        "deck_minutes": scene.chosen.deck.minutes if scene.chosen.deck else 0,
        "step_title": step.title if step else "",
        "number": scene.number,
        "last": scene.last,
        "next_title": scene.chosen.deck.steps[scene.number].title if scene.chosen.deck and step and scene.number < scene.last else "",
        "prev_href": _step(state, scene.number - 1) if 1 < scene.number <= scene.last else "",
        "next_href": _step(state, scene.number + 1) if 0 < scene.number < scene.last else "",
        "table_href": shown.but(table="" if shown.table else "1").address() if shown.page != SESSIONS else "",
        "light_href": state.but(light="" if state.light else "1").address(),
        "close_href": _close(scene, store),
        "qr_src": plain.address(".qr.svg"),
        "follow": "" if state.names or stage.kind == "words" else plain.address(),
        "misread": contents.notices(shown, text),
        "here": state.but(lit="").address(),
        "lit": lit,
        "lights": [state.but(lit=str(row) if row else "").address() for row in rows],
    }


def _step(state: ViewState, number: int) -> str:
    """The address of another step of the deck, presented alike."""
    kept = {key: getattr(state, key) for key in ("release", "deck", "light", "rule", "names")}
    return ViewState(page=SESSIONS, present="1", step="" if number == 1 else str(number), **kept).address()


def _close(scene: Scene, store: Store) -> str:
    """Where the wall leads back to: the deck at this step, or the view itself; without a release that is the newest anyway."""
    state = scene.state.but(present="", light="", lit="", release="" if scene.state.release == store.newest() else scene.state.release)
    if state.deck and scene.chosen.deck:
        kept = {key: getattr(state, key) for key in ("release", "deck", "step", "rule", "names")}
        return ViewState(page=SESSIONS, **kept).address()
    return state.but(step="").address()
