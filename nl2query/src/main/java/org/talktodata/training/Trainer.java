package org.talktodata.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Example;
import org.talktodata.examples.Headers;
import org.talktodata.parser.Feeds;
import org.talktodata.parser.Frozen;
import org.talktodata.parser.Lesson;
import org.talktodata.parser.Network;
import org.talktodata.parser.ParserConfig;
import org.talktodata.parser.Sessions;
import org.talktodata.parser.Sessions.Processor;
import org.talktodata.parser.Teaching;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.Tensors.Storage;
import org.talktodata.parser.Tensors.Tensor;
import org.talktodata.parser.WordPiece;
import org.talktodata.problem.Problem;
import org.talktodata.question.ValueIndex;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Stage two of training: questions to queries. Each batch comes from one source, drawn by weight,
 * and is made of a few tables each, so that the names of their columns are encoded once. Goes on
 * from the last checkpoint of its folder.
 */
final class Trainer {
  static final Frozen FROZEN = new Frozen(2, 3);
  private static final int SAME_TABLES = 8;

  /** Steps between two measurements of the development sets. */
  private static final int MEASURED = 500;

  /** Steps between two checkpoints. */
  private static final int SAVED = 100;

  private final Settings settings;
  private final WordPiece wordPiece;
  private final List<Source> sources;
  private final Lesson.Maker maker;
  private final PrintStream log;
  private final Swapper swapper;
  private final Headers headers;
  private final Map<List<?>, ValueIndex> indexes = new IdentityHashMap<>();

  /**
   * How to train.
   *
   * @param folder for checkpoints and results
   * @param steps in all
   * @param batch lessons a step
   * @param rate of new parameters at its highest
   * @param pretrainedRate of pretrained ones at its highest
   * @param processor what may be used of it
   */
  record Settings(
      Path folder,
      int steps,
      int batch,
      double rate,
      double pretrainedRate,
      Processor processor,
      long seed) {}

  /** Examples of one kind, grouped by their tables, and their share of a batch. */
  static final class Source {
    private final String name;
    private final double share;
    private final boolean narrow;
    private final List<Group> groups = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final String said;
    private double total;

    /**
     * @param narrow whether lessons see only some tables of their database
     */
    Source(String name, double share, boolean narrow, List<Example> examples) {
      this.name = name;
      this.share = share;
      this.narrow = narrow;
      Map<String, List<Example>> byTables = new LinkedHashMap<>();
      for (Example example : examples) {
        byTables.computeIfAbsent(example.tables(), key -> new ArrayList<>()).add(example);
      }
      byTables
          .values()
          .forEach(
              group -> {
                groups.add(random -> group.get(random.nextInt(group.size())));
                total += Math.sqrt(group.size());
                weights.add(total);
              });
      said = "%d examples".formatted(examples.size());
    }

    /**
     * A source that makes its examples up when they are drawn.
     *
     * @param groups one for each group of tables, all as likely; what they give depends on nothing
     *     but the random numbers
     */
    Source(String name, double share, boolean narrow, List<Group> groups, String said) {
      this.name = name;
      this.share = share;
      this.narrow = narrow;
      this.said = said;
      for (Group group : groups) {
        this.groups.add(group);
        total += 1;
        weights.add(total);
      }
    }

    /** Gives examples over the same tables. */
    interface Group {
      Example draw(Random random);
    }

    /** A group, large ones more often, but not in proportion: rare tables count. */
    private Group group(Random random) {
      double at = random.nextDouble() * total;
      for (int i = 0; i < groups.size(); i++) {
        if (at < weights.get(i)) {
          return groups.get(i);
        }
      }
      return groups.get(groups.size() - 1);
    }

    @Override
    public String toString() {
      return "%s: %s over %d tables, share %.2f".formatted(name, said, groups.size(), share);
    }
  }

