"""What people, programs and attackers send where something else was meant."""

from __future__ import annotations

from urllib.parse import quote

# An element and an attribute that no page of ours has; a page that shows one was written into.
MARK = "zz-mark"
MARKUP = f"\"'><{MARK}>{{{{7*7}}}}</textarea></title><img {MARK} src=x onerror=alert(1)>"
NUL = "a\x00b"
MEGABYTE = "x" * 1_000_000
LINES = "een\r\nBcc: iemand@example.test\r\n\r\ntwee"

# For query strings, already written as in an address.
IN_QUERIES = (
    "-1",
    "0",
    "1.5",
    "99999999999999999999",
    "9223372036854775808",
    "%00",
    "%FF%FE",
    "%ED%A0%80",
    "%27%20OR%201=1--",
    "2026-13-45",
    "0000-00",
    "99999-01-01",
    "%7B%22a%22:[1]%7D",
    "%22",
    "%20%20",
    "%D9%A3",
    quote(MARKUP),
    "x" * 10_000,
    # A readable key of a page with parts of a wrong type, of no day and of no number.
    "WyJuZXh0IiwgIngiLCAieCIsICJ4Il0",
    "WyJuZXh0IiwgIngiLCAieCJd",
    "WyJuZXh0IiwgMWU0MDAsIDFlNDAwXQ",
    "WyJuZXh0IiwgIlx1MDAwMCIsIDk5OTk5OTk5OTk5OTk5OTk5OTldWA",
    "WyJwcmV2aW91cyIsICI5OTk5LTEyLTMxVDIzOjU5OjU5LjksLSIsIC0xXQ",
)
# For a part of the path.
IN_PATHS = (
    "0",
    "99999999999999999999",
    "9223372036854775808",
    "%00",
    "a%00b",
    "%FF",
    "bestaat-niet",
    "..%2F..%2Fetc%2Fpasswd",
    "%D9%A3",
    quote(MARKUP, safe=""),
    "x" * 3000,
)
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ZZZ")
# For fields of forms.
IN_FIELDS = (MARKUP, NUL, MEGABYTE, LINES, "-1", "\ud83d", "9" * 30)
