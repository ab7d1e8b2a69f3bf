/* What a reader sees while nothing new can be shown: a slow answer, a failed one, no connection. The last view stays. */
(function () {
  "use strict";
  const QUIET_AFTER = 300, SLOW_AFTER = 5000;
  const ask = window.fetch.bind(window);
  let waiting = 0, quiet = 0, slow = 0;

  const box = function () { return document.getElementById("quiet"); };

  function say(first, more, retry) {
    const at = box();
    if (!at) return;
    const notice = document.createElement("div"), strong = document.createElement("strong"), words = document.createElement("div");
    notice.className = "notice notice-quiet";
    strong.textContent = first;
    words.append(strong, " " + (more || ""));
    notice.append(words);
    if (retry) { const button = document.createElement("button"); button.type = "button"; button.className = "button"; button.textContent = at.dataset.retry; button.onclick = function () { location.reload(); }; notice.append(button); }
    at.replaceChildren(notice);
  }

  function begin() {
    waiting += 1;
    if (waiting > 1) return;
    quiet = setTimeout(function () { document.documentElement.classList.add("is-waiting"); }, QUIET_AFTER);
    slow = setTimeout(function () { const at = box(); if (at) say(at.dataset.slow, "", true); }, SLOW_AFTER);
  }

  function end(failed) {
    waiting -= 1;
    if (waiting) return;
    clearTimeout(quiet); clearTimeout(slow);
    document.documentElement.classList.remove("is-waiting");
    const at = box();
    if (!at) return;
    if (!navigator.onLine) say(at.dataset.offline, at.dataset.offlineText);
    else if (failed) say(at.dataset.failed, at.dataset.failedText, true);
    else at.replaceChildren();
  }

  window.fetch = function (resource, options) {
    const path = String(resource && resource.url || resource);
    if (!path.includes("_dash-update-component")) return ask(resource, options);
    begin();
    return ask(resource, options).then(function (answer) { end(!answer.ok); return answer; }, function (error) { end(true); throw error; });
  };
  window.addEventListener("offline", function () { const at = box(); if (at) say(at.dataset.offline, at.dataset.offlineText); });
  window.addEventListener("online", function () { const at = box(); if (at) at.replaceChildren(); });
})();
