// Marg in a real browser: every page in every state, narrow and wide, light and dark, with large text; the journey with
// JavaScript, without it, and by keyboard alone; completion; markup, weight, speed and words. The last line is
// `N passed, N failed`.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { completion } from "./completion.mjs";
import { Markup } from "./markup.mjs";
import { check, must, sum } from "./report.mjs";
import { FIELDS, STATES, person, reach, sendForm, startBrowser, startSite, value } from "./site.mjs";
import { speed } from "./speed.mjs";
import { weights } from "./weights.mjs";
import { words } from "./words.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 360, 1280];
const SCHEMES = ["light", "dark"];
const HEIGHT = 800;

/** A page that notes what no page may do: call another origin, complain to the console, ask for what is not there. */
async function openPage(context, address) {
  const page = await context.newPage();
  page.complaints = [];
  const complain = (what) => page.complaints.push(what);
  page.on("request", (request) => {
    if (!request.url().startsWith(`${address}/`)) {
      complain(`asks another origin: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      complain(`${response.status()} for ${response.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // Who leaves a page aborts what it was still asking for.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      complain(`no answer for ${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  page.on("pageerror", (error) => complain(`script error: ${error.message}`));
  page.on("console", (message) => {
    // Chromium notes the page's own 404 and 422 too; those are meant.
    const own = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !own) {
      complain(`console: ${message.text()}`);
    }
  });
  return page;
}

function mustBeQuiet(page) {
  must(page.complaints.length === 0, page.complaints.join("\n"));
}

async function mustBeAccessible(page) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map(
      (rule) => `${rule.id}: ${rule.help}; ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`,
    );
  });
  must(violations.length === 0, violations.join("\n"));
}

async function mustNotScrollSideways(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) {
      return [];
    }
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
      const scrolled = element.parentElement?.closest(".scroll");
      return !scrolled && element.getBoundingClientRect().right > room + 1;
    });
    const names = beyond.slice(-4).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${document.documentElement.scrollWidth} of ${room} px`, ...names];
  });
  must(wide.length === 0, wide.join(", "));
}

/** What every page has. */
async function mustBeWhole(page) {
  const page_ = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    heading: document.querySelector("h1")?.textContent.trim(),
    title: document.title,
    lang: document.documentElement.lang,
    inlined: document.querySelectorAll("style, script:not([src]), [style], [onclick], [onload]").length,
    mains: document.querySelectorAll("main").length,
  }));
  must(page_.headings === 1 && page_.heading, `one h1, not ${page_.headings}`);
  must(page_.title.length > 4, `a title, not "${page_.title}"`);
  must(page_.lang, "a language");
  must(page_.mains === 1, "one main");
  must(page_.inlined === 0, `${page_.inlined} inline styles or scripts`);
}

/** What is pressed or tapped is large enough for a finger; links within a sentence may be small. */
async function mustBeLargeEnough(page) {
  const small = await page.evaluate((least) => {
    const inSentence = (link) => {
      const block = link.closest("p, li, dd, td, th, figcaption, caption, summary") ?? link.parentElement;
      return link.tagName === "A" && block.textContent.trim().length > link.textContent.trim().length + 3;
    };
    // A box to tick is as large as the label around it.
    const target = (element) => element.closest("label") ?? element;
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
      .filter((element) => element.type !== "hidden" && element.checkVisibility() && !element.matches(".skip, .notice a") && !inSentence(element))
      .map((element) => [element, target(element).getBoundingClientRect()])
      .filter(([, box]) => box.height < least || box.width < least)
      .map(([element, box]) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${element.outerHTML.slice(0, 90)}`);
  }, LEAST_TARGET);
  must(small.length === 0, small.slice(0, 6).join("\n"));
}

/** With text twice as large nothing is cut off and nothing has to be scrolled sideways. */
async function mustBearLargeText(page) {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await mustNotScrollSideways(page);
  const cut = await page.evaluate(() =>
    [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = style.overflowX === "hidden" || style.overflowY === "hidden" || style.overflowX === "clip";
        const hidden = element.matches(".visually-hidden, .skip, svg *") || element.closest(".visually-hidden, thead");
        const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        return hides && !hidden && over;
      })
      .map((element) => element.outerHTML.slice(0, 90)),
  );
  must(cut.length === 0, cut.join("\n"));
}

