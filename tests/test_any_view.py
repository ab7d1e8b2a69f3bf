"""Addresses made of codes that all exist, in combinations nobody thought of: each is a view, and none is an error."""

import random
from collections.abc import Iterator

import pytest

from dashboard import steering
from dashboard.components.content import vocabulary
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.view_keys import CHOICES, CODES, JOINT, LISTS, PAGES

SEEN_ELSEWHERE = {"release", "names", "deck", "embed", "print", "picture"}  # they have tests of their own
FEW, MANY = 3, 7


@pytest.fixture(scope="module")
def text() -> Text:
    return load()


def addresses(store: Store, n: int, seed: int) -> Iterator[str]:
    """Addresses with a few keys each, seven in ten of their cities members of the network."""
    dice, catalogue = random.Random(seed), store.catalogue()
    known, members = vocabulary(catalogue, store.record()), list(catalogue.network_areas)
    pools: dict[str, list[str]] = {key: list(CHOICES[key]) for key in CHOICES}
    pools |= {key: sorted(getattr(known, name)) for key, name in {**CODES, **LISTS}.items() if key not in SEEN_ELSEWHERE}
    for _ in range(n):
        page = dice.choice(list(PAGES))
        keys = [key for key in PAGES[page] if pools.get(key) and key not in SEEN_ELSEWHERE]
        chosen = dice.sample(keys, min(len(keys), dice.randint(1, MANY)))
        said = []
        for key in chosen:
            pool = members if key in ("city", "cities", "highlight") and dice.random() < 0.7 else pools[key]
            codes = dice.sample(pool, min(len(pool), 2 if key == "pair" else dice.randint(1, FEW) if key in LISTS else 1))
            said.append(f"{key}={JOINT.join(codes)}")
        yield f"{page}?{'&'.join(said)}"


def test_any_combination_of_codes_is_a_view(store: Store, text: Text) -> None:
    for address in addresses(store, 800, seed=2030):
        page, _, query = address.partition("?")
        try:
            _, content, _ = steering.draw(page, f"?{query}", store, text)
        except Exception as error:
            raise AssertionError(address) from error
        assert content.title and "None" not in content.title, address


@pytest.mark.parametrize(
    "address",
    ["/compare?highlight=aachen-de", "/compare?cities=aachen-de", "/compare?highlight=mannheim&peers=all&old=1",
     "/interlinkages?region=North%20America&lens=theme.procurement&to=9"],
)  # fmt: skip
def test_a_place_outside_the_network_and_a_choice_that_leaves_nothing(store: Store, text: Text, address: str) -> None:
    page, _, query = address.partition("?")
    assert steering.draw(page, f"?{query}", store, text)[1].title
