package org.talktodata.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.parser.ParserConfig;
import org.talktodata.parser.Tensors.Tensor;

/**
 * What training starts from: all-MiniLM-L6-v2 (Apache-2.0) for English, and for both languages BGE
 * small zh v1.5 (Xiao et al. 2023, MIT), whose Chinese is good, with the English words of
 * all-MiniLM-L6-v2 (Apache-2.0) grafted into its embedding table by a ridge regression over the
 * words that both have. Both come from the class path as the artifacts of LangChain4j (Maven
 * profile {@code train}).
 *
 * @param vocabulary the tokens in the order of their ids
 * @param tensors the encoder's parameters by name
 */
public record PretrainedBase(List<String> vocabulary, Map<String, Tensor> tensors) {
  private static final String CHINESE = "/bge-small-zh-v1.5";
  private static final String ENGLISH = "/all-minilm-l6-v2";
  private static final int POSITIONS = 128;
  private static final double RIDGE = 0.01;

  /**
   * Builds it.
   *
   * @throws IOException if the artifacts are not on the class path
   */
  public static PretrainedBase load() throws IOException {
    OnnxTensors chinese = new OnnxTensors(resource(CHINESE + ".onnx"));
    OnnxTensors english = new OnnxTensors(resource(ENGLISH + ".onnx"));
    Map<String, Integer> chineseIds = vocabulary(CHINESE + "-tokenizer.json");
    Map<String, Integer> englishIds = vocabulary(ENGLISH + "-tokenizer.json");
    Tensor chineseWords = chinese.named("embeddings.word_embeddings.weight");
    Tensor englishWords = english.named("embeddings.word_embeddings.weight");

    List<String> shared =
        chineseIds.keySet().stream()
            .filter(token -> token.matches("[a-z]{2,}") && englishIds.containsKey(token))
            .toList();
    Graft graft = Graft.fit(shared, chineseIds, chineseWords, englishIds, englishWords);

    List<String> tokens = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    chineseIds.forEach(
        (token, id) -> {
          if (worthKeeping(token)) {
            tokens.add(token);
            rows.add(
                isEnglish(token) && englishIds.containsKey(token)
                    ? graft.apply(row(englishWords, englishIds.get(token)))
                    : row(chineseWords, id));
          }
        });
    englishIds.forEach(
        (token, id) -> {
          if (isEnglish(token) && !chineseIds.containsKey(token)) {
            tokens.add(token);
            rows.add(graft.apply(row(englishWords, id)));
          }
        });
    ParserConfig config = ParserConfig.SMALL;
    Map<String, Tensor> tensors =
        encoder(chinese, "", config.encoderLayers(), config.encoderWidth());
    tensors.put("embedding.token", stack(rows));
    return new PretrainedBase(List.copyOf(tokens), tensors);
  }

  /**
   * The English encoder for a vocabulary, its parameters' names beginning with {@code english}: all
   * of all-MiniLM-L6-v2, with zeros for the pieces that it does not know.
   *
   * @throws IOException if the artifact is not on the class path
   */
  static Map<String, Tensor> english(List<String> vocabulary) throws IOException {
    OnnxTensors english = new OnnxTensors(resource(ENGLISH + ".onnx"));
    Map<String, Integer> ids = vocabulary(ENGLISH + "-tokenizer.json");
    Tensor words = english.named("embeddings.word_embeddings.weight");
    ParserConfig config = ParserConfig.SMALL;
    Map<String, Tensor> tensors =
        encoder(english, "english.", config.englishLayers(), config.englishWidth());
    List<float[]> rows = new ArrayList<>();
    for (String token : vocabulary) {
      boolean known = ids.containsKey(token) && !token.equals("[UNK]");
      rows.add(known ? row(words, ids.get(token)) : new float[config.englishWidth()]);
    }
    tensors.put("english.embedding.token", stack(rows));
    return tensors;
  }

  private static boolean isEnglish(String token) {
    return token.matches("(##)?[a-z]+") && !token.matches("[a-z]");
  }

  /**
   * Not the placeholders, and not Chinese continuations, which never occur: Chinese characters
   * stand alone.
   */
  private static boolean worthKeeping(String token) {
    return !token.startsWith("[unused")
        && !(token.startsWith("##") && Character.isIdeographic(token.codePointAt(2)));
  }

