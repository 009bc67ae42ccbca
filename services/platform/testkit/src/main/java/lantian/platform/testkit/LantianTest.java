package lantian.platform.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a Spring test: real servers, and the properties a deployment would set in its environment.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @LantianTest(database = "registry", kafka = true, keycloak = true)
 * class OnboardingTest {
 *     @Autowired Tokens tokens;      // with keycloak
 *     @Autowired Db db;              // with database
 *     @Autowired KafkaProbe kafka;   // with kafka
 * }
 * }</pre>
 *
 * <p>Each Spring context gets an empty database and topics of its own; test classes with equal configuration share the
 * context, and with it the data. Use ids of your own in each test rather than cleaning up.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LantianTest {

    /** The service whose database and roles are made, for example {@code registry}; empty for none. */
    String database() default "";

    boolean kafka() default false;

    boolean keycloak() default false;
}
