package org.talktodata.upload;

import java.util.List;
import java.util.Optional;

/**
 * How a file was read, for people to check and correct.
 *
 * @param encoding the character encoding
 * @param delimiter what separates cells
 * @param quote what encloses cells
 * @param header whether a line with names was found
 * @param skipped lines before it that were left out
 * @param sheet the sheet of a workbook; encoding, delimiter and quote are those of its text then
 * @param sheets the names of all visible sheets of the workbook that have rows
 */
public record ReadAs(
    String encoding,
    String delimiter,
    String quote,
    boolean header,
    long skipped,
    Optional<String> sheet,
    List<String> sheets) {
  ReadAs ofSheet(String name, List<String> all) {
    return new ReadAs(encoding, delimiter, quote, header, skipped, Optional.of(name), all);
  }
}
