package lantian.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

/**
 * Brings the gateway's database to the state that it needs, and ends: {@code java -cp app.jar lantian.gateway.Migration}, with
 * the owner's password, which the gateway itself runs without ({@code SPRING_FLYWAY_ENABLED=false}).
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
public class Migration {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }
}
