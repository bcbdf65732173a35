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
  const picture = form.querySelector("input[type=file][name=picture]");
  if (picture) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--quiet btn--small";
    button.textContent = form.dataset.picture;
    button.addEventListener("click", () => {
      picture.scrollIntoView({ block: "center" });
      picture.click();
    });
    bar.append(button);
  }
  area.before(bar);
}

// What comes out of an office program: its markup is read, its style thrown away.
const marks = { B: "**", STRONG: "**", I: "*", EM: "*" };

function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|META|TITLE|XML)$/.test(node.tagName)) return "";
  const inside = [...node.childNodes].map(plain).join("");
  const said = inside.trim();
  const { tagName } = node;
  if (tagName === "BR") return "\n";
  if (tagName === "LI" || /mso-list/i.test(node.dataset.style ?? "")) {
    return said ? `- ${said.replace(/^[·•o§-]\s+/, "")}\n` : "";
  }
  if (tagName === "A" && /^https?:/.test(node.getAttribute("href") ?? "") && said) return `[${said}](${node.getAttribute("href")})`;
  if (marks[tagName] && said && !said.includes("\n")) return inside.replace(said, `${marks[tagName]}${said}${marks[tagName]}`);
  if (/^(P|DIV|H[1-6]|UL|OL|TABLE|TR|BLOCKQUOTE)$/.test(tagName)) return said ? `\n${said}\n` : "";
  if (tagName === "TD" || tagName === "TH") return `${said} `;
  return inside;
}

// The page's policy blocks each style it reads, and says so: they leave first, but for a list's mark.
function quiet(markup) {
  return markup.replace(/<style\b[^]*?<\/style\s*>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, " data-style="));
}

function pasting(area) {
  area.addEventListener("paste", (event) => {
    const markup = event.clipboardData?.getData("text/html");
    // Only where there is something to keep: plain text is pasted as it is.
    if (!markup || !/<(b|strong|i|em|li|a|p)\b/i.test(markup)) return;
    const body = new DOMParser().parseFromString(quiet(markup), "text/html").body;
    const text = plain(body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
    if (!text) return;
    event.preventDefault();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// After an @: the names of who takes part, as buttons.
function naming(form, area) {
  const people = (form.dataset.people ?? "").split("|").filter(Boolean);
  if (!people.length) return;
  const list = document.createElement("div");
  list.className = "row";
  list.setAttribute("aria-live", "polite");
  area.after(list);
  area.addEventListener("input", () => {
    const typed = /@([^@\n]{0,30})$/.exec(area.value.slice(0, area.selectionStart));
    const begun = typed?.[1].toLocaleLowerCase();
    const found = typed ? people.filter((name) => name.toLocaleLowerCase().startsWith(begun) && name.toLocaleLowerCase() !== begun) : [];
    list.replaceChildren(
      ...found.slice(0, 5).map((name) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn btn--quiet btn--small";
        button.textContent = form.dataset.name.replace("NAME", name);
        button.addEventListener("click", () => {
          const end = area.selectionStart;
          area.setRangeText(`@${name} `, end - typed[0].length, end, "end");
          area.focus();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        });
        return button;
      }),
    );
  });
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
  pasting(area);
  naming(form, area);
  drafts(form, area);
}
