// Marg works without this: it completes words (ARIA's combobox), moves the focus to errors, prints.
document.querySelector(".error-summary")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const PAUSE_MS = 150;
const MOST = 8;

/** Completes a field: `find` gives options, `choose` takes one. */
function complete(field, { typed, find, choose, least }) {
  const set = (name, value) => field.setAttribute(name, value);
  const list = document.createElement("ul");
  list.id = `${field.id}-options`;
  list.className = "found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent);
  list.hidden = true;
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  field.after(list, told);
  const line = field.tagName === "INPUT";
  if (line) {
    set("role", "combobox");
    set("aria-expanded", "false");
  }
  set("aria-autocomplete", "list");
  set("aria-controls", list.id);

  let options = [];
  let active = -1;
  let asked = 0; // earlier answers come too late
  let pause;

  function mark(index) {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === index));
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      set("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  function show(found) {
    options = found;
    list.replaceChildren(
      ...found.map((option, at) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${at}`;
        item.setAttribute("role", "option");
        item.textContent = option.label;
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => pick(at));
        return item;
      }),
    );
    list.hidden = found.length === 0;
    if (line) {
      set("aria-expanded", !list.hidden);
    }
    const { found: words } = document.querySelector("main").dataset;
    told.textContent = list.hidden ? "" : words.replace("#", found.length);
    mark(-1);
  }

  function close() {
    asked += 1;
    clearTimeout(pause);
    show([]);
  }

  function pick(at) {
    const option = options[at];
    close();
    choose(option);
    field.focus();
  }

  async function ask() {
    const text = typed();
    const question = (asked += 1);
    const found = text.length < least ? [] : await find(text).catch(() => []);
    if (question === asked && document.activeElement === field) {
      show(found);
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (list.hidden) {
      if (line && (key === "ArrowDown" || key === "ArrowUp")) {
        event.preventDefault();
        ask();
      }
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const places = options.length + 1;
      mark(((active + 1 + (key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      pick(active);
    } else if (key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}

/** Options from the server; titles that begin with the text first. */
function asking(address) {
  return async (text) => {
    const answer = await fetch(`${address}?q=${encodeURIComponent(text)}&limit=${MOST}`);
    const [found = []] = Object.values(answer.ok ? await answer.json() : {});
    const begins = ({ title }) => title?.toLowerCase().startsWith(text.toLowerCase()) === true;
    found.sort((a, b) => begins(b) - begins(a));
    return found.slice(0, MOST).map(({ name, title }) => ({ label: name ?? title }));
  };
}

for (const field of document.querySelectorAll("[data-complete]:not(select)")) {
  const several = field.dataset.several !== undefined;
  const cut = () => (several ? Math.max(field.value.lastIndexOf(","), field.value.lastIndexOf("\n")) + 1 : 0);
  complete(field, {
    least: 2,
    typed: () => (field.selectionEnd === field.value.length ? field.value.slice(cut()).trim() : ""),
    find: asking(field.dataset.complete),
    choose: ({ label }) => {
      const before = field.value.slice(0, cut());
      field.value = `${before}${before.endsWith(",") ? " " : ""}${label}${several ? ", " : ""}`;
    },
  });
}

// A long list becomes a field; what is sent stays in the list.
for (const select of document.querySelectorAll("select[data-complete]")) {
  const field = document.createElement("input");
  field.autocomplete = "off";
  field.id = select.id;
  select.id = `${field.id}-choice`;
  for (const { name, value } of select.attributes) {
    if (name.startsWith("aria-")) {
      field.setAttribute(name, value);
    }
  }
  const [none, ...choices] = select.options;
  const shown = () => (select.value ? select.selectedOptions[0].text : "");
  field.placeholder = none.text;
  field.value = shown();
  select.before(field);
  select.hidden = true;
  const all = choices.map((choice) => ({ label: choice.text, value: choice.value }));
  complete(field, {
    least: 0,
    typed: () => (field.value === shown() ? "" : field.value.trim().toLowerCase()),
    find: async (text) => all.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${text}`)),
    choose: ({ label, value }) => {
      select.value = value;
      field.value = label;
    },
  });
  field.addEventListener("change", () => {
    const text = field.value.trim().toLowerCase();
    const match = all.find(({ label }) => label.toLowerCase() === text);
    select.value = match ? match.value : text && select.value;
    field.value = shown();
  });
}
