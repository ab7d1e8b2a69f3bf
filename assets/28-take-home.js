/* A short text to take home: copied together with the link to the view it tells of. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-copy-text]");
    if (!button) return;
    const said = document.getElementById("home-said"), words = document.getElementById(button.dataset.copyText).textContent + "\n" + location.href;
    const say = function (text) { said.textContent = text; };
    window.cities_copy(words).then(function () { say(button.dataset.copied); }, function () { say(button.dataset.failed); });
  });
})();
