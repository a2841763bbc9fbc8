"""What the prose said before: in this sentence, and more faintly in this section."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai.annual_report.read.narrative.lexicon import Meaning
from gongkai.annual_report.read.narrative.metrics import QUALIFIERS


@dataclass(slots=True)
class Memory:
    """The topic, verb and channels a clause may leave unsaid because they were said before it."""

    section: str = ""
    topic: str = ""
    said_here: bool = False  # the topic was named in this sentence
    verb: str = ""
    channels: set[str] = field(default_factory=set)
    public: bool = False  # disclosure work was named in this section

    def new_sentence(self) -> None:
        self.said_here = False
        self.verb = ""
        self.channels = set()

    def new_section(self, section: str) -> None:
        self.new_sentence()
        self.section, self.topic, self.public = section, "", False

    def hear(self, meaning: Meaning) -> bool:
        """Take note of a word that was read; whether it changed the topic."""
        self.verb = meaning.verb or self.verb
        self.public = self.public or meaning.public
        before = self.topic
        for topic in meaning.topics:
            if (
                topic == "publishing"
                and "requests" in (before, self.section)
                and "PROACTIVE" not in meaning.concepts
            ):
                continue  # the information asked for
            self.topic, self.said_here = topic, True
        return before != self.topic

    def around(self, head: str) -> set[str]:
        """Topics and sections a rule may count on for a figure with this head."""
        if not self.said_here or head in QUALIFIERS or self.topic == self.section:
            return {self.topic, self.section}
        return {self.topic}
