// What a reader's browser runs: plain modules, no global of ours.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["docs/assets/sqlite/**", "docs/assets/words.js", "site/**", "node_modules/**", ".venv/**", ".cache/**", "htmlcov/**"] },
  js.configs.recommended,
  {
    files: ["docs/assets/**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["docs/assets/search/worker.js"], languageOptions: { globals: globals.worker } },
];
