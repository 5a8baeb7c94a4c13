// What a page can do beyond being read. Each part is loaded where it has something to do; without it all still reads.

if (document.querySelector(".cable-top")) {
  import("./paragraphs.js").then((part) => part.start());
  import("./raw.js").then((part) => part.start());
}

if (document.querySelector("table[data-sortable]")) {
  import("./tables.js").then((part) => part.start());
}

if (document.querySelector("a.cable-cites, .cable-citedby a, .cable-neighbours a")) {
  import("./previews.js").then((part) => part.start());
}

if (document.querySelector(".people-list")) {
  import("./people-filter.js").then((part) => part.start());
}
