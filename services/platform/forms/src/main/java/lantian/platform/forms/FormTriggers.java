package lantian.platform.forms;

import java.util.Set;

/** Which triggers a service knows: a form may raise no other. */
public interface FormTriggers {

    Set<String> codes();
}
