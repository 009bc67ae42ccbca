package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lantian.servers.Distributions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindJdkTest {

    @TempDir
    Path machine;

    @Test
    void of_several_jdks_it_takes_one_that_is_new_enough() throws Exception {
        jdk("jdks/java-17", "17.0.15");
        var wanted = jdk("jdks/temurin-25", "25.0.1");

        assertThat(find("")).isEqualTo(wanted.toString());
    }

    @Test
    void java_home_comes_first() throws Exception {
        jdk("jdks/temurin-25", "25.0.1");
        var wanted = jdk("elsewhere/java-26", "26");

        assertThat(find(wanted.toString())).isEqualTo(wanted.toString());
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        var old = jdk("elsewhere/java-17", "17.0.15");
        var wanted = jdk("jdks/temurin-25", "25.0.1");

        assertThat(find(old.toString())).isEqualTo(wanted.toString());
    }

    @Test
    void mavens_toolchains_are_known() throws Exception {
        var wanted = jdk("far away/jdk", "25.0.2");
        Files.createDirectories(machine.resolve("home/.m2"));
        Files.writeString(
                machine.resolve("home/.m2/toolchains.xml"),
                "<toolchains>\n  <jdkHome>" + wanted + "</jdkHome>\n</toolchains>\n");

        assertThat(find("")).isEqualTo(wanted.toString());
    }

    @Test
    void without_a_jdk_it_finds_none() throws Exception {
        jdk("jdks/java-21", "21.0.8");
        Files.delete(jdk("jdks/jre-25", "25.0.1").resolve("bin/javac"));

        assertThat(find("")).isEmpty();
    }

    @Test
    void the_user_is_told_in_his_language_what_to_install() throws Exception {
        assertThat(lantian("zh_CN.UTF-8")).contains("没有找到 JDK 25").contains("https://adoptium.net");
        assertThat(lantian("C.UTF-8")).contains("No JDK 25 found").contains("https://adoptium.net");
    }

    private Path jdk(String folder, String version) throws IOException {
        var home = machine.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (var program : new String[] {"java", "javac"}) {
            Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(home.resolve("bin").resolve(program).toFile().setExecutable(true))
                    .isTrue();
        }
        return home;
    }

    private String find(String javaHome) throws Exception {
        return run("infra/local/find-jdk", Map.of("JAVA_HOME", javaHome));
    }

    private String lantian(String language) throws Exception {
        return run("infra/lantian", Map.of("LANG", language));
    }

    /** Runs a script on a machine that has no Java but what the test put there. */
    private String run(String script, Map<String, String> environment) throws Exception {
        var tools = Files.createDirectories(machine.resolve("tools"));
        for (var tool : new String[] {"bash", "env", "sed", "readlink", "dirname"}) {
            var link = tools.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of("/usr/bin", tool));
            }
        }
        var builder = new ProcessBuilder(
                        "/usr/bin/env",
                        "bash",
                        Distributions.root().resolve(script).toString(),
                        "up")
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "HOME", machine.resolve("home").toString(),
                        "LANTIAN_JDK_FOLDERS", machine.resolve("jdks").toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
