// Random games of the yardstick story in inkjs: `node inkjs_random.js STORY.ink SECONDS` prints games a second of CPU;
// with `--traces FILE` it plays the choices of each line of FILE and prints the scores.
const fs = require("fs");
const { Compiler } = require("inkjs/full");

const source = fs.readFileSync(process.argv[2], "utf8");
const story = new Compiler(source).Compile();

function play(choose) {
  story.ResetState();
  let text = "";
  for (;;) {
    while (story.canContinue) text = story.Continue();
    if (story.currentChoices.length === 0) break;
    story.ChooseChoiceIndex(choose(story.currentChoices));
  }
  return story.variablesState["score"];
}

if (process.argv[3] === "--traces") {
  for (const line of fs.readFileSync(process.argv[4], "utf8").trim().split("\n")) {
    const labels = JSON.parse(line);
    let step = 0;
    console.log(play((choices) => choices.findIndex((choice) => choice.text === labels[step]) + 0 * step++));
  }
} else {
  const seconds = Number(process.argv[3]);
  const random = (choices) => Math.floor(Math.random() * choices.length);
  for (let i = 0; i < 50; i++) play(random);
  let games = 0;
  const start = process.cpuUsage();
  let used = 0;
  while (used < seconds * 1e6) {
    play(random);
    games++;
    const now = process.cpuUsage(start);
    used = now.user + now.system;
  }
  console.log(games / (used / 1e6));
}
