package lantian.contactlog.contact.web;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.contactlog.contact.Sign;
import lantian.platform.forms.FormTriggers;
import org.springframework.stereotype.Component;

/** What a form may raise here: the signs that call for a visit. */
@Component
class ContactTriggers implements FormTriggers {

    @Override
    public Set<String> codes() {
        return Arrays.stream(Sign.values()).map(Sign::name).collect(Collectors.toUnmodifiableSet());
    }
}
