/* The writing page: the editor, what is kept while it is typed, who else writes here, and a warning before it is lost. */
import { linkDialog, pictureDialog } from "./dialogs.js";
import { makeEditor } from "./editor.js";

const EVERY = 20000;
const form = document.querySelector("[data-pi-writing]");
const words = JSON.parse(document.getElementById("pi-words").textContent);
const place = form.dataset;
const state = document.querySelector("[data-pi-state]");
const frame = form.querySelector("[data-pe]");
const field = form.elements.body;
const version = form.elements.version;
const token = form.elements.csrfmiddlewaretoken.value;

let isDirty = "dirty" in place; /* differs from what is saved as a draft */
let isKept = !isDirty; /* what was typed since is on the server */
let isSending = false;

const notices = (sentences, tone) => sentences.map((sentence) => {
  const box = document.createElement("div");
  const line = document.createElement("p");
  box.className = `gk-notice gk-notice-${tone}`;
  line.textContent = sentence;
  box.append(line);
  return box;
});
const fill = (where, sentences) => {
  if ([...where.querySelectorAll("p")].map((one) => one.textContent).join("\n") !== sentences.join("\n")) where.replaceChildren(...notices(sentences, "warn"));
};
const told = (sentences, tone = "warn") => frame.querySelector("[data-pe-told]").replaceChildren(...notices(sentences, tone));

const post = async (address, data) => {
  const answer = await fetch(address, { method: "POST", body: data, headers: { "X-CSRFToken": token }, credentials: "same-origin", redirect: "error" });
  const given = await answer.json();
  return given;
};

/* Keeping what is typed. */
const typed = () => {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (data.get(name) instanceof File) data.delete(name);
  return data;
};
const keep = async () => {
  if (isSending || (!isDirty && !place.leave)) return;
  const hasNews = isDirty && !isKept;
  if (!hasNews && !place.leave) return;
  isSending = true;
  const data = hasNews ? typed() : new FormData();
  if (!hasNews && version) data.set("version", version.value);
  if (hasNews) isKept = true; /* what is typed from here on is news again */
  try {
    const given = await post(place.keep, data);
    if (given.why) throw new Error(given.why);
    if (given.kept) state.textContent = words.kept.replace("{at}", given.kept);
    fill(document.querySelector("[data-pi-others]"), given.others);
    fill(document.querySelector("[data-pi-changed]"), given.changed ? [given.changed] : []);
  } catch {
    if (hasNews) { isKept = false; state.textContent = words.failed; }
  } finally {
    isSending = false;
  }
};
form.addEventListener("input", () => {
  isDirty = true;
  if (isKept) state.textContent = words.unsaved;
  isKept = false;
});
form.addEventListener("submit", () => { isDirty = false; });
window.addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });
window.addEventListener("pagehide", () => {
  if (!place.leave) return;
  const data = new FormData();
  data.set("csrfmiddlewaretoken", token);
  navigator.sendBeacon(place.leave, data);
});
document.addEventListener("visibilitychange", () => { if (document.hidden && isDirty && !isKept) keep(); });
setInterval(keep, EVERY);

/* What comes out of a word processor is set in order and looked into by the server, as it will be when it is saved. */
const pasted = (editor, event, clipboard) => {
  const html = clipboard.getData("text/html");
  const plain = clipboard.getData("text/plain");
  const picture = [...clipboard.files].find((one) => one.type.startsWith("image/"));
  if (!html && picture) { event.preventDefault(); openPicture(editor, picture); return true; }
  if (html.includes("data-pm-slice")) return false; /* from this editor itself */
  if (!html && !/[\n\t]/.test(plain)) return false;
  if (editor.isActive("table") && !html) return false;
  event.preventDefault();
  told([words.pasting], "info");
  const data = new FormData();
  data.set("pasted", html || plain);
  post(place.paste, data).then(
    (given) => {
      if (given.why) { told([given.why]); return; }
      editor.commands.focus();
      editor.view.pasteHTML(given.html); /* as the library pastes: words into their sentence, cells into cells */
      told(given.told.length ? given.told : [words.pasted], given.told.length ? "warn" : "info");
    },
    () => {
      const lines = plain.split(/\r?\n/).filter((line) => line.trim());
      editor.chain().focus().insertContent(lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }))).run();
      told([words.paste_failed]);
    },
  );
  return true;
};

const send = async (file, alternative) => {
  const data = new FormData();
  data.set("document", file);
  data.set("alternative", alternative);
  data.set("version", version.value);
  try {
    const given = await post(place.pictures, data);
    if (!given.why) { version.value = given.version; if (given.told.length) told(given.told); }
    return given;
  } catch {
    return { why: words.failed };
  }
};

const openLink = linkDialog(words);
const openPicture = pictureDialog(words, send);
const facts = {
  library: place.library, files: place.files, words, pasted,
  opened: (act, editor) => (act === "link" ? openLink : openPicture)(editor),
};
await makeEditor(frame, field, facts);
form.dataset.ready = "";
