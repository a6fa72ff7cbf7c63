// Niceties only: every page works without this file.

const token = document.querySelector("[name=csrf_token]");

// htmx sends the whole form around an element. A question saves itself alone, with what it holds at the moment of sending:
// a save that had to wait would otherwise carry an outdated "seen".
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const question = ctx.sourceElement;
  if (!question.matches("[data-autosave]")) return;
  const body = new URLSearchParams();
  for (const input of [token, ...question.querySelectorAll("[name]")]) {
    if (input && (!/radio|checkbox/.test(input.type) || input.checked)) body.append(input.name, input.value);
  }
  ctx.request.body = body;
});

// What the wording rules say about one text needs that text only, and the level that is chosen beside it.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const box = ctx.sourceElement;
  if (!box.matches("[data-wording]")) return;
  const input = document.getElementById(box.dataset.wording);
  const around = box.closest(".requirement, form");
  ctx.request.body = new URLSearchParams({
    csrf_token: token.value,
    text: input.value,
    language: input.lang || input.name.slice(-2),
    level: around.querySelector("[name$=level]:checked")?.value ?? "",
    requirement: around.matches(".requirement") ? around.id : "",
  });
});

const notSaved = (event) => {
  const slot = event.detail.ctx?.sourceElement?.querySelector(".saved");
  const words = Object.assign(document.createElement("span"), { className: "saved-not", textContent: document.body.dataset.notSaved });
  slot?.replaceChildren(words);
};
document.addEventListener("htmx:error", notSaved);
document.addEventListener("htmx:response:error", (event) => {
  if (![409, 422].includes(event.detail.ctx.response.status)) notSaved(event);
});
// Signed out meanwhile: the answer is another page, not ours.
document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (ctx.response.raw.redirected && ctx.sourceElement.matches("[data-autosave]")) {
    event.preventDefault();
    notSaved(event);
  }
});

// One more row: a copy of the last one, emptied, with the next number.
for (const button of document.querySelectorAll("[data-add-row]")) {
  const rows = document.querySelector(`[data-rows="${CSS.escape(button.dataset.addRow)}"]`);
  button.hidden = rows.children.length >= rows.dataset.maximum;
  button.addEventListener("click", () => {
    const next = rows.children.length;
    const row = rows.lastElementChild.cloneNode(true);
    const [from, to] = [`${button.dataset.addRow}.${next - 1}.`, `${button.dataset.addRow}.${next}.`];
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of element.attributes) {
        const dashed = (name) => name.replaceAll(".", "-");
        attribute.value = attribute.value.replaceAll(from, to).replaceAll(dashed(from), dashed(to));
      }
      element.removeAttribute("aria-invalid");
      if (/radio|checkbox/.test(element.type)) element.checked = false;
      else if ("value" in element && element.matches("input,select,textarea")) element.value = "";
      if (element.matches("[data-row-number]")) element.textContent = next + 1;
    }
    for (const message of row.querySelectorAll("[id^=e-]")) message.remove();
    rows.append(row);
    button.hidden = next + 1 >= rows.dataset.maximum;
    row.querySelector("input,select,textarea").focus();
  });
}

// Alt+J and Alt+K: the next and the previous requirement or question.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || !["KeyJ", "KeyK"].includes(event.code)) return;
  const stops = [...document.querySelectorAll("[data-stop]")];
  if (!stops.length) return;
  const here = stops.findLastIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
  const stop = stops[Math.min(Math.max(here + (event.code === "KeyJ" ? 1 : -1), 0), stops.length - 1)];
  event.preventDefault();
  stop.focus();
});

// A slider says where it stands while it is moved; without scripts, once the form is sent.
document.addEventListener("input", (event) => {
  const output = event.target.type === "range" && document.querySelector(`output[for="${event.target.id}"]`);
  if (output) output.value = event.target.value;
});

document.querySelector("[data-focus]")?.focus();
