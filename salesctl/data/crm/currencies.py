"""Currency codes and signs, as they stand beside amounts."""

from __future__ import annotations

import re

_IN_USE = """
AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BND BOB BRL BSD BWP BYN BZD CAD CHF CLP CNY COP CRC CVE CZK
DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GIP GNF GTQ GYD HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
KHR KRW KWD KYD KZT LAK LBP LKR LYD MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SEK SGD SRD STN SYP SZL THB TJS TMT TND TOP TRY TTD
TWD TZS UAH UGX USD UYU UZS VND VUV XAF XCD XOF XPF YER ZAR ZMW
"""
_MANY = """
$ USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD BSD BZD FJD GYD JMD KYD NAD SRD TTD XCD
£ GBP EGP GIP SYP LBP
¥ JPY CNY
kr SEK NOK DKK ISK
kr. SEK NOK DKK ISK
"""
_ONE = """
€ EUR euro EUR euros EUR us$ USD usd$ USD c$ CAD ca$ CAD cad$ CAD a$ AUD au$ AUD nz$ NZD s$ SGD hk$ HKD nt$ TWD mx$ MXN
r$ BRL fr CHF fr. CHF sfr. CHF zł PLN kč CZK ft HUF lei RON лв BGN лв. BGN ₺ TRY ₹ INR rs INR rs. INR ₽ RUB ₴ UAH ₪ ILS
₩ KRW ₫ VND ฿ THB ₱ PHP ₦ NGN rm MYR rp IDR r ZAR kz AOA mt MZN s/ PEN s/. PEN 元 CNY 円 JPY
"""


def _signs() -> dict[str, frozenset[str]]:
    many = {sign: frozenset(codes) for sign, *codes in map(str.split, _MANY.strip().splitlines())}
    words = _ONE.split()
    return many | {sign: frozenset({code}) for sign, code in zip(words[::2], words[1::2], strict=True)}


CODES = frozenset(_IN_USE.split())
"""ISO 4217 codes of currencies in use."""
SYMBOLS = _signs()
"""Signs and words in lower case, and the currencies each may mean."""

_CODE = re.compile(r"\b[A-Z]{3}\b")
_BEHIND = re.compile(r"[\s\-_/]*(?:in\s+)?[(\[]?\s*([A-Z]{3}|[€£¥]|[A-Z]{0,2}\$)\s*[)\]]?$")


def meant(word: str) -> frozenset[str]:
    """Currencies a code, a sign or a name with its code may mean: `EUR`, `€`, `Euro (EUR)`; empty if none."""
    if word.upper() in CODES:
        return frozenset({word.upper()})
    sign = SYMBOLS.get(word.replace(" ", "").casefold())
    return sign or frozenset(_CODE.findall(word)) & CODES


def in_heading(heading: str) -> tuple[str, frozenset[str]]:
    """A heading without the currency behind it, and what that currency may mean: `Amount (EUR)`, `Value in €`."""
    found = _BEHIND.search(heading.strip())
    codes = meant(found[1]) if found else frozenset()
    return (heading.strip()[: found.start()], codes) if found and codes and found.start() else (heading, frozenset())
