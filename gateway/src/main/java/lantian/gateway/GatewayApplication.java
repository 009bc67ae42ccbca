package lantian.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

    static void main(String[] arguments) {
        // a kept connection must end here before the service ends it, or a write sent at that moment is lost
        System.setProperty("jdk.httpclient.keepalive.timeout", "15");
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
