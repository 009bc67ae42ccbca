package lantian.platform.testkit.rules;

import java.util.List;
import java.util.Locale;

/** The sub-packages of a feature that hold a technology, and the packages that each may know for it in every service. */
public enum Adapter {
    WEB(
            "com.fasterxml.jackson.annotation",
            "jakarta.validation..",
            // the filter through which views leave, and what the description of the interface says in its place
            "io.swagger.v3.oas.annotations..",
            "tools.jackson.databind..",
            "org.springframework.http",
            "org.springframework.web.bind.annotation",
            "lantian.platform.web.."),
    PERSISTENCE(
            "jakarta.persistence..",
            "org.hibernate..",
            "org.slf4j",
            "org.springframework.dao",
            "org.springframework.data..",
            "org.springframework.jdbc.core..",
            "org.springframework.jdbc.support",
            "tools.jackson..",
            "lantian.platform.records.."),
    MESSAGING(
            "com.fasterxml.jackson.annotation",
            "org.springframework.context.annotation",
            "lantian.platform.messaging.."),
    KEYCLOAK(
            "jakarta.ws.rs..",
            "org.keycloak..",
            "org.slf4j",
            "org.springframework.boot..",
            "org.springframework.context.annotation",
            "org.springframework.scheduling.annotation"),
    EXCEL(
            "javax.xml.stream",
            "com.fasterxml.aalto..",
            "org.apache.commons.compress..",
            "org.codehaus.stax2",
            "org.dhatim.fastexcel",
            "org.springframework.context.annotation"),
    SCHEDULE(
            "org.slf4j",
            "org.springframework.boot.context.event",
            "org.springframework.context..",
            "org.springframework.jdbc.core.simple",
            "org.springframework.scheduling.annotation",
            "org.springframework.transaction.."),
    /** What those who run the service can ask it to do, on the management port. */
    OPERATION(
            "io.micrometer.core.instrument",
            "org.slf4j",
            "org.springframework.boot.actuate.endpoint..",
            "org.springframework.scheduling.annotation",
            "org.springframework.transaction..");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> technology;

    Adapter(String... technology) {
        this.technology = List.of(technology);
    }

    List<String> technology() {
        return technology;
    }

    /** The packages of this kind below a service's root. */
    String rooms(String root) {
        return root + ".*." + name().toLowerCase(Locale.ROOT) + "..";
    }
}
