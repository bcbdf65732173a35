// Suggestions while somebody types: the server offers them by htmx, this makes a combobox of the field.
// Loaded when somebody goes to a search field; without it the form works as it is.

const KEPT = "searches";
const MOST_KEPT = 8;
const MOST_SHOWN = 6;
let count = 0;

function recent() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

// Own searches stay on the device; where nothing may be stored, nothing is.
function keep(list) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(list.slice(0, MOST_KEPT)));
  } catch {}
}

const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();

function loadHtmx(address) {
  if (window.htmx) return Promise.resolve();
  return new Promise((done) => {
    const settings = document.createElement("meta");
    settings.name = "htmx-config";
    settings.content = '{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true,"historyCacheSize":0}';
    if (!document.querySelector('meta[name="htmx-config"]')) document.head.append(settings);
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    document.head.append(script);
  });
}

class Combobox {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.id = `${input.id}-list-${++count}`;
    this.panel = document.createElement("div");
    this.panel.className = "suggest";
    this.panel.hidden = true;
    this.found = document.createElement("div");
    this.found.id = `${this.id}-found`;
    this.said = document.createElement("p");
    this.said.className = "vh";
    this.said.setAttribute("role", "status");
    this.forget = document.createElement("button");
    this.forget.type = "button";
    this.forget.className = "btn btn--quiet btn--small";
    this.forget.textContent = input.dataset.forget;
    this.panel.append(this.found, this.forget);
    this.form.append(this.panel, this.said);
    this.wire();
  }

  wire() {
    const { input } = this;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.id,
      "hx-get": input.dataset.suggest,
      "hx-trigger": "input delay:150ms",
      "hx-target": `#${this.found.id}`,
      "hx-sync": "this:replace",
    })) input.setAttribute(name, value);
    // What a page of results answers was asked, with or without this script.
    this.remember(input.defaultValue);
    this.showRecent();
    this.close();
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("focus", () => this.offerRecent());
    input.addEventListener("click", () => this.offerRecent());
    input.addEventListener("input", () => this.offerRecent());
    // An empty field shows what was asked before; the server has nothing to offer for it.
    input.addEventListener("htmx:beforeRequest", (event) => {
      if (!input.value.trim()) event.preventDefault();
    });
    this.found.addEventListener("htmx:afterSwap", () => this.arrived());
    // A pressed mouse button would take the focus away before the click arrives.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    this.found.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) this.choose(option);
    });
    this.forget.addEventListener("click", () => {
      keep([]);
      this.close();
      input.focus();
    });
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) this.close();
    });
    this.form.addEventListener("submit", () => this.remember(input.value));
    if (document.activeElement === input) this.offerRecent();
  }

  get list() {
    return this.found.querySelector('[role="listbox"]');
  }

  get options() {
    return [...this.found.querySelectorAll('[role="option"]')];
  }

  get active() {
    return this.options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  }

  remember(text) {
    const words = text.trim();
    if (words) keep([words, ...recent().filter((one) => folded(one) !== folded(words))]);
  }

  showRecent() {
    const list = document.createElement("ul");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.input.dataset.recent);
    for (const words of recent().slice(0, MOST_SHOWN)) {
      const option = document.createElement("li");
      option.setAttribute("role", "option");
      option.dataset.words = words;
      option.append(words);
      list.append(option);
    }
    this.found.replaceChildren(list);
    this.forget.hidden = false;
    this.number();
  }

  offerRecent() {
    if (this.input.value.trim()) return;
    this.showRecent();
    if (this.options.length) this.open();
    else this.close();
  }

  arrived() {
    this.forget.hidden = true;
    this.number();
    if (document.activeElement !== this.input) return;
    // The answer to words that are gone again.
    if (!this.input.value.trim()) return this.offerRecent();
    if (this.options.length) this.open();
    else this.close();
    this.said.textContent = this.list?.dataset.said ?? "";
  }

  number() {
    if (this.list) this.list.id = this.id;
    this.options.forEach((option, place) => {
      option.id = `${this.id}-${place}`;
      option.setAttribute("aria-selected", "false");
    });
    this.input.removeAttribute("aria-activedescendant");
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    for (const option of this.options) option.setAttribute("aria-selected", "false");
  }

  move(place) {
    const { options } = this;
    if (!options.length) return;
    this.open();
    const wanted = (place + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === wanted)));
    this.input.setAttribute("aria-activedescendant", options[wanted].id);
    options[wanted].scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    this.close();
    if (option.dataset.url) {
      this.remember(this.input.value);
      location.assign(option.dataset.url);
      return;
    }
    this.input.value = option.dataset.words;
    this.form.requestSubmit();
  }

  key(event) {
    const closed = this.panel.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      if (event.altKey) return down ? this.open() : this.close();
      this.move(this.active < 0 ? (down ? 0 : -1) : this.active + (down ? 1 : -1));
    } else if (event.key === "Enter" && !closed && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === "Escape" && !closed) {
      // The words stay; a second Escape is the browser's.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}

function loadStyle(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done);
  });
}

const fields = [...document.querySelectorAll("input[data-suggest]")];
if (fields.length) {
  await loadStyle(fields[0].dataset.style);
  const boxes = fields.map((input) => new Combobox(input));
  await loadHtmx(fields[0].dataset.htmx);
  for (const box of boxes) window.htmx.process(box.input);
  // What was typed while the script came is asked now.
  const { activeElement } = document;
  if (fields.includes(activeElement) && activeElement.value !== activeElement.defaultValue) {
    activeElement.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
