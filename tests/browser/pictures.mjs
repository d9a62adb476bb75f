// A picture of every page in every state at the width of a phone and of a desk, light and dark, into target/pictures/.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, STATES, reach, startBrowser, startSite } from "./site.mjs";

const folder = join(ROOT, "target", "pictures");
mkdirSync(folder, { recursive: true });
// Names of states that are wanted; all when none is given.
const wanted = process.argv.slice(2);
const site = await startSite();
const browser = await startBrowser();
let count = 0;
try {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      for (const [name, state] of Object.entries(STATES)) {
        if (wanted.length === 0 || wanted.includes(name)) {
          await reach(page, site.address, state);
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
          count += 1;
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(`${count} pictures in target/pictures/`);
