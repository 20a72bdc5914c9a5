// Saves each field of an answer while one writes, says so beside it, and never lets go of a text that has not been taken
// care of. Without scripts each section has its button.
"use strict";

(() => {
  const forms = document.querySelectorAll("form[data-autosave]");
  if (!forms.length) return;
  const words = document.getElementById("ord").dataset;
  const QUIET = 1200; // after the last keystroke
  const AGAIN = [2000, 5000, 10000, 20000]; // after a failed try
  const AWAY = 10000; // between two looks at whether one is signed in again
  const waiting = new Set();
  let away = false;

  // One field, its form, and what is known of it. Its value is sent with the revision it was written on.
  class Field {
    constructor(form, name) {
      this.form = form;
      this.name = name;
      this.state = form.querySelector(`[data-state-of="${name}"]`);
      this.timer = 0;
      this.failures = 0;
      this.sending = false;
      this.changed = false; // since the text that was sent last
      this.stopped = false; // two texts: a person has to choose
      this.refused = false; // as it stands it is not taken in; the next keystroke tries again
    }

    get value() {
      const found = this.form.elements[this.name];
      return found.value ?? "";
    }

    say(what, said, link) {
      this.state.dataset.state = what;
      this.state.textContent = said;
      if (!link) return;
      const way = document.createElement("a");
      way.href = link;
      way.textContent = words.compare;
      this.state.append(" ", way);
    }

    later(ms) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.save(), ms);
    }

    touched() {
      this.changed = true;
      this.refused = false;
      waiting.add(this);
      if (this.stopped) return;
      if (!this.sending && !away) this.say("waiting", words.waiting);
      this.later(QUIET);
    }

    async save() {
      window.clearTimeout(this.timer);
      if (this.sending || this.stopped || this.refused || away || !this.changed) return;
      this.sending = true;
      this.changed = false;
      this.say("saving", words.saving);
      const sent = new FormData();
      sent.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
      sent.set(this.name, this.value);
      sent.set(`on_${this.name}`, this.form.elements[`on_${this.name}`].value);
      try {
        const answer = await fetch(this.form.action, {
          method: "POST",
          body: sent,
          headers: { Accept: "application/json" },
          redirect: "manual",
        });
        if (answer.type === "opaqueredirect" || answer.status === 403) return this.lost();
        if (answer.status !== 200 && answer.status !== 422) throw new Error(String(answer.status));
        this.told(await answer.json());
        this.failures = 0;
      } catch {
        this.changed = true;
        this.say("failed", words.failed);
        this.later(AGAIN[Math.min(this.failures, AGAIN.length - 1)]);
        this.failures += 1;
      } finally {
        this.sending = false;
        if (this.changed && !this.stopped && !this.refused && !away && !this.failures) this.later(QUIET);
        if (!this.changed) waiting.delete(this);
      }
    }

    told(answer) {
      if (answer.state === "refused") {
        this.refused = this.changed = true;
        this.say("refused", answer.words);
        return;
      }
      const field = answer.fields[this.name];
      if (field.clash) {
        this.stopped = true;
        this.say("clash", words.clash, field.clash);
        return;
      }
      this.form.elements[`on_${this.name}`].value = field.revision;
      if (this.changed) this.say("waiting", words.waiting);
      else this.say("saved", `${words.saved} ${answer.time}`);
    }

    // Signed out, most likely: the text stays in the form, and is sent when she is back.
    lost() {
      this.changed = true;
      this.say("lost", words.lost);
      if (away) return;
      away = true;
      window.setTimeout(back, AWAY);
    }
  }

  // Is she signed in again (in another tab)? Then the page gives a new token, and what waits is sent.
  async function back() {
    try {
      const answer = await fetch(window.location.href, { redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]")?.value;
      if (!token) throw new Error("no form");
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((box) => {
        box.value = token;
      });
      away = false;
      waiting.forEach((field) => field.save());
    } catch {
      window.setTimeout(back, AWAY);
    }
  }

  forms.forEach((form) => {
    const fields = {};
    form.querySelectorAll("[data-state-of]").forEach((state) => {
      fields[state.dataset.stateOf] = new Field(form, state.dataset.stateOf);
    });
    form.addEventListener("input", (event) => fields[event.target.name]?.touched());
    // What is chosen, or left, is saved at once.
    form.addEventListener("change", (event) => fields[event.target.name]?.save());
    form.addEventListener("submit", () => {
      Object.values(fields).forEach((field) => {
        window.clearTimeout(field.timer);
        field.changed = false;
        waiting.delete(field);
      });
    });
  });

  window.addEventListener("beforeunload", (event) => {
    if ([...waiting].some((field) => field.changed || field.sending)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") waiting.forEach((field) => field.save());
  });
})();
