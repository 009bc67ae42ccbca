package lantian.platform.web;

import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.time.LocalDate;
import lantian.platform.tenancy.AuditTrail;
import lantian.platform.tenancy.TenancyAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service the common manners of {@code api.md}. */
@AutoConfiguration(
        after = TenancyAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@EnableConfigurationProperties(WebProperties.class)
public class WebAutoConfiguration {

    @Bean
    ProblemDocuments problemDocuments(@Value("${spring.application.name}") String service) {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames("problems-" + service, "problems");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return new ProblemDocuments(texts);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemDocuments documents, LocaleResolver languages, HttpServletRequest current) {
        return new ProblemAdvice(documents, () -> languages.resolveLocale(current));
    }

    @Bean
    LocaleResolver localeResolver() {
        return new CallersLanguage();
    }

    @Bean
    ServerRefusals serverRefusals() {
        return new ServerRefusals();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> unroutedRefusals(
            ProblemDocuments documents, LocaleResolver languages, JsonMapper json) {
        return tomcat -> tomcat.addContextCustomizers(context ->
                context.getParent().getPipeline().addValve(new UnroutedRefusals(documents, languages, json)));
    }

    @Bean
    AuditEntryController auditEntries(AuditTrail trail, @Value("${spring.application.name}") String service) {
        return new AuditEntryController(trail, service);
    }

    @Bean
    OpenAPI apiFrame(@Value("${spring.application.name}") String service) {
        return ApiDescription.of(service);
    }

    @Bean
    OperationCustomizer apiDescription() {
        return new ApiDescription();
    }

    @Bean
    ApiSchemas apiSchemas(ObjectMapperProvider mappers) {
        return new ApiSchemas(mappers);
    }

    @Bean
    HttpFirewall readableParameters() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(Literals::storable);
        return firewall;
    }

    @Bean
    RequestRejectedHandler unreadableRequests(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        return (request, response, failure) -> refusals.resolveException(request, response, null, failure);
    }

    @Bean
    ItemBodies itemBodies(
            ObjectProvider<JsonMapperBuilderCustomizer> settings,
            WebProperties properties,
            Validator validator,
            ProblemDocuments documents,
            LocaleResolver languages,
            HttpServletRequest current) {
        return new ItemBodies(
                StrictJson.mapper(settings.orderedStream().toList(), properties.batch()),
                validator,
                documents,
                () -> languages.resolveLocale(current));
    }

    @Bean
    WebMvcConfigurer commonManners(ObjectProvider<JsonMapperBuilderCustomizer> settings, WebProperties properties) {
        var bodies = StrictJson.mapper(settings.orderedStream().toList(), properties.batch());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedInterceptor()).addPathPatterns("/api/**");
                registry.addInterceptor(new FewAtOnceInterceptor()).addPathPatterns("/api/**");
                registry.addInterceptor(new BodyInterceptor(properties.json(), properties.batch()))
                        .addPathPatterns("/api/**");
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters
                        .withJsonConverter(new JsonBodies(bodies, properties.json()))
                        .configureMessageConvertersList(all -> all.removeIf(each -> !spoken(each)));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(new Days());
            }
        };
    }

    /** JSON, and texts and files that are ready to be sent; what else lies on the class path (YAML, XML, CBOR) stays out. */
    private static boolean spoken(HttpMessageConverter<?> converter) {
        return converter instanceof JsonBodies
                || converter instanceof ByteArrayHttpMessageConverter
                || converter instanceof StringHttpMessageConverter;
    }

    /** A day in a query is written as in a body; a parameter without a value is none. */
    private static final class Days implements Converter<String, @Nullable LocalDate> {
        @Override
        public @Nullable LocalDate convert(String source) {
            return source.isEmpty() ? null : Literals.day(source);
        }
    }
}
