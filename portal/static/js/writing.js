// Helps with writing a message: buttons for Markdown, and a draft on the server after each pause.
// <form data-writing="address" data-about="topic:12" data-bold="…" data-list="…" data-link="…" data-quote="…" data-kept="…">

const pause = 1500;
const longest = 60000;

function wrap(area, before, after, line) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const text = line ? chosen.split("\n").map((one) => before + one).join("\n") : before + chosen + after;
  area.focus();
  area.setRangeText(text, start, end, "end");
  if (!chosen && !line) area.setSelectionRange(start + before.length, start + before.length);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function toolbar(form, area) {
  const bar = document.createElement("div");
  bar.className = "row";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", form.dataset.tools);
  const tools = [
    ["bold", "**", "**", false],
    ["list", "- ", "", true],
    ["link", "[", "]()", false],
    ["quote", "> ", "", true],
  ];
  for (const [name, before, after, line] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--quiet btn--small";
    button.textContent = form.dataset[name];
    button.addEventListener("click", () => wrap(area, before, after, line));
    bar.append(button);
  }
  area.before(bar);
}

function drafts(form, area) {
  const said = document.createElement("p");
  said.className = "small soft";
  said.setAttribute("role", "status");
  area.after(said);
  let timer;
  let wait = pause;
  let sending = false;
  const keep = async () => {
    if (sending) return;
    const body = new FormData();
    body.set("about", form.dataset.about);
    for (const name of ["title", "text", "language", "csrfmiddlewaretoken"]) {
      body.set(name, form.elements[name]?.value ?? "");
    }
    try {
      const answer = await fetch(form.dataset.writing, { method: "POST", body, credentials: "same-origin" });
      if (answer.ok) said.textContent = form.dataset.kept;
      else if (answer.status >= 429) later();
    } catch {
      later();
    }
  };
  const later = () => {
    said.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(keep, (wait = Math.min(wait * 2, longest)));
  };
  const soon = () => {
    wait = pause;
    said.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => {
    sending = true;
    clearTimeout(timer);
  });
  // On a slow phone somebody writes before this script has come.
  if ([...form.elements].some((field) => "defaultValue" in field && field.value !== field.defaultValue)) soon();
}

for (const form of document.querySelectorAll("[data-writing]")) {
  const area = form.querySelector("textarea");
  if (!area) continue;
  toolbar(form, area);
  drafts(form, area);
}
