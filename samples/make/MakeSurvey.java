import static java.lang.StrictMath.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/survey: a staff survey of 60 statements, one wide row per person. Run from the repository root. */
public class MakeSurvey {

    static final int PEOPLE = 2400;
    static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Ten themes of six statements: a theme's answers go together. A minus sign marks a statement that unhappy people agree with. */
    static final String[][] THEMES = {
        {"Overall satisfaction", "I am satisfied with my job", "I would recommend this company to a friend", "I am proud to work here", "-I often think about leaving",
            "I see myself here in two years", "I look forward to my working day"},
        {"Pay", "My pay is fair for what I do", "My pay is competitive in the market", "I understand how my pay is decided", "My benefits meet my needs",
            "Good work is rewarded here", "-I worry about money at the end of the month"},
        {"Manager", "My manager listens to me", "My manager gives me useful feedback", "My manager treats everybody fairly", "My manager cares about my well-being",
            "I trust my manager's decisions", "My manager helps me grow"},
        {"Team", "My colleagues help each other", "I can speak openly in my team", "We solve conflicts well", "People in my team do their share", "I feel I belong to my team",
            "We celebrate what we achieve"},
        {"Workload", "My workload is reasonable", "-I often work overtime", "I can take breaks when I need them", "-I feel exhausted after work", "Deadlines are realistic",
            "I can balance work and private life"},
        {"Growth", "I learn new things at work", "I have clear career prospects", "Training here is useful", "I can use my strengths", "Promotions are fair",
            "I had a good talk about my development this year"},
        {"Tools and place", "I have the tools I need", "Our software works well", "My workplace is comfortable", "I can concentrate where I work", "IT support is quick",
            "Meeting rooms are available when needed"},
        {"Leadership", "Leaders explain where we are going", "I trust our top management", "Decisions are made quickly", "Leaders act on what they say",
            "Changes are explained well", "Our goals are clear to me"},
        {"Inclusion", "Everybody has the same chances here", "I can be myself at work", "Different opinions are welcome", "Our company values diversity",
            "I have not seen harassment here", "Parents are supported well"},
        {"Remote work", "I can work where I work best", "Online meetings are effective", "I stay connected when remote", "My home office is well equipped",
            "Rules for remote work are clear", "-I feel lonely when working remotely"}};

    static final String[] COUNTRIES = {"Germany", "Poland", "Spain", "United States", "India"};
    static final double[] COUNTRY_MOOD = {0, -0.12, 0.08, 0.15, 0.2};
    static final String[] DEPARTMENTS = {"Engineering", "Sales", "Support", "Operations", "Marketing", "Finance", "HR"};
    static final double[] DEPARTMENT_MOOD = {0.1, 0, -0.35, -0.2, 0.12, 0.05, 0.25};
    static final String[] LEVELS = {"Individual contributor", "Team lead", "Manager", "Director"};
    static final String[] MODES = {"On site", "Hybrid", "Remote"};
    static final String[] AGES = {"18-24", "25-34", "35-44", "45-54", "55+"};
    static final String[] COMMENTS = {"More flexibility please", "Great team, slow tools", "Pay is behind the market", "Too many meetings", "Thanks for the new office",
        "Parking, please!", "My manager is the reason I stay", "Clearer goals would help", "Better coffee", "Promotions feel arbitrary"};

    static final Random random = new Random(20240506);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/survey");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            lines.add(i + "," + person());
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("survey_2024.csv");
        Files.writeString(file, header() + "\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    static String header() {
        StringBuilder header = new StringBuilder("Response ID,Submitted At,Country,Department,Job Level,Work Mode,Age Group,Gender,Years at Company,Commute (min)");
        int number = 0;
        for (String[] theme : THEMES) {
            for (int i = 1; i < theme.length; i++) {
                header.append(String.format(",Q%02d %s", ++number, theme[i].replaceFirst("^-", "")));
            }
        }
        return header.append(",\"eNPS: how likely are you to recommend us, 0-10\",Any other comments?").toString();
    }

