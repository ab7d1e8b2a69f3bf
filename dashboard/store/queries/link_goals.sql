select goal_a, goal_b, tested, together, apart
from interlinkage_goal
where layer = $layer and panel = $panel and adjusted = ($adjust <> '') and least = $least::integer
