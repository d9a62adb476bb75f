// Marg running on a free port, Chromium, and the pages that there are: what the tests and the pictures share.

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
// A debug build serves as well for looking at pages: MARG_PROGRAM=target/debug/marg.
const PROGRAM = process.env.MARG_PROGRAM ?? join(ROOT, "target", "release", "marg");
const READY_WITHIN_MS = 20_000;

// The form's fields have these names; what stands in labels may be reworded.
export const FIELDS = ["skills", "years", "qualification", "city", "shift", "track"];

/** Starts Marg; gives its address and a way to stop it. */
export async function startSite() {
  if (!existsSync(PROGRAM)) {
    throw new Error("There is no release build. Run `cargo build --release` first.");
  }
  // Settings of whoever runs the tests do not reach the site under test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MARG_")));
  const program = spawn(PROGRAM, ["serve", "--bind", "127.0.0.1:0", "--log", "error"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((found, failed) => {
    let said = "";
    const late = setTimeout(() => failed(new Error(`Marg did not say its address: ${said}`)), READY_WITHIN_MS);
    program.once("error", failed);
    program.once("exit", (code) => failed(new Error(`Marg ended with code ${code}: ${said}`)));
    program.stdout.on("data", (text) => {
      said += text;
      const match = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (match) {
        clearTimeout(late);
        found(match[0]);
      }
    });
  });
  return {
    address,
    stop: () =>
      new Promise((stopped) => {
        program.removeAllListeners("exit");
        program.once("exit", stopped);
        program.kill("SIGTERM");
      }),
  };
}

/** Starts the Chromium that the machine has; on a port, so that Lighthouse can speak to it too. */
export async function startBrowser(port) {
  const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = places.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error(`There is no Chromium at ${places.join(", ")}. scripts/test --all installs it.`);
  }
  return chromium.launch({
    executablePath,
    // Without these Chromium calls home at each start, which takes time and fails where nothing answers.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(port ? [`--remote-debugging-port=${port}`] : []),
    ],
  });
}

const SKILLS = "advanced excel, tally, GST returns, english";
// A class as it is pasted; the last of them can be told nothing.
const CLASS = `id,skills,experience_years,city
A1,"advanced excel, tally, GST returns, english",2,pune
A2,"tally, accounts payable, vendor reconciliation",1,
A3,"legal research, drafting",0,
A5,hello,,`;
export const person = `skills=${encodeURIComponent(SKILLS)}&years=2&qualification=bcom&city=pune`;

/** A CV of 3,000 characters: its address is long, and the ways from its answer are buttons of one form. */
export const CV = readFileSync(new URL("cv.txt", import.meta.url), "utf8");

/** Fills the form's fields by their names and sends it. */
export async function sendForm(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    await fill(page, name, value);
  }
  await page.locator("form:has([name=skills]) [type=submit]").first().click();
}

/** Fills a field, whatever kind of field it is. */
export async function fill(page, name, value) {
  const field = page.locator(`[name=${name}]`).first();
  const kind = await field.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.type));
  if (kind === "select" && !(await field.isVisible())) {
    // The script has put a field to type in before it.
    const label = await field.locator(`option[value="${value}"]`).textContent();
    await page.getByRole("combobox").and(page.locator(`#${name}`)).fill(label);
    await page.keyboard.press("Tab");
  } else if (kind === "select") {
    await field.selectOption(value);
  } else if (kind === "radio" || kind === "checkbox") {
    await page.locator(`[name=${name}][value="${value}"]`).check();
  } else {
    await field.fill(value);
  }
}

/** What a field holds. */
export async function value(page, name) {
  const field = page.locator(`[name=${name}]`).first();
  const kind = await field.evaluate((element) => element.type);
  if (kind === "radio" || kind === "checkbox") {
    const chosen = page.locator(`[name=${name}]:checked`);
    return (await chosen.count()) > 0 ? chosen.first().inputValue() : "";
  }
  return field.inputValue();
}

const open = (path, status = 200) => ({ path, status });

