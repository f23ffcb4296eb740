// The desk in the page: the terminal believes that it talks to one socket; under it, lines come and go.
import { ticket } from "/pages/line.js";
import { recall, remember } from "/pages/memory.js";

const said = JSON.parse(document.body.dataset.said);
const Socket = window.WebSocket;
const at = (id) => document.getElementById(id);
const TAKEN = 4001, LEFT = 4002, FULL = 4003;
const LONGEST = 5000, SILENCE = 15000, PING = 5000, PASTED = 12000;

const seat = recall("seat");
if (!seat) location.replace(`/?lang=${said.language}`);

const tell = (words) => { at("line").textContent = words; };
const cover = (words) => { at("why").textContent = words; at("cover").hidden = false; at("again").focus(); };

// Stands where the terminal's script looks for a WebSocket.
class DeskLine {
  constructor(url) {
    const asked = new URL(url, location.href).searchParams;
    this.size = { width: Number(asked.get("width")), height: Number(asked.get("height")) };
    this.hearers = { open: [], message: [], close: [] };
    this.attempts = 0;
    this.socket = null;
    setTimeout(() => this.open());
    at("again").addEventListener("click", () => { at("cover").hidden = true; this.open(); });
    for (const kind of ["visibilitychange", "online"]) {
      (kind === "online" ? window : document).addEventListener(kind, () => { if (!document.hidden) this.ask(); });
    }
    setInterval(() => this.ask(), PING);
  }

  addEventListener(kind, hear) { this.hearers[kind]?.push(hear); }

  // A line on which nothing comes back is dead, whatever the browser thinks.
  ask() {
    if (this.socket?.readyState !== Socket.OPEN) return;
    if (Date.now() - this.last > SILENCE) this.lost(this.socket, 0);
    else this.socket.send('["ping"]');
  }

  send(text) {
    const [kind, value] = JSON.parse(text);
    if (kind === "resize") {
      // A window that is folded away has no room for anything, and is not looked at.
      if (value.width < 10 || value.height < 4) return;
      this.size = value;
    }
    if (kind !== "stdin" && kind !== "resize") return;
    if (kind === "stdin" && value.length > PASTED) { tell(said.long); return; }
    if (this.socket?.readyState === Socket.OPEN) this.socket.send(text);
  }

  async open() {
    clearTimeout(this.timer);
    if (this.isOpening) return;
    this.isOpening = true;
    tell(this.attempts ? said.offline : said.opening);
    try {
      const body = { machine: seat.machine ?? ticket(), language: recall("settings")?.language ?? said.language, settings: recall("settings"), ...this.size };
      const headers = { authorization: `Bearer ${seat.token}` };
      const answer = await fetch("/desk/ticket", { method: "POST", headers, body: JSON.stringify(body), cache: "no-store" });
      const given = await answer.json();
      if (answer.ok) this.begin(given.ticket);
      else if (given.error === "token") { remember("seat", null); location.replace(`/?lang=${said.language}`); }
      else if (given.error === "removed" || given.error === "full") { tell(""); cover(said[given.error]); }
      else this.later();
    } catch {
      this.later();
    }
    this.isOpening = false;
  }

  begin(pass) {
    const socket = new Socket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/desk/line?ticket=${pass}`);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.last = Date.now();
    socket.onopen = () => { for (const hear of this.hearers.open) hear({}); };
    socket.onmessage = (event) => {
      this.last = Date.now();
      if (typeof event.data === "string") { this.told(JSON.parse(event.data)); return; }
      if (this.attempts || at("line").textContent === said.opening) tell("");
      this.attempts = 0;
      document.body.classList.add("drawn");
      for (const hear of this.hearers.message) hear(event);
    };
    socket.onclose = (event) => this.lost(socket, event.code);
  }

  lost(socket, code) {
    if (this.socket !== socket) return;
    this.socket = null;
    socket.onmessage = socket.onclose = null;
    socket.close();
    if (code === TAKEN || code === LEFT || code === FULL) {
      tell("");
      cover({ [TAKEN]: said.taken, [LEFT]: said.left, [FULL]: said.full }[code]);
    } else this.later();
  }

  later() {
    this.attempts += 1;
    tell(said.offline);
    const pause = Math.min(LONGEST, 250 * 2 ** Math.min(this.attempts - 1, 10)) * (0.5 + Math.random() / 2);
    this.timer = setTimeout(() => this.open(), pause);
  }

  told(message) {
    if (message.is === "settings") remember("settings", message.settings);
    else if (message.is === "copy") copy(message.text);
    else if (message.is === "file") save(message);
  }
}
DeskLine.OPEN = Socket.OPEN;

// Over plain HTTP a browser has no clipboard for scripts, but the one of old.
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const held = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(held);
    held.select();
    document.execCommand("copy");
    held.remove();
    terminal()?.focus();
  }
};

const save = ({ name, text }) => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const terminal = () => document.querySelector(".xterm-helper-textarea");

// The terminal would send ctrl+V as a control character; the browser pastes.
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v") event.stopImmediatePropagation();
}, true);

// The terminal adds styles of its own, which the page's policy wants marked.
const create = document.createElement.bind(document);
document.createElement = (kind, options) => {
  const made = create(kind, options);
  if (kind === "style") made.nonce = said.nonce;
  return made;
};

const begin = async () => {
  window.WebSocket = DeskLine;
  // The terminal measures its letters once, so the font comes first; without it the system's will do.
  await Promise.race([document.fonts.load('15px "Roboto Mono"'), new Promise((done) => setTimeout(done, 3000))]).catch(() => {});
  const script = Object.assign(document.createElement("script"), { src: "/desk/pages/terminal.js" });
  script.onerror = () => cover(said.broken);
  script.onload = () => {
    try {
      window.onload?.(new Event("load"));
      terminal().focus();
    } catch {
      cover(said.broken);
    }
  };
  document.head.append(script);
};
if (seat) begin();
