// Explanations of words in a text show on hover and focus by style alone; here they close with Escape
// and open with a first tap where nothing can hover (a second one goes to the glossary).

const terms = [...document.querySelectorAll("[data-term]")];
const reopen = ({ currentTarget }) => currentTarget.classList.remove("is-shut");

for (const term of terms) {
  term.addEventListener("mouseleave", reopen);
  term.addEventListener("focusout", reopen);
  let ready = false;
  term.addEventListener("focusout", () => (ready = false));
  term.querySelector("a").addEventListener("click", (event) => {
    if (ready || !matchMedia("(hover: none)").matches || event.detail === 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    ready = true;
  });
}

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const term of terms) if (term.matches(":hover, :focus-within")) term.classList.add("is-shut");
});
