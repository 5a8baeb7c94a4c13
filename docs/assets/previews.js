// What a link to another cable leads to, shown beside the link on hover and focus: read from that cable's own page.

const LINKS = "a.cable-cites, .cable-citedby a, .cable-neighbours a";
const LETTERS = 280; // of the paragraph that is shown
const WAIT = 250; // milliseconds: a pointer that only passes by opens nothing

const pages = new Map();
let shown;
let timer;

async function pageOf(url) {
  if (!pages.has(url)) {
    const read = fetch(url).then((answer) => (answer.ok ? answer.text() : ""));
    pages.set(url, read.then((html) => new DOMParser().parseFromString(html, "text/html")));
  }
  return pages.get(url);
}

function add(holder, name, words) {
  if (!words) return;
  const part = document.createElement(name);
  part.textContent = words;
  holder.append(part);
}

const squeezed = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

function shorten(words) {
  return words.length > LETTERS ? `${words.slice(0, LETTERS).replace(/\s\S*$/, "")} …` : words;
}

function card(page, anchor) {
  const block = (anchor && page.getElementById(anchor)) || page.querySelector(".cable-block");
  const holder = document.createElement("div");
  holder.className = "cable-preview";
  holder.id = "cable-preview";
  holder.setAttribute("role", "tooltip");
  const title = page.querySelector("h1")?.cloneNode(true);
  title?.querySelectorAll(".headerlink").forEach((one) => one.remove());
  add(holder, "strong", squeezed(title));
  add(holder, "small", squeezed(page.querySelector(".cable-lead")));
  const text = block?.querySelector(".cable-text > *") || (anchor && block) || page.querySelector("article p");
  add(holder, "p", shorten(squeezed(text)));
  return holder;
}

function place(holder, link) {
  const box = link.getBoundingClientRect();
  document.body.append(holder);
  const left = Math.min(box.left, document.documentElement.clientWidth - holder.offsetWidth - 8);
  const below = box.bottom + holder.offsetHeight + 12 < window.innerHeight;
  holder.style.left = `${Math.max(left, 8) + window.scrollX}px`;
  holder.style.top = `${(below ? box.bottom + 6 : box.top - holder.offsetHeight - 6) + window.scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.link.removeAttribute("aria-describedby");
  shown?.holder.remove();
  shown = undefined;
}

async function show(link) {
  const url = new URL(link.href);
  const anchor = url.hash.slice(1);
  url.hash = "";
  const page = url.href === location.href.split("#")[0] ? document : await pageOf(url.href).catch(() => null);
  if (!page || !link.matches(":hover, :focus")) return;
  hide();
  link.removeAttribute("title"); // the browser's own box would lie over this one
  const holder = card(page, anchor);
  place(holder, link);
  link.setAttribute("aria-describedby", holder.id);
  shown = { link, holder };
}

/** Show a preview for the links to other cables and to paragraphs. */
export function start() {
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => {
      const link = event.target instanceof Element && event.target.closest(LINKS);
      if (!link) return;
      clearTimeout(timer);
      timer = setTimeout(() => show(link), WAIT);
    });
    document.addEventListener(leave, (event) => {
      if (event.target instanceof Element && event.target.closest(LINKS)) hide();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}
