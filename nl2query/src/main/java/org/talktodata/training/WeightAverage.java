package org.talktodata.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.Tensors.Tensor;

/**
 * The mean of the weights of several runs, of which each started from the weights of another: as
 * fast as one of them, and often more right than each (model soups, Wortsman et al., ICML 2022).
 */
public final class WeightAverage {
  /** The file of trained weights in the folder of a run or of a model. */
  public static final String WEIGHTS = TrainingRun.WEIGHTS;

  private WeightAverage() {}

  /**
   * Averages {@code weights.safetensors} of some folders and writes that of another. What a run
   * left as it was is taken from its {@code base.safetensors}. A tensor that an older run did not
   * have yet is averaged over those that have it, and so are the last rows of one that had fewer (a
   * feature of the network's input that came later is a row).
   *
   * @param runs the folders; one that is named twice counts twice
   * @throws IOException if a file cannot be read or written, or if two files have a tensor in
   *     different shapes
   */
  public static void write(List<Path> runs, Path output) throws IOException {
    List<Map<String, Tensor>> weights = new ArrayList<>();
    for (Path run : runs) {
      weights.add(new LinkedHashMap<>(Tensors.read(run.resolve(WEIGHTS)).byName()));
    }
    Set<String> names = new LinkedHashSet<>();
    weights.forEach(tensors -> names.addAll(tensors.keySet()));
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Path run = runs.get(i);
      Map<String, Tensor> tensors = weights.get(i);
      if (!tensors.keySet().containsAll(names) && Files.exists(run.resolve(TrainingRun.BASE))) {
        Tensors.read(run.resolve(TrainingRun.BASE)).byName().forEach(tensors::putIfAbsent);
      }
      tensors.keySet().retainAll(names);
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        Tensor tensor = entry.getValue();
        Sum sum = sums.computeIfAbsent(entry.getKey(), name -> new Sum(tensor));
        if (!sum.takes(tensor)) {
          throw new IOException(
              "%s: %s has another shape than before".formatted(run, entry.getKey()));
        }
        sum.add(tensor);
      }
    }
    Map<String, Tensor> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum.mean()));
    TrainingRun.writeWeights(means, output);
  }

  /** Tensors of one name, element by element. */
  private static final class Sum {
    private long[] shape;
    private double[] total;
    private int[] counts;

    /** Nothing yet, in the shape of a tensor. */
    Sum(Tensor like) {
      this.shape = like.shape();
      this.total = new double[like.data().length];
      this.counts = new int[total.length];
    }

    /** Whether a tensor has the same shape, but for the number of its rows. */
    boolean takes(Tensor tensor) {
      return Arrays.equals(shape, tensor.shape())
          || shape.length == 2 && tensor.shape().length == 2 && shape[1] == tensor.shape()[1];
    }

    void add(Tensor tensor) {
      float[] data = tensor.data();
      if (data.length > total.length) {
        shape = tensor.shape();
        total = Arrays.copyOf(total, data.length);
        counts = Arrays.copyOf(counts, data.length);
      }
      for (int i = 0; i < data.length; i++) {
        total[i] += data[i];
        counts[i]++;
      }
    }

    Tensor mean() {
      float[] mean = new float[total.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (total[i] / counts[i]);
      }
      return new Tensor(shape, mean);
    }
  }
}
