package lantian.platform.testkit.rules.broken.visit.purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The same in a package below that of the feature. */
record RuleFarBelowWithSql(JdbcClient sql) {}
