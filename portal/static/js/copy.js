// Copies an address: <button type="button" data-copy="address" data-copied="Copied" hidden>. Shown by script only.

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    if (said) said.textContent = button.dataset.copied;
  });
}
