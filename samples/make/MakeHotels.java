import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.exp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/hotels: the bookings of a small hotel group over two and a half years. Run from the repository root. */
public class MakeHotels {

    static final LocalDate FIRST = LocalDate.of(2022, 7, 1);
    static final LocalDate LAST = LocalDate.of(2024, 12, 31);
    static final double ARRIVALS_A_DAY = 11.5;

    /** {@code peak} is the month (1-12) in which the house is fullest and {@code swing} how strongly it varies over the year. */
    record Hotel(String name, String type, String city, double weight, double rate, int peak, double swing) {}

    static final List<Hotel> HOTELS = List.of(
            new Hotel("Grand Meridian", "city", "Lisbon", 26, 118, 6, 0.3), new Hotel("Station House", "city", "Vienna", 24, 96, 9, 0.2),
            new Hotel("Canal View", "city", "Amsterdam", 18, 142, 5, 0.25), new Hotel("Bay Resort", "resort", "Faro", 20, 132, 8, 0.75),
            new Hotel("Alpine Lodge", "resort", "Innsbruck", 12, 156, 1, 0.7));

    record Segment(String name, double city, double resort, double rate, double cancel, double lead, double nights) {}

    static final List<Segment> SEGMENTS = List.of(
            new Segment("Online travel agency", 44, 42, 1.0, 0.31, 3.9, 3.0), new Segment("Direct", 16, 20, 1.04, 0.13, 3.2, 3.1),
            new Segment("Corporate", 20, 3, 0.86, 0.10, 2.3, 1.8), new Segment("Groups", 9, 12, 0.78, 0.36, 4.8, 2.6),
            new Segment("Tour operator", 9, 22, 0.84, 0.22, 4.7, 4.2), new Segment("Complimentary", 2, 1, 0, 0.05, 2.5, 1.7));

    static final String[] COUNTRIES = {"Portugal", "Germany", "United Kingdom", "France", "Spain", "Austria", "Netherlands", "Italy", "United States", "China",
        "Brazil", "Poland", "Switzerland", "Belgium", "Ireland", "Japan"};
    static final double[] COUNTRY_WEIGHTS = {15, 16, 14, 10, 8, 8, 6, 6, 6, 3.5, 2.5, 3, 3, 2.5, 2, 1.2};
    static final String[] ROOMS = {"Standard", "Superior", "Family", "Suite"};
    static final double[] ROOM_RATES = {1, 1.24, 1.42, 2.05};

    static final Random random = new Random(20220701);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/hotels");
        List<String> lines = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Hotel hotel : HOTELS) {
                int arrivals = poisson(ARRIVALS_A_DAY * hotel.weight() / 100 * demand(hotel, day));
                for (int i = 0; i < arrivals; i++) {
                    lines.add(String.format("B%06d,", 200001 + lines.size()) + booking(hotel, day));
                }
            }
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("bookings.csv");
        Files.writeString(file, "booking_id,hotel,hotel_type,city,booked_on,arrival_date,lead_time,nights,adults,children,country,market_segment,room_type,meal,adr,"
                + "total_price,deposit,special_requests,is_canceled,canceled_on,review_score\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    /** The season of the house, busy weekends for resorts and busy weekdays for cities, and the recovery of travel. */
    static double demand(Hotel hotel, LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.FRIDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
        double week = hotel.type().equals("resort") ? weekend ? 1.5 : 0.8 : weekend ? 1.1 : 0.96;
        double recovery = 0.82 + 0.16 * (day.toEpochDay() - FIRST.toEpochDay()) / 365.25;
        double newYear = day.getMonthValue() == 12 && day.getDayOfMonth() >= 26 ? 1.6 : 1;
        return (1 + season(hotel, day)) * week * recovery * newYear;
    }

    static double season(Hotel hotel, LocalDate day) {
        return hotel.swing() * cos(2 * PI * (day.getDayOfYear() / 30.44 - hotel.peak() + 0.5) / 12);
    }

    static String booking(Hotel hotel, LocalDate arrival) {
        boolean resort = hotel.type().equals("resort");
        Segment segment = SEGMENTS.get(pick(SEGMENTS.stream().mapToDouble(s -> resort ? s.resort() : s.city()).toArray()));
        boolean business = segment.name().equals("Corporate");
        long lead = Math.min(500, Math.round(exp(segment.lead() - 0.3 + (resort ? 0.3 : 0) + 0.9 * random.nextGaussian())));
        int nights = 1 + poisson(segment.nights() - 1 + (resort ? 1.4 : 0));
        int adults = business ? pick(0, 84, 16) : pick(0, 20, 68, 9, 3);
        int children = business || adults < 2 ? 0 : pick(resort ? 66 : 85, 17, 13, 4);
        int room = children > 0 ? pick(22, 14, 56, 8) : pick(66, 25, 2, 7);
        double rate = hotel.rate() * segment.rate() * ROOM_RATES[room] * (1 + 0.45 * season(hotel, arrival)) * (1 + 0.07 * (arrival.getYear() - 2022))
                * exp(0.13 * random.nextGaussian() - 0.0004 * lead);
        double price = Math.round(rate * 100) / 100.0;
        String deposit = segment.name().equals("Complimentary") ? "none" : segment.name().equals("Groups") ? new String[] {"none", "partial", "full"}[pick(35, 40, 25)]
                : new String[] {"none", "partial", "full"}[pick(84, 9, 7)];
        int requests = pick(57, 27, 11, 4, 1);
        double risk = segment.cancel() * (0.55 + lead / 130.0) * (requests == 0 ? 1.15 : 0.65) * (deposit.equals("full") ? 0.35 : 1);
        boolean canceled = random.nextDouble() < Math.min(0.85, risk);
        LocalDate booked = arrival.minusDays(lead);
        String canceledOn = canceled ? booked.plusDays((long) (lead * random.nextDouble())).toString() : "";
        String country = random.nextDouble() < 0.017 ? "" : COUNTRIES[pick(COUNTRY_WEIGHTS)];
        String meal = new String[] {"breakfast", "room only", "half board", "full board"}[resort ? pick(52, 9, 30, 9) : pick(62, 34, 3, 1)];
        return String.join(",", hotel.name(), hotel.type(), hotel.city(), booked.toString(), arrival.toString(), String.valueOf(lead), String.valueOf(nights),
                String.valueOf(adults), String.valueOf(children), country, segment.name(), ROOMS[room], meal, money(price), money(price * nights), deposit,
                String.valueOf(requests), String.valueOf(canceled), canceledOn, canceled ? "" : score(room, price, hotel));
    }

    static String score(int room, double price, Hotel hotel) {
        if (random.nextDouble() < 0.56) {
            return "";
        }
        double score = 8.3 + 0.25 * room - 0.9 * (price / hotel.rate() / ROOM_RATES[room] - 1) + (hotel.name().equals("Station House") ? -0.7 : 0) + 1.1 * random.nextGaussian();
        return String.format(Locale.ROOT, "%.1f", Math.max(2, Math.min(10, score)));
    }

    static String money(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
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
}
