package org.talktodata.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers: 1,234.5, 20 000, 1.5k, 2 million, 60%, 三万, 1.5亿, 百分之六十, twenty, a dozen. */
final class Numbers {
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("k", 1e3),
          Map.entry("thousand", 1e3),
          Map.entry("grand", 1e3),
          Map.entry("m", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("mio", 1e6),
          Map.entry("million", 1e6),
          Map.entry("bn", 1e9),
          Map.entry("b", 1e9),
          Map.entry("billion", 1e9),
          Map.entry("hundred", 1e2),
          Map.entry("dozen", 12.0),
          Map.entry("百", 1e2),
          Map.entry("千", 1e3),
          Map.entry("万", 1e4),
          Map.entry("w", 1e4),
          Map.entry("百万", 1e6),
          Map.entry("千万", 1e7),
          Map.entry("亿", 1e8));

  private static final List<String> PERCENT = List.of("%", "％", "percent", "per cent");

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\d.])([-−]?)(\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)\\s*"
              + "(%|％|percent|per cent|个百分点|成(?![交本员为功立分就年人品色熟])|百万|千万|亿|万|千(?![米克瓦卡])|百|(?:thousand|million|billion|hundred|dozen|grand|mio|mn|bn|k|m|b|w)(?![a-z]))?",
          Pattern.CASE_INSENSITIVE);

  /** 20 000 in the style of many languages. */
  private static final Pattern SPACED =
      Pattern.compile("(?<![\\d.,-])\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?![\\d.,-])");

  private static final Pattern BELOW_ZERO =
      Pattern.compile("(?:零下|负|\\bminus |\\bnegative )$", Pattern.CASE_INSENSITIVE);

  private static final Pattern MIXED =
      Pattern.compile("(?<![\\d.])(\\d+)(万|亿|千)(\\d)(百万|千万|百|千|万)?(?![\\d.])");

  /** A unit behind digits (3千) is theirs, and no number of its own. */
  private static final Pattern CHINESE =
      Pattern.compile(
          "(百分之)?(?!(?<=[\\d.][百千万]?)[百千万亿])([零〇一二两三四五六七八九十百千万亿俩仨半]+(?:点[零一二三四五六七八九]+)?)(成(?:[一二三四五六七八九半])?)?");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b((?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
              + "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|"
              + "billion|grand|dozen|half|fiver|tenner)\\b(?:[ -]+(?=[a-z]))?)+",
          Pattern.CASE_INSENSITIVE);

  /** Half a million, three quarters of a million. */
  private static final Pattern PART_OF_MANY =
      Pattern.compile(
          "\\b(half|a quarter|three quarters)(?: of)? an? (dozen|hundred|thousand|million|billion)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Two thirds, a quarter; "third quarter" is a part of a year. */
  private static final Pattern FRACTION =
      Pattern.compile(
          "\\b(an?|one|two|three|four)[ -](third|quarter|fifth|eighth|tenth)s?\\b(?! of an? (?:dozen|hundred|thousand|million|billion))",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> PARTS =
      List.of("", "", "half", "third", "quarter", "fifth", "", "", "eighth", "", "tenth");

  private static final Pattern CHINESE_FRACTION = Pattern.compile("([二三四五六七八九十])分之([一二两三四五六七八九])");

  /** Half of something as a share of it; 半年 and "half an hour" are no shares. */
  private static final Pattern HALF =
      Pattern.compile("一半|半数|过半(?!年|月|小时|天|个)|\\bhalf\\b(?! an? )", Pattern.CASE_INSENSITIVE);

  /** One, said without the word: "longer than an hour", "at least a metre". */
  private static final Pattern ONE =
      Pattern.compile(
          "\\b(?:than|over|under|above|below|within|least|most|exceeding) (an?)(?= [a-z])",
          Pattern.CASE_INSENSITIVE);

  /** The size of steps: "in fives". */
  private static final Pattern STEPS =
      Pattern.compile(
          "\\b(?:in|into|by) (twos|fives|tens|twenties|fifties|hundreds|thousands)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Double> STEP_SIZES =
      Map.of(
          "twos", 2.0,
          "fives", 5.0,
          "tens", 10.0,
          "twenties", 20.0,
          "fifties", 50.0,
          "hundreds", 100.0,
          "thousands", 1000.0);

  /** What is between two numbers of one range: "20 to 30k", 3到5万. */
  private static final Pattern TO =
      Pattern.compile("\\s*(?:-|–|—|~|～|to|and|or|到|至|和)\\s*", Pattern.CASE_INSENSITIVE);

  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private Numbers() {}

  static List<Mention> find(String sentence) {
    List<Mention> found = new ArrayList<>();
    digits(sentence, found);
    for (Matcher m = SPACED.matcher(sentence); m.find(); ) {
      add(found, Double.parseDouble(m.group().replaceAll("\\D", "")), m.start(), m.end());
    }
    mixed(sentence, found);
    chinese(sentence, found);
    english(sentence, found);
    fractions(sentence, found);
    for (Matcher m = ONE.matcher(sentence); m.find(); ) {
      add(found, 1, m.start(1), m.end(1));
    }
    for (Matcher m = STEPS.matcher(sentence); m.find(); ) {
      add(found, STEP_SIZES.get(m.group(1).toLowerCase(Locale.ROOT)), m.start(1), m.end(1));
    }
    belowZero(sentence, found);
    return found;
  }

  /** 零下十度 and 负5: the number less than zero, besides the one that is written. */
  private static void belowZero(String sentence, List<Mention> found) {
    for (Mention number : List.copyOf(found)) {
      Matcher sign = BELOW_ZERO.matcher(sentence.substring(0, number.start()));
      if (sign.find() && number.number() > 0) {
        add(found, -number.number(), sign.start(), number.end());
      }
    }
  }

  private static void digits(String sentence, List<Mention> found) {
    Matcher matcher = DIGITS.matcher(sentence);
    Mention before = null;
    while (matcher.find()) {
      double plain = Double.parseDouble(matcher.group(2).replaceAll("[,，]", ""));
      boolean minus =
          !matcher.group(1).isEmpty()
              && (matcher.start() == 0 || !endsAmount(sentence.charAt(matcher.start() - 1)));
      double sign = minus ? -1 : 1;
      String unit = matcher.group(3) == null ? "" : matcher.group(3).toLowerCase(Locale.ROOT);
      int start = minus ? matcher.start() : matcher.start(2);
      int end = unit.isEmpty() ? matcher.end(2) : matcher.end(3);
      double scale = PERCENT.contains(unit) ? 0.01 : UNITS.getOrDefault(unit, 1.0);
      if (before != null
          && scale > 1
          && TO.matcher(sentence.substring(before.end(), start)).matches()) {
        // Unless the unit is that of both numbers, the first is far below the second.
        add(found, round(before.number() * scale), before.start(), before.end());
      }
      before =
          unit.isEmpty() ? Mention.number(Mention.Kind.NUMBER, sign * plain, start, end) : null;
      add(found, sign * plain, start, end);
      if (unit.equals("成")) {
        tenths(plain, start, end, found);
      } else if (scale != 1) {
        add(found, sign * round(scale < 1 ? plain / 100 : plain * scale), start, end);
      }
    }
  }

  /** Whether a dash after it means "to" and no minus: 5-8, Q1-3, 5%-8%, 3万-5万. */
  private static boolean endsAmount(char unit) {
    return unit < 128 && Character.isLetterOrDigit(unit) || "%％百千万亿".indexOf(unit) >= 0;
  }

  private static void chinese(String sentence, List<Mention> found) {
    Matcher matcher = CHINESE.matcher(sentence);
    while (matcher.find()) {
      String text = matcher.group(2);
      boolean bare = text.length() == 1 && UNITS.containsKey(text) && matcher.start() > 0;
      if (bare && "过上破超".indexOf(sentence.charAt(matcher.start() - 1)) >= 0) {
        add(found, UNITS.get(text), matcher.start(), matcher.end());
        continue;
      }
      OptionalDouble number = ofChinese(text);
      if (number.isEmpty()) {
        continue;
      }
      double value = number.getAsDouble();
      if (matcher.group(1) != null) {
        add(found, value, matcher.start(), matcher.end());
        add(found, round(value / 100), matcher.start(), matcher.end());
      } else if (matcher.group(3) != null) {
        tenths(value + tenth(matcher.group(3)), matcher.start(), matcher.end(), found);
      } else {
        add(found, value, matcher.start(2), matcher.end(2));
        String rest = sentence.substring(matcher.end(2));
        // 一万一档 is steps of 10000, not 11000.
        if (text.matches(".+[百千万亿]一") && rest.matches("[段档格级组].*")) {
          ofChinese(text.substring(0, text.length() - 1))
              .ifPresent(step -> add(found, step, matcher.start(2), matcher.end(2) - 1));
        }
        if (rest.matches("个半(?:小时|钟头|月|年|天).*")) {
          add(found, value + 0.5, matcher.start(2), matcher.end(2) + 2);
        }
        scaled(text, value, matcher.start(2), matcher.end(2), found);
      }
    }
  }

  /** 三成 is 0.3, or 30 where a column holds per cents. */
  private static void tenths(double tenths, int start, int end, List<Mention> found) {
    add(found, round(tenths / 10), start, end);
    add(found, round(tenths * 10), start, end);
  }

  /** The five of 九成五. */
  private static double tenth(String text) {
    String rest = text.substring(1).replace("半", "五");
    return rest.isEmpty() ? 0 : ofChinese(rest).orElse(0) / 10;
  }

  /** 1万5 and 2亿3千万: digits with a Chinese unit and a rest. */
  private static void mixed(String sentence, List<Mention> found) {
    Matcher matcher = MIXED.matcher(sentence);
    while (matcher.find()) {
      double unit = UNITS.get(matcher.group(2));
      String smaller = matcher.group(4);
      double rest = Double.parseDouble(matcher.group(3));
      double scale = smaller == null ? unit / 10 : UNITS.get(smaller);
      double value = Double.parseDouble(matcher.group(1)) * unit + rest * scale;
      add(found, round(value), matcher.start(), matcher.end());
    }
  }

  /** 三万 over a column in 万: the part before the unit counts too. */
  private static void scaled(String text, double value, int start, int end, List<Mention> found) {
    if (text.length() > 1 && text.endsWith("万")) {
      add(found, round(value / 1e4), start, end);
    } else if (text.length() > 1 && text.endsWith("亿")) {
      add(found, round(value / 1e8), start, end);
    }
  }

  private static void english(String sentence, List<Mention> found) {
    Matcher matcher = ENGLISH.matcher(sentence);
    while (matcher.find()) {
      String text = matcher.group().strip().toLowerCase(Locale.ROOT);
      if (text.equals("grand")) {
        continue;
      }
      add(found, ofEnglish(text), matcher.start(), matcher.start() + text.length());
    }
  }

  /** Parts of a whole, as shares and as per cents; and parts of a million. */
  private static void fractions(String sentence, List<Mention> found) {
    for (Matcher m = PART_OF_MANY.matcher(sentence); m.find(); ) {
      String part = m.group(1).toLowerCase(Locale.ROOT);
      double share = part.equals("half") ? 0.5 : part.equals("a quarter") ? 0.25 : 0.75;
      double whole = UNITS.get(m.group(2).toLowerCase(Locale.ROOT));
      add(found, share * whole, m.start(), m.end());
    }
    for (Matcher m = FRACTION.matcher(sentence); m.find(); ) {
      String count = m.group(1).toLowerCase(Locale.ROOT);
      int parts = PARTS.indexOf(m.group(2).toLowerCase(Locale.ROOT));
      share((count.startsWith("a") ? 1.0 : SMALL.indexOf(count)) / parts, m, found);
    }
    for (Matcher m = CHINESE_FRACTION.matcher(sentence); m.find(); ) {
      share(ofChinese(m.group(2)).orElseThrow() / ofChinese(m.group(1)).orElseThrow(), m, found);
    }
    for (Matcher m = HALF.matcher(sentence); m.find(); ) {
      share(0.5, m, found);
    }
  }

  private static void share(double share, Matcher m, List<Mention> found) {
    add(found, round(share), m.start(), m.end());
    add(found, round(100 * share), m.start(), m.end());
  }

  private static double ofEnglish(String text) {
    double total = 0;
    double part = 0;
    for (String word : text.split("[ -]+")) {
      if (SMALL.contains(word)) {
        part += SMALL.indexOf(word);
      } else if (TENS.contains(word)) {
        part += 10 * (TENS.indexOf(word) + 2);
      } else if (word.equals("half")) {
        part += 0.5;
      } else if (word.equals("fiver") || word.equals("tenner")) {
        part = word.equals("fiver") ? 5 : 10;
      } else if (word.equals("hundred") || word.equals("dozen")) {
        part = (part == 0 ? 1 : part) * UNITS.get(word);
      } else {
        total += (part == 0 ? 1 : part) * UNITS.get(word);
        part = 0;
      }
    }
    return total + part;
  }

  /** The value of a Chinese numeral: 三百二十, 两万五, 十, 一点五; or of digits read out: 二零二四. */
  static OptionalDouble ofChinese(String text) {
    String digits = "零一二三四五六七八九";
    String plain = text.replace('〇', '零').replace('两', '二').replace('俩', '二').replace('仨', '三');
    if (plain.equals("半") || plain.equals("一半")) {
      return OptionalDouble.of(0.5);
    }
    if (plain.chars().allMatch(c -> digits.indexOf(c) >= 0) && plain.length() > 1) {
      double number = 0;
      for (char c : plain.toCharArray()) {
        number = number * 10 + digits.indexOf(c);
      }
      return OptionalDouble.of(number);
    }
    double total = 0;
    double section = 0;
    double digit = -1;
    double lastUnit = 1;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int value = digits.indexOf(c);
      if (value >= 0) {
        digit = value;
        if (value == 0) {
          lastUnit = 1;
        }
        continue;
      }
      switch (c) {
        case '十', '百', '千' -> {
          double unit = c == '十' ? 10 : c == '百' ? 100 : 1000;
          section += (digit < 0 ? 1 : digit) * unit;
          lastUnit = unit;
          digit = -1;
        }
        case '万', '亿' -> {
          double unit = c == '万' ? 1e4 : 1e8;
          double before = section + Math.max(digit, 0);
          if (before == 0 && total == 0) {
            return OptionalDouble.empty();
          }
          total = c == '亿' ? (total + before) * unit : total + before * unit;
          section = 0;
          digit = -1;
          lastUnit = unit;
        }
        case '点' -> {
          double fraction = 0.1;
          double rest = 0;
          for (char d : plain.substring(i + 1).toCharArray()) {
            rest += digits.indexOf(d) * fraction;
            fraction /= 10;
          }
          return OptionalDouble.of(round(total + section + Math.max(digit, 0) + rest));
        }
        default -> {
          return OptionalDouble.empty();
        }
      }
    }
    if (digit > 0) {
      section += lastUnit >= 100 ? digit * lastUnit / 10 : digit;
    } else if (digit == 0 && plain.length() == 1) {
      return OptionalDouble.of(0);
    }
    return OptionalDouble.of(total + section);
  }

  private static void add(List<Mention> found, double number, int start, int end) {
    found.add(Mention.number(Mention.Kind.NUMBER, number, start, end));
  }

  private static double round(double number) {
    return new java.math.BigDecimal(number).round(new java.math.MathContext(12)).doubleValue();
  }
}