  private static Map<String, Tensor> encoder(
      OnnxTensors onnx, String prefix, int layers, int width) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Tensor positions = onnx.named("embeddings.position_embeddings.weight");
    Tensor types = onnx.named("embeddings.token_type_embeddings.weight");
    float[] places = new float[POSITIONS * width];
    for (int i = 0; i < places.length; i++) {
      places[i] = positions.data()[i] + types.data()[i % width];
    }
    tensors.put(prefix + "embedding.position", new Tensor(new long[] {POSITIONS, width}, places));
    tensors.put(prefix + "embedding.norm.weight", onnx.named("embeddings.LayerNorm.weight"));
    tensors.put(prefix + "embedding.norm.bias", onnx.named("embeddings.LayerNorm.bias"));
    for (int i = 0; i < layers; i++) {
      String from = "encoder.layer." + i + ".";
      String to = prefix + "encoder." + i + ".";
      dense(onnx, from + "attention.self.query", to + "attention.query", tensors);
      dense(onnx, from + "attention.self.key", to + "attention.key", tensors);
      dense(onnx, from + "attention.self.value", to + "attention.value", tensors);
      dense(onnx, from + "attention.output.dense", to + "attention.output", tensors);
      norm(onnx, from + "attention.output.LayerNorm", to + "attention.norm", tensors);
      dense(onnx, from + "intermediate.dense", to + "feed.intermediate", tensors);
      dense(onnx, from + "output.dense", to + "feed.output", tensors);
      norm(onnx, from + "output.LayerNorm", to + "feed.norm", tensors);
    }
    return tensors;
  }

  private static void dense(OnnxTensors onnx, String from, String to, Map<String, Tensor> tensors) {
    String node =
        "/" + from.replace("encoder.layer.", "encoder/layer#").replace('.', '/').replace('#', '.');
    tensors.put(to + ".weight", onnx.ofNode(node + "/MatMul"));
    tensors.put(to + ".bias", onnx.named(from + ".bias"));
  }

  private static void norm(OnnxTensors onnx, String from, String to, Map<String, Tensor> tensors) {
    tensors.put(to + ".weight", onnx.named(from + ".weight"));
    tensors.put(to + ".bias", onnx.named(from + ".bias"));
  }

  private static float[] row(Tensor table, int id) {
    int width = (int) table.shape()[1];
    return java.util.Arrays.copyOfRange(table.data(), id * width, (id + 1) * width);
  }

  private static Tensor stack(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] data = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, data, i * width, width);
    }
    return new Tensor(new long[] {rows.size(), width}, data);
  }

  private static Map<String, Integer> vocabulary(String tokenizer) throws IOException {
    JsonNode vocabulary = new ObjectMapper().readTree(resource(tokenizer)).at("/model/vocab");
    String[] byId = new String[vocabulary.size()];
    vocabulary.properties().forEach(entry -> byId[entry.getValue().intValue()] = entry.getKey());
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int i = 0; i < byId.length; i++) {
      ids.put(byId[i], i);
    }
    return ids;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PretrainedBase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(
            "There is no %s on the class path: run with the Maven profile 'train'."
                .formatted(name));
      }
      return in.readAllBytes();
    }
  }

  /** The linear map from English word vectors to Chinese ones. */
  private record Graft(double[][] map, double[] fromMean, double[] toMean, double norm) {

    static Graft fit(
        List<String> shared,
        Map<String, Integer> toIds,
        Tensor to,
        Map<String, Integer> fromIds,
        Tensor from) {
      List<float[]> xs = new ArrayList<>();
      List<float[]> ys = new ArrayList<>();
      for (String token : shared) {
        xs.add(row(from, fromIds.get(token)));
        ys.add(row(to, toIds.get(token)));
      }
      double[] xMean = mean(xs);
      double[] yMean = mean(ys);
      int n = xMean.length;
      double[][] gram = new double[n][n];
      double[][] target = new double[n][yMean.length];
      double norm = 0;
      for (int k = 0; k < xs.size(); k++) {
        double[] x = minus(xs.get(k), xMean);
        double[] y = minus(ys.get(k), yMean);
        norm += Math.sqrt(dot(y, y)) / xs.size();
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            gram[i][j] += x[i] * x[j];
          }
          for (int j = 0; j < y.length; j++) {
            target[i][j] += x[i] * y[j];
          }
        }
      }
      double trace = 0;
      for (int i = 0; i < n; i++) {
        trace += gram[i][i];
      }
      for (int i = 0; i < n; i++) {
        gram[i][i] += RIDGE * trace / n;
      }
      return new Graft(solve(gram, target), xMean, yMean, norm);
    }

    /** The mapped vector, brought to the usual length of a word: ridge regression shrinks. */
    float[] apply(float[] word) {
      double[] x = minus(word, fromMean);
      double[] y = new double[toMean.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < y.length; j++) {
          y[j] += x[i] * map[i][j];
        }
      }
      double scale = norm / Math.max(1e-6, Math.sqrt(dot(y, y)));
      float[] result = new float[y.length];
      for (int j = 0; j < y.length; j++) {
        result[j] = (float) (toMean[j] + y[j] * scale);
      }
      return result;
    }

    /** Solves {@code a x = b} for a symmetric positive definite {@code a} by Cholesky. */
    private static double[][] solve(double[][] a, double[][] b) {
      int n = a.length;
      double[][] l = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = a[i][j];
          for (int k = 0; k < j; k++) {
            sum -= l[i][k] * l[j][k];
          }
          l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
        }
      }
      int width = b[0].length;
      double[][] x = new double[n][width];
      for (int c = 0; c < width; c++) {
        for (int i = 0; i < n; i++) {
          double sum = b[i][c];
          for (int k = 0; k < i; k++) {
            sum -= l[i][k] * x[k][c];
          }
          x[i][c] = sum / l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
          double sum = x[i][c];
          for (int k = i + 1; k < n; k++) {
            sum -= l[k][i] * x[k][c];
          }
          x[i][c] = sum / l[i][i];
        }
      }
      return x;
    }

    private static double[] mean(List<float[]> rows) {
      double[] mean = new double[rows.get(0).length];
      for (float[] row : rows) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += row[i] / rows.size();
        }
      }
      return mean;
    }

    private static double[] minus(float[] row, double[] mean) {
      double[] difference = new double[mean.length];
      for (int i = 0; i < mean.length; i++) {
        difference[i] = row[i] - mean[i];
      }
      return difference;
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }
}
