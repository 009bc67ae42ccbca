package lantian.bench.stack;

import lantian.bench.Comparison;

/** The county's figures as they are served, against counting the facts each time. */
public final class Figures {

    /** Fewer figures than the service answers, which is in the baseline's favour. */
    private static final String BY_COUNTING = """
            select c.tenant_id, children, archives, paired, cohort, met
            from (select tenant_id,
                         count(*) as children,
                         count(*) filter (where jsonb_array_length(body #> '{versions,-1,archive}') > 0) as archives
                  from child_fact
                  where jsonb_array_length(body #> '{versions,-1,leftBehind}') > 0
                  group by 1) as c
            left join (select p.tenant_id, count(distinct p.child_id) as paired
                  from pair_fact as p
                  join child_fact as k on k.tenant_id = p.tenant_id and k.child_id = p.child_id
                  where p.body #>> '{versions,-1,active,to}' is null
                     or (p.body #>> '{versions,-1,active,to}')::date >= current_date
                  group by 1) as p on p.tenant_id = c.tenant_id
            left join (select tenant_id,
                         count(*) as cohort,
                         count(*) filter (where (select known ->> 'state'
                                                 from jsonb_array_elements(body -> 'history') as known
                                                 where (known ->> 'knownOn')::date <= current_date
                                                 order by known ->> 'knownOn' desc
                                                 limit 1) = 'MET') as met
                  from obligation_fact
                  where (body ->> 'graceUntil')::date < current_date
                  group by 1) as o on o.tenant_id = c.tenant_id
            """;

    private Figures() {}

    public static void compare() throws Exception {
        var stack = new LocalStack();
        var token = stack.token("officer");
        var request = stack.request(LocalStack.REPORTING + "/api/figures?level=county", token)
                .GET()
                .build();
        try (var database = stack.database("reporting");
                var query = database.prepareStatement(BY_COUNTING)) {
            new Comparison(
                            "answers/s",
                            () -> LocalStack.perSecond(1, _ -> () -> {
                                var _ = stack.send(request);
                            }),
                            () -> LocalStack.perSecond(
                                    1, _ -> () -> query.executeQuery().close()))
                    .print("county figures", "the service over HTTP", "GROUP BY over the facts, by JDBC");
        }
    }
}
