package org.talktodata.training.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.examples.NvBench;
import org.talktodata.examples.SchemaFile;
import org.talktodata.table.Catalog;

/** Makes examples up over known tables, one after the other, never the same twice. */
public final class Generator {
  /** The sets that generated examples carry as their name. */
  public static final String SET = "generated";

  private final Frames chinese;
  private final Frames english;
  private final List<Topic> topics;
  private final List<String> foreignChinese = new ArrayList<>();
  private final List<String> foreignEnglish = new ArrayList<>();

  private Generator(Frames chinese, Frames english, List<Topic> topics) {
    this.chinese = chinese;
    this.english = english;
    this.topics = List.copyOf(topics);
    Set<String> seen = new HashSet<>();
    for (Topic topic : topics) {
      for (Topic.Thing thing : topic.things()) {
        thing.chinese().stream()
            .filter(n -> n.length() > 1 && seen.add(n))
            .forEach(foreignChinese::add);
        thing.english().stream()
            .filter(n -> n.matches("[a-z]{4,}( [a-z]{3,})?") && seen.add(n))
            .forEach(foreignEnglish::add);
      }
    }
  }

  /**
   * A generator over the schemas of a corpus and over databases of nvBench.
   *
   * @param train the folder of schemas, scripts and {@code frames}
   * @param databases names of databases to use as well
   * @throws IOException if a file cannot be read
   */
  public static Generator read(Path train, NvBench nvBench, List<String> databases)
      throws IOException {
    Map<String, List<Example>> examples = new LinkedHashMap<>();
    for (Example example : Corpus.load(train, SET, true)) {
      examples.computeIfAbsent(example.tables(), k -> new ArrayList<>()).add(example);
    }
    List<Topic> topics = new ArrayList<>();
    for (SchemaFile schema : Corpus.schemas(train)) {
      topics.add(Topic.of(schema, examples.getOrDefault(schema.id(), List.of())));
    }
    for (String database : databases) {
      topics.add(Topic.of(nvBench.database(database)));
    }
    return new Generator(
        Frames.read(train.resolve("frames/zh.frames")),
        Frames.read(train.resolve("frames/en.frames")),
        topics);
  }

  /** How many groups of tables it asks about. */
  public int size() {
    return topics.size();
  }

  /** The tables of one group. */
  public Catalog catalog(int topic) {
    return topics.get(topic).catalog();
  }

  /** A new example about the tables of one group. */
  public Example draw(int topic, Random random) {
    Topic about = topics.get(topic);
    boolean inChinese = inChinese(about, random);
    Frames frames = inChinese ? chinese : english;
    List<String> foreign = inChinese ? foreignChinese : foreignEnglish;
    for (int tries = 0; tries < 30; tries++) {
      Asker asker = new Asker(about, frames, inChinese, foreign, random);
      java.util.Optional<Example> example = asker.ask();
      if (example.isPresent() && example.get().question().text().length() <= 110) {
        return example.get();
      }
    }
    return new Asker(about, frames, inChinese, foreign, random).chat();
  }

  /** Chinese as often as the tables have names for it; sometimes over names of the other. */
  private static boolean inChinese(Topic topic, Random random) {
    double zh = topic.spoken(true);
    double en = topic.spoken(false);
    double share = zh < 0.3 ? 0.1 : en < 0.5 ? 1 : zh < 0.7 ? 0.4 : 0.6;
    return random.nextDouble() < share;
  }
}
