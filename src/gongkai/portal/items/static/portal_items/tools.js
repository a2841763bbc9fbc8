/* 打印 and 复制链接 beside an item: they need a script, so without one they are not shown. */
(() => {
  document.querySelectorAll("[data-pi-script]").forEach((tool) => { tool.hidden = false; });
  document.querySelectorAll("[data-pi-print]").forEach((button) => {
    button.addEventListener("click", () => window.print());
  });

  /* A site without https is given no clipboard by the browser; a selected field still is one. */
  const copied = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "gk-hidden-visually";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  document.querySelectorAll("[data-pi-copy]").forEach((button) => {
    button.addEventListener("click", async () => {
      if (!(await copied(button.dataset.piCopy))) return;
      const words = button.textContent;
      button.textContent = button.dataset.piDone;
      button.nextElementSibling.textContent = button.dataset.piDone;
      button.focus();
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  });
  /* 浏览次数 stand in a small file beside the page, so that the page itself stays the same however often it is read. */
  document.querySelectorAll("[data-pi-visits]").forEach(async (place) => {
    const answer = await fetch(place.dataset.piVisits).catch(() => null);
    if (!answer || !answer.ok) return;
    const { number, until } = await answer.json();
    if (!number) return;
    place.querySelector("span").textContent = place.dataset.piWords.replace("{number}", number.toLocaleString("zh-CN")).replace("{until}", until);
    place.hidden = false;
  });
})();
