/* Keys of the desk: / to the search, j and k through a list, Enter opens (the link has the focus), ? shows the keys.
   Everything here can also be reached without a script; keys typed into a field stay with the field. */
(() => {
  const rows = () => [...document.querySelectorAll("main [data-gk-row], main .gk-table-cards tbody tr")].filter((row) => row.querySelector("a[href]"));
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  const move = (step) => {
    const list = rows();
    if (list.length === 0) return;
    const at = list.findIndex((row) => row.hasAttribute("data-gk-current"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    list.forEach((row) => row.removeAttribute("data-gk-current"));
    next.setAttribute("data-gk-current", "");
    next.querySelector("a[href]").focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const acts = {
    "/": () => document.querySelector("[data-gk-search]")?.focus(),
    "?": () => document.getElementById("gk-keys")?.showPopover?.(),
    j: () => move(1),
    k: () => move(-1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) return;
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  /* After a refused form: to the summary of errors, so that it is read first. */
  document.querySelector("[data-gk-errors]")?.focus();
})();
