"""Every word of the interface. `Text` looks a key up in one language and falls back to English."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.text import numbers

_FOLDER = Path(__file__).parent
FALLBACK = "en"


@dataclass(frozen=True)
class Text:
    """The words of one language."""

    language: str
    words: dict[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of a key with the values put in. A key that does not exist raises KeyError: that is our mistake."""
        template = self.words[key]
        return template.format(**values) if values else template

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self.words

    def count(self, key: str, n: int, **values: object) -> str:
        """The words for a number of things: `key.none`, `key.one` or `key.many`, with `n` in figures, `word` in letters."""
        form = "one" if n == 1 else "none" if n == 0 and f"{key}.none" in self.words else "many"
        figures = numbers.whole(n)
        word = self.words.get(f"number.{n}", figures)
        return self.words[f"{key}.{form}"].format(n=figures, word=word, Word=_capital(word), **values)

    def number(self, n: int) -> str:
        """A small number in letters, a larger one in figures."""
        return self.words.get(f"number.{n}", numbers.whole(n))

    def listed(self, named: Sequence[str]) -> str:
        """Names in a sentence: 'health, water and work'."""
        return f"{', '.join(named[:-1])} {self('word.and')} {named[-1]}" if len(named) > 1 else "".join(named)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _flat(branch: dict, stem: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in branch.items():
        flat |= _flat(value, f"{stem}{key}.") if isinstance(value, dict) else {f"{stem}{key}": value}
    return flat


@lru_cache
def load(language: str = FALLBACK) -> Text:
    """The catalogue of a language, completed from English."""
    words = _flat(tomllib.loads((_FOLDER / f"{FALLBACK}.toml").read_text(encoding="utf-8")))
    if language != FALLBACK:
        words |= _flat(tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
    return Text(language, words)
