import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.pow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/employees: the staff list of a Chinese firm, its headers a mix of pinyin, English and Chinese. Run from the repository root. */
public class MakeEmployees {

    static final LocalDate TODAY = LocalDate.of(2024, 12, 31);
    static final int EMPLOYEES = 2600;

    /** {@code pay} multiplies the salary, {@code leave} is the chance to leave in a year, {@code women} their share of the staff. */
    record Department(String name, double weight, double pay, double leave, double women) {}

    static final List<Department> DEPARTMENTS = List.of(
            new Department("研发中心", 30, 1.35, 0.10, 0.27), new Department("销售部", 20, 1.0, 0.19, 0.46), new Department("生产部", 18, 0.78, 0.14, 0.34),
            new Department("客服部", 11, 0.68, 0.24, 0.68), new Department("市场部", 7, 1.08, 0.13, 0.61), new Department("供应链", 6, 0.95, 0.09, 0.42),
            new Department("财务部", 4, 1.06, 0.06, 0.74), new Department("人力资源部", 3, 0.98, 0.08, 0.79), new Department("法务部", 1, 1.3, 0.05, 0.58));

    static final String[] CITIES = {"深圳", "成都", "武汉", "苏州", "北京"};
    static final double[] CITY_PAY = {1.12, 0.9, 0.92, 0.98, 1.2};
    static final String[] LEVELS = {"P3", "P4", "P5", "P6", "P7", "P8", "P9"};
    static final double[] LEVEL_PAY = {7200, 9200, 12500, 17500, 25000, 36000, 52000};
    static final String[] DEGREES = {"大专", "本科", "硕士", "博士", "高中及以下"};
    static final String[] REASONS = {"薪资待遇", "个人发展", "家庭原因", "合同到期", "考学深造", ""};
    static final String[] SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余".split("");
    static final String[] MEN = "伟强磊军洋勇杰涛明超刚平鹏宇浩晨博文志建国林峰凯俊辉龙飞".split("");
    static final String[] WOMEN = "芳娜敏静丽艳娟霞桂英华玉萍欣然雨桐佳琪思婷倩雪莹琳慧洁颖".split("");

    static final Random random = new Random(20241231);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/employees");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= EMPLOYEES; i++) {
            lines.add(employee(i));
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("员工花名册.csv");
        Files.writeString(file, "emp_id,xingming,性别,age,dept 部门,Base_City,职级(level),xueli,Hire Date,lizhi_riqi,离职原因,zaizhi,月薪_元,"
                + "annual bonus,绩效 2024,培训时长h,加班h/月,remote?\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    static String employee(int number) {
        Department department = DEPARTMENTS.get(pick(DEPARTMENTS.stream().mapToDouble(Department::weight).toArray()));
        boolean woman = random.nextDouble() < department.women();
        int city = department.name().equals("生产部") ? pick(2, 1, 4, 6, 0) : pick(40, 20, 14, 12, 14);
        LocalDate hired = hireDate();
        double years = (TODAY.toEpochDay() - hired.toEpochDay()) / 365.25;
        int degree = switch (department.name()) {
            case "研发中心" -> pick(4, 56, 35, 5, 0);
            case "生产部" -> pick(46, 12, 1, 0, 41);
            case "客服部" -> pick(52, 38, 2, 0, 8);
            default -> pick(18, 62, 18, 1, 1);
        };
        int age = (int) Math.max(19, Math.min(59, Math.round(22.5 + (degree == 2 ? 2.5 : degree == 3 ? 6 : 0) + years + Math.abs(5 * random.nextGaussian()))));
        boolean production = department.name().equals("生产部") || department.name().equals("客服部");
        double standing = 0.5 + 0.24 * years + (degree == 2 ? 0.9 : degree == 3 ? 1.8 : 0) - (production ? 0.9 : 0) + 0.8 * random.nextGaussian();
        int level = (int) Math.max(0, Math.min(6, Math.round(standing)));
        LocalDate left = leaveDate(hired, department, level);
        boolean present = left == null;
        double salary = 50 * Math.round(LEVEL_PAY[level] * department.pay() * CITY_PAY[city] * (woman ? 0.965 : 1) * exp(0.11 * random.nextGaussian()) / 50);
        int grade = pick(6, 17, 55, 17, 5);
        boolean rated = present && hired.getYear() < 2024;
        double months = (grade == 0 ? 4.5 : grade == 1 ? 3 : grade == 2 ? 1.8 : grade == 3 ? 0.8 : 0) * (department.name().equals("销售部") ? 1.7 : 1);
        String bonus = !rated ? "" : String.valueOf(100 * Math.round(salary * months * exp(0.15 * random.nextGaussian()) / 100));
        long overtime = Math.max(0, Math.round((department.name().equals("研发中心") ? 32 : production ? 24 : 13) + 4 * level - 6 + 10 * random.nextGaussian()));
        String training = random.nextDouble() < 0.06 ? "" : String.valueOf(Math.max(0, Math.round(exp(2.7 - 0.1 * years + 0.7 * random.nextGaussian()))));
        boolean remote = !department.name().equals("生产部") && random.nextDouble() < (department.name().equals("研发中心") ? 0.34 : 0.12);
        return String.join(",", String.format("E%05d", 10000 + number), name(woman), woman ? "女" : "男", String.valueOf(age), department.name(), CITIES[city],
                LEVELS[level], random.nextDouble() < 0.01 ? "" : DEGREES[degree], hired.toString(), present ? "" : left.toString(),
                present ? "" : REASONS[pick(34, 27, 14, 12, 5, 8)], present ? "在职" : "离职", String.valueOf((long) salary), bonus,
                rated ? "SABCD".substring(grade, grade + 1) : "", training, present ? String.valueOf(overtime) : "", remote ? "Y" : "N");
    }

    /** More people in each later year, most of them in spring and in July, when students graduate. */
    static LocalDate hireDate() {
        int year = 2010 + (int) (15 * pow(random.nextDouble(), 0.55));
        int month = 1 + pick(4, 6, 11, 9, 7, 7, 17, 9, 8, 6, 5, 3);
        return LocalDate.of(year, month, 1 + random.nextInt(28));
    }

    /** When someone left, or null: the first years are the riskiest, high levels stay. */
    static LocalDate leaveDate(LocalDate hired, Department department, int level) {
        for (LocalDate month = hired.plusMonths(2); !month.isAfter(TODAY); month = month.plusMonths(1)) {
            double years = (month.toEpochDay() - hired.toEpochDay()) / 365.25;
            double season = month.getMonthValue() >= 2 && month.getMonthValue() <= 4 ? 1.9 : 0.75;
            double chance = department.leave() / 12 * season * (years < 2 ? 1.3 : years < 5 ? 0.8 : 0.35) * (level >= 4 ? 0.6 : 1);
            if (random.nextDouble() < chance) {
                return month.withDayOfMonth(1 + random.nextInt(28));
            }
        }
        return null;
    }

    static String name(boolean woman) {
        String[] given = woman ? WOMEN : MEN;
        return any(SURNAMES) + any(given) + (random.nextDouble() < 0.62 ? any(given) : "");
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
}
