// Keeps how far somebody read a topic: <div data-reading="address" data-token="…"> around articles with data-position.

const place = document.querySelector("[data-reading]");
let furthest = 0;
let told = 0;

function tell() {
  if (furthest <= told) return;
  told = furthest;
  const body = new FormData();
  body.set("position", String(furthest));
  body.set("quietly", "1");
  body.set("csrfmiddlewaretoken", place.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
  fetch(place.dataset.reading, { method: "POST", body, keepalive: true, credentials: "same-origin" }).catch(() => {
    told = 0;
  });
}

if (place) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) furthest = Math.max(furthest, Number(entry.target.dataset.position));
    }
  });
  for (const post of place.querySelectorAll("[data-position]")) seen.observe(post);
  setInterval(tell, 3000);
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", tell);
}
