// Where to sit: the desk in a wide window with a keyboard and a mouse, while one is free; else the simple seat.
import { recall, remember } from "./memory.js";

// Room for eighty columns.
const WIDE = 740;
const places = document.getElementById("places");

const canDraw = () => Boolean(document.createElement("canvas").getContext("webgl2"));

const propose = async () => {
  const choose = (place) => { for (const one of places.querySelectorAll("input")) one.checked = one.value === place; };
  choose("seat");
  places.addEventListener("change", (event) => remember("place", event.target.value));
  try {
    const { free } = await (await fetch("/desk/room", { cache: "no-store" })).json();
    const isFit = innerWidth >= WIDE && matchMedia("(pointer: fine)").matches && canDraw();
    places.querySelector("[value=desk]").disabled = free === 0;
    choose(free === 0 ? "seat" : recall("place") ?? (isFit ? "desk" : "seat"));
    places.hidden = false;
  } catch {
    // Without an answer there is the simple seat, which is always there.
  }
};
if (places) propose();

// The address of the chosen place, in a language.
export const placeAddress = (language) =>
  `${places?.querySelector("input:checked")?.value === "desk" ? "/desk" : "/seat"}?lang=${language}`;
