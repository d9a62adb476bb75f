// What the browser tests say: each check is counted, and what fails is told with its name.

let passed = 0;
let failed = 0;

/** Runs a check; what it throws is its failure. */
export async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n    ${String(error.message ?? error).split("\n").slice(0, 12).join("\n    ")}`);
  }
}

export function must(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

/** The last line; gives whether nothing failed. */
export function sum() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
