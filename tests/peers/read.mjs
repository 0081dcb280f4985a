// Reads {"as": language, "texts": {name: text}} and writes what the peer's parser makes of each.
import { readFileSync } from "node:fs";

const plain = (text) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");

const readers = {
  async mermaid() {
    const { JSDOM } = await import("jsdom");
    globalThis.window = new JSDOM("").window;
    globalThis.document = window.document;
    const { default: mermaid } = await import("mermaid");
    mermaid.initialize({ maxEdges: 100000, maxTextSize: 100000000 });
    return async (text) => {
      const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
      if (type.startsWith("flowchart")) {
        return {
          boxes: [...db.getVertices().values()].map(({ id, text, classes }) => ({ id, text: plain(text), classes })),
          lines: db.getEdges().map(({ start, end, text }) => [start, end, plain(text)]),
          groups: db.getSubGraphs().map(({ id, title, nodes, classes }) => ({ id, text: plain(title), members: nodes, classes })),
        };
      }
      if (type === "sequence") {
        return {
          boxes: [...db.getActors().values()].map(({ name, description }) => ({ id: name, text: plain(description) })),
          lines: db.getMessages().map(({ from, to, message, type }) => [from, to, plain(message ?? ""), type]),
        };
      }
      const strings = (object) => JSON.parse(plain(JSON.stringify(object)));
      return {
        boxes: strings(db.getC4ShapeArray()),
        lines: strings(db.getRels()),
        groups: strings(db.getBoundaries()),
      };
    };
  },
  async d2() {
    const { D2 } = await import("@terrastruct/d2");
    const d2 = new D2();
    return async (text) => {
      const { diagram, graph } = await d2.compile(text, { layout: "dagre" });
      const shapes = diagram.shapes.map(({ id, label, classes, tooltip, type }) => ({ id, label, classes, tooltip, type }));
      const lines = diagram.connections.map(({ src, dst, label, classes }) => ({ src, dst, label, classes }));
      return { shapes, lines };
    };
  },
};

const { as, texts } = JSON.parse(readFileSync(0, "utf8"));
const read = await readers[as]();
const found = {};
for (const [name, text] of Object.entries(texts)) {
  try {
    found[name] = await read(text);
  } catch (error) {
    found[name] = { error: String(error.message ?? error) };
  }
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
