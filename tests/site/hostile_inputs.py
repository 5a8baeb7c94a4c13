"""Sixty inputs that a reader's browser, a spreadsheet, a file system or this program could be harmed by."""

import gzip
import io
import tarfile
import zipfile

TOP = """VZCZCXYZ0002
RR RUEHWEB
DE RUEHWD #{serial:04}/01 2491310
ZNR UUUUU ZZH
R 051310Z SEP 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC 0244

UNCLAS WINDHOEK {serial:06}

SIPDIS

E.O. 12958: N/A
TAGS: {tags}
SUBJECT: {subject}
REF: {reference}

1. (U) {text}

2. (U) The second paragraph is harmless.

{signer}
"""


def _telegram(serial: int, **parts: str) -> bytes:
    said = {"tags": "PREL, WA", "subject": "HARMLESS", "reference": "STATE 12345", "text": "Text.", "signer": "SMITH"}
    return TOP.format(serial=serial, **(said | parts)).encode("utf-8", "surrogatepass")


_RUN = "window.pwned=1"
TEXTS = [
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f'<img src=x onerror="{_RUN}">',
    f"<svg onload={_RUN}>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    f'<a href="javascript:{_RUN}">x</a>',
    f"[x](javascript:{_RUN})",
    f"[x]: javascript:{_RUN}\n[x]",
    f"![x](x'onerror={_RUN})",
    f"<details open ontoggle={_RUN}>",
    f"<math><mtext><style><img src=x onerror={_RUN}></style></mtext></math>",
    f"<body onload={_RUN}><base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example/><input autofocus onfocus=window.pwned=1></form>",
    f"<!--><script>{_RUN}</script>-->",
    f"<![CDATA[<script>{_RUN}</script>]]>",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"\uff1cscript\uff1e{_RUN}\uff1c/script\uff1e",
    f"<scr\0ipt>{_RUN}</scr\0ipt>",
    "{{ config.__class__.__init__.__globals__ }}",
    "{% for x in (1).__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# #}{{ 7*7 }}",
    "---\ntemplate: evil.html\n---",
    "# A heading\n\n## Another {: onclick=window.pwned=1 }",
    "word {: onmouseover=window.pwned=1 #par2 }",
    '!!! danger "x"\n    <script>window.pwned=1</script>',
    '--8<-- "/etc/passwd"',
    "*[HTML]: <script>window.pwned=1</script>",
    "[TOC]\n\n[^1]: <script>window.pwned=1</script>",
    "```html\n<script>window.pwned=1</script>\n```",
    '<div markdown="1"><script>window.pwned=1</script></div>',
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200f",
    "a\0b\x07c\x1b[31md\x7f",
    "\ufeff\u2028<script>window.pwned=1</script>\u2029",
    "https://evil.example/?<script>window.pwned=1</script>",
    "data:text/html,<script>window.pwned=1</script>",
    "x" * 200_000,
    "((((((((((" * 4000,
    "- " * 20_000,
    "> " * 3000 + "deep",
    "**" * 20_000,
    "&#" + "9" * 5000 + ";",
]
HEADERS = [
    {"subject": '"><script>window.pwned=1</script>'},
    {"subject": "{{ 7*7 }} </title><script>window.pwned=1</script>"},
    {"subject": '=HYPERLINK("https://evil.example/","x")'},
    {"subject": "+1+cmd|' /C calc'!A0"},
    {"subject": "@SUM(1+1)*cmd|' /C calc'!A0"},
    {"tags": "../../../../etc/passwd, <B>, PREL"},
    {"tags": "'><SCRIPT>WINDOW.PWNED=1</SCRIPT>"},
    {"reference": "A. ../../etc/passwd B. 08<script>window.pwned=1</script>12"},
    {"signer": "<SCRIPT>WINDOW.PWNED=1</SCRIPT>"},
]


def _zip(name: str, content: bytes, link: bool = False) -> bytes:  # noqa: FBT001, FBT002 - a table's flag
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = (0o120777 if link else 0o100644) << 16
        archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _tar(name: str, *, link: str = "", kind: bytes = tarfile.SYMTYPE) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo(name)
        if link:
            info.type, info.linkname = kind, link
            archive.addfile(info)
        else:
            content = _telegram(901)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b']><TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&a11;</text></TEI>'
)
_OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&x;</text></TEI>'
)
FILES = {
    "bomb.zip": _zip("a.txt", bytes(300_000_000)),
    "bomb.gz": gzip.compress(bytes(300_000_000)),
    "quine-like.zip": _zip("b.zip", _zip("c.zip", _zip("d.zip", _telegram(902)))),
    "outside.zip": _zip("../../../outside.txt", _telegram(903)),
    "absolute.zip": _zip("/tmp/hostile-outside.txt", _telegram(904)),
    "link.zip": _zip("a.txt", b"/etc/passwd", link=True),
    "outside.tar": _tar("../../outside.txt"),
    "link.tar": _tar("a.txt", link="/etc/passwd"),
    "hard-link.tar": _tar("a.txt", link="../../etc/passwd", kind=tarfile.LNKTYPE),
    "device.tar": _tar("null", link="x", kind=tarfile.CHRTYPE),
    "laughs.xml": _LAUGHS,
    "outside.xml": _OUTSIDE,
    "<script>pwned=1<\u2215script>.txt": _telegram(905),
    "=cmd|' .txt": _telegram(906),
    "id.txt": _telegram(907).replace(b"UNCLAS WINDHOEK 000907", b"UNCLAS ../../../X 000907"),
    "nul.txt": b"\0" * 5000 + _telegram(908),
}


def hostile_files() -> dict[str, bytes]:
    """Return every input by its file name."""
    texts = {f"text{at:02}.txt": _telegram(600 + at, text=text) for at, text in enumerate(TEXTS)}
    headers = {f"header{at:02}.txt": _telegram(700 + at, **parts) for at, parts in enumerate(HEADERS)}
    return texts | headers | FILES
