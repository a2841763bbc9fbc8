/* Names and sizes of the chosen files under the field, and the whole frame takes files that are dropped on it.
   Without a script the field is an ordinary file field. */
(() => {
  const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

  const show = (frame, files) => {
    const list = frame.querySelector(".gk-drop-files");
    list.replaceChildren(...[...files].map((file) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const weight = document.createElement("span");
      name.textContent = file.name;
      weight.textContent = size(file.size);
      line.append(name, weight);
      return line;
    }));
  };

  document.querySelectorAll("[data-gk-drop]").forEach((frame) => {
    const field = frame.querySelector('input[type="file"]');
    field.addEventListener("change", () => show(frame, field.files));
    frame.addEventListener("dragover", (event) => { event.preventDefault(); frame.setAttribute("data-gk-over", ""); });
    frame.addEventListener("dragleave", () => frame.removeAttribute("data-gk-over"));
    frame.addEventListener("drop", (event) => {
      event.preventDefault();
      frame.removeAttribute("data-gk-over");
      if (event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change"));
    });
  });
})();
