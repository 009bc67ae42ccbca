package lantian.contactlog.tracking.web;

import lantian.contactlog.standard.WrittenStandard;
import lantian.contactlog.tracking.PublishStandard;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/care-standard")
@Allowed(everybody = true)
class StandardController {

    private final PublishStandard standard;

    StandardController(PublishStandard standard) {
        this.standard = standard;
    }

    @GetMapping
    ResponseEntity<WrittenStandard> current() {
        var current = standard.current();
        return ResponseEntity.ok().eTag(Etags.of(current.version())).body(WrittenStandard.of(current));
    }
}
