/* The partnership check: answers live in this page and nowhere else. They can be copied or saved as a table made right here. */
(function () {
  "use strict";
  const kept = new Map();
  let sure = false;

  const form = function () { return document.querySelector("[data-check]"); };
  const fields = function (box) { return box.querySelectorAll("[data-factor] select, [data-factor] input"); };
  const say = function (box, words) { box.querySelector(".check-said").textContent = words; };

  /* A redrawn page gives the same fields anew: they get back what was answered before. */
  function restore() {
    const box = form();
    if (box) fields(box).forEach(function (field) { if (kept.has(field.id) && field.value !== kept.get(field.id)) field.value = kept.get(field.id); });
  }

  function count(box) {
    const answered = Array.from(box.querySelectorAll("[data-factor] select")).filter(function (field) { return field.value; }).length;
    say(box, box.dataset.count.replace("N", answered));
  }

  function rows(box) {
    const found = [box.dataset.head.split("|")];
    box.querySelectorAll("[data-factor]").forEach(function (row) {
      const select = row.querySelector("select");
      found.push([row.querySelector("th b").textContent, row.querySelector(".check-question").textContent, select.value ? select.options[select.selectedIndex].text : "", row.querySelector("input").value.trim()]);
    });
    return found;
  }

  /* A spreadsheet runs a cell that begins with one of these as a formula. */
  const plain = function (cell) { return (/^[=+\-@\t\r]/.test(cell) ? "'" : "") + cell.replace(/[\t\r\n]+/g, " "); };
  const quoted = function (cell) { return '"' + plain(cell).replace(/"/g, '""') + '"'; };

  function save(box) {
    const csv = "\ufeff" + rows(box).map(function (row) { return row.map(quoted).join(","); }).join("\r\n") + "\r\n";
    window.cities_save(new Blob([csv], { type: "text/csv;charset=utf-8" }), box.dataset.file);
  }

  function copy(box) {
    const table = rows(box).map(function (row) { return row.map(plain).join("\t"); }).join("\n");
    window.cities_copy(table).then(function () { say(box, box.dataset.copied); }, function () { say(box, box.dataset.failed); });
  }

  /* Half an hour of a group's answers is not thrown away by one press. */
  function clear(box, button) {
    if (!sure) { sure = true; button.dataset.words = button.textContent; button.textContent = box.dataset.sure; return; }
    calm(box);
    kept.clear();
    fields(box).forEach(function (field) { field.value = ""; });
    say(box, box.dataset.cleared);
  }

  function calm(box) {
    const button = box.querySelector("[data-check-clear]");
    if (sure && button.dataset.words) button.textContent = button.dataset.words;
    sure = false;
  }

  function changed(event) {
    const box = event.target.closest && event.target.closest("[data-check]");
    if (!box) return;
    kept.set(event.target.id, event.target.value);
    calm(box);
    if (event.target.tagName === "SELECT") count(box);
  }

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", function (event) { if (event.target.closest("[data-check]")) event.preventDefault(); });
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-check-save], [data-check-copy], [data-check-clear]");
    if (!button) return;
    const box = form();
    if (button.hasAttribute("data-check-clear")) { clear(box, button); return; }
    calm(box);
    if (button.hasAttribute("data-check-save")) save(box);
    else copy(box);
  });
  document.addEventListener("cities:drawn", restore);
})();
