package lantian.registry.onboarding.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.registry.onboarding.FollowProgress.Progress;
import lantian.registry.onboarding.Onboarding;
import lantian.registry.school.School;
import lantian.registry.school.Stage;
import lantian.registry.staff.Account;
import org.jspecify.annotations.Nullable;

/** A school, with how far it has come for the officer. */
record OnboardedView(
        UUID id,
        @JsonUnwrapped DescribedView description,
        School.State state,
        LocalDate openFrom,
        @JsonUnwrapped @Nullable ProgressView progress,
        long version) {

    record DescribedView(
            String code,
            String name,
            Stage stage,
            @Nullable UUID area,
            @Nullable String areaName,
            @Nullable LocalDate countsFrom) {}

    record ProgressView(
            AdminView admin,
            @Nullable List<StepView> steps,
            Onboarding.@Nullable Step waitingAt,
            Account.@Nullable Failure failure) {}

    /** @param asked the account was made by a school, so the person has to accept before anything else happens */
    record AdminView(
            String username,
            String name,
            String email,
            @Nullable String oneTimePassword,
            boolean asked) {}

    record StepView(String name, boolean done) {}

    static OnboardedView of(School school, @Nullable String areaName, @Nullable Progress progress) {
        var described = new DescribedView(
                school.code(),
                school.name(),
                school.stage(),
                school.area() == null ? null : school.area().value(),
                areaName,
                school.countsFrom());
        return new OnboardedView(
                school.id().value(),
                described,
                school.state(),
                school.openFrom(),
                progress == null ? null : view(progress, school.isOnboarding()),
                school.version());
    }

    private static ProgressView view(Progress progress, boolean onboarding) {
        return new ProgressView(
                admin(progress),
                onboarding ? steps(progress) : null,
                onboarding ? progress.onboarding().step() : null,
                progress.administrator().account().failure());
    }

    private static AdminView admin(Progress progress) {
        var person = progress.administrator();
        return new AdminView(
                person.username(),
                person.name(),
                person.email(),
                progress.oneTimePassword(),
                person.account().step() == Account.Step.OFFERED);
    }

    private static List<StepView> steps(Progress progress) {
        var school = progress.onboarding().step();
        var account = progress.administrator().account().step();
        var failed = account == Account.Step.FAILED;
        var asked = account == Account.Step.OFFERED;
        return List.of(
                new StepView("ORGANIZATION", school.compareTo(Onboarding.Step.ORGANIZATION) > 0),
                new StepView("ACCOUNT", !failed && account.compareTo(Account.Step.ACCOUNT) > 0),
                new StepView("ONE_TIME_PASSWORD", !failed && account.compareTo(Account.Step.ONE_TIME_PASSWORD) > 0),
                new StepView("MEMBERSHIP", !failed && !asked && account.compareTo(Account.Step.MEMBERSHIP) > 0),
                new StepView("ANNOUNCED", school == Onboarding.Step.DONE),
                new StepView("ACTIVE", school == Onboarding.Step.DONE));
    }
}
