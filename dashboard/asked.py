"""What an address asks for: the release it names is held, and the rest of the address is read with the words of that release."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from dashboard import exports
from dashboard.components import content as contents
from dashboard.store.questions import Store
from dashboard.view_keys import OUTDATED
from dashboard.view_state import ViewState, first_sent, read


@contextmanager
def asked(path: str, query: str, store: Store) -> Iterator[ViewState]:
    """The view an address names. While this lasts, every question of this thread is answered from the release it asks for; from
    the current one if that is gone, which the view then says."""
    wanted = first_sent(query, "release")
    with store.held(wanted) as is_held:
        known = contents.vocabulary(store.catalogue(), store.record())
        state = read(path, query, replace(known, releases={wanted} if is_held else (), pictures=exports.PICTURES.get(path, ())))
        yield state if is_held or not wanted or wanted not in store.outdated() else _outdated(state)


def _outdated(state: ViewState) -> ViewState:
    """The same view, saying that its release is kept but cannot be shown."""
    return replace(state, misread=tuple(replace(part, why=OUTDATED) if part.key == "release" else part for part in state.misread))
