"use strict";
// The board asks once a second how things stand and writes what it is told as text, never as markup.
(() => {
  const words = JSON.parse(document.body.dataset.words);
  const at = (id) => document.getElementById(id);
  const PAGE_SECONDS = 8;
  let told = null;
  let offset = 0;
  let page = 0;

  const span = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const list = (place, items, make) => {
    place.replaceChildren(...items.map(make));
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const tenths = (score) =>
    (score / 10).toLocaleString(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  const room = () => {
    // As many rows as fit below the heading, so that nobody has to scroll a projector.
    const row = at("rows").firstElementChild;
    const height = row ? row.getBoundingClientRect().height : 32;
    const top = at("rows").getBoundingClientRect().top;
    const below = document.querySelector("footer").offsetHeight + 2.6 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.max(3, Math.floor((window.innerHeight - top - below) / height));
  };

  const nameOf = (row) => row.name ?? words.seat.replace("{n}", row.seat.slice(1));

  const clock = (minute) => {
    const start = told.story_start.slice(11, 16).split(":").map(Number);
    const whole = start[0] * 60 + start[1] + minute;
    const hours = String(Math.floor(whole / 60) % 24);
    const minutes = String(whole % 60).padStart(2, "0");
    return words.language === "fr" ? `${hours}\u00a0h\u00a0${minutes}` : `${hours.padStart(2, "0")}:${minutes}`;
  };

  const inWords = (text) => (text ? text[words.language] : "");

  const drawRows = () => {
    const rows = (told.reveal ?? told.board).rows;
    const newest = told.reveal?.newest;
    const fit = room();
    const pages = Math.max(1, Math.ceil(rows.length / fit));
    let shown = page % pages;
    if (newest) shown = Math.floor(Math.max(0, rows.findIndex((row) => row.seat === newest)) / fit);
    list(at("rows"), rows.slice(shown * fit, (shown + 1) * fit), (row) => {
      const state = row.is_revealed === undefined ? "" : row.seat === newest ? "newest" : row.is_revealed ? "" : "waiting";
      const line = element("tr", "", state);
      for (const cell of [row.rank, nameOf(row), tenths(row.score), ...row.gauges]) line.append(element("td", cell));
      return line;
    });
    at("page").textContent = pages > 1 ? `${shown + 1} / ${pages}` : "";
  };

  const drawTime = () => {
    if (!told) return;
    const now = Date.now() + offset;
    let time = "";
    if (told.phase === "countdown") time = span(told.start - now);
    else if (told.phase === "running" && told.ends !== null) time = span(told.ends - now);
    at("time").textContent = time;
    const story = ["running", "paused"].includes(told.phase) ? `${clock(told.minute)} · ` : "";
    at("state").textContent = story + words[told.phase];
  };

  const draw = () => {
    const before = ["lobby", "countdown"].includes(told.phase);
    at("join").hidden = !before;
    at("board").hidden = before;
    at("crisis").hidden = before || told.news.length === 0;
    at("notice").hidden = !told.board?.is_frozen;
    at("notice").textContent = words.frozen;
    at("seats").textContent = words.seats.replace("{n}", told.seats);
    at("code").textContent = told.code ?? words.locked;
    at("said").textContent = told.announcements.length ? told.announcements.at(-1)[1] : "";
    if (before) list(at("names"), told.names, (name) => element("li", name));
    else drawRows();
    list(at("events"), told.news, (event) => {
      const line = element("li", "");
      line.append(element("time", clock(event.minute)), inWords(event.title ?? event.text));
      return line;
    });
    drawTime();
  };

  const ask = async () => {
    try {
      const answer = await fetch("/board.json", { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      told = await answer.json();
      offset = told.now - Date.now();
      draw();
    } catch {
      at("notice").hidden = false;
      at("notice").textContent = words.offline;
    }
    setTimeout(ask, 1000);
  };

  setInterval(drawTime, 250);
  setInterval(() => { page += 1; if (told && !at("board").hidden) drawRows(); }, PAGE_SECONDS * 1000);
  ask();
})();
