"""Views nobody has asked for before: random cities, measures and filters, always the same for a seed."""

import itertools
import json
import random
from collections.abc import Callable
from pathlib import Path

from dashboard import application, steering
from dashboard.store.questions import Store
from dashboard.text import load
from dashboard.view_state import MOST_CITIES, ViewState

UPDATE = "/_dash-update-component"
MEMBERS = 0.7  # share of views that show a member of the network, not a reference city
SEED, SETS = 2030, 60
Ask = Callable[[str], bytes]


def addresses(store: Store, n: int, seed: int) -> list[str]:
    """Distinct addresses of `/gaps`: a city, mostly one of its measures, now and then a filter, another order, the table."""
    dice, catalogue, found = random.Random(seed), store.catalogue(), dict[str, None]()
    members, others = list(catalogue.network_areas), [key for key in catalogue.areas if key not in catalogue.network_areas]
    while len(found) < n:
        city = dice.choice(members if dice.random() < MEMBERS or not others else others)
        measures = [row["series"] for row in store.assessments_of_area(city)]
        state = ViewState("/gaps", city=city)
        if measures and dice.random() < 0.6:
            state = state.but(series=dice.choice(measures))
        for key, values, share in (
            ("sort", ["goal"], 0.2), ("goal", list(catalogue.goals), 0.2), ("show", ["worse", "none", "rev", "on", "level"], 0.2),
            ("rows", ["all"], 0.05), ("table", ["1"], 0.05),
        ):  # fmt: skip
            if dice.random() < share:
                state = state.but(**{key: dice.choice(values)})
        found[state.address()] = None
    return list(found)


def other_pages(store: Store, page: str) -> list[str]:
    """Addresses of another page, in an order of chance that never changes: every choice of its main keys, or chance sets of cities."""
    catalogue, record, dice = store.catalogue(), store.record(), random.Random(SEED)
    goals, members = ["", *catalogue.goals], list(catalogue.network_areas)
    sets = ["~".join(dice.sample(members, min(MOST_CITIES, len(members)))) for _ in range(SETS)]
    keys: dict[str, dict[str, list[str]]] = {
        "/": {"region": ["", *catalogue.regions], "network": ["", *sorted({name for names in catalogue.networks.values() for name in names})], "goal": goals},
        "/compare": {"cities": sets, "chart": ["one", "shared"]},
        "/interlinkages": {"goal": goals, "to": goals},
        "/activities": {"challenge": ["", *(row["code"] for row in record["challenge"])], "goal": goals},
        "/reviews": {"cities": sets, "goal": ["", "11"]},
        "/data": {"source": ["", *catalogue.sources], "goal": goals},
    }
    found = [ViewState(page, **dict(zip(keys[page], values, strict=True))).address() for values in itertools.product(*keys[page].values())]
    dice.shuffle(found)
    return found


def bodies(pointer: Path) -> Ask:
    """What a browser sends for an address when its page is on the screen already: a function from address to body."""
    app, store, text = application.create(pointer), Store(pointer), load()
    (output,) = (key for key, callback in app.callback_map.items() if "callback" in callback)
    declared = app.callback_map[output]["output"]
    parts = {page: steering.draw(page, "", store, text)[1] for page in steering.PAGES}

    def body(address: str) -> bytes:
        path, _, query = address.partition("?")
        page = parts[path]
        several = {"part": ["header", "footer", *map(page.key, page.parts)], "figure": [*map(page.key, page.figures)]}
        outputs = [_output(one.component_id, one.component_property, several) for one in declared]
        inputs = [{"id": "url", "property": "pathname", "value": path}, {"id": "url", "property": "search", "value": f"?{query}" if query else ""}]
        return json.dumps({"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": ["url.search"], "state": []}).encode()

    return body


def _output(identifier: object, name: str, several: dict[str, list[str]]) -> object:
    if isinstance(identifier, dict):
        (kind,) = identifier
        return [{"id": {kind: key}, "property": name} for key in several[kind]]
    return {"id": identifier, "property": name}
