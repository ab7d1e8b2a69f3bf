/* The deck a moderator makes in the room. It lives in this browser and in its link: the link carries the TOML of the deck,
   deflated, in base64url. Files are read by the same road: their text becomes a link, and the server says what is wrong with it. */
(function () {
  "use strict";
  const KEPT = "cities:deck", LONGEST_LINK = 3600, LONGEST_FILE = 40000;
  const KEYS = ["link", "title", "question", "notes", "minutes", "missing"], WORDS = { title: 120, question: 240, notes: 2000, missing: 400 };
  let sure = 0;

  /* While the app takes over, the view stands in the document twice: the copy it draws counts. */
  const one = function (selector) { return document.querySelector("#page " + selector) || document.querySelector(selector); };

  function mine() {
    try { const deck = JSON.parse(localStorage.getItem(KEPT)); if (deck && Array.isArray(deck.steps)) return deck; } catch (error) { /* a damaged deck is no deck */ }
    return { title: "", steps: [] };
  }

  function keep(deck) {
    try { localStorage.setItem(KEPT, JSON.stringify(deck)); } catch (error) { return false; }
    count();
    return true;
  }

  function quoted(words) {
    return '"' + String(words).replace(/\s+/g, " ").trim().replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/[\u0000-\u001f\u007f]/g, "") + '"';
  }

  function toml(deck) {
    const lines = ["title = " + quoted(deck.title || untitled())];
    if (deck.summary) lines.push("summary = " + quoted(deck.summary));
    deck.steps.forEach(function (step) {
      lines.push("", "[[step]]");
      KEYS.forEach(function (key) { if (step[key]) lines.push(key + " = " + (key === "minutes" ? String(Math.round(step[key])) : quoted(step[key]))); });
    });
    return lines.join("\n") + "\n";
  }

  function base64url(bytes) {
    let text = "";
    bytes.forEach(function (byte) { text += String.fromCharCode(byte); });
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  async function code(text) {
    const plain = new TextEncoder().encode(text);
    if (typeof CompressionStream === "undefined") return "~0" + base64url(plain);
    const packed = new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return "~1" + base64url(new Uint8Array(await new Response(packed).arrayBuffer()));
  }

  async function linkOf(text) { return "/sessions/room?deck=" + await code(text); }

  /* A link made here takes along what holds for the whole visit, as the server writes it into all the others; who begins to
     present stays with the figures of that moment. */
  function carried(link, presents) {
    const here = new URLSearchParams(location.search), asked = new URL(link, location.href).searchParams;
    const release = presents ? document.querySelector(".header .release").dataset.digest : here.get("release");
    const more = [["present", presents && "1"], ["release", release], ["rule", here.get("rule")], ["names", here.get("names")]];
    return more.reduce(function (whole, pair) { return pair[1] && !asked.has(pair[0]) ? whole + (/\?/.test(whole) ? "&" : "?") + pair.join("=") : whole; }, link);
  }

  function download(text, name) { window.cities_save(new Blob([text], { type: "application/toml" }), name); }

  const box = function () { return one("[data-mine]"); };
  const untitled = function () { const at = one("[data-add-view]") || box(); return (at && at.dataset.wordsUntitled) || "Deck"; };
  function say(words) { const at = one("[data-mine-said]"); if (at) at.textContent = words || ""; }

  /* The view as it stands, without what belongs to the room or to a deck. */
  function view() {
    const url = new URL(location.href);
    ["present", "deck", "step", "light", "lit", "release", "rule", "names", "embed", "print"].forEach(function (key) { url.searchParams.delete(key); });
    return url.pathname + window.cities_named(url.search).replace(/%7E/g, "~");
  }

  async function add(button) {
    const deck = mine(), title = one("#title"), link = view();
    deck.steps.push({ link: link, title: (title ? title.textContent : document.title).trim().slice(0, WORDS.title) });
    const long = (await linkOf(toml(deck))).length > LONGEST_LINK;
    const said = document.getElementById("announced");
    const words = button.dataset[long ? "wordsFull" : keep(deck) ? "wordsAdded" : "wordsUnkept"];
    tell(button, words);
    if (said) said.textContent = words;
  }

  /* A word at the button for a moment; the count beside the + stays. */
  function tell(button, words) {
    let note = button.parentElement.querySelector(".added");
    if (!note) { note = document.createElement("span"); note.className = "added"; note.setAttribute("aria-hidden", "true"); button.after(note); }
    note.textContent = words;
    setTimeout(function () { note.remove(); }, 3500);
  }

  function count() {
    const n = mine().steps.length;
    document.querySelectorAll("[data-mine-count]").forEach(function (at) { at.textContent = n ? String(n) : ""; });
  }

  function node(tag, properties, children) {
    const made = Object.assign(document.createElement(tag), properties);
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function field(label, kind, step, key, at) {
    const id = "mine-" + key + "-" + at, limits = kind === "number" ? { min: 0, max: 600 } : { maxLength: WORDS[key] };
    const input = node(kind === "area" ? "textarea" : "input", Object.assign({ id: id, value: step[key] || "" }, kind === "area" ? {} : { type: kind }, limits));
    input.dataset.mineKey = key;
    return [node("label", { htmlFor: id, textContent: label }), input];
  }

  function button(words, what, at, off) {
    const made = node("button", { type: "button", className: "button", textContent: words, disabled: off, id: "mine-" + what + "-" + at });
    made.dataset.mineDo = what;
    return made;
  }

  /* A step is called by its title, in its link and in what its buttons say they do. */
  function name(item, title) {
    const words = box().dataset, said = { up: words.wordsUp, down: words.wordsDown, out: words.wordsOut };
    item.querySelector("a").textContent = title;
    item.querySelectorAll("[data-mine-do]").forEach(function (made) { made.setAttribute("aria-label", said[made.dataset.mineDo].split("{title}").join(title)); });
  }

  /* A deck may come from anybody: only paths of this site become links. */
  function inside(link) { return /^\/(?![/\\])/.test(link) ? link : "/sessions"; }

  function show() {
    const at = box();
    if (!at) return;
    const deck = mine(), words = at.dataset, list = one("[data-mine-steps]");
    one("#mine-name").value = deck.title || "";
    const open = new Set(Array.from(list.querySelectorAll("details[open]"), function (item) { return item.closest("li").dataset.at; }));
    list.replaceChildren.apply(list, deck.steps.map(function (step, n) {
      const inner = [].concat(field(words.wordsTitle, "text", step, "title", n), field(words.wordsQuestion, "text", step, "question", n), field(words.wordsNotes, "area", step, "notes", n), field(words.wordsMinutes, "number", step, "minutes", n));
      const details = node("details", { open: open.has(String(n)) }, [node("summary", { textContent: words.wordsDetails })].concat(inner));
      const item = node("li", {}, [
        node("span", { className: "step-n", textContent: String(n + 1) }),
        node("div", {}, [node("a", { href: carried(inside(step.link)) }), details]),
        node("div", { className: "mine-buttons" }, [button("↑", "up", n, !n), button("↓", "down", n, n === deck.steps.length - 1), button("×", "out", n, false)]),
      ]);
      item.dataset.at = String(n);
      name(item, step.title);
      return item;
    }));
    if (!deck.steps.length) list.replaceChildren(node("li", { className: "small mine-none", textContent: words.wordsEmpty }));
    links(deck);
  }

  async function links(deck) {
    const some = deck.steps.length > 0, href = some ? await linkOf(toml(deck)) : "/sessions";
    const full = href.length > LONGEST_LINK;
    ["start", "open", "copy", "save", "clear"].forEach(function (name) { const at = one("[data-mine-" + name + "]"); if (at) at.hidden = !some || (full && name !== "save" && name !== "clear"); });
    if (full) say(box().dataset.wordsFull);
    const start = one("[data-mine-start]"), page = one("[data-mine-open]");
    if (start) { start.href = carried(href, true); page.href = carried(href); }
  }

  function change(event) {
    const input = event.target, key = input.dataset && input.dataset.mineKey, deck = mine();
    if (input.id === "mine-name") deck.title = input.value;
    else if (key) deck.steps[Number(input.closest("li").dataset.at)][key] = key === "minutes" ? Math.min(600, Math.max(0, Number(input.value) || 0)) : input.value;
    else return;
    say(keep(deck) ? "" : box().dataset.wordsUnkept);
    if (key === "title") name(input.closest("li"), input.value); // the list stays as it is: a press that ends the typing meets its button
    links(deck);
  }

  function act(pressed) {
    const deck = mine(), at = Number(pressed.closest("li").dataset.at), what = pressed.dataset.mineDo;
    const step = deck.steps.splice(at, 1)[0], to = what === "up" ? at - 1 : at + 1;
    if (what !== "out") deck.steps.splice(to, 0, step);
    say(keep(deck) ? "" : box().dataset.wordsUnkept);
    show();
    const next = document.getElementById("mine-" + what + "-" + (what === "out" ? Math.min(at, deck.steps.length - 1) : to));
    if (next && !next.disabled) next.focus(); else one("#mine-name").focus();
  }

  async function load(input) {
    const file = input.files[0];
    input.value = "";
    if (!file) return;
    if (file.size > LONGEST_FILE) { say(box().dataset.wordsLarge); return; }
    const href = await linkOf(await file.text());
    if (href.length > LONGEST_LINK) say(box().dataset.wordsFull); else window.cities_steer(carried(href));
  }

  function twice() { const again = Date.now() - sure < 6000; sure = again ? 0 : Date.now(); return again; }

  /* Keep the deck on show as the deck of this browser. */
  function adopt() {
    const said = one("[data-deck-said]");
    if (mine().steps.length && !twice()) { said.textContent = said.dataset.wordsSure; return; }
    const steps = Array.from(document.querySelectorAll("[data-step]"), function (item) {
      const words = item.dataset;
      return { link: words.stepLink, title: words.stepTitle, question: words.stepQuestion, notes: words.stepNotes, minutes: Number(words.stepMinutes), missing: words.stepMissing };
    });
    said.textContent = said.dataset[keep({ title: one("#title").textContent.trim(), steps: steps }) ? "wordsKept" : "wordsUnkept"];
  }

  document.addEventListener("click", function (event) {
    const target = event.target.closest && event.target.closest("[data-add-view], [data-mine-do], [data-mine-copy], [data-mine-save], [data-mine-clear], [data-deck-keep], [data-deck-save]");
    if (!target) return;
    const data = target.dataset;
    if ("addView" in data) add(target);
    else if ("mineDo" in data) act(target);
    else if ("deckKeep" in data) adopt();
    else if ("deckSave" in data) { const text = one("[data-deck-toml]"); download(text.value, text.dataset.file); }
    else if ("mineSave" in data) download(toml(mine()), "deck.toml");
    else if ("mineCopy" in data) linkOf(toml(mine())).then(function (href) { return window.cities_copy(location.origin + href); }).then(function () { say(box().dataset.wordsCopied); }, function () { say(box().dataset.wordsFailed); });
    else if (!twice()) say(box().dataset.wordsSure);
    else { say(keep({ title: "", steps: [] }) ? "" : box().dataset.wordsUnkept); show(); }
  });
  document.addEventListener("input", change);
  document.addEventListener("change", function (event) { if (event.target.matches && event.target.matches("[data-mine-load]")) load(event.target); else change(event); });
  window.addEventListener("storage", function (event) { if (event.key === KEPT) { count(); show(); } });
  document.addEventListener("cities:drawn", function (event) { if (event.detail === "header") count(); if (event.detail === "sessions-list-mine") { count(); show(); } });
})();
