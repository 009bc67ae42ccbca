package lantian.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that takes much memory or disk: only so many of its calls are under way at a time, counted before the body is
 * read. Who comes when there is no place is told to come again; nobody waits in a queue.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FewAtOnce {

    int ofOneSchool();

    /** Of all schools together, in this process. */
    int inAll();
}
