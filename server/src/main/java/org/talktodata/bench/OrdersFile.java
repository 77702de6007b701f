package org.talktodata.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A large CSV file of invented orders: an id in every row, dates, places and goods in Chinese,
 * whole numbers and decimals, empty cells, and remarks in quotes. The same numbers give the same
 * file.
 */
final class OrdersFile {
  private static final String HEADER =
      "order_id,customer_id,ordered_at,城市,商品,channel,quantity,unit_price,discount,amount,remark\n";
  private static final List<String> CITIES =
      List.of("北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安", "南京", "重庆", "苏州", "长沙");
  private static final List<String> GOODS =
      List.of("绿茶", "咖啡", "红酒", "牛奶", "面包", "橄榄油", "巧克力", "大米", "蜂蜜", "果汁");
  private static final List<String> CHANNELS = List.of("web", "app", "shop", "phone");
  private static final List<String> REMARKS =
      List.of("", "", "", "\"gift, please wrap\"", "尽快送达", "\"said \"\"thanks\"\"\"");
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 1826;
  private static final int CUSTOMERS = 200_000;
  private static final int CHUNK = 1 << 20;

  private OrdersFile() {}

  /**
   * Writes whole rows until the file has at least so many bytes.
   *
   * @return how many rows it has
   */
  static long write(Path file, long bytes, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(HEADER);
    long rows = 0;
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      while (written < bytes) {
        int most = (int) Math.min(CHUNK, bytes - written);
        int size = utf8Length(text);
        while (size < most) {
          int begin = text.length();
          row(text, ++rows, random);
          size += utf8Length(text.subSequence(begin, text.length()));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        written += size;
        text.setLength(0);
      }
    }
    return rows;
  }

  private static void row(StringBuilder text, long id, SplittableRandom random) {
    int quantity = 1 + random.nextInt(20);
    int cents = 100 + random.nextInt(50_000);
    int percent = random.nextInt(4) == 0 ? 5 * random.nextInt(7) : 0;
    text.append('A').append(100_000_000 + id).append(',');
    text.append(1 + random.nextInt(CUSTOMERS)).append(',');
    text.append(FIRST_DAY.plusDays(random.nextInt(DAYS))).append(' ');
    time(text, random.nextInt(86_400));
    text.append(',').append(any(CITIES, random));
    text.append(',').append(any(GOODS, random));
    text.append(',').append(any(CHANNELS, random));
    text.append(',').append(quantity).append(',');
    money(text, cents);
    text.append(',');
    if (percent > 0) {
      money(text, percent);
    }
    text.append(',');
    money(text, (long) quantity * cents * (100 - percent) / 100);
    text.append(',').append(any(REMARKS, random)).append('\n');
  }

  private static String any(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }

  private static void time(StringBuilder text, int second) {
    two(text, second / 3600);
    text.append(':');
    two(text, second / 60 % 60);
    text.append(':');
    two(text, second % 60);
  }

  private static void money(StringBuilder text, long cents) {
    text.append(cents / 100).append('.');
    two(text, (int) (cents % 100));
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** How many bytes a text without characters beyond the basic plane takes. */
  private static int utf8Length(CharSequence text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }
}
