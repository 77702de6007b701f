package org.talktodata.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.talktodata.examples.Cells;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.examples.Headers;
import org.talktodata.examples.NvBench;
import org.talktodata.examples.SchemaFile;
import org.talktodata.examples.Translated;
import org.talktodata.parser.Sessions.Processor;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.Tensors.Storage;
import org.talktodata.parser.Tensors.Tensor;
import org.talktodata.parser.WordPiece;
import org.talktodata.training.generator.Generator;

/**
 * From data to weights: aligns the two languages, then teaches questions to queries. Each stage
 * leaves its result in the output folder and is skipped if it is there; a stage that was cut off
 * goes on from its last checkpoint.
 */
public final class TrainingRun {
  /** The file of what was trained, in the folder of a run or of a model. */
  static final String WEIGHTS = "weights.safetensors";

  /**
   * The file of what training left as it was, beside it; what is in both is as the other has it.
   */
  static final String BASE = "base.safetensors";

  private static final String CORPUS = "corpus";
  private static final double CORPUS_SHARE = 0.60;
  private static final double NVBENCH_SHARE = 0.24;
  private static final double TRANSLATED_SHARE = 0.04;
  private static final double GENERATED_SHARE = 0.12;
  private static final int ALIGNMENT_BATCH = 128;

  private final Plan plan;
  private final PrintStream log;

  /**
   * What to train from and how.
   *
   * @param corpus the folder with {@code train} and {@code dev}
   * @param nvBench the folder with {@code train.jsonl.gz} and {@code databases}
   * @param dictionary tab-separated phrase pairs of the two languages; empty for none
   * @param start a folder with the weights and the vocabulary to start from; empty for the
   *     pretrained base, to be aligned first
   * @param output where everything goes
   * @param alignmentSteps steps of the first stage, of 128 pairs each
   * @param steps steps of the second stage
   * @param batch lessons a step
   * @param rate the highest step size of new parameters
   * @param pretrainedRate the highest step size of pretrained ones
   * @param processor what may be used of it
   * @param seed of all chance
   */
  public record Plan(
      Path corpus,
      Path nvBench,
      Optional<Path> dictionary,
      Optional<Path> start,
      Path output,
      int alignmentSteps,
      int steps,
      int batch,
      double rate,
      double pretrainedRate,
      Processor processor,
      long seed) {}

  public TrainingRun(Plan plan, PrintStream log) {
    this.plan = plan;
    this.log = log;
  }

  /**
   * Runs both stages and writes {@code base.safetensors}, {@code weights.safetensors}, {@code
   * vocabulary.txt} and {@code training.json}.
   *
   * @throws IOException if data cannot be read or results not written
   */
  public void run() throws IOException {
    Files.createDirectories(plan.output());
    Map<String, Tensor> start = withBase(aligned());
    WordPiece wordPiece =
        new WordPiece(Files.readAllLines(plan.output().resolve("vocabulary.txt")));
    Trainer.Settings settings =
        new Trainer.Settings(
            plan.output(),
            plan.steps(),
            plan.batch(),
            plan.rate(),
            plan.pretrainedRate(),
            plan.processor(),
            plan.seed());
    Headers headers = Headers.read(plan.corpus().resolve("train/headers.tsv"));
    Map<String, Tensor> weights =
        new Trainer(settings, wordPiece, sources(headers), headers, log)
            .train(start, development());
    weights.keySet().removeIf(TrainingRun::isBase);
    writeWeights(weights, plan.output());
    writeRecord();
  }

  /**
   * Writes what was trained into a folder: in 16 bits, the layers of the encoders in 8, small
   * tensors as they are.
   */
  static void writeWeights(Map<String, Tensor> weights, Path folder) throws IOException {
    new Tensors(weights)
        .write(
            folder.resolve(WEIGHTS),
            Map.of("format", "pt"),
            (name, tensor) ->
                isSmall(tensor) ? Storage.F32 : isOfEncoder(name) ? Storage.I8 : Storage.F16);
  }

