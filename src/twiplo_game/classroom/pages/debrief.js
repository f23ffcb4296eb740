// The debrief below the end: fetched when the player wants it, after a word of his or her own.
import { recall, remember } from "./memory.js";
import { patch } from "./patch.js";

const at = (id) => document.getElementById(id);

export class Debrief {
  // `post` asks the server for words, `ask` the class for deeds; `waits` knows whether one of these is still on its way.
  constructor(seat, said, post, ask, waits) {
    Object.assign(this, { seat, said, post, ask, waits, isOpening: false });
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if ("feel" in form.dataset) this.feel(form);
      else if (form.dataset.contest) this.contest(form);
      else return;
      event.preventDefault();
    });
    document.addEventListener("click", ({ target }) => { if ("review" in target.dataset) this.review(target); });
  }

  async review(button) {
    button.disabled = true;
    at("spoken").textContent = button.textContent = this.said.weighing;
    const made = await this.post("/seat/review", {});
    button.disabled = false;
    button.textContent = this.said.weigh;
    if (!made) return;
    patch(at("review"), made.html);
    at("review").focus();
  }

  get key() { return `debrief.${this.seat.token.slice(0, 16)}`; }

  // What was said is in the debrief, so it is waited for; but not for ever.
  async feel(form) {
    const words = form.elements.words.value.trim();
    if (words && words !== this.felt) await this.kept(this.ask({ is: "feel", words }), 20);
    this.felt = words;
    this.open(true);
  }

  async contest(form) {
    const status = form.querySelector("[role=status]");
    status.textContent = this.said.waiting;
    const asked = this.ask({ is: "contest", rule: form.dataset.contest, words: form.elements.words.value.trim() });
    if (await this.kept(asked, 600)) status.textContent = this.said.kept;
  }

  async kept(ticket, tries) {
    for (let n = 0; n < tries && this.waits(ticket); n += 1) await new Promise((done) => setTimeout(done, 100));
    return !this.waits(ticket);
  }

  // Who has opened it once finds it open again.
  again() {
    if (recall(this.key) && at("debrief").hidden) this.open(false);
  }

  async open(mayMove) {
    if (this.isOpening) return;
    this.isOpening = true;
    if (mayMove) at("spoken").textContent = this.said.opening;
    const made = await this.post("/seat/account", {});
    this.isOpening = false;
    if (!made) return;
    remember(this.key, true);
    patch(at("debrief"), made.html);
    at("debrief").hidden = false;
    for (const field of document.querySelectorAll("[data-token]")) field.value = this.seat.token;
    if (mayMove) at("debrief-title").focus();
  }
}
