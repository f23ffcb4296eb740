// Joining: code and name go to the class, the token comes back and stays on this computer.
import { ticket } from "./line.js";
import { recall, remember } from "./memory.js";
import { placeAddress } from "./place.js";

const said = JSON.parse(document.body.dataset.said);
const form = document.getElementById("join");
const problem = document.getElementById("problem");
const asked = new Map();

const back = document.getElementById("back");
back.hidden = !recall("seat");
back.firstElementChild.addEventListener("click", (event) => { event.currentTarget.href = placeAddress(said.language); });

const body = () => {
  const { code, name, invite, learner } = form.elements;
  const given = { code: code.value, language: said.language };
  given["team" in form.dataset ? "team" : "name"] = name.value;
  if (invite && invite.value) given.invite = invite.value;
  if (learner.value.trim()) given.learner = learner.value.trim().slice(0, 200);
  // The same question keeps its ticket, so that an answer that was lost gives the same seat.
  const key = JSON.stringify(given);
  if (!asked.has(key)) asked.set(key, ticket());
  return JSON.stringify({ ...given, ticket: asked.get(key) });
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  problem.textContent = said.joining;
  try {
    const answer = await fetch("/api/join", { method: "POST", body: body() });
    const given = await answer.json();
    if (!answer.ok) {
      problem.textContent = said[given.error] ?? said.offline;
      const wrong = given.error === "code" ? "code" : given.error === "team_taken" ? "invite" : "name";
      form.elements[wrong].focus();
      return;
    }
    remember("seat", { ...given, machine: recall("seat")?.machine ?? ticket(), language: said.language });
    location.assign(placeAddress(said.language));
  } catch {
    problem.textContent = said.offline;
  }
});
