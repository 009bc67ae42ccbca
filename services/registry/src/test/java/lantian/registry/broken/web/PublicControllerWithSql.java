package lantian.registry.broken.web;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An adapter that others can reach, and that does another adapter's work. */
public record PublicControllerWithSql(JdbcClient sql) {}