const LEAST_TARGET = 44;

async function everyPage(browser, address) {
  const markup = new Markup();
  const large = await browser.newContext({ viewport: { width: 640, height: HEIGHT }, bypassCSP: true });
  for (const [name, state] of Object.entries(STATES)) {
    const page = await openPage(large, address);
    await check(`${name}: text twice as large`, async () => {
      await reach(page, address, state);
      await mustBearLargeText(page);
    });
    await page.close();
  }
  await large.close();
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme });
      for (const [name, state] of Object.entries(STATES)) {
        const where = `${name}, ${width} px, ${colorScheme}`;
        const page = await openPage(context, address);
        let status;
        await check(`${where}: opens`, async () => {
          const response = await reach(page, address, state);
          status = response.status();
          must(status === state.status, `status ${status}, not ${state.status}`);
          if (width === WIDTHS[0] && colorScheme === SCHEMES[0]) {
            await markup.keep(name, response);
          }
          await mustBeWhole(page);
        });
        if (status !== undefined) {
          await check(`${where}: axe finds nothing`, () => mustBeAccessible(page));
          await check(`${where}: no scrolling sideways`, () => mustNotScrollSideways(page));
          await check(`${where}: large enough for a finger`, () => mustBeLargeEnough(page));
          await check(`${where}: quiet and from here alone`, () => mustBeQuiet(page));
        }
        await page.close();
      }
      await context.close();
    }
  }
  await markup.check();
}

/** Each field has a label, or stands in a group that has one. */
async function mustHaveLabels(page) {
  for (const name of FIELDS) {
    const labelled = await page.locator(`[name=${name}]`).evaluateAll((fields) => ({
      count: fields.length,
      all: fields
        .map((field) => (field.hidden ? document.getElementById(field.id.replace("-choice", "")) : field))
        .every((field) => [...field.labels].some((label) => label.textContent.trim())),
    }));
    must(labelled.count > 0, `there is no field ${name}`);
    must(labelled.all, `the field ${name} has no label`);
  }
}

const ANSWERS = {
  skills: "accounts payable, tally, ms excel, GST returns",
  years: "2",
  qualification: "bcom",
  city: "pune",
  shift: "day",
  track: "bpo",
};

