// For pages of results: tells which place of the list was opened. Nothing about the reader goes along.

// The box remembers what was asked here, on this device.
const box = document.querySelector("main input[data-suggest]");
if (box?.defaultValue) import(box.dataset.script);

const list = document.querySelector("ol[data-opened]");
list?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const item = link?.closest("li");
  if (!item) return;
  const place = list.start + [...list.children].indexOf(item);
  const body = new URLSearchParams({ token: list.dataset.token, place });
  navigator.sendBeacon(list.dataset.opened, body);
});
