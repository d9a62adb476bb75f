// What a page weighs, so that it suits a slow line: the answer to a few skills, and to a CV of 3,000 characters.

import { request } from "node:http";
import { check, must } from "./report.mjs";
import { CV, person } from "./site.mjs";

/** An answer as it came over the wire, not decompressed. */
function ask(address, { method = "GET", body, headers = {} } = {}) {
  return new Promise((found, failed) => {
    const asked = request(address, { method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => found({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

const gzip = { headers: { "accept-encoding": "gzip" } };

async function mustWeigh(name, most, bytes) {
  await check(`${name}: ${bytes} bytes, at most ${most}`, () => must(bytes <= most, `${bytes} bytes`));
  console.log(`${name}: ${bytes} of ${most} bytes`);
}

export async function weights(site) {
  const home = await ask(`${site}/`);
  const text = home.body.toString();
  await mustWeigh("home, HTML", 15_000, home.body.length);
  for (const [name, most] of [
    ["css", 12_000],
    ["js", 6_000],
  ]) {
    const path = text.match(new RegExp(`/assets/site\\.[0-9a-f]+\\.${name}`))[0];
    await mustWeigh(`site.${name}`, most, (await ask(site + path)).body.length);
  }
  const form = new URLSearchParams({ skills: CV, years: "4", qualification: "bcom", city: "pune", shift: "any" });
  const sent = await ask(`${site}/guidance`, {
    method: "POST",
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  await check(`a CV of ${CV.length} characters is answered`, () => {
    must(CV.length >= 3_000, "a CV of 3,000 characters");
    must(sent.status === 303, `status ${sent.status}`);
  });
  const where = site + sent.headers.location;
  const answer = await ask(where);
  const html = answer.body.toString();
  await check("the answer to the CV has ten roles", () => {
    const [, roles] = html.split('id="roles"');
    const count = roles.split("<article").length - 1;
    must(count >= 10, `${count} roles`);
  });
  await mustWeigh("guidance of a CV, HTML", 40_000, answer.body.length);
  await mustWeigh("guidance of a CV, over the wire", 10_000, (await ask(where, gzip)).body.length);
  const few = `${site}/guidance?${person}`;
  await mustWeigh("guidance of four skills, HTML", 40_000, (await ask(few)).body.length);
  await mustWeigh("guidance of four skills, over the wire", 10_000, (await ask(few, gzip)).body.length);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link.replaceAll("&amp;", "&").replaceAll("&#38;", "&"));
  await mustWeigh("guidance of a CV, its longest link", 2_000, Math.max(...links.map((link) => link.length)));
}
