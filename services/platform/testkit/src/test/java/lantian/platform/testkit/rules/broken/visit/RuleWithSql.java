package lantian.platform.testkit.rules.broken.visit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that asks the database itself. */
record RuleWithSql(JdbcClient sql) {}