  Trainer(
      Settings settings,
      WordPiece wordPiece,
      List<Source> sources,
      Headers headers,
      PrintStream log) {
    this.settings = settings;
    this.wordPiece = wordPiece;
    this.sources = sources;
    this.headers = headers;
    this.maker = new Lesson.Maker(wordPiece, ParserConfig.SMALL);
    this.log = log;
    this.swapper =
        new Swapper(
            sources.stream()
                .flatMap(source -> source.groups.stream())
                .map(group -> group.draw(new Random(settings.seed())).question().catalog())
                .toList());
  }

  /**
   * Trains to the end, or on from the last checkpoint.
   *
   * @param start the parameters to start from
   * @param development sets by name, measured now and then by exact match
   */
  Map<String, Tensor> train(Map<String, Tensor> start, Map<String, List<Example>> development)
      throws IOException {
    sources.forEach(source -> log.println(source));
    Map<String, List<Lesson>> measured = new LinkedHashMap<>();
    development.forEach((name, examples) -> measured.put(name, lessons(name, examples)));
    Checkpoint checkpoint = Checkpoint.read(settings.folder());
    try (Network network = new Network(ParserConfig.SMALL, wordPiece.size(), FROZEN)) {
      Teaching teaching = new Teaching(network, wordPiece);
      Optimizer optimizer =
          new Optimizer(
              network.tf,
              network.parameters,
              teaching.loss,
              network.rows,
              network.used,
              FROZEN,
              1f);
      try (Session session = Sessions.training(network.graph, settings.processor())) {
        network.parameters.fill(
            session, checkpoint.step > 0 ? checkpoint.weights : start, settings.seed());
        optimizer.fill(session, checkpoint.memory, checkpoint.step);
        run(network, teaching, optimizer, session, measured);
        return network.parameters.read(session);
      }
    }
  }

  private List<Lesson> lessons(String name, List<Example> examples) {
    List<Lesson> lessons = new ArrayList<>();
    examples.forEach(example -> lesson(example, UnaryOperator.identity()).ifPresent(lessons::add));
    log.printf("%s: %d of %d can be written%n", name, lessons.size(), examples.size());
    return lessons;
  }

  private Optional<Lesson> lesson(Example example, UnaryOperator<FieldRef> naming) {
    ValueIndex values;
    synchronized (indexes) {
      values = indexes.computeIfAbsent(example.values(), key -> new ValueIndex(example.values()));
    }
    boolean aboutData =
        example
            .refusal()
            .filter(refusal -> refusal.code() == Problem.Code.COLUMN_NOT_FOUND)
            .isPresent();
    return maker
        .make(
            example.question(), values, naming, example.accepted().stream().findFirst(), aboutData)
        .lesson();
  }

  /** One batch; the same numbers always draw the same. */
  List<Lesson> draw(Random random) {
    Augmenter augmenter = new Augmenter(random, headers);
    List<Lesson> lessons = new ArrayList<>();
    // One source a batch: sentences of like length need little padding.
    Source source = source(random);
    while (lessons.size() < settings.batch()) {
      Source.Group group = source.group(random);
      int wanted = Math.min(SAME_TABLES, settings.batch() - lessons.size());
      Augmenter.Naming naming = augmenter.naming(group.draw(random).question().catalog());
      for (int i = 0; i < wanted; i++) {
        Example example = group.draw(random);
        Example narrowed = source.narrow ? augmenter.narrowed(example, 2) : example;
        Swapper.Swapped swapped = swapper.swap(narrowed, random);
        lesson(
                augmenter.vary(swapped.example(), naming),
                field -> naming.of(swapped.names().apply(field)))
            .or(() -> lesson(narrowed, UnaryOperator.identity()))
            .ifPresent(lessons::add);
      }
    }
    return lessons;
  }

  private Source source(Random random) {
    double total = sources.stream().mapToDouble(source -> source.share).sum();
    double at = random.nextDouble() * total;
    for (Source source : sources) {
      at -= source.share;
      if (at < 0) {
        return source;
      }
    }
    return sources.get(sources.size() - 1);
  }

