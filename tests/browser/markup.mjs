// The HTML of every page is valid: Nu Html Checker (vnu.jar, needs Java) reads what the server sent, not what a browser made
// of it.

import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import vnu from "vnu-jar";
import { check, must } from "./report.mjs";
import { ROOT } from "./site.mjs";

const FOLDER = join(ROOT, "target", "markup");

/** Keeps pages as they were sent, for one run of the checker. */
export class Markup {
  constructor() {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    this.names = [];
  }

  async keep(name, response) {
    writeFileSync(join(FOLDER, `${name}.html`), await response.body());
    this.names.push(name);
  }

  async check() {
    const run = promisify(execFile)("java", ["-Xss1m", "-jar", vnu, "--format", "json", "--stdout", "--exit-zero-always", FOLDER], {
      maxBuffer: 50_000_000,
    });
    const { messages } = JSON.parse((await run).stdout);
    for (const name of this.names) {
      await check(`${name}: the HTML is valid`, () => {
        const wrong = messages.filter(({ url, type }) => url.endsWith(`/${name}.html`) && type !== "info");
        must(wrong.length === 0, wrong.map(({ lastLine, message }) => `line ${lastLine}: ${message}`).join("\n"));
      });
    }
    must(this.names.length > 0, "no page was kept");
  }
}
