package lantian.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lantian.platform.tenancy.Role;

/** Which roles may call an operation; on a controller, for all its operations. Without it nobody may. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Role[] value() default {};

    /** Everybody who is signed in and acts for a tenant. */
    boolean everybody() default false;
}
