// The seat's line to its class: a WebSocket, or events and posts where none gets through. It is opened again whenever
// it is lost, with growing pauses; what was asked and not answered is asked again with the same ticket.

const PROTOCOL = 1;
const LONGEST = 5000;
const SILENCE = 20000;
const FINAL = ["token", "protocol", "taken", "removed"];
const ASKED_AGAIN = ["busy", "database"];

export const ticket = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

export class Line {
  // `seat`: token and machine. `language`: of the page that the class draws. `pending`: what was asked before and never
  // answered. `hear` is told everything.
  constructor(seat, language, pending, hear) {
    this.seat = seat;
    this.language = language;
    this.pending = new Map(pending.map((item) => [item.ticket, item]));
    this.hear = hear;
    this.since = 0;
    this.attempts = 0;
    this.isOver = false;
    this.send = null;
    this.open();
  }

  // Asks for something; it is asked again after a lost line, until it is answered.
  ask(message) {
    const asked = { ...message, ticket: ticket() };
    this.pending.set(asked.ticket, asked);
    this.hear({ is: "asked", message: asked });
    if (this.send) this.send(asked);
    return asked.ticket;
  }

  open() {
    if (this.isOver) return;
    const byEvents = this.attempts % 4 === 3 || (this.attempts === 0 && this.prefersEvents);
    this.began = Date.now();
    (byEvents ? this.openEvents() : this.openSocket()).catch(() => {}).then(() => this.lost());
  }

  lost() {
    this.send = null;
    clearInterval(this.watch);
    if (this.isOver) return;
    this.attempts = this.wasWelcome && Date.now() - this.began > LONGEST ? 0 : this.attempts + 1;
    this.wasWelcome = false;
    this.hear({ is: "lost", attempts: this.attempts });
    const pause = Math.min(LONGEST, 250 * 2 ** Math.min(this.attempts, 10)) * (0.5 + Math.random() / 2);
    setTimeout(() => this.open(), pause);
  }

  openSocket() {
    return new Promise((done) => {
      const { machine, token } = this.seat;
      const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/seat?page=${this.language}`);
      const end = () => { socket.onclose = socket.onmessage = null; socket.close(); done(); };
      this.cut = end;
      socket.onopen = () => socket.send(JSON.stringify({ is: "hello", protocol: PROTOCOL, token, machine, since: this.since }));
      socket.onmessage = (event) => this.heard(JSON.parse(event.data), (said) => socket.send(JSON.stringify(said)), false);
      socket.onclose = done;
      this.guard(end);
    });
  }

  async openEvents() {
    const { machine, token } = this.seat;
    const stop = new AbortController();
    const end = () => stop.abort();
    this.cut = end;
    this.guard(end);
    const headers = { authorization: `Bearer ${token}` };
    const query = new URLSearchParams({ page: this.language, protocol: PROTOCOL, machine, since: this.since });
    const answer = await fetch(`/api/seat/events?${query}`, { headers, signal: stop.signal, cache: "no-store" });
    if (!answer.ok) {
      const { error } = await answer.json();
      if (FINAL.includes(error)) this.heard({ is: "farewell", reason: error });
      return;
    }
    const post = (said) =>
      fetch(`/api/seat/say?${new URLSearchParams({ machine })}`, { method: "POST", headers, body: JSON.stringify(said) })
        .then((posted) => { if (!posted.ok) end(); }, end);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const letters = text.split("\n\n");
      text = letters.pop();
      for (const letter of letters) this.heard(JSON.parse(letter.slice("data: ".length)), post, true);
    }
  }

  // The room is told every few seconds: a line on which nothing comes is dead, whatever the browser thinks.
  guard(end) {
    clearInterval(this.watch);
    this.last = Date.now();
    this.watch = setInterval(() => { if (Date.now() - this.last > SILENCE) end(); }, 1000);
  }

  heard(message, send, byEvents) {
    this.last = Date.now();
    if (message.is === "welcome") {
      this.prefersEvents = byEvents;
      const isNew = this.send === null;
      this.send = send;
      this.wasWelcome = true;
      if (isNew) for (const asked of this.pending.values()) send(asked);
    } else if (message.is === "farewell" && FINAL.includes(message.reason)) {
      this.isOver = true;
    } else if (message.is === "unkept" && ASKED_AGAIN.includes(message.reason)) {
      const asked = this.pending.get(message.ticket);
      setTimeout(() => { if (asked && this.send && this.pending.has(asked.ticket)) this.send(asked); }, 1000);
    } else if (["drawn", "refused", "kept", "unkept"].includes(message.is) || (message.is === "ack" && this.pending.get(message.ticket)?.is === "takepen")) {
      if (message.is === "drawn") this.since = Math.max(this.since, message.revision);
      message = { ...message, asked: this.pending.get(message.ticket) };
      this.pending.delete(message.ticket);
    }
    this.hear(message);
  }

  // A second way to notice that the machine slept.
  wake() {
    if (Date.now() - this.last > SILENCE && this.cut) this.cut();
  }
}
