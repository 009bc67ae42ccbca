package lantian.registry.broken;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that asks the database itself. */
record RuleWithSql(JdbcClient sql) {}
