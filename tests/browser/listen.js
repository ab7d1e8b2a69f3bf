/* Put into every page under test: says whether the page has come to rest, and keeps what the content policy refused. */
(function () {
  "use strict";
  let open = 0, last = performance.now();
  const ask = window.fetch, refused = [];
  const stir = function () { last = performance.now(); };
  window.fetch = async function (...sent) {
    open += 1;
    try { return await ask.apply(this, sent); } finally { open -= 1; stir(); }
  };
  new MutationObserver(stir).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener("securitypolicyviolation", function (event) { refused.push(event.violatedDirective + " " + event.blockedURI); });
  window.__refused = refused;
  window.__atRest = function (ms) { return !open && performance.now() - last > ms && document.fonts.status === "loaded"; };
})();
