"""The shared dashboard on the wall can be read: contrast, size, nothing cut off, in the dark and in the light."""

import pytest

from .conftest import OpenPage
from .room import visit
from .test_present import WALLS

# Contrast of every word in the cells of the shared dashboard with its ground, size of the smallest in pixels of the large stage, what is cut off.
_SHARED = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = one => parts(getComputedStyle(one).backgroundColor)[3] === 0 ? ground(one.parentElement) : getComputedStyle(one).backgroundColor;
  const words = [...document.querySelectorAll('.shared-table :is(td, td *, th, th *)')].filter(one => one.checkVisibility() && !one.closest('.sr-only, .chip'))
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()));
  const contrast = one => [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => b - a);
  const box = document.querySelector('.stage-table');
  return [
    Math.min(...words.map(contrast).map(([high, low]) => (high + 0.05) / (low + 0.05))),
    Math.min(...words.map(one => parseFloat(getComputedStyle(one).fontSize))) / Math.min(innerWidth / 1920, innerHeight / 1080),
    box.scrollWidth - box.clientWidth + box.scrollHeight - box.clientHeight,
    words.length,
  ];
}"""


@pytest.mark.parametrize(("width", "height"), WALLS)
@pytest.mark.parametrize("light", ["", "&light=1"])
def test_the_shared_dashboard_can_be_read_on_the_wall(open_page: OpenPage, width: int, height: int, light: str) -> None:
    page = open_page(width, height)
    visit(page, f"/compare?chart=shared&present=1&table=1{light}")
    contrast, smallest, cut, words = page.evaluate(_SHARED)
    assert contrast >= 4.5 and smallest >= 26.9 and cut == 0 and words > 100, (contrast, smallest, cut, words)