  private static boolean isOfEncoder(String name) {
    return name.startsWith("encoder.") || name.startsWith("english.encoder.");
  }

  /**
   * What training leaves as it is comes in a file of its own, which stays the same from then on.
   */
  private static boolean isBase(String name) {
    return Trainer.FROZEN.has(name);
  }

  private static boolean isSmall(Tensor tensor) {
    return tensor.data().length < 4096;
  }

  /**
   * The parameters to start from, those that stay as they are just as {@code base.safetensors} has
   * them, in 8 bits: writes it first, with the English encoder if there was none yet.
   */
  private Map<String, Tensor> withBase(Map<String, Tensor> start) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>(start);
    if (!all.containsKey("english.embedding.token")) {
      all.putAll(
          PretrainedBase.english(Files.readAllLines(plan.output().resolve("vocabulary.txt"))));
    }
    Path file = plan.output().resolve(BASE);
    if (!Files.exists(file)) {
      Map<String, Tensor> base = new LinkedHashMap<>(all);
      base.keySet().removeIf(name -> !isBase(name));
      new Tensors(base)
          .write(
              file,
              Map.of("format", "pt"),
              (name, tensor) -> isSmall(tensor) ? Storage.F32 : Storage.I8);
    }
    Tensors.read(file)
        .byName()
        .forEach(
            (name, tensor) -> {
              if (isBase(name)) {
                all.put(name, tensor);
              }
            });
    return all;
  }

  private Map<String, Tensor> aligned() throws IOException {
    Path file = plan.output().resolve("aligned.safetensors");
    if (plan.start().isPresent()) {
      Path from = plan.start().get();
      file = from.resolve(WEIGHTS);
      Files.copy(
          from.resolve("vocabulary.txt"),
          plan.output().resolve("vocabulary.txt"),
          StandardCopyOption.REPLACE_EXISTING);
    } else if (!Files.exists(file)) {
      PretrainedBase base = PretrainedBase.load();
      List<Alignment.Pair> dictionary =
          plan.dictionary().isPresent() ? Alignment.read(plan.dictionary().get()) : namesOfThings();
      Map<String, Tensor> tensors =
          Alignment.train(
              base,
              namesOfThings(),
              dictionary,
              ALIGNMENT_BATCH,
              plan.alignmentSteps(),
              plan.processor(),
              plan.seed());
      Files.write(plan.output().resolve("vocabulary.txt"), base.vocabulary());
      new Tensors(tensors).write(file, Map.of(), (name, tensor) -> Storage.F32);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Path base = file.resolveSibling(BASE);
    if (Files.exists(base)) {
      tensors.putAll(Tensors.read(base).byName());
    }
    tensors.putAll(Tensors.read(file).byName());
    return tensors;
  }

  /** What the corpus calls the same table or column, two by two. */
  private List<Alignment.Pair> namesOfThings() throws IOException {
    List<Alignment.Pair> pairs = new ArrayList<>();
    for (SchemaFile schema : Corpus.schemas(plan.corpus().resolve("train"))) {
      for (SchemaFile.TableSpec table : schema.tables()) {
        pairs(table.name(), table.called(), pairs);
        table.columns().forEach(column -> pairs(column.name(), column.called(), pairs));
      }
    }
    return pairs;
  }

  private static void pairs(String name, List<String> called, List<Alignment.Pair> into) {
    List<String> names = new ArrayList<>(called);
    names.add(name);
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        into.add(new Alignment.Pair(names.get(i), names.get(j)));
      }
    }
  }

  private List<Trainer.Source> sources(Headers headers) throws IOException {
    List<Trainer.Source> sources = new ArrayList<>();
    sources.add(new Trainer.Source(CORPUS, CORPUS_SHARE, false, corpus(headers)));
    Path file = plan.nvBench().resolve("train.jsonl.gz");
    NvBench nvBench = new NvBench(plan.nvBench().resolve("databases"));
    NvBench.Loaded english = nvBench.load(file, NvBench.Options.TRAINING);
    log.println("nvBench: " + english.summary());
    sources.add(new Trainer.Source("nvbench", NVBENCH_SHARE, true, english.examples()));
    NvBench.Loaded chinese =
        nvBench.translated(
            plan.corpus().resolve("train/nvbench-zh/sentences.tsv"),
            file,
            NvBench.Options.TRAINING);
    sources.add(new Trainer.Source("nvbench-zh", TRANSLATED_SHARE, true, chinese.examples()));
    sources.add(generated(nvBench, english.examples()));
    return sources;
  }

  /**
   * All of the corpus; what names Chinese cells once more, over other forms of these; and what is
   * there in the other language.
   */
  private List<Example> corpus(Headers headers) throws IOException {
    Path folder = plan.corpus().resolve("train");
    List<Example> examples = new ArrayList<>(Corpus.load(folder, CORPUS, true));
    List<SchemaFile> schemas = Corpus.schemas(folder);
    Cells cells = Cells.read(folder.resolve("cells.tsv"));
    List<Example> otherCells = cells.of(examples, schemas, new Random(plan.seed()));
    List<Example> translated =
        Translated.read(folder.resolve("translated.tsv"), headers, cells).of(examples, schemas);
    log.printf(
        "corpus: %d examples with cells in another form, %d in the other language%n",
        otherCells.size(), translated.size());
    examples.addAll(otherCells);
    examples.addAll(translated);
    return examples;
  }

  /** Questions made up over the tables of the corpus and of the other examples. */
  private Trainer.Source generated(NvBench nvBench, List<Example> english) throws IOException {
    List<String> databases = english.stream().map(Example::tables).distinct().sorted().toList();
    Generator generator = Generator.read(plan.corpus().resolve("train"), nvBench, databases);
    List<Trainer.Source.Group> groups = new ArrayList<>();
    for (int i = 0; i < generator.size(); i++) {
      int topic = i;
      groups.add(random -> generator.draw(topic, random));
    }
    return new Trainer.Source("generated", GENERATED_SHARE, true, groups, "new examples");
  }

  private Map<String, List<Example>> development() throws IOException {
    Map<String, List<Example>> sets = new LinkedHashMap<>();
    for (String language : List.of("zh", "en")) {
      sets.put(
          "dev/" + language, Corpus.load(plan.corpus().resolve("dev/" + language), "dev", false));
    }
    return sets;
  }

  /** The record from which the run can be repeated and the model card is written. */
  private void writeRecord() throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode record = mapper.createObjectNode();
    record
        .putObject("settings")
        .put("alignmentSteps", plan.alignmentSteps())
        .put("steps", plan.steps())
        .put("batch", plan.batch())
        .put("rate", plan.rate())
        .put("pretrainedRate", plan.pretrainedRate())
        .put("seed", plan.seed());
    ObjectNode data = record.putObject("sha256");
    data.put("corpus/train", hash(plan.corpus().resolve("train")));
    data.put("nvbench/train.jsonl.gz", hash(plan.nvBench().resolve("train.jsonl.gz")));
    if (plan.start().isPresent()) {
      data.put("start", hash(plan.start().get().resolve(WEIGHTS)));
    }
    if (plan.dictionary().isPresent()) {
      data.put("dictionary", hash(plan.dictionary().get()));
    }
    data.put(BASE, hash(plan.output().resolve(BASE)));
    data.put(WEIGHTS, hash(plan.output().resolve(WEIGHTS)));
    record
        .putObject("platform")
        .put("java", System.getProperty("java.version"))
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    mapper.writeValue(plan.output().resolve("training.json").toFile(), record);
  }

  /** SHA-256 of a file, or of all files below a folder in the order of their names. */
  private static String hash(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
