"""What the eye would see at once: text inside its row, marks on their roads, labels apart."""

from playwright.sync_api import Page

from .room import BRISTOL, settle, steer, visit

NEAR = 6  # pixels between the middle of a road and its dot
LISTS = ("/gaps?city=los-angeles&rows=all", "/gaps?city=barcelona&targets=own&rows=all", f"{BRISTOL}&embed=1")
WIDTHS = (320, 360, 390, 768, 844, 1024, 1200, 1280, 1366, 1440)
CHARTS = (
    "/gaps?city=madrid&series=eu-unemployment", "/gaps?city=madrid&series=qol-household-finances", f"{BRISTOL}&series=eu-no2",
    f"{BRISTOL}&series=eu-pm10", "/gaps?city=barcelona", "/gaps?city=pittsburgh",
)  # fmt: skip
_SPILT = """() => [...document.querySelectorAll('.rows > li > *')].filter(row => {
  const outer = row.getBoundingClientRect();
  return [...row.querySelectorAll('.row-name, .row-value > *, .row-status, .hatch span')].some(part => {
    const inner = part.getBoundingClientRect(), whole = getComputedStyle(part).display === 'inline';
    const cut = part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 3;
    const over = part.closest('.hatch') && inner.left < part.closest('.hatch').getBoundingClientRect().left;
    return inner.height && (over || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2 || (!whole && cut));
  });
}).map(row => row.innerText.replace(/\\s+/g, ' '))"""
# The words of the key under the name of the black line.
_OVERPRINTED = """() => {
  const target = document.querySelector('.head-target').getBoundingClientRect();
  const meet = box => box.right > target.left && target.right > box.left && box.bottom > target.top && target.bottom > box.top;
  return [...document.querySelectorAll('.head-key > span')].filter(part => meet(part.getBoundingClientRect())).map(part => part.innerText);
}"""
_OFF_ROAD = """() => {
  const middle = element => { const box = element.getBoundingClientRect(); return box.y + box.height / 2; };
  const filled = point => getComputedStyle(point).fill !== 'rgb(255, 255, 255)'; // rings and arrow heads are paper inside
  const dots = [...document.querySelectorAll('.roads .scatterlayer .trace:last-child .point')].filter(filled).map(middle);
  const roads = [...document.querySelectorAll('.rows:not(.rows-rest) .row-road')].map(middle);
  return [dots.length, roads.length, Math.max(...dots.map((dot, i) => Math.abs(dot - roads[i])))];
}"""
_MAPS = {"/": ".chart-map", "/?picture=map&present=1": ".stage-graph", "/?picture=map&embed=1": ".chart-map"}
_SIZES = ((390, 844), (480, 900), (1024, 768), (1280, 720), (1440, 900), (1920, 1080))
_TANGLED = """chart => {
  const frame = document.querySelector(chart + ' .main-svg').getBoundingClientRect();
  const shown = [...document.querySelectorAll(chart + ' .annotation-text-g')].filter(label => label.checkVisibility({visibilityProperty: true}));
  const labels = shown.map(label => [label.textContent, label.getBoundingClientRect()]);
  const outside = labels.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const pairs = labels.flatMap(([a, here], i) => labels.slice(i + 1).filter(([, there]) => meet(here, there)).map(([b]) => a + ' on ' + b));
  return [...outside.map(([words]) => words + ' outside'), ...pairs];
}"""


def test_what_a_row_says_stays_inside_the_row(page: Page) -> None:
    spilt, overprinted = {}, {}
    for link in LISTS:
        visit(page, link)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            spilt[link, width] = page.evaluate(_SPILT)
            overprinted[link, width] = page.evaluate(_OVERPRINTED)
    assert not {place: found for place, found in spilt.items() if found}
    assert not {place: found for place, found in overprinted.items() if found}


def test_every_dot_lies_on_its_road(page: Page) -> None:
    for link in (BRISTOL, f"{BRISTOL}&sort=goal"):
        page.set_viewport_size({"width": 1440, "height": 900})
        visit(page, link)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(f"() => ({_OFF_ROAD})()[2] < {NEAR}")  # the picture follows the window a moment later
            dots, roads, _ = page.evaluate(_OFF_ROAD)
            assert dots == roads > 5


def test_the_labels_of_a_chart_keep_apart(page: Page, phone: Page) -> None:
    tangled = {}
    for name, window in {"desk": page, "phone": phone}.items():
        visit(window, BRISTOL)
        for link in CHARTS:
            steer(window, f"{link}&wide=1")
            tangled[name, link] = window.evaluate(_TANGLED, ".chart-course")
    assert not {place: found for place, found in tangled.items() if found}


def test_the_names_on_the_map_keep_apart(page: Page) -> None:
    tangled = {}
    for link, chart in _MAPS.items():
        visit(page, link)
        for width, height in _SIZES:
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            names = page.locator(f"{chart} .annotation-text-g >> visible=true").count()
            assert 4 <= names <= (6 if width < 768 else 26), (link, width, names)
            tangled[link, width] = page.evaluate(_TANGLED, chart)
    assert not {place: found for place, found in tangled.items() if found}
