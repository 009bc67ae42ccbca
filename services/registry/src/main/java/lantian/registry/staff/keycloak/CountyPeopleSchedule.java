package lantian.registry.staff.keycloak;

import java.util.concurrent.TimeUnit;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.staff.FollowCounty;
import lantian.registry.staff.Identities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the bureau's people before the service takes requests, and every three seconds from then on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "lantian.keycloak.follow-county", matchIfMissing = true)
class CountyPeopleSchedule implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CountyPeopleSchedule.class);
    private static final int SECONDS = 3;

    private final FollowCounty county;
    private final County bureau;

    CountyPeopleSchedule(FollowCounty county, County bureau) {
        this.county = county;
        this.bureau = bureau;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        look();
    }

    @Scheduled(fixedDelay = SECONDS, initialDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            Tenancy.asSystem(bureau.id(), county::follow);
        } catch (Identities.Away away) {
            LOG.warn("Keycloak can't be asked about the bureau's people: {}", String.valueOf(away.getCause()));
        } catch (RuntimeException failure) {
            LOG.error(
                    "the bureau's people could not be followed: {}",
                    failure.getClass().getName());
        }
    }
}
