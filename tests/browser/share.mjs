// The picture that a link to Marg is shown with: docs/share.svg as assets/share.png, 1200 by 630 pixels.

import { join } from "node:path";
import { ROOT, startBrowser } from "./site.mjs";

const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.goto(`file://${join(ROOT, "docs", "share.svg")}`);
  await page.screenshot({ path: join(ROOT, "assets", "share.png") });
} finally {
  await browser.close();
}
