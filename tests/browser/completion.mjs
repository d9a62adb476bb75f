// Completion by the script: skills in a text, cities in place of a list, roles by name; by keyboard and by hand.

import { check, must } from "./report.mjs";
import { sendForm } from "./site.mjs";

export async function completion(page, site, mustBeAccessible) {
  const options = page.locator("[role=option]");
  const open = async (field, typed) => {
    await field.pressSequentially(typed);
    await options.first().waitFor();
  };
  await check("completion: a skill by keyboard, then another by hand", async () => {
    await page.goto(`${site}/`);
    const field = page.locator("#skills");
    await open(field, "tal");
    await mustBeAccessible(page);
    await page.keyboard.press("ArrowDown");
    must((await options.first().getAttribute("aria-selected")) === "true", "the first is marked");
    must((await field.getAttribute("aria-activedescendant")) === (await options.first().getAttribute("id")), "and told");
    await page.keyboard.press("Enter");
    must((await field.inputValue()) === "Tally, ", `the field has "${await field.inputValue()}"`);
    await open(field, "power b");
    await options.getByText("Power BI", { exact: true }).click();
    must((await field.inputValue()) === "Tally, Power BI, ", `the field has "${await field.inputValue()}"`);
  });
  await check("completion: Escape closes the list and keeps what was typed", async () => {
    await open(page.locator("#skills"), "gs");
    await page.keyboard.press("Escape");
    must((await options.count()) === 0, "no options");
    must((await page.locator("#skills").inputValue()).endsWith("gs"), "what was typed");
  });
  await check("completion: a city is found by a word of its name and sent as chosen", async () => {
    const city = page.getByRole("combobox", { name: /city/i });
    await open(city, "ncr");
    must((await city.getAttribute("aria-expanded")) === "true", "the list is told to be open");
    await mustBeAccessible(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await sendForm(page, { years: "2" });
    await page.waitForURL((url) => url.searchParams.get("city") === "delhi-ncr");
  });
  await check("completion: a role is looked up by name", async () => {
    await open(page.locator("#q"), "data anal");
    await options.getByText("Data Analyst", { exact: true }).click();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/roles/data-analyst");
    must((await page.getByRole("heading", { name: /you stand/i }).count()) > 0, "how one stands to it");
  });
}
