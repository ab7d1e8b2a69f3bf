/* Put into every page under test: says whether the view of the address bar was asked for, has come and stands still, and
   keeps what the content policy refused. */
(function () {
  "use strict";
  let open = 0, last = performance.now(), asked = null;
  const ask = window.fetch, refused = [];
  const stir = function () { last = performance.now(); };
  window.fetch = async function (...sent) {
    open += 1;
    if (String(sent[0]).includes("_dash-update-component")) asked = JSON.parse(sent[1].body).inputs.map(function (input) { return input.value; }).join("");
    try { return await ask.apply(this, sent); } finally { open -= 1; stir(); }
  };
  new MutationObserver(stir).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener("securitypolicyviolation", function (event) { refused.push(event.violatedDirective + " " + event.blockedURI); });
  window.__refused = refused;
  window.__atRest = function (ms) { return !open && asked === location.pathname + location.search && performance.now() - last > ms && document.fonts.status === "loaded"; };
})();
