import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.pow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes samples/world: a panel of 80 countries from 1990 to 2023, believable but not measured. Run from the repository root. */
public class MakeWorld {

    static final int FIRST = 1990;
    static final int LAST = 2023;

    /** The last year: {@code people} in millions, {@code income} in thousand US dollars a head, {@code life} in years, {@code urban} in per cent. */
    record Country(String name, String code, String region, double people, double income, double life, double urban) {}

    static final String TABLE = """
            China,CHN,Asia,1410,12.6,78,65;India,IND,Asia,1430,2.5,70,36;Japan,JPN,Asia,124,34,84.5,92;South Korea,KOR,Asia,52,33,83.5,81;\
            Indonesia,IDN,Asia,277,4.9,71,58;Pakistan,PAK,Asia,240,1.4,66,38;Bangladesh,BGD,Asia,172,2.6,74,40;Vietnam,VNM,Asia,99,4.3,74.5,39;\
            Thailand,THA,Asia,72,7.2,79.5,53;Malaysia,MYS,Asia,34,11.7,76.5,78;Philippines,PHL,Asia,117,3.8,72,48;Singapore,SGP,Asia,5.9,82,83.5,100;\
            Nepal,NPL,Asia,31,1.4,70.5,22;Sri Lanka,LKA,Asia,22,3.8,76.5,19;Mongolia,MNG,Asia,3.4,5.8,72,69;Kazakhstan,KAZ,Asia,20,13,74,58;\
            Germany,DEU,Europe,84,52,81,78;France,FRA,Europe,68,44,82.5,82;United Kingdom,GBR,Europe,68,49,81.5,85;Italy,ITA,Europe,59,39,83,72;\
            Spain,ESP,Europe,48,33,83.5,82;Portugal,PRT,Europe,10.5,27,82,68;Netherlands,NLD,Europe,18,62,82,93;Belgium,BEL,Europe,11.8,53,82,98;\
            Switzerland,CHE,Europe,8.8,99,84,74;Austria,AUT,Europe,9.1,56,81.5,60;Sweden,SWE,Europe,10.5,56,83,89;Norway,NOR,Europe,5.5,88,83,84;\
            Denmark,DNK,Europe,5.9,68,81.5,89;Finland,FIN,Europe,5.6,53,81.5,86;Poland,POL,Europe,37,22,77.5,60;Czechia,CZE,Europe,10.9,31,79,75;\
            Hungary,HUN,Europe,9.6,22,76.5,73;Romania,ROU,Europe,19,18,75.5,55;Bulgaria,BGR,Europe,6.4,16,74.5,77;Greece,GRC,Europe,10.4,23,81,81;\
            Ukraine,UKR,Europe,37,5.2,71.5,70;Ireland,IRL,Europe,5.3,103,82.5,65;Iceland,ISL,Europe,0.39,79,82.5,94;Croatia,HRV,Europe,3.9,21,77.5,59;\
            United States,USA,North America,335,81,78.5,83;Canada,CAN,North America,40,54,82,82;Mexico,MEX,North America,128,13.8,75,82;\
            Guatemala,GTM,North America,17.6,5.9,69,54;Costa Rica,CRI,North America,5.2,16.5,80,83;Cuba,CUB,North America,11.2,9.5,78.5,77;\
            Panama,PAN,North America,4.5,18.5,77,70;Brazil,BRA,South America,216,10.3,75,88;Argentina,ARG,South America,46,14,76.5,92;\
            Chile,CHL,South America,19.6,17,80,88;Colombia,COL,South America,52,7,77,82;Peru,PER,South America,34,7.9,76.5,79;\
            Bolivia,BOL,South America,12.4,3.7,65,71;Ecuador,ECU,South America,18.2,6.6,77,65;Uruguay,URY,South America,3.4,22.5,78.5,96;\
            Paraguay,PRY,South America,6.9,6.3,72.5,63;Nigeria,NGA,Africa,224,1.6,54,54;Ethiopia,ETH,Africa,126,1.3,66,23;Egypt,EGY,Africa,113,3.5,71.5,43;\
            South Africa,ZAF,Africa,60,6.3,63.5,69;Kenya,KEN,Africa,55,2,64,29;Tanzania,TZA,Africa,67,1.2,67,37;Ghana,GHA,Africa,34,2.2,64.5,59;\
            Morocco,MAR,Africa,38,3.8,75,65;Algeria,DZA,Africa,46,5.3,77,75;Tunisia,TUN,Africa,12.5,3.9,76.5,70;Uganda,UGA,Africa,49,1,64,27;\
            Senegal,SEN,Africa,17.8,1.7,68.5,50;Rwanda,RWA,Africa,14.1,1,67.5,18;Mozambique,MOZ,Africa,34,0.6,61,39;Botswana,BWA,Africa,2.7,7.3,66,73;\
            Saudi Arabia,SAU,Middle East,37,29,78,85;Iran,IRN,Middle East,89,4.5,75,77;Turkey,TUR,Middle East,85,13,76.5,77;Israel,ISR,Middle East,9.8,52,83,93;\
            Jordan,JOR,Middle East,11.3,4.5,75,92;United Arab Emirates,ARE,Middle East,9.5,53,79,88;Australia,AUS,Oceania,26.6,65,83.5,87;\
            New Zealand,NZL,Oceania,5.2,49,82,87;Fiji,FJI,Oceania,0.94,5.9,68,59""";