  private void run(
      Network network,
      Teaching teaching,
      Optimizer optimizer,
      Session session,
      Map<String, List<Lesson>> measured)
      throws IOException {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      int first = optimizer.step() + 1;
      Future<List<Lesson>> next = prepare(reader, first);
      double average = Double.NaN;
      long began = System.nanoTime();
      for (int step = first; step <= settings.steps(); step++) {
        List<Lesson> lessons = next.get();
        next = prepare(reader, step + 1);
        double loss = step(teaching, optimizer, session, lessons, step);
        average = Double.isNaN(average) ? loss : 0.98 * average + 0.02 * loss;
        if (step % 50 == 0 || step < first + 5) {
          log.printf(
              "step %d loss %.4f rate %.2e seconds %.0f%n",
              step, average, schedule(step), (System.nanoTime() - began) / 1e9);
        }
        boolean last = step == settings.steps();
        if (step % MEASURED == 0 || last) {
          measured.forEach(
              (name, set) ->
                  log.printf(
                      "step %d exact %s %.1f%n",
                      optimizer.step(), name, 100 * exact(teaching, session, set)));
        }
        if (step % SAVED == 0 || last) {
          Checkpoint.write(settings.folder(), network, optimizer, session);
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("training stopped", e);
    } finally {
      reader.shutdownNow();
    }
  }

  private Future<List<Lesson>> prepare(ExecutorService reader, int step) {
    return reader.submit(() -> draw(chance(settings.seed(), step)));
  }

  /**
   * The random numbers of a step. The seeds of neighbouring steps are mixed first: the first
   * numbers of a {@link Random} hardly change from one seed to the next, and would give hundreds of
   * batches in a row to the same source.
   */
  static Random chance(long seed, int step) {
    return new Random(new SplittableRandom(seed * 1_000_003L + step).nextLong());
  }

  /** Rises over the first steps, then falls in a half cosine. */
  private double schedule(int step) {
    int warm = Math.max(1, Math.min(300, settings.steps() / 10));
    if (step < warm) {
      return step / (double) warm;
    }
    double progress = (step - warm) / (double) Math.max(1, settings.steps() - warm);
    return 0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * progress));
  }

  private double step(
      Teaching teaching, Optimizer optimizer, Session session, List<Lesson> lessons, int step) {
    double factor = schedule(step);
    try (Feeds feeds = new Feeds()) {
      teaching.feed(lessons, 0.9, feeds);
      optimizer.feed(
          feeds,
          settings.rate() * factor,
          settings.pretrainedRate() * factor,
          settings.pretrainedRate() * factor * 100);
      Session.Runner runner = feeds.into(session).fetch(teaching.loss);
      optimizer.updates().forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /**
   * The share of lessons of which every step's best legal action is the right one: what greedy
   * decoding gets right.
   */
  private static double exact(Teaching teaching, Session session, List<Lesson> lessons) {
    int right = 0;
    for (int from = 0; from < lessons.size(); from += 16) {
      List<Lesson> part = lessons.subList(from, Math.min(lessons.size(), from + 16));
      right += teaching.exact(part, session);
    }
    return lessons.isEmpty() ? 0 : right / (double) lessons.size();
  }

  /** What is needed to go on: parameters, Adam's memory and the step. */
  private record Checkpoint(int step, Map<String, Tensor> weights, Map<String, Tensor> memory) {

    static Checkpoint read(Path folder) throws IOException {
      Path steps = folder.resolve("checkpoint.step");
      if (!Files.exists(steps)) {
        return new Checkpoint(0, Map.of(), Map.of());
      }
      return new Checkpoint(
          Integer.parseInt(Files.readString(steps).strip()),
          Tensors.read(folder.resolve("checkpoint.safetensors")).byName(),
          Tensors.read(folder.resolve("checkpoint-memory.safetensors")).byName());
    }

    static void write(Path folder, Network network, Optimizer optimizer, Session session)
        throws IOException {
      new Tensors(network.parameters.read(session))
          .write(folder.resolve("checkpoint.safetensors"), Map.of(), (n, t) -> Storage.F32);
      new Tensors(optimizer.read(session))
          .write(folder.resolve("checkpoint-memory.safetensors"), Map.of(), (n, t) -> Storage.F32);
      Files.writeString(folder.resolve("checkpoint.step"), optimizer.step() + "\n");
    }
  }
}
