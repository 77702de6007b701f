package org.talktodata.upload;

/**
 * How a file was read, for people to check and correct.
 *
 * @param encoding the character encoding
 * @param delimiter what separates cells
 * @param quote what encloses cells
 * @param header whether a line with names was found
 * @param skipped lines before it that were left out
 */
public record ReadAs(
    String encoding, String delimiter, String quote, boolean header, long skipped) {}
