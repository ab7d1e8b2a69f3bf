/* Replay of the activities: a day moves through the period in less than a minute, its dots appear and the matrix counts along.
   Nothing is asked of the server. It can be paused, moved by hand, and does not move by itself when motion is unwanted. */
(function () {
  "use strict";
  const LASTS = 40000, LATEST = 1000, SHOWN = 1500;
  let running = 0, began = 0, from = 0;

  const one = function (selector) { return document.querySelector(selector); };
  const still = function () { return matchMedia("(prefers-reduced-motion: reduce)").matches; };
  const slider = function () { return one("#replay-day"); };
  const noon = function (day) { return Date.parse(day + "T12:00:00Z"); };

  /* First and last moment of the months on show: the axis holds whole months. */
  function span(box) {
    const begin = Date.parse(box.dataset.from + "-01T00:00:00Z"), end = new Date(Date.parse(box.dataset.until + "-01T00:00:00Z"));
    end.setUTCMonth(end.getUTCMonth() + 1);
    return [begin, end.getTime() - 1];
  }

  function cells(dots) {
    const found = {};
    dots.forEach(function (dot) { dot.dataset.challenges.split(" ").forEach(function (code) { const key = code + "-" + dot.dataset.line; found[key] = (found[key] || 0) + 1; }); });
    return found;
  }

  /* The discs of the matrix grow with their counts. Shared counts are no whole numbers on the way, so only their size is shown. */
  function count(shown, all) {
    const now = cells(shown), full = cells(all);
    document.querySelectorAll("[data-cell] .act-disc").forEach(function (disc) {
      const key = disc.closest("[data-cell]").dataset.cell, n = now[key] || 0, done = n === full[key];
      disc.style.transform = done ? "" : "scale(" + Math.sqrt(n / full[key]) + ")";
      disc.firstElementChild.textContent = done ? disc.dataset.n : disc.dataset.n === String(full[key]) ? n : "";
    });
  }

  function show(share) {
    const box = one("[data-replay]"), at = share / LATEST, [begin, end] = span(box), now = begin + at * (end - begin), last = share >= LATEST;
    const dots = Array.from(document.querySelectorAll(".act-track .act-dot:not(.act-faint)")), shown = new Map(), all = new Map();
    dots.forEach(function (dot) {
      const when = noon(dot.dataset.day), there = last || when <= now;
      dot.classList.toggle("act-yet", !there);
      dot.classList.toggle("act-now", there && !last && now - when < (end - begin) * SHOWN / LASTS);
      all.set(dot.dataset.activity, dot);
      if (there) shown.set(dot.dataset.activity, dot);
    });
    document.querySelectorAll(".act-lane-label").forEach(function (label) { label.classList.toggle("act-yet", !last && noon(label.dataset.day) > now); });
    count(Array.from(shown.values()), Array.from(all.values()));
    const date = new Date(now), cursor = one(".act-cursor"), track = one(".act-track");
    const day = date.getUTCDate() + " " + box.dataset.months.split("~")[date.getUTCMonth()];
    one(".act-day").textContent = last ? "" : box.dataset.said.replace("{day}", day).replace("{n}", shown.size).replace("{total}", all.size);
    slider().setAttribute("aria-valuetext", last ? box.dataset.whole : day);
    cursor.hidden = last;
    if (track) cursor.style.left = track.offsetLeft + at * track.offsetWidth + "px";
  }

  function say() { const button = one("[data-replay-play]"), box = one("[data-replay]"); if (button) button.textContent = running ? box.dataset.pause : box.dataset.play; }

  function stop() { cancelAnimationFrame(running); running = 0; say(); }

  function step(time) {
    if (!slider()) { running = 0; return; }
    if (!began) began = time - from / LATEST * LASTS;
    const share = Math.min(LATEST, (time - began) / LASTS * LATEST);
    slider().value = share;
    show(share);
    if (share < LATEST) running = requestAnimationFrame(step);
    else stop();
  }

  function play() {
    from = +slider().value >= LATEST ? 0 : +slider().value;
    began = 0;
    running = requestAnimationFrame(step);
    say();
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("[data-replay-play]")) return;
    if (running) stop();
    else if (!still()) play();
  });
  document.addEventListener("input", function (event) { if (event.target.id === "replay-day") { stop(); show(+event.target.value); } });
  document.addEventListener("cities:drawn", function (event) {
    if (event.detail !== "activities-timeline") return;
    if (running) stop();
    if (slider()) { slider().value = LATEST; show(LATEST); }
  });
})();
