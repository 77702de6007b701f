package org.talktodata.picture;

/**
 * How large a picture is, and how it looks.
 *
 * @param width in pixels
 * @param height in pixels
 * @param scale pixels of a PNG for each of these
 * @param dark whether it stands on a dark ground
 */
public record Picture(int width, int height, double scale, boolean dark) {
  /** What fits a page of text. */
  public static final Picture USUAL = new Picture(800, 500, 1, false);
}
