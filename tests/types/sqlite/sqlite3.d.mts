// What `docs/assets/sqlite/sqlite3.mjs` is, which is put there when the site is built: SQLite's own module.
export default function init(options?: object): Promise<object>;
