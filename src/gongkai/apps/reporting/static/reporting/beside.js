/* A cell and its place in the source mark one another. Without a script the links do the same by their addresses. */
(() => {
  const root = document.querySelector("[data-rp-beside]");
  if (!root) return;
  const panel = document.getElementById("panel");
  const linkOf = (name) => root.querySelector(`.gk-cell-link[data-gk-cell="${CSS.escape(name)}"]`);
  const boxOf = (name) => linkOf(name)?.closest("td, li");
  const placesOf = (name) => [...root.querySelectorAll("[data-rp-names]")].filter((one) => one.dataset.rpNames.split(" ").includes(name));
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  root.setAttribute("data-rp-live", "");

  let chosen = [];
  const clear = () => root.querySelectorAll("[data-rp-marked]").forEach((one) => one.removeAttribute("data-rp-marked"));
  const mark = (names) => {
    clear();
    names.forEach((name) => {
      boxOf(name)?.setAttribute("data-rp-marked", "");
      placesOf(name).forEach((one) => one.setAttribute("data-rp-marked", ""));
    });
  };

  /* Only the frame of the source scrolls, so that the reader keeps the place in the page. */
  const show = (place) => {
    const frame = place?.closest(".rp-source-text");
    if (!frame) return;
    const top = place.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
    const left = place.getBoundingClientRect().left - frame.getBoundingClientRect().left + frame.scrollLeft;
    frame.scrollTo({ top: top - frame.clientHeight / 3, left: Math.max(0, left - frame.clientWidth / 2), behavior: calm ? "auto" : "smooth" });
  };

  const goTo = (name) => {
    const cell = linkOf(name);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "center", inline: "center", behavior: calm ? "auto" : "smooth" });
  };

  const fetchPanel = (name) => {
    if (!panel || !root.dataset.rpPanel || !window.htmx) return;
    window.htmx.ajax("GET", `${root.dataset.rpPanel}?cell=${encodeURIComponent(name)}`, { target: panel, swap: "innerHTML" });
  };

  const choose = (name) => {
    chosen = [name];
    mark(chosen);
    show(placesOf(name)[0]);
    fetchPanel(name);
  };

  document.addEventListener("click", (event) => {
    const candidate = event.target.closest("[data-rp-candidate]");
    if (candidate) {
      const form = candidate.closest("form");
      form.elements.content.value = candidate.dataset.rpContent;
      form.elements.value.value = candidate.dataset.rpCandidate;
      form.elements.reason.focus();
      return;
    }
    if (event.target.closest("[data-rp-close]")) {
      const name = chosen[0];
      chosen = [];
      clear();
      panel.replaceChildren();
      linkOf(name)?.focus({ preventScroll: true });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("[data-gk-cell]");
    if (link && linkOf(link.dataset.gkCell)) {
      event.preventDefault();
      choose(link.dataset.gkCell);
      if (!link.matches(".gk-cell-link")) goTo(link.dataset.gkCell); // chosen from afar: by a list, by the panel
      return;
    }
    const place = event.target.closest("[data-rp-names]");
    if (place) {
      event.preventDefault();
      const name = place.dataset.rpNames.split(" ")[0];
      choose(name);
      goTo(name);
    }
  });

  const look = (event) => {
    const place = event.target.closest("[data-rp-names]");
    if (place) mark(place.dataset.rpNames.split(" "));
  };
  root.addEventListener("mouseover", look);
  root.addEventListener("focusin", look);
  root.addEventListener("mouseout", (event) => { if (event.target.closest("[data-rp-names]")) mark(chosen); });
  root.addEventListener("focusout", (event) => { if (event.target.closest("[data-rp-names]")) mark(chosen); });

  const first = panel?.querySelector("[data-rp-chosen]")?.dataset.rpChosen;
  if (first) {
    chosen = [first];
    mark(chosen);
    show(placesOf(first)[0]);
  }
})();
