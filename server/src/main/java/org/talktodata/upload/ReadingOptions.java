package org.talktodata.upload;

import java.util.Optional;

/**
 * What the owner of a file says about it; whatever is left out is found by looking.
 *
 * @param delimiter what separates cells, one to four characters
 * @param header whether the first line holds the names of the columns
 * @param encoding the name of a character encoding, such as {@code GB18030}
 * @param sheet the name of the sheet to read of a workbook
 */
public record ReadingOptions(
    Optional<String> delimiter,
    Optional<Boolean> header,
    Optional<String> encoding,
    Optional<String> sheet) {
  /** Nothing is known. */
  public static final ReadingOptions NONE =
      new ReadingOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** How the text of a workbook is read: only its header is not known beforehand. */
  ReadingOptions ofWorkbook() {
    return new ReadingOptions(Optional.of(","), header, Optional.empty(), sheet);
  }
}
