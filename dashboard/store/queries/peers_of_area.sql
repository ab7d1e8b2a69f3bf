select peer, distance, shared from peer where ref_area = $ref_area and pool = $pool order by place
