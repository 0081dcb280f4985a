// Lays a graph out some times with ELK; writes the seconds of each call, and the graph as it was placed.
import { readFileSync } from "node:fs";
import ELK from "elkjs/lib/elk.bundled.js";

const text = readFileSync(0, "utf-8");
const elk = new ELK();
const seconds = [];
let placed;
for (let time = 0; time < Number(process.argv[2]); time++) {
  const graph = JSON.parse(text);
  const began = performance.now();
  placed = await elk.layout(graph);
  seconds.push((performance.now() - began) / 1000);
}
process.stdout.write(JSON.stringify({ seconds, placed }));
