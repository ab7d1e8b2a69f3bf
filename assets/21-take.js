/* The two ways by which something leaves a page: copied, or saved as a file. */
(function () {
  "use strict";

  /* Without https a browser has no clipboard to write to, but still copies what is selected. A dialog keeps the focus inside itself. */
  function selected(words) {
    const focused = document.activeElement, field = document.createElement("textarea");
    field.value = words; field.readOnly = true; field.className = "sr-only"; field.style.whiteSpace = "pre";
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  /* Kept if the words were copied, broken if not. */
  window.cities_copy = function (words) {
    const again = function () { return selected(words); };
    return navigator.clipboard ? navigator.clipboard.writeText(words).catch(again) : again();
  };

  window.cities_save = function (blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  };
})();
