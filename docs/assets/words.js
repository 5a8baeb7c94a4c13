// made with the site: what the scripts say, by the English
export const words = {};
