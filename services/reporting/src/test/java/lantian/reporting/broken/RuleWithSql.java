package lantian.reporting.broken;

import org.springframework.jdbc.core.JdbcTemplate;

/** A rule that asks the database itself. */
record RuleWithSql(JdbcTemplate sql) {}