    static final Random random = new Random(19900101);

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/world");
        List<String> lines = new ArrayList<>();
        for (String entry : TABLE.split(";")) {
            String[] part = entry.strip().split(",");
            history(new Country(part[0], part[1], part[2], Double.parseDouble(part[3]), Double.parseDouble(part[4]), Double.parseDouble(part[5]),
                    Double.parseDouble(part[6])), lines);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("indicators.csv");
        Files.writeString(file, "Country,ISO Code,Region,Income Group,Year,Population (millions),GDP (billion US$),GDP per Capita (US$),Life Expectancy,Fertility Rate,"
                + "CO2 per Capita (t),Internet Users (%),Urban Population (%),Unemployment Rate (%),Renewable Electricity (%)\n" + String.join("\n", lines) + "\n");
        System.out.printf(Locale.ROOT, "%s: %d rows%n", file, lines.size());
    }

    /** Walks back from the last year, so that every country ends where it should and shares the shocks of its time. */
    static void history(Country country, List<String> lines) {
        boolean rich = country.income() > 25;
        double growth = switch (country.region()) {
            case "Asia" -> rich ? 0.021 : 0.043;
            case "Africa" -> 0.016;
            case "Europe" -> rich ? 0.013 : 0.029;
            default -> 0.016;
        } + 0.004 * random.nextGaussian() + (country.code().equals("CHN") ? 0.033 : 0);
        double birth = switch (country.region()) {
            case "Africa" -> 0.024;
            case "Middle East" -> 0.02;
            case "Europe" -> rich ? 0.002 : -0.005;
            case "Asia" -> rich || country.code().equals("CHN") ? 0.003 : 0.012;
            default -> rich ? 0.008 : 0.012;
        } + 0.002 * random.nextGaussian();
        double online = 3.2 * Math.max(0, 10.6 - log(country.income() * 1000)) + 1.1 * random.nextGaussian();
        double ambition = random.nextDouble();
        double jobless = Math.max(1.5, 6.8 + (country.region().equals("Africa") ? 3 : 0) + 3 * random.nextGaussian());
        double renewables = renewables(country);
        double carbonTaste = exp(0.3 * random.nextGaussian()) * carbon(country);
        double income = country.income() * 1000;
        double people = country.people();
        List<String> backwards = new ArrayList<>();
        for (int year = LAST; year >= FIRST; year--) {
            int before = LAST - year;
            double life = country.life() - before * (country.life() > 78 ? 0.2 : 0.33) - (year == 2020 || year == 2021 ? 0.9 : 0) + 0.12 * random.nextGaussian();
            double fertility = Math.max(0.9, 5.9 - 0.42 * log(income) + before * (rich ? 0.006 : 0.03) + (country.region().equals("Africa") ? 1.1 : 0) + 0.08 * random.nextGaussian());
            double carbon = carbonTaste * 0.0009 * pow(income, 0.83) * (rich ? 1 + 0.018 * before : 1 + 0.006 * before) * exp(0.04 * random.nextGaussian());
            double middle = 2003 + online;
            double internet = (rich ? 96 : 88) / (1 + exp(-(year - middle) / 3.4)) + 0.6 * random.nextGaussian();
            double urban = Math.min(100, country.urban() - before * (country.urban() > 75 ? 0.18 : 0.42));
            double work = Math.max(0.6, jobless * (year == 2009 || year == 2010 ? 1.28 : year == 2020 ? 1.3 : 1) + 0.7 * random.nextGaussian());
            double green = Math.max(0.1, Math.min(99.5, renewables + ambition * 26 * exp(-before / 9.0) + 1.2 * random.nextGaussian()));
            boolean early = year < 1996 && !rich;
            backwards.add(String.join(",", country.name(), country.code(), country.region(), group(income), String.valueOf(year), decimals(people, 2),
                    decimals(people * income / 1000, 1), decimals(income, 0), decimals(life, 1), decimals(fertility, 2),
                    random.nextDouble() < 0.02 ? "" : decimals(carbon, 2), year < 1993 ? "" : decimals(Math.max(0, Math.min(99.8, internet)), 1), decimals(urban, 1),
                    random.nextDouble() < (early ? 0.5 : 0.05) ? "" : decimals(work, 1), random.nextDouble() < (early ? 0.3 : 0.03) ? "" : decimals(green, 1)));
            income /= 1 + growth + shock(year) + 0.014 * random.nextGaussian();
            people /= 1 + birth + 0.0001 * before;
        }
        for (int i = backwards.size() - 1; i >= 0; i--) {
            lines.add(backwards.get(i));
        }
    }

    /** The share of hydropower, wind and sun before the turn of the century, in per cent. */
    static double renewables(Country country) {
        double chance = exp(2.6 + 0.6 * random.nextGaussian());
        return switch (country.code()) {
            case "NOR", "ISL", "PRY", "CRI", "ETH", "NPL" -> 93;
            case "BRA", "AUT", "CAN", "SWE", "CHE", "NZL", "COL", "URY", "KEN" -> 55;
            case "SAU", "ARE", "DZA", "SGP", "ISR" -> 0.5;
            default -> Math.min(45, chance);
        };
    }

    /** How much more carbon a country burns than others of its income. */
    static double carbon(Country country) {
        return switch (country.code()) {
            case "USA", "CAN", "AUS", "SAU", "ARE", "KAZ" -> 1.9;
            case "CHN", "ZAF", "IRN", "POL", "UKR", "MNG" -> 2.6;
            case "SWE", "CHE", "FRA", "NOR" -> 0.55;
            default -> 1;
        };
    }

    static double shock(int year) {
        return switch (year) {
            case 1998, 2001 -> -0.012;
            case 2009 -> -0.055;
            case 2020 -> -0.062;
            case 2021 -> 0.045;
            default -> 0.004;
        };
    }

    static String group(double income) {
        return income < 1100 ? "Low" : income < 4300 ? "Lower middle" : income < 13500 ? "Upper middle" : "High";
    }

    static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
