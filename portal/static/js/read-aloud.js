// Reads a part of the page aloud with the voice of the device: <p data-read-aloud="#id" data-start="…" data-stop="…">.
// The button exists only where the device can speak; nothing leaves the device.

const voice = window.speechSynthesis;
const longest = 220; // some voices stop in the middle of longer texts

function sentences(element) {
  const parts = [];
  for (const block of element.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, cite")) {
    if (block.closest("[aria-hidden], .btn, form") || block.querySelector("p, li")) continue;
    const language = block.closest("[lang]")?.lang || document.documentElement.lang;
    const said = block.cloneNode(true);
    for (const aside of said.querySelectorAll('[role="tooltip"]')) aside.remove();
    const text = said.textContent.replace(/\s+/g, " ").trim();
    for (const piece of text.match(new RegExp(`.{1,${longest}}(?:[.!?…]|\\s|$)`, "g")) ?? []) {
      parts.push({ text: piece, language });
    }
  }
  return parts;
}

function bind(place, of = null) {
  const button = document.createElement("button");
  const icon = place.querySelector("svg");
  const label = document.createElement("span");
  button.type = "button";
  button.className = "btn btn--small";
  label.textContent = place.dataset.start;
  if (icon) button.append(icon);
  button.append(label);
  const show = (speaking) => {
    label.textContent = speaking ? place.dataset.stop : place.dataset.start;
    button.setAttribute("aria-pressed", String(speaking));
  };
  show(false);
  button.addEventListener("click", () => {
    if (voice.speaking) {
      voice.cancel();
      show(false);
      return;
    }
    const text = of ?? document.querySelector(place.dataset.readAloud);
    const parts = text ? sentences(text) : [];
    parts.forEach(({ text, language }, i) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      if (i === parts.length - 1) utterance.onend = () => show(false);
      voice.speak(utterance);
    });
    show(parts.length > 0);
  });
  place.append(button);
  place.hidden = false;
}

if (voice && "SpeechSynthesisUtterance" in window) {
  for (const place of document.querySelectorAll("[data-read-aloud]")) bind(place);
  // Each message of a list by itself: <div data-read-each=".post" data-start="…" data-stop="…">.
  for (const list of document.querySelectorAll("[data-read-each]")) {
    for (const one of list.querySelectorAll(list.dataset.readEach)) {
      const [text, tools] = [one.querySelector(".post__text"), one.querySelector(".post__tools")];
      if (!text || !tools) continue;
      const place = document.createElement("span");
      Object.assign(place.dataset, { start: list.dataset.start, stop: list.dataset.stop });
      tools.append(place);
      bind(place, text);
    }
  }
  addEventListener("pagehide", () => voice.cancel());
}
