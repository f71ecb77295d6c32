"use strict";
const button = document.getElementById("save");
const status = document.getElementById("chosen");
const chosen = () => [...document.querySelectorAll("fieldset input:checked")];
document.addEventListener("change", () => {
  const n = chosen().length;
  button.disabled = n === 0;
  status.textContent = n === 0 ? "" : n === 1 ? "1 decision" : n + " decisions";
});
button.addEventListener("click", () => {
  const lines = chosen().map((input) => {
    const at = input.closest("fieldset").dataset;
    return JSON.stringify({ sha256: at.sha256, start: +at.start, end: +at.end, decision: input.value }) + "\n";
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
  link.download = "decisions.jsonl";
  link.click();
  URL.revokeObjectURL(link.href);
});
