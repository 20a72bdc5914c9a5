// Spares a step here and there. Every page works without it.
"use strict";

// A click in a matrix cell opens the answer of its row to its column; the same lies behind the headings as links.
function openCell(cell) {
  const table = cell.closest("table[data-cell-href]");
  const row = cell.parentElement.dataset.row;
  const heads = table.tHead.rows[table.tHead.rows.length - 1].cells;
  const col = heads[cell.cellIndex]?.dataset.col;
  if (!row || !col) return;
  const href = table.dataset.cellHref.replace("{row}", row).replace("{col}", col);
  const target = document.querySelector(table.dataset.cellTarget || "#none");
  if (!target || !window.htmx) {
    window.location.assign(href);
    return;
  }
  table.querySelectorAll("td.is-chosen").forEach((old) => old.classList.remove("is-chosen"));
  cell.classList.add("is-chosen");
  window.htmx.ajax("GET", href, { target, swap: "innerHTML" });
}

// The panel of the answer takes its room from the matrix: the chosen cell is kept in sight, and the room can be given back.
document.addEventListener("htmx:after:swap", () => {
  document.querySelector(".matrix td.is-chosen")?.scrollIntoView({ block: "nearest", inline: "nearest" });
});
document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  if (!close) return;
  document.querySelector(close.dataset.close).replaceChildren();
  const cell = document.querySelector(".matrix td.is-chosen");
  cell?.classList.remove("is-chosen");
  cell?.closest("[tabindex]")?.focus({ preventScroll: true });
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest("table[data-cell-href] td.g");
  if (cell && !window.getSelection()?.toString()) openCell(cell);
});

// A form that is on its way is not sent twice. Coming back to the page opens it again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // The answer may be a file, and then the page stays.
  window.setTimeout(() => delete form.dataset.sent, 5000);
});
function open(root) {
  root.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
}
window.addEventListener("pageshow", () => open(document));
document.addEventListener("htmx:after:request", () => open(document));

// What went wrong is read first, also when htmx put it there.
document.addEventListener("htmx:after:swap", () => document.querySelector(".error-summary")?.focus());

// A button that prints is of use only where scripts run.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.closest("[hidden]")?.removeAttribute("hidden");
  button.addEventListener("click", () => window.print());
});

// Words that are marked in a section become the quote of the comment that is written on it, unless somebody has typed one.
function takeQuote() {
  const exact = document.querySelector('[data-quote="exact"]');
  const marked = window.getSelection();
  if (!exact || !marked?.rangeCount || marked.isCollapsed) return;
  const range = marked.getRangeAt(0);
  const text = range.commonAncestorContainer.parentElement?.closest("[data-quotable]");
  if (!text || (exact.value && exact.value !== exact.dataset.taken)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(text, text.childNodes.length);
  exact.value = exact.dataset.taken = String(marked).trim();
  document.querySelector('[data-quote="before"]').value = String(before).slice(-32);
  document.querySelector('[data-quote="after"]').value = String(after).slice(0, 32);
}
if (document.querySelector('[data-quote="exact"]') && document.querySelector("[data-quotable]")) {
  document.querySelectorAll("[data-quote-hint]").forEach((hint) => hint.removeAttribute("hidden"));
  document.addEventListener("selectionchange", takeQuote);
}
