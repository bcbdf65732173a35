// In the editor: measures a text anew when its writer pauses.
const PAUSE = 700;

function follow(hint) {
  const field = document.getElementById(hint.dataset.field);
  if (!field) return;
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  let timer;
  let asked = 0;

  async function measure() {
    const turn = ++asked;
    const body = new FormData();
    body.set("text", field.value);
    body.set("language", hint.dataset.language);
    const answer = await fetch(hint.dataset.url, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { "X-CSRFToken": token ? token.value : "" },
    }).catch(() => null);
    // A later text was sent meanwhile, or no answer came: what stands there stays.
    if (answer && answer.ok && turn === asked) hint.innerHTML = await answer.text();
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(measure, PAUSE);
  });
}

document.querySelectorAll("[data-readability]").forEach(follow);
