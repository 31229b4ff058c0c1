"""HR appraisal: merits, demerits and monthly scores."""
