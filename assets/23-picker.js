/* The place picker: a combobox (WAI-ARIA pattern) over all areas of the release, found in any spelling, accents or not. */
(function () {
  "use strict";
  const SHOWN = 60;
  let places = null, added = null;

  const fold = function (text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ł/g, "l").replace(/[øØ]/g, "o").replace(/ı/g, "i").toLowerCase(); };

  /* Asked for once, however many letters are typed while the list is on its way; after a failure the next letter asks again. */
  function load(picker) {
    places = places || fetch(picker.dataset.places).then(function (answer) { if (!answer.ok) throw new Error(answer.status); return answer.json(); }).then(function (answer) {
      return answer.places.map(function (place) { return Object.assign(place, { names: [place.name].concat(place.also).map(fold) }); });
    });
    places.catch(function () { places = null; });
    return places;
  }

  /* Names that begin with what was typed come first, then words within names that do, then anything that holds it. */
  function rank(place, typed) {
    let best = 9;
    for (const name of place.names) {
      if (name.startsWith(typed)) best = Math.min(best, 0);
      else if (name.includes(" " + typed)) best = Math.min(best, 1);
      else if (typed.length > 2 && name.includes(typed)) best = Math.min(best, 2);
    }
    return best;
  }

  function found(all, typed) {
    if (!typed) return all.filter(function (place) { return place.member; });
    const ranked = all.map(function (place) { return [rank(place, typed), place]; }).filter(function (pair) { return pair[0] < 9; });
    ranked.sort(function (a, b) { return a[0] - b[0] || b[1].member - a[1].member || b[1].dots - a[1].dots; });
    return ranked.slice(0, SHOWN).map(function (pair) { return pair[1]; });
  }

  function option(place, index, list) {
    const item = document.createElement("li");
    item.id = list.id + "-" + index;
    item.setAttribute("role", "option");
    item.dataset.slug = place.slug;
    const dots = document.createElement("span");
    dots.className = "dots";
    dots.setAttribute("role", "img");
    dots.setAttribute("aria-label", place.words);
    for (let i = 0; i < 3; i += 1) { const dot = document.createElement("i"); if (i < place.dots) dot.className = "full"; dots.append(dot); }
    const name = document.createElement("span");
    name.textContent = place.name;
    const where = document.createElement("small");
    where.textContent = place.member ? place.country : place.country + " · " + list.dataset.reference;
    item.append(name, where, dots);
    return item;
  }

  async function show(picker) {
    const input = picker.querySelector("input"), list = picker.querySelector("ul");
    let all;
    try { all = await load(picker); } catch (error) { if (picker.contains(document.activeElement)) tell(picker, list.dataset.failed); return; }
    const typed = input.value === input.dataset.chosen ? "" : fold(input.value.trim()); // what stands there now, not when the list was asked for
    const matches = found(all, typed);
    list.replaceChildren.apply(list, matches.map(function (place, index) { return option(place, index, list); }));
    if (!matches.length) tell(picker, list.dataset.none);
    open(picker);
    mark(picker, typed && matches.length ? 0 : -1);
  }

  function open(picker) {
    picker.querySelector("ul").hidden = false;
    picker.querySelector("input").setAttribute("aria-expanded", "true");
  }

  /* A sentence in place of the cities. */
  function tell(picker, words) {
    const none = document.createElement("li");
    none.className = "none";
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.textContent = words;
    picker.querySelector("ul").replaceChildren(none);
    open(picker);
    mark(picker, -1);
  }

  function hide(picker) {
    const input = picker.querySelector("input");
    picker.querySelector("ul").hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(picker, index) {
    const input = picker.querySelector("input"), options = picker.querySelectorAll("li[data-slug]");
    options.forEach(function (item, at) { item.setAttribute("aria-selected", at === index ? "true" : "false"); });
    if (options[index]) { input.setAttribute("aria-activedescendant", options[index].id); options[index].scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
    picker.dataset.at = index;
  }

  function choose(picker, item) {
    const input = picker.querySelector("input");
    hide(picker);
    // A field that adds to the cities of a view keeps none of them: it is empty again for the next one.
    input.dataset.chosen = input.value = "adds" in picker.dataset ? "" : item.querySelector("span").textContent;
    added = "adds" in picker.dataset ? item.dataset.slug : null;
    window.cities_steer(picker.dataset.href.replace("CITY", item.dataset.slug));
  }

  /* On a phone the tokens scroll sideways: the city that was just added is brought into sight. */
  document.addEventListener("cities:drawn", function () {
    const token = added && document.getElementById("token-" + added), row = token && token.closest("ul");
    if (!row) return;
    added = null;
    row.scrollTo({ left: token.parentElement.offsetLeft - 16, behavior: "instant" });
  });

  const of = function (event) { return event.target.closest && event.target.closest("[data-picker]"); };

  document.addEventListener("focusin", function (event) { const picker = of(event); if (picker && event.target.tagName === "INPUT") { event.target.select(); load(picker).catch(function () { /* said when the list is to be shown */ }); } });
  document.addEventListener("focusout", function (event) { const picker = of(event); if (picker && !picker.contains(event.relatedTarget)) { const input = picker.querySelector("input"); hide(picker); input.value = input.dataset.chosen; } });
  document.addEventListener("input", function (event) { const picker = of(event); if (picker) show(picker); });
  document.addEventListener("mousedown", function (event) { const picker = of(event); const item = picker && event.target.closest("li[data-slug]"); if (item) { event.preventDefault(); choose(picker, item); } });
  /* Selected again at every click: the mouse takes away what the focus had selected, and the next letter is to begin a new name. */
  document.addEventListener("click", function (event) {
    const picker = of(event), input = event.target;
    if (!picker || input.tagName !== "INPUT") return;
    if (input.value === input.dataset.chosen) input.select();
    show(picker);
  });
  document.addEventListener("keydown", function (event) {
    const picker = of(event);
    if (!picker || event.target.tagName !== "INPUT") return;
    const list = picker.querySelector("ul"), options = picker.querySelectorAll("li[data-slug]"), at = +picker.dataset.at;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show(picker);
      else if (options.length) mark(picker, event.key === "ArrowDown" ? (at + 1) % options.length : (at < 1 ? options.length : at) - 1);
    } else if (event.key === "Enter" && !list.hidden && options[at]) { event.preventDefault(); choose(picker, options[at]); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); hide(picker); event.target.value = event.target.dataset.chosen; }
  });
})();
