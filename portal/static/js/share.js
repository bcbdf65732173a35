// Shares the address of a page: <span data-share="title" data-label="…" data-done="…" hidden>icon</span>.
// By the device's own menu, or copied where there is none; without either the button does not appear.

function bind(place) {
  const canShare = typeof navigator.share === "function";
  if (!canShare && !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--small";
  button.append(...place.childNodes, ` ${place.dataset.label}`);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "small soft";
  button.addEventListener("click", async () => {
    const url = location.origin + location.pathname;
    try {
      if (canShare) await navigator.share({ title: place.dataset.share, url });
      else {
        await navigator.clipboard.writeText(url);
        said.textContent = ` ${place.dataset.done}`;
      }
    } catch {
      // Closed without choosing: nothing to say.
    }
  });
  place.append(button, said);
  place.hidden = false;
}

for (const place of document.querySelectorAll("[data-share]")) bind(place);
