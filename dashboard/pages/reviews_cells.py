"""Table cells of `/reviews` that stand there by the hundred, kept ready as HTML."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from dashboard.components import marks

# The neutral ramp of the tables: from how many measures on a cell takes the next shade.
STEPS = (1, 3, 8, 20)
_HELD = Markup('<td class="held shade-{}">{}</td>')
_NOT_HELD = Markup('<td class="unheld"><span>{}</span></td>')
_VERDICT = Markup('<td class="verdict verdict-{}"><span class="verdict-word">{}{}</span>{}{}</td>')
_WHY = Markup('<span class="small">{}</span>')
_EVIDENCE = Markup('<a class="small" href="{}" target="_blank" rel="noopener">{}</a>')
_NOTHING = Markup("")


def step(count: int) -> int:
    """The shade of a number of measures, 0 for none."""
    return sum(count >= edge for edge in STEPS)


@lru_cache(maxsize=512)
def held(words: str, shade: int = 1) -> Markup:
    """A cell with something in it."""
    return _HELD.format(shade, words)


@lru_cache(maxsize=64)
def not_held(words: str) -> Markup:
    """A hatched cell with the word for what is missing."""
    return _NOT_HELD.format(words)


def counts(numbers: Sequence[int], nothing: str) -> Markup:
    """A row of numbers of measures, darker with more; `nothing` is the word for none."""
    return joined(held(str(count), step(count)) if count else not_held(nothing) for count in numbers)


@lru_cache(maxsize=512)
def verdict(key: str, icon: str, word: str, why: str = "", evidence: str = "", evidence_word: str = "") -> Markup:
    """One part of the linkage: symbol and word, the reason if there is one, the page that shows it."""
    reason = _WHY.format(why) if why else _NOTHING
    page = _EVIDENCE.format(evidence, evidence_word) if evidence else _NOTHING
    return _VERDICT.format(key, marks.symbol(icon) if icon else _NOTHING, word, reason, page)


def joined(cells: Iterable[Markup]) -> Markup:
    """Cells one after the other."""
    return Markup("".join(cells))
