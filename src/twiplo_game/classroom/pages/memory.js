// What this computer keeps, where the browser lets it; where not, the page plays on without.
const PREFIX = "twiplo.";

export const recall = (key) => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
};

export const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden store loses nothing that the class has.
  }
};

// Everything that was kept here, of every seat.
export const forget = () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // What cannot be kept cannot be found either.
  }
};
