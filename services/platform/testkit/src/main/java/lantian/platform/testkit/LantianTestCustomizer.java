package lantian.platform.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Equal wishes are equal customizers, so their tests share one context. */
record LantianTestCustomizer(String database, boolean kafka, boolean keycloak) implements ContextCustomizer {

    /** Tests say for themselves what the bureau's people may do, at once. */
    private static final Map<String, Object> UNLESS_SAID = Map.of("lantian.keycloak.follow-county", "false");

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var number = CONTEXTS.incrementAndGet();
        var properties = new HashMap<String, Object>(Map.of(
                "lantian.county.id",
                Tokens.COUNTY.toString(),
                "lantian.vault.master-key",
                "bGFudGlhbi10ZXN0LW1hc3Rlci1rZXktMzItYnl0ZXM=",
                "lantian.accounts.key",
                MembershipRows.ACCOUNTS_KEY));
        var db = database.isEmpty() ? null : Servers.database(database, number);
        if (db != null) {
            properties.putAll(db.properties());
            register(context, db);
        }
        if (kafka) {
            var probe = new KafkaProbe(Servers.kafka(), "t" + number + ".");
            properties.put("spring.kafka.bootstrap-servers", Servers.kafka());
            properties.put("lantian.messaging.prefix", probe.prefix());
            register(context, probe);
        }
        if (keycloak) {
            var tokens = db == null ? Servers.tokens() : Servers.tokens().recordedIn(db.everything());
            properties.putAll(tokens.properties());
            register(context, tokens);
        }
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("lantian-testkit", properties));
        sources.addLast(new MapPropertySource("lantian-testkit-unless-said", UNLESS_SAID));
    }

    private static void register(ConfigurableApplicationContext context, Object bean) {
        context.getBeanFactory().registerSingleton("testkit" + bean.getClass().getSimpleName(), bean);
    }
}
