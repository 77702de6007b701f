package org.talktodata.result;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.talktodata.plan.OutputColumn;

/** A result as CSV (RFC 4180): a header, commas, lines end with CR LF. */
public final class CsvRows {
  private CsvRows() {}

  /** Writes all rows. The writer stays open. */
  public static void write(ResultRows result, Writer out) throws IOException {
    List<OutputColumn> columns = result.columns();
    for (int i = 0; i < columns.size(); i++) {
      field(columns.get(i).name(), i, out);
    }
    out.write("\r\n");
    for (List<Object> row : result.rows()) {
      for (int i = 0; i < columns.size(); i++) {
        field(CellText.of(columns.get(i), row.get(i)), i, out);
      }
      out.write("\r\n");
    }
  }

  private static void field(String text, int place, Writer out) throws IOException {
    if (place > 0) {
      out.write(',');
    }
    boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
