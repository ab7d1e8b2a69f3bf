select target, goal, words from target_wording order by target, goal
