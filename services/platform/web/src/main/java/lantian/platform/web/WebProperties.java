package lantian.platform.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param json the largest JSON body that is read; files have limits of their own
 * @param batch the largest one of an operation that takes {@link ManyAtOnce many things at once}
 */
@Validated
@ConfigurationProperties("lantian.web")
record WebProperties(
        @NotNull @DefaultValue("256KB") DataSize json,
        @NotNull @DefaultValue("16MB") DataSize batch) {}
