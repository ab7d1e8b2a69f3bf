/* A search form whose answer is a view: sending it changes the address like any other control, without a new document. */
(function () {
  "use strict";
  let shown = null;

  document.addEventListener("submit", function (event) {
    const form = event.target.closest && event.target.closest("form[data-steer]");
    if (!form || !window.cities_steer || document.getElementById("first-view")) return;
    event.preventDefault();
    const query = new URLSearchParams(Array.from(new FormData(form)).filter(function (pair) { return pair[1].trim(); }));
    window.cities_steer(form.getAttribute("action") + (query.size ? "?" + query.toString().replace(/\+/g, "%20") : ""));
  });

  /* The field follows the address, even while it holds the focus: after Back it must not show what was searched before. */
  document.addEventListener("cities:drawn", function () {
    const field = document.querySelector("form[data-steer] input[type=search]"), said = field && field.form.dataset.said;
    if (field && said !== shown) field.value = said;
    shown = said;
  });
})();
