select layer, panel, adjusted, least, goal_a, goal_b, tested, together, apart
from interlinkage_goal
