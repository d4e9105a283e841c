"""The minutes of diplomacy, out of the news: who talked to whom, sourced to the very words."""

from risalah.model.account import Account
from risalah.model.span import Span
from risalah.run.pipeline import Pipeline

__all__ = ["Account", "Pipeline", "Span"]
__version__ = "0.1.0"
