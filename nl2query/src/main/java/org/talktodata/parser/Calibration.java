package org.talktodata.parser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns the probability that the decoder gives a query into how often such queries are right: Platt
 * scaling (Platt 1999; for networks Guo et al. 2017) of its log odds. It never changes which query
 * comes first.
 *
 * @param slope what the log odds are multiplied by; above 0
 * @param offset what is added to them
 */
public record Calibration(double slope, double offset) {
  /** Leaves probabilities as they are. */
  public static final Calibration NONE = new Calibration(1, 0);

  private static final double EDGE = 1e-6;
  private static final int ROUNDS = 50;
  private static final double RIDGE = 1e-3;

  public Calibration {
    if (!(slope > 0)) {
      throw new IllegalArgumentException("the slope must be above 0, so that the order stays");
    }
  }

  /** One reading that was checked. */
  public record Observation(double probability, boolean right) {}

  /** The calibrated probability, in [0, 1]. */
  public double of(double probability) {
    return 1 / (1 + Math.exp(-(slope * logOdds(probability) + offset)));
  }

  /** This calibration, and the other one on what it gives. */
  public Calibration then(Calibration other) {
    return new Calibration(other.slope * slope, other.slope * offset + other.offset);
  }

  /** The log odds of a probability, kept finite. */
  static double logOdds(double probability) {
    double inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
    return Math.log(inside / (1 - inside));
  }

  /**
   * The calibration under which the observations are likeliest: logistic regression by Newton's
   * method, with a slight pull towards none.
   *
   * @throws IllegalArgumentException if higher probabilities were not right more often
   */
  public static Calibration fit(List<Observation> observations) {
    double slope = 0;
    double offset = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double bySlope = RIDGE * (1 - slope);
      double byOffset = -RIDGE * offset;
      double slopes = RIDGE;
      double both = 0;
      double offsets = RIDGE;
      for (Observation observation : observations) {
        double x = logOdds(observation.probability);
        double p = 1 / (1 + Math.exp(-(slope * x + offset)));
        double error = (observation.right ? 1 : 0) - p;
        double weight = p * (1 - p);
        bySlope += error * x;
        byOffset += error;
        slopes += weight * x * x;
        both += weight * x;
        offsets += weight;
      }
      double determinant = slopes * offsets - both * both;
      slope += (offsets * bySlope - both * byOffset) / determinant;
      offset += (slopes * byOffset - both * bySlope) / determinant;
    }
    return new Calibration(slope, offset);
  }

  /** Reads what {@link #write} wrote. */
  static Calibration read(InputStream in) throws IOException {
    JsonNode json = new ObjectMapper().readTree(in);
    return new Calibration(json.get("slope").doubleValue(), json.get("offset").doubleValue());
  }

  /** Writes it as JSON. */
  public void write(Path file) throws IOException {
    Files.writeString(
        file,
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
            + "\n");
  }
}
