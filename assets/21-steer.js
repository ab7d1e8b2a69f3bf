/* Controls are links: following one inside the site changes the address, and the address draws the page. */
(function () {
  "use strict";
  let focusNext = null, left = null;

  function steer(href, focus) {
    const url = window.cities_sealed(new URL(href, location.href));
    if (document.querySelector(".page-embed")) { elsewhere(url.href); return; }
    focusNext = focus || null;
    if (url.pathname === location.pathname && url.search === location.search) { settle(); return; }
    if (url.pathname !== location.pathname) { keepPlace(); window.scrollTo({ top: 0, behavior: "instant" }); }
    dash_clientside.set_props("url", { pathname: url.pathname, search: url.search });
  }

  function settle() {
    const target = focusNext && document.getElementById(focusNext);
    focusNext = null;
    if (!target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  /* The way back to another page: the browser puts the window where it was before that page is drawn, so the place is kept with the
     entry of the history and restored afterwards. Inside one page the browser's own place is right. */
  const frame = function () { return document.documentElement.dataset.frame; };

  function keepPlace() { history.replaceState(Object.assign({}, history.state, { frame: frame(), place: window.scrollY }), ""); }

  function restore() {
    if (left) window.scrollTo({ top: left.place, behavior: "instant" });
    left = null;
  }

  window.addEventListener("popstate", function (event) { left = event.state && event.state.frame && event.state.frame !== frame() ? event.state : null; });

  /* A picture alone on another site leads to the whole view, in a window of its own. */
  function elsewhere(href) {
    const url = new URL(href, location.href), kept = url.search.slice(1).split("&").filter(function (pair) { return pair && !/^(embed|picture)=/.test(pair); });
    window.open(url.pathname + (kept.length ? "?" + kept.join("&") : "") + url.hash, "_blank", "noopener");
  }

  function inside(link) {
    return link.origin === location.origin && !link.hasAttribute("download") && !link.target && !/\.(csv|json|xlsx)$/.test(link.pathname) && !link.hash;
  }

  document.addEventListener("click", function (event) {
    if (document.getElementById("first-view")) return; // the app is not there yet: a link is a link
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest && event.target.closest("a[href]");
    if (link && inside(link) && document.querySelector(".page-embed")) { event.preventDefault(); elsewhere(link.href); return; }
    if (link && inside(link)) { event.preventDefault(); steer(link.href, link.dataset.focus); return; }
    if (event.target.closest("[data-close]")) event.target.closest("[data-notice]").remove();
  });

  /* Out of the detail of a measure: back to the list where the detail is a screen of its own, back to its row where both are there. */
  function close() {
    const back = document.getElementById("back"), row = back && document.getElementById(back.dataset.focus);
    if (!back || !document.activeElement.closest(".panel") || document.querySelector("details[data-drawer][open]")) return;
    if (back.checkVisibility()) steer(back.href, back.dataset.focus); else if (row && row.checkVisibility()) row.focus();
  }

  document.addEventListener("keydown", function (event) {
    if (event.metaKey || event.ctrlKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "Escape") close();
    if (event.key === "t" || event.key === "T") {
      const table = document.querySelector("#list-table");
      if (table) steer(table.href);
    }
  });

  document.addEventListener("cities:drawn", function () {
    if (focusNext) requestAnimationFrame(settle);
    if (left && left.frame === frame()) requestAnimationFrame(restore);
  });
  window.cities_steer = steer;
})();
