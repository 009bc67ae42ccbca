package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import lantian.servers.Distributions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A release's migrations run while the release before still serves. So what is newer than {@code docs/operations/release} adds
 * and never takes away; what nobody needs any more goes one release later.
 */
class MigrationsTest {

    private static final Pattern NAME = Pattern.compile("V([0-9_]+)__.*\\.sql");
    private static final Path ROOT = Distributions.root();

    @Test
    void what_came_after_the_release_suits_it() throws Exception {
        var release = Release.read(Files.readAllLines(ROOT.resolve("docs/operations/release")));
        var refused = new ArrayList<String>();
        var unused = new ArrayList<>(release.accepted);
        var seen = 0;
        for (var folder : folders().entrySet()) {
            try (var files = Files.list(folder.getValue())) {
                for (var file : files.sorted().toList()) {
                    var name = NAME.matcher(file.getFileName().toString());
                    assertThat(name.matches()).as(file.toString()).isTrue();
                    seen++;
                    if (Arrays.compare(numbers(name.group(1)), release.of(folder.getKey())) <= 0) {
                        continue;
                    }
                    for (var statement : Migration.taking(Files.readString(file))) {
                        var where = folder.getKey() + "/" + file.getFileName();
                        var reasons = release.accepted.stream()
                                .filter(one -> one.file.equals(where) && statement.contains(one.statement))
                                .toList();
                        unused.removeAll(reasons);
                        if (reasons.isEmpty()) {
                            refused.add(where + ": " + statement);
                        }
                    }
                }
            }
        }

        assertThat(refused).as("the release before could not work with this").isEmpty();
        assertThat(unused).as("accepted, but nowhere to be found").isEmpty();
        assertThat(seen).as("migrations looked at, of all").isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table child drop column name",
                "alter table only child drop if exists name",
                "alter table child rename column name to title",
                "alter table child rename to pupil",
                "alter table child alter column age type bigint",
                "alter table child alter name set data type varchar(20)",
                "alter table child alter column name set not null",
                "alter table child alter column state drop default",
                "alter table child add column name text not null",
                "alter table child add name text not null, add age int",
                "alter table child add column age int default 1, add column name text not null",
                "alter table child add column number text unique",
                "alter table child add constraint adult check (age > 17)",
                "alter table child add primary key (id)",
                "alter table child drop constraint child_pkey",
                "drop table child",
                "drop view if exists children",
                "drop function current_tenant()",
                "drop type state",
                "drop policy tenant on child",
                "create unique index on child (name)",
                "truncate child",
                "revoke update on child from registry_app",
                "create policy narrower on child as restrictive using (false)",
                "alter type state rename value 'A' to 'B'",
                "do $$ begin execute 'alter table child drop column name'; end $$"
            })
    void refuses_what_takes_away_or_demands(String statement) {
        assertThat(Migration.taking("-- why\ncreate table other (id int);\n" + statement + ";"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table child add column name text",
                "alter table child add column name text not null default ''",
                "alter table child add column born date, add column ids uuid[] not null default '{}'",
                "alter table child alter column tenant_id set statistics 0",
                "create index on child (name)",
                "create table pupil (id uuid primary key, name text not null unique)",
                "update child set name = 'drop table child'",
                "alter table child alter column name drop not null",
                "drop index child_name"
            })
    void takes_what_only_adds(String statement) {
        assertThat(Migration.taking(statement + ";")).isEmpty();
    }

    @Test
    void a_table_of_the_same_migration_may_be_changed_as_it_likes() {
        assertThat(Migration.taking("""
            create table pupil (id uuid);
            alter table pupil add column name text not null;
            create unique index on pupil (name);
            do $$ begin execute format('revoke update, delete on pupil from %I', 'registry_app'); end $$;
            """)).isEmpty();
    }

    private static Map<String, Path> folders() {
        var all = new HashMap<String, Path>();
        for (var service : Stack.MIGRATED) {
            var module = service.equals("gateway") ? Path.of(service) : Path.of("services", service);
            all.put(service, ROOT.resolve(module).resolve("src/main/resources/db/migration"));
        }
        for (var module : List.of("messaging", "records", "tenancy")) {
            all.put(
                    "platform " + module,
                    ROOT.resolve("services/platform").resolve(module).resolve("src/main/resources/db/platform"));
        }
        return all;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[._]")).mapToInt(Integer::parseInt).toArray();
    }

    private record Accepted(String file, String statement) {}

    private record Release(Map<String, int[]> highest, List<Accepted> accepted) {

        static Release read(List<String> lines) throws IOException {
            var release = new Release(new HashMap<>(), new ArrayList<>());
            for (var line : lines) {
                if (line.startsWith("released ")) {
                    var words = line.split(" ");
                    release.highest.put(words[1], numbers(words[2]));
                } else if (line.startsWith("accepted ")) {
                    var parts = line.substring("accepted ".length()).split(" \\| ");
                    assertThat(parts).as("file | statement | reason").hasSize(3);
                    release.accepted.add(new Accepted(parts[0], parts[1]));
                } else {
                    assertThat(line).matches("(#.*)?");
                }
            }
            return release;
        }

        int[] of(String database) {
            return Objects.requireNonNull(highest.get(database.split(" ")[0]), database);
        }
    }

    /** What a migration's statements would do to a release that does not know of them. */
    private static final class Migration {

        private static final Pattern NEW_TABLE = Pattern.compile("create table (?:if not exists )?(\\w+)");
        private static final Pattern TABLE = Pattern.compile(
                "(?:alter table (?:if exists )?(?:only )?|create unique index .*?on (?:only )?|revoke .*? on (?:table"
                        + " )?|create policy \\w+ on )(\\w+)");
        /** One action of an {@code alter table}. */
        private static final List<Pattern> TAKING = List.of(
                Pattern.compile("\\bdrop (?!not null\\b|index\\b|identity\\b)"),
                Pattern.compile("\\brename\\b"),
                Pattern.compile("\\balter (?:column )?\\w+ (?:set data )?type\\b"),
                Pattern.compile("\\bset not null\\b"),
                Pattern.compile("\\btruncate\\b"),
                Pattern.compile("\\brevoke\\b"),
                Pattern.compile("\\bcreate unique index\\b"),
                Pattern.compile("\\bas restrictive\\b"),
                Pattern.compile("\\badd (?:constraint|primary key|unique|check|foreign key|exclude)\\b"),
                Pattern.compile("\\badd (?:column )?(?:if not exists )?\\w+ [^,]*\\b(?:unique|primary key)\\b"),
                Pattern.compile(
                        "\\badd (?:column )?(?:if not exists )?\\w+ (?:(?!\\bdefault\\b|, add\\b).)*\\bnot null\\b(?!"
                                + " default\\b)"));

        static List<String> taking(String script) {
            var text = script.replaceAll("--[^\n]*", " ")
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("\\s+", " ");
            var own = NEW_TABLE
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var refused = new ArrayList<String>();
            for (var statement : text.split(";")) {
                var shown = statement.strip();
                // what is written into a row is no statement; what is executed is one
                var bare = shown.contains("execute") ? shown : shown.replaceAll("'[^']*'", "''");
                var table = TABLE.matcher(bare);
                if (table.find() && own.contains(table.group(1))) {
                    continue;
                }
                if (TAKING.stream().anyMatch(pattern -> pattern.matcher(bare).find())) {
                    refused.add(shown);
                }
            }
            return refused;
        }
    }
}
