// A seat in the browser: what the class's server draws is shown, what the player does goes over the seat's line.
import { Composer } from "./composer.js";
import { Debrief } from "./debrief.js";
import { Line, ticket } from "./line.js";
import { forget, recall, remember } from "./memory.js";
import { one, patch } from "./patch.js";

const said = JSON.parse(document.body.dataset.said);
const NEWS = 60;
const at = (id) => document.getElementById(id);
const say = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const handed = new URLSearchParams(location.hash.slice(1)).get("token");
if (handed) {
  remember("seat", { token: handed, machine: recall("seat")?.machine ?? ticket() });
  history.replaceState(null, "", location.pathname + location.search);
}
const seat = handed ? { token: handed, machine: recall("seat")?.machine ?? ticket() } : recall("seat");
if (!seat) location.replace(`/?lang=${said.language}`);
else sit();

function sit() {
  const key = seat.token.slice(0, 16);
  const headers = { authorization: `Bearer ${seat.token}` };
  let room = null;
  let offset = 0;
  let story = null;
  let isFirst = true;
  let waits = false;
  let hasWaited = false;

  const show = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  };
  const complain = (text) => show(at("problem"), text ?? "");

  const post = async (path, body) => {
    try {
      const answer = await fetch(`${path}?lang=${said.language}`, { method: "POST", headers, body: JSON.stringify(body) });
      if (answer.ok) return await answer.json();
      complain(said[(await answer.json()).error] ?? said.offline);
    } catch {
      complain(said.offline);
    }
    return null;
  };

  // What is different is put on the page; everything else, and whoever is at it, is left alone.
  const draw = (told) => {
    story = told;
    const isStart = hasWaited && !document.body.classList.contains("begun");
    document.body.classList.add("begun");
    at("lobby").hidden = true;
    for (const [name, source] of Object.entries(told.parts)) patch(at(name), source);
    if (told.parts.returned) at("returned").hidden = false;
    if (told.is_whole) patch(at("messages"), `<ol class="messages">${told.messages.map(([, source]) => source).reverse().join("")}</ol>`);
    else for (const [id, source] of told.messages) one(`m-${id}`, at("messages").firstElementChild, source);
    at("end").hidden = !told.is_over;
    document.body.classList.toggle("over", told.is_over);
    if (told.is_over) composer.end();
    else composer.goneOn(told.revision);
    if (document.querySelector("[data-feel]")) debrief.again();
    for (const news of told.news) at("news").prepend(Object.assign(document.createElement("p"), { textContent: news }));
    while (at("news").childElementCount > NEWS) at("news").lastElementChild.remove();
    const spoken = isStart ? told.news.join(" ") : told.spoken;
    if (spoken) at("spoken").textContent = spoken;
    const unread = document.querySelectorAll(".messages > li.unread").length;
    show(at("unread"), unread ? say(said.unread, { n: unread }) : "");
    keptButtons(told.kept);
    if (isFirst && !told.is_over) composer.again();
    isFirst = false;
    tick();
  };

  // What had been begun can be gone on with, whether this computer kept it or the class did.
  const keptButtons = (kept) => {
    for (const button of document.querySelectorAll('button[data-compose*=\'"start":"own"\']')) {
      const wanted = JSON.parse(button.dataset.compose);
      const isAnswer = wanted.kind === "respond";
      const isKept = recall(composer.key(wanted)) || kept.some(([about, answers]) => about === wanted.about && answers === isAnswer);
      let more = button.nextElementSibling;
      if (!isKept) more?.remove();
      else if (!more) {
        more = button.cloneNode();
        more.dataset.compose = JSON.stringify({ ...wanted, start: "kept" });
        more.textContent = said.continue;
        button.after(" ", more);
      }
    }
  };

  const waiting = () => [...line.pending.values()].some((asked) => asked.is === "submit");
  const told = () => {
    remember(`pending.${key}`, [...line.pending.values()].filter((asked) => asked.is === "submit"));
    show(at("line"), line.isOver ? at("line").textContent : !line.send ? (line.attempts || isFirst ? (room ? said.offline : said.looking) : "") : waiting() ? said.waiting : "");
  };

  const hear = (message) => {
    switch (message.is) {
      case "welcome":
        show(at("who"), say(said.you, { name: message.name }) + (seat.invite ? ` ${say(said.invite, { word: seat.invite })}` : ""));
        at("elsewhere").textContent = `${location.origin}/seat#token=${seat.token}`;
        break;
      case "roomnow":
        roomNow(message);
        break;
      case "drawn":
        if (message.asked?.is === "submit") {
          complain("");
          if (["respond", "speak"].includes(message.asked.action.do)) composer.sent(message.asked.action);
        }
        draw(message);
        break;
      case "refused":
        if (message.asked?.is === "submit") refused(message);
        break;
      case "unkept":
        complain(said[`unkept.${message.reason}`] ?? said.offline);
        break;
      case "farewell":
        if (line.isOver) gone(message.reason);
        break;
      default:
    }
    if (line) told();
  };

  const refused = async ({ rejected, asked }) => {
    const words = await post("/seat/refusal", { rejected });
    if (words?.words) complain(words.words);
    if (asked.action.do === "open") complain("");
  };

  const gone = (reason) => {
    show(at("line"), said[`farewell.${reason}`]);
    const again = document.createElement("button");
    again.textContent = reason === "taken" ? said.back : said.join;
    again.addEventListener("click", () => (reason === "taken" ? location.reload() : location.assign(`/?lang=${said.language}`)));
    if (reason !== "protocol") at("line").append(" ", again);
    if (reason === "token" || reason === "removed") remember("seat", null);
  };

  const roomNow = (message) => {
    offset = message.now - Date.now();
    room = message;
    const words = { rank: message.place?.[0], of: message.place?.[1] };
    show(at("announcement"), message.announcements.length ? say(said.trainer, { words: message.announcements.at(-1)[1] }) : "");
    at("phase").dataset.place = message.place ? say(said.place, words) : "";
    waits = ["lobby", "countdown"].includes(message.phase);
    hasWaited ||= waits;
    at("lobby").hidden = !waits;
    show(at("lobby-seats"), say(said.seats, { n: message.seats }));
    at("pen").hidden = message.has_pen;
    trainerSaid(message);
    document.body.classList.toggle("no-pen", !message.has_pen);
    tick();
  };

  // All that the trainer said, the newest first.
  const trainerSaid = ({ announcements, start }) => {
    at("all-said").hidden = !announcements.length;
    if (at("said").childElementCount === announcements.length) return;
    const lines = announcements.map(([when, words]) => {
      const minute = Math.floor((when - start) / 60000);
      return say(start === null || when < start ? said.before : said.after, { minute, words });
    });
    at("said").replaceChildren(...lines.reverse().map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  };

  // The oldest message that was not read.
  const readNext = () => {
    const next = [...document.querySelectorAll(".messages > li.unread > details")].at(-1);
    if (!next) return;
    next.open = true;
    next.scrollIntoView({ block: "start" });
    next.querySelector("summary").focus({ preventScroll: true });
  };

  const span = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const clock = (minute) => {
    const [hour, first] = story.start.slice(11, 16).split(":").map(Number);
    const whole = hour * 60 + first + minute;
    const hours = String(Math.floor(whole / 60) % 24);
    const minutes = String(whole % 60).padStart(2, "0");
    return said.language === "fr" ? `${hours}\u00a0h\u00a0${minutes}` : `${hours.padStart(2, "0")}:${minutes}`;
  };

  const tick = () => {
    if (!room) return;
    const now = Date.now() + offset;
    const phase = room.phase === "countdown" && now >= room.start ? "running" : room.phase;
    const countdown = say(said.countdown, { time: span(room.start - now) });
    show(at("lobby-phase"), phase === "countdown" ? countdown : said.lobby);
    show(at("phase"), at("phase").dataset.place || (waits ? "" : said[phase]));
    show(at("time"), phase === "running" && room.ends !== null ? say(said.left, { time: span(room.ends - now) }) : "");
    if (!story) return;
    const gone = (room.ends === null ? now : Math.min(now, room.ends)) - room.now;
    const minute = story.is_live ? Math.floor((room.minute * 60000 + (Math.max(0, gone) * room.pace) / 1000) / 60000) : story.minute;
    show(at("story"), story.is_over ? "" : clock(Math.min(story.length, Math.max(story.minute, minute))));
  };

  const submit = (action) => {
    complain("");
    line.ask({ is: "submit", action });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) submit(JSON.parse(button.dataset.do));
    else if (button.dataset.compose) composer.open(JSON.parse(button.dataset.compose));
  });

  // Reading is free, and is noted once.
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !target.dataset.open) return;
    submit(JSON.parse(target.dataset.open));
    delete target.dataset.open;
  }, true);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("wait" in form.dataset) {
      const minutes = Math.max(1, Math.round(Number(form.elements.minutes.value) || 1));
      submit({ do: "advance", to: Math.min(Number(form.dataset.length), Number(form.dataset.wait) + minutes) });
    } else if (form.dataset.fields) {
      submit({ ...JSON.parse(form.dataset.fields), ...Object.fromEntries(new FormData(form)) });
    } else return;
    event.preventDefault();
  });

  at("take-pen").addEventListener("click", () => line.ask({ is: "takepen" }));
  at("unread").addEventListener("click", readNext);
  at("leave").addEventListener("click", () => {
    if (!confirm(said.leaving)) return;
    forget();
    location.assign(`/?lang=${said.language}`);
  });

  let line = null;
  const composer = new Composer(key, said, post, (message) => line.ask(message), complain);
  const debrief = new Debrief(seat, said, post, (message) => line.ask(message), (one) => line.pending.has(one));
  line = new Line(seat, said.language, recall(`pending.${key}`) ?? [], hear);
  told();
  setInterval(tick, 250);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) line.wake(); });
}
