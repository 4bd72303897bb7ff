// A command to copy.

/** The command, and a button that copies it, or selects it where a page may not copy. */
function commandBox(command) {
  const text = h("code", { class: "command", tabindex: "0" }, command);
  const said = h("span", { role: "status", class: "note" });
  const copy = h("button", { type: "button", onclick: () => {
    getSelection().selectAllChildren(text);
    navigator.clipboard?.writeText(command).then(() => {
      said.textContent = "copied";
    }, () => {
      said.textContent = "selected: copy it with the keyboard";
    });
  } }, "Copy");
  return [text, h("div", { class: "bar" }, copy, said)];
}
