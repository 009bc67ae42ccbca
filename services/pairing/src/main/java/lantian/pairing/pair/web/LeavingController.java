package lantian.pairing.pair.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.LeaveChildren;
import lantian.pairing.pair.Leaving;
import lantian.pairing.pair.Leaving.Successor;
import lantian.pairing.pair.PairId;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A helper leaves or comes back; the children are handed over in one step. */
@RestController
@RequestMapping("/api/caregivers")
@Allowed(SCHOOL_ADMIN)
class LeavingController {

    private final LeaveChildren leaveChildren;

    LeavingController(LeaveChildren leaveChildren) {
        this.leaveChildren = leaveChildren;
    }

    @PostMapping("/{id}/leave")
    ResponseEntity<StandingView> leave(@PathVariable UUID id, @Valid @RequestBody LeaveBody body) {
        var successors = body.successors() == null
                ? List.<Successor>of()
                : body.successors().stream()
                        .map(it -> new Successor(new PairId(it.pair()), new CaregiverId(it.to()), new PairId(it.id())))
                        .toList();
        var leaving =
                leaveChildren.leave(new CaregiverId(id), body.closing(), successors, IdempotentPut.fingerprint(body));
        return switch (leaving) {
            case Leaving.Left(var caregiver) -> answer(caregiver);
            case Leaving.UnknownCaregiver _ -> throw Problem.notFound();
            case Leaving.NotEnded(var why) -> throw PairController.problem(why);
            case Leaving.NotTakenOver(var why) -> throw PairController.problem(why);
        };
    }

    @PostMapping("/{id}/return")
    ResponseEntity<StandingView> comeBack(@PathVariable UUID id) {
        return answer(leaveChildren.comeBack(new CaregiverId(id)).orElseThrow(Problem::notFound));
    }

    private static ResponseEntity<StandingView> answer(Caregiver caregiver) {
        return ResponseEntity.ok()
                .eTag(Etags.of(caregiver.version()))
                .body(new StandingView(caregiver.id().value(), caregiver.active(), caregiver.version()));
    }

    /** @param successors by pair; a pair that is not named ends and nobody takes over */
    record LeaveBody(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String reason,
            @Size(max = 4000) @Nullable String handOverNote,
            @Size(max = 500) @Nullable List<@NotNull @Valid SuccessorBody> successors) {

        PairClosing closing() {
            return new PairClosing(
                    on, reason.strip(), handOverNote == null || handOverNote.isBlank() ? null : handOverNote.strip());
        }
    }

    record SuccessorBody(
            @NotNull UUID pair, @NotNull UUID to, @NotNull UUID id) {}

    record StandingView(UUID id, boolean active, long version) {}
}
