package org.talktodata.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of all figures; measuring one part again leaves the others as they are. */
final class Report {
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)\n");

  private static final String BEGINNING =
      """
      # Benchmarks
      How fast the program is, measured by itself on a real server in its own process, over HTTP on the same machine; the client shares its cores. Measure it on yours:

      ```
      mvn -q package -DskipTests && java -jar server/target/talk-to-data.jar bench all
      ```

      """;

  private Report() {}

  /** The report with a section put in its place, or at the end if it is new. */
  static String with(String report, Section section) {
    Map<String, String> sections = sections(report);
    sections.put(section.title(), section.markdown());
    return BEGINNING + notes(report) + String.join("\n", sections.values());
  }

  /** What people wrote between the beginning and the first section. */
  private static String notes(String report) {
    Matcher heading = HEADING.matcher(report);
    boolean begun = report.startsWith(BEGINNING) && heading.find();
    return begun ? report.substring(BEGINNING.length(), heading.start()) : "";
  }

  private static Map<String, String> sections(String report) {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher heading = HEADING.matcher(report);
    int begin = -1;
    String title = null;
    while (heading.find()) {
      if (title != null) {
        sections.put(title, report.substring(begin, heading.start()).strip() + "\n");
      }
      title = heading.group(1);
      begin = heading.start();
    }
    if (title != null) {
      sections.put(title, report.substring(begin).strip() + "\n");
    }
    return sections;
  }
}
