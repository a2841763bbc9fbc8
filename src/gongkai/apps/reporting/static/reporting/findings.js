// Ticking several findings at once. Without this script each is ticked by hand, and everything works.
(() => {
  const ticks = [...document.querySelectorAll("[data-rp-tick]")];
  const row = document.querySelector("[data-rp-ticks]");
  const told = document.querySelector("[data-rp-ticked]");
  if (!row || !told) return;
  const tell = () => {
    told.textContent = told.dataset.words.replace("#", String(ticks.filter((one) => one.checked).length));
  };
  const set = (wanted) => {
    for (const one of ticks) one.checked = wanted(one);
    tell();
  };
  row.querySelector("[data-rp-tick-open]").addEventListener("click", () => set((one) => one.dataset.rpTick === "open"));
  row.querySelector("[data-rp-tick-none]").addEventListener("click", () => set(() => false));
  for (const one of ticks) one.addEventListener("change", tell);
  row.hidden = false;
  tell();
})();
