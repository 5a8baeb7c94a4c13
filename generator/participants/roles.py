"""What a person does in a cable, from the words around the name."""

import re

# how a reporting post speaks of its own people
_US = (
    r"(?:us|we|u\.?s\.? (?:delegation|officials?|embassy|team)|(?:visiting )?(?:codel|staffdel)|emb(?:assy)?[ -]?off(?:icer)?s?|pol[ -]?off?s?|poloffs?|"
    r"econ[ -]?offs?|econoffs?|conoffs?|laboffs?|deloffs?|usdel|the ambassador|ambassador|amb\.?|the dcm|dcm|the charge|charge|cda|"
    r"(?:the )?cg|consul general|pao|polcouns?(?:elor)?|econcouns?(?:elor)?|polchief|econchief|pol/?econ\w*|political (?:officer|counselor|section)|"
    r"economic (?:officer|counselor)|legatt|rso|datt|dao|a/s|das|pdas|u/s|assistant secretary|deputy secretary|under secretary|the secretary|"
    r"embassy (?:officers?|staff|representatives?)|mission officers?|consulate officers?|usaid director|nas director|conoff|post)"
)
_TOLD = (
    r"(?:told|informed|assured|briefed|asked|thanked|urged|met(?: \w+)?(?: with)?|confided (?:to|in)|complained to|explained to|said to|"
    r"hosted|received|greeted|expressed to|confirmed to|admitted to|stressed to|noted to|invited|replied to|warned|raised with|reminded|"
    r"spoke (?:to|with)|talked (?:to|with)|called(?: in)?|summoned|encouraged|advised)"
)
_TALK = (
    r"(?:met|meets|meeting|call(?:ed|s)? on|spoke|speaking|talked|discuss(?:ed|ion|ions)?|lunch(?:ed)?|dined|dinner|breakfast|conversation|"
    r"hosted|sat down|demarched|delivered|presented|conveyed|visited|pressed|asked|urged|thanked|told|engaged|contacted|raised)"
)
_ANSWERS = re.compile(
    rf"(?:['’,]s)?\s?(?:[,(][^,.;()]{{0,90}}[,)] ?)?(?:\w+ly |also |then |has |had )?{_TOLD} (?:the |visiting |our )?{_US}\b",
    re.IGNORECASE,
)
_MET_BY = re.compile(
    rf"\b{_US}\b[^.;]{{0,60}}\b{_TALK}\b(?:(?!\b(?:about|regarding|concerning|that|whether|on|of|over|for)\b)[^.;]){{0,80}}$",
    re.IGNORECASE,
)
_MEETING_WITH = re.compile(
    r"\b(?:(?:in|during|at|following|after) (?:a |an |the |his |her |their |our |separate )?(?:\w+ ){0,2}(?:meetings?|lunch|dinner|discussions?|conversations?|calls?) (?:on \w+ \d+ )?"
    r"with|meetings? (?:on \w+ \d+ )?with|courtesy call on)\b(?:(?!\b(?:about|regarding|concerning|that|whether|on|of|over|for)\b)[^.;]){0,80}$",
    re.IGNORECASE,
)
_ACCOMPANIED = re.compile(
    r"\b(?:accompanied|joined|flanked) (?:\w+ )?by\b[^.;]{0,160}$|\b(?:also (?:present|attending|participating)|participants? (?:included|were))\b[^.;]{0,160}$",
    re.IGNORECASE,
)
# ..., Chief Justice Anton Kestel, and Minister Nehme Rafin joined the meeting
_JOINED = re.compile(
    r"(?:\s?[(][^()]{0,60}[)])?(?:,?\s(?:[A-Z][\w.'’/-]*|and|or|of|for|the|de|al|bin)(?![\w'’/-])){0,24},?\s"
    r"(?:also |both |all |then |later )?(?:(?:joined|attended|hosted) (?:in )?(?:the|a|his|her|their|this|that|our)"
    r" (?:\w+ ){0,2}(?:meetings?|lunch|dinner|breakfast|discussions?|conversations?|talks|call|session)\b"
    r"|(?:took part|participated|sat in)\b|(?:was|were) (?:also )?(?:present|in attendance)\b|joined (?:us|the ambassador)\b)",
)
_PRESENTED = re.compile(
    rf"(?:[,(][^.;()]{{0,60}}[,)])? (?:presented|handed|delivered|passed|gave|conveyed|provided)\b[^.;]{{0,60}} to\b[^.;]{{0,60}}\b{_US}\b",
    re.IGNORECASE,
)
_WAS_ACCOMPANIED = re.compile(r"(?:[,(][^.;()]{0,80}[,)])? (?:was|were) (?:accompanied|joined) ", re.IGNORECASE)
_NOTETAKER = re.compile(r"\s?[,(-]? ?(?:[A-Z][\w ]{0,20},? )?\(?note-? ?taker", re.IGNORECASE)
_MET_WITH = re.compile(
    r"(?:\s?\([^)]{0,30}\))?,? (?:also |recently )?(?:met|meets|presented|handed|delivered|spoke|conversed)\b(?: \w+){0,6}? (?:with|to)\b"
)
_PEER = re.compile(rf"\s?,? (?:and|with) {_US}\b", re.IGNORECASE)
_OWN_TITLE = re.compile(r"\b(?:Pol|Econ|Emb|Con|Lab)-?[Oo]ff\b|\bPolcouns\b|\bEconcouns\b|\bnotetaker\b", re.IGNORECASE)
_MET_AFTER = re.compile(r"\b(?:met|meets|spoke|presented|handed|delivered)\b(?: \w+){0,6} (?:with|to)\b[^.;]{0,70}$")
_TALK_WORD = re.compile(
    rf"\b(?:{_TALK}|calls?|accompanied|joined|flanked|attending|participa\w+|present)\b", re.IGNORECASE
)
# one of these words is in all that the search finds: the cheap look that spares most names the search
_TALK_WORDS = frozenset(
    b"met meets meeting call calls called spoke speaking talked discuss discussed discussion discussions lunch lunched dined "
    b"dinner breakfast conversation hosted sat demarched delivered presented conveyed visited pressed asked urged thanked told "
    b"engaged contacted raised accompanied joined flanked attending present".split()
)
# of ASCII: letters in small, a blank for what parts words
_IN_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256)).lower()
_JOINS = ("joined", "attend", "hosted", "took part", "participated", "sat in", "present")
NEAR = 170  # characters looked at before a name, and behind it


