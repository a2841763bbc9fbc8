"""The unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check digit."""

from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
LENGTH: Final = 18


def check_digit(first_17: str) -> str:
    """The 18th character that belongs to the first 17. Raises ValueError for a character outside the alphabet."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(first_17, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def fault(code: str) -> str | None:
    """The sentence that says what is wrong with a code, or None."""
    if len(code) != LENGTH:
        return f"统一社会信用代码应为18位，现为{len(code)}位；请核对。"
    if stray := sorted(set(code) - set(ALPHABET)):
        return f"统一社会信用代码不使用字符“{''.join(stray)}”；请核对，字母须大写。"
    if code[-1] != check_digit(code[:-1]):
        return "统一社会信用代码的校验位不符，可能有一位输错；请逐位核对。"
    return None
