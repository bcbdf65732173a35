// What stands around every page. Without this file all of it works too, with a round trip more.

const root = document.documentElement;

// Colours change at once; the server keeps the choice, as it does without a script.
for (const form of document.querySelectorAll("[data-theme-switch]")) {
  form.addEventListener("submit", (event) => {
    const choice = event.submitter?.value;
    if (choice === undefined) return;
    event.preventDefault();
    const body = new URLSearchParams({ theme: choice });
    fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true });
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
    for (const button of form.elements) {
      button.setAttribute("aria-pressed", String(button.value === choice));
    }
  });
}

// Open menus close with Escape and when the reader goes elsewhere.
const menus = [...document.querySelectorAll("details[data-closes]")];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus.filter((one) => one.open)) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});

// A page that comes back with errors starts at what is wrong.
document.querySelector('[role="alert"] a[href^="#"]')?.focus();

// Printing needs a script: the button is hidden until it can work.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Suggestions come when somebody goes to a search field; most pages never need them.
document.addEventListener("focusin", ({ target }) => {
  if (target.dataset?.suggest) import(target.dataset.script);
});
for (const find of document.querySelectorAll("details.find")) {
  find.addEventListener("toggle", () => find.open && find.querySelector("input").focus());
}
