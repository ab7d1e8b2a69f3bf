/* The share sheet. Everything in it comes from the address bar, so the receiver sees the same view. */
(function () {
  "use strict";
  const sheet = function () { return document.getElementById("share-sheet"); };
  const part = function (selector) { return sheet().querySelector(selector); };

  /* The address bar, or another address of ours, with some keys set, those last that every page has. */
  function address(more, path, from) {
    const url = new URL(from || location.href, location.href), query = url.search.slice(1).split("&").filter(function (pair) { return pair && !(pair.split("=")[0] in more); });
    Object.keys(more).forEach(function (key) { if (more[key]) query.push(key + "=" + encodeURIComponent(more[key])); });
    return (path || url.pathname) + (query.length ? "?" + query.join("&") : "");
  }

  /* Decks have addresses of their own; what can be taken away is named by the page. */
  function exportedPath() { return location.pathname === "/" ? "/overview" : location.pathname.replace(/^\/sessions\/.*/, "/sessions"); }

  function usual() {
    const asked = new URLSearchParams(location.search);
    if (asked.get("picture")) return asked.get("picture");
    return document.querySelector("[data-picture-of-view]").dataset.pictureOfView;
  }

  function chosen() { const name = part("#share-picture").value; return name === usual() ? new URLSearchParams(location.search).get("picture") : name; }

  function fill() {
    /* A file is of the view as it was understood: one about a part of the link that was not would be refused. */
    const exported = exportedPath(), named = !new URLSearchParams(location.search).get("names"), understood = document.querySelector(".from-screen a").getAttribute("href");
    sheet().querySelectorAll("[data-export]").forEach(function (link) {
      link.href = address({ picture: chosen() }, exported + "." + link.dataset.export, understood);
      if (link.dataset.export === "sdmx.csv") link.hidden = !named || exported !== "/gaps";
      if (link.dataset.export === "datapackage.json") link.hidden = !named; // both hold every city
    });
    const source = location.origin + address({ embed: "1", picture: chosen() });
    part("#share-snippet").value = '<iframe src="' + source.replace(/&/g, "&amp;") + '" title="' + document.title.replace(/&/g, "&amp;").replace(/"/g, "&quot;") +
      '" width="100%" height="560" loading="lazy" style="border:1px solid #dde1e5"></iframe>';
  }

  function open() {
    const release = document.querySelector(".header .release").dataset, pinned = new URLSearchParams(location.search).has("release");
    const pictures = JSON.parse(sheet().dataset.pictures)[exportedPath() === "/overview" ? "/" : exportedPath()] || [];
    part("#share-link").value = location.href;
    part(".said").textContent = "";
    part("#share-pin").href = address({ release: pinned ? "" : release.digest });
    part("#share-pin").textContent = pinned ? sheet().dataset.unpin : sheet().dataset.pin.replace("{release}", release.release);
    part("#share-leave").href = address({ print: "1" });
    part("#share-picture").replaceChildren.apply(part("#share-picture"), pictures.map(function (pair) { return new Option(pair[1], pair[0], false, pair[0] === usual()); }));
    fill();
    sheet().showModal();
  }

  function say(words) { part(".said").textContent = words; }

  function copy(field, words) {
    field.select();
    window.cities_copy(field.value).then(function () { say(words); }, function () { say(sheet().dataset.failed); });
  }

  function code() {
    const dialog = document.getElementById("code-sheet"), exported = exportedPath();
    dialog.querySelector("img").src = address({}, exported + ".qr.svg");
    dialog.querySelector("p").textContent = location.href;
    dialog.showModal();
  }

  function make(kind) {
    const name = part("#share-picture").value;
    say(sheet().dataset.making);
    window.cities_picture(address({ embed: "1", picture: chosen() }), kind, location.pathname.slice(1) || "overview", name)
      .then(function () { say(sheet().dataset.made); }, function () { say(sheet().dataset.notMade); });
  }

  /* Printing any view prints its two sheets; they carry their own button. */
  function print() {
    const ready = function () { return document.querySelector(".page-print") && !document.querySelector(".is-waiting"); };
    const from = Date.now();
    if (!ready()) window.cities_steer(address({ print: "1" }));
    (function wait() { if (ready() && Date.now() - from > 600) window.print(); else if (Date.now() - from < 15000) setTimeout(wait, 100); })();
  }

  document.addEventListener("click", function (event) {
    const at = event.target.closest && event.target.closest("button, a");
    if (!at) return;
    if (at.hasAttribute("data-share")) open();
    else if (at.hasAttribute("data-copy")) copy(part("#share-link"), sheet().dataset.copied);
    else if (at.hasAttribute("data-copy-snippet")) copy(part("#share-snippet"), sheet().dataset.snippetCopied);
    else if (at.hasAttribute("data-code")) code();
    else if (at.hasAttribute("data-close-code")) document.getElementById("code-sheet").close();
    else if (at.dataset.make) make(at.dataset.make);
    else if (at.hasAttribute("data-print")) window.print();
    else if (at.hasAttribute("data-close-sheet") || at.id === "share-pin" || at.id === "share-leave") sheet().close();
  });
  document.addEventListener("change", function (event) { if (event.target.id === "share-picture") fill(); });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "p" && sheet()) { event.preventDefault(); print(); }
  });

  /* The browser's own menu prints what the screen shows, and nothing can be fetched any more: the view keeps the width it was drawn for, only smaller. */
  const PAPER = 700; // the width between the margins of A4 and Letter, in pixels
  window.addEventListener("beforeprint", function () {
    const root = document.documentElement.style;
    root.setProperty("--screen-width", innerWidth + "px");
    root.setProperty("--screen-height", innerHeight + "px");
    root.setProperty("--paper-zoom", Math.min(1, PAPER / innerWidth).toFixed(4));
  });

  /* A sheet of paper has an end: rows that would be cut are left out. */
  function fit() {
    document.querySelectorAll("#page .sheet-paper").forEach(function (sheet) {
      const foot = sheet.querySelector(".print-foot"), end = (foot || sheet).getBoundingClientRect(), bottom = foot ? end.top - 4 : end.bottom;
      sheet.querySelectorAll("tr, caption, h3, .deck, .deck-step, .lk-note, .card-foot p, .panel-notes p, .doing p, .doing li").forEach(function (row) { row.style.visibility = row.getBoundingClientRect().bottom > bottom ? "hidden" : ""; });
    });
  }
  /* Paper is wider than a phone: there the sheets are shown whole, and smaller. */
  function widen() {
    const window_ = document.querySelector("meta[name=viewport]"), fits = document.querySelector("#page .page-print") ? "width=860" : "width=device-width, initial-scale=1";
    if (window_.content !== fits) window_.content = fits;
  }
  document.addEventListener("cities:drawn", widen);
  /* Asking whether the faces are there makes the browser lay the page out, so it is asked on paper only. */
  document.addEventListener("cities:drawn", function () { if (document.querySelector("#page .sheet-paper")) document.fonts.ready.then(function () { requestAnimationFrame(fit); }); });

  /* A picture or a sheet that has left its page still says where it came from. */
  document.addEventListener("cities:drawn", function () {
    document.querySelectorAll("a[data-here]").forEach(function (link) { link.textContent = location.host + link.getAttribute("href"); });
  });
})();
