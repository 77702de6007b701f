import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.pow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/sales: three years of a Chinese wholesaler's orders, and its customers. Run from the repository root. */
public class MakeSales {

    static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    static final LocalDate LAST = LocalDate.of(2024, 12, 31);
    static final int CUSTOMERS = 900;
    static final double ORDERS_A_DAY = 9.2;

    record Place(String region, String province, String city, double weight) {}

    /** {@code returns} is the share of orders sent back; {@code season} is the month in which the category sells best, 0 for none. */
    record Category(String name, double weight, double returns, int season, String[] products, double[] prices) {}

    record Customer(String id, String name, String type, String level, Place place, LocalDate registered, String manager,
            String credit, double weight) {}

    static final List<Place> PLACES = List.of(
            new Place("华东", "上海", "上海", 9), new Place("华东", "江苏", "南京", 8), new Place("华东", "浙江", "杭州", 9),
            new Place("华东", "山东", "青岛", 6), new Place("华东", "安徽", "合肥", 3), new Place("华东", "福建", "厦门", 4),
            new Place("华南", "广东", "广州", 8), new Place("华南", "广东", "深圳", 8), new Place("华南", "广西", "南宁", 2),
            new Place("华南", "海南", "海口", 1), new Place("华北", "北京", "北京", 8), new Place("华北", "天津", "天津", 3),
            new Place("华北", "河北", "石家庄", 3), new Place("华北", "山西", "太原", 2), new Place("华中", "湖北", "武汉", 5),
            new Place("华中", "湖南", "长沙", 4), new Place("华中", "河南", "郑州", 5), new Place("西南", "四川", "成都", 6),
            new Place("西南", "重庆", "重庆", 4), new Place("西南", "云南", "昆明", 2), new Place("西南", "贵州", "贵阳", 1.5),
            new Place("东北", "辽宁", "沈阳", 3), new Place("东北", "吉林", "长春", 1.5), new Place("东北", "黑龙江", "哈尔滨", 2),
            new Place("西北", "陕西", "西安", 3), new Place("西北", "甘肃", "兰州", 1), new Place("西北", "新疆", "乌鲁木齐", 1));

    static final List<Category> CATEGORIES = List.of(
            new Category("手机数码", 14, 0.04, 9, new String[] {"智能手机", "平板电脑", "蓝牙耳机", "智能手表", "移动硬盘"},
                    new double[] {2899, 2399, 329, 899, 459}),
            new Category("家用电器", 11, 0.03, 7, new String[] {"空调", "洗衣机", "空气净化器", "电饭煲", "扫地机器人"},
                    new double[] {2999, 1999, 1299, 399, 1899}),
            new Category("办公用品", 24, 0.02, 3, new String[] {"复印纸", "签字笔", "文件夹", "打印机", "办公椅", "碎纸机"},
                    new double[] {125, 24, 36, 1399, 459, 599}),
            new Category("食品饮料", 20, 0.01, 1, new String[] {"坚果礼盒", "咖啡豆", "矿泉水", "绿茶", "牛奶"},
                    new double[] {168, 98, 42, 138, 66}),
            new Category("服装鞋帽", 13, 0.13, 11, new String[] {"羽绒服", "运动鞋", "衬衫", "牛仔裤"},
                    new double[] {699, 429, 199, 239}),
            new Category("家居家装", 10, 0.05, 5, new String[] {"床品四件套", "台灯", "收纳柜", "窗帘"},
                    new double[] {359, 129, 299, 269}),
            new Category("美妆个护", 8, 0.06, 0, new String[] {"面霜", "口红", "洗发水", "电动牙刷"},
                    new double[] {259, 189, 59, 249}));

    static final String[] MANAGERS = {"周敏", "陈立", "王海燕", "刘洋", "赵一凡", "孙倩", "何建国", "林小雨"};
    static final String[] SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗".split("");
    static final String[] GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍鑫宇晨欣然子轩浩雨桐佳琪思远".split("");
    static final String[] FIRM_NAMES = {"恒达", "华信", "鼎盛", "博远", "新瑞", "金泰", "天和", "众诚", "启明", "汇通", "嘉禾", "东升", "中原", "云帆", "百川"};
    static final String[] TRADES = {"贸易", "科技", "商贸", "信息技术", "文化传媒", "建筑工程", "餐饮管理", "物流"};
    static final String[] OFFICES = {"第一中学", "人民医院", "市政服务中心", "图书馆", "职业技术学院"};

