package lantian.platform.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link LantianTest}, also on an enclosing class. */
final class LantianTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        var wish = TestContextAnnotationUtils.findMergedAnnotation(test, LantianTest.class);
        return wish == null ? null : new LantianTestCustomizer(wish.database(), wish.kafka(), wish.keycloak());
    }
}
