/* What a reader sees while nothing new can be shown: a slow answer, a failed one, no connection. The last view stays, and comes right by itself. */
(function () {
  "use strict";
  const QUIET_AFTER = 300, SLOW_AFTER = 5000, AGAIN_AFTER = 1500, AGAIN_AT_MOST = 10000;
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
    slow = setTimeout(function () { const at = box(); if (at && !lost) say(at.dataset.slow, "", true); }, SLOW_AFTER);
  }

  function end(failed) {
    waiting -= 1;
    if (waiting) return;
    clearTimeout(quiet); clearTimeout(slow);
    document.documentElement.classList.remove("is-waiting");
    const at = box();
    if (!at) return;
    if (failed) say(at.dataset.failed, at.dataset.failedText, true);
    else at.replaceChildren();
  }

  const clock = function () { return new Date().toTimeString().slice(0, 5); };
  let seenAt = clock(), lost = false;

  /* Words on the wall belong on the wall: small, at its edge, without a button. */
  function gone() {
    const at = box(), wall = document.querySelector(".stage-offline");
    if (!at) return;
    lost = true;
    const words = at.dataset.offlineText.replace("{time}", seenAt);
    if (wall) { wall.textContent = at.dataset.offline + " " + words; wall.hidden = false; at.replaceChildren(); } else say(at.dataset.offline, words);
  }

  function back() {
    const at = box(), wall = document.querySelector(".stage-offline");
    lost = false;
    if (wall) wall.hidden = true;
    if (at) at.replaceChildren();
  }

  /* After so long, or at once when the connection is there again. */
  function pause(ms) {
    return new Promise(function (resolve) {
      const timer = setTimeout(done, ms);
      function done() { clearTimeout(timer); window.removeEventListener("online", done); resolve(); }
      window.addEventListener("online", done);
    });
  }

  /* A request that never reached the server is asked again until it does: the view recovers by itself. */
  async function insist(resource, options, wait) {
    try {
      const answer = await ask(resource instanceof Request ? resource.clone() : resource, options);
      if (![502, 503, 504].includes(answer.status) || answer.headers.has("X-Content-Type-Options")) return answer;
    } catch (error) { if (error.name === "AbortError") throw error; }
    gone();
    await pause(wait);
    return insist(resource, options, Math.min(wait * 2, AGAIN_AT_MOST));
  }

  window.fetch = function (resource, options) {
    const path = String(resource && resource.url || resource);
    if (!path.includes("_dash-update-component")) return ask(resource, options);
    begin();
    return insist(resource, options, AGAIN_AFTER).then(function (answer) { back(); if (answer.ok) seenAt = clock(); end(!answer.ok); return answer; }, function (error) { end(true); throw error; });
  };
  window.addEventListener("offline", gone);
  window.addEventListener("online", function () { if (!waiting) back(); });
})();
