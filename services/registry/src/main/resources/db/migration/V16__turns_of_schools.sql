-- Whose turn it is: the school whose jobs were taken up longest ago. Ids only, as in job itself.
create table job_turn
(
    tenant uuid primary key,
    served timestamp with time zone not null
);
