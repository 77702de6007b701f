package org.talktodata.parser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.parser.Linked.Relation;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.Text;
import org.talktodata.question.Mention;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.question.Spelling;
import org.talktodata.question.ValueIndex;
import org.talktodata.question.WordLists;
import org.talktodata.question.Workload;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Reads sentences with the trained network: links the sentence to the tables, encodes, writes the
 * likeliest queries by beam search, and keeps those that can be drawn. One instance serves many
 * threads.
 */
public final class SemanticParser implements QuestionReader {
  /** The longest sentence that is read, in UTF-16 units. */
  public static final int LONGEST_QUESTION = 1000;

  private static final int BEAMS = 5;
  private static final Set<String> UNORDERED = Set.of("and", "or", "oneOf");
  private static final int CACHED_INDEXES = 16;
  private static final int SUGGESTIONS = 3;

  /** While one batch is on the device, the next actions of another are looked for. */
  private static final int BATCHES_AT_ONCE = 2;

  private static final int LARGEST_BATCH = 16;

  /** Questions with more than so many times the places of another are not padded to its length. */
  private static final int ALIKE = 2;

  /**
   * A question is refused when all refusals together are more probable than this; the single
   * likeliest answer is no measure, as its probability is spread over many steps. It is less than a
   * half: of sentences of training sets that the weights had not seen, more that cannot be answered
   * were answered than the reverse; with this at most 3 in 100 that can were refused in any set.
   */
  private static final double REFUSED = 0.35;

  private final String name;
  private final String hash;
  private final Calibration calibration;
  private final WordPiece wordPiece;
  private final Linker linker;
  private final Spelling spelling;
  private final Network network;
  private final StepDecoder decoder;
  private final Session session;
  private final String device = Devices.best();
  private final PhraseVectors phraseVectors;
  private final WideTables wideTables;
  private final Batcher<Linked, Understood> understanding =
      new Batcher<>(this::understand, SemanticParser::alike, BATCHES_AT_ONCE, LARGEST_BATCH);
  private final Multiplications multiplications;
  private final LongAdder sentences = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final DoubleAdder multiplied = new DoubleAdder();
  private final Map<IndexKey, ValueIndex> indexes =
      Collections.synchronizedMap(new Recent<>(CACHED_INDEXES));

  private SemanticParser(
      String name,
      String hash,
      List<String> vocabulary,
      PackedTensors weights,
      Calibration calibration,
      int threads) {
    this.name = name;
    this.hash = hash;
    this.calibration = calibration;
    this.wordPiece = new WordPiece(vocabulary);
    this.linker = new Linker(wordPiece, ParserConfig.SMALL);
    this.spelling = new Spelling(wordPiece.englishWords());
    this.network = new Network(ParserConfig.SMALL, wordPiece.size());
    this.decoder = new StepDecoder(network);
    this.session = Sessions.answering(network.graph, threads);
    network.parameters.fill(session, weights::get, 0);
    this.phraseVectors = new PhraseVectors(network, session, wordPiece);
    this.wideTables = new WideTables(phraseVectors, linker);
    this.multiplications = new Multiplications(network, wordPiece);
  }

  /**
   * Loads the model that comes with the program.
   *
   * @param threads of the processor that one answer may use
   * @throws IOException if the build has no weights
   */
  public static SemanticParser load(int threads) throws IOException {
    Calibration calibration;
    try (InputStream in = SemanticParser.class.getResourceAsStream("/model/calibration.json")) {
      calibration = in == null ? Calibration.NONE : Calibration.read(in);
    }
    return of(
        "talk-to-data-small",
        lines(resource("/model/vocabulary.txt")),
        bytes("/model/base.safetensors"),
        bytes("/model/weights.safetensors"),
        calibration,
        threads);
  }

  /**
   * Loads a model from a training run's folder, with its base.safetensors and weights.safetensors,
   * and calibration.json if there is one.
   *
   * @throws IOException if the folder has none
   */
  public static SemanticParser load(Path folder, int threads) throws IOException {
    return of(
        folder.getFileName().toString(),
        lines(resource("/model/vocabulary.txt")),
        Files.readAllBytes(folder.resolve("base.safetensors")),
        Files.readAllBytes(folder.resolve("weights.safetensors")),
        calibration(folder.resolve("calibration.json")),
        threads);
  }

