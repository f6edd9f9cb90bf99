"""What a solved motion is measured by: contacts, depths, speeds, and whether what is lengthened is what is meant."""

from unhunch.figure.checking.measure import measure, problems, stretched, target_problems

__all__ = ["measure", "problems", "stretched", "target_problems"]
