package org.talktodata.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.Tensors.Tensor;

/**
 * The mean of the weights of several runs, of which each started from the weights of another: as
 * fast as one of them, and more right than each (model soups, Wortsman et al., ICML 2022).
 */
public final class WeightAverage {
  /** The file of trained weights in the folder of a run or of a model. */
  public static final String WEIGHTS = TrainingRun.WEIGHTS;

  private WeightAverage() {}

  /**
   * Averages {@code weights.safetensors} of some folders and writes that of another. A tensor that
   * an older run did not have yet is averaged over those that have it.
   *
   * @param runs the folders; one that is named twice counts twice
   * @throws IOException if a file cannot be read or written, or if two files have a tensor in
   *     different shapes
   */
  public static void write(List<Path> runs, Path output) throws IOException {
    Map<String, double[]> sums = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Path run : runs) {
      Path file = run.resolve(WEIGHTS);
      try (InputStream in = Files.newInputStream(file)) {
        for (Map.Entry<String, Tensor> entry : Tensors.read(in).byName().entrySet()) {
          Tensor tensor = entry.getValue();
          double[] sum =
              sums.computeIfAbsent(entry.getKey(), name -> new double[tensor.data().length]);
          Tensor first = tensors.putIfAbsent(entry.getKey(), tensor);
          if (first != null && !java.util.Arrays.equals(first.shape(), tensor.shape())) {
            throw new IOException(
                file + ": " + entry.getKey() + " has another shape than in " + runs.get(0));
          }
          for (int i = 0; i < sum.length; i++) {
            sum[i] += tensor.data()[i];
          }
          counts.merge(entry.getKey(), 1, Integer::sum);
        }
      }
    }
    Map<String, Tensor> means = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          double[] sum = sums.get(name);
          float[] mean = new float[sum.length];
          for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / counts.get(name));
          }
          means.put(name, new Tensor(tensor.shape(), mean));
        });
    Files.createDirectories(output);
    TrainingRun.writeWeights(means, output);
  }
}
