// A button that shows a password while you type it, and buttons that need a script at all.
for (const input of document.querySelectorAll("input[data-show]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--small btn--quiet";
  button.setAttribute("aria-controls", input.id);
  const say = () => {
    button.textContent = input.type === "password" ? input.dataset.show : input.dataset.hide;
  };
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    say();
  });
  // The browser keeps passwords only of fields that are hidden again.
  input.form?.addEventListener("submit", () => {
    input.type = "password";
  });
  say();
  input.after(button);
}

for (const part of document.querySelectorAll("[data-needs-script]")) {
  part.hidden = false;
}
