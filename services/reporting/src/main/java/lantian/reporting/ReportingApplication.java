package lantian.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reporting service. */
@SpringBootApplication
@EnableScheduling
public class ReportingApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ReportingApplication.class, arguments);
    }
}