/** Home, form, results, a correction, a role, back, compare, back. */
async function journey(context, address, name) {
  const page = await openPage(context, address);
  const heading = () => page.getByRole("heading", { level: 1 }).innerText();
  const main = page.locator("main");
  let results;
  await check(`${name}: home has the form, every field with its label`, async () => {
    const response = await page.goto(`${address}/`);
    must(response.status() === 200, `status ${response.status()}`);
    must(await heading(), "a heading");
    await mustHaveLabels(page);
  });
  await check(`${name}: the form leads to results with an address of their own`, async () => {
    await sendForm(page, ANSWERS);
    await page.waitForURL((url) => url.pathname === "/guidance");
    results = new URL(page.url());
    const query = results.searchParams;
    must(query.get("s")?.split(".").includes("accounts-payable"), `the skills are in the address: ${results.search}`);
    must(query.get("years") === "2" && query.get("city") === "pune", results.search);
    must(results.search.length <= 1_501, `${results.search.length} bytes of query`);
    const roles = await main.locator("h3 a[href^='/roles/']").count();
    must(roles >= 3, `${roles} roles`);
  });
  await check(`${name}: a skill can be taken out`, async () => {
    await page.getByRole("checkbox", { name: "Tally", exact: true }).uncheck();
    await page.locator(".understood [type=submit]").click();
    await page.waitForURL((url) => url.pathname === "/guidance" && !/[.=]tally\b/.test(url.search));
    must((await page.getByRole("checkbox", { name: "Tally", exact: true }).count()) === 0, "Tally is gone");
    await page.goBack();
    must(page.url() === results.href, "back at the first results");
  });
  await check(`${name}: a role's page says how one stands to it`, async () => {
    const link = main.locator("h3 a[href^='/roles/']").first();
    const title = (await link.innerText()).trim();
    await link.click();
    await page.waitForURL((url) => url.pathname.startsWith("/roles/"));
    must((await heading()).trim() === title, `the page of ${title}, not ${await heading()}`);
    must((await main.getByRole("heading", { name: /you stand/i }).count()) > 0, "how one stands to it");
    await main.getByRole("link", { name: /back to your roles/i }).click();
    await page.waitForURL((url) => url.pathname === "/guidance");
  });
  await check(`${name}: the comparison is one's own and leads back`, async () => {
    await main.getByRole("link", { name: /compare/i }).first().click();
    await page.waitForURL((url) => url.pathname === "/compare" && url.search.includes("accounts-payable"));
    for (const track of ["KPO", "BPO", "LPO"]) {
      must((await main.innerText()).includes(track), `${track} is compared`);
    }
    await main.getByRole("link", { name: /back to your roles/i }).click();
    await page.waitForURL((url) => url.pathname === "/guidance");
    must((await main.locator("h3 a[href^='/roles/']").count()) >= 3, "the roles again");
  });
  await check(`${name}: the way to a role is planned from what one brings`, async () => {
    await main.locator("form[action='/plan'] [type=submit]").click();
    await page.waitForURL((url) => url.pathname === "/plan" && url.search.includes("accounts-payable"));
    must(/way to/i.test(await heading()), `a plan, not ${await heading()}`);
    await main.getByRole("link", { name: /back to your roles/i }).click();
    await page.waitForURL((url) => url.pathname === "/guidance");
  });
  await check(`${name}: another role can be looked up`, async () => {
    await main.locator("#q").fill("data analyst");
    await page.locator("form.lookup [type=submit]").click();
    await page.waitForURL((url) => url.pathname === "/roles/data-analyst" && url.search.includes("accounts-payable"));
    await main.getByRole("link", { name: /back to your roles/i }).click();
    await page.waitForURL((url) => url.pathname === "/guidance");
  });
  await check(`${name}: the other language keeps the answer`, async () => {
    const roles = await main.locator("h3 a[href^='/roles/']").allInnerTexts();
    await page.getByRole("link", { name: "हिन्दी" }).click();
    await page.waitForURL((url) => url.searchParams.get("lang") === "hi");
    must((await page.locator("html").getAttribute("lang")) === "hi", "Hindi");
    must((await main.locator("h3 a[href^='/roles/']").allInnerTexts()).join() === roles.join(), "the same roles");
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL((url) => url.pathname === "/guidance" && !url.searchParams.has("lang"));
  });
  await check(`${name}: the answer prints with its roles and without its forms`, async () => {
    await page.emulateMedia({ media: "print" });
    must(await main.locator("h3 a[href^='/roles/']").first().isVisible(), "a role");
    must(!(await main.locator(".understood button").first().isVisible()), "no button");
    must(!(await page.locator(".top").isVisible()), "no header");
    await page.emulateMedia({ media: null });
  });
  await check(`${name}: the answers can be changed and are all still there`, async () => {
    await main.getByRole("link", { name: /change your answers/i }).click();
    must((await value(page, "years")) === "2", "the years");
    must((await value(page, "city")) === "pune", "the city");
    must((await value(page, "qualification")) === "bcom", "the qualification");
    must((await value(page, "shift")) === "day", "the shift");
    must(/accounts payable/i.test(await value(page, "skills")), `the skills: ${await value(page, "skills")}`);
  });
  await check(`${name}: an unknown address says where to go`, async () => {
    const response = await page.goto(`${address}/no/such/page`);
    must(response.status() === 404, `status ${response.status()}`);
    await main.getByRole("link").first().click();
    must((await page.locator("h1").count()) === 1, "a page");
  });
  await check(`${name}: nothing complained on the way`, async () => mustBeQuiet(page));
  await page.close();
}

