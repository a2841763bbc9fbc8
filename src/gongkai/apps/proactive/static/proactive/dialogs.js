/* The two dialogs of the editor: a link, and a picture with the words for who cannot see it. */

const ADDRESS = /^(https?:\/\/\S+\.\S+|mailto:\S+@\S+|tel:[\d+\-]+|attachment:\d+)$/;

const parts = (name) => {
  const dialog = document.querySelector(`[data-pe-dialog="${name}"]`);
  const wrong = dialog.querySelector("[data-pe-wrong]");
  const say = (sentence) => { if (wrong) { wrong.textContent = sentence; wrong.hidden = !sentence; } };
  dialog.querySelector("[data-pe-close]").addEventListener("click", () => dialog.close());
  return { dialog, say };
};

export const linkDialog = (words) => {
  const { dialog, say } = parts("link");
  const field = dialog.querySelector("#pe-address");
  let editor;
  const done = (act) => { dialog.close(); act(editor.chain().focus().extendMarkRange("link")).run(); };
  dialog.querySelector("[data-pe-remove]").addEventListener("click", () => done((chain) => chain.unsetLink()));
  const set = () => {
    const href = field.value.trim();
    if (!ADDRESS.test(href)) { say(words.bad_address); field.focus(); return; }
    const bare = editor.state.selection.empty && !editor.isActive("link");
    if (bare) { dialog.close(); editor.chain().focus().insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run(); }
    else done((chain) => chain.setLink({ href }));
  };
  dialog.querySelector("[data-pe-done]").addEventListener("click", set);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); set(); } });
  return (current) => { editor = current; field.value = editor.getAttributes("link").href || ""; say(""); dialog.showModal(); };
};

const inserted = (editor, attrs) => {
  if (editor.isActive("picture")) editor.chain().focus().updateAttributes("picture", attrs).run();
  else editor.chain().focus().insertContent({ type: "figure", content: [{ type: "picture", attrs }] }).run();
};

export const pictureDialog = (words, send) => {
  const { dialog, say } = parts("picture");
  const [known, file, alternative] = ["#pe-known", "#pe-file", "#pe-words"].map((one) => dialog.querySelector(one));
  const choice = dialog.querySelector("[data-pe-choice]");
  let editor;
  const isChanged = () => editor.isActive("picture");
  known?.addEventListener("change", () => {
    dialog.querySelector("[data-pe-new]").hidden = known.value !== "";
    alternative.value ||= known.selectedOptions[0].dataset.words || "";
  });
  dialog.querySelector("[data-pe-done]")?.addEventListener("click", async () => {
    const alt = alternative.value.trim();
    if (!alt) { say(words.no_alternative); alternative.focus(); return; }
    if (isChanged()) { dialog.close(); inserted(editor, { alt }); return; }
    let number = known.value;
    if (!number) {
      if (!file.files.length) { say(words.no_picture); file.focus(); return; }
      say(words.sending);
      const sent = await send(file.files[0], alt);
      if (sent.why) { say(sent.why); return; }
      number = String(sent.number);
      const option = new Option(sent.name, number);
      option.dataset.words = alt;
      known.append(option);
    }
    dialog.close();
    inserted(editor, { number, alt });
  });
  return (current, given) => {
    editor = current;
    say("");
    if (choice) {
      choice.hidden = isChanged();
      known.value = "";
      dialog.querySelector("[data-pe-new]").hidden = false;
      file.value = "";
      if (given) { const carried = new DataTransfer(); carried.items.add(given); file.files = carried.files; }
      alternative.value = isChanged() ? editor.getAttributes("picture").alt : "";
    }
    dialog.showModal();
  };
};