    static String person() {
        int country = pick(34, 22, 14, 16, 14);
        int department = pick(30, 18, 16, 18, 8, 6, 4);
        int level = pick(74, 15, 8, 3);
        int mode = department == 3 ? pick(80, 16, 4) : department == 0 ? pick(12, 53, 35) : pick(28, 52, 20);
        int age = level >= 2 ? pick(0, 18, 42, 30, 10) : pick(10, 38, 28, 16, 8);
        double years = Math.min(30, -log(1 - random.nextDouble()) * (2.2 + 1.6 * age));
        long commute = mode == 2 ? 0 : Math.round(Math.min(120, 8 + 5 * Math.abs(random.nextGaussian()) + 22 * random.nextDouble() * (1 + random.nextDouble())));
        double mood = 0.62 * random.nextGaussian() + COUNTRY_MOOD[country] + DEPARTMENT_MOOD[department] + 0.16 * level - 0.005 * commute
                + (years < 1 ? 0.35 : years < 5 ? -0.1 : 0.05);
        StringBuilder line = new StringBuilder();
        LocalDateTime time = LocalDateTime.of(2024, 5, 6, 8, 0).plusDays(pick(30, 18, 12, 8, 6, 1, 1, 12, 7, 5, 4, 3, 1, 1)).plusSeconds((long) (3600 * (5 + 2.2 * random.nextGaussian())));
        line.append(String.join(",", time.format(TO_THE_SECOND), COUNTRIES[country], DEPARTMENTS[department], LEVELS[level], MODES[mode],
                random.nextDouble() < 0.03 ? "" : AGES[age], new String[] {"Female", "Male", "Non-binary", ""}[pick(44, 50, 2, 4)],
                String.format(Locale.ROOT, "%.1f", years), random.nextDouble() < 0.05 ? "" : String.valueOf(commute)));
        boolean gaveUp = random.nextDouble() < 0.09;
        int reached = gaveUp ? 6 * (3 + random.nextInt(7)) : 60;
        int number = 0;
        for (int theme = 0; theme < THEMES.length; theme++) {
            double feeling = themeMood(theme, mood, mode, department, level) + 0.5 * random.nextGaussian();
            for (int i = 1; i < THEMES[theme].length; i++) {
                boolean silent = number++ >= reached || random.nextDouble() < (theme == 1 ? 0.06 : 0.02);
                line.append(",").append(silent ? "" : answer(feeling, THEMES[theme][i].startsWith("-"), i));
            }
        }
        long recommend = Math.max(0, Math.min(10, Math.round(7.1 + 2.1 * mood + 1.3 * random.nextGaussian())));
        line.append(",").append(gaveUp || random.nextDouble() < 0.04 ? "" : String.valueOf(recommend));
        String comment = gaveUp || random.nextDouble() < 0.84 ? "" : COMMENTS[random.nextInt(COMMENTS.length)];
        return line.append(",").append(comment.contains(",") ? "\"" + comment + "\"" : comment).toString();
    }

    static double themeMood(int theme, double mood, int mode, int department, int level) {
        return switch (THEMES[theme][0]) {
            case "Pay" -> mood - 0.65 + 0.2 * level;
            case "Team" -> mood + 0.45;
            case "Workload" -> mood - 0.2 - 0.25 * level + (department == 2 ? -0.35 : 0);
            case "Leadership" -> mood - 0.35 + 0.25 * level;
            case "Remote work" -> 0.7 * mood + (mode == 0 ? -0.9 : 0.35);
            default -> mood;
        };
    }

    /** 1 (strongly disagree) to 5 (strongly agree); statements of a theme differ a little in how easily people agree. */
    static String answer(double feeling, boolean reversed, int statement) {
        double agree = 3.55 + (reversed ? -0.9 - feeling : feeling) * 0.9 + 0.12 * (statement % 3 - 1) + 0.62 * random.nextGaussian();
        return String.valueOf(Math.max(1, Math.min(5, Math.round(agree))));
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
