// Saves a section while one writes, says so, and never lets go of a text that has not been taken care of.
"use strict";

(() => {
  const form = document.getElementById("writing");
  const state = document.getElementById("sparat");
  if (!form || !state) return;
  const QUIET = 1500; // after the last keystroke
  const AGAIN = [2000, 5000, 10000, 20000]; // after a failed try
  const PRESENT = 20000;
  let timer = 0;
  let failures = 0;
  let sending = false;
  let changed = false; // since the text that was sent last
  let stopped = false; // two texts, or signed out: a person has to choose

  function say(what, words) {
    state.dataset.state = what;
    state.textContent = words;
  }

  function later(ms) {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  }

  async function save() {
    window.clearTimeout(timer);
    if (sending || stopped || !changed) return;
    sending = true;
    changed = false;
    say("saving", form.dataset.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return lost();
      if (answer.status >= 500) throw new Error(String(answer.status));
      told(await answer.json());
      failures = 0;
    } catch {
      changed = true;
      say("failed", form.dataset.failed);
      later(AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    } finally {
      sending = false;
      if (changed && !stopped && !failures) later(QUIET);
    }
  }

  function told(answer) {
    if (answer.state === "saved") {
      form.elements.written_on.value = answer.revision;
      document.getElementById("preview").innerHTML = answer.preview;
      if (!changed) say("saved", `${form.dataset.saved} ${answer.time}`);
      else say("waiting", form.dataset.waiting);
    } else if (answer.state === "clash") {
      stopped = true;
      say("clash", `${form.dataset.clash} `);
      const link = document.createElement("a");
      link.href = answer.address;
      link.textContent = form.dataset.compare;
      state.append(link);
    } else {
      say("refused", answer.words);
    }
  }

  function lost() {
    stopped = true;
    changed = true;
    say("lost", form.dataset.lost);
    // The text stays in the form: sent the ordinary way it is saved once she is back.
  }

  form.addEventListener("input", (event) => {
    if (event.target.name === "reference") return;
    changed = true;
    if (stopped) return;
    if (!sending) say("waiting", form.dataset.waiting);
    later(QUIET);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "insert") {
      event.preventDefault();
      insert(form.elements.body, form.elements.reference.value);
      delete form.dataset.sent;
      return;
    }
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed || sending) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });

  // A reference goes where the cursor stands, and the cursor goes after it.
  function insert(box, reference) {
    box.focus();
    box.setRangeText(reference, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Who else has it open. Nothing about what or how fast is told.
  async function present() {
    if (document.visibilityState === "visible") {
      const body = new FormData();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      try {
        const answer = await fetch(form.dataset.presence, { method: "POST", body, redirect: "error" });
        if (answer.ok) document.getElementById("writers").innerHTML = await answer.text();
      } catch {
        // It is only a courtesy; saving tells when the server is away.
      }
    }
    window.setTimeout(present, PRESENT);
  }
  present();
})();
