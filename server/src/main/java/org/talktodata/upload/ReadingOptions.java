package org.talktodata.upload;

import java.util.Optional;

/**
 * What the owner of a file says about it; whatever is left out is found by looking.
 *
 * @param delimiter what separates cells, one to four characters
 * @param header whether the first line holds the names of the columns
 * @param encoding the name of a character encoding, such as {@code GB18030}
 */
public record ReadingOptions(
    Optional<String> delimiter, Optional<Boolean> header, Optional<String> encoding) {
  /** Nothing is known. */
  public static final ReadingOptions NONE =
      new ReadingOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
