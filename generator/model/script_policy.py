"""What a page of the site may load and run (Content Security Policy Level 3), said in its head."""

# the search engine compiles WebAssembly and runs in a worker; the theme sets styles in its elements
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{digests}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
NO_SCRIPT_INSIDE = POLICY.format(digests="")