def takes_part(text: str, start: int, end: int, title: str) -> bool:
    """Whether the words around `text[start:end]` show the person in talks with the post's own people, or at a meeting."""
    behind = text[end : end + NEAR]
    lower = behind.lower()
    if (
        _ANSWERS.match(behind)
        or _PRESENTED.match(behind)
        or ((" was " in lower or " were " in lower) and _WAS_ACCOMPANIED.match(behind))
        or ("taker" in lower and _NOTETAKER.match(behind))
        or _PEER.match(behind)
        or (any(sign in behind for sign in _JOINS) and _JOINED.match(behind))
    ):
        return True
    if title and text[max(0, start - len(title) - 2) : start].rstrip().endswith(title):
        start = text.rfind(title, 0, start)
    before = _sentence(text[max(0, start - NEAR) : start])
    if _tells_of_talk(before) and any(rule.search(before) for rule in (_ACCOMPANIED, _MEETING_WITH, _MET_BY)):
        return True
    if _OWN_TITLE.search(title) or "Ambassador" in title:
        return bool(_MET_WITH.match(behind) or _MET_AFTER.search(before))
    return False


def _tells_of_talk(before: str) -> bool:
    if before.isascii():
        words = before.encode().translate(_IN_WORDS)
        if _TALK_WORDS.isdisjoint(words.split()) and b"participa" not in words:
            return False
    return _TALK_WORD.search(before) is not None


# the end of a sentence, and not of `Amb.` or an initial
_SENTENCE_END = re.compile(r"[.?!\n](?:(?<=\n)|(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)\s)")


def _sentence(before: str) -> str:
    """Return what stands before the name in its sentence."""
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before
