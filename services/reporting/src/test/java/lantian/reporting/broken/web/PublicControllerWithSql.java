package lantian.reporting.broken.web;

import org.springframework.jdbc.core.JdbcTemplate;

/** An adapter that others can reach, and that does another adapter's work. */
public record PublicControllerWithSql(JdbcTemplate sql) {}
