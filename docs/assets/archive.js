// What a page can do beyond being read. Each part is loaded where it has something to do; without it all still reads.

if (document.querySelector(".cable-top")) {
  import("./paragraphs.js").then((part) => part.start());
}
