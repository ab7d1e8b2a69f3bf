/* A drawer closes with Escape, which gives the focus back to its button, and when the reader goes on elsewhere. */
(function () {
  "use strict";
  const open = function () { return Array.from(document.querySelectorAll("details[data-drawer][open]")); };

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    open().forEach(function (drawer) { drawer.open = false; drawer.querySelector("summary").focus(); });
  });
  document.addEventListener("click", function (event) {
    open().forEach(function (drawer) { if (!drawer.contains(event.target)) drawer.open = false; });
  });
})();