// Every page in every state: an address, or what somebody does to get there.
export const STATES = {
  home: open("/"),
  "home-filled": open(`/?${person}`),
  "home-hindi": open("/?lang=hi"),
  "home-hindi-errors": {
    path: "/guidance",
    status: 422,
    reach: async (page, address) => {
      await page.goto(`${address}/?lang=hi`);
      await sendForm(page, { skills: "tally, excel", years: "ten" });
    },
  },
  "home-errors": {
    path: "/guidance",
    status: 422,
    reach: async (page, address) => {
      await page.goto(`${address}/`);
      await sendForm(page, { skills: "tally <b>and</b> excel", years: "ten" });
    },
  },
  "home-empty": {
    path: "/guidance",
    status: 422,
    reach: async (page, address) => {
      await page.goto(`${address}/`);
      await sendForm(page, {});
    },
  },
  "address-errors": open("/guidance?skills=tally&years=400&city=atlantis&track=xpo", 422),
  guidance: open(`/guidance?${person}`),
  "guidance-hindi": open(`/guidance?${person}&lang=hi`),
  "guidance-cv": {
    path: "/guidance",
    method: "GET",
    status: 200,
    reach: async (page, address) => {
      await page.goto(`${address}/`);
      await sendForm(page, { skills: CV, years: "4", qualification: "bcom", city: "pune", shift: "any" });
    },
  },
  "guidance-cv-hindi": {
    path: "/guidance",
    method: "GET",
    status: 200,
    reach: async (page, address) => {
      await page.goto(`${address}/?lang=hi`);
      await sendForm(page, { skills: CV, years: "4", qualification: "bcom", city: "pune", shift: "any" });
    },
  },
  "guidance-typo": open("/guidance?skills=acounts+payable,+tely,+shorthand+in+Klingon,+no+sap&years=1"),
  "guidance-too-little": open("/guidance?skills=hello"),
  "guidance-outside": open("/guidance?skills=welding,+lathe,+plumbing,+pipe+fitting"),
  "lookup-several": open(`/guidance/role?q=audit&${person}`),
  "lookup-none": open(`/guidance/role?q=xyzzy&${person}`, 422),
  roles: open("/roles"),
  "roles-search": open("/roles?q=audit&track=bpo"),
  "roles-none": open("/roles?q=xyzzy"),
  role: open("/roles/accounts-payable-executive"),
  "role-with-gate": open("/roles/legal-research-associate"),
  "role-personal": open(`/roles/accounts-payable-executive?${person}`),
  sector: open("/sectors/finance-and-investment"),
  compare: open("/compare"),
  "compare-personal": open(`/compare?${person}`),
  "compare-thin": open("/compare?skills=hello"),
  "compare-roles": open("/compare/roles?a=mis-executive&b=data-analyst"),
  "compare-roles-personal": open(`/compare/roles?a=mis-executive&b=data-analyst&${person}`),
  "compare-roles-equal": open("/compare/roles?a=data-analyst&b=data-analyst", 422),
  plan: open("/plan"),
  "plan-for-anybody": open("/plan?goal=data-analyst"),
  "plan-personal": open(`/plan?goal=data-analyst&${person}`),
  "plan-blocked": open(`/plan?goal=legal-research-associate&${person}`),
  "plan-held": open("/plan?goal=mis-executive&skills=MIS+executive&years=3"),
  "plan-unknown": open("/plan?goal=astronaut", 404),
  "in-hand": open("/pay/in-hand"),
  "in-hand-answer": open("/pay/in-hand?ctc=600000&variable=60000&state=karnataka"),
  "in-hand-errors": open("/pay/in-hand?ctc=ten&state=atlantis", 422),
  learn: open("/learn"),
  "learn-topic": open("/learn/legal-process-outsourcing"),
  "learn-comparison": open("/learn/kpo-bpo-lpo"),
  "learn-companies": open("/learn/companies"),
  "learn-pay": open("/learn/pay"),
  "unknown-topic": open("/learn/no-such-topic", 404),
  practice: open("/practice"),
  "practice-topic": open("/practice/kpo-bpo-lpo"),
  "practice-marked": {
    path: "/practice/kpo-bpo-lpo",
    method: "POST",
    status: 200,
    reach: async (page, address) => {
      await page.goto(`${address}/practice/kpo-bpo-lpo`);
      await fill(page, "differ", "BPO is routine. KPO needs research by specialists.");
      await page.locator("input[name=insurer][value='1']").check();
      await page.locator("form.person [type=submit]").click();
    },
  },
  "practice-errors": {
    path: "/practice/kpo-bpo-lpo",
    method: "POST",
    status: 422,
    reach: async (page, address) => {
      await page.goto(`${address}/practice/kpo-bpo-lpo`);
      await fill(page, "differ", "too long ".repeat(200));
      await page.locator("form.person [type=submit]").click();
    },
  },
  "practice-interview": open("/practice/interview-life-sciences"),
  pay: open("/pay"),
  "pay-role": open("/pay?role=accounts-payable-executive&years=4&city=bengaluru"),
  "pay-errors": open("/pay?role=data-analyst&years=many&city=atlantis", 422),
  "pay-unknown-role": open("/pay?role=astronaut", 404),
  offer: open("/pay/offer"),
  "offer-answer": open("/pay/offer?ctc=4.5+lakh&variable=90000&joining_bonus=20000&benefits=10000&role=accounts-payable-executive&years=2&city=bengaluru&fee=5000&bond_months=24&notice_days=90&originals=yes&claw_back=yes"),
  "offer-errors": open("/pay/offer?ctc=35k&variable=lots&role=astronaut&notice_days=soon", 422),
  method: open("/method"),
  sources: open("/sources"),
  privacy: open("/privacy"),
  accessibility: open("/accessibility"),
  api: open("/api"),
  class: open("/class"),
  "class-answer": {
    path: "/class",
    method: "POST",
    status: 200,
    reach: async (page, address) => {
      await page.goto(`${address}/class`);
      await fill(page, "pasted", CLASS);
      await page.locator("[name=as][value=page]").click();
    },
  },
  "class-errors": {
    path: "/class",
    method: "POST",
    status: 422,
    reach: async (page, address) => {
      await page.goto(`${address}/class`);
      await fill(page, "pasted", `${CLASS}\nA4,tally,ten,atlantis`);
      await page.locator("[name=as][value=page]").click();
    },
  },
  "unknown-page": open("/no/such/page", 404),
  "unknown-role": open("/roles/no-such-role", 404),
};

/** Opens a state and gives the response of the page that was reached. */
export async function reach(page, address, state) {
  if (state.reach) {
    const reached = page.waitForResponse(
      (response) =>
        new URL(response.url()).pathname === state.path &&
        (!state.method || response.request().method() === state.method),
    );
    await state.reach(page, address);
    const response = await reached;
    await page.waitForLoadState();
    return response;
  }
  return page.goto(address + state.path);
}
