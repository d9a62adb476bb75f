// How hard the words of a page are to read: the Flesch-Kincaid grade of its running text.

import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { check, must } from "./report.mjs";

const HARDEST = 8;

/** Sentences of paragraphs and list items; titles, names and figures in tables are no sentences. */
function sentences(page) {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll("main p, main li, main dd, footer p")];
    const leaves = blocks.filter((block) => !block.querySelector("p, li, dd") && !block.closest("[hidden], table, [aria-hidden], form"));
    return leaves
      .flatMap((block) => block.textContent.replace(/\s+/g, " ").split(/(?<=[.!?:;])\s/))
      .map((sentence) => sentence.trim())
      .filter((sentence) => /[a-z]{2}/i.test(sentence) && sentence.split(" ").length >= 3);
  });
}

/** Computes and prints the grade of each page. */
export async function words(page, site, pages) {
  for (const path of pages) {
    await page.goto(site + path);
    const all = await sentences(page);
    const spoken = all.flatMap((sentence) => sentence.match(/[\p{L}’'-]+/gu) ?? []);
    const counts = { sentence: all.length, word: spoken.length, syllable: spoken.reduce((sum, word) => sum + syllable(word), 0) };
    const grade = fleschKincaid(counts);
    console.log(`Flesch-Kincaid ${path.split("?")[0]}: grade ${grade.toFixed(1)} (${counts.sentence} sentences, ${counts.word} words)`);
    await check(`${path}: plain words`, () => must(grade <= HARDEST, `grade ${grade.toFixed(1)}, at most ${HARDEST}`));
  }
}