/** Errors stand beside their fields, and what was typed is kept as it was. */
async function errors(context, address, name) {
  const page = await openPage(context, address);
  const hostile = `<script>alert(1)</script> "tally" & 'excel' </textarea> 😀 ಕನ್ನಡ`;
  for (const years of ["-1", "400", "ten"]) {
    await check(`${name}: years of ${years} are told beside the field`, async () => {
      await page.goto(`${address}/`);
      const sent = page.waitForResponse((response) => response.request().method() === "POST");
      await sendForm(page, { ...ANSWERS, skills: hostile, years });
      must((await sent).status() === 422, `status ${(await sent).status()}`);
      await page.waitForLoadState();
      for (const [field, typed] of Object.entries({ ...ANSWERS, skills: hostile, years })) {
        const kept = await value(page, field);
        must(kept === typed, `${field} was "${typed}" and is "${kept}"`);
      }
      const field = page.locator("[name=years]");
      must((await field.getAttribute("aria-invalid")) === "true", "aria-invalid");
      const described = (await field.getAttribute("aria-describedby")) ?? "";
      const texts = await Promise.all(described.split(" ").map((id) => page.locator(`#${id}`).innerText()));
      must(texts.some((text) => /error/i.test(text)), `the field is described by its error, not "${texts.join(" ")}"`);
      const gap = await page.evaluate(() => {
        const input = document.querySelector("[name=years]");
        const error = document.querySelector("#years-error").getBoundingClientRect();
        const box = input.getBoundingClientRect();
        return Math.max(box.top - error.bottom, error.top - box.bottom, 0);
      });
      must(gap < 40, `the error stands ${gap} px from its field`);
      const summary = page.getByRole("alert").getByRole("link").first();
      await summary.click();
      must(new URL(page.url()).hash === "#years", "the list of errors leads to the field");
    });
  }
  await check(`${name}: nothing said is told beside the field`, async () => {
    await page.goto(`${address}/`);
    await sendForm(page, { years: "3" });
    must((await page.locator("#skills-error").innerText()).length > 10, "an error");
    must((await value(page, "years")) === "3", "the years are kept");
  });
  await check(`${name}: nothing typed is run`, async () => mustBeQuiet(page));
  await page.close();
}

/** Presses Tab until a field or link has the focus, and sees that the focus shows on the way. */
async function tabTo(page, selector, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return {
        there: element.matches(wanted),
        shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
        what: element.outerHTML.slice(0, 80),
      };
    }, selector);
    must(focus.shown, `the focus does not show on ${focus.what}`);
    if (focus.there) {
      return;
    }
  }
  throw new Error(`${most} presses of Tab do not reach ${selector}`);
}

async function keyboard(context, address) {
  const page = await openPage(context, address);
  await check("by keyboard: the first stop skips to the page", async () => {
    await page.goto(`${address}/`);
    await page.keyboard.press("Tab");
    must((await page.evaluate(() => document.activeElement.getAttribute("href"))) === "#main", "the skip link");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.hash === "#main");
  });
  await check("by keyboard: the form is filled and sent", async () => {
    await tabTo(page, "[name=skills]");
    await page.keyboard.type("legal research, contract review, drafting");
    await tabTo(page, "[name=years]");
    await page.keyboard.type("1");
    await tabTo(page, "[name=qualification]");
    await page.keyboard.type("LLB");
    await tabTo(page, "main [type=submit]");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/guidance");
  });
  await check("by keyboard: a skill is taken out, a role opened, one's way back found", async () => {
    await tabTo(page, "main [type=checkbox]");
    await page.keyboard.press("Space");
    await tabTo(page, "main [type=submit]");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    await tabTo(page, "h3 a[href^='/roles/']");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname.startsWith("/roles/"));
    await tabTo(page, "main a[href^='/guidance']");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/guidance");
  });
  await check("by keyboard: the three are compared, a way is planned, another role is looked up", async () => {
    for (const [stop, path] of [
      ["main a[href^='/compare?']", "/compare"],
      ["form[action='/plan'] [type=submit]", "/plan"],
    ]) {
      await tabTo(page, stop, 120);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === path);
      await tabTo(page, "main a[href^='/guidance']");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === "/guidance");
    }
    await tabTo(page, "#q", 120);
    await page.keyboard.type("paralegal");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/guidance/role" || url.pathname.startsWith("/roles/"));
    must((await page.locator("h1").innerText()).length > 5, "an answer");
  });
  await check("by keyboard: nothing complained", async () => mustBeQuiet(page));
  await page.close();
}

