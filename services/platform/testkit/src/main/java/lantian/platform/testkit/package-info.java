/**
 * Real PostgreSQL, Kafka and Keycloak for tests, one of each per JVM and only when a test asks for it: containers where
 * a Docker engine answers, processes of our own otherwise.
 *
 * <p>Not here: fixtures of any service (they live beside their feature), anything that pretends to be a server, and how a
 * server is started ({@code lantian.servers}).
 */
@NullMarked
package lantian.platform.testkit;

import org.jspecify.annotations.NullMarked;
