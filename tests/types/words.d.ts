// What `docs/assets/words.js` is, which is made with the site: what the scripts say, by the English.
export const words: Record<string, string>;
