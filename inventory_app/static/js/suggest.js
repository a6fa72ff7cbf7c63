// Names to choose from while somebody types: an editable combobox with a list below it. Without this file the browser offers the input's datalist.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-names`, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.firstChild.textContent.trim() ?? "");
  input.removeAttribute("list");
  input.setAttribute("hx-target", `#${CSS.escape(list.id)}`);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  input.after(list);

  const options = () => [...list.children];
  const mark = (option) => {
    for (const each of options()) each.setAttribute("aria-selected", each === option);
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    if (!open) mark(null);
  };
  const take = (option) => {
    input.value = option.dataset.value;
    show(false);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  new MutationObserver(() => show(document.activeElement === input && list.children.length > 0)).observe(list, { childList: true });
  // Before the input loses the focus, and with it the list.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    const all = options();
    const here = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape" && !list.hidden) show(false);
    else if (["ArrowDown", "ArrowUp"].includes(event.key) && all.length) {
      if (list.hidden) show(true);
      mark(all[(here + (event.key === "ArrowDown" ? 1 : here < 0 ? 0 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && here >= 0 && !list.hidden) take(all[here]);
    else return;
    event.preventDefault();
  });
}
