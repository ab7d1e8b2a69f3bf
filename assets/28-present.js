/* Presenting: keys, the dark screen, the large code, notes with a clock in a window of their own.
   Steps, table, colours, the row in full strength and the way out are links like everywhere else; the keys only follow them. */
(function () {
  "use strict";
  const STARTED = "cities:presenting", NOTES = "cities:notes", AGO = 500;
  let notes = null, clock = 0, from = "", arrived = Date.now();

  /* While the app takes over, the view stands in the document twice: the copy it draws counts. */
  const one = function (selector) { return document.querySelector("#page " + selector) || document.querySelector(selector); };
  const bar = function () { return one("[data-wall]"); };
  const follow = function (selector) { const link = one(selector); if (link) window.cities_steer(link.getAttribute("href")); return Boolean(link); };

  /* Charts are laid out at the size of the stage and scaled to the screen; type beside them is scaled by the style sheet. */
  function scale() {
    const small = matchMedia("(max-width: 767.98px) and (orientation: portrait)").matches;
    const unit = small ? innerWidth / 960 : Math.min(innerWidth / 1920, innerHeight / 1080);
    document.documentElement.style.setProperty("--stage-scale", unit.toFixed(5));
  }

  function toggle(selector) {
    const box = one(selector);
    if (!box) return;
    box.hidden = !box.hidden;
    if (selector === "[data-stage-large]") box.setAttribute("aria-hidden", String(box.hidden));
  }

  function open() { return ["[data-stage-blanket]", "[data-stage-large]"].find(function (selector) { const box = one(selector); return box && !box.hidden; }); }

  /* Notes: a window of their own for the moderator's screen, with the time since the beginning and on this step. */
  function spell(since) { const s = Math.max(0, Math.floor((Date.now() - since) / 1000)); return Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0"); }

  function began() {
    let at = Number(sessionStorage.getItem(STARTED));
    if (!at) { at = Date.now(); sessionStorage.setItem(STARTED, String(at)); }
    return at;
  }

  function piece(page, tag, words, style) { const node = page.createElement(tag); node.textContent = words; if (style) node.style.cssText = style; page.body.append(node); return node; }

  function write() {
    const at = bar();
    if (!at || !notes || notes.closed) return;
    const page = notes.document, said = at.dataset, total = began();
    page.title = said.wordsNotes;
    page.documentElement.lang = document.documentElement.lang;
    page.body.replaceChildren();
    page.body.style.cssText = "margin:0;padding:20px 24px;font:18px/1.45 'Source Sans 3 Variable','Helvetica Neue',Arial,sans-serif;background:#fff;color:#16202b";
    const times = piece(page, "p", "", "margin:0 0 12px;font-size:30px;font-weight:600");
    const planned = Number(said.minutes) ? " / " + said.minutes + ":00" : "", all = Number(said.deckMinutes) ? " / " + said.deckMinutes + ":00" : "";
    const tick = function () {
      times.textContent = said.wordsStep + " " + spell(arrived) + planned + "   ·   " + said.wordsTotal + " " + spell(total) + all;
      times.style.color = Number(said.minutes) && Date.now() - arrived > Number(said.minutes) * 60000 ? "#94201a" : "";
    };
    clearInterval(clock);
    clock = setInterval(function () { if (notes.closed) clearInterval(clock); else tick(); }, AGO);
    tick();
    if (said.title) piece(page, "h1", said.number + ". " + said.title, "font-size:24px;margin:0 0 8px");
    if (said.question) piece(page, "p", said.wordsAsk + " " + said.question, "margin:0 0 12px;font-weight:600");
    piece(page, "p", said.notes || said.wordsNone, "margin:0 0 16px;white-space:pre-wrap");
    piece(page, "p", said.next ? said.wordsNext + " " + said.next : Number(said.last) ? said.wordsEnd : "", "margin:0 0 16px;color:#43505d");
    const row = piece(page, "p", "");
    [["stage-prev", said.wordsBack], ["stage-next", said.wordsOn]].forEach(function (pair) {
      if (!document.getElementById(pair[0])) return;
      const button = page.createElement("button");
      button.textContent = pair[1];
      button.style.cssText = "font:inherit;padding:8px 16px;margin-right:8px";
      button.onclick = function () { follow("#" + pair[0]); };
      row.append(button);
    });
    const again = page.createElement("button");
    again.textContent = said.wordsReset;
    again.style.cssText = "font:inherit;padding:8px 16px";
    again.onclick = function () { sessionStorage.setItem(STARTED, String(Date.now())); arrived = Date.now(); write(); };
    row.append(again);
  }

  function speak(words) { const box = one(".stage-offline"); if (box) { box.textContent = words; box.hidden = !words; } }

  function note() {
    if (notes && !notes.closed) { notes.focus(); write(); return; }
    notes = window.open("", "cities-notes", "popup,width=720,height=560");
    if (!notes) { speak(bar().dataset.wordsNotes + ": " + bar().dataset.wordsBlocked); return; }
    notes.addEventListener("keydown", pressed);
    notes.addEventListener("pagehide", function () { sessionStorage.removeItem(NOTES); });
    sessionStorage.setItem(NOTES, "open");
    write();
  }

  /* A wall that was loaded again finds its notes at the next key: without one, browsers hand over no window. */
  function find() { if (!notes && bar() && sessionStorage.getItem(NOTES)) { note(); window.focus(); } }

  function leave() {
    const shown = open();
    if (shown) { toggle(shown); return; }
    if (document.querySelector("details[data-drawer][open]")) return; // Escape closes the menu first
    sessionStorage.removeItem(STARTED);
    if (notes && !notes.closed) notes.close();
    window.cities_steer(bar().dataset.leave);
  }

  const DOES = {
    arrowright: "#stage-next", arrowdown: "#stage-next", pagedown: "#stage-next", arrowleft: "#stage-prev", arrowup: "#stage-prev", pageup: "#stage-prev", l: "#stage-light", h: "#stage-lit-next",
  };

  function pressed(event) {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
    const key = event.key.toLowerCase();
    if (!bar()) {
      const start = key === "p" && one("#nav-present");
      if (start && !document.getElementById("first-view") && !one("dialog[open]")) { sessionStorage.setItem(STARTED, String(Date.now())); window.cities_steer(start.dataset.presentHref); }
      return;
    }
    find();
    const shown = open(), on = document.activeElement;
    if (shown === "[data-stage-blanket]" && key !== "escape" && key !== "tab") { event.preventDefault(); toggle(shown); return; }
    if ((key === " " || key === "enter") && on && on.matches("a, button, summary")) return;
    if ((key === "arrowdown" || key === "arrowup") && (on && on.closest(".stage-menu[open], .stage-table"))) return;
    if (key === " ") { event.preventDefault(); follow("#stage-next"); return; }
    if (DOES[key]) { event.preventDefault(); if (shown) toggle(shown); follow(DOES[key]); return; }
    if (key === "b" || key === ".") toggle("[data-stage-blanket]");
    else if (key === "q") toggle("[data-stage-large]");
    else if (key === "n") note();
    else if (key === "escape") leave();
  }

  function drawn() {
    const at = bar();
    if (!at) { from = ""; return; }
    scale();
    began();
    if (from === at.dataset.wallHere) return;
    from = at.dataset.wallHere;
    arrived = Date.now();
    write();
  }

  /* Before the drawers' own Escape: a menu that is open is seen as open. */
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("click", function (event) {
    const target = event.target.closest && event.target.closest("[data-stage-key], [data-stage-blanket], [data-stage-large], #stage-close");
    if (!target) return;
    if (target.id === "stage-close") { sessionStorage.removeItem(STARTED); if (notes && !notes.closed) notes.close(); }
    else if (target.dataset.stageKey === "n") note();
    else toggle(target.dataset.stageKey ? (target.dataset.stageKey === "b" ? "[data-stage-blanket]" : "[data-stage-large]") : target.matches("[data-stage-blanket]") ? "[data-stage-blanket]" : "[data-stage-large]");
  });
  window.addEventListener("resize", scale);
  document.addEventListener("cities:drawn", drawn);
  scale();
})();
