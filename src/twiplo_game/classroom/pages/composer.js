// The composer: a form that the server draws, what it would commit to as it changes, and the last question.
import { recall, remember } from "./memory.js";
import { patch } from "./patch.js";

const at = (id) => document.getElementById(id);
const QUIET = 400;

export class Composer {
  // `post` asks the server for words, `ask` the class for deeds.
  constructor(seat, said, post, ask, complain) {
    Object.assign(this, { seat, said, post, ask, complain, look: null, timer: 0, revision: 0 });
    at("composer").addEventListener("input", () => this.changed());
    at("composer").addEventListener("submit", (event) => { event.preventDefault(); this.askToSend(); });
    at("composer").addEventListener("click", ({ target }) => {
      if ("close" in target.dataset) this.leave();
      else if (target.dataset.promise) this.promise(target.dataset);
    });
    at("send").addEventListener("click", () => this.sendIt());
    at("not-yet").addEventListener("click", () => at("sending").close());
  }

  get form() { return at("composer-form"); }

  key(wanted) { return `draft.${this.seat}.${wanted.kind}.${wanted.about}`; }

  // Opens it on `wanted`: about, kind, start. What this computer kept goes before what the class kept.
  async open(wanted, mayMove = true) {
    const local = wanted.start === "kept" ? recall(this.key(wanted)) : null;
    if (local) wanted = { ...wanted, start: local.start };
    const drawn = await this.post("/seat/composer", wanted);
    if (!drawn) return;
    at("composer").replaceChildren();
    patch(at("composer"), drawn.html);
    at("composer").hidden = false;
    this.wanted = wanted;
    remember(`open.${this.seat}`, { about: wanted.about, kind: wanted.kind, start: "kept" });
    if (local) this.fill(local);
    this.changed(0);
    if (mayMove) {
      at("composer").scrollIntoView({ block: "start" });
      at("composer-title").focus({ preventScroll: true });
    }
  }

  leave() {
    at("composer").hidden = true;
    at("composer").replaceChildren();
    remember(`open.${this.seat}`, null);
    const back = document.getElementById(`m-${this.wanted?.about}`)?.querySelector("summary") ?? at("acts-title");
    back.tabIndex = 0;
    back.focus();
    this.wanted = this.look = null;
  }

  // Declares the update that the text promises.
  promise({ content, promise }) {
    this.form.querySelector(`input[value="${content}"]`).checked = true;
    const time = this.form.elements[content];
    time.value = promise;
    this.changed(0);
    remember(this.key(this.wanted), this.data());
    time.focus();
  }

  // What the form says, as the server reads it.
  data() {
    const fields = {};
    for (const field of this.form.elements) {
      if (!field.name || field.name === "text") continue;
      if (field.type === "checkbox") {
        fields[field.name] ??= [];
        if (field.checked) fields[field.name].push(field.value);
      } else fields[field.name] = field.value;
    }
    return { ...this.wanted, fields, text: this.form.elements.text.value };
  }

  fill(local) {
    for (const field of this.form.elements) {
      if (field.name === "text") field.value = local.text;
      else if (field.type === "checkbox") field.checked = (local.fields[field.name] ?? []).includes(field.value);
      else if (field.name && local.fields[field.name] !== undefined) field.value = local.fields[field.name];
    }
  }

  changed(quiet = QUIET) {
    if (!this.form) return;
    this.look = null;
    this.count();
    for (const time of this.form.querySelectorAll("[data-needs]"))
      time.hidden = !this.form.querySelector(`input[value="${time.dataset.needs}"]`)?.checked;
    if (quiet) remember(this.key(this.wanted), this.data());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lookAtIt(quiet > 0), quiet);
  }

  count() {
    const text = this.form.elements.text;
    const channel = this.form.elements.channel?.value ?? text.dataset.channel;
    const limit = JSON.parse(text.dataset.lengths)[channel];
    const n = [...text.value].length;
    at("composer-count").textContent = (limit ? this.said.limit : this.said.count).replace("{n}", n).replace("{limit}", limit);
    at("composer-count").classList.toggle("over", Boolean(limit) && n > limit);
  }

  // What it would commit to; and what was changed is kept with the class, for another computer.
  async lookAtIt(isChanged) {
    const form = this.form;
    if (!form) return null;
    const asked = JSON.stringify(this.data());
    const found = await this.post("/seat/look", JSON.parse(asked));
    if (this.form !== form || JSON.stringify(this.data()) !== asked) return null;
    if (!found) return null;
    this.look = found;
    patch(at("composer-look"), found.look);
    if (isChanged) this.ask({ is: "keep", order: found.action });
    return found;
  }

  async askToSend() {
    clearTimeout(this.timer);
    const found = await this.lookAtIt(false);
    if (!found) return;
    patch(at("ready"), found.ready);
    at("sending").showModal();
  }

  sendIt() {
    at("sending").close();
    if (this.look) this.ask({ is: "submit", action: this.look.action });
  }

  // The class has carried out `action`: what was kept of it is not needed any more.
  sent(action) {
    const wanted = action.do === "respond" ? { about: action.event, kind: "respond" } : { about: action.about, kind: "speak" };
    remember(this.key(wanted), null);
    if (this.wanted && this.key(this.wanted) === this.key(wanted)) this.leave();
  }

  // The story has gone on: what advisers say and what is marked may be otherwise now.
  goneOn(revision) {
    if (revision !== this.revision && this.look && !at("sending").open) this.lookAtIt(false);
    this.revision = revision;
  }

  // The story is over: nothing can be sent any more.
  end() {
    at("sending").close();
    at("composer").hidden = true;
  }

  // The one that was open when this page was last left.
  again() {
    const open = recall(`open.${this.seat}`);
    if (open && !this.wanted) this.open(open, false);
  }
}
