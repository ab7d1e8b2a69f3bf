select scorer, "from", "to", score, note, scored from research_score order by "from", "to", scorer
