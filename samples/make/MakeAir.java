import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
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

/** Writes samples/air: three years of daily air quality and weather in twelve Chinese cities. Run from the repository root. */
public class MakeAir {

    static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    /**
     * {@code dust} is the yearly level of fine dust in µg/m³ and {@code winter} how much heating adds to it;
     * {@code mean} and {@code swing} are the yearly mean and half range of the temperature in °C.
     */
    record City(String name, String region, double dust, double winter, double mean, double swing, double humidity) {}

    static final List<City> CITIES = List.of(
            new City("北京", "华北", 34, 0.45, 13, 15, 50), new City("石家庄", "华北", 48, 0.6, 14, 14.5, 54),
            new City("太原", "华北", 43, 0.55, 10.5, 14.5, 52), new City("上海", "华东", 27, 0.4, 17.5, 12, 71),
            new City("杭州", "华东", 30, 0.4, 18, 12, 72), new City("武汉", "华中", 37, 0.55, 17.5, 13, 73),
            new City("广州", "华南", 23, 0.3, 23, 7.5, 76), new City("三亚", "华南", 12, 0.2, 26.5, 4, 79),
            new City("成都", "西南", 39, 0.6, 17, 10, 77), new City("昆明", "西南", 21, 0.15, 16, 6.5, 66),
            new City("西安", "西北", 47, 0.65, 14.5, 14, 60), new City("哈尔滨", "东北", 36, 0.75, 5, 21, 63));

    /** The national standard's breakpoints: index value, then the 24-hour concentrations of PM2.5 and PM10 and the 8-hour one of ozone. */
    static final double[][] INDEX = {{0, 0, 0, 0}, {50, 35, 50, 100}, {100, 75, 150, 160}, {150, 115, 250, 215}, {200, 150, 350, 265},
            {300, 250, 420, 800}, {400, 350, 500, 1000}, {500, 500, 600, 1200}};
    static final String[] POLLUTANTS = {"", "PM2.5", "PM10", "O3"};

    static final Random random = new Random(20220202);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/air");
        List<String> lines = new ArrayList<>();
        double[] stagnation = new double[CITIES.size()];
        double[] warmth = new double[CITIES.size()];
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (int i = 0; i < CITIES.size(); i++) {
                stagnation[i] = 0.72 * stagnation[i] + 0.34 * random.nextGaussian();
                warmth[i] = 0.8 * warmth[i] + 1.7 * random.nextGaussian();
                lines.add(measurement(day, CITIES.get(i), stagnation[i], warmth[i]));
            }
        }
        write(folder.resolve("城市空气质量.csv"), "日期,城市,区域,AQI,质量等级,首要污染物,PM2.5(μg/m³),PM10(μg/m³),O3_8h,NO2,SO2,CO(mg/m³),气温(℃),"
                + "相对湿度(%),风速(m/s),降水量(mm)", lines);
    }

    static String measurement(LocalDate day, City city, double stagnation, double warmth) {
        double season = cos(2 * PI * (day.getDayOfYear() - 15) / 365.25);
        double temperature = city.mean() - city.swing() * season + warmth;
        boolean wet = random.nextDouble() < 0.12 + (city.humidity() - 50) / 130 - 0.1 * season;
        double rain = wet ? exp(0.9 + 1.2 * random.nextGaussian() - 0.5 * season) : 0;
        double wind = Math.max(0.3, 2.3 - 0.9 * stagnation + 0.6 * random.nextGaussian());
        double humidity = Math.max(12, Math.min(99, city.humidity() - 7 * season + (wet ? 12 : -3) + 8 * random.nextGaussian()));
        double cleaner = 1 - 0.035 * (day.getYear() - 2022);
        double fine = city.dust() * cleaner * exp(city.winter() * season + 0.85 * stagnation - (wet ? 0.28 : 0) + 0.12 * random.nextGaussian());
        boolean sandstorm = isSandSeason(day) && "华北西北".contains(city.region()) && random.nextDouble() < 0.035;
        double coarse = fine * 1.45 + 9 * exp(0.4 * random.nextGaussian()) + (sandstorm ? 130 + 260 * random.nextDouble() : 0);
        double ozone = Math.max(8, 87 - 46 * season + 2.6 * warmth - (wet ? 24 : 0) + 17 * random.nextGaussian());
        double nitrogen = Math.max(3, 9 + 0.52 * fine * pow(fine / 30, -0.25) + 3 * random.nextGaussian());
        double sulphur = Math.max(2, 4 + 0.11 * fine + 4 * Math.max(0, season) * city.winter() + 1.4 * random.nextGaussian());
        double carbon = Math.max(0.2, 0.32 + 0.0105 * fine + 0.08 * random.nextGaussian());
        boolean failed = random.nextDouble() < 0.008;
        String weather = String.join(",", one(temperature), String.valueOf(Math.round(humidity)), one(wind), random.nextDouble() < 0.02 ? "" : one(rain));
        if (failed) {
            return day + "," + city.name() + "," + city.region() + ",,,,,,,,,," + weather;
        }
        double[] measured = {0, Math.round(fine), Math.round(coarse), Math.round(ozone)};
        int worst = 1;
        for (int i = 2; i <= 3; i++) {
            worst = index(i, measured[i]) > index(worst, measured[worst]) ? i : worst;
        }
        long index = index(worst, measured[worst]);
        return String.join(",", day.toString(), city.name(), city.region(), String.valueOf(index), grade(index), index <= 50 ? "" : POLLUTANTS[worst],
                whole(measured[1]), whole(measured[2]), random.nextDouble() < 0.015 ? "" : whole(measured[3]), whole(nitrogen), whole(sulphur),
                one(carbon), weather);
    }

    static boolean isSandSeason(LocalDate day) {
        return day.getMonthValue() >= 3 && day.getMonthValue() <= 5;
    }

    static long index(int pollutant, double concentration) {
        for (int i = 1; i < INDEX.length; i++) {
            double low = INDEX[i - 1][pollutant];
            double high = INDEX[i][pollutant];
            if (concentration <= high) {
                return (long) Math.ceil(INDEX[i - 1][0] + (INDEX[i][0] - INDEX[i - 1][0]) * (concentration - low) / (high - low));
            }
        }
        return 500;
    }

    static String grade(long index) {
        return index <= 50 ? "优" : index <= 100 ? "良" : index <= 150 ? "轻度污染" : index <= 200 ? "中度污染" : index <= 300 ? "重度污染" : "严重污染";
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace("-0.0", "0.0");
    }

    static String whole(double value) {
        return String.valueOf(Math.round(value));
    }

    static void write(Path file, String header, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }
}