/** Every example on the home page fills the form, and the form then has roles. */
async function examples(context, address) {
  const page = await openPage(context, address);
  const links = page.locator("main .examples a");
  await page.goto(`${address}/`);
  const count = await links.count();
  await check("home: there are examples", async () => must(count > 0, "none"));
  for (let at = 0; at < count; at += 1) {
    await check(`home: example ${at + 1} fills the form and has roles`, async () => {
      await page.goto(`${address}/`);
      await links.nth(at).click();
      await page.waitForURL((url) => url.search.includes("skills="));
      must((await value(page, "skills")).length > 10, "the form is filled");
      await sendForm(page, {});
      await page.waitForURL((url) => url.pathname === "/guidance");
      must((await page.locator("h3 a[href^='/roles/']").count()) >= 3, "roles");
    });
  }
  await page.close();
}

// What a counsellor hands over, and the most A4 pages it may fill.
const PRINTED = ["guidance", "plan-personal", "compare-personal"];
const MOST_SHEETS = 2;

/** Pages that are handed over on paper fit on two sheets and carry the QR code of their address. */
async function paper(context, address) {
  for (const name of PRINTED) {
    await check(`${name}: prints on ${MOST_SHEETS} sheets with its address`, async () => {
      const page = await openPage(context, address);
      await reach(page, address, STATES[name]);
      must(!(await page.locator(".paper").isVisible()), "what is for paper is not on the screen");
      await page.emulateMedia({ media: "print" });
      const code = page.locator(".paper img");
      await code.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelector(".paper img").naturalWidth > 0);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
      must(sheets <= MOST_SHEETS, `${sheets} sheets`);
      must(page.complaints.length === 0, page.complaints.join("; "));
      await page.close();
    });
  }
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

const ROLE = "/roles/accounts-payable-executive";
const began = Date.now();
const site = await startSite();
const port = await freePort();
const browser = await startBrowser(port);
try {
  const phone = { viewport: { width: 360, height: HEIGHT } };
  const desk = { viewport: { width: 1280, height: HEIGHT } };
  for (const [name, options] of [
    ["with JavaScript", desk],
    ["without JavaScript", { ...desk, javaScriptEnabled: false }],
    ["without JavaScript on a phone", { ...phone, javaScriptEnabled: false }],
  ]) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(8_000);
    await journey(context, site.address, name);
    await errors(context, site.address, name);
    await context.close();
  }
  const context = await browser.newContext(desk);
  context.setDefaultTimeout(8_000);
  await keyboard(context, site.address);
  await examples(context, site.address);
  await paper(context, site.address);
  const page = await openPage(context, site.address);
  await completion(page, site.address, mustBeAccessible);
  await check("completion: nothing complained", async () => mustBeQuiet(page));
  await words(page, site.address, ["/", `/guidance?${person}`, ROLE, "/compare", "/method"]);
  await context.close();
  await weights(site.address);
  await everyPage(browser, site.address);
  await speed(site.address, port, [
    ["/", true],
    [`/guidance?${person}`, false],
    [ROLE, true],
    ["/compare", true],
    ["/learn", true],
  ]);
} catch (error) {
  await check("the run comes to its end", () => Promise.reject(error));
} finally {
  await browser.close();
  await site.stop();
}
console.log(`${Math.round((Date.now() - began) / 1000)} s in Chromium ${browser.version()}`);
process.exitCode = sum() ? 0 : 1;
