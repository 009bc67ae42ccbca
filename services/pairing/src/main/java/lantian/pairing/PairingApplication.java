package lantian.pairing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the pairing service. */
@SpringBootApplication
public class PairingApplication {

    public static void main(String[] args) {
        SpringApplication.run(PairingApplication.class, args);
    }
}