    static final Random random = new Random(20220101);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/sales");
        List<Customer> customers = customers();
        write(folder.resolve("客户.csv"), "客户编号,客户名称,客户类型,会员等级,所在城市,注册日期,客户经理,信用额度",
                customers.stream().map(MakeSales::line).toList());
        write(folder.resolve("销售订单.csv"),
                "订单编号,下单日期,客户编号,地区,省份,品类,商品名称,单价,数量,折扣,销售额,支付方式,订单状态,发货日期,评分", orders(customers));
    }

    static List<Customer> customers() {
        List<Customer> customers = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            Place place = PLACES.get(pick(PLACES.stream().mapToDouble(Place::weight).toArray()));
            String type = new String[] {"个人", "企业", "政府及事业单位"}[pick(52, 38, 10)];
            double size = exp(1.1 * random.nextGaussian());
            int level = size > 4 ? 3 : size > 2 ? 2 : size > 0.9 ? 1 : 0;
            if (random.nextDouble() < 0.15) {
                level = pick(50, 30, 15, 5);
            }
            LocalDate registered = LocalDate.of(2019, 3, 1).plusDays((long) (2050 * pow(random.nextDouble(), 1.3)));
            String credit = type.equals("个人") || random.nextDouble() < 0.07 ? ""
                    : String.valueOf(10000 * Math.round(2 + size * 9 * (0.7 + random.nextDouble())));
            boolean dormant = random.nextDouble() < 0.06;
            customers.add(new Customer(String.format("C%05d", i), nameFor(type, place), type,
                    new String[] {"普通", "银卡", "金卡", "钻石"}[level], place, registered,
                    MANAGERS[Math.floorMod(place.region().hashCode() + pick(5, 3, 1), MANAGERS.length)], credit,
                    dormant ? 0 : size * (type.equals("企业") ? 1.5 : 1)));
        }
        return customers;
    }

    static String nameFor(String type, Place place) {
        return switch (type) {
            case "个人" -> any(SURNAMES) + any(GIVEN) + (random.nextDouble() < 0.6 ? any(GIVEN) : "");
            case "企业" -> place.city() + any(FIRM_NAMES) + any(TRADES) + "有限公司";
            default -> place.city() + "市" + any(OFFICES);
        };
    }

    static String line(Customer c) {
        return String.join(",", c.id(), c.name(), c.type(), c.level(), c.place().city(), c.registered().toString(), c.manager(), c.credit());
    }

    static List<String> orders(List<Customer> customers) {
        List<String> lines = new ArrayList<>();
        double[] weights = customers.stream().mapToDouble(Customer::weight).toArray();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            int count = poisson(ORDERS_A_DAY * demand(day));
            for (int i = 1; i <= count; i++) {
                Customer customer = customers.get(pick(weights));
                while (customer.registered().isAfter(day)) {
                    customer = customers.get(pick(weights));
                }
                lines.add(order(String.format("SO%s%03d", day.toString().replace("-", ""), i), day, customer));
            }
        }
        return lines;
    }

    /** Growth over the years, the shopping festivals of June and November, the Spring Festival lull, quieter weekends. */
    static double demand(LocalDate day) {
        double years = (day.toEpochDay() - FIRST.toEpochDay()) / 365.25;
        double growth = 0.85 + 0.17 * years;
        double lockdown = day.getYear() == 2022 && (day.getMonthValue() == 4 || day.getMonthValue() == 5) ? 0.62 : 1;
        double[] months = {1.05, 0.58, 1.0, 0.95, 1.0, 1.3, 0.92, 0.9, 1.05, 0.98, 1.55, 1.15};
        double festival = isFestival(day) ? 2.2 : 1;
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return growth * lockdown * months[day.getMonthValue() - 1] * festival * (weekend ? 0.66 : 1.1);
    }

    static boolean isFestival(LocalDate day) {
        return day.getMonthValue() == 6 && Math.abs(day.getDayOfMonth() - 18) <= 1
                || day.getMonthValue() == 11 && Math.abs(day.getDayOfMonth() - 11) <= 1;
    }

    static String order(String id, LocalDate day, Customer customer) {
        Category category = CATEGORIES.get(pick(CATEGORIES.stream().mapToDouble(c -> categoryWeight(c, day, customer)).toArray()));
        int product = random.nextInt(category.products().length);
        double price = round(category.prices()[product] * (1 - 0.02 * (day.getYear() - 2022)) * exp(0.08 * random.nextGaussian()), 1);
        boolean bulk = !customer.type().equals("个人");
        int quantity = 1 + poisson((bulk ? 9 : 1.4) * pow(120 / price, 0.45));
        double discount = isFestival(day) ? 0.1 + 0.05 * pick(3, 4, 3, 1) : random.nextDouble() < 0.7 ? 0 : 0.05 * (1 + pick(5, 3, 1));
        double amount = round(price * quantity * (1 - discount), 2);
        Place place = random.nextDouble() < 0.93 ? customer.place() : PLACES.get(pick(PLACES.stream().mapToDouble(Place::weight).toArray()));
        double fate = random.nextDouble();
        String status = fate < category.returns() ? "已退货" : fate < category.returns() + 0.035 ? "已取消" : "已完成";
        int wait = 1 + poisson((isFestival(day) ? 3.2 : 1.1) + (place.region().startsWith("西") ? 0.8 : 0));
        String shipped = status.equals("已取消") ? "" : day.plusDays(wait).toString();
        String payment = new String[] {"微信支付", "支付宝", "银行转账", "货到付款"}[bulk ? pick(18, 17, 60, 5) : pick(48, 41, 4, 7)];
        return String.join(",", id, day.toString(), customer.id(), place.region(), place.province(), category.name(), category.products()[product],
                number(price), String.valueOf(quantity), number(round(discount, 2)), number(amount), random.nextDouble() < 0.012 ? "" : payment,
                status, shipped, rating(status, wait));
    }

    static double categoryWeight(Category category, LocalDate day, Customer customer) {
        int apart = Math.floorMod(day.getMonthValue() - category.season(), 12);
        double season = category.season() == 0 ? 1 : Math.min(apart, 12 - apart) <= 1 ? 1.6 : 0.9;
        boolean office = category.name().equals("办公用品");
        double buyer = customer.type().equals("个人") ? office ? 0.25 : 1.2 : office ? 2 : 0.7;
        return category.weight() * season * buyer;
    }

    static String rating(String status, int wait) {
        if (status.equals("已取消") || random.nextDouble() < 0.38) {
            return "";
        }
        double score = 4.7 - 0.22 * wait - (status.equals("已退货") ? 1.6 : 0) + 0.8 * random.nextGaussian();
        return String.valueOf(Math.max(1, Math.min(5, Math.round(score))));
    }

    static String any(String[] values) {
        return values[random.nextInt(values.length)];
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

    static double round(double value, int decimals) {
        return Math.round(value * pow(10, decimals)) / pow(10, decimals);
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static void write(Path file, String header, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }
}
