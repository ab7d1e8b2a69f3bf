/* Hidden names: which letter is which city is kept here, in this browser, and nowhere else. The address bar holds hidden-1,
   hidden-2 …; on the way to the server they become the cities again, and what was hidden so far goes along. */
(function () {
  "use strict";
  const KEPT = "cities:names", ALIAS = /hidden-(\d+)/g, PLACES = ["city", "cities", "member"];
  const ask = window.fetch;

  function known() { try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch (error) { return []; } }
  function remember(list) { try { localStorage.setItem(KEPT, JSON.stringify(list)); } catch (error) { /* without storage the view is sealed after a reload */ } }

  const hides = function (search) { return new URLSearchParams(search).get("names") === "hidden"; };
  const real = function (words) { const list = known(); return words.replace(ALIAS, function (alias, n) { return list[n - 1] || alias; }); };

  /* The query as the server needs it. */
  function opened(search) {
    if (!hides(search)) return search;
    return real(search).replace(/([?&])names=hidden/, "$1names=hidden" + known().map(function (slug) { return "~" + slug; }).join(""));
  }

  /* The address as the bar may show it: a city chosen from the list gets its number. */
  function sealed(url) {
    if (!hides(url.search)) return url;
    const list = known();
    PLACES.forEach(function (key) {
      const value = url.searchParams.get(key);
      if (!value) return;
      url.searchParams.set(key, value.split("~").map(function (slug) {
        if (/^hidden-\d+$/.test(slug)) return slug;
        if (!list.includes(slug)) list.push(slug);
        return "hidden-" + (list.indexOf(slug) + 1);
      }).join("~"));
    });
    remember(list);
    url.search = url.search.replace(/%7E/g, "~").replace(/\+/g, "%20");
    return url;
  }

  window.cities_sealed = sealed;
  window.cities_named = real;
  window.fetch = function (resource, options) {
    if (!String(resource).includes("_dash-update-component") || !options || typeof options.body !== "string") return ask.call(window, resource, options);
    const body = JSON.parse(options.body);
    const search = (body.inputs || []).find(function (input) { return input.property === "search"; });
    if (!search || !hides(search.value || "")) return ask.call(window, resource, options);
    search.value = opened(search.value);
    return ask.call(window, resource, Object.assign({}, options, { body: JSON.stringify(body) }));
  };

  document.addEventListener("cities:drawn", function (event) {
    const bar = event.detail === "header" && hides(location.search) && document.querySelector("[data-rule]");
    if (bar && bar.dataset.names) remember(bar.dataset.names.split("~"));
  });

  /* Before the links are followed: hiding remembers, showing puts the cities back into the address, ending forgets. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("[data-names-on], [data-names-off], a[download], [data-share]");
    if (!link) return;
    if ("namesOn" in link.dataset) remember(link.closest("[data-rule]").dataset.names.split("~").filter(Boolean));
    else if ("namesOff" in link.dataset) {
      link.setAttribute("href", real(link.getAttribute("href")));
      if ("ruleOff" in link.dataset) setTimeout(function () { localStorage.removeItem(KEPT); }, 0);
    } else if (link.hasAttribute("download") && hides(new URL(link.href, location.href).search)) {
      event.preventDefault();
      event.stopPropagation();
      save(new URL(link.href, location.href)).catch(function () { unsaved(link); });
    }
  }, true);

  /* What the server refuses, or what never came, is no file: said where the sheet says such things, else behind the link. */
  function unsaved(link) {
    const sheet = link.closest("dialog"), words = document.getElementById("quiet").dataset.unsaved;
    if (sheet) { sheet.querySelector(".said").textContent = words; return; }
    const note = Object.assign(document.createElement("span"), { className: "unsaved", textContent: " " + words });
    if (link.nextElementSibling && link.nextElementSibling.className === note.className) link.nextElementSibling.remove();
    link.after(note);
    document.getElementById("announced").textContent = words;
  }

  async function save(url) {
    const answer = await ask.call(window, url.pathname + opened(url.search));
    if (!answer.ok) throw new Error(String(answer.status));
    window.cities_save(await answer.blob(), "cities-to-2030" + url.pathname.replace(/\//g, "-"));
  }
})();
