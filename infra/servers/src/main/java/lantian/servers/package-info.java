/**
 * PostgreSQL, Kafka and Keycloak as processes on this machine: how to prepare, start and recognise them. Plain Java, used
 * by tests and by the local stack alike.
 *
 * <p>Not here: Spring, JUnit, who may use which port, and anything of ours: this room knows nobody.
 */
@NullMarked
package lantian.servers;

import org.jspecify.annotations.NullMarked;
