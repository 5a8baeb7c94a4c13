// On every page: the box in the header, marks on a cable's page, and the search page itself; the engine comes when it is asked.

import { addBox } from "./header.js";

const root = new URL("../../", import.meta.url);
const header = document.querySelector(".md-header__inner");
if (header) addBox(header, root);

const page = document.querySelector(".find-page");
if (page) import("./page.js").then(({ mount }) => mount(page, root));

const find = new URLSearchParams(location.search).get("find");
if (find && document.querySelector(".cable-text")) import("./marks.js").then(({ markWords }) => markWords(find));
