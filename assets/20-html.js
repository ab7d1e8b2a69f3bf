/* Two small Dash components. `Html` shows what the server rendered and morphs it in place, so that nodes, focus and scroll
   position survive a change; `Title` keeps the title of the browser's tab. */
(function () {
  "use strict";
  const effect = React.useLayoutEffect;

  function morph(node, html) {
    if (window.Idiomorph && node.childNodes.length) {
      // Only what is being typed is left alone: the words of a link that holds the focus may well change.
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test((document.activeElement || {}).tagName);
      Idiomorph.morph(node, html, { morphStyle: "innerHTML", ignoreActiveValue: typing });
      return;
    }
    const focused = node.contains(document.activeElement) && document.activeElement.id;
    node.innerHTML = html;
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }

  /* The document came with the view as plain HTML; once the app has drawn the same view, that copy goes. */
  function takeOver() {
    const first = document.getElementById("first-view");
    if (!first || !document.querySelector("#page [data-part]")) return;
    const place = window.scrollY;
    first.remove();
    window.scrollTo({ top: place, behavior: "instant" });
    const named = location.hash && document.getElementById(location.hash.slice(1));
    if (named) named.scrollIntoView({ behavior: "instant" });
  }

  /* The style sheets must know what is in a part to lay out what stands beside it, and what is on the page to lay out all of it. Both
     are written upwards here: `:has()` would find them alone, but is asked again at every change of anything inside. */
  function say(node) {
    const said = node.querySelector("[data-says]"), words = said ? said.dataset.says : "";
    if ((node.dataset.says || "") !== words) node.dataset.says = words;
    const frame = document.querySelector("#page > *"), whole = document.documentElement;
    if (frame && whole.dataset.frame !== frame.className) whole.dataset.frame = frame.className;
  }

  /* Dash hands a pattern id over as its JSON text. */
  function partOf(id) { return typeof id === "string" && id[0] === "{" ? JSON.parse(id).part : (id || {}).part; }

  function Html(props) {
    const part = partOf(props.id);
    const ref = React.useRef(null);
    effect(function () {
      morph(ref.current, props.html || "");
      say(ref.current);
      if (props.html && part !== "footer" && part !== "sheets") queueMicrotask(takeOver); // when every part of this drawing stands
      document.dispatchEvent(new CustomEvent("cities:drawn", { detail: part }));
    }, [props.html]);
    return React.createElement("div", { ref: ref, className: props.className, "data-part": part });
  }

  function Title(props) {
    effect(function () { if (props.title) document.title = props.title; }, [props.title]);
    return null;
  }

  window.cities_to_2030 = { Html: Html, Title: Title };
})();
