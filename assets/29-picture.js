/* A picture to keep, 1200 × 675: the embed of a view is laid out in a frame of that size and drawn as SVG, so that it needs no
   service; PNG is the same drawing on a canvas at twice the size. */
(function () {
  "use strict";
  const WIDTH = 1200, HEIGHT = 675, SCALE = 2, PATIENCE = 20000;

  /* Rows that would be cut are left out, and how many is said. */
  function tidy(doc) {
    const page = doc.querySelector("#page .page-embed"), card = page && page.querySelector(".card");
    if (!card) return Infinity;
    page.classList.add("page-still");
    sourced(doc, card);
    const bottom = card.getBoundingClientRect().bottom, foot = doc.querySelector("#page [data-cut]");
    let last = 0, hidden = 0;
    card.querySelectorAll("li, tbody tr").forEach(function (row) {
      const box = row.getBoundingClientRect();
      if (!box.height || row.querySelector("li, tr")) return;
      if (box.bottom > bottom + 1) { row.style.visibility = "hidden"; hidden += 1; } else last = Math.max(last, box.bottom);
    });
    if (hidden && foot) foot.append(" · " + foot.dataset.cut.replace("{n}", hidden));
    return hidden ? last : Infinity;
  }

  /* Where rows push the source out of the picture, it goes to its foot. */
  function sourced(doc, card) {
    const foot = doc.querySelector("#page [data-cut]"), named = foot && Array.from(card.querySelectorAll("b")).find(function (word) { return word.textContent === foot.dataset.source; });
    if (!named || named.getBoundingClientRect().bottom <= card.getBoundingClientRect().bottom) return;
    const words = named.parentElement.cloneNode(true);
    words.querySelectorAll("a, .foot-ways").forEach(function (way) { way.remove(); });
    foot.prepend(named.textContent + words.textContent.split(named.textContent).pop().replace(/[\s·.]+$/, "") + " · ");
  }

  function drawn(doc) {
    const cut = tidy(doc);
    return window.cities_drawing(doc.querySelector("#page .page-embed"), WIDTH, HEIGHT, cut);
  }

  function raster(svg) {
    const source = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    return new Promise(function (done, failed) {
      const image = new Image(), canvas = document.createElement("canvas");
      image.onload = function () {
        canvas.width = WIDTH * SCALE; canvas.height = HEIGHT * SCALE;
        setTimeout(function () { canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height); canvas.toBlob(function (blob) { blob ? done(blob) : failed(); }, "image/png"); }, 150); // the faces inside need a moment
      };
      image.onerror = failed;
      image.src = source;
    }).finally(function () { URL.revokeObjectURL(source); });
  }

  /* The view stands still: drawn by the app, its charts there, its faces loaded. */
  function standing(window_) {
    const doc = window_.document, page = doc.querySelector("#page .page-embed");
    if (!page || doc.getElementById("first-view") || doc.querySelector(".is-waiting")) return false;
    return Array.from(page.querySelectorAll(".dash-graph")).every(function (graph) { return graph.querySelector(".main-svg") || !graph.checkVisibility(); });
  }

  function settled(window_) {
    const from = Date.now();
    return new Promise(function (done, failed) {
      (function wait() {
        let ready = false;
        try { ready = standing(window_); } catch (error) { failed(error); return; }
        if (ready) window_.document.fonts.ready.then(function () { setTimeout(done, 400); });
        else if (Date.now() - from > PATIENCE) failed();
        else setTimeout(wait, 100);
      })();
    });
  }

  function blobOf(svg, kind) { return kind === "svg" ? Promise.resolve(new Blob([svg], { type: "image/svg+xml" })) : raster(svg); }

  /* Makes the picture of an embed address and hands it to the reader as a file. */
  window.cities_picture = function (address, kind, page, name) {
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;left:0;top:0;width:" + WIDTH + "px;height:" + HEIGHT + "px;border:0;opacity:0;pointer-events:none;z-index:-1";
    frame.tabIndex = -1; frame.setAttribute("aria-hidden", "true");
    frame.src = address;
    document.body.append(frame);
    const loaded = new Promise(function (done) { frame.onload = done; });
    return loaded.then(function () { return settled(frame.contentWindow); }).then(function () { return drawn(frame.contentDocument); })
      .then(function (svg) { return blobOf(svg, kind); }).then(function (blob) { window.cities_save(blob, "cities-to-2030-" + page + "-" + name + "." + kind); })
      .finally(function () { frame.remove(); });
  };

  /* The command line opens an embed with #svg or #png and reads the picture off the document. */
  const asked = /^#(svg|png)$/.exec(location.hash);
  if (asked) document.documentElement.classList.add("is-picture");
  if (asked && window.top === window) {
    settled(window).then(function () { return drawn(document); }).then(function (svg) { return blobOf(svg, asked[1]); }).then(function (blob) { return blob.arrayBuffer(); })
      .then(function (bytes) { document.documentElement.dataset.made = window.cities_base64(new Uint8Array(bytes)); }, function () { document.documentElement.dataset.made = "failed"; });
  }
})();
