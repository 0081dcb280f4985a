// Reads {"as": language, "texts": {name: text}} and writes what the peer's parser makes of each.
import { readFileSync } from "node:fs";

const plain = (text) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");

async function browser() {
  const { JSDOM } = await import("jsdom");
  globalThis.window = new JSDOM("").window;
  globalThis.document = window.document;
}

const readers = {
  async mermaid() {
    await browser();
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
          lines: db.getMessages().filter(({ from }) => from).map(({ from, to, message }) => [from, to, plain(message)]),
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
  async drawio() {
    await browser();
    for (const name of ["XMLSerializer", "DOMParser", "navigator"]) {
      Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
    }
    const { default: factory } = await import("mxgraph");
    const mx = factory({ mxLoadResources: false, mxLoadStylesheets: false });
    Object.assign(window, mx); // where its codecs look for classes
    return async (text) => {
      const file = new window.DOMParser().parseFromString(text, "text/xml");
      const model = new mx.mxGraphModel();
      new mx.mxCodec(file).decode(file.querySelector("mxGraphModel"), model);
      return Object.values(model.cells).map((cell) => ({
        id: cell.id,
        about: cell.value?.getAttribute?.("archmodel") ?? null,
        parent: cell.parent?.id,
        source: cell.source?.id,
        target: cell.target?.id,
        edge: cell.edge,
        text: typeof cell.value === "string" ? cell.value : null,
        geometry: cell.geometry && {
          rect: [cell.geometry.x, cell.geometry.y, cell.geometry.width, cell.geometry.height],
          points: cell.geometry.points?.map(({ x, y }) => [x, y]),
        },
      }));
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
