package lantian.platform.tenancy;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

/**
 * Brings a service's database to the state that the service needs, and ends: {@code java -cp app.jar
 * lantian.platform.tenancy.Migration}, with the service's settings and the owner's password. The service itself runs without
 * that password ({@code SPRING_FLYWAY_ENABLED=false}), so whoever takes it over can't change a table or a policy.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
public class Migration {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }
}
