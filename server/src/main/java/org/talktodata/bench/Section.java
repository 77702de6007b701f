package org.talktodata.bench;

import java.util.List;

/**
 * What one part of the benchmark found.
 *
 * @param title what was measured; one report has each title once
 * @param explanation how, in Markdown
 * @param command what to run to measure it again
 * @param setting when, where and with which model
 * @param header of the table
 * @param rows of the table, each as long as its header
 */
record Section(
    String title,
    String explanation,
    String command,
    String setting,
    List<String> header,
    List<List<String>> rows) {
  Section {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException("%s: the row %s".formatted(title, row));
      }
    }
  }

  /** The section in Markdown, with its heading. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(title).append('\n');
    text.append(explanation).append("\n\n");
    text.append("```\n").append(command).append("\n```\n\n");
    text.append(setting).append("\n\n");
    line(text, header);
    line(text, header.stream().map(cell -> "---").toList());
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
