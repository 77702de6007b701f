package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.problem.Problem.Span;

/**
 * Finds the words for which a question is refused: those without which the network would be the
 * least inclined to refuse it. The network decides that there is nothing to answer with; this only
 * asks it why, by leaving groups of words out in turn. Words that name nothing part the groups.
 */
final class MissingWords {
  /** Groups of words that are left out in turn. */
  private static final int MOST = 12;

  /** How much the log odds of a refusal must fall without the words: of sure ones, too. */
  private static final double ENOUGH = 0.4;

  private static final Pattern GROUP =
      Pattern.compile(
          "[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\p{IsHan}+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Words between those that name something. */
  private static final Pattern NAMES_NOTHING =
      Pattern.compile(
          "(?i)\\b(?:a|an|all|and|are|as|at|average|by|count|do|does|each|every|for|from|has|have|how|in|is"
              + "|many|mean|most|much|number|of|on|or|over|per|show|sum|that|the|their|to|total|versus|vs"
              + "|what|when|where|which|who|with)\\b"
              + "|多少|哪个|哪些|哪|什么|怎么样?|情况|每个|各个|统计|显示|平均|总数|数量|一共|分别|各自"
              + "|[的各每按是和与及在有了吗呢最个被从到不]");

  private final String text;
  private final Function<List<String>, double[]> refusals;

  /**
   * @param refusals how probable it is of each sentence that it is refused for want of a column
   */
  MissingWords(String text, Function<List<String>, double[]> refusals) {
    this.text = text;
    this.refusals = refusals;
  }

  /** The place of the words; empty if the network has none in particular. */
  Optional<Span> find() {
    List<Span> groups = groups(text);
    if (groups.size() == 1) {
      return Optional.of(groups.get(0));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(text);
    groups.forEach(group -> sentences.add(without(group)));
    double[] probable = refusals.apply(sentences);
    Span best = null;
    double least = Calibration.logOdds(probable[0]) - ENOUGH;
    for (int i = 0; i < groups.size(); i++) {
      double without = Calibration.logOdds(probable[1 + i]);
      if (without < least) {
        best = groups.get(i);
        least = without;
      }
    }
    return Optional.ofNullable(best);
  }

  private String without(Span span) {
    return text.substring(0, span.start()) + text.substring(span.end());
  }

  /** Words that stand together and may name one thing. */
  static List<Span> groups(String text) {
    String naming = NAMES_NOTHING.matcher(text).replaceAll(m -> "|".repeat(m.group().length()));
    List<Span> groups = new ArrayList<>();
    for (Matcher word = GROUP.matcher(naming); word.find(); ) {
      Span last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
      boolean goesOn = last != null && goesOn(naming, last.end(), word.start());
      if (goesOn) {
        groups.set(groups.size() - 1, new Span(last.start(), word.end()));
      } else {
        groups.add(new Span(word.start(), word.end()));
      }
    }
    return groups.subList(0, Math.min(MOST, groups.size()));
  }

  /** Whether words of one language have only a space between them. */
  private static boolean goesOn(String text, int end, int start) {
    return text.substring(end, start).matches("[ _-]")
        && chinese(text.charAt(end - 1)) == chinese(text.charAt(start));
  }

  private static boolean chinese(char c) {
    return Character.isIdeographic(c);
  }
}
