"""One view has one address; reading an address never fails and says what it did not understand."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.view_state import CHOICES, CODES, FREE, LISTS, PAGES, RENAMED, SHOWN_OF_A_BAD_VALUE, ViewState, Vocabulary, is_page, read

NAMED = {"areas": ("bogota", "mexico-city", "sao-paulo"), "goals": ("1", "11", "17"), "regions": ("Africa", "North America", "Asia-Pacific")}
KNOWN = Vocabulary(**{kind: NAMED.get(kind, (f"{kind}-one", f"{kind}.2")) for kind in Vocabulary.__dataclass_fields__})
TEXT = st.text(max_size=60)


def values(key: str) -> list[str]:
    """Values a key may take, the default included."""
    if key in FREE:
        return ["", "water and waste", "eau & déchets = ?"]
    if key in LISTS:
        first, second, *_ = getattr(KNOWN, LISTS[key])
        return ["", first, f"{second}~{first}"]
    return ["", *getattr(KNOWN, CODES[key])] if key in CODES else list(CHOICES[key])


def is_allowed(key: str, value: str) -> bool:
    """Whether a state may hold the value: a known code or choice, known codes once each, or short printable words."""
    if key in FREE:
        return len(value) <= FREE[key] and value.isprintable()
    if key in LISTS:
        codes = value.split("~") if value else []
        return set(codes) <= set(getattr(KNOWN, LISTS[key])) and len(codes) == len(set(codes))
    return value in values(key)


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    """Any state that can be reached by clicking."""
    page = draw(st.sampled_from(sorted(PAGES)))
    return ViewState(page=page, **{key: draw(st.sampled_from(values(key))) for key in PAGES[page]})


@given(states())
def test_a_view_written_and_read_again_is_the_same_view(state: ViewState) -> None:
    path, _, query = state.address().partition("?")
    again = read(path, query, KNOWN)
    assert again == state
    assert again.misread == ()
    assert again.address() == state.address()


@given(states(), states())
def test_a_view_changed_is_the_view_made_anew(state: ViewState, other: ViewState) -> None:
    state.query()
    changes = {key: getattr(other, key) for key in PAGES[other.page]}
    changed = state.but(page=other.page).but(**changes)
    anew = ViewState(**({key: getattr(state, key) for key in PAGES[state.page]} | changes | {"page": other.page}))
    assert changed == anew and changed.address() == anew.address()
    assert changed.but(**{key: getattr(state, key) for key in changes}, page=state.page).address() == state.address()


@given(states(), st.randoms())
def test_the_order_of_the_parts_does_not_matter(state: ViewState, random: object) -> None:
    pairs = parse_qsl(state.query())
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert read(state.path(), urlencode(pairs), KNOWN) == state


@given(st.sampled_from(sorted(PAGES)), st.lists(st.tuples(TEXT, TEXT), max_size=8))
@example("/gaps", [("city", "\x00"), ("city", "bogota"), ("ſort", "ﬁ"), ("sort", "\u202egap")])
@example("/gaps", [("city", "x" * 10_000)])
def test_rubbish_gives_the_default_view_and_a_notice(page: str, pairs: list[tuple[str, str]]) -> None:
    state = read(page, urlencode(pairs), KNOWN)
    assert isinstance(state, ViewState)
    assert all(getattr(state, key) in values(key) for key in PAGES[page] if key not in FREE)
    for misread in state.misread:
        assert len(misread.key) <= SHOWN_OF_A_BAD_VALUE + 1 and len(misread.value) <= SHOWN_OF_A_BAD_VALUE + 1
        assert (misread.key + misread.value).isprintable()
    assert read(state.path(), state.query(), KNOWN) == state


@given(st.sampled_from(sorted(PAGES)), st.binary(max_size=200))
def test_bytes_that_are_no_text_are_read_as_well_as_they_can_be(page: str, raw: bytes) -> None:
    assert read(page, raw.decode("latin-1"), KNOWN).page == page
    assert read(page, "city=" + "".join(f"%{byte:02x}" for byte in raw), KNOWN).page == page


def test_defaults_are_left_out() -> None:
    assert ViewState("/gaps", city="bogota", sort="gap", show="all", rows="some").address() == "/gaps?city=bogota"
    assert ViewState("/").address() == "/"


def test_keys_of_other_pages_are_left_out() -> None:
    assert ViewState("/data", city="bogota", source="sources-one").address() == "/data?source=sources-one"


def test_codes_stay_readable_and_everything_else_is_quoted() -> None:
    assert ViewState("/", region="North America").address() == "/?region=North%20America"
    assert ViewState("/gaps", series="a&b=c#d").address() == "/gaps?series=a%26b%3Dc%23d"


def test_an_export_has_the_same_query() -> None:
    assert ViewState("/gaps", city="bogota").address(".csv") == "/gaps.csv?city=bogota"
    assert ViewState("/", region="Africa").address(".json") == "/overview.json?region=Africa"


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_keys_of_earlier_addresses_go_on_working(old: str, new: str) -> None:
    value = values(new)[1]
    state = read("/gaps", urlencode({old: value}), KNOWN)
    assert getattr(state, new) == value
    assert state.misread == ()
    assert state.address() == f"/gaps?{urlencode({new: value})}"


@pytest.mark.parametrize(
    ("query", "key", "value", "why", "shown"),
    [
        ("city=atlantis", "city", "atlantis", "unknown-value", ""),
        ("goal=18", "goal", "18", "unknown-value", ""),
        ("series=nothing", "series", "nothing", "unknown-value", ""),
        ("sort=money", "sort", "money", "unknown-value", "gap"),
        ("show=best", "show", "best", "unknown-value", "all"),
        ("wide=yes", "wide", "yes", "unknown-value", ""),
        ("colour=red", "colour", "red", "unknown-key", ""),
        ("network=metropolis", "network", "metropolis", "unknown-key", ""),
        ("city=bogota&city=sao-paulo", "city", "sao-paulo", "more-than-one", "bogota"),
    ],
)
def test_what_was_not_understood_is_named(query: str, key: str, value: str, why: str, shown: str) -> None:
    (misread,) = read("/gaps", query, KNOWN).misread
    assert (misread.key, misread.value, misread.why, misread.shown) == (key, value, why, shown)


def test_the_first_of_two_values_is_used() -> None:
    assert read("/gaps", "city=bogota&city=sao-paulo", KNOWN).city == "bogota"


def test_an_empty_value_is_the_default_and_no_mistake() -> None:
    state = read("/gaps", "?city=&goal=&sort=", KNOWN)
    assert state == ViewState("/gaps") and state.misread == ()


def test_blanks_around_a_value_are_forgiven() -> None:
    assert read("/gaps", "city=%20bogota%20", KNOWN).city == "bogota"


def test_a_long_value_is_shortened_for_the_notice() -> None:
    (misread,) = read("/gaps", "city=" + "x" * 10_000, KNOWN).misread
    assert misread.value == "x" * SHOWN_OF_A_BAD_VALUE + "…"


def test_a_notice_is_no_part_of_a_view() -> None:
    misread = read("/gaps", "city=atlantis", KNOWN)
    assert misread == ViewState("/gaps")
    assert misread.but(goal="11").misread == ()


def test_ten_thousand_parts_do_not_break_it() -> None:
    assert read("/gaps", "&".join(f"a{n}={n}" for n in range(10_000)), KNOWN) == ViewState("/gaps")


def test_a_list_keeps_its_order_and_names_what_it_does_not_know() -> None:
    state = read("/reviews", "cities=sao-paulo~atlantis~%20bogota%20~~sao-paulo", KNOWN)
    assert state.cities == "sao-paulo~bogota"
    assert state.address() == "/reviews?cities=sao-paulo~bogota"
    told = [(misread.key, misread.value, misread.why) for misread in state.misread]
    assert told == [("cities", "sao-paulo", "twice"), ("cities", "atlantis", "unknown-value")]


def test_a_list_of_rubbish_is_the_default_and_told_briefly() -> None:
    state = read("/reviews", "cities=" + "~".join(f"x{n}" for n in range(5000)), KNOWN)
    assert state.cities == "" and len(state.misread) == 3


def test_a_deck_has_a_path_of_its_own() -> None:
    known = Vocabulary(decks=("session-1",))
    named = ViewState(page="/sessions", deck="session-1", step="2")
    carried = ViewState(page="/sessions", deck="~1abc", present="1")
    assert named.address() == "/sessions/session-1?step=2" and carried.address() == "/sessions/room?deck=~1abc&present=1"
    assert read("/sessions/session-1", "step=2", known) == named and read("/sessions/room", "deck=~1abc&present=1", known) == carried
    assert ViewState(page="/gaps", deck="session-1").address() == "/gaps?deck=session-1"
    assert [misread.why for misread in read("/sessions/other", "", known).misread] == ["unknown-value"]
    assert is_page("/sessions/any-deck") and not is_page("/sessions/") and not is_page("/sessions/a/b") and not is_page("/sessions/<b>")


def test_what_is_hidden_never_stands_in_an_address() -> None:
    state = read("/gaps", "names=hidden~bogota~%3Cb%3E", KNOWN)
    assert state.names == "hidden~bogota" and state.address() == "/gaps?names=hidden"
    assert read("/gaps", "names=shown", KNOWN).names == ""


def test_a_city_named_twice_counts_once_and_is_told() -> None:
    state = read("/compare", "cities=bogota~sao-paulo~bogota", KNOWN)
    assert state.cities == "bogota~sao-paulo" and [(misread.value, misread.why) for misread in state.misread] == [("bogota", "twice")]
