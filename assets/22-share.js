/* The share sheet copies the address bar, nothing else: the receiver sees the same view. */
(function () {
  "use strict";
  function sheet() { return document.getElementById("share-sheet"); }

  function open() {
    const dialog = sheet();
    const exported = (location.pathname === "/" ? "/overview" : location.pathname.startsWith("/sessions/") ? "/sessions" : location.pathname);
    dialog.querySelector("input").value = location.href;
    dialog.querySelector(".said").textContent = "";
    dialog.querySelector("[data-csv]").href = exported + ".csv" + location.search;
    dialog.querySelector("[data-json]").href = exported + ".json" + location.search;
    dialog.showModal();
  }

  function say(words) { sheet().querySelector(".said").textContent = words; }

  function copy() {
    const field = sheet().querySelector("input");
    field.select();
    const done = function () { say(sheet().dataset.copied); };
    const failed = function () { document.execCommand("copy") ? done() : say(sheet().dataset.failed); };
    navigator.clipboard ? navigator.clipboard.writeText(field.value).then(done, failed) : failed();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-share], [data-copy], [data-close-sheet]");
    if (!button) return;
    if (button.hasAttribute("data-share")) open();
    else if (button.hasAttribute("data-copy")) copy();
    else sheet().close();
  });
})();
