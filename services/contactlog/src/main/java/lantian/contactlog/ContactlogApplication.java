package lantian.contactlog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the contact log. */
@SpringBootApplication
public class ContactlogApplication {

    public static void main(String[] args) {
        SpringApplication.run(ContactlogApplication.class, args);
    }
}
