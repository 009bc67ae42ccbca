package lantian.acceptance.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;

/** A roster as a school would type it. */
public final class Sheet {

    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Children of one class; the first {@code away} of them have both parents away. */
    public static Sheet of(String grade, String name, int children, int away) {
        var sheet = new Sheet();
        IntStream.range(0, children).forEach(number -> sheet.child(grade, name, number, number < away));
        return sheet;
    }

    private void child(String grade, String clazz, int number, boolean away) {
        var row = new LinkedHashMap<String, String>();
        row.put("姓名", "测" + grade.charAt(0) + clazz.charAt(0) + (char) ('甲' + number));
        row.put("性别", number % 2 == 0 ? "男" : "女");
        row.put("出生日期", "2017-03-" + String.format("%02d", number % 28 + 1));
        row.put("年级", grade);
        row.put("班级", clazz);
        row.put("入学日期", "2026-09-01");
        row.put("家庭住址", "溪北村" + number + "组");
        row.put("父亲是否外出务工", away ? "是" : "否");
        row.put("母亲是否外出务工", away ? "是" : "否");
        row.put("外出起始日期", away ? "2026-09-01" : "");
        row.put("监护人姓名", "监护" + (char) ('甲' + number));
        row.put("监护人关系", "祖父");
        row.put("监护人电话", "00000" + String.format("%06d", number));
        rows.add(row);
    }

    public Sheet with(int row, String column, String value) {
        rows.get(row).put(column, value);
        return this;
    }

    public List<Map<String, String>> rows() {
        return rows;
    }

    public byte[] xlsx() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            var columns = rows.isEmpty()
                    ? List.<String>of()
                    : List.copyOf(rows.getFirst().keySet());
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    sheet.value(row + 1, column, rows.get(row).getOrDefault(columns.get(column), ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
