package org.talktodata.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The wordings of one language, by what they are for. A line is a frame: {@code [a|b]} stands for
 * one of both, {@code {slot}} for what is filled in.
 */
final class Frames {
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  /**
   * Reads a file of frames: sections begin with {@code ==}.
   *
   * @throws IllegalArgumentException if a frame's brackets do not match
   */
  static Frames read(Path file) throws IOException {
    Frames frames = new Frames();
    List<String> section = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        section = new ArrayList<>();
        frames.sections.put(line.substring(3).strip(), section);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (depth(line) != 0) {
          throw new IllegalArgumentException("brackets do not match: " + line);
        }
        section.add(line);
      }
    }
    return frames;
  }

  private static int depth(String line) {
    return (int)
        (line.chars().filter(c -> c == '[').count() - line.chars().filter(c -> c == ']').count());
  }

  /** The names of all sections. */
  Set<String> names() {
    return sections.keySet();
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  int size(String section) {
    return sections.get(section).size();
  }

  /** A sentence of a section whose slots are all filled. */
  String say(String section, Map<String, String> slots, Random random) {
    List<String> frames = sections.get(section);
    if (frames == null) {
      throw new IllegalArgumentException("no section " + section);
    }
    for (int tries = 0; tries < 20; tries++) {
      String frame = frames.get(random.nextInt(frames.size()));
      StringBuilder text = new StringBuilder();
      if (expand(frame, slots, random, text)) {
        return text.toString();
      }
    }
    throw new IllegalArgumentException("no frame of %s fits %s".formatted(section, slots));
  }

  private static boolean expand(
      String frame, Map<String, String> slots, Random random, StringBuilder into) {
    int at = 0;
    while (at < frame.length()) {
      char c = frame.charAt(at);
      if (c == '[') {
        int end = closing(frame, at);
        List<String> choices = choices(frame.substring(at + 1, end));
        if (!expand(choices.get(random.nextInt(choices.size())), slots, random, into)) {
          return false;
        }
        at = end + 1;
      } else if (c == '{') {
        int end = frame.indexOf('}', at);
        String value = slots.get(frame.substring(at + 1, end));
        if (value == null) {
          return false;
        }
        into.append(value);
        at = end + 1;
      } else {
        into.append(c);
        at++;
      }
    }
    return true;
  }

  private static int closing(String frame, int open) {
    int depth = 0;
    for (int i = open; i < frame.length(); i++) {
      depth += frame.charAt(i) == '[' ? 1 : frame.charAt(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("brackets do not match: " + frame);
  }

  private static List<String> choices(String text) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '|' && depth == 0) {
        choices.add(text.substring(start, i));
        start = i + 1;
      }
    }
    choices.add(text.substring(start));
    return choices;
  }
}
