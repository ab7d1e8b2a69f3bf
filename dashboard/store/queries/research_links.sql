select "from", "to", score, statement, citation, place, scored_by, checked from research_link order by "from", "to"
