/* The text of an item as it is written: the nodes that markup.py keeps and no others. The plain field holds the truth;
   without a script it is filled in by hand. The library comes out of its wheel by the address on the form. */

const ENDING = { p: (chain) => chain.setParagraph() };
const PICTURE = /^attachment:(\d{1,12})$/;

const extensionsOf = (lib, facts) => {
  const Picture = lib.Node.create({
    name: "picture", group: "block", atom: true, draggable: true,
    addAttributes: () => ({ number: { default: null }, alt: { default: "" } }),
    parseHTML: () => [{
      tag: "img[src]",
      getAttrs: (img) => {
        const found = PICTURE.exec(img.getAttribute("src"));
        return found ? { number: found[1], alt: img.getAttribute("alt") || "" } : false;
      },
    }],
    renderHTML: ({ node }) => ["img", { src: `attachment:${node.attrs.number}`, alt: node.attrs.alt }],
    addNodeView: () => ({ node }) => {
      const dom = document.createElement("div");
      const img = document.createElement("img");
      img.src = facts.files.replace(/\/0\/$/, `/${node.attrs.number}/`);
      img.alt = node.attrs.alt;
      dom.append(img);
      if (!node.attrs.alt) {
        const mark = document.createElement("span");
        mark.className = "pe-undescribed";
        mark.textContent = facts.words.undescribed;
        dom.append(mark);
      }
      return { dom };
    },
  });
  const Figure = lib.Node.create({
    name: "figure", group: "block", content: "picture figcaption?", isolating: true,
    parseHTML: () => [{ tag: "figure" }],
    renderHTML: () => ["figure", {}, 0],
  });
  const Caption = lib.Node.create({
    name: "figcaption", content: "inline*",
    parseHTML: () => [{ tag: "figcaption" }],
    renderHTML: () => ["figcaption", {}, 0],
  });
  const link = { openOnClick: false, autolink: false, enableTarget: false, protocols: ["attachment"] };
  return [
    lib.Document, lib.Text, lib.Paragraph, lib.HardBreak, lib.Heading.configure({ levels: [2, 3, 4] }),
    lib.BulletList, lib.OrderedList, lib.ListItem, lib.Blockquote, lib.HorizontalRule,
    lib.Bold, lib.Italic, lib.Underline, lib.Strike, lib.Subscript, lib.Superscript, lib.Link.configure(link),
    lib.Table.configure({ resizable: false }), lib.TableRow, lib.TableHeader, lib.TableCell,
    Picture, Figure, Caption, lib.UndoRedo, lib.Dropcursor, lib.Gapcursor,
  ];
};

const ACTS = {
  bold: (chain) => chain.toggleBold(),
  underline: (chain) => chain.toggleUnderline(),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  blockquote: (chain) => chain.toggleBlockquote(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  addRowAfter: (chain) => chain.addRowAfter(),
  deleteRow: (chain) => chain.deleteRow(),
  addColumnAfter: (chain) => chain.addColumnAfter(),
  deleteColumn: (chain) => chain.deleteColumn(),
  toggleHeaderRow: (chain) => chain.toggleHeaderRow(),
  mergeOrSplit: (chain) => chain.mergeOrSplit(),
  deleteTable: (chain) => chain.deleteTable(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};

/* Arrow keys move within a toolbar, so that one Tab passes it by. */
const roving = (bar) => {
  const items = () => [...bar.querySelectorAll("button, select")].filter((one) => !one.disabled);
  bar.querySelectorAll("button, select").forEach((one, at) => { one.tabIndex = at ? -1 : 0; });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = items();
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    all.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
    next?.focus();
    event.preventDefault();
  });
};

export const makeEditor = async (frame, field, facts) => {
  const lib = await import(facts.library);
  const label = document.querySelector(`label[for="${field.id}"]`);
  label.id ||= `${field.id}-label`;
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, id: field.id, lang: "zh-CN" };
  if (field.getAttribute("aria-describedby")) attributes["aria-describedby"] = field.getAttribute("aria-describedby");
  if (field.getAttribute("aria-invalid")) attributes["aria-invalid"] = "true";
  const content = frame.querySelector("[data-pe-content]").innerHTML.trim();
  field.removeAttribute("id"); /* a summary of errors leads to where the text is written now */
  const editor = new lib.Editor({
    element: frame.querySelector("[data-pe-text]"),
    extensions: extensionsOf(lib, facts),
    content,
    injectCSS: false, /* the page's policy takes no style but its own */
    /* Before the library looks at it: it would parse foreign styles, which the page's policy refuses aloud. */
    editorProps: { attributes, handleDOMEvents: {
      paste: (view, event) => facts.pasted(editor, event, event.clipboardData),
      drop: (view, event) => !view.dragging && facts.pasted(editor, event, event.dataTransfer),
    } },
    onUpdate: () => {
      field.value = editor.isEmpty ? "" : editor.getHTML();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  field.value = content; /* the same text, marked: what was typed plainly stays as it was read */
  field.hidden = true;
  frame.hidden = false;
  label.addEventListener("click", () => editor.commands.focus());

  const block = frame.querySelector("[data-pe-block]");
  block.addEventListener("change", () => {
    const chain = editor.chain().focus();
    (block.value === "p" ? ENDING.p(chain) : chain.setHeading({ level: Number(block.value) })).run();
  });
  frame.addEventListener("click", (event) => {
    const act = event.target.closest("[data-pe-act]")?.dataset.peAct;
    if (!act) return;
    if (ACTS[act]) ACTS[act](editor.chain().focus()).run();
    else facts.opened(act, editor);
  });
  const show = () => {
    block.value = [2, 3, 4].find((level) => editor.isActive("heading", { level })) ?? "p";
    frame.querySelectorAll("[aria-pressed]").forEach((one) => one.setAttribute("aria-pressed", String(editor.isActive(one.dataset.peAct))));
    frame.querySelector("[data-pe-table]").hidden = !editor.isActive("table");
  };
  editor.on("transaction", show);
  frame.querySelectorAll("[role=toolbar]").forEach(roving);
  show();
  return editor;
};
