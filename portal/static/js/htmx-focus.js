// After htmx has swapped a part, the keyboard goes on from its new heading: mark it with data-focus-after-swap.

document.addEventListener("htmx:afterSettle", (event) => {
  const heading = event.detail.elt?.querySelector("[data-focus-after-swap]");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
});
