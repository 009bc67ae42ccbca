/**
 * PostgreSQL, Kafka and Keycloak as processes on this machine: how to prepare, start and recognise them. Plain Java, used
 * by tests and by the local stack alike.
 *
 * <p>Not here: Spring, JUnit, and who may use which port.
 */
@NullMarked
package lantian.platform.testkit.server;

import org.jspecify.annotations.NullMarked;
