import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.pow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/cars: invented car models of 1995 to 2024 from invented makers. Run from the repository root. */
public class MakeCars {

    static final int LAST_YEAR = 2024;

    /** {@code price} multiplies what the body and the power cost; {@code since} is the maker's first model year. */
    record Maker(String name, String origin, double price, int since, String[] models) {}

    /** Typical weight in kg, power in hp and price in US dollars of a body, and how much air it pushes. */
    record Body(String name, double weight, double power, double price, double drag) {}

    static final List<Body> BODIES = List.of(new Body("hatchback", 1180, 105, 15500, 1), new Body("sedan", 1420, 150, 22500, 1.0),
            new Body("wagon", 1530, 155, 25500, 1.05), new Body("SUV", 1830, 195, 31500, 1.22), new Body("pickup", 2080, 245, 34500, 1.34),
            new Body("coupe", 1450, 235, 37500, 1.02), new Body("minivan", 1880, 190, 30000, 1.25));

    static final List<Maker> MAKERS = List.of(
            new Maker("Aldersen", "Europe", 1.25, 1995, new String[] {"Fjord", "Norden", "Lyra", "Skog"}),
            new Maker("Bellacorsa", "Europe", 1.7, 1995, new String[] {"Vento", "Rapida", "Strada"}),
            new Maker("Dufrenne", "Europe", 0.9, 1995, new String[] {"Clair", "Mistral", "Loire", "Petite"}),
            new Maker("Kestrel", "Europe", 1.5, 1998, new String[] {"K2", "K4", "K6", "Merlin"}),
            new Maker("Frontier Motors", "USA", 1.0, 1995, new String[] {"Ranger Peak", "Mesa", "Dakota Trail", "Prairie", "Canyon"}),
            new Maker("Hudson & Lake", "USA", 1.15, 1995, new String[] {"Monarch", "Regent", "Shoreline", "Erie"}),
            new Maker("Liberty", "USA", 0.92, 1995, new String[] {"Patriot Run", "Comet", "Union", "Beacon"}),
            new Maker("Voltaire", "USA", 1.1, 2012, new String[] {"Arc", "Ion", "Surge"}),
            new Maker("Asahi", "Japan", 0.98, 1995, new String[] {"Kaze", "Sora", "Hana", "Midori", "Yama"}),
            new Maker("Matsukawa", "Japan", 0.93, 1995, new String[] {"Civo", "Lumen", "Tsuru", "Pico"}),
            new Maker("Shirane", "Japan", 1.3, 1996, new String[] {"LX-1", "Serein", "Aurum"}),
            new Maker("Hanbit", "Korea", 0.84, 1996, new String[] {"Nuri", "Saebyeok", "Tara", "Dami"}),
            new Maker("Daeyang", "Korea", 0.8, 1997, new String[] {"Bada", "Miru", "Sono"}),
            new Maker("Xinghe", "China", 0.66, 2009, new String[] {"Tianlang", "Yueguang", "Dipper", "Nova"}),
            new Maker("Changlong", "China", 0.6, 2007, new String[] {"Feiyun", "Lingzhi", "Huaxia"}));

    static final Random random = new Random(19950101);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/cars");
        List<String> lines = new ArrayList<>();
        for (Maker maker : MAKERS) {
            for (String model : maker.models()) {
                Body body = BODIES.get(body(maker));
                double character = 0.16 * random.nextGaussian();
                for (int year = maker.since() + random.nextInt(5); year <= LAST_YEAR; year++) {
                    if (random.nextDouble() < 0.86) {
                        lines.add(car(maker, model, body, character, year));
                    }
                }
            }
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("cars.csv");
        Files.writeString(file, "name,maker,origin,body,model_year,fuel,cylinders,displacement,horsepower,weight,acceleration,mpg,price,safety_rating\n"
                + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    static int body(Maker maker) {
        return switch (maker.origin()) {
            case "USA" -> pick(1, 5, 1, 6, 5, 2, 2);
            case "Europe" -> pick(5, 5, 4, 3, 0, 3, 1);
            default -> pick(5, 6, 2, 5, 1, 1, 2);
        };
    }

    static String car(Maker maker, String model, Body body, double character, int year) {
        int age = year - 1995;
        boolean fancy = maker.price() > 1.2;
        String fuel = fuel(maker, year);
        boolean electric = fuel.equals("electric");
        double weight = body.weight() * (1 + 0.006 * age) * exp(0.5 * character + 0.05 * random.nextGaussian()) * (electric ? 1.19 : fuel.equals("hybrid") ? 1.06 : 1)
                * (maker.origin().equals("USA") ? 1.07 : 1);
        double power = 0.84 * body.power() * (1 + 0.016 * age) * exp(character + 0.12 * random.nextGaussian()) * (fancy ? 1.28 : 1) * (electric ? 1.25 : 1)
                * (maker.origin().equals("USA") ? 1.15 : 1);
        int cylinders = electric ? 0 : cylinders(power, age);
        double displacement = (0.42 + 0.09 * Math.max(0, cylinders - 4) / 4) * cylinders * exp(0.1 * random.nextGaussian()) + (fuel.equals("diesel") ? 0.3 : 0);
        double mpg = 27.5 * pow(1480 / weight, 0.75) * pow(165 / power, 0.28) / pow(body.drag(), 0.6) * (1 + 0.012 * age)
                * (fuel.equals("hybrid") ? 1.5 : fuel.equals("diesel") ? 1.22 : electric ? 3.5 : 1) * exp(0.05 * random.nextGaussian());
        double seconds = 2.3 + 0.78 * pow(weight / power, 0.93) + 0.35 * random.nextGaussian() - (electric ? 1.1 : 0);
        double price = 0.8 * body.price() * maker.price() * (1 + 0.02 * age) * pow(power / body.power(), 0.62) * exp(0.08 * random.nextGaussian())
                * (electric ? 1.2 : fuel.equals("hybrid") ? 1.1 : 1);
        String safety = year < 2003 || random.nextDouble() < 0.12 ? "" : String.valueOf(Math.max(1, Math.min(5, Math.round(3 + 0.09 * (year - 2003) + 0.8 * random.nextGaussian()))));
        return String.join(",", maker.name() + " " + model, maker.name(), maker.origin(), body.name(), String.valueOf(year), fuel,
                electric ? "" : String.valueOf(cylinders), electric ? "" : one(displacement), random.nextDouble() < 0.012 ? "" : whole(power), whole(weight),
                one(Math.max(2.8, seconds)), random.nextDouble() < 0.018 ? "" : one(mpg), random.nextDouble() < 0.03 ? "" : whole(10 * Math.round(price / 10)), safety);
    }

    static String fuel(Maker maker, int year) {
        if (maker.name().equals("Voltaire")) {
            return "electric";
        }
        double electric = Math.max(0, year - 2011) * (maker.origin().equals("China") ? 3.6 : 1.4);
        double hybrid = Math.max(0, year - 2001) * (maker.origin().equals("Japan") ? 2.2 : 0.7);
        double diesel = maker.origin().equals("Europe") ? Math.max(4, 26 - Math.max(0, year - 2014) * 2.4) : 3;
        return new String[] {"gasoline", "diesel", "hybrid", "electric"}[pick(75, diesel, hybrid, electric)];
    }

    /** Turbochargers let later engines do with fewer cylinders. */
    static int cylinders(double power, int age) {
        double need = power / (1 + 0.012 * age) + 18 * random.nextGaussian();
        return need < 82 ? 3 : need < 190 ? 4 : need < 300 ? 6 : need < 470 ? 8 : 12;
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String whole(double value) {
        return String.valueOf(Math.round(value));
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
