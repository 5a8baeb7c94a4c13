"""The law of the parser: nothing is lost."""

from generator.model.cable import Parsed


def lost(text: str, parsed: Parsed) -> str:
    """Say what of a telegram lies in no region, or in two; empty where every written character lies in exactly one."""
    end = 0
    for region in sorted(parsed.regions):
        if not end <= region.start <= region.end <= len(text):
            return f"overlap at {region}"
        if text[end : region.start].strip():
            return f"lost {text[end : region.start]!r}"
        end = region.end
    return f"lost {text[end:]!r}" if text[end:].strip() else ""
