/* Two small Dash components. `Html` shows what the server rendered and morphs it in place, so that nodes, focus and scroll
   position survive a change; `Title` keeps the title of the browser's tab. */
(function () {
  "use strict";
  const effect = React.useLayoutEffect;

  function morph(node, html) {
    if (window.Idiomorph && node.childNodes.length) {
      Idiomorph.morph(node, html, { morphStyle: "innerHTML", ignoreActiveValue: true });
      return;
    }
    const focused = node.contains(document.activeElement) && document.activeElement.id;
    node.innerHTML = html;
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }

  function Html(props) {
    const ref = React.useRef(null);
    effect(function () {
      morph(ref.current, props.html || "");
      document.dispatchEvent(new CustomEvent("cities:drawn", { detail: props.id }));
    }, [props.html]);
    return React.createElement("div", { ref: ref, className: props.className, "data-part": props.id && props.id.part });
  }

  function Title(props) {
    effect(function () { if (props.title) document.title = props.title; }, [props.title]);
    return null;
  }

  window.cities_to_2030 = { Html: Html, Title: Title };
})();
