import static java.lang.StrictMath.exp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/delivery: half a year of meals ordered in one city, to the minute. Run from the repository root. */
public class MakeDelivery {

    static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    static final LocalDate LAST = LocalDate.of(2024, 12, 31);
    static final double ORDERS_A_DAY = 44;
    static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** {@code hours} says when the kitchen sells: B breakfast, M midday and evening, N tea time and night. */
    record Shop(String name, String kind, double price, double weight, double quality, char hours) {}

    static final List<Shop> SHOPS = List.of(
            new Shop("老街牛肉面", "面食", 26, 9, 0.2, 'M'), new Shop("川味小馆", "川菜", 48, 7, 0.1, 'M'), new Shop("麻辣一条街", "川菜", 42, 6, -0.3, 'M'),
            new Shop("粤记烧腊", "粤菜", 39, 6, 0.3, 'M'), new Shop("早安粥铺", "粥点", 18, 8, 0.2, 'B'), new Shop("包子铺一号", "粥点", 14, 7, 0, 'B'),
            new Shop("汉堡工坊", "西式快餐", 41, 9, -0.1, 'M'), new Shop("披萨来了", "西式快餐", 79, 4, 0, 'M'), new Shop("一杯清茶", "奶茶饮品", 21, 11, 0.2, 'N'),
            new Shop("果然多", "奶茶饮品", 24, 8, 0.1, 'N'), new Shop("轻盈沙拉", "轻食", 38, 5, 0.3, 'M'), new Shop("深夜烧烤", "烧烤", 86, 6, -0.2, 'N'),
            new Shop("东北饺子王", "面食", 29, 6, 0.2, 'M'), new Shop("寿司之间", "日料", 72, 4, 0.4, 'M'), new Shop("炸鸡研究所", "西式快餐", 46, 7, -0.2, 'N'),
            new Shop("黄焖鸡米饭", "快餐", 24, 10, -0.1, 'M'), new Shop("食堂小炒", "快餐", 22, 9, -0.1, 'M'), new Shop("深井咖啡", "奶茶饮品", 27, 7, 0.3, 'B'));

    static final String[] DISTRICTS = {"高新区", "大学城", "老城区", "滨江新区", "火车站商圈"};
    static final double[] DISTRICT_WEIGHTS = {32, 26, 18, 16, 8};
    static final double[] BREAKFAST = {0, 0, 0, 0, 0, 0.5, 3, 9, 10, 6, 3, 1.5, 1.5, 1, 1, 0.8, 0.5, 0.3, 0.3, 0.2, 0.1, 0, 0, 0};
    static final double[] MEALS = {0.2, 0, 0, 0, 0, 0, 0, 0.1, 0.2, 0.6, 3, 11, 12, 4, 1.4, 1, 2, 7, 10, 6, 2.5, 1.3, 0.8, 0.4};
    static final double[] NIGHT = {2.5, 1.4, 0.7, 0.2, 0, 0, 0, 0, 0.1, 0.5, 1.5, 2.6, 3.2, 4.5, 6, 5, 3.6, 3, 4, 5, 6.5, 7.5, 6, 4.5};

    static final Random random = new Random(20240701);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/delivery");
        List<String> lines = new ArrayList<>();
        int number = 100000;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean rain = random.nextDouble() < (day.getMonthValue() <= 9 ? 0.34 : 0.16);
            for (LocalDateTime time : times(day, rain)) {
                lines.add("W" + ++number + "," + order(time, rain));
            }
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("外卖订单.csv");
        Files.writeString(file, "订单号,下单时间,送达时间,商家,菜系,配送区域,天气,距离km,菜品金额,配送费,优惠金额,实付金额,配送时长(分钟),超时,评分,用户类型\n"
                + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    /** The day's moments of ordering, in order of time. */
    static List<LocalDateTime> times(LocalDate day, boolean rain) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        boolean holiday = day.getMonthValue() == 10 && day.getDayOfMonth() <= 7;
        double hot = day.getMonthValue() <= 8 ? 1.12 : 1;
        int count = poisson(ORDERS_A_DAY * hot * (rain ? 1.25 : 1) * (weekend ? 1.22 : 1) * (holiday ? 0.7 : 1));
        return random.ints(count, 0, 24 * 60).mapToObj(minute -> day.atTime(hour(), minute % 60)).sorted().toList();
    }

    static int hour() {
        return pick(switch (pick(20, 56, 24)) {
            case 0 -> BREAKFAST;
            case 1 -> MEALS;
            default -> NIGHT;
        });
    }

    static String order(LocalDateTime time, boolean rain) {
        Shop shop = SHOPS.get(pick(SHOPS.stream().mapToDouble(s -> s.weight() * hours(s)[time.getHour()] + 0.001).toArray()));
        String district = DISTRICTS[pick(DISTRICT_WEIGHTS)];
        double distance = Math.max(0.3, Math.min(9.5, exp(0.75 + 0.5 * random.nextGaussian())));
        boolean rush = time.getHour() == 12 || time.getHour() == 11 || time.getHour() == 18;
        long minutes = Math.round(14 + 4.6 * distance + (rain ? 7 : 0) + (rush ? 6 : 0) + exp(1.6 + 0.7 * random.nextGaussian()));
        boolean late = minutes > 30 + 4.2 * distance;
        double food = tenth(shop.price() * exp(0.42 * random.nextGaussian() + 0.08 * (district.equals("高新区") ? 1 : 0)));
        double fee = Math.round(2 + 0.9 * Math.max(0, distance - 1) + (rain ? 1 : 0));
        double discount = random.nextDouble() < 0.45 ? 0 : tenth(Math.min(food * 0.5, 3 + 4 * pick(5, 4, 2, 1)));
        double paid = tenth(food + fee - discount);
        boolean cancelled = random.nextDouble() < 0.018;
        String user = new String[] {"会员", "普通用户", "新用户"}[pick(38, 51, 11)];
        return String.join(",", time.format(TO_THE_MINUTE), cancelled ? "" : time.plusMinutes(minutes).format(TO_THE_MINUTE), shop.name(), shop.kind(),
                district, rain ? "雨" : "晴", String.format(Locale.ROOT, "%.1f", distance), String.valueOf(food), whole(fee), whole(discount),
                String.valueOf(paid), cancelled ? "" : String.valueOf(minutes), cancelled ? "" : late ? "是" : "否",
                cancelled ? "" : rating(shop, minutes, late), user);
    }

    static double[] hours(Shop shop) {
        return shop.hours() == 'B' ? BREAKFAST : shop.hours() == 'M' ? MEALS : NIGHT;
    }

    static String rating(Shop shop, long minutes, boolean late) {
        if (random.nextDouble() < (late ? 0.4 : 0.62)) {
            return "";
        }
        double score = 5.1 + shop.quality() - 0.018 * minutes - (late ? 1.2 : 0) + 0.7 * random.nextGaussian();
        return String.valueOf(Math.max(1, Math.min(5, Math.round(score))));
    }

    /** The index of one of the weights, each as likely as it is heavy. */
    static int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        int index = 0;
        while (index < weights.length - 1 && left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    static int poisson(double mean) {
        double limit = exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static String whole(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
