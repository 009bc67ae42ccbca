-- Who answers for a child and who plays with her are pairs of different kinds; a pair that was told before this column
-- was there stays one that answers, until pairing tells of it again.
alter table pair add column if not exists kind text;
create index pair_child on pair (tenant_id, child_id);
