// Tells which place of the list was opened. Nothing about the reader goes along.

const list = document.querySelector("ol[data-opened]");
list?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const item = link?.closest("li");
  if (!item) return;
  const place = list.start + [...list.children].indexOf(item);
  const body = new URLSearchParams({ token: list.dataset.token, place });
  navigator.sendBeacon(list.dataset.opened, body);
});
