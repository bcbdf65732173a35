// Quotes what somebody selects in a message: a button appears, and puts it into the form below.
// <div data-quote="label"> around articles .post with id="bericht-12"; <form data-writing> on the same page.

const place = document.querySelector("[data-quote]:not(form)");
const form = document.querySelector("form[data-writing]");
const longest = 2000;

function chosen() {
  const selection = document.getSelection();
  const text = selection?.toString().trim().slice(0, longest);
  if (!text || !selection.rangeCount) return null;
  const node = selection.getRangeAt(0).commonAncestorContainer;
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const post = element?.closest(".post__text")?.closest(".post");
  return post && place.contains(post) ? { text, post } : null;
}

if (place && form) {
  const area = form.querySelector("textarea");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--main quoting";
  button.textContent = place.dataset.quote;
  button.hidden = true;
  document.body.append(button);
  let last = null;
  document.addEventListener("selectionchange", () => {
    const found = chosen();
    if (found) last = found;
    button.hidden = !found;
  });
  // Pressing the button would take the selection away before the click.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (!last) return;
    const lines = last.text.split("\n").filter((line) => line.trim());
    const before = area.value && !area.value.endsWith("\n") ? `${area.value}\n\n` : area.value;
    area.value = `${before}${lines.map((line) => `> ${line}`).join("\n")}\n\n`;
    if (form.elements.reply_to) form.elements.reply_to.value = last.post.id.replace("bericht-", "");
    button.hidden = true;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
