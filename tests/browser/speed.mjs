// Lighthouse as on a phone: performance, accessibility and best practices, and for what may be listed also search.

import lighthouse from "lighthouse";
import { throttling } from "lighthouse/core/config/constants.js";
import { check, must } from "./report.mjs";

// A busy machine makes a page look slow; it never makes a slow page look fast. The best of so many runs counts.
const RUNS = 3;

// Lighthouse makes the processor four times slower, which turns a fast desktop (benchmark index 1,500 and more, by its own
// table) into a middling phone. A slower machine is slowed down less, or it would stand for a phone that nobody has.
const SLOWER = 4;
const FAST_DESKTOP = 1500;

/** How many times slower the processor is made, after a run that measured the machine. */
function slowdown(benchmarkIndex) {
  return Math.min(SLOWER, Math.max(1, (SLOWER * benchmarkIndex) / FAST_DESKTOP));
}

/** Runs Lighthouse on pages, each with whether search engines may list it, in the browser that listens on a port. */
export async function speed(site, port, pages) {
  for (const [path, listed] of pages) {
    const categories = ["performance", "accessibility", "best-practices", ...(listed ? ["seo"] : [])];
    await check(`${path}: Lighthouse`, async () => {
      let scores;
      let low;
      let shift;
      let cpuSlowdownMultiplier = SLOWER;
      for (let run = 0; run < RUNS && (run === 0 || low.length > 0); run += 1) {
        const { lhr } = await lighthouse(site + path, { port, onlyCategories: categories, logLevel: "error", throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier } });
        cpuSlowdownMultiplier = slowdown(lhr.environment.benchmarkIndex);
        scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
        low = Object.values(lhr.categories).flatMap(({ id, score, auditRefs }) =>
          score === 1 ? [] : [id, ...auditRefs.map((ref) => lhr.audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1).map((audit) => `  ${audit.id}: ${audit.title} ${audit.displayValue ?? ""}`)],
        );
        shift = lhr.audits["cumulative-layout-shift"].numericValue;
      }
      console.log(`Lighthouse ${path.split("?")[0]}: ${scores.join(", ")}, layout shift ${shift}`);
      must(low.length === 0, low.join("\n"));
      must(shift === 0, `layout shift ${shift}`);
    });
  }
}
