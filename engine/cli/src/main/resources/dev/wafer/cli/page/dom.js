// Elements. Whatever is given as a child text becomes a text node: no text is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes ("class", "aria-label", ...; functions are listeners, "onclick") and children. */
function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

function styled(element, styles) {
  for (const [name, value] of Object.entries(styles)) {
    element.style.setProperty(name, value);
  }
  return element;
}

/** A card with a heading; without content there is none. */
function card(title, ...content) {
  const children = content.flat().filter(child => child);
  return children.length === 0 ? null : h("section", { class: "card" }, h("h2", {}, title), ...children);
}

/**
 * A table that scrolls by itself where it is wider than the page; on a narrow one each row is a block of named cells instead. Columns are names; one that starts with ">" stands to the right.
 * Cells are texts, elements, or [text, class].
 */
function table(label, columns, rows) {
  const right = columns.map(name => name.startsWith(">"));
  const head = h("tr", {}, columns.map((name, i) => h("th", { scope: "col", class: right[i] ? "num" : "" }, name.replace(/^>/, ""))));
  const body = rows.map(row => h("tr", {}, row.map((cell, i) => {
    const [content, tone] = Array.isArray(cell) ? cell : [cell, ""];
    return h(i === 0 ? "th" : "td", { "data-label": columns[i].replace(/^>/, ""), class: `${right[i] ? "num " : ""}${tone ?? ""}`, scope: i === 0 ? "row" : null }, content);
  })));
  return scroll(label, h("table", { class: "stack" }, h("thead", {}, head), h("tbody", {}, body)));
}

function scroll(label, content) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, content);
}

function note(text) {
  return h("p", { class: "note" }, text);
}