  private static Calibration calibration(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Calibration.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Calibration.read(in);
    }
  }

  private static SemanticParser of(
      String name,
      List<String> vocabulary,
      byte[] base,
      byte[] weights,
      Calibration calibration,
      int threads)
      throws IOException {
    try {
      // Read while the network is built: the first question would wait for it.
      new Thread(WordLists::read, "word lists").start();
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights));
      PackedTensors tensors = PackedTensors.of(base, weights);
      return new SemanticParser(name, hash, vocabulary, tensors, calibration, threads);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SemanticParser.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("this build has no " + name);
    }
    return in;
  }

  private static List<String> lines(InputStream in) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Override
  public Reading read(
      Question question,
      List<ColumnValues> values,
      Function<ChartQuery, Optional<ChartQuery>> drawn) {
    Optional<Problem> unreadable = unreadable(question.text());
    if (unreadable.isPresent()) {
      return Reading.refused(unreadable.get());
    }
    Spelling.Meant meant = spelling.meant(question, index(values)::find);
    return read(meant.question(), meant.cells(), values, drawn).asTyped(meant.mended());
  }

  private Reading read(
      Question question,
      List<Mention> cells,
      List<ColumnValues> values,
      Function<ChartQuery, Optional<ChartQuery>> drawn) {
    Linked linked = linker.link(wideTables.narrowed(question, cells), cells);
    Understood understood = understanding.ask(linked);
    Optional<Word> refusal = refusal(understood.found);
    if (refusal.isEmpty()) {
      return reading(question, linked, understood, drawn);
    }
    List<String> nearest = nearest(linked, understood.relevance);
    return Reading.refused(
        refusal.get() == Word.REFUSE_TOPIC
            ? Problem.of(Message.NOT_ABOUT_DATA, new Text.Names(nearest, false)).suggesting(nearest)
            : columnMissing(question, values, linked, nearest));
  }

  /**
   * The question has a word that no column answers to: which, and which columns come nearest to it
   * in meaning.
   */
  private Problem columnMissing(
      Question question, List<ColumnValues> values, Linked linked, List<String> nearest) {
    Optional<Problem.Span> missing =
        new MissingWords(question.text(), texts -> refusals(question, texts, values)).find();
    if (missing.isEmpty()) {
      return Problem.of(Message.NOT_IN_TABLE, new Text.Names(nearest, false)).suggesting(nearest);
    }
    Problem.Span span = missing.get();
    String words = question.text().substring(span.start(), span.end());
    List<String> like = nearest(words, linked);
    return Problem.of(Message.NO_COLUMN_LIKE, words, new Text.Names(like, true))
        .about(span)
        .suggesting(like);
  }

  /** How probable it is of each sentence that it is refused for want of a column. */
  private double[] refusals(Question question, List<String> texts, List<ColumnValues> values) {
    List<Linked> sentences = new ArrayList<>();
    for (String text : texts) {
      List<Mention> cells = index(values).find(text);
      sentences.add(linker.link(wideTables.narrowed(question.withText(text), cells), cells));
    }
    try (Encoded encoded = encode(sentences)) {
      return new BeamSearch(decoder, session, 1)
          .beginsWith(Word.REFUSE_COLUMN, grammars(sentences), encoded.memory());
    }
  }

  /** The names of the columns that come nearest to some words in meaning. */
  private List<String> nearest(String words, Linked linked) {
    List<Column> columns = new ArrayList<>();
    for (Item item : linked.items()) {
      if (item instanceof ColumnItem column) {
        columns.add(column.column());
      }
    }
    float[] wanted = phraseVectors.compute(List.of(linker.framedSentence(words)))[0];
    float[][] vectors =
        phraseVectors.of(columns.stream().map(c -> linker.framedSentence(c.name())).toList());
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -WideTables.cosine(wanted, vectors[i])))
        .map(i -> columns.get(i).name())
        .distinct()
        .limit(SUGGESTIONS)
        .toList();
  }

  private static Optional<Problem> unreadable(String text) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(Problem.of(Message.NO_QUESTION));
    }
    if (text.length() > LONGEST_QUESTION) {
      return Optional.of(Problem.of(Message.QUESTION_TOO_LONG, text.length(), LONGEST_QUESTION));
    }
    return Optional.empty();
  }

  private ValueIndex index(List<ColumnValues> values) {
    return indexes.computeIfAbsent(new IndexKey(values), key -> new ValueIndex(values));
  }

  /**
   * What the network makes of a question.
   *
   * @param found the likeliest queries
   * @param relevance how likely the query uses each item, as a logit
   */
  private record Understood(List<BeamSearch.Found> found, float[] relevance) {}

  private List<Understood> understand(List<Linked> questions) {
    try (Encoded encoded = encode(questions)) {
      List<BeamSearch.Searched> searched =
          new BeamSearch(decoder, session, BEAMS).search(grammars(questions), encoded.memory());
      count(questions, searched);
      List<float[]> relevance = encoded.relevance();
      return IntStream.range(0, questions.size())
          .mapToObj(i -> new Understood(searched.get(i).found(), relevance.get(i)))
          .toList();
    }
  }

  private void count(List<Linked> questions, List<BeamSearch.Searched> searched) {
    batches.increment();
    sentences.add(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      Linked question = questions.get(i);
      multiplied.add(multiplications.understanding(question));
      multiplied.add(multiplications.writing(question, searched.get(i).beginnings()));
    }
  }

  private static List<Grammar> grammars(List<Linked> questions) {
    return questions.stream().map(linked -> new Grammar(linked.catalog(), linked.items())).toList();
  }

  private static boolean alike(Linked one, Linked other) {
    return one.places() <= ALIKE * other.places() && other.places() <= ALIKE * one.places();
  }

  /**
   * What the encoders and the joint layers know of questions.
   *
   * @param items how many the question with the most has
   * @param result how likely the queries use each item, then what the decoder remembers
   */
  private record Encoded(int items, Result result) implements AutoCloseable {
    /** For each question how likely its query uses each item, then what pads them. */
    List<float[]> relevance() {
      float[] all = Parameters.tensor((TFloat32) result.get(0)).data();
      return IntStream.range(0, all.length / items)
          .mapToObj(i -> Arrays.copyOfRange(all, i * items, (i + 1) * items))
          .toList();
    }

    BeamSearch.Memory memory() {
      List<Tensor> memory = new ArrayList<>();
      for (int i = 1; i < result.size(); i++) {
        memory.add(result.get(i));
      }
      return new BeamSearch.Memory(items, memory);
    }

    @Override
    public void close() {
      result.close();
    }
  }

  private Encoded encode(List<Linked> questions) {
    Batch batch = new Batch(questions, wordPiece);
    try (Feeds feeds = new Feeds()) {
      batch.feedWithPhrases(network, feeds, phraseVectors.of(batch.phrases()));
      Session.Runner runner = feeds.into(session).fetch(network.relevance);
      decoder.memory.forEach(runner::fetch);
      return new Encoded(batch.items, runner.run());
    }
  }

  private Reading reading(
      Question question,
      Linked linked,
      Understood understood,
      Function<ChartQuery, Optional<ChartQuery>> drawn) {
    List<Drawn> readings = new ArrayList<>();
    Map<String, Double> probability = new HashMap<>();
    List<BeamSearch.Found> answers =
        understood.found.stream().filter(one -> !refuses(one)).toList();
    for (BeamSearch.Found one : new Coverage(linked).weighed(answers)) {
      Optional<ChartQuery> query = build(linked, one.actions());
      query
          .flatMap(drawn)
          .ifPresent(
              chosen -> {
                String looks = inOrder(ChartQueryJson.tree(chosen)).toString();
                if (!probability.containsKey(looks)) {
                  readings.add(new Drawn(query.get(), one.actions(), looks));
                }
                probability.merge(looks, Math.exp(one.logProbability()), Double::sum);
              });
    }
    List<Reading.Candidate> candidates =
        readings.stream()
            .sorted(Comparator.comparingDouble(reading -> -probability.get(reading.looks)))
            .map(
                reading ->
                    new Reading.Candidate(
                        reading.query,
                        calibration.of(Math.min(1, probability.get(reading.looks))),
                        phrases(question.text(), linked, reading.actions, reading.query)))
            .toList();
    if (candidates.isEmpty()) {
      return Reading.refused(
          Problem.of(Message.NO_CHART_READ).suggesting(nearest(linked, understood.relevance)));
    }
    return new Reading(candidates, Optional.empty());
  }

  /**
   * The likeliest of the queries that are drawn alike.
   *
   * @param looks the same for all of them
   */
  private record Drawn(ChartQuery query, List<Integer> actions, String looks) {}

  /** The tree with the parts in order whose order means nothing: of and, or and sets. */
  private static JsonNode inOrder(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        JsonNode value = inOrder(entry.getValue());
        if (UNORDERED.contains(entry.getKey()) && value instanceof ArrayNode array) {
          List<JsonNode> parts = new ArrayList<>();
          array.forEach(parts::add);
          parts.sort(Comparator.comparing(JsonNode::toString));
          array.removeAll().addAll(parts);
        }
      }
    } else {
      node.forEach(SemanticParser::inOrder);
    }
    return node;
  }

  private static boolean refuses(BeamSearch.Found found) {
    Word first = Word.at(found.actions().get(0));
    return first == Word.REFUSE_COLUMN || first == Word.REFUSE_TOPIC;
  }

  private static Optional<ChartQuery> build(Linked linked, List<Integer> actions) {
    try {
      return Optional.of(QueryBuilder.build(linked.catalog(), linked.items(), actions));
    } catch (IllegalArgumentException e) {
      // Well formed, but its numbers do not fit together: not a candidate.
      return Optional.empty();
    }
  }

  /** Why the question is refused, if it is. */
  private static Optional<Word> refusal(List<BeamSearch.Found> found) {
    List<BeamSearch.Found> refusals = found.stream().filter(SemanticParser::refuses).toList();
    double refused = refusals.stream().mapToDouble(one -> Math.exp(one.logProbability())).sum();
    return refused > REFUSED
        ? Optional.of(Word.at(refusals.get(0).actions().get(0)))
        : Optional.empty();
  }

  /** The names of the columns that the network finds most to the point. */
  private static List<String> nearest(Linked linked, float[] relevance) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < linked.items().size(); i++) {
      if (linked.items().get(i) instanceof ColumnItem) {
        columns.add(i);
      }
    }
    columns.sort(Comparator.comparingDouble((Integer i) -> -relevance[i]));
    return columns.stream()
        .limit(SUGGESTIONS)
        .map(i -> ((ColumnItem) linked.items().get(i)).column().name())
        .toList();
  }

  /** Which words became what: those that name the columns and values that the query uses. */
  private static List<Reading.Phrase> phrases(
      String text, Linked linked, List<Integer> actions, ChartQuery query) {
    JsonNode tree = ChartQueryJson.tree(query);
    Map<Integer, Reading.Phrase> byStart = new LinkedHashMap<>();
    for (int action : actions) {
      if (action < Word.count()) {
        continue;
      }
      int item = action - Word.count();
      int[] span = span(linked, item);
      if (span[1] > span[0]) {
        byStart.putIfAbsent(
            span[0],
            new Reading.Phrase(
                text.substring(span[0], span[1]),
                span[0],
                span[1],
                pointer(tree, linked.items().get(item))));
      }
    }
    return byStart.values().stream()
        .sorted(Comparator.comparingInt(Reading.Phrase::start))
        .toList();
  }

  /**
   * The units of the sentence that name an item: a value's own words, or the run of words most like
   * a column's name.
   */
  private static int[] span(Linked linked, int item) {
    if (linked.items().get(item) instanceof ValueItem value) {
      return new int[] {value.mention().start(), value.mention().end()};
    }
    Relation best = Relation.NONE;
    int[] span = {0, 0};
    for (int p = 0; p < linked.sentence().size(); p++) {
      Relation relation = linked.relation(p, item);
      boolean none = best == Relation.NONE;
      if (!relation.namesColumn() || (!none && relation.compareTo(best) > 0)) {
        continue;
      }
      WordPiece.Piece piece = linked.sentence().get(p);
      boolean goesOn = relation == best && piece.start() <= span[1] + 1;
      if (relation != best) {
        span = new int[] {piece.start(), piece.end()};
        best = relation;
      } else if (goesOn) {
        span[1] = piece.end();
      }
    }
    return span;
  }

  /** Where in the query an item stands, as a JSON pointer. */
  private static String pointer(JsonNode tree, Item item) {
    if (item instanceof ColumnItem column) {
      return find(tree, "", column.column().name()).orElse("");
    }
    return tree.has("filter") ? "/filter" : tree.has("limit") ? "/limit" : "";
  }

  private static Optional<String> find(JsonNode node, String pointer, String field) {
    if (node.path("field").asText("").equals(field)) {
      return Optional.of(pointer);
    }
    List<Map.Entry<String, JsonNode>> children = new ArrayList<>(node.properties());
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        children.add(Map.entry(String.valueOf(i), node.get(i)));
      }
    }
    return children.stream()
        .map(child -> find(child.getValue(), pointer + "/" + child.getKey(), field))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String hash() {
    return hash;
  }

  /** How the probabilities of the decoder become the confidence of a candidate. */
  public Calibration calibration() {
    return calibration;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public Workload workload() {
    return new Workload(sentences.sum(), batches.sum(), multiplied.sum());
  }

  @Override
  public void close() {
    session.close();
    network.close();
  }

  /**
   * Columns with their values, known again by the identity of each list of values: whoever keeps
   * them hands out the same lists while a table is unchanged.
   */
  private record IndexKey(List<ColumnValues> columns) {
    @Override
    public boolean equals(Object other) {
      if (!(other instanceof IndexKey key) || key.columns.size() != columns.size()) {
        return false;
      }
      for (int i = 0; i < columns.size(); i++) {
        ColumnValues mine = columns.get(i);
        ColumnValues others = key.columns.get(i);
        if (mine.values() != others.values() || !mine.field().equals(others.field())) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (ColumnValues column : columns) {
        hash = 31 * hash + System.identityHashCode(column.values());
      }
      return hash;
    }
  }
}
