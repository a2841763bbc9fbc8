/* Marking on the screen. The text fields hold the truth; without a script they are filled in by hand. */
(() => {
  const form = document.querySelector(".dr-marking-form");
  if (!form) return;

  const areas = form.querySelector("[data-dr-areas]");
  const found = [...form.querySelectorAll("input[name=found]")];
  const sheets = new Map([...document.querySelectorAll("[data-dr-page]")].map((one) => [Number(one.dataset.drPage), one.querySelector("svg")]));
  const SMALLEST = 0.4; /* hundredths of a page */

  const lines = () => areas.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const parsed = (line) => line.replace(/[,，]/g, " ").split(/\s+/).map(Number);

  const draw = (line, off, act) => {
    const [page, left, top, right, bottom] = parsed(line);
    const sheet = sheets.get(page);
    if (!sheet || [left, top, right, bottom].some((side) => !Number.isFinite(side))) return;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("x", Math.min(left, right));
    rect.setAttribute("y", Math.min(top, bottom));
    rect.setAttribute("width", Math.abs(right - left));
    rect.setAttribute("height", Math.abs(bottom - top));
    if (off) rect.setAttribute("data-dr-off", "");
    rect.addEventListener("click", act);
    sheet.append(rect);
  };

  const show = () => {
    sheets.forEach((sheet) => sheet.replaceChildren());
    found.forEach((box) => draw(box.value, !box.checked, () => { box.checked = !box.checked; show(); }));
    lines().forEach((line, at) => draw(line, false, () => {
      areas.value = lines().filter((_one, other) => other !== at).join("\n");
      show();
    }));
  };

  const place = (sheet, event) => {
    const box = sheet.getBoundingClientRect();
    const inside = (value) => Math.min(100, Math.max(0, value));
    return [inside(((event.clientX - box.left) / box.width) * 100), inside(((event.clientY - box.top) / box.height) * 100)];
  };

  const listen = (sheet, page, touch) => {
    let start = null;
    let rubber = null;
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || (event.pointerType === "touch" && !touch.checked)) return;
      start = place(sheet, event);
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [x, y] = place(sheet, event);
      if (!rubber) {
        if (Math.abs(x - start[0]) < SMALLEST && Math.abs(y - start[1]) < SMALLEST) return;
        rubber = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        sheet.append(rubber);
        sheet.setPointerCapture(event.pointerId);
      }
      rubber.setAttribute("x", Math.min(x, start[0]));
      rubber.setAttribute("y", Math.min(y, start[1]));
      rubber.setAttribute("width", Math.abs(x - start[0]));
      rubber.setAttribute("height", Math.abs(y - start[1]));
    });
    const end = (event) => {
      if (start && rubber && event.type === "pointerup") {
        const [x, y] = place(sheet, event);
        if (Math.abs(x - start[0]) >= SMALLEST && Math.abs(y - start[1]) >= SMALLEST) {
          const sides = [Math.min(x, start[0]), Math.min(y, start[1]), Math.max(x, start[0]), Math.max(y, start[1])];
          areas.value = [...lines(), [page, ...sides.map((side) => side.toFixed(2))].join(" ")].join("\n");
        }
      }
      if (rubber) show();
      start = rubber = null;
    };
    sheet.addEventListener("pointerup", end);
    sheet.addEventListener("pointercancel", end);
  };

  if (areas) {
    const label = form.querySelector(".dr-draw");
    const touch = label.querySelector("input");
    if (window.matchMedia("(any-pointer: coarse)").matches) label.hidden = false;
    touch.addEventListener("change", () => sheets.forEach((sheet) => sheet.toggleAttribute("data-dr-touch", touch.checked)));
    sheets.forEach((sheet, page) => listen(sheet, page, touch));
    areas.addEventListener("input", show);
    found.forEach((box) => box.addEventListener("change", show));
    show();
  }

  const words = form.querySelector("[data-dr-words]");
  const take = form.querySelector("[data-dr-take]");
  const text = document.querySelector("[data-dr-text]");
  if (words && take && text) {
    take.hidden = false;
    take.addEventListener("mousedown", (event) => event.preventDefault()); /* the choice in the text stays */
    take.addEventListener("click", () => {
      const chosen = window.getSelection();
      if (!chosen.rangeCount || !text.contains(chosen.anchorNode)) return;
      const lines = words.value.split("\n").map((line) => line.trim()).filter(Boolean);
      const added = chosen.toString().split("\n").map((line) => line.trim()).filter((line) => line && !lines.includes(line));
      words.value = [...lines, ...added].join("\n");
    });
  }
})();
