package lantian.platform.testkit.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code target/coverage/<process>.tsv} after a run: requirement id, test, {@code passed} or {@code failed}. A test with
 * many invocations passed only if all of them did.
 */
public final class ProvenRequirements implements TestExecutionListener {

    private static final Pattern ID = Pattern.compile("[ACFG]\\d{2,3}");

    private final SortedMap<String, Boolean> proofs = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            test.getTags().stream()
                    .map(TestTag::getName)
                    .filter(tag -> ID.matcher(tag).matches())
                    .forEach(id -> name(test)
                            .ifPresent(name -> note(id + "\t" + name, result.getStatus() == Status.SUCCESSFUL)));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (proofs.isEmpty()) {
            return;
        }
        var file = Path.of("target", "coverage", ProcessHandle.current().pid() + ".tsv");
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    proofs.entrySet().stream().map(ProvenRequirements::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void note(String proof, boolean passed) {
        proofs.merge(proof, passed, Boolean::logicalAnd);
    }

    private static Optional<String> name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> {
                    var type = source.getClassName();
                    return type.substring(type.lastIndexOf('.') + 1) + "." + source.getMethodName();
                });
    }

    private static String line(Map.Entry<String, Boolean> proof) {
        return proof.getKey() + "\t" + (proof.getValue() ? "passed" : "failed");
    }
}
