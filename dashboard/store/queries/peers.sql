select ref_area, pool, peer, distance, shared
from peer
where (select count(*) from peer) <= 60000
order by ref_area, pool, place
