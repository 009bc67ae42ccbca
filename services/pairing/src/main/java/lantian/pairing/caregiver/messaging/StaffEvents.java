package lantian.pairing.caregiver.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.FollowStaff;
import lantian.pairing.caregiver.StaffMember;
import lantian.platform.messaging.Consumer;
import lantian.platform.tenancy.SharedSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the staff. */
@Configuration(proxyBeanMethods = false)
class StaffEvents {
    private static final ZoneId COUNTY_TIME = ZoneId.of("Asia/Shanghai");

    @Bean
    Consumer staff(FollowStaff follow, SharedSeal seal) {
        return Consumer.of(
                "registry.staff",
                "registry.staff-changed.v1",
                StaffChanged.class,
                Consumer.each(message -> follow.follow(
                        message.payload().toMember(seal),
                        message.time().atZone(COUNTY_TIME).toLocalDate())));
    }

    record StaffChanged(
            UUID staff,
            UUID account,
            List<String> roles,
            @Nullable List<ClassOf> classes,
            boolean active,
            @Nullable String sealedName,
            long version) {

        StaffMember toMember(SharedSeal seal) {
            var teaches = classes == null
                    ? List.<StaffMember.Teaches>of()
                    : classes.stream().map(ClassOf::toTeaches).toList();
            var name = seal.open(staff, sealedName).orElse(null);
            return new StaffMember(staff, account, name, roles.contains("class-teacher"), active, teaches, version);
        }
    }

    /** {@code class} is a word of Java's own. */
    record ClassOf(
            @JsonProperty("class") UUID id,
            LocalDate from,
            @Nullable LocalDate to) {

        StaffMember.Teaches toTeaches() {
            return new StaffMember.Teaches(id, from, to);
        }
    }
}
